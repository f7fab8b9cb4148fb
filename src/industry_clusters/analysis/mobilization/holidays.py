"""Federal holidays, observed days among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


def federal_holidays(years: Iterable[int]) -> list[tuple[date, str]]:
    """Every federal holiday of the United States in these years, with its name.

    Examples
    --------
    >>> [name for day, name in federal_holidays([2026]) if day.month == 11]
    ['Veterans Day', 'Thanksgiving Day']
    """
    from holidays import country_holidays  # noqa: PLC0415  where a workbook has dates

    return sorted(country_holidays("US", years=sorted(years)).items())
