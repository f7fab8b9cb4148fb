"""A study read from a workbook that a program has open: from its cells, not from a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import BadCell, WorkbookError
from industry_clusters.ingest.study.input_sheets import NO_INPUTS
from industry_clusters.ingest.study.study_workbook import typed_in
from industry_clusters.ingest.study.typed_lists import DEFINITIONS_LIST, MEMBER_COLUMNS
from industry_clusters.ingest.study.written_places import PLACES_COLUMN
from industry_clusters.outputs import MEMORY_SHEET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Protocol

    from openpyxl import Workbook

    from industry_clusters.ingest.study.study_workbook import Typed

    class OpenWorkbook(Protocol):
        """What is asked of a program that has a workbook open."""

        name: str
        sheets: Sequence[str]
        """Names of its sheets, in their order."""

        def names(self, wanted: Callable[[str], bool]) -> Iterable[tuple[str, str]]:
            """Give those of its defined names that are wanted, each with what it stands for, such as ``=Start!$A$1``."""

        def rows(self, sheet: str, box: Box) -> Sequence[Sequence[Any]]:
            """Give the values of a rectangle, errors as their text, nothing as None."""

        def last_row(self, sheet: str) -> int:
            """Give the last row of a sheet that is in use."""


_BENEATH = 30
"""Rows beneath a list that are read too: a person may have gone on typing there."""
_IDLE = 500
"""Cells that nobody asks for and that are read with others, where that saves a call."""
_PLACE = re.compile(
    r"=?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!"
    r"\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d+)(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<bottom>\d+))?"
)

Box = tuple[int, int, int, int]
"""First column, first row, last column and last row, from 1."""


def typed_in_open(book: OpenWorkbook) -> Typed | None:
    """What a workbook says as it is open; None where it is no study, or has lost a name.

    Raises
    ------
    BadCell
        Where an input holds what it cannot hold; names sheet, cell and value.
    """
    if MEMORY_SHEET not in book.sheets:
        return None
    try:
        return typed_in(_inputs_of(book), book.name)
    except BadCell:
        raise
    except WorkbookError:
        return None  # the build says what is wrong with its names


def _inputs_of(book: OpenWorkbook) -> Workbook:
    """The cells of all inputs with their names, and what the last build noted, as a workbook in memory."""
    from openpyxl import Workbook  # noqa: PLC0415  a build from a study file reads no workbook
    from openpyxl.workbook.defined_name import DefinedName  # noqa: PLC0415  as above

    slim = Workbook()
    slim.remove(slim.worksheets[0])
    for title in book.sheets:
        slim.create_sheet(title)
    boxes: dict[str, list[Box]] = {
        MEMORY_SHEET: [(1, 1, _number(PLACES_COLUMN), book.last_row(MEMORY_SHEET))]
    }
    for name, refers_to in _inputs(book):
        slim.defined_names[name] = DefinedName(name, attr_text=refers_to.removeprefix("="))
        at = _PLACE.fullmatch(refers_to)
        if at and (title := _title(at)) in slim.sheetnames:
            boxes.setdefault(title, []).append(_box(at, name))
    for title, places in boxes.items():
        for box in _few(places):
            _copy_cells(book.rows(title, box), slim[title], box)
    return slim


def _inputs(book: OpenWorkbook) -> Iterable[tuple[str, str]]:
    """Names of the workbook that may be an input's, and what they stand for."""
    return book.names(lambda name: "!" not in name and not name.startswith(NO_INPUTS))


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
    """Few boxes that hold the cells of many: each call crosses from one program to the other, so some cells too many cost less."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        if joined and _cells(around := _around(joined[-1], box)) <= _cells(joined[-1]) + _cells(box) + _IDLE:
            joined[-1] = around
        else:
            joined.append(box)
    return joined


def _cells(box: Box) -> int:
    return (box[2] - box[0] + 1) * (box[3] - box[1] + 1)


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _copy_cells(rows: Sequence[Sequence[Any]], page: Any, box: Box) -> None:
    for row, values in enumerate(rows, box[1]):
        for column, value in enumerate(values, box[0]):
            if value is not None:
                page.cell(row, column).value = _plain(value)


def _plain(value: Any) -> Any:
    """A number as files have it: programs give whole ones as floating."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _number(letters: str) -> int:
    from openpyxl.utils import column_index_from_string  # noqa: PLC0415  as above

    return int(column_index_from_string(letters))
