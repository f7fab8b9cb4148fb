"""What is known of withheld cells once published cells and totals are heard.

Logarithms of cells are normal; published cells are conditioned on exactly (kriging), totals that add logarithms'
exponentials by two solutions of the same equations. Their mean is the estimate, their distance part of its margin:
where a remainder may lie in one sibling or in another, they differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.linalg import cho_factor, cho_solve, solve_triangular

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Amounts = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_ROUNDS = 16
_SETTLED = 2e-3
_CALM_AFTER, _CALM = 5, 0.6
"""After so many rounds of Gauss and Newton, steps are shortened: two siblings may swing between them."""
_JOBS_STEP, _PAY_STEP, _TILT_STEP = 0.7, 0.5, 2.5
_TILT_ROUNDS, _HALVINGS = 40, 7
_TILT_SETTLED = 1e-4
_SMALLEST, _LARGEST = -7.0, 17.0
_LEAST, _LEAST_LEFT = 1e-9, 0.1
_UNHEARD = 1e12
_PAYROLL_UNIT = float(np.log(1e4))
"""Payroll is counted in ten thousands, so that both remainders are numbers of one size."""


class Gaussian(NamedTuple):
    """Means and covariance of logarithms."""

    mean: Amounts
    covariance: Amounts


class Remainders(NamedTuple):
    """What published totals leave for cells without a figure.

    ``members`` has a row a total and a column a cell, 1 where the cell is part of what the total leaves.
    ``jobs`` and ``payroll`` (ten thousand dollars) are what is left, ``…_noise`` the variances of their rounding.
    """

    members: csr_array
    jobs: Amounts
    payroll: Amounts
    jobs_noise: Amounts
    payroll_noise: Amounts


class Covariances(NamedTuple):
    """Of logarithms of jobs, of pay a job, and between the two (jobs by row, pay by column)."""

    jobs: Amounts
    pay: Amounts
    between: Amounts

    @property
    def payroll(self) -> Amounts:
        """Of the logarithms of payroll, which is jobs times pay."""
        return self.jobs + self.pay + self.between + self.between.T


class Solution(NamedTuple):
    """Logarithms of jobs and of pay a job that meet the remainders."""

    jobs: Amounts
    pay: Amounts


def conditioned(prior: Gaussian, seen: Flags, values: Amounts, noise: Amounts) -> Gaussian:
    """The cells without a figure, given those with one: simple kriging of logarithms.

    Parameters
    ----------
    prior
        All cells.
    seen
        Which of them have a figure.
    values, noise
        Logarithms of the figures, and the variances of their rounding.

    Returns
    -------
    Gaussian
        The other cells: ``m + K (S + N)⁻¹ (z - m)``, ``C - K (S + N)⁻¹ Kᵀ``.

    Examples
    --------
    >>> prior = Gaussian(np.zeros(2), np.array([[1.0, 0.5], [0.5, 1.0]]))
    >>> given = conditioned(prior, np.array([True, False]), np.array([1.0]), np.zeros(1))
    >>> given.mean.tolist(), given.covariance.tolist()
    ([0.5], [[0.75]])
    """
    known, unknown = np.flatnonzero(seen), np.flatnonzero(~seen)
    within = prior.covariance[np.ix_(known, known)]
    within[np.diag_indices_from(within)] += noise
    lower = np.linalg.cholesky(within)
    across = solve_triangular(lower, prior.covariance[np.ix_(known, unknown)], lower=True, check_finite=False)
    away = solve_triangular(lower, values - prior.mean[known], lower=True, check_finite=False)
    mean = prior.mean[unknown] + across.T @ away
    return Gaussian(mean, prior.covariance[np.ix_(unknown, unknown)] - across.T @ across)


def log_likelihood(prior: Gaussian, seen: Flags, values: Amounts, noise: Amounts) -> float:
    """The logarithm of the density of published cells under the prior, but for a constant."""
    known = np.flatnonzero(seen)
    within = prior.covariance[np.ix_(known, known)]
    within[np.diag_indices_from(within)] += noise
    lower = np.linalg.cholesky(within)
    away = solve_triangular(lower, values - prior.mean[known], lower=True, check_finite=False)
    return float(-0.5 * away @ away - np.log(np.diag(lower)).sum())


def remainders_likelihood(jobs: Gaussian, remainders: Remainders) -> float:
    """The logarithm of the density of the jobs that totals leave, the sums taken as straight at the likeliest place.

    Laplace's method, but for a constant: ``-½ rᵀ K⁻¹ r - ln det K / 2`` with ``K = J C Jᵀ + R``.
    """
    still = Gaussian(np.zeros_like(jobs.mean), np.zeros_like(jobs.covariance))
    unheard = remainders._replace(payroll_noise=np.full(len(remainders.jobs), _UNHEARD))
    at = most_likely(jobs, still, unheard)
    slope = _Slope.at(at, jobs, still, unheard)
    count = len(remainders.jobs)
    missed = (slope.missed(unheard) - slope.moved(jobs.mean - at.jobs, still.mean))[:count]
    lower = np.linalg.cholesky(slope.gram(unheard)[:count, :count])
    away = solve_triangular(lower, missed, lower=True, check_finite=False)
    return float(-0.5 * away @ away - np.log(np.diag(lower)).sum())


def most_likely(jobs: Gaussian, pay: Gaussian, remainders: Remainders) -> Solution:
    """The likeliest logarithms that meet the remainders: Gauss and Newton on the sums' curvature.

    Alone it gives nearly all of a remainder to one of two large siblings, the likelier one.
    """
    at = Solution(jobs.mean.copy(), pay.mean.copy())
    for count in range(_ROUNDS):
        slope = _Slope.at(at, jobs, pay, remainders)
        missed = slope.missed(remainders) - slope.moved(jobs.mean - at.jobs, pay.mean - at.pay)
        multipliers = cho_solve(cho_factor(slope.gram(remainders), lower=True), missed)
        calm = _CALM if count >= _CALM_AFTER else 1.0
        wanted_jobs, wanted_pay = jobs.mean + slope.jobs @ multipliers, pay.mean + slope.pay @ multipliers
        step = Solution(
            calm * np.clip(wanted_jobs - at.jobs, -_JOBS_STEP, _JOBS_STEP),
            calm * np.clip(wanted_pay - at.pay, -_PAY_STEP, _PAY_STEP),
        )
        at = Solution(at.jobs + step.jobs, at.pay + step.pay)
        if max(np.abs(step.jobs).max(initial=0), np.abs(step.pay).max(initial=0)) < _SETTLED:
            break
    return at


def tilted(jobs: Gaussian, pay: Gaussian, remainders: Remainders) -> Solution:
    """Logarithms moved along the covariance until the remainders are met: ``z = μ + C Wᵀ λ``, Newton on ``λ``.

    ``W`` are each remainder's expected shares, held, so that the equations are those of a convex problem and no
    sibling takes all.
    """
    shares = _expected_shares(jobs.mean, remainders)
    towards_jobs, towards_pay = (shares @ jobs.covariance).T, (shares @ pay.covariance).T
    count = len(remainders.jobs)

    def moved(multipliers: Amounts) -> Solution:
        both, own = multipliers[:count] + multipliers[count:], multipliers[count:]
        return Solution(jobs.mean + towards_jobs @ both, pay.mean + towards_pay @ own)

    def missed(at: Solution, multipliers: Amounts) -> Amounts:
        return _added(at, remainders) + _noise(remainders) * multipliers - _left(remainders)

    def slope(at: Solution) -> Amounts:
        first, second = _weights(at)
        members = remainders.members
        by_jobs = members @ (first[:, None] * towards_jobs)
        jobs_in_payroll = members @ (second[:, None] * towards_jobs)
        pay_in_payroll = members @ (second[:, None] * towards_pay)
        return np.block([[by_jobs, by_jobs], [jobs_in_payroll, jobs_in_payroll + pay_in_payroll]])

    return moved(_newton(moved, missed, slope, remainders))


def _newton(
    moved: Callable[[Amounts], Solution],
    missed: Callable[[Solution, Amounts], Amounts],
    slope: Callable[[Solution], Amounts],
    remainders: Remainders,
) -> Amounts:
    """Newton's method with steps that are halved until they help."""
    noise = _noise(remainders)
    scale = 1 / np.sqrt(0.01 * _left(remainders) ** 2 + noise)
    multipliers = np.zeros(len(noise))
    at = moved(multipliers)
    gap = missed(at, multipliers)
    for _ in range(_TILT_ROUNDS):
        matrix = slope(at)
        matrix[np.diag_indices_from(matrix)] += noise
        step = np.linalg.solve(matrix, -gap)
        reach = moved(multipliers + step)
        furthest = max(
            np.abs(reach.jobs - at.jobs).max(initial=0), np.abs(reach.pay - at.pay).max(initial=0), 1e-9
        )
        length = min(1.0, _TILT_STEP / furthest)
        for _ in range(_HALVINGS):
            next_at = moved(multipliers + length * step)
            next_gap = missed(next_at, multipliers + length * step)
            if np.sum((next_gap * scale) ** 2) < np.sum((gap * scale) ** 2):
                break
            length /= 2
        else:
            break
        multipliers, at, gap = multipliers + length * step, next_at, next_gap
        if np.abs(gap * scale).max(initial=0) < _TILT_SETTLED:
            break
    return multipliers


