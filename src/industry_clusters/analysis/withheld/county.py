"""The unpublished groups of one county, solved together over its years.

Published groups of the county tell of the others, the same code in other years most of all; the nearest published
total above each (:mod:`industry_clusters.analysis.withheld.groups`) tells what it and its siblings add up to.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from industry_clusters.analysis.withheld.prior import FEWEST, JOBS, PAY
from industry_clusters.measures.posterior import (
    Covariances,
    Gaussian,
    Remainders,
    Solution,
    conditioned,
    disagreement,
    in_proportion,
    most_likely,
    posterior_covariance,
    tilted,
)
from industry_clusters.measures.prior import log_covariance, sum_log_variance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from industry_clusters.analysis.withheld.groups import Groups
    from industry_clusters.analysis.withheld.history import History
    from industry_clusters.measures.intervals import Amounts, Flags, Places
    from industry_clusters.measures.prior import Spread

_PAY_OF_NONE, _SQUARES_OF_NONE = 3e4, 0.1
"""Dollars a job, and variance of jobs, where nothing is expected of a cell."""
_WIDEST = 1.0
"""Pay a job spreads less than establishments' independence would have it."""
_ROUNDED_LOG, _OTHERWISE = 0.06, 1e-4
"""Variance of the logarithm of a published figure: of its rounding (a twelfth of a job and some), and besides."""
_ROUNDED_TOTAL, _ROUNDED_PART = 0.25, 1 / 12
_PAYROLL_UNIT = 1e4
_PAYROLL_LEAST, _PAYROLL_SHARE = 1e-4, 2e-4
"""Payrolls are exact; this much is left for the equations to be solved."""
_NOTHING, _NEARLY_ONE, _WIDEST_LOG = 1e-9, 1 - 1e-9, 9.0
_FAR_APART = 0.22
"""Two solutions are far apart where they place more than this part of a remainder differently."""


@dataclass(frozen=True)
class Rest:
    """Jobs or payroll of the unpublished parts, one place a cell.

    ``best`` is the mean of two solutions, ``apart`` the first less the second (jobs, or dollars), ``covariance`` that
    of the logarithms.
    """

    best: Amounts
    apart: Amounts
    covariance: NDArray[np.float32]

    @cached_property
    def of_amounts(self) -> NDArray[np.float32]:
        """Covariance of the amounts as shares of their best values: ``exp(c) - 1``."""
        relative: NDArray[np.float32] = np.expm1(np.minimum(self.covariance, _WIDEST_LOG))
        return relative

    @property
    def log_ratio(self) -> Amounts:
        """By how much the logarithms of the two solutions differ."""
        half = self.apart / 2 / np.maximum(self.best, _NOTHING)
        ratio: Amounts = 2 * np.arctanh(np.clip(half, -_NEARLY_ONE, _NEARLY_ONE))
        return ratio

    @property
    def variance(self) -> Amounts:
        """Variance of each part: ``u² (c + ln²(a / b))``, with ``a`` and ``b`` the two solutions."""
        logarithm = np.diag(self.covariance) + self.log_ratio**2
        variance: Amounts = self.best**2 * np.clip(logarithm, 0.0, _WIDEST_LOG)
        return variance


