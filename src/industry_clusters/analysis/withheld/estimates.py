"""Estimates of withheld cells: asked for, marked, within their bounds, and adding up to what is published.

What a cell is expected to hold comes from :mod:`industry_clusters.analysis.withheld.solved`. Each total, less its
published parts, is then shared out among the parts withheld, from the largest total down; the less sure a part is,
the more it gives way, and one that would leave its bounds is held there. Since the bounds of a tree are those that
its sums leave, this always adds up. Where sums cross (a state's counties, all ownerships of an industry), sharing
goes round as long as that helps, a linear programme settles what is left
(:mod:`industry_clusters.analysis.withheld.agreement`), and what disagreement there still is is told.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from industry_clusters.analysis.industries.parts import OWN_CODES
from industry_clusters.analysis.withheld.agreement import agreed
from industry_clusters.analysis.withheld.bounds import MEASURES
from industry_clusters.analysis.withheld.hierarchy import INDUSTRY, OWNERSHIP
from industry_clusters.analysis.withheld.ranges import evidence_of, ranges_of
from industry_clusters.analysis.withheld.solved import Solved
from industry_clusters.measures.intervals import shared_out

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from industry_clusters.analysis.withheld.bounds import Bounds, Interval, YearBounds
    from industry_clusters.analysis.withheld.hierarchy import Addition
    from industry_clusters.analysis.withheld.ranges import Ranges
    from industry_clusters.measures.intervals import Amounts, Flags, Places
    from industry_clusters.panel import Panel

FULL_COUNTY_YEARS = 400
"""Up to so many counties times years the full method is used, else the cheap one (88 counties, 4 years: 352)."""
_AGREED = 0.5
"""Crossing sums agree when no total is missed by more than half a job, or half a dollar."""
_WORTH_IT = 0.9
"""Sharing goes round as long as the disagreement falls below this share of what it was."""
_SMALLEST = 1e-6
_LEAST_REST = 0.1
"""The least that the variance of what is shared out is held against."""


class Weight(NamedTuple):
    """What is expected of each cell, above zero, how much of it is published in its parts, and how the rest gives way.

    ``give`` is the variance of the rest's logarithm: the larger, the more of a total's surplus or lack it takes.
    """

    amount: Amounts
    known: Amounts | float = 0.0
    give: Amounts | float = 1.0


@dataclass(frozen=True)
class Estimates:
    """Estimates of withheld cells.

    ``table`` has the rows and columns of the bounds' table, and for employment (jobs) and payroll (dollars)
    ``estimate_…``, ``likely_low_…`` and ``likely_high_…``, not rounded; NaN where no row was published at all, since
    nothing tells of such a cell. ``evidence`` says what an estimate rests on, ``two_answers`` whether the data allow
    two values of jobs that differ by more than a factor of two. ``years`` holds every cell by year and measure,
    published figures and estimates together, by area, ownership and industry. ``misfit`` is, by measure, the most
    by which crossing sums still disagree (jobs, dollars). ``ranges`` answers for sums of cells.
    ``method`` names the method by area: the full one only where no ownership's equations failed.
    """

    table: pd.DataFrame
    years: Mapping[int, Mapping[str, Amounts]]
    misfit: Mapping[str, float]
    ranges: Ranges
    method: Mapping[str, str]


FULL, CHEAP = "county solved together", "own years and establishments"


def estimate(panel: Panel, bounds: Bounds, *, cheap: bool = False) -> Estimates:
    """Estimate the withheld cells that were bounded.

    Parameters
    ----------
    panel
        The data that were bounded; the nation's rows in it tell what size and pay are usual, without any of these
        all areas in it.
    bounds
        Bounds of the cells.
    cheap
        Use the cheap method whatever the size; else it is used above :data:`FULL_COUNTY_YEARS`.
    """
    in_full = () if cheap or len(bounds.areas) * len(bounds.years) > FULL_COUNTY_YEARS else bounds.areas
    solved = {own_code: Solved.of(panel, bounds, own_code, in_full) for own_code in _open_ownerships(bounds)}
    filled: dict[int, dict[str, Amounts]] = {year: {} for year in bounds.years}
    misfit = dict.fromkeys(MEASURES, 0.0)
    for measure in MEASURES:
        for place, (year, cells) in enumerate(bounds.years.items()):
            filled[year][measure], gap = fill(cells, measure, _weight(solved, measure, place, cells))
            misfit[measure] = max(misfit[measure], gap)
    ranges = ranges_of(bounds, solved, filled)
    method = {area: _method(solved, place) for place, area in enumerate(bounds.areas)}
    return Estimates(_table(bounds, filled, ranges), filled, misfit, ranges, method)


def jobs_of_each_area(panel: Panel, bounds: Bounds, own_codes: Sequence[str]) -> Ranges:
    """Fill jobs area by area, by the cheap method, without regard to sums over areas or over ownerships.

    So many areas go through it. The estimates lie in the bounds, which heard those sums, and add up to the published
    industries of their own area and ownership; ``filled`` of the result holds them.
    """
    solved = {own: Solved.of(panel, bounds, own, ()) for own in _open_ownerships(bounds) if own in own_codes}
    filled: dict[int, dict[str, Amounts]] = {}
    for place, (year, cells) in enumerate(bounds.years.items()):
        alone = replace(cells, additions=[each for each in cells.additions if each.axis == INDUSTRY])
        jobs, _ = fill(alone, "employment", _weight(solved, "employment", place, cells))
        filled[year] = {"employment": jobs}
    return ranges_of(bounds, solved, filled)


def _method(solved: Mapping[str, Solved], area: int) -> str:
    """The full method where it solved all that there was to solve."""
    failed = any(area in each.failed for each in solved.values())
    return FULL if not failed and any(each.full[area] for each in solved.values()) else CHEAP


def _open_ownerships(bounds: Bounds) -> list[str]:
    """Ownerships of which a cell is not published; all of them together are a sum of these."""
    return [
        own_code
        for place, own_code in enumerate(OWN_CODES)
        if place and any(year.open[:, place].any() for year in bounds.years.values())
    ]


def _weight(solved: Mapping[str, Solved], measure: str, place: int, cells: YearBounds) -> Weight:
    """What one year's cells are expected to hold; all ownerships together, what each is expected to."""
    published = cells.intervals[measure].published
    amount, known, give = np.nan_to_num(published), np.zeros(published.shape), np.ones(published.shape)
    for own_code, each in solved.items():
        own, beneath = OWN_CODES.index(own_code), each.known[measure][:, place]
        mean = np.maximum(each.mean[measure][:, place], beneath + _SMALLEST)
        squares = mean**2 * each.log_variance[measure][:, place]
        amount[:, own] = np.where(np.isnan(published[:, own]), mean, amount[:, own])
        known[:, own] = beneath
        give[:, own] = squares / np.square(np.maximum(mean - beneath, _LEAST_REST))
    amount[:, 0] = np.where(np.isnan(published[:, 0]), amount[:, 1:].sum(axis=1), amount[:, 0])
    return Weight(np.maximum(amount, _SMALLEST), known, np.maximum(give, _SMALLEST))