def in_proportion(jobs: Gaussian, pay: Gaussian, remainders: Remainders) -> Solution:
    """The remainders in proportion to what is expected, each cell's mean: ``m e^(v/2)``; cells of none as expected."""
    wages = jobs.mean + pay.mean
    expected = jobs.mean + np.diag(jobs.covariance) / 2
    paid = wages + (np.diag(jobs.covariance) + np.diag(pay.covariance)) / 2
    scaled = expected + _scale(expected, remainders.members, remainders.jobs)
    scaled_pay = paid + _scale(paid - _PAYROLL_UNIT, remainders.members, remainders.payroll)
    return Solution(scaled, scaled_pay - scaled)


def _scale(logarithms: Amounts, members: csr_array, left: Amounts) -> Amounts:
    """By cell: the logarithm of what its remainder is to what is expected of its cells together."""
    added = members @ np.exp(logarithms)
    scale: Amounts = members.T @ np.log(np.maximum(left, _LEAST_LEFT) / np.maximum(added, _LEAST))
    return scale


def disagreement(first: Amounts, second: Amounts, members: csr_array) -> Amounts:
    """By cell: the part of its remainder that lies elsewhere by the other solution, 0 to 1; 0 for cells of none.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> disagreement(np.array([8.0, 2.0]), np.array([2.0, 8.0]), csr_array(np.ones((1, 2)))).round(2).tolist()
    [0.6, 0.6]
    """
    moved = members @ np.abs(first - second) / 2
    whole = np.maximum(members @ (first + second) / 2, 1.0)
    apart: Amounts = members.T @ (moved / whole)
    return apart


