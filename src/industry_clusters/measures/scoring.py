"""Weighted scores over criteria, and how much a place depends on the weights."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

TOP = 3
STEPS = 5
"""The lattice of weightings goes in fifths."""
NO_SCORE = 0.0
"""Stands where there is no score, below every other: points begin above zero."""


def weighted_score(points: ArrayLike, weights: ArrayLike) -> NDArray[np.float64]:
    """The mean of the points, weighted: ``sum(points * weights) / sum(weights of the known points)``.

    Parameters
    ----------
    points
        Shape (items, criteria); 0 is missing.
    weights
        Shape (criteria,); not negative.

    Returns
    -------
    ndarray
        A score for each item, on the scale of the points; missing where no weighted criterion is known.

    Notes
    -----
    Source: multi-attribute value with additive weights, renormalised over what is known.

    Examples
    --------
    >>> weighted_score([[3, 1], [2, 0]], [1, 1])
    array([2., 2.])
    """
    table, share = np.asarray(points, np.float64), np.asarray(weights, np.float64)
    return ratio((table * share).sum(axis=-1), ((table > 0) * share).sum(axis=-1))


def weight_lattice(criteria: int, steps: int = STEPS) -> NDArray[np.float64]:
    """Every weighting in whole parts of ``steps`` that add up to ``steps``; shape (weightings, criteria).

    Whole parts, so that equal scores are equal to the last digit wherever they are worked out.

    Examples
    --------
    >>> len(weight_lattice(4)), weight_lattice(2, 2).tolist()
    (56, [[0.0, 2.0], [1.0, 1.0], [2.0, 0.0]])
    """
    every = [parts for parts in product(range(steps + 1), repeat=criteria) if sum(parts) == steps]
    return np.asarray(every, np.float64)


def top_three_share(points: ArrayLike) -> NDArray[np.float64]:
    """The share of weightings of the lattice in which each item is among the top three.

    Equal scores at the third place all count. One stands for a place that no weighting takes away.

    Parameters
    ----------
    points
        Shape (items, criteria); 0 is missing.

    Returns
    -------
    ndarray
        Shares between 0 and 1; missing for an item without a point.

    Examples
    --------
    >>> top_three_share([[3, 3], [3, 2], [2, 2], [1, 1]]).tolist()
    [1.0, 1.0, 1.0, 0.0]
    """
    table = np.asarray(points, np.float64)
    scores = lattice_scores(table)
    inside = (scores >= score_at_place(scores, TOP)) & (scores > NO_SCORE)
    return _shares(inside, table)


def top_three_range(low: ArrayLike, high: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The shares of weightings in which each item is surely, and may be, among the top three.

    Surely: at its lowest score, and whatever scores the others have, fewer than three are above it. It may be: at
    its highest score, and with the others at their lowest, fewer than three are above it.

    Parameters
    ----------
    low, high
        Fewest and most points, shape (items, criteria); 0 is missing, in both.

    Returns
    -------
    tuple of ndarray
        Shares between 0 and 1, the first at most :func:`top_three_share` and the second at least; missing for an item
        without a point. Where the points have no range both are that share.

    Examples
    --------
    >>> surely, maybe = top_three_range([[3], [3], [2], [1], [1]], [[3], [3], [2], [2], [1]])
    >>> surely.tolist(), maybe.tolist()
    ([1.0, 1.0, 1.0, 0.0, 0.0], [1.0, 1.0, 1.0, 1.0, 0.0])
    """
    points = np.asarray(low, np.float64)
    lows, highs = lattice_scores(points), lattice_scores(high)
    # where an item's highest score is among the first three, the third best of the others is the fourth of all
    surely = (
        (lows >= score_at_place(highs, TOP + 1)) & (highs >= score_at_place(highs, TOP)) & (lows > NO_SCORE)
    )
    maybe = (highs >= score_at_place(lows, TOP)) & (lows > NO_SCORE)
    return _shares(surely, points), _shares(maybe, points)


def lattice_scores(points: ArrayLike) -> NDArray[np.float64]:
    """The score of each item under each weighting of the lattice.

    Parameters
    ----------
    points
        Shape (items, criteria); 0 is missing.

    Returns
    -------
    ndarray
        Shape (weightings, items), on the scale of the points; :data:`NO_SCORE`, below every score, where no weighted
        criterion is known.

    Examples
    --------
    >>> lattice_scores([[3], [0]]).tolist()
    [[3.0, 0.0]]
    """
    table = np.asarray(points, np.float64)
    scores = np.stack([weighted_score(table, weights) for weights in weight_lattice(table.shape[-1])])
    return np.nan_to_num(scores, nan=NO_SCORE)


def score_at_place(scores: NDArray[np.float64], place: int) -> NDArray[np.float64]:
    """The score at a place of each weighting, counted from the largest; :data:`NO_SCORE` where so many items are not there."""
    if place > scores.shape[1]:
        return np.full((len(scores), 1), NO_SCORE)
    return np.sort(scores, axis=1)[:, [-place]]


def _shares(inside: NDArray[np.bool_], points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where((points > 0).any(axis=-1), inside.mean(axis=0), np.nan)
