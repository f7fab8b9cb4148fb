"""The worksheet functions for an Excel without add-in: a workbook that holds them as names, and a text to paste."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.export.functions_text import names_text
from industry_clusters.export.lambda_names import lambda_names, stored
from industry_clusters.functions.bodies.formulas import PREFIX
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.outputs import (
    FUNCTIONS_BOOK,
    FUNCTIONS_TEXT,
    check_output,
    in_place,
    keep_before,
    make_folder,
)
from industry_clusters.render.functions_book import FunctionLine, write_functions_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from industry_clusters.functions.model import WorksheetFunction

BOOK_FILE, TEXT_FILE = "functions.xlsx", "functions.txt"
_NOTES = (
    "Functions for Excel 365 and Excel 2024, on Windows, on a Mac and on the web. No macros, nothing to install.",
    "1. Open this workbook and yours. 2. Right-click this sheet's tab, Move or Copy, choose your workbook, Create a copy.",
    "The names come along with the sheet, which you may then delete. Formulas, Name Manager lists them.",
    "They begin with IC. because a name LQ in a workbook would be used in place of the add-in's LQ.",
)


def write_functions(folder: Path) -> list[Path]:
    """Write ``functions.xlsx`` and ``functions.txt`` into a folder; the files written.

    Raises
    ------
    WorkbookError
        Where a file of the same name is there that this did not write, or the folder cannot be written.
    """
    book, text = folder / BOOK_FILE, folder / TEXT_FILE
    check_output(book, FUNCTIONS_BOOK)
    check_output(text, FUNCTIONS_TEXT)
    make_folder(folder)
    return [_put(book, _write_book), _put(text, _write_text)]


def _put(path: Path, write: Callable[[Path], None]) -> Path:
    with in_place(path) as temporary:
        write(temporary)
        keep_before(path, temporary)
    return path


def _write_book(path: Path) -> None:
    names = {one.name: one.refers_to for one in lambda_names(FUNCTIONS)}
    write_functions_book(path, names, [_line(one) for one in FUNCTIONS], _NOTES, FUNCTIONS_BOOK.mark)


def _line(function: WorksheetFunction) -> FunctionLine:
    arguments = ", ".join(parameter.name for parameter in function.parameters)
    formula = stored(function.example.formula.replace("=", f"={PREFIX}", 1))
    shown = function.example.shown
    value = shown if shown.isalpha() else float(shown)
    return FunctionLine(
        f"{PREFIX}{function.name}({arguments})", f"{function.words} {function.returns}", formula, value
    )


def _write_text(path: Path) -> None:
    head = (
        "/* Industry Clusters: functions as names.\n"
        "   Excel Labs, Advanced formula environment, Modules: make a module called IC and paste all of this into it.\n"
        "   Or Formulas, Name Manager, New: the name is IC. and the name here; it refers to what begins with the sign =. */\n\n"
    )
    path.write_text(head + names_text(lambda_names(FUNCTIONS)), encoding="utf-8")
