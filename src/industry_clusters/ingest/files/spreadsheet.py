"""A sheet of an XLSX file as a table of text."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from industry_clusters.errors import BadValue, EmptyFile, UnreadableFile, did_you_mean, parsing
from industry_clusters.ingest.files.cell_text import cell_text
from industry_clusters.ingest.files.delimited import TextTable
from industry_clusters.ingest.files.package import formulas_or_errors_in, no_workbook, with_plain_texts

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from industry_clusters.ingest.files.files import DataFile


def read_sheet(
    file: DataFile, sheet: str | None = None, header_row: int = 1, *, may_merge: bool = False
) -> TextTable:
    """Read one sheet, by default the first, with its header in ``header_row``.

    ``may_merge`` lets merged cells pass, where the layout is not known yet.

    Raises
    ------
    UnreadableFile
        Where the file is no XLSX, or has no such sheet.
    BadValue
        Where cells are merged in the table, or a formula has no value.
    EmptyFile
        Where there is nothing below the header.
    """
    worksheet = _sheet(_open(file, values=True), sheet, file)
    if not may_merge:
        _refuse_merged(worksheet, header_row, file)
    rows = [
        [cell_text(cell) for cell in row] for row in worksheet.iter_rows(min_row=header_row, values_only=True)
    ]
    refuse_unvalued(rows, file, worksheet.title, header_row)
    header = rows[0] if rows else []
    width = max((place + 1 for place, name in enumerate(header) if name), default=0)
    body = [(line, row[:width]) for line, row in enumerate(rows[1:], header_row + 1) if any(row[:width])]
    if not body:
        raise EmptyFile(
            "there is no row below the header",
            place=f"{file.name}, sheet {worksheet.title!r}, row {header_row}",
            next_step="Say in the study which sheet and which row hold the header.",
        )
    return TextTable(file, header[:width], [row for _, row in body], [line for line, _ in body])


def _open(file: DataFile, *, values: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with parsing(lambda words: no_workbook(file, words)):
            return load_workbook(with_plain_texts(file.content), data_only=values)


def _sheet(workbook: Workbook, name: str | None, file: DataFile) -> Worksheet:
    sheets = {worksheet.title: worksheet for worksheet in workbook.worksheets}
    if not sheets or (name is not None and name not in sheets):
        hint = did_you_mean(name or "", sheets) or f"It has: {', '.join(sheets) or 'none'}."
        raise UnreadableFile(f"the workbook has no sheet {name!r}", place=file.name, next_step=hint)
    return sheets[name] if name is not None else next(iter(sheets.values()))


def _refuse_merged(worksheet: Worksheet, header_row: int, file: DataFile) -> None:
    merged = [cells for cells in worksheet.merged_cells.ranges if cells.max_row >= header_row]
    if merged:
        raise BadValue(
            f"the cells {merged[0].coord} are merged, so that a column has no header of its own",
            place=f"{file.name}, sheet {worksheet.title!r}, cells {merged[0].coord}",
            next_step="Unmerge them, or say which row holds the header (header_row).",
        )


def refuse_unvalued(rows: list[list[str]], file: DataFile, sheet: str, header_row: int) -> None:
    """Refuse a formula that was never calculated, and an error: without a value they look like blank cells.

    Parameters
    ----------
    rows
        The sheet's texts from ``header_row`` on.

    Raises
    ------
    BadValue
        Naming the sheet and the cell.
    """
    if not any("" in row for row in rows) or not formulas_or_errors_in(file):
        return
    formulas = _sheet(_open(file, values=False), sheet, file)
    for row, cells in zip(rows, formulas.iter_rows(min_row=header_row), strict=False):
        for text, cell in zip(row, cells, strict=False):
            if not text and cell.data_type in ("f", "e"):
                formula = cell.data_type == "f"
                raise BadValue(
                    f"the formula {str(cell.value)[:60]!r} has no value"
                    if formula
                    else f"the cell holds {cell.value!r}",
                    place=f"{file.name}, sheet {sheet!r}, cell {cell.coordinate}",
                    next_step="Open the file in a spreadsheet program, let it calculate, mend what is wrong, and save it.",
                )
