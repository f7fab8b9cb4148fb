"""Three classes for a row of values: by natural breaks, or by thirds; and the classes and ranks that a range may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from jenkspy import jenks_breaks

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

CLASSES = 3
"""Low (1), middle (2) and high (3); 0 is no class."""
_SQUARES_END = 1e150
"""Beyond it squares have no room, and there are no natural breaks."""


def natural_break_bounds(values: ArrayLike) -> tuple[float, float]:
    """Lower bounds of the middle and the high class by natural breaks.

    Of all ways to cut the sorted values into three runs, the one with the least sum of squared deviations from
    the runs' means (Fisher-Jenks, exact).

    Parameters
    ----------
    values
        Any numbers; missing ones are left out.

    Returns
    -------
    tuple of float
        The smallest value of the middle and of the high class; missing where fewer than three values differ, or
        differ by so little beside the rest that squares cannot tell them apart, or one is beyond 1e150.

    Notes
    -----
    Source: W. D. Fisher, On grouping for maximum homogeneity (1958), as in the library jenkspy.
    Of cuts that are equally good, which one is taken depends on the order of the additions.

    Examples
    --------
    >>> natural_break_bounds([1, 2, 10, 11, 20, 21])
    (10.0, 20.0)
    """
    known = _known(values)
    if len(np.unique(known)) < CLASSES or max(-known[0], known[-1]) > _SQUARES_END:
        return (np.nan, np.nan)
    upper = jenks_breaks(known, n_classes=CLASSES)[1:CLASSES]
    first = np.searchsorted(known, upper, side="right")
    if not 0 < first[0] < first[1] < len(known):
        return (np.nan, np.nan)
    return float(known[first[0]]), float(known[first[1]])


def natural_break_cuts(values: ArrayLike) -> tuple[float, float]:
    """Halfway across the two gaps that natural breaks leave: where the end of a range passes into the next class.

    A break lies between two values. Were it drawn at the smallest value of a class, as
    :func:`natural_break_bounds` names it, that value would cross it with the narrowest range.

    Examples
    --------
    >>> natural_break_cuts([1, 2, 10, 11, 20, 21])
    (6.0, 15.5)
    """
    known = _known(values)
    bounds = natural_break_bounds(known)
    if np.isnan(bounds[0]):
        return bounds
    middle, high = ((known[np.searchsorted(known, bound) - 1] + bound) / 2 for bound in bounds)
    return float(middle), float(high)


def natural_breaks(values: ArrayLike) -> NDArray[np.int64]:
    """Class of each value by natural breaks: 3 high, 2 middle, 1 low, 0 missing.

    Where fewer than three values differ the classes are those of :func:`thirds`.

    Examples
    --------
    >>> natural_breaks([1, 2, 10, 11, 20, 21, float("nan")])
    array([1, 1, 2, 2, 3, 3, 0])
    """
    return class_among(values, values)


def ranks(values: ArrayLike) -> NDArray[np.float64]:
    """Rank of each value, 1 the largest; equal values share the better rank, missing ones have none (NaN).

    Examples
    --------
    >>> ranks([30, 10, 30, 20])
    array([1., 4., 1., 3.])
    """
    table = np.asarray(values, np.float64)
    larger = (table[None, :] > table[:, None]).sum(axis=1)
    return np.where(np.isnan(table), np.nan, larger + 1.0)


def thirds(values: ArrayLike) -> NDArray[np.int64]:
    """Class of each value by its rank: 3 high, 2 middle, 1 low, 0 missing.

    High where three times the rank is at most the number of values, middle where it is at most twice that
    number. So where the number does not divide by three the upper classes are the smaller ones (11 values: 3, 4
    and 4), and equal values share a class.

    Examples
    --------
    >>> thirds(range(11))
    array([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3])
    """
    rank = ranks(values)
    return _third(rank, int((~np.isnan(rank)).sum()))


def rank_range(low: ArrayLike, high: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The best and the worst rank that each value may have, 1 the largest, where each lies somewhere in its range.

    Parameters
    ----------
    low, high
        Ends of the ranges, of any unit; shape (n,). A missing range has no rank and takes none from another.

    Returns
    -------
    tuple of ndarray
        Best rank: 1 and the ranges that lie wholly above. Worst rank: 1 and the other ranges that reach above the
        low end. Equal values share the better rank, so that ranges without width have the rank of :func:`ranks`.

    Examples
    --------
    >>> best, worst = rank_range([30, 18, 15, 1], [30, 22, 19, 2])
    >>> best.tolist(), worst.tolist()
    ([1.0, 2.0, 2.0, 4.0], [1.0, 3.0, 3.0, 4.0])
    """
    lows, highs = np.asarray(low, np.float64), np.asarray(high, np.float64)
    above = (lows[None, :] > highs[:, None]).sum(axis=1)
    reaching = (highs[None, :] > lows[:, None]).sum(axis=1) - (highs > lows)  # itself is no other
    missing = np.isnan(lows) | np.isnan(highs)
    return np.where(missing, np.nan, above + 1.0), np.where(missing, np.nan, reaching + 1.0)


