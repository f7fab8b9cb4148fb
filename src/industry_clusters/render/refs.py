"""Where cells lie, and the view's references turned into Excel's.

The one module that knows cell addresses: a first pass over all sheets gives every block its rows and columns,
then :meth:`Addresses.template` turns a formula of the view's language into Excel's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from industry_clusters.errors import WorkbookError, did_you_mean
from industry_clusters.render.measure import block_rows, table_rows
from industry_clusters.views.model import Fields, Formula, Heading, NoteBox, Table

if TYPE_CHECKING:
    from industry_clusters.views.model import Block, Cell, Sheet, Workbook

FIRST_BLOCK_ROW = 3
"""Rows above are the title, the source line and a blank."""

_NEWER = re.compile(r"\b(AGGREGATE|RANK\.EQ|RRI)(?=\()")
"""Functions newer than Excel 2007 are stored with a prefix; without it a cell shows ``#NAME?``."""

ROW = "\0"
"""Stands for this row's number in a formula template."""

_TOKEN = re.compile(
    r'(?P<text>"(?:[^"]|"")*")|\[(?P<own>\w+)\]|\{(?P<table>\w+)(?P<part>[.#])(?P<first>\w+)(?::(?P<last>\w+))?\}'
)


@dataclass(frozen=True)
class TableAddress:
    """Where a table lies; rows and columns are counted from 0."""

    sheet: str
    header_row: int
    first_row: int
    last_row: int
    columns: Mapping[str, int]


@dataclass(frozen=True)
class Addresses:
    """Every block's place: ``blocks`` maps (sheet, number of the block) to its first row."""

    blocks: Mapping[tuple[str, int], int]
    tables: Mapping[str, TableAddress]
    names: Mapping[str, tuple[str, int, int]]

    @classmethod
    def of(cls, view: Workbook) -> Addresses:
        """Lay out all sheets of a workbook."""
        blocks: dict[tuple[str, int], int] = {}
        tables: dict[str, TableAddress] = {}
        names: dict[str, tuple[str, int, int]] = {}
        for sheet in view.sheets:
            row = FIRST_BLOCK_ROW
            for number, block in enumerate(sheet.blocks):
                blocks[sheet.name, number] = row
                _place(sheet, block, row, tables, names)
                row += block_rows(block) + (0 if isinstance(block, Heading) else 1)
        return cls(blocks, tables, names)

    def cell(self, name: str) -> str:
        """The absolute address of a field or note box, with its sheet."""
        sheet, row, column = self.names[name]
        return f"{sheet_name(sheet)}!${xl_col_to_name(column)}${row + 1}"

    def template(self, text: str, sheet: str, table: str | None = None) -> str:
        """Resolve a formula once for a whole column: this row's number is left open as :data:`ROW`.

        Raises
        ------
        WorkbookError
            Where a table or column is not known.
        """

        def replaced(token: re.Match[str]) -> str:
            if token["text"] is not None:
                return token["text"]
            if token["own"] is not None:
                return f"${xl_col_to_name(self._column(self._table(table or ''), token['own']))}{ROW}"
            return self._range(
                token["table"], token["part"], token["first"], token["last"] or token["first"], sheet
            )

        return _NEWER.sub(r"_xlfn.\1", _TOKEN.sub(replaced, text))

    def resolve(self, text: str, sheet: str, table: str | None = None, row: int = 0) -> str:
        """Resolve a formula for one row, counted from 0."""
        return self.template(text, sheet, table).replace(ROW, str(row + 1))

    def resolved(self, cell: Cell, sheet: str) -> Cell:
        """The cell, with its formula resolved where it is one."""
        return Formula(self.resolve(cell.text, sheet), cell.value) if isinstance(cell, Formula) else cell

    def _range(self, key: str, part: str, first: str, last: str, sheet: str) -> str:
        table = self._table(key)
        top, bottom = (
            (table.header_row, table.header_row) if part == "#" else (table.first_row, table.last_row)
        )
        left, right = (xl_col_to_name(self._column(table, name)) for name in (first, last))
        start, end = f"${left}${top + 1}", f"${right}${bottom + 1}"
        where = "" if table.sheet == sheet else f"{sheet_name(table.sheet)}!"
        return f"{where}{start}" if start == end else f"{where}{start}:{end}"

    def _table(self, key: str) -> TableAddress:
        if key in self.tables:
            return self.tables[key]
        raise WorkbookError(f"no table {key!r} in the workbook", next_step=did_you_mean(key, self.tables))

    @staticmethod
    def _column(table: TableAddress, key: str) -> int:
        if key in table.columns:
            return table.columns[key]
        raise WorkbookError(
            f"no column {key!r} in its table",
            place=f"sheet {table.sheet}",
            next_step=did_you_mean(key, table.columns),
        )


def _place(
    sheet: Sheet,
    block: Block,
    row: int,
    tables: dict[str, TableAddress],
    names: dict[str, tuple[str, int, int]],
) -> None:
    if isinstance(block, Table):
        header = row + (1 if block.caption else 0)
        columns = {column.key: position for position, column in enumerate(block.columns)}
        last = header + max(table_rows(block), 1)
        tables[block.key] = TableAddress(sheet.name, header, header + 1, last, columns)
    elif isinstance(block, Fields):
        for number, field in enumerate(block.rows):
            names[field.key] = (sheet.name, row + number, 1)
    elif isinstance(block, NoteBox):
        names[block.key] = (sheet.name, row + 1, 0)


def sheet_name(name: str) -> str:
    """A sheet's name as formulas write it.

    Examples
    --------
    >>> sheet_name("Ann's table")
    "'Ann''s table'"
    """
    return "'" + name.replace("'", "''") + "'"
