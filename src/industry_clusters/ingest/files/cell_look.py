"""One cell of a workbook as a person sees it: value, formula, heading, and what its row is about."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook

from industry_clusters.errors import WorkbookError, did_you_mean
from industry_clusters.ingest.files.package import reading_workbook, with_plain_texts

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class SeenCell:
    """``row`` are the texts of the cell's row, from the left."""

    place: str
    value: Any
    formula: str
    heading: str
    row: tuple[str, ...]


def look_at_cell(path: Path, sheet: str, cell: str) -> SeenCell:
    """Look at a cell.

    Raises
    ------
    WorkbookError
        Where the workbook has no such sheet.
    """
    with reading_workbook(path):
        return _seen(path, sheet, cell)


def _seen(path: Path, sheet: str, cell: str) -> SeenCell:
    values, formulas = (_page(path, sheet, data_only=only) for only in (True, False))
    at = values[cell]
    typed = formulas[cell].value
    heading = next(
        (
            str(above.value)
            for row in range(at.row - 1, 0, -1)
            if _is_heading(above := values.cell(row, at.column))
        ),
        "",
    )
    texts = tuple(str(one.value) for one in values[at.row] if isinstance(one.value, str))
    formula = typed if isinstance(typed, str) and typed.startswith("=") else ""
    return SeenCell(f"{sheet}!{cell}", at.value, formula, heading, texts)


def _is_heading(cell: Any) -> bool:
    return (
        isinstance(cell.value, str)
        and cell.font is not None
        and bool(cell.font.b)
        and not cell.value.startswith("#")
    )


def _page(path: Path, sheet: str, *, data_only: bool) -> Worksheet:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl cannot keep does not matter for reading
        book = load_workbook(with_plain_texts(path.read_bytes()), data_only=data_only)
    if sheet not in book.sheetnames:
        raise WorkbookError(
            f"{path.name} has no sheet {sheet!r}",
            place=str(path.parent),
            next_step=did_you_mean(sheet, book.sheetnames),
        )
    page: Worksheet = book[sheet]
    return page
