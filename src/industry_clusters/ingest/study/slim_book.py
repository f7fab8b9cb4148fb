"""The cells of a workbook's inputs, read without openpyxl, whose import and objects take longer than all the rest of an unchanged build.

It offers what the readers of inputs ask of openpyxl's workbook, and reads what Excel, LibreOffice and this product write. Whatever else
it meets, it leaves to openpyxl (:class:`NotRead`): a date of before 1900's March, one counted from 1904, a name of several places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from industry_clusters.ingest.files.legible import unescaped
from industry_clusters.ingest.study.written_places import letters_of, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PLACE = re.compile(
    r"(?:'((?:[^']|'')+)'|([^\s'!,()\"{}#&]+))!(\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)"
)
_NO_PLACE = re.compile(r".*#REF!|[^'!]*\(|[^!]*\Z", re.DOTALL)
_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
_BUILT_IN_DATES = frozenset({14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 47})
_KNOWN_NUMBERS = frozenset({*range(14), 37, 38, 39, 40, 44, 48, 49})
_ASIDE = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')
"""Of a number's form: words, and what stands for colors, conditions and languages."""
_OF_DATES = re.compile(r"(?<![_\\])[dmhysDMHYS]")
_FIRST_DAY, _EARLIEST, _LATEST = datetime(1899, 12, 30), 61, 2_958_465  # noqa: DTZ001  as a sheet has it, without a zone
_MILLISECONDS = 86_400_000


class NotRead(Exception):
    """Something in a workbook that openpyxl has to read."""


@dataclass
class Cell:
    """One cell: its value, its type as the file has it, and where it is."""

    parent: Page
    row: int
    column: int
    value: Any = None
    data_type: str = "n"

    @property
    def coordinate(self) -> str:
        """Its address."""
        return f"{letters_of(self.column)}{self.row}"


@dataclass
class Page:
    """One sheet."""

    title: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    max_row: int = 1
    max_column: int = 1

    def cell(self, row: int, column: int) -> Cell:
        """The cell in a row and column, counted from 1; a blank one where the file has none."""
        return self.cells.get((row, column)) or Cell(self, row, column)

    def iter_rows(self, first: int, last: int, left: int, right: int) -> Iterator[tuple[Cell, ...]]:
        """Some columns of some rows."""
        for row in range(first, last + 1):
            yield tuple(self.cell(row, column) for column in range(left, right + 1))

    def __getitem__(self, place: str | int) -> Any:
        """The cell of an address, or all cells of a row or a column."""
        if isinstance(place, int):
            return tuple(self.cell(place, column) for column in range(1, self.max_column + 1))
        address = _ADDRESS.fullmatch(place)
        if address:
            return self.cell(int(address[2]), number_of(address[1]))
        return tuple(self.cell(row, number_of(place)) for row in range(1, self.max_row + 1))


@dataclass(frozen=True)
class Name:
    """A defined name: what it stands for, and the cells that this is, with their sheet."""

    attr_text: str

    @property
    def destinations(self) -> Iterator[tuple[str, str]]:
        """The sheet and cells; nothing of a name that stands for no cells, or for none any more."""
        at = _PLACE.fullmatch(self.attr_text)
        if at:
            yield (at[1] or at[2]).replace("''", "'"), at[3]


@dataclass
class Book:
    """A workbook: the names of its sheets in their order, its defined names, and the sheets that were read."""

    sheetnames: list[str]
    defined_names: dict[str, Name]
    pages: dict[str, Page]

    def __getitem__(self, title: str) -> Page:
        """A sheet; an empty one where it was not read."""
        return self.pages.setdefault(title, Page(title))


