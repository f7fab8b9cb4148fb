"""The tree of NAICS codes: which code lies under which."""

from __future__ import annotations

from industry_clusters.panel import TOTAL_INDUSTRY

_SPANNED = {
    "31": "31-33",
    "32": "31-33",
    "33": "31-33",
    "44": "44-45",
    "45": "44-45",
    "48": "48-49",
    "49": "48-49",
}
SECTOR_LEVEL = 2


def level_of(industry_code: str) -> int:
    """Return the number of digits of an industry; a sector such as ``31-33`` has two, the total none.

    Examples
    --------
    >>> [level_of(code) for code in ("10", "31-33", "336", "3364")]
    [0, 2, 3, 4]
    """
    if industry_code == TOTAL_INDUSTRY:
        return 0
    return SECTOR_LEVEL if "-" in industry_code else len(industry_code)


def sector_of(industry_code: str) -> str:
    """Return the sector that a code lies in, as BLS writes it.

    Examples
    --------
    >>> sector_of("3254"), sector_of("6216"), sector_of("44-45")
    ('31-33', '62', '44-45')
    """
    return _SPANNED.get(industry_code[:SECTOR_LEVEL], industry_code[:SECTOR_LEVEL])


def parent_of(industry_code: str) -> str:
    """Return the code one level up; a sector's parent is the total of all industries.

    Examples
    --------
    >>> [parent_of(code) for code in ("3254", "325", "31-33")]
    ['325', '31-33', '10']
    """
    level = level_of(industry_code)
    if level <= SECTOR_LEVEL:
        return TOTAL_INDUSTRY
    return sector_of(industry_code) if level == SECTOR_LEVEL + 1 else industry_code[:-1]
