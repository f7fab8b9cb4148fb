"""LibreOffice calculates a workbook from scratch, and every cached value is held against what it found."""

import math
import re
import shutil
import subprocess
import tempfile
import warnings
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.merge import MergedCellRange

from support.fresh import fresh_book, fresh_values, why_not_here
from support.marks import libreoffice_starts

SOFFICE = shutil.which("soffice")
_TIMEOUT = 240
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PRINT_TITLES = re.compile(rb'<definedName name="_xlnm.Print_Titles"[^>]*>[^<]*</definedName>')
_RECALCULATE_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@dataclass(frozen=True)
class Disagreement:
    """A formula cell whose cached value is not what LibreOffice works out."""

    sheet: str
    cell: str
    formula: str
    cached: object
    recalculated: object


def open_book(path, **options):
    """Open a workbook with openpyxl, which cannot keep sparklines and need not for a check.

    Nor need it give each cell of a merged range the range's border, which takes half of the time of opening.
    """
    with warnings.catch_warnings(), patch.object(MergedCellRange, "format", lambda _range: None):
        warnings.filterwarnings("ignore", "Sparkline Group extension")
        warnings.filterwarnings("ignore", "Conditional Formatting extension")
        warnings.filterwarnings("ignore", "Data Validation extension")
        return load_workbook(path, **options)


def read_book(path, **options):
    """A workbook to look at and not to change: it is opened once as long as its file stays as it is."""
    there = Path(path).stat()
    return _opened_once(str(path), there.st_mtime_ns, there.st_size, there.st_ino, tuple(options.items()))


@lru_cache(maxsize=4)
def _opened_once(path, _changed, _size, _file, options):
    return open_book(path, **dict(options))


def convert(path, extension, folder):
    """Convert a document in a profile of its own that recalculates every formula on loading."""
    libreoffice_starts()
    folder = Path(folder) / "converted"  # never where the original lies
    profile = Path(tempfile.mkdtemp(prefix="profile-"))
    try:
        (profile / "user").mkdir()
        (profile / "user" / "registrymodifications.xcu").write_text(_RECALCULATE_ALWAYS)
        command = [
            SOFFICE,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            extension,
        ]
        for _attempt in range(2):  # a fresh profile may end the first start with a request to start again
            done = subprocess.run(
                [*command, "--outdir", folder, path], capture_output=True, timeout=_TIMEOUT, check=False
            )
            made = folder / f"{Path(path).stem}.{extension}"
            if made.exists():
                return made
        raise AssertionError(done.stderr.decode() or done.stdout.decode())
    finally:
        shutil.rmtree(profile, ignore_errors=True)


def recalculated(path, folder, *sheets):
    """A workbook with the values of every formula as LibreOffice calculates them anew.

    Where sheets are named it may lack the others, which are calculated and need not be fetched.
    """
    if not why_not_here():
        return fresh_book(_plain(path, folder), *sheets)
    return open_book(convert(_plain(path, folder), "xlsx", folder), data_only=True)


def _plain(path, folder):
    """A copy without the rows that pages repeat."""
    plain = Path(tempfile.mkdtemp(dir=folder)) / Path(path).name
    _without_print_titles(path, plain)
    return plain


def _without_print_titles(path, target):
    """Copy a workbook without the rows that pages repeat: no number depends on them, and each costs LibreOffice a third of a second."""
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(target, "w") as plain:
        for item in whole.infolist():
            content = whole.read(item)
            plain.writestr(
                item, _PRINT_TITLES.sub(b"", content) if item.filename == "xl/workbook.xml" else content
            )


def disagreements(path, folder, tolerance=1e-9):
    """Every formula cell whose cached value differs from LibreOffice's; relative tolerance for numbers."""
    now = _now(path, folder)
    return [
        Disagreement(sheet, cell, formula, cached, now(sheet, cell))
        for sheet, cell, formula, cached in formula_cells(path)
        if not same_value(cached, now(sheet, cell), tolerance)
    ]


def _now(path, folder):
    """What LibreOffice works out for a cell."""
    if why_not_here():
        book = recalculated(path, folder)
        return lambda sheet, cell: book[sheet][cell].value
    values = fresh_values(_plain(path, folder))

    def now(sheet, cell):
        row, column = coordinate_to_tuple(cell)
        rows = values[sheet]
        inside = row <= len(rows) and column <= len(rows[row - 1])
        return rows[row - 1][column - 1] if inside else None

    return now


def formula_cells(path):
    """Sheet, cell, formula and cached value of every formula cell of a workbook, read from its parts."""
    with zipfile.ZipFile(path) as package:
        for name, part in sheet_parts(package):
            for cell in etree.fromstring(package.read(part)).iter(f"{_MAIN}c"):
                formula = cell.find(f"{_MAIN}f")
                if formula is not None:
                    yield name, cell.get("r"), f"={formula.text}", _cached(cell)


def sheet_parts(package):
    """Name and part of every sheet of a package."""
    book = etree.fromstring(package.read("xl/workbook.xml"))
    targets = {
        one.get("Id"): one.get("Target")
        for one in etree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    }
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets[sheet.get(_RELATION)]
        yield sheet.get("name"), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _cached(cell):
    """The value that a formula's cell holds: number, text, truth value or error; None where it holds none."""
    value = cell.findtext(f"{_MAIN}v")
    kind = cell.get("t", "n")
    if value is None or (kind == "n" and not value):
        return None
    if kind == "b":
        return value == "1"
    return float(value) if kind == "n" else value


def count_formulas(path):
    """How many formula cells a workbook has."""
    return sum(1 for _ in formula_cells(path))


def same_value(cached, now, tolerance):
    if isinstance(cached, int | float) and isinstance(now, int | float) and not isinstance(cached, bool):
        return math.isclose(cached, now, rel_tol=tolerance, abs_tol=1e-12)
    return (cached or "") == (now or "")


def with_inputs(path, target, **inputs):
    """A copy of the workbook with other values in named input cells, as a person would type them."""
    book = open_book(path)
    for name, value in inputs.items():
        sheet, cell = next(iter(book.defined_names[name].destinations))
        book[sheet][cell.replace("$", "")] = value
    book.save(target)
    return target


def table_of(book, sheet, header_cell):
    """Rows of a table as dictionaries, from the cell where its header starts to the first empty row."""
    page = book[sheet]
    start = page[header_cell]
    header = [cell.value for cell in page[start.row] if cell.value is not None]
    rows = []
    for row in page.iter_rows(min_row=start.row + 1, values_only=True):
        if row[0] is None:
            break
        rows.append(dict(zip(header, row, strict=False)))
    return rows
