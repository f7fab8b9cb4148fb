"""What a person added to sheets that are made again: in its place where there is one, else on a sheet of its own.

A row is known again by its first text, such as its NAICS code, so that a note follows its industry to another row.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from industry_clusters.ingest.study.written_places import letters_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    import xlsxwriter

    from industry_clusters.ingest.study.written_places import SheetPlaces
    from industry_clusters.render.formats import Formats
    from industry_clusters.render.page import Page

KEPT_SHEET = "Kept from before"
_KEY_COLUMNS = 3
_HEADERS = (
    ("Sheet", 24),
    ("Place", 12),
    ("What it was", 22),
    ("What it said", 70),
    ("The row was about", 34),
)
_EXPLANATION = (
    "The last build found this on sheets that it makes again, and no place for it there. The sheet is yours: move what "
    "you need, and delete the rest."
)
NOTE, TEXT, NUMBER, FORMULA = "note", "text", "number", "formula"
_LONGEST = 32_000


@dataclass(frozen=True)
class Addition:
    """One thing that a person added to a sheet; rows and columns are counted from 1.

    ``key`` is the first text of its row, ``in_table`` whether it is on a cell that the build wrote, as a note may be. Of a
    ``formula``, ``value`` is what it showed. What is neither a note nor in a cell (``row`` 0) has ``place`` in words. ``was`` is
    what the sheet was called, where it has another name now.
    """

    sheet: str
    what: str
    text: str
    row: int = 0
    column: int = 0
    key: str = ""
    in_table: bool = False
    value: Any = None
    place: str = ""
    was: str = ""

    @property
    def address(self) -> str:
        """Where it was."""
        return self.place or f"{letters_of(self.column)}{self.row}"


class Additions:
    """All additions to a workbook that is being written; ``homeless`` are those that found no place."""

    def __init__(
        self, every: Iterable[Addition], old: Mapping[str, SheetPlaces], taken: Collection[str]
    ) -> None:
        self.old = old
        self.taken = {name.casefold() for name in taken}
        self.homeless: list[Addition] = []
        self._of: dict[str, list[Addition]] = defaultdict(list)
        for one in every:
            self._of[one.sheet].append(one)

    def place(self, page: Page, places: SheetPlaces) -> None:
        """Put what was added to a sheet into its place, once the build has written all of its own."""
        waiting = self._of.pop(page.name, [])
        rows = _rows_by_key(page) if waiting else {}
        same = page.name in self.old and self.old[page.name].written == places.written
        for one in waiting:
            if not self._placed(one, page, places, rows, same=same):
                self.homeless.append(one)

    def _placed(
        self, one: Addition, page: Page, places: SheetPlaces, rows: Mapping[str, list[int]], *, same: bool
    ) -> bool:
        found = rows.get(one.key, []) if one.key else [one.row]
        row = one.row if one.row in found else found[0] if len(found) == 1 else 0
        if not row or not one.row or (one.what == FORMULA and not (same and row == one.row)):
            return False
        if one.what == NOTE:
            return self._note(one, page, row, places)
        there = page.cell(row - 1, one.column - 1)
        if not places.is_free(row, one.column) or type(there).__name__ not in ("NoneType", "Blank"):
            return False
        if (
            not one.key
            and not same
            and any(places.wrote(row, column) for column in range(1, _KEY_COLUMNS + 1))
        ):
            return False  # it stood by itself, and would now stand beside something
        _write(one, page, row, there.format if there else None)
        return True

    @staticmethod
    def _note(one: Addition, page: Page, row: int, places: SheetPlaces) -> bool:
        if one.in_table != places.wrote(row, one.column):
            return False
        if one.column - 1 in page.comments.get(row - 1, {}):
            return False
        page.write_comment(row - 1, one.column - 1, one.text[:_LONGEST], {"author": "", "x_scale": 2})
        return True

    def left_over(self) -> list[Addition]:
        """What found no place, with what was on sheets that are no longer made."""
        gone = [one for ones in self._of.values() for one in ones]
        return [*self.homeless, *gone]

    def write_rest(self, book: xlsxwriter.Workbook, formats: Formats) -> str:
        """Write a sheet of what found no place; returns its name, or nothing where there is none."""
        rest = self.left_over()
        if not rest:
            return ""
        names = (KEPT_SHEET, *(f"{KEPT_SHEET} ({number})" for number in range(2, 1000)))
        name = next(name for name in names if name.casefold() not in self.taken)
        page = book.add_worksheet(name)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(3)
        page.write_string(0, 0, KEPT_SHEET, formats.style("title"))
        page.write_string(1, 0, _EXPLANATION, formats.style("note"))
        wrapped = formats.of(text_wrap=True, valign="top")
        for column, (header, width) in enumerate(_HEADERS):
            page.set_column(column, column, width)
            page.write_string(3, column, header, formats.style("header"))
        for row, one in enumerate(rest, start=4):
            shown = one.text if one.value is None else f"{one.text}\n{one.value}"
            for column, text in enumerate(
                (one.was or one.sheet, one.address, one.what, shown[:_LONGEST], one.key)
            ):
                page.write_string(row, column, text, wrapped)
        return name


def _write(one: Addition, page: Page, row: int, look: Any) -> None:
    place = (row - 1, one.column - 1)
    if one.what == NUMBER:
        page.write_number(*place, float(one.text), look)
    elif one.what == FORMULA:
        shown = 0 if one.value in {None, ""} else one.value  # of a formula that nobody has worked out yet
        page.write_typed_formula(*place, f"={one.text}", look, shown)
    else:
        page.write_string(*place, one.text[:_LONGEST], look)


def _rows_by_key(page: Page) -> dict[str, list[int]]:
    """Rows, counted from 1, by their first text.

    Of a row that begins with formulas it is also the text after them, where no other row begins with it: a program that saves no
    values of formulas leaves the row known by nothing else.
    """
    texts = {number: text for text, number in page.str_table.string_table.items()}
    rows: dict[str, list[int]] = defaultdict(list)
    behind: dict[str, list[int]] = defaultdict(list)
    for row in page.filled_rows:
        for at, key in enumerate(_keys(page, row, texts)):
            (behind if at else rows)[key].append(row + 1)
    return {**behind, **rows}


def _keys(page: Page, row: int, texts: Mapping[int, str]) -> Iterator[str]:
    """A row's first text and, as long as these are of formulas, the next."""
    for column in range(_KEY_COLUMNS):
        cell = page.cell(row, column)
        kind = type(cell).__name__
        if kind == "String" and (text := str(texts.get(cell.string, "")).strip()):
            yield text
            return
        if kind == "Formula" and isinstance(cell.value, str) and (text := cell.value.strip()):
            yield text
