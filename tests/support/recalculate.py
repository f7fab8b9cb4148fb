"""LibreOffice calculates a workbook from scratch, and every cached value is held against what it found."""

import math
import re
import shutil
import subprocess
import tempfile
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from support.marks import libreoffice_starts

SOFFICE = shutil.which("soffice")
_TIMEOUT = 240
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
    """Open a workbook with openpyxl, which cannot keep sparklines and need not for a check."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sparkline Group extension")
        warnings.filterwarnings("ignore", "Conditional Formatting extension")
        warnings.filterwarnings("ignore", "Data Validation extension")
        return load_workbook(path, **options)


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


def recalculated(path, folder):
    """A copy of the workbook in which LibreOffice has calculated every formula anew."""
    plain = Path(tempfile.mkdtemp(dir=folder)) / Path(path).name
    _without_print_titles(path, plain)
    return open_book(convert(plain, "xlsx", folder), data_only=True)


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
    formulas, caches = open_book(path), open_book(path, data_only=True)
    fresh = recalculated(path, folder)
    found = []
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                cached = caches[sheet.title][cell.coordinate].value
                now = fresh[sheet.title][cell.coordinate].value
                if not _same(cached, now, tolerance):
                    found.append(Disagreement(sheet.title, cell.coordinate, cell.value, cached, now))
    return found


def count_formulas(path):
    """How many formula cells a workbook has."""
    return sum(
        cell.data_type == "f" for sheet in open_book(path) for row in sheet.iter_rows() for cell in row
    )


def _same(cached, now, tolerance):
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
