"""Small and strange figures are found, worst first; what a person decided is obeyed."""

import pytest

from industry_clusters.analysis.observations import RANKINGS, ranked
from industry_clusters.analysis.tables import analyse
from industry_clusters.study import Member
from support.panels import panel_of
from support.small_study import DATA, PRICES, THREE_YEARS, study


def found(data=DATA, **changes):
    return analyse(study(**changes), panel_of(data), PRICES).review.set_index("industry_code")


def test_jobs_that_leap_between_two_years_are_told_with_both_numbers():
    leap = THREE_YEARS.replace("01001 5 3111 2015 10  150", "01001 5 3111 2015 10  900")
    sentence = found(leap).loc["3111", "sentence"]
    assert "Jobs went from 100 in 2010 to 900 in 2015" in sentence


def test_jobs_that_multiply_over_the_whole_span_are_told():
    sentence = found(DATA.replace("01001 5 3111 2020 10  200", "01001 5 3111 2020 10  450")).loc[
        "3111", "sentence"
    ]
    assert "Jobs went from 100 in 2010 to 450 in 2020, 4 times as many" in sentence


def test_a_figure_of_one_firm_is_told():
    assert found().loc["3113", "sentence"] == "1 establishment in 2020: one firm makes the figure."


def test_pay_far_from_its_siblings_is_told():
    more = "".join(
        f"01001 5 {code} {year} 10 300 9000000\n" for code in (3114, 3115, 3116) for year in (2010, 2020)
    )
    strange = DATA.replace("01001 5 3112 2020  9  400 17000000", "01001 5 3112 2020  9  400 87000000") + more
    assert "Pay of $217,500 in 2020, where its siblings pay" in found(strange).loc["3112", "sentence"]


def test_an_industry_group_without_anything_strange_is_not_listed():
    assert "3112" not in found().index


def test_where_nothing_is_strange_nothing_is_listed():
    plain = DATA.replace("01001 5 3113 2020  1  100", "01001 5 3113 2020  9  100")
    assert found(plain).empty


def test_the_strangest_comes_first():
    severity = found(THREE_YEARS.replace("01001 5 3111 2015 10  150", "01001 5 3111 2015 10  900"))[
        "severity"
    ]
    assert severity.is_monotonic_decreasing


def test_a_decision_stays_listed_when_nothing_is_strange_any_more():
    row = found(notes={"note_decision_3112": "keep", "note_review_3112": "asked the plant"}).loc["3112"]
    assert (row["decision"], row["remark"]) == ("keep", "asked the plant")


@pytest.mark.parametrize("typed", ["exclude", " Exclude "])
def test_what_is_excluded_leaves_its_cluster_and_all_lists(typed):
    members = (Member("Food", "3111"), Member("Food", "3112"))
    analysis = analyse(study(clusters=members, notes={"note_decision_3112": typed}), panel_of(DATA), PRICES)
    assert analysis.clusters.summary.iloc[0]["employment_last"] == 200
    assert all(
        "3112" not in ranked(analysis.naics_table, one, 0)["industry_code"].tolist() for one in RANKINGS
    )


def test_what_is_kept_stays():
    members = (Member("Food", "3111"), Member("Food", "3112"))
    analysis = analyse(study(clusters=members, notes={"note_decision_3112": "keep"}), panel_of(DATA), PRICES)
    assert analysis.clusters.summary.iloc[0]["employment_last"] == 600
