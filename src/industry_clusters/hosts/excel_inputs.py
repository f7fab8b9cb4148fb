"""What an open workbook says, read from its cells without saving it: no file is touched, and Excel's own undo stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from industry_clusters.ingest.study.input_sheets import NO_INPUTS
from industry_clusters.ingest.study.study_workbook import DEFINITIONS_LIST, MEMBER_COLUMNS
from industry_clusters.ingest.study.written_places import PLACES_COLUMN
from industry_clusters.outputs import MEMORY_SHEET

if TYPE_CHECKING:
    from collections.abc import Iterable

    import xlwings
    from openpyxl import Workbook

    from industry_clusters.ingest.study.study_workbook import Typed

_BENEATH = 30
"""Rows beneath a list that are read too: a person may have gone on typing there."""
_PLACE = re.compile(
    r"=?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!"
    r"\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d+)(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d+))?"
)

Box = tuple[int, int, int, int]
"""First column, first row, last column and last row, from 1."""


def typed_in_open(book: xlwings.Book) -> Typed | None:
    """What a workbook says as it is open; None where it is no study, or has lost a name.

    Raises
    ------
    WorkbookError, BadCell
        Where an input holds what it cannot hold; names sheet, cell and value.
    """
    from industry_clusters.errors import BadCell, WorkbookError
    from industry_clusters.ingest.study.study_workbook import typed_in

    if MEMORY_SHEET not in [sheet.name for sheet in book.sheets]:
        return None
    try:
        return typed_in(_inputs_of(book), book.name)
    except BadCell:
        raise
    except WorkbookError:
        return None  # the build says what is wrong with its names


def _inputs_of(book: xlwings.Book) -> Workbook:
    """The cells of all inputs with their names, and what the last build noted, as a workbook in memory."""
    from openpyxl import Workbook
    from openpyxl.workbook.defined_name import DefinedName

    slim = Workbook()
    slim.remove(slim.worksheets[0])
    for sheet in book.sheets:
        slim.create_sheet(sheet.name)
    boxes: dict[str, list[Box]] = {MEMORY_SHEET: [_memory_box(book)]}
    for name, refers_to in _names(book):
        slim.defined_names[name] = DefinedName(name, attr_text=refers_to.removeprefix("="))
        at = _PLACE.fullmatch(refers_to)
        if at and (title := _title(at)) in slim.sheetnames:
            boxes.setdefault(title, []).append(_box(at, name))
    for title, places in boxes.items():
        for box in _few(places):
            _copy_cells(book.sheets[title], slim[title], box)
    return slim


def _names(book: xlwings.Book) -> Iterable[tuple[str, str]]:
    """Names of the workbook that may be an input's, and what they stand for."""
    for one in book.names:
        name = one.name
        if "!" not in name and not name.startswith(NO_INPUTS):
            yield name, str(one.refers_to)


def _title(at: re.Match[str]) -> str:
    return (at["quoted"] or at["plain"]).replace("''", "'")


def _box(at: re.Match[str], name: str) -> Box:
    """The cells of a name, with some beneath a list; of the definitions only the columns to type in, not their sums beside them."""
    left, top = _number(at["left"]), int(at["top"])
    if not at["right"]:
        return left, top, left, top
    right = left + MEMBER_COLUMNS - 1 if name == DEFINITIONS_LIST else _number(at["right"])
    return left, top, right, int(at["bottom"]) + _BENEATH


def _few(boxes: list[Box]) -> list[Box]:
    """Lists as they are, and one box around all single cells."""
    single = [box for box in boxes if box[:2] == box[2:]]
    return [*(box for box in boxes if box[:2] != box[2:]), *([_around(single)] if single else [])]


def _around(boxes: list[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _memory_box(book: xlwings.Book) -> Box:
    used = book.sheets[MEMORY_SHEET].used_range
    return 1, 1, _number(PLACES_COLUMN), used.row + used.rows.count - 1


def _copy_cells(sheet: xlwings.Sheet, page: Any, box: Box) -> None:
    """Read a rectangle at once: each call crosses from one program to the other."""
    left, top, right, bottom = box
    rows = sheet.range((top, left), (bottom, right)).options(ndim=2, err_to_str=True).value
    for row, values in enumerate(rows, top):
        for column, value in enumerate(values, left):
            if value is not None:
                page.cell(row, column).value = _plain(value)


def _plain(value: Any) -> Any:
    """Excel has no whole numbers; in its files they are written as such."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _number(letters: str) -> int:
    from openpyxl.utils import column_index_from_string

    return int(column_index_from_string(letters))
