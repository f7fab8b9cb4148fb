"""Text -> numbers and codes, or an error that names the line."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.errors import BadValue, UnknownLayout
from industry_clusters.industry_codes import sector_of

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from industry_clusters.ingest.files.files import DataFile

_NUMBER = re.compile(r"\$?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
"""How most numbers are written: they need no second look."""
_YEAR = r"(?:19|20)[0-9]{2}(?:\.0+)?"
_INDUSTRY = re.compile(r"(?!10)[0-9]{2,6}|10|10[12]|101[1-3]|102[1-9]|[0-9]{2}-[0-9]{2}")
"""Under 10 there are BLS's domains and supersectors only: a code such as 104333 is two fields run together."""
_SIC = re.compile(r"SIC(?:[ _][0-9A-Z]|[0-9])", re.IGNORECASE)
_DATE = re.compile(
    r"[A-Za-z]{3}-[0-9]{2}|[0-9]{2}-[A-Za-z]{3}|[0-9]{4}-[0-9]{2}-[0-9]{2}.*|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4}"
)
_RANGES = ("31-33", "44-45", "48-49")


def whole_numbers(
    texts: pd.Series[str], name: str, lines: pd.Series[int], file: DataFile
) -> NDArray[np.float64]:
    """Return counts; each text has to be one.

    Thousands separators, decimals and a dollar sign are read; a sign, an exponent and a percent sign are not.

    Raises
    ------
    BadValue
        Where a text is no count, naming its line.
    """
    values = numbers_or_missing(texts, name, lines, file)
    _refuse(np.isnan(values), texts, name, lines, file)
    return values


def numbers_or_missing(
    texts: pd.Series[str] | list[str], name: str, lines: pd.Series[int], file: DataFile
) -> NDArray[np.float64]:
    """Return counts as :func:`whole_numbers` does, and NaN for a blank cell."""
    words = texts if isinstance(texts, list) else texts.tolist()
    if all(type(text) is str and text for text in words) and _are_digits("".join(words)):
        return np.array([float(text) for text in words])
    known = {text: _number(text) for text in set(words)}
    values = [known[text] for text in words]
    if None in known.values():
        _refuse(np.array([value is None for value in values]), words, name, lines, file)
    return np.array(values, dtype=np.float64)


def _number(text: object) -> float | None:
    """A count; NaN for a blank, None for what is neither."""
    if type(text) is str and _PLAIN.fullmatch(text):
        return float(text)
    stripped = "" if text != text else str(text).strip()  # noqa: PLR0124  NaN
    if not stripped:
        return math.nan
    return float(stripped.replace("$", "").replace(",", "")) if _NUMBER.fullmatch(stripped) else None


def _are_digits(text: str) -> bool:
    """Whether a text is digits and nothing else, as whole columns of counts are: the quick way."""
    return text.isascii() and text.isdigit()


def years(texts: pd.Series[str], lines: pd.Series[int], file: DataFile) -> NDArray[np.int64]:
    """Return years from 1900 to 2099.

    Raises
    ------
    BadValue
        Where a text is no such year, naming its line.
    """
    stripped = texts.astype(str).str.strip()
    _refuse(~stripped.str.fullmatch(_YEAR).to_numpy(dtype=bool), texts, "year", lines, file, "a year")
    return np.asarray(stripped.str.slice(0, 4).astype(np.int64), dtype=np.int64)


def _refuse(
    faulty: NDArray[np.bool_],
    texts: pd.Series[str] | list[str],
    name: str,
    lines: pd.Series[int],
    file: DataFile,
    what: str = "a number",
) -> None:
    if faulty.any():
        place = int(np.argmax(faulty))
        raise BadValue(
            f"{name} is {str(list(texts)[place])[:60]!r}, not {what}",
            place=file.place(int(lines.iloc[place])),
            next_step="Mend the cell, or download the file again.",
        )


@cache
def industry_code(text: str) -> str | None:
    """Return a code as BLS writes it, or None where the text is none.

    Examples
    --------
    >>> industry_code("31_33"), industry_code(" 3254 "), industry_code("1013"), industry_code("Mar-33"), industry_code("1043")
    ('31-33', '3254', '1013', None, None)
    """
    code = text.strip().replace("_", "-")
    if not _INDUSTRY.fullmatch(code) or ("-" in code and code not in _RANGES):
        return None
    return code


def sector_code(text: str) -> str:
    """Return the sector for the first two digits of it, as some states write it; else the text.

    Examples
    --------
    >>> sector_code("31"), sector_code("23")
    ('31-33', '23')
    """
    return sector_of(text) if text in {span[:2] for span in _RANGES} else text


def refuse_sic(text: str, file: DataFile) -> None:
    """Refuse a code of the classification before NAICS, as BLS writes it: ``SIC 3711``, ``SIC_0G``.

    Raises
    ------
    UnknownLayout
        Naming the code.
    """
    if _SIC.match(text):
        raise UnknownLayout(
            f"the file is by SIC ({text}), the classification that ended in 2000",
            place=file.name,
            next_step="Use files by NAICS: BLS has them from 1990 on.",
        )


def check_industries(rows: pd.DataFrame, file: DataFile) -> None:
    """Refuse a column of industry codes that holds something else.

    Raises
    ------
    BadValue
        Naming the line, and a date that once was a range of codes.
    """
    for text in rows["industry_code"].unique().tolist():
        refuse_sic(str(text), file)
        if industry_code(str(text)) is None:
            date = (
                " A spreadsheet turned the range of codes into a date." if _DATE.fullmatch(str(text)) else ""
            )
            raise BadValue(
                f"industry_code is {str(text)[:60]!r}, not a NAICS code",
                place=file.place(
                    int(rows.loc[rows["industry_code"].astype(str) == str(text), "line"].iloc[0])
                ),
                next_step=f"Write the code as text, such as '31-33' or '3254'.{date}",
            )


@cache
def _fits(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None


def check_codes(rows: pd.DataFrame, column: str, pattern: str, what: str, file: DataFile) -> None:
    """Refuse a column of codes that holds something else.

    Raises
    ------
    BadValue
        Naming the line.
    """
    for text in rows[column].unique().tolist():
        if not _fits(pattern, str(text)):
            raise BadValue(
                f"{column} is {str(text)[:60]!r}, not {what}",
                place=file.place(int(rows.loc[rows[column].astype(str) == str(text), "line"].iloc[0])),
                next_step="Codes are text with their leading zeros; mend the cell or download the file again.",
            )