@dataclass(frozen=True)
class County:
    """One county's unpublished groups, solved.

    ``code``, ``year`` and ``owner`` are places in the tree and in the years: of each cell, and of the published total
    that it is part of (-1 without one). ``rest`` is by measure; ``pay`` and ``between`` are the covariance of the
    logarithms of pay a job, and of those of jobs with them.
    """

    code: Places
    year: Places
    owner: Places
    rest: Mapping[str, Rest]
    pay: NDArray[np.float32]
    between: NDArray[np.float32]

    def sum_variance(self, measure: str, weights: Amounts) -> Amounts:
        """Variance of weighted sums: ``Σ uᵢ uⱼ (exp(cᵢⱼ) - 1) + Σ (difference of the two solutions)²``.

        The first is the variance of a sum of log-normal amounts; the differences are added up by remainder, since
        what one solution takes from a cell it gives to another of the same remainder. A remainder is published: of
        each, the cells' mean weight is taken away first, so that a sum that holds all of it is sure of it.

        Parameters
        ----------
        measure
            ``employment`` or ``payroll``.
        weights
            Shape (sum, cell); 1 where a cell is part of a sum.
        """
        rest = self.rest[measure]
        away = self._away(measure, weights)
        moved = away * rest.best
        within = np.einsum("ij,ij->i", moved @ rest.of_amounts, moved)
        apart = self._remainders @ (away * rest.apart).T
        total: Amounts = np.maximum(within, 0.0) + np.square(apart).sum(axis=0)
        return total

    def pay_variance(self, weights: Amounts, jobs: Amounts, payroll: Amounts) -> Amounts:
        """Variance of the logarithm of pay a job of weighted sums: ``aᵀ C a + 2 aᵀ B b + bᵀ P b`` and two solutions.

        ``b = w / W`` and ``a = w / W - x / X`` are the cells' shares of payroll and of jobs.

        Parameters
        ----------
        weights
            Shape (sum, cell).
        jobs, payroll
            ``X`` and ``W``, what each sum comes to, what is published of it included.
        """
        of_jobs, of_payroll = (
            self._away(measure, weights) * self.rest[measure].best / np.maximum(total, _NOTHING)[:, None]
            for measure, total in (("employment", jobs), ("payroll", payroll))
        )
        more, own = of_payroll - of_jobs, of_payroll
        within = np.einsum("ij,ij->i", more @ self.rest["employment"].covariance, more)
        within += 2 * np.einsum("ij,ij->i", more @ self.between, own)
        within += np.einsum("ij,ij->i", own @ self.pay, own)
        apart = of_payroll * self.rest["payroll"].log_ratio - of_jobs * self.rest["employment"].log_ratio
        total: Amounts = np.maximum(within, 0.0) + np.square(self._remainders @ apart.T).sum(axis=0)
        return total

    def _away(self, measure: str, weights: Amounts) -> Amounts:
        """Weights less the mean weight of their remainder, which is published."""
        members, best = self._remainders, self.rest[measure].best
        whole = np.maximum(members @ best, _NOTHING)
        share = (members @ (weights * best).T) / whole[:, None]
        away: Amounts = weights - np.where(self.owner < 0, 0.0, (members.T @ share).T)
        return away

    @cached_property
    def _remainders(self) -> csr_array:
        """A row a remainder, 1 where a cell is part of it; a cell of none has one of its own."""
        keys = np.stack([self.year, np.where(self.owner < 0, -1 - self.code, self.owner)])
        found, row = np.unique(keys, axis=1, return_inverse=True)
        cells = np.arange(len(self.code))
        return csr_array((np.ones(len(cells)), (row.ravel(), cells)), shape=(found.shape[1], len(cells)))


def solve(history: History, groups: Groups, area: int, years: Places, kept: Places) -> County:
    """Solve the unpublished groups of one county in some years together.

    Parameters
    ----------
    history, groups
        The cells of the ownership.
    area, years, kept
        Places of the county, of the years to solve, and of those of them to keep.

    Returns
    -------
    County
        The unpublished groups, years one after the other.
    """
    year, code = np.nonzero(groups.unit[area, years])
    cells = Cells.of(history, groups, area, years[year], code)
    first, second, covariance = _solutions(*cells.given_published(), cells.remainders(groups, area))
    unseen = np.flatnonzero(~cells.seen)
    of_use = np.isin(cells.year[unseen], kept)
    unseen = unseen[of_use]
    held, pay, between = (
        each[np.ix_(of_use, of_use)].astype(np.float32)
        for each in (covariance.jobs, covariance.pay, covariance.between)
    )
    rest = {
        measure: Rest((one + other)[of_use] / 2, (one - other)[of_use], both)
        for measure, one, other, both in zip(
            ("employment", "payroll"),
            _amounts(first),
            _amounts(second),
            (held, held + pay + between + between.T),
            strict=True,
        )
    }
    owner = groups.owner[area, cells.year, code]
    return County(code[unseen], cells.year[unseen], owner[unseen], rest, pay, between)


def _solutions(
    jobs: Gaussian, pay: Gaussian, remainders: Remainders
) -> tuple[Solution, Solution, Covariances]:
    """Two solutions, and the covariance of logarithms; without totals, what is expected."""
    first = second = Solution(jobs.mean, pay.mean)
    covariance = Covariances(jobs.covariance, pay.covariance, np.zeros_like(jobs.covariance))
    if len(remainders.jobs):
        first, second = _two_solutions(jobs, pay, remainders)
        covariance = posterior_covariance(first, jobs, pay, remainders)
    return first, second, covariance


