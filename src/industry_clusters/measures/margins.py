"""How far an estimate may be from the truth: likely ranges and margins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from industry_clusters.measures.intervals import Amounts, Places

LIKELY = 1.6
"""So many posterior standard deviations on either side hold the truth about nine times in ten."""
_WIDEST = 9.0
"""Of a squared logarithm: a factor of over a hundred on either side says nothing more."""
TWO_ANSWERS = 2.0
"""Where two solutions of the same equations differ by more than this factor, the data allow two answers."""


def likely_range(
    known: ArrayLike, rest: ArrayLike, variance: ArrayLike, low: ArrayLike, high: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Where a sum of published and estimated amounts lies about nine times in ten.

    ``known + rest · exp(± 1.6 s)`` with ``s² = variance / rest²``, cut at the hard bounds.

    Parameters
    ----------
    known
        The part that is published.
    rest
        The part that is estimated, zero or above.
    variance
        Of the estimated part, in jobs or dollars squared.
    low, high
        Hard bounds of the sum.

    Returns
    -------
    tuple
        Likely low and likely high, never outside of the bounds; of nothing estimated, the sum itself.

    Examples
    --------
    >>> [float(each.round(1)) for each in likely_range(100, 50, 25.0**2, 100, 180)]
    [122.5, 180.0]
    """
    rest = np.asarray(rest, np.float64)
    spread = np.sqrt(np.minimum(np.nan_to_num(ratio(variance, np.square(rest))), _WIDEST))
    ends = (known + rest * np.exp(sign * LIKELY * spread) for sign in (-1, 1))
    lower, upper = (np.clip(each, low, high)[()] for each in ends)
    return lower, upper


def margin(best: ArrayLike, likely_low: ArrayLike, likely_high: ArrayLike) -> NDArray[np.float64]:
    """Half the likely range as a share of the best value; missing where that is zero and the range is not.

    Examples
    --------
    >>> float(margin(200, 190, 210)), float(margin(0, 0, 0))
    (0.05, 0.0)
    """
    width = np.asarray(likely_high, np.float64) - np.asarray(likely_low, np.float64)
    return np.where(width == 0, 0.0, ratio(width / 2, best))[()]


def shared_variance(own: Amounts, group: Places, total: Amounts) -> Amounts:
    """Variance of parts that add up to a total: ``s² (1 - a) + a² t²`` with ``a = s² / Σ s²``.

    The normal law of independent parts, given their sum, the sum itself having a variance.

    Parameters
    ----------
    own
        ``s²``, the variance of each part by itself, above zero.
    group
        The total of each part: a place in ``total``.
    total
        ``t²``, the variance of each total; zero where it is published.

    Examples
    --------
    >>> shared_variance(np.array([100.0, 300.0]), np.array([0, 0]), np.array([0.0])).tolist()
    [75.0, 75.0]
    """
    share = own / np.bincount(group, own, minlength=len(total))[group]
    variance: Amounts = own * (1 - share) + share**2 * total[group]
    return variance
