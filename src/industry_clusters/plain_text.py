"""A text stays a text in every file that is written: no program that opens the file takes it for a formula.

A workbook's cell says itself what it is, so that writers need only be kept from guessing (:data:`NO_GUESSING`,
:func:`keep_names`). A cell of a CSV file says nothing: Excel takes one that begins with ``=``, ``+``, ``-`` or ``@`` for a
formula, and so does what follows a separator that the reader's country uses. There an apostrophe goes in front, as the
Open Worldwide Application Security Project advises, and every text is in quotation marks.
"""

from __future__ import annotations

import re
from typing import Any

_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
"""What a formula begins with, in the wide characters of East Asia too."""
_SEPARATED = r"(^|[;,|\t\r\n] *)"
_BLANK_START = r"^('*[\t\r\n])"
FORMULA_STARTS = (
    (rf"{_SEPARATED}('*[{_SIGNS}])", r"\1'\2"),
    (_BLANK_START, r"'\1"),
)
"""What :func:`guarded` replaces and what by, one after the other, as both Python and DuckDB read it."""
_UNDONE = ((r"^'('*[\t\r\n])", r"\1"), (rf"{_SEPARATED}'('*[{_SIGNS}])", r"\1\2"))

NO_GUESSING = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
"""XlsxWriter's options that leave a text a text."""


def guarded(text: str) -> str:
    """A text for a CSV file that a spreadsheet program may open.

    Examples
    --------
    >>> guarded("=1+1"), guarded("Food; -2+3"), guarded("31-33"), guarded("a, b")
    ("'=1+1", "Food; '-2+3", '31-33', 'a, b')
    """
    for pattern, by in FORMULA_STARTS:
        text = re.sub(pattern, by, text)
    return text


def unguarded(text: str) -> str:
    """The text that :func:`guarded` was given.

    Examples
    --------
    >>> unguarded(guarded("=1+1")), unguarded(guarded("'=1")), unguarded("O'Hara")
    ('=1+1', "'=1", "O'Hara")
    """
    for pattern, by in _UNDONE:
        text = re.sub(pattern, by, text)
    return text


def keep_names(chart: Any) -> None:
    """Keep XlsxWriter from taking a name for a reference; those that are one come as ``name_formula``."""
    chart._process_names = lambda name, reference: (name, reference)  # noqa: SLF001  there is no public way


def cut_inside(text: str, longest: int) -> str:
    """A text that fits, with an ellipsis in its middle where it was longer: names that begin alike often end differently.

    Examples
    --------
    >>> cut_inside("Food", 20), cut_inside("Advanced manufacturing, part 12", 20)
    ('Food', 'Advanced manu…art 12')
    """
    if len(text) <= longest:
        return text
    tail = longest // 3
    return f"{text[: longest - 1 - tail].rstrip()}\N{HORIZONTAL ELLIPSIS}{text[-tail:].lstrip()}"
