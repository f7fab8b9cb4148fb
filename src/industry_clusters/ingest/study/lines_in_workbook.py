"""The rows of the data files that a workbook carries at the end of its notes, read back where the files are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.files.package import reading_workbook
from industry_clusters.sheet_names import FORMER, NOTES_SHEET

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

LINE_LABELS = {
    "industry_code": "NAICS",
    "year": "Year",
    "area": "Area",
    "area_fips": "FIPS",
    "ownership": "Ownership",
    "employment": "Jobs",
    "payroll": "Payroll",
    "status": "Status",
    "file": "File",
    "line": "Line",
    "vintage": "Vintage",
}
"""Columns of the sheet and their headings."""
_NUMBERS = ("year", "employment", "payroll", "line")


def read_lines(workbook: Path) -> pd.DataFrame:
    """Read the lines that a workbook carries.

    Returns
    -------
    DataFrame
        A row a line, with the columns of :data:`LINE_LABELS`; jobs and payroll are NaN where they are not disclosed.

    Raises
    ------
    WorkbookError
        Where it has no such sheet, or one without its headings.
    """
    with reading_workbook(workbook):
        rows = _rows(workbook)
    wanted = set(LINE_LABELS.values())
    at = next((number for number, row in enumerate(rows) if wanted.issubset(row)), None)
    if at is None:
        raise WorkbookError(
            f"{workbook.name} has no sheet {NOTES_SHEET!r} with the source rows",
            place=str(workbook.parent),
            next_step="Put the data files beside the workbook, or go on with an earlier copy.",
        )
    places = {key: rows[at].index(label) for key, label in LINE_LABELS.items()}
    return _table([[row[place] for place in places.values()] for row in rows[at + 1 :]])


def _rows(workbook: Path) -> list[list[Any]]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  the quickest reader of long sheets, and seldom needed

    book = CalamineWorkbook.from_path(str(workbook))
    named = [NOTES_SHEET, *(name for name, now in FORMER.items() if now == NOTES_SHEET)]
    return [
        row for name in named if name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()
    ]


def _table(rows: list[list[Any]]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415  as above

    table = pd.DataFrame(rows, columns=list(LINE_LABELS))
    table = table[table["industry_code"].ne("")].reset_index(drop=True)
    for name in _NUMBERS:
        table[name] = pd.to_numeric(table[name], errors="coerce")
    return table.astype({"year": int, "line": int, "industry_code": str, "area_fips": str})
