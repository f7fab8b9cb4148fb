"""The cheap method: every cell from its own years and establishments, each total shared out by variance.

A cell's expected jobs are its published smaller rows and the establishments of the others; where the cell itself is
published in another year, what it held beside that expectation then. It takes no linear algebra, so that a nation's
counties go through it; in the full method it shares out what lies beneath groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.analysis.withheld.groups import leaf_sums
from industry_clusters.analysis.withheld.prior import JOBS, PAY
from industry_clusters.measures.prior import sum_log_variance
from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from industry_clusters.analysis.withheld.history import History
    from industry_clusters.analysis.withheld.prior import Expected
    from industry_clusters.measures.intervals import Amounts, Flags, Places

_A_YEAR_APART, _AT_ONCE = 0.03, 0.02
"""Variance of the logarithm that each year between adds, and what there is at once."""
_UNLIKE = sum(deviation**2 for deviation in JOBS.levels)
"""Variance of the logarithm of a cell by what its county, sector, subsector and code share, beside establishments."""
_LEAST = 1e-3


@dataclass(frozen=True)
class Own:
    """What is expected of each cell by itself; arrays of shape (area, year, industry).

    ``jobs`` and ``payroll`` are amounts above zero, ``…_variance`` variances of their logarithms, ``lag`` the years
    between the cell and its nearest published year, NaN where there is none. ``pay_variance`` is that of the
    logarithm of pay a job.
    """

    jobs: Amounts
    payroll: Amounts
    jobs_variance: Amounts
    payroll_variance: Amounts
    pay_variance: Amounts
    lag: Amounts


def by_itself(history: History, expected: Expected) -> Own:
    """What each row is expected to hold before any total is heard."""
    everything = leaf_sums(history, expected, history.leaves)
    parts = leaf_sums(history, expected, history.leaves & np.isnan(history.jobs), history.published)
    known = [history.told(amounts) for amounts in (history.jobs, history.payroll)]
    place, lag = nearest_figure(history)
    found: list[tuple[Amounts, Amounts]] = []
    payroll_squares = (
        parts[3] + parts[1] * np.nan_to_num(ratio(parts[2], parts[0])) ** 2
    )  # of pay a job, and of jobs
    for amounts, told, full, rest, squares in (
        (history.jobs, known[0], everything[0], parts[0], parts[1]),
        (history.payroll, known[1], everything[2], parts[2], payroll_squares),
    ):
        mean = np.maximum(told + rest, _LEAST)
        unlike = _UNLIKE * np.square(rest / mean)
        variance = sum_log_variance(np.maximum(squares, 1e-6), np.maximum(mean, 0.1)) + unlike
        with np.errstate(divide="ignore", invalid="ignore"):
            beside = np.log(amounts / full)
        then = np.take_along_axis(beside, place, axis=1)
        of_use = ~np.isnan(lag) & np.isfinite(then) & (full > 0)
        near = np.minimum(_A_YEAR_APART * np.nan_to_num(lag) + _AT_ONCE, variance + _AT_ONCE)
        found.append(
            (
                np.where(of_use, full * np.exp(np.where(of_use, then, 0.0)), mean),
                np.where(of_use, near, variance),
            )
        )
    (jobs, jobs_variance), (payroll, payroll_variance) = found
    pay_variance = PAY.levels[-1] ** 2 + np.nan_to_num(ratio(parts[3], np.square(parts[2])))
    near_pay = np.minimum(pay_variance, _A_YEAR_APART * np.nan_to_num(lag) + _AT_ONCE)
    return Own(
        np.maximum(jobs, _LEAST),
        np.maximum(payroll, _LEAST),
        jobs_variance,
        payroll_variance,
        np.where(np.isnan(lag), pay_variance, near_pay),
        lag,
    )


def nearest_figure(history: History, read: Flags | None = None) -> tuple[Places, Amounts]:
    """The nearest other year in which a cell is published with jobs.

    Parameters
    ----------
    history
        The cells.
    read
        Shape (year, year): which others (columns) are looked at for each year; all of them where not given.

    Returns
    -------
    tuple
        For each cell, the year's place (of two as near, the earlier), and how far it is, NaN where there is none.
    """
    published, years = ~np.isnan(history.jobs) & (history.jobs > 0) & history.present, history.years
    place = np.zeros(published.shape, dtype=np.intp)
    lag = np.full(published.shape, np.nan)
    for here, year in enumerate(years):
        for other in sorted(range(len(years)), key=lambda each: (abs(years[each] - year), years[each])):
            if other == here or (read is not None and not read[here, other]):
                continue
            fresh = np.isnan(lag[:, here]) & published[:, other]
            place[:, here][fresh] = other
            lag[:, here][fresh] = abs(years[other] - year)
    return place, lag
