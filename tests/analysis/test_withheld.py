"""Withheld cells: bounds beside what is published, and estimates where the study asks for them."""

import numpy as np
import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.study import ClusterBasis, Member, Treatment
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

WITHHELD_LAST = DATA.replace(
    "01001 5 3113 2020  1  100  4000000", "01001 5 3113 2020  1    N        N"
).replace("01001 5 3112 2020  9  400 17000000", "01001 5 3112 2020  9    N        N")


def analysed(**changes):
    return analyse(study(**changes), panel_of(WITHHELD_LAST), PRICES)


def row(code, **changes):
    return analysed(**changes).naics_table.set_index("industry_code").loc[code]


def test_a_published_number_is_its_own_bound():
    assert (row("3111")["at_least_last"], row("3111")["at_most_last"]) == (200, 200)


def test_withheld_jobs_are_bounded_by_what_their_parent_leaves():
    found = row("3112")
    assert found["at_least_last"] == 0
    assert found["at_most_last"] in (
        500,
        501,
    )  # 700 of the three-digit group less 200 published, each rounded
    assert np.isnan(found["employment_last"])


def test_an_estimate_shares_out_what_the_parent_leaves():
    table = analysed(treatment=Treatment.ESTIMATE).naics_table.set_index("industry_code")
    assert table.loc[["3112", "3113"], "employment_last"].sum() == pytest.approx(500, abs=1)
    assert (table.loc[["3112", "3113"], "estimated_last"] == 1).all()


def test_a_published_number_is_never_touched_by_an_estimate():
    found = row("3111", treatment=Treatment.ESTIMATE)
    assert (found["employment_last"], found["estimated_last"]) == (200, 0)


def test_nothing_is_estimated_unless_it_was_asked_for():
    assert (analysed().naics_table["estimated_last"] == 0).all()


def test_a_cluster_says_at_least_at_most_and_how_much_of_it_is_estimated():
    members = (Member("Food", "3111"), Member("Food", "3112"), Member("Food", "3113"))
    food = analysed(clusters=members, treatment=Treatment.ESTIMATE).clusters.summary.iloc[0]
    assert food["at_least_last"] <= food["employment_last"] <= food["at_most_last"]
    assert food["estimated_last"] == pytest.approx(500 / 700, abs=0.01)
    assert food["shown"] == "Food e"


@pytest.mark.parametrize("basis", list(ClusterBasis))
def test_a_cluster_without_estimates_has_no_mark(basis):
    members = (Member("Food", "3111"),)
    food = analysed(
        clusters=members, treatment=Treatment.ESTIMATE, cluster_basis=basis
    ).clusters.summary.iloc[0]
    assert food["shown"] == "Food"