def class_range_by_breaks(
    values: ArrayLike, low: ArrayLike, high: ArrayLike
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The lowest and the highest class that each value may have, by the natural breaks of the best values.

    The breaks are held: they do not move with the ranges. An end that is the best value has the best value's class.

    Parameters
    ----------
    values, low, high
        Best values and the ends of their ranges, of one unit; shape (n,). Missing values have class 0.

    Returns
    -------
    tuple of ndarray
        Classes as :func:`natural_breaks` counts them; where fewer than three values differ, those of
        :func:`class_range_by_thirds`.

    Examples
    --------
    >>> lowest, highest = class_range_by_breaks([1, 2, 10, 11, 20, 21], [1, 2, 5, 11, 19, 21], [1, 2, 11, 16, 21, 21])
    >>> lowest.tolist(), highest.tolist()
    ([1, 1, 1, 2, 3, 3], [1, 1, 2, 3, 3, 3])
    """
    best = np.asarray(values, np.float64)
    middle, upper = natural_break_cuts(best)
    if np.isnan(middle):
        return class_range_by_thirds(low, high)
    own = natural_breaks(best)
    ends = (np.asarray(end, np.float64) for end in (low, high))
    lowest, highest = (
        np.where(end == best, own, np.where(np.isnan(end), 0, 1 + (end >= middle) + (end >= upper)))
        for end in ends
    )
    return lowest.astype(np.int64), highest.astype(np.int64)


def class_range_by_thirds(low: ArrayLike, high: ArrayLike) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The lowest and the highest class that each value may have, by the ranks that it may have.

    Examples
    --------
    >>> lowest, highest = class_range_by_thirds([30, 18, 15], [30, 22, 19])
    >>> lowest.tolist(), highest.tolist()
    ([3, 1, 1], [3, 2, 2])
    """
    best, worst = rank_range(low, high)
    count = int((~np.isnan(best)).sum())
    return _third(worst, count), _third(best, count)


def class_among(value: ArrayLike, values: ArrayLike) -> NDArray[np.int64]:
    """Class of a value among others, which need not hold it: 3 high, 2 middle, 1 low, 0 missing.

    By natural breaks; by thirds where fewer than three of the others differ.

    Examples
    --------
    >>> class_among([1.5, 12, 99], [1, 2, 10, 11, 20, 21])
    array([1, 2, 3])
    """
    table = np.asarray(value, np.float64)
    middle, high = natural_break_bounds(values)
    if np.isnan(middle):
        known = _known(values)
        rank = 1.0 + (known > table[..., None]).sum(axis=-1)
        return _third(np.where(np.isnan(table), np.nan, rank), len(known))
    return np.where(np.isnan(table), 0, 1 + (table >= middle) + (table >= high)).astype(np.int64)


def _known(values: ArrayLike) -> NDArray[np.float64]:
    known = np.sort(np.asarray(values, np.float64).ravel())
    return known[~np.isnan(known)]


def _third(rank: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    with np.errstate(invalid="ignore"):
        return np.where(np.isnan(rank), 0, 1 + (rank * 3 <= 2 * count) + (rank * 3 <= count)).astype(np.int64)
