"""What a cell's text or number says: codes and numbers, however Excel wrote them."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import Any

from industry_clusters.ingest.files.legible import legible

_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]*)?%?")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)\s*$")
_COUNTY_DIGITS = 5


def is_number(text: str) -> bool:
    """Whether a text is a plain number, 0 or more."""
    return re.fullmatch(r"[0-9]+(\.[0-9]+)?", text) is not None


def cell_text(value: Any) -> str:
    """Return a cell's text: whole numbers without decimals, a date as 2024-12-31.

    Examples
    --------
    >>> cell_text(43100.0), cell_text(None), cell_text(" Ohio ")
    ('43100', '', 'Ohio')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return legible(value).strip()
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def plain(value: Any) -> str:
    """Codes that Excel made a number: 6029.0 is 6029."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def area_code(text: str) -> str:
    """A county code as BLS writes it, also where Excel made a number of it."""
    whole = text.strip().removesuffix(".0").upper()
    return whole.zfill(_COUNTY_DIGITS) if whole.isdigit() else whole


def parsed(text: str) -> float | None:
    """The number that a text says; None where it says none, or might say another."""
    plain = text.replace(",", "") if _GROUPED.fullmatch(text) else text
    if (
        not plain.isascii() or "_" in plain
    ):  # Python reads 1_000 and Arabic digits, and a person may mean something else
        return None
    try:
        number = float(plain.removesuffix("%"))
    except ValueError:
        return None
    return (number / 100 if plain.endswith("%") else number) if math.isfinite(number) else None


def bracketed(text: str) -> str:
    """The code of ``United States (US000)``; a bare code is itself."""
    match = _IN_BRACKETS.search(text)
    return (match[1] if match else text).strip()
