"""How wide and how tall things are: columns by what they hold, rows by how much text has to fit."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.views.vocabulary.model import (
    Column,
    Fields,
    Formula,
    NoteBox,
    Table,
    Tiles,
    Trend,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from industry_clusters.views.vocabulary.model import Block, Cell

LINE_HEIGHT = 15.0
TILE_ROWS = 3
"""Label, figure, detail."""

_UNIT_WIDTHS = {
    Unit.TEXT: 6.0,
    Unit.LONG_TEXT: 42.0,
    Unit.CODE: 9.0,
    Unit.YEAR: 8.0,
    Unit.DATE: 13.0,
    Unit.TIME: 11.0,
    Unit.COUNT: 10.0,
    Unit.JOBS: 12.0,
    Unit.CHANGE: 12.0,
    Unit.DOLLARS: 12.0,
    Unit.HOURLY: 10.0,
    Unit.SHARE: 9.0,
    Unit.PERCENT: 10.0,
    Unit.QUOTIENT: 8.5,
    Unit.DIFFERENCE: 9.0,
    Unit.INDEX: 10.0,
    Unit.RATE: 10.0,
}
_WIDEST_TEXT, _MARGIN = 60.0, 3.0
_WIDE_LETTER, _LETTER, _BOLD_LETTER = 1.03, 0.92, 1.08  # of a digit's width, in which columns are measured
_PATH_SHARE = 0.8  # of a line: longer ones may not fit, as programs measure letters differently
_NUMBERS = {float, int}
_DIGITS_ROOM = 1.35  # thousands separators, sign and currency beside the digits


def shown_text(cell: Cell) -> str:
    """The text that a reader sees of a heading or label."""
    value = cell.value if isinstance(cell, Formula) else getattr(cell, "text", cell)
    return "" if value is None else str(value)


def column_width(column: Column | Trend, button: float = 0.0) -> float:
    """Characters that a column needs; ``button`` is what a filter takes of its header."""
    if column.width is not None:
        return column.width
    if isinstance(column, Column) and column.gap:
        return 0.0
    longest_word = max((len(word) for word in shown_text(column.header).split()), default=0)
    header = longest_word * _BOLD_LETTER + _MARGIN + button
    return max(header, _content_width(column)) if isinstance(column, Column) else header


def _content_width(column: Column) -> float:
    least = _UNIT_WIDTHS[column.unit]
    if column.unit is Unit.LONG_TEXT:
        return least
    kinds = set(map(type, column.values))
    if column.unit in (Unit.TEXT, Unit.CODE):
        return min(max(least, _longest(column.values, kinds) * _WIDE_LETTER + _MARGIN), _WIDEST_TEXT)
    return max(least, _widest_number(column.values, kinds))


def _longest(values: Sequence[Cell], kinds: set[type]) -> int:
    texts: Iterable[Any] = values if kinds == {str} else map(shown_text, values)
    return max(map(len, texts), default=0)


def _widest_number(values: Sequence[Cell], kinds: set[type]) -> float:
    numbers: Iterable[Any] = values
    if not kinds <= _NUMBERS:
        shown = (cell.value if isinstance(cell, Formula) else cell for cell in values)
        numbers = (number for number in shown if isinstance(number, int | float))
    finite = list(filter(math.isfinite, numbers))
    largest = max(max(finite, default=0), -min(finite, default=0))
    return math.floor(math.log10(largest) + 1) * _DIGITS_ROOM + _MARGIN if largest >= 1 else 0.0


def lines_of(text: str, width: float, letter: float = _LETTER) -> int:
    """Lines that a text takes when it is wrapped, whole words, at a width in characters.

    Examples
    --------
    >>> lines_of("Location quotient, last year", 12)
    3
    """
    room = width / letter - 1
    if len(text) <= _PATH_SHARE * room and "\n" not in text:
        return 1
    return sum(_wrapped(_with_breaks(paragraph, room), room) for paragraph in text.split("\n"))


def _with_breaks(text: str, width: float) -> str:
    """A path that is too long for a line breaks after its slashes."""
    too_long = "/" in text and max(map(len, text.split()), default=0) > _PATH_SHARE * width
    return text.replace("/", "/ ") if too_long else text


def header_lines(text: str, width: float) -> int:
    """The same for a table's header, which is bold."""
    return lines_of(text, width - 0.5, _BOLD_LETTER)


def _wrapped(text: str, width: float) -> int:
    lines, used = 1, 0
    for word in text.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
        lines, used = lines + int((used - 1) // max(width, 1)), int((used - 1) % max(width, 1)) + 1
    return lines


def block_rows(block: Block) -> int:
    """Sheet rows that a block takes, without the blank row after it."""
    if isinstance(block, Table):
        return (1 if block.caption else 0) + 1 + table_rows(block)
    if isinstance(block, NoteBox):
        return 1 + block.lines
    if isinstance(block, Tiles):
        return TILE_ROWS
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
