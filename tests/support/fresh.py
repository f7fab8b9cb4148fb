"""What LibreOffice works out: one program for all workbooks of a test run, every formula calculated anew on loading."""

import atexit
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
from lxml import etree
from openpyxl.workbook.defined_name import DefinedName

from support.calc_engine.book import properties
from support.calc_engine.program import Program, why_not
from support.calc_engine.values import CellError, error_at, with_meanings
from support.marks import libreoffice_starts

_NOT_AVAILABLE = CellError("#N/A")
_SCRATCH = "zz errors"

_running = []


@cache
def why_not_here():
    """Say why no workbook can be opened in a running LibreOffice; empty where it can."""
    return why_not()


def fresh_book(path, *sheets):
    """A workbook with the values that LibreOffice works out, as openpyxl gives them; of some sheets where they are named."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in _sheets(path, sheets, with_formats=True).items():
        page = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for place, value in enumerate(row, 1):
                if value != "":
                    _put(page.cell(number, place), value)
    for name, refers_to in _names_of(path):
        book.defined_names[name] = DefinedName(name, attr_text=refers_to)
    return book


def _names_of(path):
    """The names of the whole workbook, and what they refer to."""
    with zipfile.ZipFile(path) as package:
        tree = etree.fromstring(package.read("xl/workbook.xml"))
    for one in tree.iter("{*}definedName"):
        if one.get("localSheetId") is None:
            yield one.get("name"), one.text


def fresh_values(path):
    """Each sheet's rows of plain numbers and texts; an error is its text, an empty cell an empty text."""
    return _sheets(path, (), with_formats=False)


def _put(cell, value):
    """Put a value as it is: a text that begins with = is no formula."""
    cell.value = str(value) if isinstance(value, CellError) else value
    if isinstance(value, str):
        cell.data_type = "e" if isinstance(value, CellError) else "s"


def _sheets(path, asked, *, with_formats):
    libreoffice_starts()
    document = _program().desktop.loadComponentFromURL(
        Path(path).absolute().as_uri(), "_blank", 0, properties(Hidden=True)
    )
    try:
        found = {}
        for name in asked or document.Sheets.ElementNames:
            cells = _used(document.Sheets.getByName(name))
            rows = _with_errors(document, name, cells, [list(row) for row in cells.getDataArray()])
            found[name] = with_meanings(cells, document.NumberFormats, rows) if with_formats else rows
        return found
    finally:
        document.close(True)  # noqa: FBT003  UNO has no keywords


def _program():
    """The running LibreOffice; another one where it has died."""
    if not _running or not _running[0].alive:
        _running[:] = [Program()]
        atexit.register(_running[0].end)
    return _running[0]


def _used(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)  # noqa: FBT003
    end = cursor.RangeAddress
    return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)


def _with_errors(document, name, cells, rows):
    """Put errors in the place of what Calc leaves out; which are #N/A is asked in one formula, the others one by one."""
    if not any(value is None for row in rows for value in row):
        return rows
    for row, marks in enumerate(_marks_of_not_available(document, name, cells)):
        for column, mark in enumerate(marks):
            if rows[row][column] is None:
                rows[row][column] = _NOT_AVAILABLE if mark == 1 else error_at(cells, column, row)
    return rows


def _marks_of_not_available(document, name, cells):
    document.Sheets.insertNewByName(_SCRATCH, document.Sheets.Count)
    end = cells.RangeAddress
    scratch = document.Sheets.getByName(_SCRATCH).getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow)
    last = f"{openpyxl.utils.get_column_letter(end.EndColumn + 1)}{end.EndRow + 1}"
    scratch.setArrayFormula(f"=IF(ISNA($'{name.replace(chr(39), chr(39) * 2)}'.A1:{last});1;0)")
    marks = scratch.getDataArray()
    document.Sheets.removeByName(_SCRATCH)
    return marks
