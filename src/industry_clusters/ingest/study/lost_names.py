"""Inputs whose names were deleted: found again by the heading beside them, or refused; never read as "nothing typed"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.study.written_places import PLACES_COLUMN, Places
from industry_clusters.interviews import CONTACTS_RANGE
from industry_clusters.outputs import MEMORY_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl import Workbook

    from industry_clusters.ingest.study.slim_book import Book
    from industry_clusters.ingest.study.written_places import InputPlace

_PLACE = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^!]+))!\$?(?P<column>[A-Z]+)\$?(?P<row>\d+)(?P<rest>:\$?[A-Z]+\$?\d+)?"
)


def places_in(book: Workbook | Book) -> Places:
    """What the last build noted of itself."""
    if MEMORY_SHEET not in book.sheetnames:
        return Places()
    return Places.parsed("".join(str(cell.value or "") for cell in book[MEMORY_SHEET][PLACES_COLUMN]))


def memory_in(book: Workbook | Book) -> str:
    """The text that the last build left on the hidden sheet, a line a cell."""
    if MEMORY_SHEET not in book.sheetnames:
        return ""
    return "\n".join(str(cell.value or "") for cell in book[MEMORY_SHEET]["A"])


def lost_names(book: Workbook | Book, places: Places) -> list[str]:
    """Inputs of the last build that the workbook has no name for."""
    return [name for name in places.inputs if name not in book.defined_names]


def find_again(book: Workbook, places: Places, names: Iterable[str], file: str) -> None:
    """Give inputs their names back; a sheet of contacts that was taken out counts as none.

    Raises
    ------
    WorkbookError
        Where an input's heading is not to be found; names the sheet and the heading.
    """
    from openpyxl.workbook.defined_name import DefinedName  # noqa: PLC0415  who has a book has loaded it

    for name in names:
        place = places.inputs[name]
        found = _found(book, place)
        if found:
            book.defined_names[name] = DefinedName(name, attr_text=found)
        elif name != CONTACTS_RANGE:
            raise _lost(place, file)


def _found(book: Workbook, place: InputPlace) -> str:
    """The place of an input, where its heading is beside it still, or where it is now."""
    at = _PLACE.fullmatch(place.place)
    sheet = (at["quoted"] or at["plain"]).replace("''", "'") if at else ""
    if not at or sheet not in book.sheetnames:
        return ""
    page = book[sheet]
    corner = page[f"{at['column']}{at['row']}"]
    moves = [move for move in _headings(page, place.label, corner) if move is not None]
    if 0 in moves:
        return place.place
    if len(moves) != 1:
        return ""
    row = int(at["row"]) + moves[0]
    last = re.sub(r"\d+$", lambda number: str(int(number[0]) + moves[0]), at["rest"] or "")
    return f"{place.place.rpartition('!')[0]}!${at['column']}${row}{last}"


def _headings(page: Any, label: str, corner: Any) -> list[int]:
    """How far down each cell with the input's heading is from where it was, in the row of it or in the one above."""
    wanted = " ".join(label.split())
    moves = []
    for line in page.iter_rows(max_col=corner.column):
        for cell in line:
            if cell.value is not None and " ".join(str(cell.value).split()) == wanted:
                beside = cell.column < corner.column
                moves.append(cell.row - corner.row + (0 if beside else 1))
    return moves


def _lost(place: InputPlace, file: str) -> WorkbookError:
    sheet = place.place.rpartition("!")[0].strip("'").replace("''", "'")
    return WorkbookError(
        f"the input {place.label!r} of the sheet {sheet!r} is not to be found: its name and its heading are gone",
        place=f"{file}, {place.place.replace('$', '')}",
        next_step="Undo the deletion, or take an earlier copy; nothing was changed.",
    )
