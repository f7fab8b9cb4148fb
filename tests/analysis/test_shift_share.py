"""Shift-share of industry groups and clusters, worked out by hand."""

import numpy as np
import pytest

from industry_clusters.analysis.industries.shift_share import EFFECTS, industry_effects
from industry_clusters.analysis.tables import analyse
from industry_clusters.study import Member, Reading
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

GROWING = DATA.replace("US000 0 10   2020 400 100000", "US000 0 10   2020 400 110000").replace(
    "US000 5 3111 2020 10  5000", "US000 5 3111 2020 10  6000"
)
FOOD = (Member("Food", "3111"), Member("Food", "3112"))


def analysed(**changes):
    return analyse(study(**changes), panel_of(GROWING), PRICES)


def test_an_industry_groups_effects_are_the_pace_of_all_its_own_there_and_the_rest():
    analysis = analysed()
    row = industry_effects(analysis.naics_table, analysis.marks).set_index("industry_code").loc["3111"]
    assert [row[name] for name in EFFECTS] == [pytest.approx(10), pytest.approx(10), pytest.approx(80)]


def test_a_clusters_effects_are_the_sums_of_its_members():
    analysis = analysed(clusters=FOOD)
    rows = (
        industry_effects(analysis.naics_table, analysis.marks)
        .set_index("industry_code")
        .loc[["3111", "3112"]]
    )
    cluster = analysis.clusters.summary.iloc[0]
    assert [cluster[name] for name in EFFECTS] == [pytest.approx(rows[name].sum()) for name in EFFECTS]


def test_a_clusters_effects_add_up_to_its_change():
    cluster = analysed(clusters=FOOD).clusters.summary.iloc[0]
    assert sum(cluster[name] for name in EFFECTS) == pytest.approx(cluster["employment_change"])


def test_where_only_published_figures_are_read_a_withheld_member_leaves_a_cluster_without_effects():
    members = (*FOOD, Member("Food", "3113"))
    food = analysed(clusters=members, reading=Reading.PUBLISHED).clusters.summary.iloc[0]
    assert np.isnan([food[name] for name in EFFECTS]).all()


def test_a_cluster_that_is_closely_known_has_effects_that_add_up_to_its_change():
    members = (*FOOD, Member("Food", "3113"))
    food = analysed(clusters=members).clusters.summary.iloc[0]
    assert sum(food[name] for name in EFFECTS) == pytest.approx(food["employment_change"])
