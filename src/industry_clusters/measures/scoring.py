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
    known = (table > 0).any(axis=-1)
    scores = np.stack([weighted_score(table, weights) for weights in weight_lattice(table.shape[-1])])
    filled = np.nan_to_num(scores, nan=-np.inf)
    third = np.sort(filled, axis=1)[:, ::-1][:, min(TOP, table.shape[0]) - 1]
    inside = (filled >= third[:, None]) & ~np.isnan(scores)
    return np.where(known, inside.mean(axis=0), np.nan)
