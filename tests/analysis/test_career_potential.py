"""Career potential: the share of a cluster's jobs at mid pay that take short training, and what unknown jobs leave open."""

from functools import cache

import numpy as np
import pytest

from industry_clusters.analysis.clusters.matrix import COMPARED
from industry_clusters.analysis.occupations.career_potential import (
    LONG,
    NO_CUTS,
    NO_TRAINING,
    SHORT,
    UNKNOWN,
    training_length,
)
from industry_clusters.analysis.tables import analyse
from industry_clusters.ingest.occupations.onet import EDUCATION_WORDS
from industry_clusters.measures.staffing import career_share
from industry_clusters.study import MatrixCriterion, Member, Reading
from support.occupation_frames import occupations_of
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

STAFFING = """
3111 5 00-0000 total    1000 50000
3111 5 29-1141 detailed  500 70000 Nurses
3111 5 51-3091 detailed  300 40000 Roasters
3111 5 53-7062 detailed  200 20000 Movers
"""
WAGES = """
01000 00-0000 24000 35000 48900 Alabama
01000 29-1141 1 75000 1
01000 51-3091 1 40000 1
01000 53-7062 1 20000 1
"""
NO_WAGES = ""


@cache
def analysis_of(wages=WAGES, **changes):
    return analyse(
        study(clusters=(Member("Food", "3111"), Member("None", "9999")), **changes), panel_of(DATA), PRICES,
        occupations_of(STAFFING, wages, "", ""),
    )  # fmt: skip


@pytest.mark.parametrize("words", EDUCATION_WORDS.values())
def test_every_word_that_we_have_for_an_education_is_short_or_long(words):
    expected = SHORT if list(EDUCATION_WORDS.values()).index(words) < 4 else LONG
    assert training_length(words, np.nan) == expected


def test_the_job_zone_decides_where_no_education_is_known():
    assert [training_length("", zone) for zone in (1, 2, 3, 5, np.nan)] == [SHORT, SHORT, LONG, LONG, UNKNOWN]


def test_jobs_at_mid_pay_whose_training_nobody_knows_make_it_missing_and_not_zero():
    row = analysis_of().occupations.careers.iloc[0]
    assert np.isnan(row["best"])
    assert row["reason"] == NO_TRAINING


def test_without_wages_the_reason_is_that_there_is_nothing_to_compare_with():
    assert analysis_of(NO_WAGES).occupations.careers.iloc[0]["reason"] == NO_CUTS


def test_a_cluster_without_jobs_by_occupation_has_the_reason_and_no_number():
    row = analysis_of().occupations.careers.iloc[1]
    assert np.isnan(row["best"])
    assert row["reason"] == "no jobs published by occupation"


def test_a_cluster_without_jobs_at_mid_pay_has_none_of_them_and_that_is_known():
    best, low, high = career_share([0.0], [0.0], [0.0], [100.0], [100.0])
    assert (best.item(), low.item(), high.item()) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("unknown", [0.0, 5.0, 20.0, 39.0])
def test_the_best_value_lies_between_its_ends(unknown):
    best, low, high = career_share([1.0], [unknown], [40.0], [90.0], [120.0])
    assert low.item() <= best.item() <= high.item()


def test_a_study_without_occupations_has_no_such_column_and_criterion():
    plain = analyse(study(clusters=(Member("Food", "3111"),)), panel_of(DATA), PRICES)
    assert "careers" not in plain.clusters.summary
    assert "class_careers" not in plain.matrix


def test_it_does_not_count_unless_the_region_says_so():
    assert MatrixCriterion.CAREERS.default_weight == 0.0
    matrix = analysis_of().matrix
    plain = analyse(
        study(clusters=(Member("Food", "3111"), Member("None", "9999"))), panel_of(DATA), PRICES
    ).matrix
    shared = [name for name in plain if name in matrix]
    assert matrix[shared].equals(plain[shared])
    assert {f"class_{criterion}" for criterion in COMPARED} <= set(shared)


def test_where_only_published_numbers_are_shown_it_has_no_range():
    summary = analysis_of(reading=Reading.PUBLISHED).clusters.summary
    assert summary["likely_low_careers"].equals(summary["best_careers"])
