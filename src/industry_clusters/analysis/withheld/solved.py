"""One ownership solved: what each cell is expected to hold once its county is heard, and how sure that is.

The full method solves a county's groups together (:mod:`industry_clusters.analysis.withheld.county`) and shares out
what lies beneath them by variance; the cheap one shares out every total by variance
(:mod:`industry_clusters.analysis.withheld.cheap`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from industry_clusters.analysis.withheld.cheap import Own, by_itself, nearest_figure
from industry_clusters.analysis.withheld.county import County, solve
from industry_clusters.analysis.withheld.groups import Groups
from industry_clusters.analysis.withheld.history import GROUP_LEVEL, History
from industry_clusters.analysis.withheld.prior import Rates, expected

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from industry_clusters.analysis.withheld.bounds import Bounds
    from industry_clusters.measures.intervals import Amounts, Flags, Places
    from industry_clusters.panel import Panel

_TOGETHER = 7
"""So many years are solved together; of longer studies, windows with neighbors on either side."""
_KEPT, _NEIGHBORS = 3, 2
_LEAST = 1e-3


@dataclass
class Solved:
    """One ownership's cells; arrays of shape (area, year, industry) by measure.

    ``mean`` and ``log_variance`` are what fills a gap and by how much it gives way to totals; ``known`` is what is
    published of each place. ``counties`` are the windows solved in full, by place of the area; an area that has none
    was solved by the cheap method, those of ``failed`` because their equations could not be solved.
    """

    history: History
    groups: Groups
    own: Own
    mean: dict[str, Amounts]
    log_variance: dict[str, Amounts]
    known: dict[str, Amounts]
    counties: dict[int, list[County]] = field(default_factory=dict)
    failed: set[int] = field(default_factory=set)

    @property
    def full(self) -> Flags:
        """By area, whether it was solved in full."""
        return np.isin(np.arange(len(self.history.areas)), list(self.counties))

    @cached_property
    def lag(self) -> Amounts:
        """Years between each cell and the nearest figure of its own that was read for it; NaN where there is none.

        Groups and wider industries of a county solved in full are read by windows, all else over all years.
        """
        read = np.zeros((len(self.history.years),) * 2, dtype=bool)
        for years, kept in _windows(self.history.years):
            read[np.ix_(kept, years)] = True
        by_window = self.full[:, None, None] & (self.history.tree.level <= GROUP_LEVEL)
        return np.where(by_window, nearest_figure(self.history, read)[1], self.own.lag)

    @classmethod
    def of(cls, panel: Panel, bounds: Bounds, own_code: str, in_full: Collection[str]) -> Solved:
        """Solve one ownership.

        Parameters
        ----------
        panel
            All data; the nation's rows in it tell what size and pay are usual.
        bounds
            The cells.
        own_code
            The ownership.
        in_full
            Areas to solve by the full method; the others by the cheap one, and an area that it fails on.
        """
        history = History.of(bounds, own_code)
        told = expected(history, Rates.of(panel, history.tree, own_code))
        groups, own = Groups.of(history, told), by_itself(history, told)
        mean = {"employment": own.jobs, "payroll": own.payroll}
        variance = {"employment": own.jobs_variance, "payroll": own.payroll_variance}
        known = {"employment": history.told(history.jobs), "payroll": history.told(history.payroll)}
        solved = cls(history, groups, own, mean, variance, known)
        with threadpool_limits(1):  # the matrices are small: threads would wait for each other
            for area in np.flatnonzero((groups.unit & ~groups.seen).any(axis=(1, 2))):
                if history.areas[area] in in_full:
                    solved.add(int(area))
        return solved

    def add(self, area: int) -> None:
        """Solve one area in full; where its matrices are singular it stays with the cheap method."""
        try:
            windows = [solve(self.history, self.groups, area, *each) for each in _windows(self.history.years)]
        except np.linalg.LinAlgError:
            self.failed.add(area)
            return
        self.counties[area] = windows
        for measure, known, published in (
            ("employment", self.groups.known_jobs, self.history.jobs),
            ("payroll", self.groups.known_payroll, self.history.payroll),
        ):
            self._take(area, measure, known, published)

    def _take(self, area: int, measure: str, known: Amounts, published: Amounts) -> None:
        """Put the solved groups, and what they add up to, in the place of the cheap method's."""
        unit = self.groups.unit[area]
        best = np.where(unit, np.where(self.groups.seen[area], published[area], known[area]), 0.0)
        squares = np.zeros(best.shape)
        for each in self.counties[area]:
            at = (each.year, each.code)
            best[at] += each.rest[measure].best
            squares[at] = each.rest[measure].variance
        best, squares = self.history.tree.added_up(best), self.history.tree.added_up(squares)
        wide = (self.history.tree.level <= GROUP_LEVEL) & (best > 0)
        self.mean[measure][area][wide] = np.maximum(best[wide], _LEAST)
        self.log_variance[measure][area][wide] = squares[wide] / np.maximum(best[wide], 0.1) ** 2 + 1e-6


def _windows(years: tuple[int, ...]) -> Iterator[tuple[Places, Places]]:
    """Places of the years to solve together, and of those of them to keep."""
    if len(years) <= _TOGETHER:
        yield np.arange(len(years)), np.arange(len(years))
        return
    for first in range(0, len(years), _KEPT):
        kept = np.arange(first, min(first + _KEPT, len(years)))
        yield np.arange(max(first - _NEIGHBORS, 0), min(kept[-1] + _NEIGHBORS + 1, len(years))), kept
