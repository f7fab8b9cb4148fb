"""A sheet's columns: how wide each is, so that every block on the sheet reads well."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from industry_clusters.render.measure import column_width, shown_text
from industry_clusters.views.vocabulary.drawn import Diagram
from industry_clusters.views.vocabulary.model import Column, Fields, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.views.vocabulary.model import Block, Sheet

READING_WIDTH = 105.0
"""Width, in characters, that running text may fill."""

_LEAST_READING_WIDTH = 84.0
_BLANK_COLUMN = 12.0
_LABEL_WIDTHS, _VALUE_WIDTH, _HELP_WIDTH = (22.0, 40.0), 28.0, 54.0
_FILTER_BUTTON = 2.0
_HELP_COLUMN = 2


@dataclass(frozen=True)
class Grid:
    """Widths of a sheet's columns in characters, which of them are hidden, and the last that text is merged over."""

    widths: tuple[float, ...]
    hidden: frozenset[int]
    last: int

    @classmethod
    def of(cls, sheet: Sheet) -> Grid:
        """Columns as wide as the widest block needs, and enough of them for running text."""
        hidden = frozenset(
            position
            for block in sheet.blocks
            if isinstance(block, Table)
            for position, column in enumerate(block.columns)
            if isinstance(column, Column) and column.hidden
        )
        widths = _filled(_widths(sheet.blocks), hidden)
        last = _last_reading_column(widths, hidden)
        if sheet.full_width:
            last = max(position for position in range(len(widths)) if position not in hidden)
        return cls(tuple(widths), hidden, last)

    def between(self, first: int, last: int) -> float:
        """The width of shown columns from one to another."""
        return sum(
            width
            for position, width in enumerate(self.widths)
            if first <= position <= last and position not in self.hidden
        )

    @property
    def reading_width(self) -> float:
        """The width that running text fills."""
        return self.between(0, self.last)

    @property
    def help_end(self) -> int:
        """The last column of what explains a labelled cell: as far as the sheet has columns, until it has room for a sentence."""
        shown = [at for at in range(_HELP_COLUMN, len(self.widths)) if at not in self.hidden]
        wide = (at for at in shown if self.between(_HELP_COLUMN, at) >= _HELP_WIDTH)
        return next(wide, max(_HELP_COLUMN, *shown[-1:], _HELP_COLUMN))

    def parts(self, count: int) -> list[tuple[int, int]]:
        """The first and last of so many groups of neighboring columns, as equal in width as they can be.

        Examples
        --------
        >>> Grid((30.0, 13.0, 13.0, 13.0, 13.0, 13.0, 13.0), frozenset(), 6).parts(4)
        [(0, 0), (1, 2), (3, 4), (5, 6)]
        """
        ends, first = [], 0
        for number in range(count - 1):
            last_possible = self.last - (count - 1 - number)
            goal = self.between(first, self.last) / (count - number)
            last = min(
                range(first, max(first, last_possible) + 1),
                key=lambda at: abs(self.between(first, at) - goal),
            )
            ends.append((first, last))
            first = last + 1
        return [*ends, (first, max(first, self.last))]

    def printed(self, sheet: Sheet) -> Grid:
        """The part of the grid that prints: through the last column that a printed table shows, or that running text fills."""
        tables = [block for block in sheet.blocks[: sheet.printed_blocks] if isinstance(block, Table)]
        ends = [_shown_columns(table) for table in tables if table.is_printed]
        through = next(
            (printed_columns(table) for table in tables if table.printed_through is not None), None
        )
        count = through if through is not None else max(self.last + 1, *ends, 1)
        return replace(self, widths=self.widths[:count])

    @property
    def total(self) -> float:
        """The width of all shown columns."""
        return self.between(0, len(self.widths))


def printed_columns(table: Table) -> int:
    """How many of a table's columns print."""
    keys = [column.key for column in table.columns]
    return len(keys) if table.printed_through is None else keys.index(table.printed_through) + 1


def _shown_columns(table: Table) -> int:
    """Columns of the sheet through the last that a table shows."""
    shown = [at + (column.span if isinstance(column, Column) else 1) for at, column in enumerate(table.columns)
             if not (isinstance(column, Column) and (column.hidden or column.gap))]  # fmt: skip
    return max(shown, default=0)


def _widths(blocks: Sequence[Block]) -> list[float]:
    widths: list[float] = []
    for block in blocks:
        for position, width in enumerate(_block_widths(block)):
            if position == len(widths):
                widths.append(width)
            widths[position] = max(widths[position], width)
    if any(isinstance(block, Fields) for block in blocks):
        widths[_HELP_COLUMN] += max(0.0, _HELP_WIDTH - sum(widths[_HELP_COLUMN:]))
    return widths


def _block_widths(block: Block) -> Sequence[float]:
    if isinstance(block, Fields):
        label = max((len(shown_text(field.label)) for field in block.rows), default=0) + 2.0
        return (min(max(label, _LABEL_WIDTHS[0]), _LABEL_WIDTHS[1]), _VALUE_WIDTH, 0.0)
    if isinstance(block, Diagram):
        return [block.width] * block.columns
    if isinstance(block, Table):
        return [column_width(column, _FILTER_BUTTON if block.filters else 0.0) for column in block.columns]
    return ()


def _filled(widths: list[float], hidden: frozenset[int]) -> list[float]:
    """Narrow tables leave blank columns beside them, so that text above need not be as narrow."""
    shown = sum(width for position, width in enumerate(widths) if position not in hidden)
    while shown < _LEAST_READING_WIDTH:
        widths.append(_BLANK_COLUMN)
        shown += _BLANK_COLUMN
    return widths


def _last_reading_column(widths: list[float], hidden: frozenset[int]) -> int:
    total, last = 0.0, 0
    for position, width in enumerate(widths):
        if position in hidden:
            continue
        if total >= _LEAST_READING_WIDTH and total + width > READING_WIDTH:
            break
        total, last = total + width, position
    return last
