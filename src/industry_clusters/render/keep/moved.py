"""Where a cell of a workbook of an earlier release is in the one that is built from it: by its name, its table's heading and row, or its words.

An address alone says nothing there: sheets have other names, stand together, and have lines that they had not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from industry_clusters.ingest.study.written_places import letters_of, number_of
from industry_clusters.render.keep.package import MAIN
from industry_clusters.sheet_names import FORMER_HEADINGS
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from industry_clusters.render.keep.package import Package

    Place = tuple[int, int]
    """Row and column, counted from 1."""

CELLS = r"\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}"
"""What may follow a sheet's name in a formula: a cell, a range, or whole columns."""
_CELL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)")
_COLUMN = re.compile(r"(\$?)([A-Z]{1,3})")
_NAME = re.compile(r"(?:'((?:[^']|'')+)'|([^!]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_WORDS_AND_YEAR = re.compile(r"(.*?)( \d{4})?", re.DOTALL)
_CODE_OF_AREA = re.compile(r" \((?:US|CS|C)?\d{3,5}\)")
_WITHIN_A_SENTENCE = re.compile(r"(?<=[a-z] )(?<!the )(?=United States)")
_KEY_COLUMNS = 3
_HEADER = f"FF{STYLES['header'].fill}"


@dataclass(frozen=True)
class _Table:
    """A header with the rows beneath it, down to the next header; the words above it are its caption."""

    header: int
    last: int
    heads: Mapping[int, str]
    caption: str


class _Key(NamedTuple):
    """What a row begins with, the words of its first columns, and all that these say: codes too, and figures that may have changed."""

    first: str
    words: frozenset[str]
    every: frozenset[str]


@dataclass
class _Page:
    """What stands on a sheet, by place, and its tables."""

    cells: dict[Place, str]
    header_cells: set[Place]
    _rows: dict[int, set[int]] = field(default_factory=dict)

    @cached_property
    def tables(self) -> list[_Table]:
        """Its tables from top to bottom."""
        rows = sorted({row for row, _ in self.header_cells})
        ends = [row - 1 for row in rows[1:]]
        ends += [max(row for row, _ in self.cells)] if rows else []
        return [
            _Table(row, end, self._heads(row), self._caption(row))
            for row, end in zip(rows, ends, strict=True)
        ]

    def _heads(self, row: int) -> dict[int, str]:
        return {column: self.cells.get((row, column), "") for at, column in self.header_cells if at == row}

    def _caption(self, row: int) -> str:
        above = ((self.cells.get((line, 1), "")) for line in range(row - 1, 0, -1))
        return next((text for text in above if text), "")

    def table_at(self, row: int, column: int) -> _Table | None:
        """The table that a cell belongs to."""
        inside = [one for one in self.tables if one.header <= row <= one.last and column in one.heads]
        return inside[-1] if inside else None

    def key(self, row: int) -> _Key:
        """What a row is known by."""
        first = [self.cells.get((row, column), "") for column in range(1, _KEY_COLUMNS + 1)]
        every = frozenset(text for text in first if text)
        words = frozenset(text for text in every if not _is_number(text))
        return _Key(first[0], words or frozenset(first[:1]), every)

    @cached_property
    def by_text(self) -> dict[str, list[Place]]:
        """Places by what they say."""
        found: dict[str, list[Place]] = {}
        for place, text in self.cells.items():
            found.setdefault(text, []).append(place)
        return found


class MovedCells:
    """Follows cells from a workbook of an earlier release into the new one.

    ``sheets`` says for each sheet that a build made where what it held is now.
    """

    def __init__(self, old: Package, new: Package, sheets: Mapping[str, str]) -> None:
        self.old, self.new = old, new
        self.sheets = {name.casefold(): (name, there) for name, there in sheets.items()}
        self._pages: dict[tuple[bool, str], _Page] = {}
        self._before: dict[str, _Page] = {}

    def knows(self, sheet: str) -> bool:
        """Whether a sheet is one that a build made."""
        return sheet.casefold() in self.sheets

    def moved(self, sheet: str, cells: str) -> tuple[str, str] | None:
        """The sheet and the cells that hold what ``cells`` of an old sheet held; None where nothing does.

        Cells keep their dollar signs. A range is found where both its ends are, on one sheet and as far apart.
        """
        name, there = self.sheets[sheet.casefold()]
        first, _, last = cells.partition(":")
        if not _CELL.fullmatch(first):
            return self._columns(name, there, first, last)
        start = self._cell(name, there, first)
        end = self._cell(name, there, last) if last else start
        if start is None or end is None or not _as_far(cells, start, end):
            return None
        return there, start if not last else f"{start}:{end}"

    def _cell(self, name: str, there: str, cell: str) -> str | None:
        part = _CELL.fullmatch(cell)
        if part is None:
            return None
        place = int(part[4]), number_of(part[2])
        found = (
            self._by_name(name, there, place)
            or self._in_table(name, there, place)
            or self._by_words(name, there, place)
        )
        return f"{part[1]}{letters_of(found[1])}{part[3]}{found[0]}" if found else None

    def _by_name(self, name: str, there: str, place: Place) -> Place | None:
        """An input's or a figure's place, by its defined name."""
        for word, (sheet, at) in self._names(self.old).items():
            if (sheet, at) == (name, place):
                found = self._names(self.new).get(word)
                return found[1] if found and found[0] == there else None
        return None

    def _in_table(self, name: str, there: str, place: Place) -> Place | None:
        """The cell under the same heading in the row of the same words."""
        before, after = self._said_today(name, there), self._page(self.new, there)
        table = before.table_at(*place)
        if table is None:
            return None
        heading = table.heads[place[1]]
        found = [(one, at) for one in after.tables for at in _columns_of(one, heading)]
        same = [one for one in found if one[0].caption == table.caption]
        for tables in (same, found):
            if place[0] == table.header:
                hits = [(one.header, at) for one, at in tables]
            else:
                hits = _hits(before.key(place[0]), after, tables)
            if len(hits) == 1:
                return hits[0]
        return None

    def _by_words(self, name: str, there: str, place: Place) -> Place | None:
        """The one cell that says the same words; numbers say nothing of where they belong."""
        text = self._said_today(name, there).cells.get(place, "")
        found = [] if not text or _is_number(text) else self._page(self.new, there).by_text.get(text, [])
        return found[0] if len(found) == 1 else None

    def _columns(self, name: str, there: str, first: str, last: str) -> tuple[str, str] | None:
        """Whole columns, where they are those of one table in both workbooks."""
        ends = []
        before, after = self._said_today(name, there), self._page(self.new, there)
        for end in (first, last):
            part = _COLUMN.fullmatch(end)
            tables = [one for one in before.tables if part and number_of(part[2]) in one.heads]
            if part is None or len(tables) != 1:
                return None
            columns = [
                at for one in after.tables for at in _columns_of(one, tables[0].heads[number_of(part[2])])
            ]
            if len(columns) != 1 or sum(columns[0] in one.heads for one in after.tables) != 1:
                return None
            ends.append((part[1], columns[0]))
        return there, ":".join(f"{dollar}{letters_of(at)}" for dollar, at in ends)

    def _said_today(self, name: str, there: str) -> _Page:
        """An old sheet in the words that its sheet of today has for what was reworded."""
        if name not in self._before:
            page, words = self._page(self.old, name), self._page(self.new, there).by_text
            cells = {place: text if text in words else _today(text) for place, text in page.cells.items()}
            self._before[name] = _Page(cells, page.header_cells)
        return self._before[name]

    def _page(self, package: Package, name: str) -> _Page:
        key = (package is self.old, name)
        if key not in self._pages:
            self._pages[key] = _read(package, name)
        return self._pages[key]

    def _names(self, package: Package) -> dict[str, tuple[str, Place]]:
        """By defined name the sheet and the first cell, of names of one cell or one merged box."""
        kept: dict[str, tuple[str, Place]] = self.__dict__.setdefault(f"names_{package is self.old}", {})
        if not kept:
            for entry in package.tree(package.workbook).iter(f"{MAIN}definedName"):
                found = _NAME.fullmatch(entry.text or "")
                if found and entry.get("localSheetId") is None and found[5] is None:
                    sheet = (found[1] or found[2]).replace("''", "'")
                    kept[entry.get("name")] = sheet, (int(found[4]), number_of(found[3]))
        return kept


def _today(text: str) -> str:
    """What a heading or label that was reworded says now, with the year that it ends in; other texts name areas without their codes."""
    words, year = _WORDS_AND_YEAR.fullmatch(text).groups("")  # type: ignore[union-attr]  # it fits every text
    if words in FORMER_HEADINGS:
        return f"{FORMER_HEADINGS[words]}{year}"
    named = _CODE_OF_AREA.sub("", text)
    return text if named == text else _WITHIN_A_SENTENCE.sub("the ", named)


def _columns_of(table: _Table, heading: str) -> list[int]:
    return [column for column, text in table.heads.items() if heading and text == heading]


def _hits(key: _Key, page: _Page, found: list[tuple[_Table, int]]) -> list[Place]:
    """The row of each table that says all that a row said; else that has its words; else that begins as it began.

    A table whose row says more of it goes before one whose row says less: a cluster's name begins rows of several tables.
    """
    for alike in (_says_all, _has_the_words, _begins_alike):
        rows = [
            ([row for row in range(one.header + 1, one.last + 1) if alike(page.key(row), key)], column)
            for one, column in found
        ]
        if any(hits for hits, _ in rows):
            return [(hits[0], column) for hits, column in rows if len(hits) == 1]
    return []


def _says_all(one: _Key, other: _Key) -> bool:
    return one.every == other.every


def _has_the_words(one: _Key, other: _Key) -> bool:
    return one.words == other.words


def _begins_alike(one: _Key, other: _Key) -> bool:
    return bool(other.first) and one.first == other.first


def _as_far(cells: str, start: str, end: str) -> bool:
    """Whether a range's ends are as far apart as they were."""
    corners = [_CELL.fullmatch(one) for one in (*(cells.split(":") * 2)[:2], start, end)]
    rows = [int(one[4]) for one in corners if one]
    columns = [number_of(one[2]) for one in corners if one]
    return rows[1] - rows[0] == rows[3] - rows[2] and columns[1] - columns[0] == columns[3] - columns[2]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _read(package: Package, name: str) -> _Page:
    part = next((tie.target for entry, tie in package.sheets() if entry.get("name") == name), None)
    page = _Page({}, set())
    if part is None:
        return page
    looks, texts = _header_looks(package), _shared(package)
    for cell in package.tree(part).iter(f"{MAIN}c"):
        letters = cell.get("r").rstrip("0123456789")
        place = int(cell.get("r")[len(letters) :]), number_of(letters)
        text = _text(cell, texts)
        if text:
            page.cells[place] = text
        if cell.get("s") in looks and text:
            page.header_cells.add(place)
    return page


def _text(cell: Any, texts: list[str]) -> str:
    """What a cell says; a code that was typed as a number says the same as the code."""
    value = cell.findtext(f"{MAIN}v", "")
    kind = cell.get("t", "n")
    if kind == "s":
        return " ".join(texts[int(value)].split()) if value else ""
    if kind == "inlineStr":
        return " ".join("".join(cell.itertext(f"{MAIN}t")).split())
    return " ".join(value.split())


def _shared(package: Package) -> list[str]:
    part = package.related(package.workbook, "sharedStrings")
    every = package.tree(part).iter(f"{MAIN}si") if part else ()
    return ["".join(text.itertext(f"{MAIN}t")) for text in every]


def _header_looks(package: Package) -> frozenset[str]:
    """The numbers of the looks that headers of tables have, in whatever order a program saved them."""
    part = package.related(package.workbook, "styles")
    if not part:
        return frozenset()
    styles = package.tree(part)
    fills = [
        one.find(f"{MAIN}patternFill/{MAIN}fgColor") for one in styles.iterfind(f"{MAIN}fills/{MAIN}fill")
    ]
    dark = {str(at) for at, one in enumerate(fills) if one is not None and one.get("rgb") == _HEADER}
    looks = styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf")
    return frozenset(str(at) for at, one in enumerate(looks) if one.get("fillId") in dark)
