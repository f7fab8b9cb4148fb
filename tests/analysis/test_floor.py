"""No headline that is not true: what a handful of estimated jobs must not become."""

from functools import cache

import numpy as np

from industry_clusters.analysis.modes import ModeCounts, what_is_known
from industry_clusters.analysis.tables import analyse
from industry_clusters.measures.margins import Grade, GradeCutOffs, grade
from industry_clusters.study import Member, Reading
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

ONE_JOB = DATA.replace("01001 5 311  2010 20  500 20000000", "01001 5 311  2010 20  501 21376636")
"""One withheld establishment, for which its published subsector leaves one job and $1,376,636."""


@cache
def analysed(*members, **changes):
    return analyse(study(clusters=members, **changes), panel_of(ONE_JOB), PRICES)


def plant(**changes):
    return analysed(**changes).naics_table.set_index("industry_code").loc["3113"]


def test_growth_on_an_estimate_of_a_job_is_not_shown():
    assert plant()["best_employment_first"] < 2
    assert plant()["best_growth"] > 0.5
    assert np.isnan([plant()["growth"], plant()["employment_change"], plant()["quotient_change"]]).all()


def test_growth_that_is_not_shown_meets_no_criterion_and_counts_for_none():
    assert plant()["marks"][1] == "?"
    assert plant()["criteria_met"] == plant()["marks"].count("E") + plant()["marks"].count("L") + plant()[
        "marks"
    ].count("P")


def test_the_pay_of_an_estimate_of_a_job_is_not_shown():
    assert plant()["best_pay_first"] > 1_000_000
    assert np.isnan([plant()["pay_first"], plant()["pay_change"]]).all()


def test_a_cluster_of_it_alone_has_neither_rate_nor_pay_of_that_year():
    food = analysed(Member("Plant", "3113")).clusters.summary.iloc[0]
    assert food["grade_first"] == Grade.RANGE_ONLY
    assert np.isnan([food["growth"], food["pay_first"], food["pay_change"]]).all()


def test_its_jobs_are_a_range_with_a_reason_and_not_zero():
    assert plant()["high_employment_first"] >= 1
    assert np.isnan(plant()["employment_first"])


def test_a_published_number_is_shown_however_small():
    assert grade([3], [3], [3], [True], GradeCutOffs()).tolist() == [Grade.PUBLISHED]


def test_a_withheld_number_under_the_floor_is_a_range_though_it_is_certain():
    assert grade([49], [49], [49], [False], GradeCutOffs()).tolist() == [Grade.RANGE_ONLY]
    assert grade([50], [50], [50], [False], GradeCutOffs()).tolist() == [Grade.CLOSE]


def test_nothing_is_counted_out_of_nothing():
    none = ModeCounts(0, 0.05, dict.fromkeys(Reading, 0)).sentence
    assert "of 0" not in none
    assert "0 of 0" not in " ".join(what_is_known(analysed()))


def test_a_study_says_before_anything_else_what_each_mode_would_show():
    members = tuple(Member("Food", code) for code in ("3111", "3112", "3113"))
    modes, groups = what_is_known(analysed(*members))
    assert modes == "Clusters known to within ±5%: published only 1 · certain 1 · usual 1 of 1."
    assert groups == "Of 3 industry groups: 3 shown."
