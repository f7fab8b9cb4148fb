"""Kriging of logarithms, and remainders that published totals leave."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from industry_clusters.measures.posterior import (
    Gaussian,
    Remainders,
    conditioned,
    in_proportion,
    log_likelihood,
    most_likely,
    posterior_covariance,
    tilted,
)

seeds = st.integers(0, 2**32 - 1)


def random_gaussian(random, count, spread=0.6):
    root = random.normal(0, spread / np.sqrt(count), (count, count))
    return Gaussian(random.normal(3, 1, count), root @ root.T + 0.2 * spread * np.eye(count))


def remainders_of(random, jobs, pay, totals=2):
    """Cells dealt out to totals, whose remainders are those of a draw."""
    owner = random.integers(0, totals, len(jobs.mean))
    owner[:totals] = np.arange(totals)
    members = csr_array(np.equal.outer(np.arange(totals), owner).astype(float))
    counts = np.exp(random.multivariate_normal(jobs.mean, jobs.covariance))
    wages = counts * np.exp(random.multivariate_normal(pay.mean, pay.covariance)) / 1e4
    payroll = members @ wages
    return Remainders(
        members, members @ counts, payroll, np.full(totals, 0.3), np.maximum(1e-4, (2e-4 * payroll) ** 2)
    )


def problem(seed):
    random = np.random.default_rng(seed)
    jobs = random_gaussian(random, 6)
    pay = random_gaussian(random, 6, 0.2)
    pay = Gaussian(pay.mean - pay.mean + 10.5, pay.covariance)
    return jobs, pay, remainders_of(random, jobs, pay)


def sums(solution, remainders):
    return remainders.members @ np.exp(solution.jobs), remainders.members @ np.exp(
        solution.jobs + solution.pay
    )


@given(seeds)
def test_conditioning_is_what_the_inverse_of_the_covariance_says(seed):
    random = np.random.default_rng(seed)
    prior = random_gaussian(random, 5)
    seen = np.array([True, False, True, False, False])
    values, noise = random.normal(3, 1, 2), np.full(2, 0.01)
    given_them = conditioned(prior, seen, values, noise)
    within = np.linalg.inv(prior.covariance[np.ix_(seen, seen)] + np.diag(noise))
    across = prior.covariance[np.ix_(~seen, seen)]
    assert given_them.mean == pytest.approx(prior.mean[~seen] + across @ within @ (values - prior.mean[seen]))
    expected = prior.covariance[np.ix_(~seen, ~seen)] - across @ within @ across.T
    assert given_them.covariance == pytest.approx(expected)


def test_without_any_figure_the_prior_stays():
    prior = Gaussian(np.array([1.0, 2.0]), np.eye(2))
    given_none = conditioned(prior, np.zeros(2, bool), np.zeros(0), np.zeros(0))
    assert given_none.mean.tolist() == [1, 2]


def test_the_likelihood_is_that_of_the_normal_law():
    prior = Gaussian(np.array([0.5, 9.0]), np.diag([4.0, 1.0]))
    told = log_likelihood(prior, np.array([True, False]), np.array([2.5]), np.zeros(1))
    assert told == pytest.approx(-0.5 * (2.0**2 / 4) - np.log(2))


@pytest.mark.parametrize("solution", [most_likely, tilted])
@given(seeds)
def test_solutions_add_up_to_the_remainders(solution, seed):
    jobs, pay, remainders = problem(seed)
    counts, wages = sums(solution(jobs, pay, remainders), remainders)
    assert counts == pytest.approx(remainders.jobs, rel=0.1, abs=1.5)
    assert wages == pytest.approx(remainders.payroll * 1e4, rel=0.1)


@given(seeds)
def test_expected_shares_add_up_to_the_remainders_exactly(seed):
    jobs, pay, remainders = problem(seed)
    counts, wages = sums(in_proportion(jobs, pay, remainders), remainders)
    assert counts == pytest.approx(np.maximum(remainders.jobs, 0.1))
    assert wages == pytest.approx(np.maximum(remainders.payroll, 0.1) * 1e4)


@given(seeds)
def test_a_total_never_makes_a_cell_less_sure(seed):
    jobs, pay, remainders = problem(seed)
    at = most_likely(jobs, pay, remainders)
    found = posterior_covariance(at, jobs, pay, remainders)
    assert (np.diag(found.jobs) <= np.diag(jobs.covariance) + 1e-9).all()
    assert (np.diag(found.pay) <= np.diag(pay.covariance) + 1e-9).all()
    assert (np.diag(found.payroll) <= np.diag(jobs.covariance + pay.covariance) + 1e-9).all()
    for each in (found.jobs, found.pay, found.payroll):
        assert np.linalg.eigvalsh(each).min() > -1e-6


def test_a_total_of_one_cell_gives_it_the_remainder():
    jobs, pay = Gaussian(np.array([2.0]), np.eye(1)), Gaussian(np.array([10.0]), 0.1 * np.eye(1))
    remainders = Remainders(
        csr_array(np.ones((1, 1))), np.array([50.0]), np.array([200.0]), np.array([0.3]), np.array([1e-3])
    )
    at = most_likely(jobs, pay, remainders)
    assert float(np.exp(at.jobs[0])) == pytest.approx(50, abs=0.5)
    assert float(np.exp(at.jobs[0] + at.pay[0])) == pytest.approx(2_000_000, rel=0.001)


def test_of_two_like_siblings_each_solution_gives_half():
    jobs, pay = Gaussian(np.full(2, 3.0), np.eye(2)), Gaussian(np.full(2, 10.0), 0.01 * np.eye(2))
    remainders = Remainders(
        csr_array(np.ones((1, 2))), np.array([60.0]), np.array([132.0]), np.array([0.3]), np.array([1e-3])
    )
    for solution in (most_likely, tilted):
        counts = np.exp(solution(jobs, pay, remainders).jobs)
        assert counts[0] == pytest.approx(counts[1])


def test_the_mean_of_the_two_solutions_lies_nearer_the_posterior_mean_than_the_likelier_value_alone():
    """Of two siblings of one remainder, against numeric integration over the line on which they add up."""
    jobs = Gaussian(np.log([40.0, 15.0]), np.diag([0.5, 1.2]))
    pay = Gaussian(np.full(2, 10.4), 1e-6 * np.eye(2))
    total = 300.0
    remainders = Remainders(
        csr_array(np.ones((1, 2))),
        np.array([total]),
        np.array([total * np.exp(10.4) / 1e4]),
        np.array([0.3]),
        np.array([1e-2]),
    )
    first = np.linspace(0.05, total - 0.05, 20_000)
    density = np.ones_like(first)
    for place, amount in enumerate((first, total - first)):
        away = np.log(amount) - jobs.mean[place]
        density *= np.exp(-0.5 * away**2 / jobs.covariance[place, place]) / amount
    truth = (first * density).sum() / density.sum()
    one, other = (np.exp(solution(jobs, pay, remainders).jobs[0]) for solution in (most_likely, tilted))
    assert abs((one + other) / 2 - truth) < abs(one - truth)