def book_of(book: bytes, texts: bytes, styles: bytes, sheets: Mapping[str, bytes]) -> Book:
    """Read a workbook.

    Parameters
    ----------
    book, texts, styles
        The parts with its sheets and names, with the texts that cells share (blank where there are none), and with looks.
    sheets
        The worksheets to read, by name.

    Raises
    ------
    NotRead
        Where something is not understood.
    ParseError, KeyError, ValueError, IndexError
        Where a part is damaged.
    """
    tree = ET.fromstring(book)  # noqa: S314  openpyxl reads the same parts in the same way
    about = tree.find(f"{_MAIN}workbookPr")
    if about is not None and about.get("date1904") in {"1", "true"}:
        raise NotRead
    titles = [str(one.get("name")) for one in tree.iter(f"{_MAIN}sheet")]
    shared = [_words(one) for one in ET.fromstring(texts).iter(f"{_MAIN}si")] if texts else []  # noqa: S314
    dates = _dates(styles)
    pages = {title: _page(title, content, shared, dates) for title, content in sheets.items()}
    return Book(titles, dict(_names(tree)), pages)


def _names(tree: ET.Element) -> Iterator[tuple[str, Name]]:
    for one in tree.iter(f"{_MAIN}definedName"):
        name, text = str(one.get("name")), one.text or ""
        if one.get("localSheetId") is not None or name.startswith("_xlnm."):
            continue
        if not _PLACE.fullmatch(text) and not _NO_PLACE.match(text):
            raise NotRead
        yield name, Name(text)


def _words(text: ET.Element) -> str:
    """A text without the looks of its parts and without readings of Asian ones."""
    parts = [text.findtext(f"{_MAIN}t", "")]
    parts += [run.findtext(f"{_MAIN}t", "") for run in text.iter(f"{_MAIN}r")]
    return unescaped("".join(parts))


def _dates(styles: bytes) -> list[bool | None]:
    """Of each look of cells, whether a number is a date in it; None where openpyxl has to say."""
    tree = ET.fromstring(styles)  # noqa: S314  as above
    own = {one.get("numFmtId"): str(one.get("formatCode")) for one in tree.iter(f"{_MAIN}numFmt")}
    looks = tree.find(f"{_MAIN}cellXfs")
    return [_is_date(one.get("numFmtId", "0"), own) for one in (looks if looks is not None else ())]


def _is_date(number: str, own: Mapping[str | None, str]) -> bool | None:
    if number not in own:
        is_date = int(number) in _BUILT_IN_DATES
        return is_date if is_date or int(number) in _KNOWN_NUMBERS else None
    form = _ASIDE.sub("", own[number].split(";")[0])
    return None if "[" in form else _OF_DATES.search(form) is not None


def _page(title: str, content: bytes, shared: Sequence[str], dates: Sequence[bool | None]) -> Page:
    page = Page(title)
    for one in ET.fromstring(content).iter(f"{_MAIN}c"):  # noqa: S314  as above
        address = _ADDRESS.fullmatch(one.get("r", ""))
        if not address:
            raise NotRead
        row, column, kind = int(address[2]), number_of(address[1]), one.get("t", "n")
        is_date = dates[int(one.get("s", "0"))] if kind == "n" and dates else False
        value = _value(one, kind, shared, is_date)
        page.cells[row, column] = Cell(page, row, column, value, kind)
        page.max_row, page.max_column = max(page.max_row, row), max(page.max_column, column)
    return page


def _value(cell: ET.Element, kind: str, shared: Sequence[str], is_date: bool | None) -> Any:
    if kind == "inlineStr":
        words = cell.find(f"{_MAIN}is")
        return None if words is None else _words(words)
    text = cell.findtext(f"{_MAIN}v") or None
    if text is None:
        return None
    if kind == "s":
        return shared[int(text)]
    if kind == "str":
        return unescaped(text)
    return _number(text, kind, is_date)


def _number(text: str, kind: str, is_date: bool | None) -> Any:
    """A number, date or truth; of an error its text."""
    if kind == "b":
        return bool(int(text))
    if kind == "e":
        return text
    if kind != "n" or is_date is None:
        raise NotRead
    number = float(text) if re.search("[.eE]", text) else int(text)
    return _date(number) if is_date else number


def _date(days: float) -> datetime:
    if not _EARLIEST <= days < _LATEST:
        raise NotRead
    whole, rest = divmod(days, 1)
    return _FIRST_DAY + timedelta(days=whole, milliseconds=round(rest * _MILLISECONDS))
