"""Cells of files of occupations: codes, levels, and numbers that may be marks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.errors import BadValue
from industry_clusters.ingest.files.delimited import first_line
from industry_clusters.ingest.files.numbers import numbers_or_missing
from industry_clusters.ingest.layouts.titles import refuse_formulas
from industry_clusters.occupations import ALL_OCCUPATIONS, TOP_CODED, UNAVAILABLE, WITHHELD

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from industry_clusters.ingest.files.files import DataFile

UNTOLD = ("", "\N{EM DASH}", "-", "N/A", "n/a")
"""What stands where a file tells nothing, neither a number nor a word."""

_SOC = re.compile(r"[0-9][0-9]-?[0-9]{4}")
_AROUND_CODES = re.compile(r'[="\s]')
_MARKS = {
    WITHHELD: WITHHELD,
    UNAVAILABLE: UNAVAILABLE,
    TOP_CODED: TOP_CODED,
    "~": UNAVAILABLE,
    **dict.fromkeys(UNTOLD[1:], UNAVAILABLE),
}
"""What stands where a number is not published -> our mark. ``~`` (under half a percent) is known to be small only."""
_AT_LEAST = re.compile(r">=?\s*\$?[0-9,.]+")
_MINUS = "\N{MINUS SIGN}"
_PLACES = ("total", "major", "minor", "broad", "detailed")


def marked_numbers(
    texts: pd.Series[str], name: str, lines: pd.Series[int], file: DataFile
) -> tuple[NDArray[np.float64], NDArray[np.object_]]:
    """Return numbers, NaN where there is none, and the mark that stands there instead ("" for none).

    A cell such as ``>=239,200`` is a top-coded one.

    Raises
    ------
    BadValue
        Where a text is neither, naming its line.
    """
    words = texts.tolist()
    known = {text: _mark(text) for text in set(words)}
    numbers = numbers_or_missing(["" if known[text] else text for text in words], name, lines, file)
    return numbers, np.array([known[text] for text in words], dtype=object)


def refuse_parts_of_jobs(rows: pd.DataFrame, file: DataFile) -> None:
    """Refuse jobs that are not whole, unless a person said that they may be (``fractions`` in the file's mapping).

    Raises
    ------
    BadValue
        Naming the line.
    """
    odd = rows["employment"].notna() & (rows["employment"] % 1 != 0)
    if odd.any() and not (file.mapping and file.mapping.fractions):
        raise BadValue(
            f"employment is {rows.loc[odd, 'employment'].iloc[0]:,.15g}, and jobs are counted whole",
            place=file.place(first_line(rows, odd)),
            next_step="If the point parts thousands, save the file with one way of writing numbers; if jobs may be parts of "
            "one, say fractions = true in the file's mapping.",
        )


def _mark(text: str) -> str:
    return TOP_CODED if text[:1] == ">" and _AT_LEAST.fullmatch(text) else _MARKS.get(text, "")


def signed_numbers(
    texts: pd.Series[str], name: str, lines: pd.Series[int], file: DataFile
) -> NDArray[np.float64]:
    """Return numbers that may be below zero, such as a change; NaN where there is none.

    Raises
    ------
    BadValue
        Where a text is no number, naming its line.
    """
    signed = texts.str.replace(_MINUS, "-")
    below = signed.str.startswith("-") & signed.ne("-")
    numbers, _ = marked_numbers(signed.where(~below, signed.str.slice(1)), name, lines, file)
    return np.where(below, -numbers, numbers)


def soc_codes(texts: pd.Series[str], lines: pd.Series[int], file: DataFile) -> pd.Series[str]:
    """Return codes as ``11-1011``; ``="11-1011"`` and ``111011`` are read.

    Raises
    ------
    BadValue
        Where a text is no SOC code, naming its line.
    """
    codes = texts.map({text: _soc_code(text) for text in texts.unique()})
    faulty = codes.eq("")
    if faulty.any():
        raise BadValue(
            f"the occupation's code is {texts[faulty].iloc[0][:60]!r}, not a SOC code",
            place=file.place(first_line(lines.to_frame("line"), faulty)),
            next_step="Write it as text, such as '11-1011'.",
        )
    return codes


def _soc_code(text: str) -> str:
    plain = _AROUND_CODES.sub("", text).replace("\N{EN DASH}", "-")
    return f"{plain[:2]}-{plain[-4:]}" if _SOC.fullmatch(plain) else ""


def refuse_formula_names(rows: pd.DataFrame, file: DataFile, columns: tuple[str, ...]) -> None:
    """Refuse a name in those of the columns that are there that a spreadsheet would take for a formula.

    Raises
    ------
    BadValue
        Naming the line.
    """
    for column in columns:
        if column in rows:
            refuse_formulas(rows[column], rows["line"], file)


@cache
def soc_level(code: str, word: str = "") -> str:
    """Return an occupation's level by its code and the file's word for it.

    A code that ends in zero may be a detailed one, where OEWS publishes none finer, so that its word says more than
    its zeros; that of all occupations or of a major group never is.

    Examples
    --------
    >>> [soc_level("00-0000"), soc_level("11-0000"), soc_level("29-2010", "detailed"), soc_level("11-1020", "Summary")]
    ['total', 'major', 'detailed', 'broad']
    """
    told = word.strip().casefold()
    if code == ALL_OCCUPATIONS:
        return "total"
    if code.endswith("0000"):
        return "major"
    if told in _PLACES:
        return told
    if told != "summary":
        return "detailed"
    return "minor" if code.endswith("00") else "broad" if code.endswith("0") else "detailed"


def soc_vintage(codes: set[str]) -> str:
    """Return the SOC system that most of the telling codes belong to; "" where none is there.

    Examples
    --------
    >>> soc_vintage({"15-1252", "11-1011"}), soc_vintage({"15-1132"}), soc_vintage({"11-1011"})
    ('2018', '2010', '')
    """
    found = {vintage: len(codes & telling) for vintage, telling in TELLING.items()}
    best = max(found, key=lambda vintage: found[vintage])
    return best if found[best] else ""


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


TELLING = {
    "2018": _codes(
        "11-2032 11-2033 11-3012 11-3013 11-9072 13-1082 15-1211 15-1212 15-1231 15-1232 15-1241 15-1242 15-1243 15-1244 "
        "15-1251 15-1252 15-1253 15-1254 15-1255 15-2051 29-1215 29-1216 29-1218 29-1241 31-1121 31-1122 31-1131 31-1132 "
        "35-3023 39-1013 53-1047 53-3051 53-3052 53-3053 53-3054 53-6032 53-7065"
    ),
    "2010": _codes(
        "15-1111 15-1121 15-1122 15-1131 15-1132 15-1133 15-1134 15-1141 15-1142 15-1143 15-1151 15-1152 31-1014 31-1015"
    ),
    "2000": _codes(
        "13-1072 13-1073 15-1011 15-1021 15-1031 15-1032 15-1041 15-1051 15-1061 15-1071 15-1081 29-1111 31-1012"
    ),
}
"""Codes that only one SOC system has (a part of them, of large occupations)."""
