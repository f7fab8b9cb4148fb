"""Codes of areas and industries as OEWS writes them, and names of areas as California does -> QCEW's."""

from __future__ import annotations

import re
from functools import cache

from industry_clusters.ingest.lookups import state_titles
from industry_clusters.panel import TOTAL_INDUSTRY, US

_NATION = "99"
_NATION_NAMES = ("", "u.s.", "us", "united states", "national")
_STATE_LENGTH, _METROPOLITAN_LENGTH = 2, 5
_TOWNS = "7"
_STATE_KIND = "2"
_DIGITS = re.compile(r"([0-9])-digit")
_RANGE = re.compile(r"([0-9][0-9]-[0-9][0-9])0*")
_SECTOR = 2
_COUNTIES = re.compile(r"\s*\([^()]*\bCount(?:y|ies)\b[^()]*\)$")
_METROPOLITAN = re.compile(r"\s+MSA$")


@cache
def area_code(code: str, title: str = "", kind: str = "") -> str:
    """Return QCEW's code of an area; a code that QCEW does not have stays as it is.

    ``kind`` is OEWS's type of area, 2 for a state. QCEW has no parts of states outside metropolitan areas, and none of
    New England's areas made of towns.

    Examples
    --------
    >>> area_code("6"), area_code("40140"), area_code("99"), area_code("", "Ohio"), area_code("600006")
    ('06000', 'C4014', 'US000', '39000', '600006')
    >>> area_code("71650"), area_code("", "U.S."), area_code("", "Ohio Valley")
    ('71650', 'US000', 'Ohio Valley')
    >>> area_code("39", "Ohio", "2"), area_code("39000", "Ohio", "2")
    ('39000', '39000')
    """
    code = code.removesuffix(".0")
    if not code:
        return _state_of(title.strip())
    if code == _NATION and kind != _STATE_KIND:
        return US
    if len(code) <= _STATE_LENGTH:
        return code.zfill(_STATE_LENGTH) + "000"
    if kind == _STATE_KIND:
        return code
    metropolitan = len(code) == _METROPOLITAN_LENGTH and code.endswith("0") and not code.startswith(_TOWNS)
    return f"C{code[:4]}" if metropolitan else code


def _state_of(title: str) -> str:
    known = {name.casefold(): code for code, name in state_titles().items()}
    return US if title.casefold() in _NATION_NAMES else known.get(title.casefold(), title)


@cache
def california_area(name: str) -> str:
    """Return an area's name as BLS writes it, for which :mod:`industry_clusters.ingest.layouts.places` finds the code.

    Examples
    --------
    >>> california_area("Kern County"), california_area("Fresno MSA (Fresno and Madera Counties)")
    ('Kern County, California', 'Fresno, CA MSA')
    >>> california_area("California")
    'California'
    """
    plain = _COUNTIES.sub("", name.strip())
    return f"{plain}, California" if plain.endswith(" County") else _METROPOLITAN.sub(", CA MSA", plain)


@cache
def industry(code: str, group: str = "") -> str:
    """Return a NAICS code without the zeros that fill it up to six characters.

    ``group`` tells its digits; a group of four digits may still be one of three, where OEWS publishes none finer.
    A code of industries that OEWS puts together (``3250A1``) stays as it is.

    Examples
    --------
    >>> [industry("622000", "3-digit"), industry("622110", "5-digit"), industry("221110", "6-digit"), industry("31-330")]
    ['622', '62211', '221110', '31-33']
    >>> [industry("000000"), industry("11", "sector"), industry("327000", "4-digit"), industry("3250A1", "4-digit")]
    ['10', '11', '327', '3250A1']
    """
    code = code.removesuffix(".0")
    spanned = _RANGE.fullmatch(code)
    if spanned:
        return spanned[1]
    if not code.strip("0") or code == "000001":
        return TOTAL_INDUSTRY
    digits = _DIGITS.match(group.strip())
    kept = code[: int(digits[1])] if digits and code.isdigit() else code
    finest = digits is not None and digits[1] in "56"
    return kept if finest else kept.rstrip("0").ljust(_SECTOR, "0")