def _table(bounds: Bounds, filled: Mapping[int, Mapping[str, Amounts]], ranges: Ranges) -> pd.DataFrame:
    table = bounds.table.copy()
    count = len(bounds.areas)
    unknown = [year.open[:count] for year in bounds.years.values()]

    def picked(values: Sequence[Amounts]) -> Amounts:
        return np.concatenate([value[:count][where] for value, where in zip(values, unknown, strict=True)])

    for measure in MEASURES:
        low, high = zip(*(ranges.cells(year, measure) for year in bounds.years), strict=True)
        for name, values in (
            ("estimate", [filled[year][measure] for year in bounds.years]),
            ("likely_low", low),
            ("likely_high", high),
        ):
            table[f"{name}_{measure}"] = np.where(table["withheld"], picked(values), np.nan)
    evidence, two_answers = zip(*(evidence_of(ranges, year) for year in bounds.years), strict=True)
    table["evidence"] = picked(evidence)
    table["two_answers"] = picked(two_answers)
    return table


def fill(year: YearBounds, measure: str, weight: Weight) -> tuple[Amounts, float]:
    """Fill what is missing with what is expected, made to add up.

    Parameters
    ----------
    year
        One year's cells and bounds.
    measure
        ``employment`` or ``payroll``.
    weight
        What is expected of each cell, and how much it gives way.

    Returns
    -------
    tuple
        Published figures with estimates in the place of what is missing, by area, ownership and industry; and
        the most by which crossing sums still disagree.
    """
    interval = year.intervals[measure]
    tree = [(each, each.heard) for each in reversed(year.additions) if each.axis == INDUSTRY]
    crossing = [(each, each.heard) for each in reversed(year.additions) if each.axis != INDUSTRY]
    ownerships = [(each, heard) for each, heard in crossing if each.axis == OWNERSHIP]
    weight = weight._replace(amount=_of_absent(year, interval, weight.amount))
    missing = np.isnan(interval.published)
    values = np.where(missing, np.clip(weight.amount, interval.low, interval.high), interval.published)
    _share_all([*ownerships, *tree], values, weight, interval)
    gap, before = _misfit(crossing, values, interval, MEASURES[measure]), np.inf
    while _AGREED < gap < _WORTH_IT * before:
        _meet(crossing, values, interval)
        _share_all([*crossing, *tree], values, None, interval)
        gap, before = _misfit(crossing, values, interval, MEASURES[measure]), gap
    if gap > _AGREED:
        values = agreed(year.additions, values, interval, MEASURES[measure])
        gap = _misfit([*tree, *crossing], values, interval, MEASURES[measure])
    return values, gap


