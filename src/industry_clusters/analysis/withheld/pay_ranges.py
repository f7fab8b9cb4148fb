"""Likely ranges of pay a job: payroll over jobs, of cells and of sums of cells.

What is not sure of jobs is not sure of payroll either, and cancels in pay; what is left is the pay of unpublished cells,
and their weight among the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.analysis.industries.parts import OWN_CODES
from industry_clusters.analysis.withheld.cluster_bounds import cluster_bounds
from industry_clusters.analysis.withheld.history import GROUP_LEVEL
from industry_clusters.analysis.withheld.ranges import down_to_groups
from industry_clusters.measures.margins import likely_range
from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.withheld.ranges import Ranges
    from industry_clusters.measures.intervals import Amounts, Flags


def pay_range(
    ranges: Ranges, year: int, own_codes: Sequence[str], codes: Flags
) -> tuple[Amounts, Amounts, Amounts]:
    """Pay a job of sums of cells over the region and some ownerships: best, likely low and likely high.

    Parameters
    ----------
    ranges
        The region's answers.
    year, own_codes
        The cells.
    codes
        Shape (sum, industry): which industries each sum counts; none of them under another.

    Returns
    -------
    tuple
        Dollars a job and year, one a sum; missing where there are no jobs. Within what the hard bounds of payroll
        and jobs allow; where all is published, the figure itself.
    """
    jobs, payroll, variance = pay_variance(ranges, year, own_codes, codes)
    best = ratio(payroll, jobs)
    low, high = (
        cluster_bounds(ranges.bounds, own_codes, year, measure, codes)
        for measure in ("payroll", "employment")
    )
    ends = ratio(low[0], high[1]), ratio(low[1], np.maximum(high[0], 1.0))
    sure = variance == 0
    hard = (
        np.where(sure, best, np.fmin(end, best) if down else np.fmax(end, best))
        for end, down in zip(ends, (True, False), strict=True)
    )
    likely = likely_range(0.0, best, variance * best**2, *hard)
    return best, *likely


def pay_variance(
    ranges: Ranges, year: int, own_codes: Sequence[str], codes: Flags
) -> tuple[Amounts, Amounts, Amounts]:
    """Jobs, payroll (dollars) and the variance of the logarithm of pay a job, of the sums of :func:`pay_range`."""
    count = len(ranges.bounds.areas)
    owners = [OWN_CODES.index(own_code) for own_code in own_codes]
    jobs, payroll = (
        np.where(codes, ranges.filled[year][measure][:count][:, owners].sum(axis=(0, 1)), 0.0).sum(axis=1)
        for measure in ("employment", "payroll")
    )
    variance = np.zeros(len(codes))
    for own_code in own_codes:
        if own_code in ranges.solved:
            for area in range(count):
                variance += _of_area(ranges, year, own_code, area, codes, (jobs, payroll))
    return jobs, payroll, variance


def _of_area(
    ranges: Ranges,
    year: int,
    own_code: str,
    area: int,
    codes: Flags,
    totals: tuple[Amounts, Amounts],
) -> Amounts:
    """One county's part of the variance of the logarithm of pay."""
    solved, place = ranges.solved[own_code], ranges.place(year)
    history, own = solved.history, OWN_CODES.index(own_code)
    windows = [each for each in solved.counties.get(area, ()) if place in each.year]
    unpublished = history.present[area, place] & ~history.published[area, place]
    weights = (codes & unpublished).astype(np.float64)
    alone = unpublished
    if windows:
        weights = down_to_groups(weights, solved, area, place)
        alone = unpublished & (history.tree.level > GROUP_LEVEL)
    share_of_jobs, share_of_payroll = (
        weights
        * alone
        * ratio(np.nan_to_num(ranges.filled[year][measure][area, own]), np.maximum(total, 1.0)[:, None])
        for measure, total in zip(("employment", "payroll"), totals, strict=True)
    )
    spread = ratio(
        ranges.cell_variance["employment", own_code][area, place],
        np.square(ranges.filled[year]["employment"][area, own]),
    )
    of_jobs = np.square(share_of_payroll - share_of_jobs) * np.nan_to_num(spread)
    of_pay = np.square(share_of_payroll) * solved.own.pay_variance[area, place]
    variance: Amounts = (of_jobs + of_pay).sum(axis=1)
    for each in windows:
        here = np.where(each.year == place, 1.0, 0.0)
        variance += each.pay_variance(weights[:, each.code] * here, *totals)
    return variance
