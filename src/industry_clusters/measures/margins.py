"""How far an estimate may be from the truth: likely ranges and margins."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from industry_clusters.measures.intervals import Amounts, Places

LIKELY = 1.6
"""So many posterior standard deviations on either side hold the truth about nine times in ten."""
WIDEST = 3.0
"""The widest standard deviation of a logarithm: a factor of over a hundred on either side says nothing more."""
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
    known, rest, low, high = (np.asarray(each, np.float64) for each in (known, rest, low, high))
    spread = np.sqrt(np.minimum(np.nan_to_num(ratio(variance, np.square(rest))), WIDEST**2))
    ends = (known + rest * np.exp(sign * LIKELY * spread) for sign in (-1, 1))
    lower, upper = (np.fmin(np.fmax(each, low), high)[()] for each in ends)
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


class Grade(IntEnum):
    """How well a number is known, the best grade first."""

    PUBLISHED = 1
    CLOSE = 2
    ROUGH = 3
    RANGE_ONLY = 4

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return ("published", "close", "rough", "range only")[self - 1]


@dataclass(frozen=True)
class GradeCutOffs:
    """Up to which margin a number is close or rough (fractions), and under how many jobs it is a range only."""

    close: float = 0.05
    rough: float = 0.25
    floor: float = 50.0


def grade(
    best: ArrayLike,
    likely_low: ArrayLike,
    likely_high: ArrayLike,
    published: ArrayLike,
    cut_offs: GradeCutOffs,
) -> NDArray[np.float64]:
    """How well jobs are known: 1 published, 2 close, 3 rough, 4 range only.

    Parameters
    ----------
    best, likely_low, likely_high
        Jobs.
    published
        True where the number itself is published; it is then of the first grade, however small.
    cut_offs
        Largest margins, and the floor.

    Examples
    --------
    >>> grade([900, 900, 900, 20], [900, 870, 720, 19], [900, 930, 1080, 21], [True, False, False, False], GradeCutOffs())
    array([1., 2., 3., 4.])
    """
    width = margin(best, likely_low, likely_high)
    known = np.asarray(best, np.float64) >= cut_offs.floor  # a missing best value is known as a range at most
    found = np.select(
        [
            np.asarray(published, np.bool_),
            known & (width <= cut_offs.close),
            known & (width <= cut_offs.rough),
        ],
        [Grade.PUBLISHED, Grade.CLOSE, Grade.ROUGH],
        Grade.RANGE_ONLY,
    )
    return found.astype(np.float64)
