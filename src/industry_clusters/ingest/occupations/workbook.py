"""Workbooks of occupations, some of them large, and BLS's of projections with many tables.

Read with calamine: 60,000 rows take a fraction of a second.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from python_calamine import CalamineError, CalamineWorkbook

from industry_clusters.errors import EmptyFile
from industry_clusters.ingest.files.cell_text import cell_text
from industry_clusters.ingest.files.delimited import TextTable
from industry_clusters.ingest.files.legible import legible
from industry_clusters.ingest.layouts.layout import Kind, folded
from industry_clusters.ingest.occupations.layouts import OCCUPATION_LAYOUTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.ingest.files.files import DataFile

_HEAD = 6
_NOT_READ = "not read"
_MATRIX_TITLE = re.compile(r"[0-9]{4} national employment matrix", re.IGNORECASE)
_CODE = re.compile(r"[0-9][0-9]-[0-9]{4}")
_NAMES = (
    (re.compile(r".*matrix title.*", re.IGNORECASE), "Occupation Title"),
    (re.compile(r".*matrix code.*", re.IGNORECASE), "Occupation Code"),
    (re.compile(r"occupation type", re.IGNORECASE), "Occupation Type"),
    (re.compile(r"employment,? (?:number )?([0-9]{4})", re.IGNORECASE), r"Employment \1"),
    (
        re.compile(r"employment change,? (?:percent, )?[0-9]{4}.*(?:percent|[0-9])$", re.IGNORECASE),
        "Employment Percent Change",
    ),
    (re.compile(r"occupational openings.*", re.IGNORECASE), "Occupational Openings"),
    (re.compile(r"median annual wage.*", re.IGNORECASE), "Median Annual Wage"),
    (re.compile(r"typical education.*", re.IGNORECASE), "Typical Entry-Level Education"),
    (re.compile(r"work experience.*", re.IGNORECASE), "Work Experience in a Related Occupation"),
    (re.compile(r"typical on-the-job.*", re.IGNORECASE), "Typical on-the-job Training"),
)
"""BLS's headers of the table of projections and workers' characteristics -> those of its CSV file."""


def read_occupation_sheet(file: DataFile, *, suspicious: bool) -> TextTable | None:
    """Return the table of a workbook of occupations; None where it is another workbook.

    Of BLS's workbook of projections it is the one table that has education and openings beside the jobs.
    ``suspicious`` tells that a sheet may hold formulas or errors, whose blank cells are then looked at.

    Raises
    ------
    EmptyFile
        Where there is nothing below the header.
    BadValue
        Where a formula has no value, or a cell holds an error.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(file.content))
        names = workbook.sheet_names
        tables = (_table(workbook, name, file, suspicious) for name in names)
        return next((table for table in tables if table), None)
    except CalamineError:  # a damaged or locked package: the ordinary reader says what is wrong with it
        return None


def _table(workbook: CalamineWorkbook, name: str, file: DataFile, suspicious: bool) -> TextTable | None:
    try:
        sheet = workbook.get_sheet_by_name(name)
    except CalamineError:  # a sheet of charts holds no cells
        return None
    head = sheet.to_python(skip_empty_area=False, nrows=_HEAD)
    for place, row in enumerate(head):
        header = [cell_text(cell) for cell in row]
        columns = _wanted(header)
        if columns:
            cells = sheet.to_python(skip_empty_area=False)
            table = _filled(file, header, cells, place + 1, columns)
            _refuse_no_rows(table, name)
            if suspicious:
                _refuse_unvalued(cells[place:], columns, file, name, place + 1)
            return table
    return _matrix(file, sheet, head)


def _wanted(header: Sequence[str]) -> list[int]:
    """Return the columns that the layout of a header reads; none where it is no layout of occupations."""
    layouts = (layout for layout in OCCUPATION_LAYOUTS if layout.kind is not Kind.PROJECTIONS)
    layout = next((layout for layout in layouts if not layout.missing(header)), None)
    return sorted(layout.columns(header).values()) if layout else []


def _filled(
    file: DataFile, header: Sequence[str], cells: list[list[Any]], above: int, columns: Sequence[int]
) -> TextTable:
    rows, lines = [], []
    for line, row in enumerate(cells[above:], above + 1):
        texts = [
            legible(cell).strip() if type(cell := row[column]) is str else cell_text(cell)
            for column in columns
        ]
        if any(texts):
            rows.append(texts)
            lines.append(line)
    return TextTable(file, [header[column] for column in columns], rows, lines)


def _refuse_no_rows(table: TextTable, sheet: str) -> None:
    if not table.rows:
        raise EmptyFile(
            "there is no row below the header",
            place=f"{table.file.name}, sheet {sheet!r}",
            next_step="Download it again.",
        )


def _refuse_unvalued(
    cells: list[list[Any]], columns: Sequence[int], file: DataFile, sheet: str, header_row: int
) -> None:
    """Refuse a cell that is read and blank only because its formula was never calculated, or holds an error."""
    # Here, so that the slower library is loaded only where it is needed.
    from industry_clusters.ingest.files.spreadsheet import refuse_unvalued  # noqa: PLC0415

    read = set(columns)
    rows = [[cell_text(cell) if at in read else _NOT_READ for at, cell in enumerate(row)] for row in cells]
    refuse_unvalued(rows, file, sheet, header_row)


def _matrix(file: DataFile, sheet: Any, head: list[list[Any]]) -> TextTable | None:
    """Return BLS's table of projections, whose header may stand in several rows."""
    titles = (place for place, row in enumerate(head) if _MATRIX_TITLE.match(_told(row, 0)))
    first = next(titles, None)
    if first is None:
        return None
    cells = sheet.to_python(skip_empty_area=False)
    begin = next(
        (place for place, row in enumerate(cells[first:], first) if _CODE.match(_told(row, 1))), None
    )
    if begin is None:
        return None
    header = _renamed(list(_flattened(cells[first:begin])))
    if {"Typical Entry-Level Education", "Occupational Openings"} - set(header):
        return None
    coded = [row for row in cells[begin:] if _CODE.match(_told(row, 1))]
    columns = [place for place, name in enumerate(header) if name]
    return _filled(file, header, cells[: begin + len(coded)], begin, columns)


def _told(row: Sequence[Any], column: int) -> str:
    return cell_text(row[column]) if column < len(row) else ""


def _flattened(rows: list[list[Any]]) -> Iterator[str]:
    """Join each column's headers; one that stands over several columns is told to each."""
    above = ""
    for column in range(len(rows[0])):
        top = " ".join(cell_text(rows[0][column]).split())
        below = [cell_text(row[column]) for row in rows[1:]]
        above = top or (above if any(below) else "")
        yield " ".join(part for part in (above, *below) if part)


def _renamed(header: list[str]) -> list[str]:
    names = [
        next((pattern.sub(ours, name) for pattern, ours in _NAMES if pattern.fullmatch(name)), "")
        for name in header
    ]
    if "Occupation Code" not in names and names and folded(names[0]) == "occupationtitle":
        names[1] = "Occupation Code"
    return names
