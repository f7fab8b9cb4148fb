"""Step 8: what employers said in their own words, as far as it is picked for the briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.interviews import QUOTES_STEP
from industry_clusters.sheet_names import QUOTES_SHEET
from industry_clusters.views.interviews.log import LOG, SOURCE
from industry_clusters.views.vocabulary.model import (
    Column,
    Field,
    Fields,
    Formula,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.room import ROOM
from industry_clusters.views.vocabulary.worked import padded

if TYPE_CHECKING:
    from industry_clusters.analysis.interviews.interviews import InterviewTables, LogRow
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell


def quotes_sheet(analysis: Analysis, tables: InterviewTables) -> Sheet:
    """The quotes that are picked in the log, cluster by cluster, without a name."""
    size = max(ROOM.get().quotes, len(tables.quotes) + ROOM.get().further_quotes)
    words = Paragraph(
        f"Quotes with 'yes' under 'Pick' in the log, cluster by cluster, ready for the briefing; there is room for {size}. "
        "They carry industry, role and size in the place of a name: check that nobody can be recognized even so."
    )
    picked = Field(
        "quotes_picked",
        "Quotes picked",
        Formula(f"SUM({{{LOG}.pick}})", len(tables.quotes)),
        Unit.COUNT,
        Kind.DERIVED,
    )
    blocks = (words, Fields((picked,)), _quotes(tables, size))
    return Sheet(
        QUOTES_SHEET, f"Quotes for the briefing: {analysis.region.label}", Role.RESULT, blocks, SOURCE
    )


def _quotes(tables: InterviewTables, size: int) -> Table:
    def looked_up(key: str, label: str, unit: Unit, width: float, column: str = "") -> Column:
        values = [_cell(row, key) for row in tables.quotes]
        formula = f'IF([row]="","",INDEX({{{LOG}.{column or key}}},[row])&"")'
        return Column(key, label, padded(values, size), unit, Kind.DERIVED, formula, width=width)

    order = f'IFERROR(SMALL({{{LOG}.order}},[place]),"")'
    return Table(
        "quotes",
        (
            looked_up("cluster", "Cluster", Unit.LONG_TEXT, 24.0),
            looked_up("quote", "Quote", Unit.LONG_TEXT, 70.0),
            looked_up("industry", "Industry", Unit.LONG_TEXT, 30.0, "industry_title"),
            looked_up("role", "Role", Unit.LONG_TEXT, 18.0),
            looked_up("size", "Size", Unit.LONG_TEXT, 18.0),
            looked_up("number", "Interview", Unit.TEXT, 11.0),
            Column("place", "Place", list(range(1, size + 1)), Unit.COUNT, hidden=True),
            Column("order", "Order", padded([row.quote_order for row in tables.quotes], size), Unit.COUNT, Kind.DERIVED,
                   order, hidden=True),
            Column("row", "Row of the log", padded([row.position for row in tables.quotes], size), Unit.COUNT, Kind.DERIVED,
                   f'IF([order]="","",MOD([order],{QUOTES_STEP}))', hidden=True),
        ),
    )  # fmt: skip


def _cell(row: LogRow, key: str) -> Cell:
    return row.industry_title if key == "industry" else str(getattr(row.interview, key))
