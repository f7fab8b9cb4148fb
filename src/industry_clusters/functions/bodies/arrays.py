"""The functions on arrays: the formulas of :mod:`industry_clusters.measures`, each under its name in a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from industry_clusters.functions.lookups import consumer_price_index, industry_title
from industry_clusters.measures.concentration import location_quotient, location_quotient_percent_change
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.pay import average_pay, real_pay
from industry_clusters.measures.shift_share import (
    competitive_effect,
    industry_mix_effect,
    national_growth_effect,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import ArrayLike, NDArray

_LEVELS = np.array([None, "Low", "Medium", "High"], dtype=object)


def _cluster_quotient(
    region_members: NDArray[np.float64],
    region_total: ArrayLike,
    reference_members: NDArray[np.float64],
    reference_total: ArrayLike,
) -> NDArray[np.float64]:
    if region_members.size != reference_members.size:
        raise ValueError("as many members of the region as of the reference area")  # the cell shows #VALUE!
    return location_quotient(total(region_members), region_total, total(reference_members), reference_total)


def total(values: NDArray[np.float64]) -> np.float64:
    """Sum from the first to the last, each step rounded, as other languages do it."""
    return np.float64(np.cumsum(values)[-1]) if values.size else np.float64(0)


def _shift_share(*amounts: ArrayLike) -> NDArray[np.float64]:
    first, last, industry_first, industry_last, total_first, total_last = np.broadcast_arrays(
        *(np.asarray(amount, np.float64) for amount in amounts)
    )
    national = national_growth_effect(first, total_first, total_last)
    mix = industry_mix_effect(first, industry_first, industry_last, total_first, total_last)
    return np.stack([national, mix, competitive_effect(first, last, industry_first, industry_last)], axis=-1)


def _classes(values: NDArray[np.float64]) -> NDArray[np.float64]:
    from industry_clusters.measures.classes import natural_breaks  # noqa: PLC0415  a library of its own

    classes = natural_breaks(values)
    return np.where(classes == 0, np.nan, classes)


def _level(pay: NDArray[np.float64], all_pay: NDArray[np.float64]) -> NDArray[np.object_]:
    from industry_clusters.measures.classes import class_among  # noqa: PLC0415

    words: NDArray[np.object_] = _LEVELS[class_among(pay, all_pay)]
    return np.asarray(words, dtype=object)


def _titles(codes: NDArray[np.object_]) -> NDArray[np.object_]:
    found = np.empty(codes.size, object)
    found[:] = [industry_title(str(code)) for code in codes.flat]
    return found.reshape(codes.shape)


def _indexes(areas: NDArray[np.object_], years: NDArray[np.float64]) -> NDArray[np.float64]:
    areas, years = np.broadcast_arrays(areas, years)
    figures = [
        consumer_price_index(str(area), float(year))
        for area, year in zip(areas.flat, years.flat, strict=True)
    ]
    return np.array(figures, np.float64).reshape(areas.shape)


ON_ARRAYS: Mapping[str, Callable[..., NDArray[Any]]] = {
    "LQ": location_quotient,
    "LQCHANGE": location_quotient_percent_change,
    "AAGR": average_annual_growth_rate,
    "AVGPAY": average_pay,
    "REALPAY": real_pay,
    "CPIU": _indexes,
    "SHIFTSHARE": _shift_share,
    "NATURALBREAKS": _classes,
    "WAGELEVEL": _level,
    "NAICSTITLE": _titles,
    "CLUSTERLQ": _cluster_quotient,
}
"""A function for each name: arrays in, an array out, NaN or None where there is no result."""
