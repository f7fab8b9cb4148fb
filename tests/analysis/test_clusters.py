"""Clusters of a small region, worked out by hand: figures are made of sums, and missing stays missing."""

from functools import cache

import numpy as np
import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.measures.margins import Grade
from industry_clusters.study import Member, Reading
from support.panels import panel_of
from support.small_study import DATA, PRICES, THREE_YEARS, study

PLAIN = (Member("Food", "3111"), Member("Food", "3112"))


@cache
def cluster(*members, data=DATA, **changes):
    analysis = analyse(study(clusters=members, **changes), panel_of(data), PRICES)
    return analysis.clusters.summary.iloc[0]


def test_jobs_growth_pay_and_quotient_are_made_of_the_members_sums():
    food = cluster(*PLAIN, dollar_year=2020)
    assert (food["employment_first"], food["employment_last"], food["employment_change"]) == (500, 600, 100)
    assert food["growth"] == pytest.approx((600 / 500) ** 0.1 - 1)
    assert food["pay_last"] == pytest.approx(26_000_000 / 600)
    assert food["quotient_last"] == pytest.approx((600 / 2000) / (25_000 / 100_000))


def test_where_only_published_figures_are_read_a_withheld_member_leaves_the_cluster_without_its_first_years():
    food = cluster(*PLAIN, Member("Food", "3113"), reading=Reading.PUBLISHED)
    assert np.isnan(
        [food["employment_first"], food["growth"], food["pay_first"], food["quotient_first"]]
    ).all()
    assert (food["members"], food["known"], food["employment_last"]) == (3, 2, 700)


def test_a_withheld_member_leaves_the_cluster_as_well_known_as_what_its_wider_industry_leaves_to_it():
    food = cluster(*PLAIN, Member("Food", "3113"))
    assert (food["low_employment_first"], food["high_employment_first"]) == (500, 501.5)
    assert (food["employment_first"], food["grade_first"]) == (500, Grade.CLOSE)


def test_the_members_that_are_published_in_both_years_are_counted():
    food = cluster(*PLAIN, Member("Food", "3113"))
    assert (food["members"], food["known"]) == (3, 2)


@pytest.mark.parametrize("reading", list(Reading))
def test_a_cluster_of_which_no_member_is_known_is_missing_and_not_zero(reading):
    food = cluster(Member("Food", "3113"), reading=reading)
    assert np.isnan([food["employment_first"], food["quotient_first"], food["growth"]]).all()


def test_a_member_is_known_where_only_the_reference_area_is_not():
    without = "\n".join(line for line in DATA.splitlines() if not line.startswith("US000 5 3111 2010"))
    food = cluster(*PLAIN, data=without)
    assert (food["known"], food["employment_last"]) == (2, 600)
    assert np.isnan(food["quotient_first"])
    assert food["quotient_last"] == pytest.approx(1.2)


def test_a_code_that_stands_twice_in_a_cluster_counts_once():
    assert cluster(*PLAIN, PLAIN[0])["employment_last"] == 600


@pytest.mark.parametrize("code", ["9999", "31111", "", "text"])
def test_a_code_that_is_not_among_the_regions_industries_adds_nothing(code):
    food = cluster(*PLAIN, Member("Food", code))
    assert (food["members"], food["employment_last"]) == (2, 600)


def test_a_code_in_two_clusters_counts_in_both():
    analysis = analyse(study(clusters=(*PLAIN, Member("Mills", "3112"))), panel_of(DATA), PRICES)
    assert analysis.clusters.summary["employment_last"].tolist() == [600, 400]


def test_a_cluster_without_members_has_no_jobs_that_could_be_drawn():
    empty = cluster(Member("Empty", ""))
    assert empty["members"] == 0
    assert np.isnan(empty["employment_last"])


def test_the_second_reference_is_the_first_area_that_is_not_the_one_in_use():
    food = cluster(*PLAIN, data=THREE_YEARS, references=("01000",))
    there = (2020 - 1000) + (2020 - 1900)
    assert food["quotient_second"] == pytest.approx((600 / 2000) / (there / (9000 + 2020)))
