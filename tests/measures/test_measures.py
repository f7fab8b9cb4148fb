"""What the measures promise, on any numbers."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from industry_clusters.measures.concentration import (
    location_quotient,
    location_quotient_change,
    location_quotient_percent_change,
)
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.pay import average_pay, real_pay

jobs = st.floats(1, 1e8)
several_jobs = arrays(np.float64, 6, elements=jobs)


@given(several_jobs, several_jobs, st.floats(0.01, 100))
def test_a_quotient_does_not_change_when_all_of_a_region_grows_by_the_same_factor(region, reference, factor):
    once = location_quotient(region, region.sum(), reference, reference.sum())
    scaled = location_quotient(region * factor, (region * factor).sum(), reference, reference.sum())
    np.testing.assert_allclose(scaled, once, rtol=1e-9)


@given(several_jobs, several_jobs)
def test_quotients_weighted_by_the_reference_shares_average_to_one(region, reference):
    quotients = location_quotient(region, region.sum(), reference, reference.sum())
    assert math.isclose((quotients * reference / reference.sum()).sum(), 1, rel_tol=1e-9)


@given(jobs, jobs, st.integers(1, 60))
def test_growing_at_the_rate_for_all_the_years_gives_the_last_value_back(first, last, years):
    rate = average_annual_growth_rate(first, last, years)
    assert math.isclose(first * (1 + rate) ** years, last, rel_tol=1e-6)


@given(several_jobs, several_jobs)
def test_pay_weighted_by_jobs_is_the_pay_of_the_sum(payroll, employment):
    pays = average_pay(payroll, employment)
    of_sum = average_pay(payroll.sum(), employment.sum())
    assert math.isclose((pays * employment).sum() / employment.sum(), of_sum, rel_tol=1e-9)


@given(st.floats(1, 1e6), st.floats(1, 1e3), st.floats(1, 1e3))
def test_real_pay_brought_there_and_back_is_the_pay(pay, index, base_index):
    there = real_pay(pay, index, base_index)
    assert math.isclose(real_pay(there, base_index, index), pay, rel_tol=1e-9)


@pytest.mark.parametrize("place", range(4))
def test_a_quotient_with_a_missing_part_is_missing(place):
    parts = [10.0, 100.0, 20.0, 100.0]
    parts[place] = np.nan
    assert np.isnan(location_quotient(*parts))


def test_a_region_without_the_industry_has_quotient_zero():
    assert location_quotient(0, 100, 20, 1000) == 0


def test_a_reference_without_the_industry_gives_no_quotient():
    assert np.isnan(location_quotient(5, 100, 0, 1000))


def test_an_industry_that_is_new_has_no_growth_rate():
    assert np.isnan(average_annual_growth_rate(0, 9_080, 13))


def test_an_industry_that_is_gone_shrank_by_all_of_itself():
    assert average_annual_growth_rate(120, 0, 13) == -1


@pytest.mark.parametrize("years", [0, -3])
def test_growth_over_no_years_is_missing(years):
    assert np.isnan(average_annual_growth_rate(10, 20, years))


def test_growth_counts_the_years_between_and_not_the_years_of_the_series():
    business_services = average_annual_growth_rate(19_610, 28_620, 2003 - 1990)
    assert round(float(business_services) * 100, 1) == 3.0


def test_the_growth_formula_printed_in_the_guide_is_upside_down():
    printed_upside_down = average_annual_growth_rate(28_620, 19_610, 13)
    assert round(float(printed_upside_down) * 100, 1) == -2.9


def test_pay_of_no_jobs_is_missing():
    assert np.isnan(average_pay(1_000, 0))


def test_the_change_of_a_quotient_is_the_last_less_the_first():
    assert math.isclose(location_quotient_change(1.31, 1.0), -0.31)


def test_the_percent_change_of_a_quotient_is_taken_from_the_first():
    assert math.isclose(location_quotient_percent_change(0.96, 0.80), -1 / 6)


def test_a_column_and_a_single_total_broadcast():
    assert location_quotient([1.0, 2.0], 10, [4.0, 4.0], 40).tolist() == [1.0, 2.0]
