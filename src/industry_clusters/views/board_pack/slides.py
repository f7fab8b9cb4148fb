"""Ten slides for a board: one message each, its finding as the title, and where its numbers come from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.matrix import COMPARED
from industry_clusters.analysis.comparisons import Claim
from industry_clusters.views.board_pack.findings import area_growth, findings, has_a_line, trend_pictures
from industry_clusters.views.board_pack.reading import how_to_read, sources
from industry_clusters.views.board_pack.region_slide import region_map
from industry_clusters.views.board_pack.wishes import is_chosen, profiled, ranked, shown_clusters
from industry_clusters.views.slides.deck import how_known
from industry_clusters.views.slides.deck_clusters import map_figures, mapped
from industry_clusters.views.slides.deck_comparisons import HALF, firm, matrix_table
from industry_clusters.views.slides.deck_words import (
    brief_area,
    empty_clusters,
    number,
    plain_area,
    said_area,
    short,
    slide_source,
)
from industry_clusters.views.vocabulary.deck_model import Bullets, Deck, DeckCell, DeckTable, Slide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.analysis.said import Said
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.board_pack.wishes import Wishes

_ON_SLIDES = ("jobs", "growth", "both", "pay")
_MOST_ROWS, _LONGEST_TITLE = 11, 120
_INDUSTRIES = 3
_OF_RANKS = (
    "Ranks by size, concentration, growth and pay; in brackets the ranks that the likely ranges leave open. G (green) is the "
    "upper group, Y (yellow) the middle, R (red) the lower; two letters: both are possible."
)


def board_deck(analysis: Analysis, wishes: Wishes) -> Deck:
    """The slides; of a study without clusters, or without a number of any, those that have something to say."""
    study = analysis.study
    who = " \N{MIDDLE DOT} ".join(filter(None, (study.board, wishes.date_words)))
    subtitle = (
        f"{study.first_year} to {study.last_year}, compared with {said_area(analysis.reference.label)}\n{who}"
    )
    return Deck(
        f"Industry clusters of {plain_area(analysis.region.label)}",
        subtitle,
        tuple(_slides(analysis, wishes)),
    )


def _slides(analysis: Analysis, wishes: Wishes) -> Iterator[Slide]:
    source = slide_source(analysis)
    yield Slide(region_headline(analysis), how_known(analysis), region_map(analysis, wishes), source)
    pictures = list(trend_pictures(analysis))
    if pictures and has_a_line(pictures[0]):
        words = f"{pictures[0].table.title}. Totals of whole areas are published numbers. ".rstrip()
        yield Slide(area_growth(analysis), words, pictures[0], source)
    for found in findings(analysis, wishes):
        if found.key in _ON_SLIDES:
            yield Slide(found.headline, found.rest, found.picture, source)
    rows = ranked(analysis, wishes)
    if len(rows) > 1:
        said = matrix_said(analysis, wishes)
        yield Slide(
            said.headline,
            matrix_words(analysis, wishes, said, _MOST_ROWS),
            matrix_table(analysis, rows.head(_MOST_ROWS)),
            source,
        )
    if len(rows):
        yield _front(analysis, wishes, source)
    yield Slide(
        "How to read these numbers",
        " ".join(f"{line}." for line in sources(analysis)),
        Bullets(how_to_read(analysis)),
        source,
    )


def region_headline(analysis: Analysis) -> str:
    """The region's jobs and their change, by its published totals."""
    study, marks = analysis.study, analysis.marks
    change = marks.region_total_last - marks.region_total_first
    jobs = number(marks.region_total_last, "{:,.0f}")
    said = f"{brief_area(analysis.region.label)}: {jobs} jobs in {study.last_year}"
    return said if math.isnan(change) else f"{said}, {number(change, '{:+,.0f}')} since {study.first_year}"


def matrix_said(analysis: Analysis, wishes: Wishes) -> Said:
    """Which of the clusters are among the first three of all however the criteria are weighted."""
    return firm(analysis, shown_clusters(analysis, wishes)).named(Claim.FIRM, HALF)


def matrix_words(analysis: Analysis, wishes: Wishes, said: Said, most_rows: int | None = None) -> str:
    """How the matrix is read, and what a table of at most so many rows does not show."""
    rows = ranked(analysis, wishes)
    shown, values = len(rows), rows[[f"value_{criterion}" for criterion in COMPARED]]
    words = [
        _OF_RANKS,
        "Two dashes: no value." if values.isna().any(axis=None) else "",
        said.rest,
        f"Ranks are among all {len(analysis.matrix)} clusters." if is_chosen(analysis, wishes) else "",
        f"Shown are {most_rows} of {shown}." if most_rows and shown > most_rows else "",
        without_words(analysis),
    ]
    return " ".join(filter(None, words))


def without_words(analysis: Analysis) -> str:
    """Clusters of which nothing is known; "" where there are none."""
    empty = [short(name) for name in empty_clusters(analysis)]
    return f"Without any industry group whose jobs are known: {', '.join(empty)}." if empty else ""


def _front(analysis: Analysis, wishes: Wishes, source: str) -> Slide:
    """The clusters with a page of their own in the report, side by side."""
    names = profiled(analysis, wishes)
    labels = [label for label, _ in map_figures(analysis, analysis.clusters.names.index(names[0]) + 1)]
    header = (
        "Cluster",
        "Industries, in the order of their jobs",
        *(label[:1].upper() + label[1:] for label in labels),
    )
    rows = tuple(_front_row(analysis, name) for name in names)
    title = f"{len(names)} cluster{'s' * (len(names) != 1)} to look at"
    listed = f"{title}: {_listed(names)}"
    title = listed if len(listed) <= _LONGEST_TITLE else title
    chosen = "chosen for this pack" if wishes.clusters else "first in the decision matrix"
    sentence = (
        f"The clusters {chosen}, in the order of the matrix, each with its first industries by best values."
    )
    return Slide(title, sentence, DeckTable(header, rows, words=2), source)


def _front_row(analysis: Analysis, name: str) -> tuple[DeckCell, ...]:
    slot = analysis.clusters.names.index(name) + 1
    members = mapped(analysis)
    titles = members.loc[members["slot"].eq(slot), "industry_title"].head(_INDUSTRIES)
    figures = (DeckCell(text) for _, text in map_figures(analysis, slot))
    return (DeckCell(name, "heading"), DeckCell("; ".join(titles)), *figures)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(short, names))
