"""One cell at a time: text as text, missing as ``#N/A``, formulas with the value they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.render.refs import sheet_name
from industry_clusters.views.model import Formula, Link

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from industry_clusters.views.model import Cell, Value

MISSING = "#N/A"


def cached(value: Value) -> Any:
    """A value as a formula's cache holds it."""
    if value is None:
        return ""
    if isinstance(value, bool | str):
        return value
    return MISSING if value != value else value  # noqa: PLR0124  NaN is not itself


def write_cell(sheet: Worksheet, row: int, column: int, cell: Cell, look: Format | None) -> None:
    """Write a plain cell. A :class:`Formula` must be resolved already."""
    if isinstance(cell, Formula):
        sheet.write_formula(row, column, f"={cell.text}", look, cached(cell.value))
    elif isinstance(cell, Link):
        place = f"internal:{sheet_name(cell.sheet)}!A1"
        sheet.write_url(row, column, place, look, cell.text, f"Go to {cell.sheet}")
    elif cell is None:
        sheet.write_blank(row, column, None, look)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, look)
    elif isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, look)
    elif cell != cell:  # noqa: PLR0124  NaN is not itself
        sheet.write_formula(row, column, "=NA()", look, MISSING)
    else:
        sheet.write_number(row, column, cell, look)
