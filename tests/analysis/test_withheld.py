"""Cells that are not disclosed: certain bounds, a best value, and what each reading mode shows of them."""

from functools import cache

import numpy as np
import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.measures.margins import Grade
from industry_clusters.study import Member, Reading
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

WITHHELD_LAST = DATA.replace(
    "01001 5 3113 2020  1  100  4000000", "01001 5 3113 2020  1    N        N"
).replace("01001 5 3112 2020  9  400 17000000", "01001 5 3112 2020  9    N        N")
FOOD = tuple(Member("Food", code) for code in ("3111", "3112", "3113"))


@cache
def analysed(**changes):
    return analyse(study(**changes), panel_of(WITHHELD_LAST), PRICES)


def row(code, **changes):
    return analysed(**changes).naics_table.set_index("industry_code").loc[code]


def food(**changes):
    return analysed(clusters=FOOD, **changes).clusters.summary.iloc[0]


def ends(found, kind, figure="employment_last"):
    return found[f"{kind}low_{figure}"], found[f"{kind}high_{figure}"]


@pytest.mark.parametrize("reading", list(Reading))
def test_a_published_number_is_its_own_range_in_every_mode(reading):
    found = row("3111", reading=reading)
    assert (found["employment_last"], found["grade_last"]) == (200, Grade.PUBLISHED)
    assert ends(found, "") == ends(found, "likely_") == (200, 200)


@pytest.mark.parametrize("reading", list(Reading))
def test_withheld_jobs_are_bounded_by_what_their_parent_leaves_in_every_mode(reading):
    low, high = ends(row("3112", reading=reading), "")
    assert low == 0
    assert high in (500, 501)  # 700 of the three-digit group less 200 published, each rounded


def test_where_only_published_figures_are_read_a_withheld_number_has_no_best_value():
    found = row("3112", reading=Reading.PUBLISHED)
    assert np.isnan([found["employment_last"], found["best_employment_last"]]).all()
    assert found["reason"] == "not disclosed"


def test_where_certain_figures_are_read_the_likely_range_is_the_certain_one():
    found = row("3112", reading=Reading.CERTAIN)
    assert ends(found, "likely_") == ends(found, "")
    assert found["best_employment_last"] == sum(ends(found, "")) / 2


def test_a_number_that_is_known_too_widely_is_no_number_but_has_a_best_value():
    found = row("3112", reading=Reading.CERTAIN)
    assert np.isnan(found["employment_last"])
    assert (found["grade_last"], found["best_employment_last"] > 0) == (Grade.RANGE_ONLY, True)


def test_best_values_share_out_what_the_parent_leaves():
    assert row("3112")["best_employment_last"] + row("3113")["best_employment_last"] == pytest.approx(
        500, abs=1
    )


def test_a_closely_known_best_value_is_the_number_that_is_shown():
    found = row("3112")
    assert found["grade_last"] == Grade.CLOSE
    assert found["employment_last"] == found["best_employment_last"]


def test_the_likely_range_lies_inside_the_certain_one_and_holds_the_best_value():
    found = row("3112")
    (low, high), (likely_low, likely_high) = ends(found, ""), ends(found, "likely_")
    assert low <= likely_low <= found["best_employment_last"] <= likely_high <= high


def test_under_the_floor_there_is_no_number_however_narrow_its_range():
    assert row("3113")["best_employment_last"] < 50
    assert row("3113")["grade_last"] == Grade.RANGE_ONLY
    assert np.isnan(row("3113")[["employment_last", "quotient_last", "pay_last", "growth"]].tolist()).all()


def test_the_floor_can_be_set():
    assert row("3113", grade_floor=10.0)["grade_last"] < Grade.RANGE_ONLY


def test_pay_that_is_known_too_widely_is_not_shown_beside_jobs_that_are():
    found = row("3112")
    assert np.isnan(found["pay_last"])
    assert not np.isnan(found["employment_last"])


def test_a_cluster_is_known_as_closely_as_its_wider_industry_though_its_members_are_not():
    assert ends(food(reading=Reading.CERTAIN), "") == (699, 701)
    assert food(reading=Reading.CERTAIN)["grade_last"] == Grade.CLOSE


def test_a_clusters_best_value_is_the_sum_of_its_members():
    assert food()["best_employment_last"] == pytest.approx(
        sum(row(member.industry_code)["best_employment_last"] for member in FOOD)
    )


def test_where_only_published_figures_are_read_a_cluster_with_a_withheld_member_is_not_shown_and_told_why():
    found = food(reading=Reading.PUBLISHED)
    assert np.isnan(found["employment_last"])
    assert found["reason"] == "not disclosed"


@pytest.mark.parametrize("reading", list(Reading))
def test_a_name_carries_no_letter(reading):
    assert food(reading=reading)["shown"] == "Food"
