"""The report for a board, eight to twelve pages: the findings of the slides with what they rest on, and a page a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.board_pack.findings import area_growth, findings, trend_pictures
from industry_clusters.views.board_pack.reading import reading_blocks
from industry_clusters.views.board_pack.slides import (
    matrix_said,
    matrix_words,
    region_headline,
    without_words,
)
from industry_clusters.views.board_pack.wishes import profiled, ranked
from industry_clusters.views.occupations.cluster_occupations import listed_jobs
from industry_clusters.views.slides.deck import area_table, how_known
from industry_clusters.views.slides.deck_clusters import map_figures, member_table, occupation_cells, rests_on
from industry_clusters.views.slides.deck_comparisons import matrix_table
from industry_clusters.views.slides.deck_words import plain_area, said_area, slide_source
from industry_clusters.views.vocabulary.document_model import (
    Callout,
    DocumentTable,
    Heading,
    KeptText,
    KeyFigures,
    PageBreak,
    Run,
    Text,
    report,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.board_pack.findings import Finding
    from industry_clusters.views.board_pack.wishes import Wishes
    from industry_clusters.views.vocabulary.deck_model import DeckTable
    from industry_clusters.views.vocabulary.document_model import Block, Document

_OCCUPATIONS = 6


def board_report(analysis: Analysis, wishes: Wishes) -> Document:
    """The report, of as much as the numbers allow."""
    study = analysis.study
    title = f"Industry clusters of {plain_area(analysis.region.label)}"
    subtitle = f"{study.first_year} to {study.last_year}, compared with {said_area(analysis.reference.label)}"
    return report(title, subtitle, study.board, wishes.date_words, tuple(_body(analysis, wishes)))


def _body(analysis: Analysis, wishes: Wishes) -> Iterator[Block]:
    source = Text((slide_source(analysis),), "Source")
    found = list(findings(analysis, wishes))
    yield from _in_short(analysis, wishes, found)
    yield from _region(analysis, source)
    yield from _side_by_side(analysis, found, source)
    if len(ranked(analysis, wishes)):
        yield from _matrix(analysis, wishes, source)
        for name in profiled(analysis, wishes):
            yield PageBreak()
            yield from _profile(analysis, name, source)
    yield PageBreak()
    yield from reading_blocks(analysis)


def _in_short(analysis: Analysis, wishes: Wishes, found: Sequence[Finding]) -> Iterator[Block]:
    """What a reader takes along who reads one page."""
    headlines = [region_headline(analysis), *(one.headline for one in found)]
    if len(ranked(analysis, wishes)):
        headlines.append(matrix_said(analysis, wishes).headline)
    yield Callout(tuple((f"{line}.",) for line in headlines), "In short")
    words = " ".join(filter(None, (how_known(analysis), without_words(analysis))))
    yield Text((words,))


def _region(analysis: Analysis, source: Block) -> Iterator[Block]:
    yield Heading("The region")
    yield Text((Run(f"{area_growth(analysis)}.", bold=True),))
    yield as_table(area_table(analysis), "The region and the areas that it is compared with")
    yield from trend_pictures(analysis)
    yield source


def _side_by_side(analysis: Analysis, found: Sequence[Finding], source: Block) -> Iterator[Block]:
    """A finding, what has to be said beside it, and its picture."""
    yield Heading("The clusters side by side")
    if not found:
        yield Text((f"No cluster has a figure that can be compared. {without_words(analysis)}".strip(),))
        return
    for one in found:
        yield Heading(one.topic, 2)
        yield Text((Run(f"{one.headline}. ", bold=True), one.rest))
        yield one.picture
    yield source


def _matrix(analysis: Analysis, wishes: Wishes, source: Block) -> Iterator[Block]:
    said = matrix_said(analysis, wishes)
    yield PageBreak()
    yield Heading("Decision matrix")
    yield Text((Run(f"{said.headline}. ", bold=True), matrix_words(analysis, wishes, said)))
    yield as_table(matrix_table(analysis, ranked(analysis, wishes)), "Decision matrix")
    yield source


def _profile(analysis: Analysis, name: str, source: Block) -> Iterator[Block]:
    """A page on a cluster: figures, industry groups, occupations, what it rests on in the team's words."""
    slot = analysis.clusters.names.index(name) + 1
    yield Heading(name)
    yield KeyFigures(tuple((number, label) for label, number in map_figures(analysis, slot)))
    yield Text((rests_on(analysis, name),))
    yield as_table(member_table(analysis, name), f"Industry groups of {name}")
    if not analysis.occupations.is_empty:
        yield from _occupations(analysis, name, slot)
    yield Heading("Infrastructure and institutions", 2)
    yield KeptText(
        f"infrastructure {name}", f"[What {name} rests on: type it here or into the workbook.]",
        analysis.study.infrastructure.get(name, ""),
    )  # fmt: skip
    yield source


def _occupations(analysis: Analysis, name: str, slot: int) -> Iterator[Block]:
    header, rows = occupation_cells(analysis, listed_jobs(analysis, slot).head(_OCCUPATIONS))
    yield Heading("Occupations", 2)
    texts = tuple(tuple(cell.text for cell in row) for row in rows)
    yield DocumentTable(header, texts, words=3, title=f"Occupations of {name}")


def as_table(table: DeckTable, title: str) -> DocumentTable:
    """A slide's table as one of a document."""
    texts = tuple(tuple(cell.text for cell in row) for row in table.rows)
    styles = {
        (number, place): cell.style
        for number, row in enumerate(table.rows)
        for place, cell in enumerate(row)
        if cell.style
    }
    return DocumentTable(table.header, texts, words=table.words, styles=styles, title=title)
