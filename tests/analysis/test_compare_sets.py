"""Two sets of definitions side by side: which cluster answers to which, what moved, what the data do not have."""

from industry_clusters.analysis.clusters.compare_sets import compare_sets
from industry_clusters.study import DefinitionSet, Member

OURS = DefinitionSet(
    "Ours",
    (
        *(Member("Food", code) for code in ("3111", "3112", "3113")),
        Member("Care", "6211"),
        Member("Care", "6212"),
    ),
)
STATE = DefinitionSet(
    "State",
    (
        Member("Agri", "3111"),
        Member("Agri", "3112"),
        Member("Med", "3113"),
        Member("Med", "6211"),
        Member("Med", "3254"),
    ),
)


def what(found):
    return dict(zip(found.codes["industry_code"], found.codes["what"], strict=True))


def test_each_cluster_answers_to_the_one_that_shares_most_codes_with_it():
    assert compare_sets(OURS, STATE).answers == {"Food": "Agri", "Care": "Med"}


def test_codes_are_the_same_moved_or_only_in_one():
    assert what(compare_sets(OURS, STATE)) == {
        "3111": "same", "3112": "same", "3113": "moved", "3254": "only in State", "6211": "same", "6212": "only in Ours",
    }  # fmt: skip


def test_a_set_is_the_same_as_itself():
    assert set(what(compare_sets(OURS, OURS)).values()) == {"same"}


def test_a_code_in_two_clusters_is_the_same_where_one_of_them_answers():
    twice = DefinitionSet("Twice", (*OURS.members, Member("Care", "3111")))
    assert what(compare_sets(twice, STATE))["3111"] == "same"


def test_codes_of_another_vintage_or_level_are_listed():
    found = compare_sets(
        OURS, DefinitionSet("Old", (Member("Food", "31111"), Member("Food", "3111"))), known={"3111"}
    )
    assert found.unknown["Old"] == ("31111",)


def test_a_cluster_that_shares_no_code_answers_to_none():
    assert compare_sets(DefinitionSet("A", (Member("Sea", "1141"),)), STATE).answers == {"Sea": ""}
