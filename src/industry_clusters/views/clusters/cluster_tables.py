"""Step 6: one table for each cluster, its industry groups and its own row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.rows import group_rows
from industry_clusters.sheet_names import DEFINITIONS_SHEET, SUMMARY_SHEET
from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.cluster_sheets import SUMMARY, shown_summary
from industry_clusters.views.clusters.definitions import (
    CLUSTER_LIST,
    DEFINITIONS,
)
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.industries.second_columns import (
    second_header,
    shown_quotients,
)
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.room import ROOM
from industry_clusters.views.vocabulary.words import (
    header,
    live_text,
    names_of,
    source_line,
)
from industry_clusters.views.vocabulary.worked import padded

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

_TABLE_COLUMNS = (
    "employment_first", "employment_last", "growth", "pay_first", "pay_last", "quotient_first", "quotient_last",
)  # fmt: skip
_SECOND = "quotient_second"
_ROLE_WIDTH = 20.0


def tables_sheet(analysis: Analysis) -> Sheet:
    """One table for each cluster: the cluster's own row, and its industry groups."""
    guide = live_text(
        "Each table follows the definitions. Pay is in dollars of {dollar_year}; the first row is the cluster, from sums.",
        names_of(analysis),
    )
    blocks: list[Block] = [Paragraph(guide, "note")]
    if not analysis.clusters.names:
        blocks = [
            Paragraph(
                f"No cluster is defined yet. Write some on '{DEFINITIONS_SHEET}' and build the workbook again."
            )
        ]
    summary = shown_summary(analysis)
    for slot in range(1, len(analysis.clusters.names) + 1):
        blocks += _cluster_blocks(analysis, slot, summary.iloc[slot - 1])
    return Sheet(
        SUMMARY_SHEET, "Industry groups of each cluster", Role.RESULT, tuple(blocks), source_line(analysis)
    )


def _cluster_blocks(analysis: Analysis, slot: int, row: pd.Series[Any]) -> Iterator[Block]:
    members = analysis.clusters.members
    own = members[members["slot"].eq(slot) & members["counted"].eq(1)]
    name = analysis.clusters.names[slot - 1]
    caption = Formula(f"INDEX({{{CLUSTER_LIST}.name}},{slot})", name)
    yield Table(f"cluster_{slot}_sum", _sum_columns(analysis, slot, row), caption=caption)
    yield Table(f"cluster_{slot}", _member_columns(analysis, slot, own))


def _member_columns(analysis: Analysis, slot: int, own: pd.DataFrame) -> tuple[Column, ...]:
    """The cluster's members and spare rows: what the NAICS table says of each, and their place in the definitions."""
    size = len(own) + ROOM.get().members
    every = group_rows(analysis)
    rows = [every[int(place) - 1] for place in own["row"]]

    def derived(
        name: str, label: str | Formula, unit: Unit, values: list[Cell], formula: str, **further: Any
    ) -> Column:
        filled = padded(values, size)
        return Column(name, label, filled, unit, Kind.DERIVED, formula, **further)

    def of_naics(name: str, label: str | Formula, unit: Unit) -> Column:
        formula = f'IF([place]="","",INDEX({{{NAICS}.{name}}},INDEX({{{DEFINITIONS}.row}},[place])))'
        width = 46.0 if name.endswith("_title") else None
        return derived(name, label, unit, [row[name] for row in rows], formula, width=width)

    def of_term(name: str) -> Column:
        return of_naics(name, header(name, analysis), Unit(TERMS[name].unit))

    second = () if analysis.second is None else (of_naics(_SECOND, second_header(analysis), Unit.QUOTIENT),)
    role = f'IF([place]="","",INDEX({{{DEFINITIONS}.role}},[place])&"")'
    positions: list[Cell] = [*_positions(analysis, own)]
    return (
        of_term("industry_title"),
        of_term("industry_code"),
        derived("role", header("role", analysis), Unit.TEXT, own["role"].tolist(), role, width=_ROLE_WIDTH),
        *map(of_term, _TABLE_COLUMNS),
        *second,
        Column("number", "Number", list(range(1, size + 1)), Unit.COUNT, hidden=True),
        derived(
            "place", "Row of the definitions", Unit.COUNT, positions, _place_of_member(slot), hidden=True
        ),
    )


def _place_of_member(slot: int) -> str:
    """Which row of the definitions the cluster's ``[number]``-th member is; empty where it has fewer."""
    counts = f"(({{{DEFINITIONS}.slot}}={slot})*({{{DEFINITIONS}.counted}}=1))"
    return f'IFERROR(AGGREGATE(15,6,{{{DEFINITIONS}.position}}/{counts},[number]),"")'


def _positions(analysis: Analysis, own: pd.DataFrame) -> list[int]:
    """Rows of the definitions sheet, where rows without a code are not written."""
    written = analysis.clusters.members["industry_code"].ne("")
    return [int(number) for number in written.cumsum()[own.index]]


def _sum_columns(analysis: Analysis, slot: int, row: pd.Series[Any]) -> tuple[Column, ...]:
    """The cluster's own figures, from its ``row`` of the summary."""

    def of_summary(
        name: str, label: str | Formula, unit: Unit, value: Cell | None = None, width: float | None = None
    ) -> Column:
        formula = f"INDEX({{{SUMMARY}.{name}}},MATCH({slot},{{{SUMMARY}.slot}},0))"
        values = [row[name] if value is None else value]
        return Column(name, label, values, unit, Kind.DERIVED, formula, width=width)

    second: tuple[Column, ...] = ()
    if analysis.second is not None:
        shown = shown_quotients(row.to_frame().T).iloc[0] if row["members"] else ""
        second = (of_summary(_SECOND, second_header(analysis), Unit.QUOTIENT, shown),)

    return (
        of_summary("cluster", header("cluster", analysis), Unit.TEXT),
        of_summary("members", header("members", analysis), Unit.COUNT),
        of_summary("remark", header("remark", analysis), Unit.LONG_TEXT, width=_ROLE_WIDTH),
        *(of_summary(name, header(name, analysis), Unit(TERMS[name].unit)) for name in _TABLE_COLUMNS),
        *second,
    )
