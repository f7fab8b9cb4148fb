"""A small workbook that holds functions as names, each shown once by its example."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_WIDTHS = (70, 60, 18)
_LINE, _LETTERS = 15, 50
"""Points of a line, and letters in one of the column of words: Excel alone makes rows as high as their text needs."""


class FunctionLine(NamedTuple):
    """A function as a row: how it is called, what it gives, a formula as a file stores it, and what that shows."""

    call: str
    words: str
    formula: str
    shown: float | str


def write_functions_book(
    path: Path, names: Mapping[str, str], lines: Sequence[FunctionLine], notes: Sequence[str], mark: str
) -> None:
    """Write the workbook: notes, then a row for each function; the names go along with a sheet that is copied."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": "Industry Clusters functions", "category": mark})
        page = book.add_worksheet("Functions")
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        running = book.add_format()  # a note runs on over the columns beside it
        page.set_landscape()
        page.fit_to_pages(1, 0)
        for name, refers_to in names.items():
            book.define_name(name, f"={refers_to}")
        for column, width in enumerate(_WIDTHS):
            page.set_column(column, column, width, wrapped)
        for row, note in enumerate(notes):
            page.write_string(row, 0, note, running)
        page.write_row(len(notes) + 1, 0, ("Function", "What it gives", "Example"), bold)
        for row, line in enumerate(lines, start=len(notes) + 2):
            page.set_row(row, _LINE * ceil(len(line.words) / _LETTERS))
            page.write_string(row, 0, line.call)
            page.write_string(row, 1, line.words)
            page.write_dynamic_array_formula(row, 2, row, 2, line.formula, None, line.shown)
