"""How far teams agree, and which of their clusters are the same."""

import math

import pytest

from industry_clusters.analysis.workshop.agreement import agreement
from industry_clusters.analysis.workshop.alignment import common_clusters, same_names
from industry_clusters.analysis.workshop.comparison import compare
from industry_clusters.analysis.workshop.consensus import NO_CLUSTER, TO_DECIDE
from support.returned_teams import returned, returns_of

pytestmark = pytest.mark.quick


def clusters(**names):
    return {name: frozenset(codes.split()) for name, codes in names.items()}


def test_two_teams_that_say_the_same_agree_fully():
    same = clusters(Food="1 2", Care="3 4")
    assert (agreement(same, same, list("1234")).share, agreement(same, same, list("1234")).rand) == (1, 1)


def test_the_index_is_that_of_the_published_example():
    found = agreement(clusters(A="1 2", B="3 4"), clusters(A="1 2", B="3", C="4"), list("1234"))
    assert found.rand == pytest.approx(4 / 7)


def test_teams_that_disagree_more_than_by_chance_have_a_negative_index():
    found = agreement(clusters(A="1 2", B="3 4"), clusters(A="1 3", B="2 4"), list("1234"))
    assert found.rand == pytest.approx(-0.5)


def test_a_code_in_no_cluster_is_with_no_other():
    found = agreement(clusters(A="1 2"), clusters(A="1 2", B="3 4"), list("1234"))
    assert found.share == pytest.approx(5 / 6)


def test_a_code_in_two_clusters_is_with_the_members_of_both():
    found = agreement(clusters(A="1 2", B="2 3"), clusters(A="1 2 3"), list("123"))
    assert found.share == pytest.approx(2 / 3)


def test_of_one_code_no_agreement_is_known():
    assert math.isnan(agreement(clusters(A="1"), clusters(A="1"), ["1"]).rand)


def test_clusters_are_matched_by_members_under_other_names():
    common = common_clusters([clusters(Food="1 2 3", Care="6 7"), clusters(Agri="1 2", Health="6 7 8")])
    assert {one.of_team for one in common} == {("Food", "Agri"), ("Care", "Health")}


def test_the_best_assignment_is_that_of_all_together():
    first, second = clusters(A="1 2 3 4", B="5 6"), clusters(C="1 2 5 6", D="3 4")
    assert {one.of_team for one in common_clusters([first, second])} == {("A", "D"), ("B", "C")}


def test_a_cluster_with_little_in_common_stays_alone():
    common = common_clusters([clusters(A="1 2 3 4 5 6"), clusters(B="6 7 8 9")])
    assert [one.teams for one in common] == [1, 1]


def test_clusters_of_one_name_with_nothing_in_common_are_shown_and_not_matched():
    teams = [clusters(Food="1 2"), clusters(food="8 9")]
    (named,) = same_names(teams)
    assert (named.shared, [one.teams for one in common_clusters(teams)]) == (0, [1, 1])


def test_two_common_clusters_of_one_name_are_told_apart():
    assert {one.name for one in common_clusters([clusters(Food="1 2"), clusters(Food="8 9")])} == {
        "Food",
        "Food (2)",
    }


def test_most_teams_decide_and_ties_are_marked():
    teams = [
        returned("A", Food="1 2", Care="6 7"),
        returned("B", Food="1 2", Care="6 7"),
        returned("C", Food="1", Care="6 2 7"),
        returned("D", Food="1", Care="6 2 7"),
    ]
    found = {one.industry_code: one.cluster for one in compare(returns_of(teams)).consensus}
    assert found == {"1": "Food", "2": TO_DECIDE, "6": "Care", "7": "Care"}


def test_a_code_that_most_teams_leave_out_is_left_out():
    teams = [returned("A", Food="1 2 3"), returned("B", Food="1 2"), returned("C", Food="1 2")]
    found = compare(returns_of(teams))
    assert found.verdicts[0].votes[0] == (NO_CLUSTER, 2)
    assert [one.industry_code for one in found.consensus] == ["1", "2"]


def test_a_team_whose_region_lacks_a_code_has_no_vote_on_it():
    teams = [returned("A", Food="1 2"), returned("B", listed="1", Food="1")]
    verdict = next(one for one in compare(returns_of(teams)).verdicts if one.code == "2")
    assert (verdict.of, verdict.placed) == (1, ("Food", None))


def test_disputed_codes_come_first():
    teams = [returned("A", Food="1 2 3", Care="6 7"), returned("B", Food="1 2", Care="6 7 3")]
    assert compare(returns_of(teams)).verdicts[0].code == "3"


def test_one_team_is_its_own_consensus():
    found = compare(returns_of([returned("A", Food="1 2")]))
    assert (len(found.pairs), len(found.consensus)) == (0, 2)


def test_a_team_without_clusters_is_named_and_not_compared():
    found = compare(returns_of([returned("A", Food="1 2"), returned("B")]))
    assert found.without == ("B",)
