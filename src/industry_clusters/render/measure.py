"""How wide and how tall things are: columns by what they hold, rows by how much text has to fit."""

from __future__ import annotations

import math
from math import isfinite
from typing import TYPE_CHECKING

from industry_clusters.views.model import Column, Fields, Formula, Link, NoteBox, Table, Trend, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.views.model import Block, Cell, Sheet

LINE_HEIGHT = 15.0
READING_WIDTH = 105.0
"""Width, in characters, that running text may fill."""

_UNIT_WIDTHS = {
    Unit.TEXT: 24.0,
    Unit.LONG_TEXT: 42.0,
    Unit.CODE: 9.0,
    Unit.YEAR: 8.0,
    Unit.COUNT: 10.0,
    Unit.JOBS: 12.0,
    Unit.CHANGE: 12.0,
    Unit.DOLLARS: 12.0,
    Unit.PERCENT: 10.0,
    Unit.QUOTIENT: 8.5,
    Unit.DIFFERENCE: 9.0,
    Unit.INDEX: 10.0,
    Unit.RATE: 10.0,
}
_FIELD_WIDTHS = (40.0, 30.0, 58.0)
_WIDEST_TEXT, _MARGIN = 60.0, 2.0
_DIGITS_ROOM = 1.35  # thousands separators, sign and currency beside the digits


def shown_text(cell: Cell) -> str:
    """The text that a reader sees of a heading or label."""
    value = cell.value if isinstance(cell, Formula) else cell.text if isinstance(cell, Link) else cell
    return "" if value is None else str(value)


def column_width(column: Column | Trend) -> float:
    """Characters that a column needs."""
    if column.width is not None:
        return column.width
    if isinstance(column, Trend):
        return 14.0
    least = _UNIT_WIDTHS[column.unit]
    word = max((len(word) for word in shown_text(column.header).split()), default=0) * 1.1 + _MARGIN
    if column.unit in (Unit.TEXT, Unit.CODE):
        longest = max((len(shown_text(cell)) for cell in column.values), default=0)
        wanted = max(longest * 1.05 + _MARGIN, word)
        return min(max(least if column.unit is Unit.CODE else 6.0, wanted), _WIDEST_TEXT)
    if column.unit is Unit.LONG_TEXT:
        return least
    return max(least, word, _widest_number(column.values))


def _widest_number(values: Sequence[Cell]) -> float:
    numbers = [cell.value if isinstance(cell, Formula) else cell for cell in values]
    largest = max(
        (abs(number) for number in numbers if isinstance(number, int | float) and isfinite(number)), default=0
    )
    return math.floor(math.log10(largest) + 1) * _DIGITS_ROOM + _MARGIN if largest >= 1 else 0.0


def grid(sheet: Sheet) -> list[float]:
    """Widths of a sheet's columns: each as wide as the widest block needs."""
    widths: list[float] = []
    for block in sheet.blocks:
        for position, width in enumerate(_block_widths(block)):
            if position == len(widths):
                widths.append(width)
            widths[position] = max(widths[position], width)
    return widths or [READING_WIDTH]


def _block_widths(block: Block) -> Sequence[float]:
    if isinstance(block, Fields):
        return _FIELD_WIDTHS
    return [column_width(column) for column in block.columns] if isinstance(block, Table) else ()


def hidden_columns(sheet: Sheet) -> set[int]:
    """Positions of the columns that are folded away."""
    return {
        position
        for block in sheet.blocks
        if isinstance(block, Table)
        for position, column in enumerate(block.columns)
        if isinstance(column, Column) and column.hidden
    }


def reading_columns(sheet: Sheet) -> tuple[int, float]:
    """The last column that running text is merged over, and the width up to there."""
    widths, hidden = grid(sheet), hidden_columns(sheet)
    total = 0.0
    last = 0
    for position, width in enumerate(widths):
        if position in hidden or total >= READING_WIDTH:
            break
        total, last = total + width, position
    return last, total


def lines_of(text: str, width: float) -> int:
    """Lines that a text takes when it is wrapped at a width in characters."""
    return sum(max(1, math.ceil(len(paragraph) * 0.97 / max(width, 1.0))) for paragraph in text.split("\n"))


def header_height(table: Table) -> float:
    """Height of a table's header row: as tall as its tallest wrapped label."""
    tallest = max(_header_lines(shown_text(column.header), column_width(column)) for column in table.columns)
    return LINE_HEIGHT * tallest + 3


def row_heights(table: Table) -> dict[int, float]:
    """Heights of the rows whose long texts wrap, by row number from 0."""
    heights: dict[int, float] = {}
    for column in table.columns:
        if isinstance(column, Column) and column.unit is Unit.LONG_TEXT:
            for number, cell in enumerate(column.values):
                lines = lines_of(shown_text(cell), column_width(column) - _MARGIN)
                if lines > 1:
                    heights[number] = max(heights.get(number, 0.0), LINE_HEIGHT * lines)
    return heights


def _header_lines(text: str, width: float) -> int:
    """Wrapping keeps words whole, so lines are filled word by word."""
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width - 1.5:
            lines, used = lines + 1, len(word)
        else:
            used += len(word) + (1 if used else 0)
    return lines


def block_rows(block: Block) -> int:
    """Sheet rows that a block takes, without the blank row after it."""
    if isinstance(block, Table):
        return (1 if block.caption else 0) + 1 + table_rows(block)
    if isinstance(block, NoteBox):
        return 1 + block.lines
    if isinstance(block, Fields):
        return len(block.rows)
    return getattr(block, "rows", None) or len(getattr(block, "entries", ())) or 1


def table_rows(table: Table) -> int:
    """Rows of data, and those left empty for a person's own."""
    longest = max(
        (len(column.values) if isinstance(column, Column) else len(column.rows) for column in table.columns),
        default=0,
    )
    return longest + table.input_rows
