"""Lists with their headings in the first row, as a workbook or as CSV; a text is a text in both."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from industry_clusters.ingest.files.legible import legible
from industry_clusters.outputs import in_place
from industry_clusters.plain_text import NO_GUESSING, guarded
from industry_clusters.render.papers.kinds import PAPER_LIST

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.views.vocabulary.paper_model import ListFile

_NARROWEST, _WIDEST, _LONGEST = 8, 60, 32_767
"""Letters of a column, and of a cell at most."""


def write_list(content: ListFile, path: Path) -> None:
    """Write a list as a workbook of one sheet; every cell is text."""
    from xlsxwriter import Workbook  # noqa: PLC0415  where a list is written

    with in_place(path) as temporary, Workbook(str(temporary), {"in_memory": True, **NO_GUESSING}) as book:
        book.set_properties({"category": PAPER_LIST.mark})
        sheet = book.add_worksheet("List")
        heading, words = (
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"num_format": "@", "valign": "top"}),
        )
        for row, cells in enumerate((content.header, *content.rows)):
            for column, text in enumerate(cells):
                sheet.write_string(row, column, legible(text)[:_LONGEST], words if row else heading)
        for column, cells in enumerate(zip(content.header, *content.rows, strict=True)):
            sheet.set_column(column, column, min(max(_NARROWEST, *map(len, cells)) + 2, _WIDEST))
        sheet.freeze_panes(1, 0)


def write_csv(content: ListFile, path: Path) -> None:
    """Write a list as CSV in UTF-8 with its mark, so that Excel reads accents; no cell begins as a formula does."""
    with in_place(path) as temporary, temporary.open("w", encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text, quoting=csv.QUOTE_ALL)
        writer.writerows([guarded(legible(cell)) for cell in row] for row in (content.header, *content.rows))
