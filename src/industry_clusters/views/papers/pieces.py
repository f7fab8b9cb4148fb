"""Pieces that several papers have: words that are kept, the cluster map as a picture, dates, how the process goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import EVENTS
from industry_clusters.views.occupations.occupation_words import levels_source
from industry_clusters.views.slides.deck_clusters import map_body, map_words
from industry_clusters.views.slides.deck_words import slide_source
from industry_clusters.views.vocabulary.document_model import (
    DocumentTable,
    Heading,
    KeptText,
    Picture,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.deck_model import DeckMap
    from industry_clusters.views.vocabulary.document_model import Block

NO_DATE, NO_PLACE = "date to be announced", "place to be announced"


def kept(case: Case, place: str, default: str) -> KeptText:
    """The team's words for a place; ours until it types some, there or in the workbook."""
    return KeptText(f"{place} {case.cluster}".strip(), f"[{place}]", case.words(place), default)


def numbered(number: int, title: str) -> Heading:
    """The heading of a paper's part."""
    return Heading(f"{number}. {title}")


def cluster_map(case: Case) -> Iterator[Block]:
    """The map as a picture, said in words for those who do not see it; the same as a table where none can be drawn."""
    body = map_body(case.analysis, case.cluster)
    yield Text((map_words(case.analysis, case.cluster),))
    said = "; ".join(f"{label} {value}" for label, value in body.figures)
    parts = ". ".join(
        f"{panel.title}: {'; '.join(' '.join(line) for line in panel.lines)}"
        for layer in body.layers
        for panel in layer
    )
    alt = f"Cluster map of {case.cluster}. {said}. {parts}."
    yield Picture(body, alt, _map_table(body), f"{case.cluster}: cluster map")


def map_source(case: Case) -> Block:
    """Whose numbers a cluster's map and its industry groups have."""
    return Text((slide_source(case.analysis) + levels_source(case.analysis),), "Source")


def _map_table(body: DeckMap) -> DocumentTable:
    rows = tuple(
        (panel.title, line[0], line[1] if len(line) > 1 else "")
        for layer in body.layers
        for panel in layer
        for line in panel.lines
    )
    return DocumentTable(("Part", "What", "Jobs"), rows, (0.28, 0.54, 0.18), words=2, title="Cluster map")


def dates_table(case: Case) -> DocumentTable:
    """The group's meetings with day, time and place."""
    rows = []
    for name in EVENTS:
        event = case.event(name)
        rows.append((name, event.when or NO_DATE, event.place or NO_PLACE))
    return DocumentTable(("What", "When", "Where"), tuple(rows), (0.24, 0.42, 0.34), title="Dates")
