"""Where cells lie, and the view's references turned into Excel's.

The one module that knows cell addresses: a first pass over all sheets gives every block its rows and columns,
then :meth:`Addresses.template` turns a formula of the view's language into Excel's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from industry_clusters.errors import WorkbookError, did_you_mean
from industry_clusters.render.grid import Grid
from industry_clusters.render.measure import block_rows, table_rows
from industry_clusters.views.vocabulary.model import Fields, Formula, Heading, NoteBox, Table, Tiles

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.model import Block, Cell, Sheet, Workbook

FIRST_BLOCK_ROW, NAVIGATION_ROWS = 3, 2
"""Rows above are the title, the source line and a blank."""

_letters = cache(xl_col_to_name)
"""The letters of a column by its number; a workbook's formulas ask for the same ones ten thousand times."""

ROW = "\0"
"""Stands for this row's number in a formula template."""

_NEWER = (
    "AGGREGATE", "RANK.EQ", "RANK.AVG", "RRI", "IFNA", "PERCENTILE.INC", "PERCENTILE.EXC", "QUARTILE.INC",
    "QUARTILE.EXC", "STDEV.S", "STDEV.P", "VAR.S", "VAR.P", "MODE.SNGL", "NUMBERVALUE", "DAYS", "XOR", "FORMULATEXT",
)  # fmt: skip
"""Functions newer than Excel 2007 are stored with a prefix; without it a cell shows ``#NAME?``."""