def _two_solutions(jobs: Gaussian, pay: Gaussian, remainders: Remainders) -> tuple[Solution, Solution]:
    """The likeliest values, and beside them the tilted ones; expected shares where these two are far apart.

    Where large siblings share a remainder, likeliest and tilted values both give most of it to one of them; expected
    shares divide it.
    """
    first, second = most_likely(jobs, pay, remainders), tilted(jobs, pay, remainders)
    apart = disagreement(_amounts(first)[0], _amounts(second)[0], remainders.members) > _FAR_APART
    shares = in_proportion(jobs, pay, remainders)
    return first, Solution(*(np.where(apart, *each) for each in zip(shares, second, strict=True)))


def _amounts(solution: Solution) -> tuple[Amounts, Amounts]:
    return np.exp(solution.jobs), np.exp(solution.jobs + solution.pay)


@dataclass(frozen=True)
class Cells:
    """The groups of one county with their prior."""

    labels: list[Places]
    code: Places
    year: Places
    calendar: Places
    seen: Flags
    mean_jobs: Amounts
    mean_pay: Amounts
    jobs_variance: Amounts
    pay_variance: Amounts
    figures: tuple[Amounts, Amounts]

    @classmethod
    def of(cls, history: History, groups: Groups, area: int, year: Places, code: Places) -> Cells:
        """The groups at some places of one county's years and codes."""
        at = (area, year, code)
        jobs, squares = groups.jobs[at], groups.jobs_squares[at]
        payroll, payroll_squares = groups.payroll[at], groups.payroll_squares[at]
        none = ~(jobs > 0)
        jobs, squares = np.where(none, FEWEST, jobs), np.where(none, _SQUARES_OF_NONE, squares)
        payroll = np.where(none, FEWEST * _PAY_OF_NONE, payroll)
        payroll_squares = np.where(none, payroll**2, payroll_squares)
        variance = sum_log_variance(squares, jobs)
        tree = history.tree
        return cls(
            [np.zeros(len(code), dtype=np.intp), tree.ancestors(2)[code], tree.ancestors(3)[code], code],
            code,
            year,
            np.array(history.years)[year],
            groups.seen[at],
            np.log(jobs) - variance / 2,
            np.log(payroll / jobs),
            variance,
            np.minimum(payroll_squares / payroll**2, _WIDEST),
            (history.jobs[at], history.payroll[at]),
        )

    def prior(self, spread: Spread, mean: Amounts, variance: Amounts) -> Gaussian:
        """Means and covariance of their logarithms before anything is heard."""
        return Gaussian(mean, log_covariance(self.labels, self.calendar, variance, spread))

    @property
    def telling(self) -> Flags:
        """Published cells with jobs; a published none tells nothing of logarithms."""
        return self.seen & (self.figures[0] > 0) & (self.figures[1] > 0)

    def given_published(self) -> tuple[Gaussian, Gaussian]:
        """Jobs and pay a job of the unpublished cells, given the published ones."""
        telling = self.telling
        of_use = telling | ~self.seen
        jobs, payroll = (each[telling] for each in self.figures)
        noise = _ROUNDED_LOG / jobs**2 + _OTHERWISE
        found = []
        for spread, mean, variance, values in (
            (JOBS, self.mean_jobs, self.jobs_variance, np.log(jobs)),
            (PAY, self.mean_pay, self.pay_variance, np.log(payroll / jobs)),
        ):
            prior = self.prior(spread, mean, variance)
            used = Gaussian(prior.mean[of_use], prior.covariance[np.ix_(of_use, of_use)])
            found.append(conditioned(used, telling[of_use], values, noise))
        return found[0], found[1]

    def remainders(self, groups: Groups, area: int) -> Remainders:
        """What the nearest published totals leave for the unpublished cells."""
        owner = groups.owner[area, self.year, self.code][~self.seen]
        year = self.year[~self.seen]
        owned = np.flatnonzero(owner >= 0)
        totals, row = np.unique(np.stack([year[owned], owner[owned]]), axis=1, return_inverse=True)
        members = csr_array((np.ones(len(owned)), (row.ravel(), owned)), shape=(totals.shape[1], len(owner)))
        counts = np.asarray(members.sum(axis=1))
        jobs = groups.left_jobs[area, totals[0], totals[1]]
        payroll = groups.left_payroll[area, totals[0], totals[1]] / _PAYROLL_UNIT
        return Remainders(
            members,
            jobs,
            payroll,
            _ROUNDED_TOTAL + counts * _ROUNDED_PART,
            np.maximum(_PAYROLL_LEAST, (_PAYROLL_SHARE * payroll) ** 2),
        )
