"""One cell at a time: text as text, missing as ``#N/A``, formulas with the value they have."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from industry_clusters.render.refs import sheet_name
from industry_clusters.views.vocabulary.model import FileLink, Formula, Link

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from industry_clusters.render.page import Page
    from industry_clusters.views.vocabulary.model import Cell, Value

MISSING = "#N/A"


class _NoText(str):
    """A text without characters, as the value of a formula.

    XlsxWriter takes "" for a formula without a value and writes an empty number; Excel writes an empty text. It asks by
    comparing, so this text equals no other.
    """

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return False

    def __ne__(self, other: object) -> bool:
        return True


_NO_TEXT = _NoText()


def cached(value: Value) -> Any:
    """A value as a formula's cache holds it."""
    if value is None or value == "":
        return _NO_TEXT
    if isinstance(value, bool | str):
        return value
    return value if isfinite(value) else MISSING


def write_cell(page: Page, row: int, column: int, cell: Cell, look: Format | None) -> None:
    """Write a plain cell. A :class:`Formula` must be resolved already."""
    if type(cell) is float and isfinite(cell):  # what most cells are comes first
        page.write_finite(row, column, cell, look)
    elif type(cell) is str:
        page.write_string(row, column, cell, look)
    elif isinstance(cell, Formula):
        page.write_formula(row, column, f"={cell.text}", look, cached(cell.value))
    elif isinstance(cell, Link):
        place = f"internal:{sheet_name(cell.sheet)}!A1"
        page.write_url(row, column, place, look, cell.text, f"Go to {cell.sheet}")
    elif isinstance(cell, FileLink):
        page.write_url(row, column, f"external:{cell.path}", look, cell.text, f"Open {cell.path}")
    elif cell is None:
        page.write_blank(row, column, None, look)
    elif isinstance(cell, str):
        page.write_string(row, column, cell, look)
    elif isinstance(cell, bool):
        page.write_boolean(row, column, cell, look)
    elif isfinite(cell):
        page.write_finite(row, column, cell, look)
    else:
        page.write_formula(row, column, "=NA()", look, MISSING)
