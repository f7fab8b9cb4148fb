"""Names and the price index that come along, for single cells."""

from __future__ import annotations

from industry_clusters.ingest.lookups import naics_titles, us_price_index

UNITED_STATES = ("US", "US000", "U.S.", "UNITED STATES", "CUUR0000SA0")
"""What the U.S. city average may be called, in capitals."""


def industry_title(code: str) -> str | None:
    """What a NAICS code stands for, in short words; None where no code is so.

    Examples
    --------
    >>> industry_title("622")
    'Hospitals'
    """
    return naics_titles().get(code)


def consumer_price_index(area: str, year: float) -> float:
    """CPI-U, all items, annual average, 1982-84 = 100; NaN where no figure comes along.

    Only the U.S. city average comes along; a study may hold any other index.

    Examples
    --------
    >>> consumer_price_index("US", 2020)
    258.811
    """
    known = area.upper() in UNITED_STATES and year == year // 1
    return us_price_index().values.get(int(year), float("nan")) if known else float("nan")