_TOKEN = re.compile(
    r"""(?=["'\[{\w])(?:"""  # what a token begins with: all else is passed over at once
    r'(?P<text>"(?:[^"]|"")*")'
    r"|(?P<sheet>(?:'(?:[^']|'')+'|\b\w++)![$A-Z0-9:]+)"
    r"|\[(?P<own>\w+)\]"
    r"|\{(?P<table>\w+)(?P<part>[.#])(?P<first>\w+)(?::(?P<last>\w+))?\}"
    rf"|\b(?P<newer>{'|'.join(map(re.escape, _NEWER))})(?=\()"
    r"|(?<![\w.$#])(?P<name>[A-Za-z_][\w.]*+)(?![(!]))"
)
_NO_NAME = re.compile(r"TRUE|FALSE|[A-Z]{1,3}\d+|N|A")
"""Words that are no defined names: truths, cells, and the letters of ``#N/A``."""


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
    """Every block's place.

    ``blocks`` maps (sheet, number of the block) to its first row, ``names`` a field or note box to its sheet,
    row and column; ``defined`` are the other names that formulas may use.
    """

    blocks: Mapping[tuple[str, int], int]
    tables: Mapping[str, TableAddress]
    names: Mapping[str, tuple[str, int, int]]
    defined: frozenset[str] = frozenset()
    _resolved: dict[tuple[str, str | None], dict[tuple[str | None, str], str]] = field(
        default_factory=lambda: defaultdict(dict), repr=False, compare=False
    )

    @classmethod
    def of(cls, view: Workbook) -> Addresses:
        """Lay out all sheets of a workbook.

        Raises
        ------
        WorkbookError
            Where two blocks have the same key.
        """
        blocks: dict[tuple[str, int], int] = {}
        tables: dict[str, TableAddress] = {}
        names: dict[str, tuple[str, int, int]] = {}
        for sheet in view.sheets:
            row = FIRST_BLOCK_ROW + (NAVIGATION_ROWS if sheet.navigation else 0)
            for number, block in enumerate(sheet.blocks):
                blocks[sheet.name, number] = row
                _place(sheet, block, row, tables, names)
                row += block_rows(block) + (0 if isinstance(block, Heading) else 1)
        ranges = (getattr(block, "name_range", None) for sheet in view.sheets for block in sheet.blocks)
        return cls(blocks, tables, names, frozenset([*view.names, *filter(None, ranges)]))

    def cell(self, name: str) -> str:
        """The absolute address of a field or note box, with its sheet."""
        if name not in self.names:
            raise _unknown("field", name, self.names)
        sheet, row, column = self.names[name]
        return f"{sheet_name(sheet)}!${_letters(column)}${row + 1}"

    def columns(self, table: str) -> dict[str, str]:
        """The absolute address of each of a table's columns, by its key, with its sheet."""
        place = self._table(table)
        return {key: self._range(place, ".", key, key, sheet="") for key in place.columns}

    def template(self, text: str, sheet: str, table: str | None = None) -> str:
        """Resolve a formula once for a whole column: this row's number is left open as :data:`ROW`.

        Raises
        ------
        WorkbookError
            Where a table, a column or a name is not known.
        """
        known = self._resolved[sheet, table]

        def resolved(token: re.Match[str]) -> str:
            key = token.lastgroup, token[0]
            if key not in known:
                known[key] = self._of_token(token, sheet, table)
            return known[key]

        return _TOKEN.sub(resolved, text)

    def _of_token(self, token: re.Match[str], sheet: str, table: str | None) -> str:
        """What a reference of the view's language is in Excel's."""
        if token["own"]:
            return f"${_letters(self._column(self._table(table or ''), token['own']))}{ROW}"
        if token["table"]:
            place = self._table(token["table"])
            return self._range(place, token["part"], token["first"], token["last"] or token["first"], sheet)
        if token["newer"]:
            return f"_xlfn.{token['newer']}"
        if token["name"]:
            self._check_name(token["name"], sheet)
        return token[0]

    def resolve(self, text: str, sheet: str, table: str | None = None, row: int = 0) -> str:
        """Resolve a formula for one row, counted from 0."""
        return self.template(text, sheet, table).replace(ROW, str(row + 1))

    def resolved(self, cell: Cell, sheet: str) -> Cell:
        """The cell, with its formula resolved where it is one."""
        return Formula(self.resolve(cell.text, sheet), cell.value) if isinstance(cell, Formula) else cell

    def _range(self, table: TableAddress, part: str, first: str, last: str, sheet: str) -> str:
        top, bottom = (
            (table.header_row, table.header_row) if part == "#" else (table.first_row, table.last_row)
        )
        left, right = (_letters(self._column(table, name)) for name in (first, last))
        start, end = f"${left}${top + 1}", f"${right}${bottom + 1}"
        where = "" if table.sheet == sheet else f"{sheet_name(table.sheet)}!"
        return f"{where}{start}" if start == end else f"{where}{start}:{end}"

    def _table(self, key: str) -> TableAddress:
        if key in self.tables:
            return self.tables[key]
        raise _unknown("table", key, self.tables)

    @staticmethod
    def _column(table: TableAddress, key: str) -> int:
        if key in table.columns:
            return table.columns[key]
        raise _unknown("column", key, table.columns, f"sheet {table.sheet!r}")

    def _check_name(self, name: str, sheet: str) -> None:
        if name not in self.names and name not in self.defined and not _NO_NAME.fullmatch(name):
            raise _unknown("defined name", name, [*self.names, *self.defined], f"sheet {sheet!r}")


def _unknown(what: str, key: str, known: Mapping[str, object] | list[str], place: str = "") -> WorkbookError:
    return WorkbookError(
        f"there is no {what} {key!r} in the workbook's view", place=place, next_step=did_you_mean(key, known)
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
        _once(tables, block.key, TableAddress(sheet.name, header, header + 1, last, columns))
    elif isinstance(block, Fields):
        for number, field in enumerate(block.rows):
            _once(names, field.key, (sheet.name, row + number, 1))
    elif isinstance(block, Tiles):
        for tile, (first, _) in zip(block.tiles, Grid.of(sheet).parts(len(block.tiles)), strict=True):
            _once(names, tile.key, (sheet.name, row + 1, first))
    elif isinstance(block, NoteBox):
        _once(names, block.key, (sheet.name, row + 1, 0))


def _once(places: dict[str, Any], key: str, place: Any) -> None:
    if key in places:
        raise WorkbookError(f"two blocks of the workbook's view have the key {key!r}")
    places[key] = place


def sheet_name(name: str) -> str:
    """A sheet's name as formulas write it.

    Examples
    --------
    >>> sheet_name("Ann's table")
    "'Ann''s table'"
    """
    return "'" + name.replace("'", "''") + "'"
