"""Step 10: who works in a cluster, and whether a pay is high, mid or entry.

Source of the method: Industry Clusters of Opportunity User Guide (2007), step 10.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.ratio import ratio
from industry_clusters.occupations import HOURS_PER_YEAR

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

HIGH, MID, ENTRY, NOT_KNOWN = "high", "mid", "entry", ""
LEVELS = (HIGH, MID, ENTRY, NOT_KNOWN)
LOW_PERCENTILE, HIGH_PERCENTILE = 25, 75
_DECIMALS, _A_SPECK = 6, 1e-6


def occupation_shares(employment: ArrayLike, total: ArrayLike) -> NDArray[np.float64]:
    """Share of an industry's jobs in each occupation: jobs in the occupation / jobs in the industry.

    Parameters
    ----------
    employment
        Jobs by occupation (rows) and industry (columns); NaN where they are withheld.
    total
        Jobs of each industry.

    Returns
    -------
    Fractions of the same shape; NaN where withheld or where the industry has no jobs.

    Examples
    --------
    >>> occupation_shares([[25.0], [np.nan]], [100.0])
    array([[0.25],
           [ nan]])
    """
    return ratio(employment, total)


def career_share(
    short: ArrayLike, unknown: ArrayLike, mid: ArrayLike, known: ArrayLike, whole: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Share of a cluster's jobs that are at mid pay and take short training: ``mid / known * short / (mid - unknown)``.

    Parameters
    ----------
    short, unknown
        Jobs at mid pay that take short training, and those whose training is not known.
    mid, known
        Jobs at mid pay, and all whose level of pay is known.
    whole
        All jobs of the cluster that have a staffing pattern, published by occupation or not.

    Returns
    -------
    tuple of ndarray
        The best value, and the lowest and highest share of the whole: with every job that is not known left out, and
        with every one counted. Missing where nothing is known, or no job at mid pay says what training it takes; 0 where
        there are no jobs at mid pay.

    Examples
    --------
    >>> [share.round(4).tolist() for share in career_share([30.0, 0.0], [0.0, 20.0], [40.0, 20.0], [100.0, 100.0], [120.0, 100.0])]
    [[0.3, nan], [0.25, nan], [0.4167, nan]]
    """
    some, blank, middle, level, every = (
        np.asarray(one, np.float64) for one in (short, unknown, mid, known, whole)
    )
    told = middle - blank
    of_mid = np.where(middle > 0, np.where(told > _A_SPECK, ratio(some, told), np.nan), 0.0)
    best = ratio(middle, level) * of_mid
    low, high = ratio(some, every), ratio(some + blank + np.maximum(every - level, 0.0), every)
    missing = np.isnan(best)
    return best, np.where(missing, np.nan, low), np.where(missing, np.nan, high)


def cluster_staffing(shares: ArrayLike, weights: ArrayLike) -> NDArray[np.float64]:
    """Jobs of a cluster by occupation: sum over patterns of share x the region's jobs that the pattern stands for.

    Parameters
    ----------
    shares
        Fractions by occupation (rows) and pattern (columns); 0 where an industry has no such occupation, NaN where
        its jobs are withheld.
    weights
        The region's jobs by cluster (rows) and pattern (columns), no NaN.

    Returns
    -------
    Jobs by occupation (rows) and cluster (columns), to a millionth of a job so that equal sums are equal. A withheld
    share adds nothing, so that the sum is "at least"; where every share that counts is withheld the jobs are NaN.

    Examples
    --------
    >>> cluster_staffing([[0.5, 0.1], [0.2, np.nan], [np.nan, 0.0]], [[100.0, 10.0], [0.0, 10.0]])
    array([[51.,  1.],
           [20., nan],
           [nan,  0.]])
    """
    known, jobs_of = np.asarray(shares, dtype=np.float64), np.asarray(weights, dtype=np.float64)
    jobs = np.zeros((known.shape[0], jobs_of.shape[0]))
    for pattern in range(known.shape[1]):  # one after the other, as a sheet adds up
        jobs += np.nan_to_num(known[:, [pattern]]) * jobs_of[:, pattern]
    jobs = np.round(jobs, _DECIMALS)
    return np.where((jobs == 0) & (withheld_patterns(known, jobs_of) > 0), np.nan, jobs)


def withheld_patterns(shares: ArrayLike, weights: ArrayLike) -> NDArray[np.int64]:
    """How many of a cluster's patterns withhold an occupation, by occupation (rows) and cluster (columns).

    Examples
    --------
    >>> withheld_patterns([[0.5, np.nan]], [[100.0, 10.0], [100.0, 0.0]])
    array([[1, 0]])
    """
    missing = np.isnan(np.asarray(shares, dtype=np.float64)).astype(np.int64)
    return missing @ (np.asarray(weights, dtype=np.float64) > 0).astype(np.int64).T


def annual_pay(annual: ArrayLike, hourly: ArrayLike) -> NDArray[np.float64]:
    """Pay a year in dollars: as published, else 2,080 x the pay an hour; NaN where neither is known.

    Examples
    --------
    >>> annual_pay([50000.0, np.nan, np.nan], [20.0, 20.0, np.nan])
    array([50000., 41600.,    nan])
    """
    year, hour = np.asarray(annual, dtype=np.float64), np.asarray(hourly, dtype=np.float64)
    return np.where(np.isnan(year), hour * HOURS_PER_YEAR, year)


def pay_levels(pay: ArrayLike, low: ArrayLike, high: ArrayLike) -> NDArray[np.str_]:
    """Level of each pay: "high" from ``high`` up, "entry" below ``low``, else "mid".

    Parameters
    ----------
    pay
        Dollars a year; infinity where the source only says that it is above all it prints, NaN where not known.
    low, high
        Cut-offs, dollars a year.

    Returns
    -------
    Words; "" where the pay or a cut-off is not known.

    Examples
    --------
    >>> pay_levels([24000.0, 23999.0, 48900.0, np.inf, np.nan], 24000.0, 48900.0).tolist()
    ['mid', 'entry', 'high', 'high', '']
    """
    paid, below, above = (np.asarray(values, dtype=np.float64) for values in (pay, low, high))
    unknown = np.isnan(paid) | np.isnan(below) | np.isnan(above)
    return np.select([unknown, paid >= above, paid < below], [NOT_KNOWN, HIGH, ENTRY], default=MID)


def weighted_quantile(pay: ArrayLike, jobs: ArrayLike, share: float) -> float:
    """The least pay that at least a share of the jobs is paid, or less.

    Parameters
    ----------
    pay
        Dollars a year by occupation, infinity included; NaN is left out.
    jobs
        Jobs by occupation; NaN is left out.
    share
        A fraction, for instance 0.25.

    Returns
    -------
    Dollars a year; NaN where there are no jobs whose pay is known, or where the quantile is above what is printed.

    Examples
    --------
    >>> weighted_quantile([30.0, 10.0, 20.0], [1.0, 1.0, 2.0], 0.25)
    10.0
    """
    paid, weight = np.asarray(pay, dtype=np.float64), np.asarray(jobs, dtype=np.float64)
    known = ~np.isnan(paid) & (weight > 0)
    order = np.argsort(paid[known], kind="stable")
    below = np.cumsum(weight[known][order])
    if not below.size:
        return float("nan")
    quantile = float(paid[known][order][np.searchsorted(below, share * below[-1] - _A_SPECK)])
    return quantile if np.isfinite(quantile) else float("nan")