def _of_absent(year: YearBounds, interval: Interval, weight: Amounts) -> Amounts:
    """What is expected; of a cell without a row, what is expected of its parts together."""
    result = np.where(np.isnan(interval.published), weight, interval.published)
    absent = ~year.parts.present[:, :, 0] & np.isnan(interval.published)
    result[absent] = 0.0
    for each in year.additions:
        if each.axis == INDUSTRY:
            totals = each.sums.totals
            added = each.sums.added(result)
            result[..., totals] = np.where(absent[..., totals], added, result[..., totals])
    return np.maximum(result, _SMALLEST)


def _share_all(
    sums: Sequence[tuple[Addition, Flags]], values: Amounts, weight: Weight | None, interval: Interval
) -> None:
    """Share out the totals of each kind of sum in turn; in proportion to the values themselves without weights."""
    for addition, heard in sums:
        used = Weight(np.maximum(values, _SMALLEST)) if weight is None else weight
        split = _Split.of(addition, values, used.amount, interval, heard)
        known, give = (
            addition.along(np.broadcast_to(np.asarray(each, np.float64), values.shape))[
                ..., addition.sums.parts
            ][split.missing]
            for each in (used.known, used.give)
        )
        known = np.minimum(known, split.low)
        cells = addition.along(values)
        parts = cells[..., addition.sums.parts]
        parts[split.missing] = known + shared_out(
            split.target - np.bincount(split.group, known, minlength=len(split.target)),
            np.maximum(split.weight - known, _SMALLEST),
            split.low - known,
            split.high - known,
            split.group,
            give,
        )
        cells[..., addition.sums.parts] = parts


def _meet(sums: Sequence[tuple[Addition, Flags]], values: Amounts, interval: Interval) -> None:
    """Move the totals that are estimates themselves half-way, by ratio, to what their parts add up to."""
    for addition, heard in sums:
        totals = addition.sums.totals
        cells = addition.along(values)
        now, added = cells[..., totals], addition.sums.added(cells)
        low, high = (addition.along(each)[..., totals] for each in (interval.low, interval.high))
        moved = np.clip(np.sqrt(now * added), low, high)
        free = heard & np.isnan(addition.along(interval.published)[..., totals])
        free &= addition.complete | (added > now)
        cells[..., totals] = np.where(free, moved, now)


def _misfit(
    sums: Sequence[tuple[Addition, Flags]], values: Amounts, interval: Interval, rounding: float
) -> float:
    """The most by which estimates miss what their bounds allow of a total, beyond the rounding of each figure."""
    worst = 0.0
    for addition, heard in sums:
        split = _Split.of(addition, values, values, interval, heard)
        added = np.bincount(split.group, split.weight, minlength=len(split.target))
        figures = 1 + np.bincount(addition.sums.total_of_part).max()
        worst = max(worst, float(np.max(np.abs(added - split.possible), initial=0.0) - rounding * figures))
    return worst


@dataclass(frozen=True)
class _Split:
    """The parts that are not published, in a row, and the totals to share out among them."""

    missing: Flags
    group: Places
    target: Amounts
    weight: Amounts
    low: Amounts
    high: Amounts

    @classmethod
    def of(
        cls, addition: Addition, values: Amounts, weight: Amounts, interval: Interval, heard: Flags
    ) -> _Split:
        sums = addition.sums
        published = addition.along(interval.published)
        missing = np.isnan(published[..., sums.parts])
        missing &= heard[..., sums.total_of_part]
        rest = addition.along(values)[..., sums.totals] - sums.added(np.nan_to_num(published))
        places = np.arange(rest.size).reshape(rest.shape)[..., sums.total_of_part][missing]
        used, group = np.unique(places, return_inverse=True)
        chosen = [
            addition.along(each)[..., sums.parts][missing] for each in (weight, interval.low, interval.high)
        ]
        wished = np.bincount(group, np.clip(*chosen), minlength=len(used))
        target, complete = rest.ravel()[used], addition.complete.ravel()[used]
        return cls(missing, group, np.where(complete, target, np.minimum(target, wished)), *chosen)

    @property
    def possible(self) -> Amounts:
        """The targets, moved to what the bounds allow."""
        low, high = (
            np.bincount(self.group, each, minlength=len(self.target)) for each in (self.low, self.high)
        )
        return np.clip(self.target, low, high)
