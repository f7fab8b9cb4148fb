"""Ranges of what is made of jobs and pay that are known as ranges themselves, by interval arithmetic.

Each takes lows and highs and returns a low and a high. Nothing is assumed of how errors hang together, so the ranges
are on the safe side. Missing stays missing; a rate whose first value may be zero has no upper end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.margins import WIDEST
from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class Ends(NamedTuple):
    """A low and a high, of any shape."""

    low: ArrayLike
    high: ArrayLike


class Range(NamedTuple):
    """A low and a high as arrays."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]


def growth_range(first: Ends, last: Ends, span: int) -> Range:
    """Average annual growth: the last year's least over the first's most, and the other way round.

    Examples
    --------
    >>> [float(each.round(4)) for each in growth_range(Ends(100, 110), Ends(121, 133.1), 1)]
    [0.1, 0.331]
    """
    return Range(
        average_annual_growth_rate(first.high, last.low, span),
        average_annual_growth_rate(first.low, last.high, span),
    )


def change_range(first: Ends, last: Ends) -> Range:
    """Last less first.

    Examples
    --------
    >>> [float(each) for each in change_range(Ends(10, 12), Ends(11, 15))]
    [-1.0, 5.0]
    """
    low_first, high_first = (np.asarray(end, np.float64) for end in first)
    low_last, high_last = (np.asarray(end, np.float64) for end in last)
    return Range(low_last - high_first, high_last - low_first)


def percent_change_range(first: Ends, last: Ends) -> Range:
    """Last over first, less one.

    Examples
    --------
    >>> [float(each.round(3)) for each in percent_change_range(Ends(10, 12.5), Ends(12.5, 15))]
    [0.0, 0.5]
    """
    return Range(ratio(last.low, first.high) - 1, ratio(last.high, first.low) - 1)


def ratio_range(numerator: Ends, denominator: Ends) -> Range:
    """A ratio of two ranges, neither below zero: the least over the most, and the most over the least."""
    return Range(ratio(numerator.low, denominator.high), ratio(numerator.high, denominator.low))


def spread_range(best: ArrayLike, log_variance: ArrayLike, deviations: float) -> Range:
    """``best · exp(± k s)``: the range of a number whose logarithm has the variance ``s²``.

    Examples
    --------
    >>> [float(each.round(1)) for each in spread_range(50_000, 0.01, 1.6)]
    [42607.2, 58675.5]
    """
    spread = np.minimum(np.sqrt(np.asarray(log_variance, np.float64)), WIDEST)
    factor = np.exp(deviations * spread)
    middle = np.asarray(best, np.float64)
    return Range(np.asarray(middle / factor), np.asarray(middle * factor))
