"""The functions on single values: the formulas of :mod:`industry_clusters.measures` without NumPy.

NaN is no result. Each step is the step of the same function on arrays, so that both give the same bits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.functions.bodies.plain_classes import class_bounds, class_within

if TYPE_CHECKING:
    from collections.abc import Sequence

_NONE = float("nan")
_LEVELS = (None, "Low", "Medium", "High")


def ratio(top: float, bottom: float) -> float:
    """Top / bottom; NaN where the bottom is zero or the quotient is no finite number.

    Examples
    --------
    >>> ratio(1.0, 4.0), ratio(1.0, 0.0)
    (0.25, nan)
    """
    if bottom == 0:
        return _NONE
    quotient = top / bottom
    return quotient if quotient - quotient == 0 else _NONE


def location_quotient(
    region_industry: float, region_total: float, reference_industry: float, reference_total: float
) -> float:
    """Share of the region over share of the reference area."""
    return ratio(ratio(region_industry, region_total), ratio(reference_industry, reference_total))


def quotient_change(first: float, last: float) -> float:
    """Change of a quotient as a share of the first."""
    return ratio(last, first) - 1


def growth_rate(first: float, last: float, years: float) -> float:
    """Average annual growth rate."""
    growth = ratio(last, first)
    if not (growth >= 0 and first > 0 and years > 0):
        return _NONE
    try:
        return float(growth ** ratio(1, years) - 1)
    except OverflowError:
        return _NONE


def real_pay(pay: float, index: float, base_index: float) -> float:
    """Pay in the dollars of another year."""
    return ratio(pay * base_index, index)


def shift_share(
    first: float,
    last: float,
    industry_first: float,
    industry_last: float,
    total_first: float,
    total_last: float,
) -> tuple[float, float, float]:
    """National growth, industry mix and regional competitiveness."""
    total, industry = ratio(total_last, total_first), ratio(industry_last, industry_first)
    return first * (total - 1), first * (industry - total), last - first * industry


def natural_break_classes(values: Sequence[float | None]) -> list[float]:
    """Class of each value, NaN for one that is missing."""
    bounds = class_bounds(tuple(value for value in values if value is not None))
    return [_NONE if value is None else class_within(value, bounds) for value in values]


def wage_level(pay: float, all_pay: tuple[float, ...]) -> str | None:
    """High, Medium or Low; None where there is nothing to be placed among."""
    return _LEVELS[class_within(pay, class_bounds(all_pay))] if all_pay else None


def cluster_quotient(
    region_members: tuple[float, ...],
    region_total: float,
    reference_members: tuple[float, ...],
    reference_total: float,
) -> float:
    """Location quotient of the sums of members."""
    return location_quotient(total(region_members), region_total, total(reference_members), reference_total)


def total(values: Sequence[float]) -> float:
    """Sum from the first to the last, each step rounded; ``sum`` of newer Pythons is more exact than Excel's."""
    result = 0.0
    for value in values:
        result += value
    return result