def posterior_covariance(at: Solution, jobs: Gaussian, pay: Gaussian, remainders: Remainders) -> Covariances:
    """Covariance of the logarithms given the remainders, the sums taken as straight at the solution."""
    slope = _Slope.at(at, jobs, pay, remainders)
    lower = np.linalg.cholesky(slope.gram(remainders))
    by_jobs, by_pay = (
        solve_triangular(lower, each.T, lower=True, check_finite=False) for each in (slope.jobs, slope.pay)
    )
    return Covariances(
        jobs.covariance - by_jobs.T @ by_jobs, pay.covariance - by_pay.T @ by_pay, -by_jobs.T @ by_pay
    )


class _Slope(NamedTuple):
    """How the remainders move with the logarithms at one place; ``jobs`` and ``pay`` are covariance times slope."""

    members: csr_array
    first: Amounts
    second: Amounts
    jobs: Amounts
    pay: Amounts
    added: Amounts

    @classmethod
    def at(cls, place: Solution, jobs: Gaussian, pay: Gaussian, remainders: Remainders) -> _Slope:
        members = remainders.members
        first, second = _weights(place)
        by_jobs = (members @ (first[:, None] * jobs.covariance)).T
        by_payroll = (members @ (second[:, None] * jobs.covariance)).T
        pay_by_payroll = (members @ (second[:, None] * pay.covariance)).T
        both = np.hstack([by_jobs, by_payroll])
        own = np.hstack([np.zeros_like(by_jobs), pay_by_payroll])
        return cls(members, first, second, both, own, _added(place, remainders))

    def gram(self, remainders: Remainders) -> Amounts:
        """``J C Jᵀ + R``."""
        by_jobs = self.members @ (self.first[:, None] * self.jobs)
        by_payroll = self.members @ (self.second[:, None] * (self.jobs + self.pay))
        matrix = np.vstack([by_jobs, by_payroll])
        matrix[np.diag_indices_from(matrix)] += _noise(remainders)
        return matrix

    def missed(self, remainders: Remainders) -> Amounts:
        return _left(remainders) - self.added

    def moved(self, jobs: Amounts, pay: Amounts) -> Amounts:
        """What the remainders change by where logarithms change by so much."""
        by_jobs = self.members @ (self.first * jobs)
        return np.concatenate([by_jobs, self.members @ (self.second * (jobs + pay))])


def _weights(at: Solution) -> tuple[Amounts, Amounts]:
    """Jobs, and payroll in ten thousands."""
    return np.exp(np.clip(at.jobs, _SMALLEST, _LARGEST)), np.exp(
        np.clip(at.jobs + at.pay, -3.0, 26.0) - _PAYROLL_UNIT
    )


def _added(at: Solution, remainders: Remainders) -> Amounts:
    return np.concatenate([remainders.members @ each for each in _weights(at)])


def _left(remainders: Remainders) -> Amounts:
    return np.concatenate([remainders.jobs, remainders.payroll])


def _noise(remainders: Remainders) -> Amounts:
    return np.concatenate([remainders.jobs_noise, remainders.payroll_noise])


def _expected_shares(jobs: Amounts, remainders: Remainders) -> csr_array:
    """Each cell's share of what is expected of its remainder, times the number of cells in it."""
    expected = remainders.members.multiply(np.exp(jobs)).tocsr()
    counts = np.diff(remainders.members.indptr)
    return expected.multiply((counts / np.maximum(expected.sum(axis=1), _LEAST))[:, None]).tocsr()
