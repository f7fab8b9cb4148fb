"""Any file of a table as sheets of text cells, whatever program wrote it: CSV, .xlsx, .xls, .xlsb, .ods."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import UnreadableFile, did_you_mean, parsing
from industry_clusters.ingest.files.archive import refuse_bomb
from industry_clusters.ingest.files.cell_text import cell_text
from industry_clusters.ingest.files.delimited import decoded, ragged_rows
from industry_clusters.ingest.files.legible import legible
from industry_clusters.ingest.files.package import formulas_or_errors_in, is_locked, locked, no_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.ingest.files.files import DataFile

_HEAD_LINES = 60
_DELIMITERS = ",;\t|"
_PACKAGE = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"
_IN_A_PACKAGE = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class TextSheet:
    """A sheet as text: ``rows`` from the first on, blank ones too, and the ``lines`` they begin in (1 is the first).

    ``delimiter`` is that of a text, "" for a sheet of a workbook; ``merged`` are the ranges of merged cells, as
    ((first row, first column), (last row, last column)), from 0.
    """

    name: str
    rows: list[list[str]]
    lines: list[int]
    delimiter: str = ""
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


def is_workbook(file: DataFile) -> bool:
    """Whether a file is a workbook, by how it begins."""
    return file.content.startswith((_PACKAGE, _COMPOUND))


def sheets_of(file: DataFile, name: str | None = None, most_rows: int | None = None) -> list[TextSheet]:
    """Return the sheets of a file; a text is one sheet without a name.

    Parameters
    ----------
    name
        Only the sheet of this name.
    most_rows
        No more than so many rows of each, for a look.

    Raises
    ------
    UnreadableFile
        Where the file is damaged, locked by a password, no text, or has no such sheet.
    BadValue
        Where a formula has no value.
    """
    return _of_workbook(file, name, most_rows) if is_workbook(file) else [_of_text(file, most_rows)]


def _of_text(file: DataFile, most_rows: int | None) -> TextSheet:
    content = decoded(file)[0]
    delimiter = likely_delimiter(_first_lines(content))
    lines, rows = ragged_rows(content, delimiter, file, most_rows)
    return TextSheet("", rows, lines, delimiter)


def _first_lines(content: bytes) -> list[str]:
    return [line.decode("utf-8", "replace") for line in content[:1_000_000].split(b"\n")[:_HEAD_LINES]]


def likely_delimiter(lines: Sequence[str]) -> str:
    r"""Return the sign that parts most lines into the same number of fields.

    Examples
    --------
    >>> likely_delimiter(["A title, with a comma", "NAICS;Jobs;Pay", "3254;1.200;50.000"])
    ';'
    """
    return max(_DELIMITERS, key=lambda sign: _evenness(lines, sign))


def _evenness(lines: Sequence[str], sign: str) -> int:
    """How many fields a sign makes in all lines that have as many of them as most have."""
    try:
        sizes = [len(row) for row in csv.reader(lines, delimiter=sign) if row]
    except csv.Error:
        return 0
    several = [size for size in sizes if size > 1]
    usual = max(set(several), key=lambda size: (several.count(size), size), default=1)
    return (usual - 1) * several.count(usual)


def _of_workbook(file: DataFile, name: str | None, most_rows: int | None) -> list[TextSheet]:
    # Here, so that a spreadsheet library is loaded only where there is a spreadsheet.
    from python_calamine import CalamineWorkbook, PasswordError  # noqa: PLC0415

    if is_locked(file.content):
        raise locked(file)
    suspicious = _looked_through(file)
    try:
        with parsing(lambda words: no_workbook(file, words)):
            workbook = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
    except UnreadableFile as error:
        raise locked(file) if isinstance(error.__cause__, PasswordError) else error from error.__cause__
    if name is not None and name not in workbook.sheet_names:
        hint = did_you_mean(name, workbook.sheet_names) or f"It has: {', '.join(workbook.sheet_names)}."
        raise UnreadableFile(f"the workbook has no sheet {name!r}", place=file.name, next_step=hint)
    wanted = workbook.sheet_names if name is None else [name]
    sheets = [sheet for one in wanted if (sheet := _sheet(workbook, one, file, most_rows)) is not None]
    if suspicious:
        _refuse_unvalued(sheets, file)
    return sheets


def _looked_through(file: DataFile) -> bool:
    """Look whether it fits into memory; tell whether a sheet may hold a formula without a value."""
    if not file.content.startswith(_PACKAGE):
        return False
    if file.suffix in _IN_A_PACKAGE:
        return formulas_or_errors_in(file)
    with (
        parsing(lambda words: no_workbook(file, words)),
        zipfile.ZipFile(io.BytesIO(file.content)) as package,
    ):
        unpacked = sum(info.file_size for info in package.infolist())
    refuse_bomb(file.name, len(file.content), unpacked)
    return False


def _sheet(workbook: Any, name: str, file: DataFile, most_rows: int | None) -> TextSheet | None:
    from python_calamine import SheetTypeEnum  # noqa: PLC0415

    kinds = {one.name: one.typ for one in workbook.sheets_metadata}
    if kinds.get(name) not in (None, SheetTypeEnum.WorkSheet):  # a sheet of charts holds no cells
        return None
    with parsing(lambda words: no_workbook(file, words)):
        sheet = workbook.get_sheet_by_name(name)
        rows = [
            [_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False, nrows=most_rows)
        ]
        merged = tuple((tuple(first), tuple(last)) for first, last in sheet.merged_cell_ranges or ())
    return TextSheet(name, rows, list(range(1, len(rows) + 1)), merged=merged)


def _text(cell: Any) -> str:
    """As :func:`cell_text`, with the common kinds first: a workbook has hundreds of thousands of cells."""
    if type(cell) is str:
        return (cell if cell.isascii() and cell.isprintable() else legible(cell)).strip()
    if type(cell) is float and cell.is_integer():
        return str(int(cell))
    return cell_text(cell)


def _refuse_unvalued(sheets: Sequence[TextSheet], file: DataFile) -> None:
    # Here, so that the slower library is loaded only where it is needed.
    from industry_clusters.ingest.files.spreadsheet import refuse_unvalued  # noqa: PLC0415

    for sheet in sheets:
        if any("" in row for row in sheet.rows):
            refuse_unvalued(sheet.rows, file, sheet.name, 1)
