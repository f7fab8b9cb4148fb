"""The first page: what the region's numbers say, its first clusters, what needs attention, and the method's steps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.measures.ratio import ratio
from industry_clusters.sheet_names import MATRIX_SHEET, SETUP_SHEET, START_SHEET
from industry_clusters.study import BaseTotal, Ownership
from industry_clusters.views.clusters.chart_sheet import start_bubbles
from industry_clusters.views.dashboard.attention import attention_table, reading_note
from industry_clusters.views.dashboard.first_clusters import COLUMN, FEW, first_table
from industry_clusters.views.dashboard.sentences import reference_growth_words, sentences
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.region.data_sheets import REGION, TOTALS, years_of
from industry_clusters.views.registry import shown_entries
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Heading,
    Kind,
    Link,
    Paragraph,
    Role,
    Sheet,
    Table,
    Tile,
    Tiles,
    Unit,
)
from industry_clusters.views.vocabulary.words import followed, live_text, names_of, source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

_HALF = 3
"""Columns of the sheet that a step's status spans, and its next action."""
_NOT_KNOWN = "not known"


def start_sheet(analysis: Analysis) -> Sheet:
    """The dashboard, from what is known to what to do."""
    blocks = (
        Paragraph(
            f"All of this follows what you type in yellow cells, such as the years on '{SETUP_SHEET}'.",
            "note",
        ),
        Tiles(_figures(analysis)),
        Heading("What the numbers say"),
        *map(Paragraph, sentences(analysis)),
        *_clusters(analysis),
        Heading("What needs attention", new_page=True),
        attention_table(analysis),
        *(Paragraph(text, "note") for text in (reading_note(analysis), _methods(analysis)) if text),
        Heading("The steps"),
        _steps(analysis),
    )
    title = f"Industry clusters of opportunity: {analysis.region.label}"
    return Sheet(START_SHEET, title, Role.GUIDE, blocks, source_line(analysis), landscape=False)


def _figures(analysis: Analysis) -> tuple[Tile, ...]:
    """Four figures of the region, each with what it is held against."""
    marks, table, words = analysis.marks, analysis.naics_table, names_of(analysis)
    last_year = analysis.study.last_year
    own = BaseTotal.PRIVATE if analysis.study.ownership is Ownership.PRIVATE else BaseTotal.TOTAL_COVERED
    own_total = analysis.region.totals[own]["employment"][last_year]
    total = f'INDEX({years_of(TOTALS, analysis)},MATCH("{REGION}|{own.label}|Employment",{{{TOTALS}.key}},0),last_column)'
    published = _figure(
        f"SUM({{{NAICS}.disclosed_last}})/{total}", float(ratio(table["disclosed_last"].sum(), own_total))
    )
    return (
        Tile("glance_jobs", live_text("Jobs in {last_year}", words), _figure("region_total_last", marks.region_total_last), Unit.JOBS,
             live_text("{base_total}", words)),
        Tile("glance_growth", "Annual growth in jobs", _figure("region_growth", marks.region_growth), Unit.PERCENT,
             reference_growth_words(analysis)),
        Tile("glance_pay", "Average annual pay", _figure("region_pay", marks.region_pay), Unit.DOLLARS,
             live_text("{last_year}, in {dollar_year} dollars", words)),
        Tile("glance_visible", "Jobs that are published", published, Unit.SHARE,
             followed(f"of {own.label.lower()} jobs", live_text(", by industry group, {last_year}", words))),
    )  # fmt: skip


def _figure(formula: str, value: float) -> Formula:
    """A figure in large type, or in words that it is not known."""
    return Formula(f'IFERROR({formula},"{_NOT_KNOWN}")', _NOT_KNOWN if math.isnan(value) else value)


def _clusters(analysis: Analysis) -> Iterator[Block]:
    """The first few by score, and the bubble chart; where there is no cluster, how to make one."""
    names = analysis.clusters.names
    if not names:
        yield Heading("Clusters")
        yield Paragraph("No cluster is defined yet: step 6, below, leads to where you group industries.")
        return
    few = f"The {FEW} clusters" if len(names) >= FEW else "The clusters"
    yield Heading(f"{few} with the highest scores")
    yield Paragraph(
        f"By the decision matrix on '{MATRIX_SHEET}' with the weights that are set there, at best values; in parentheses the ranks that "
        "ranges leave possible.",
        "note",
    )
    yield first_table(analysis)
    yield start_bubbles(analysis)


def _methods(analysis: Analysis) -> str:
    """How the best values were made, where counties were estimated in different ways."""
    methods = analysis.known.methods
    if len(methods) < 2:  # noqa: PLR2004  one way needs no words here
        return ""
    return f"Counties by how their best values were made: {', '.join(f'{name}: {count}' for name, count in methods.items())}."


def _steps(analysis: Analysis) -> Table:
    steps = sorted(
        ((entry.name, entry.step) for entry in shown_entries(analysis) if entry.step),
        key=lambda one: one[1].order,
    )
    gaps = [Column(f"gap_{number}", "", [], gap=True, width=COLUMN) for number in range(1, 2 * _HALF - 1)]
    return Table(
        "steps",
        (
            Column("what", "Step", [Link(step.words, name) for name, step in steps], Unit.LONG_TEXT, width=28.0),
            Column("state", "Status", [step.state(analysis) for _, step in steps], Unit.LONG_TEXT, Kind.DERIVED, span=_HALF, width=COLUMN),
            *gaps[: _HALF - 1],
            Column("next", "Next", [step.next(analysis) for _, step in steps], Unit.LONG_TEXT, Kind.DERIVED, span=_HALF, width=COLUMN),
            *gaps[_HALF - 1 :],
        ),
    )  # fmt: skip
