"""Small and strange figures are found, worst first; what a person decided is obeyed."""

import pytest

from industry_clusters.analysis.industries.observations import RANKINGS, ranked
from industry_clusters.analysis.industries.review import review
from industry_clusters.analysis.tables import analyse
from industry_clusters.price_index import PriceIndex
from industry_clusters.study import AcrossBreaks, Member, Region
from support.panels import panel_of
from support.small_study import DATA, PRICES, THREE_YEARS, study

LATER = {"Y": PriceIndex("Y", "Index", dict.fromkeys(range(2019, 2024), 100.0), "prices.csv")}


def found(data=DATA, **changes):
    return analyse(study(**changes), panel_of(data), PRICES | LATER).review.set_index("industry_code")


def found_since_2019(data):
    return found(data, first_year=2019, price_index="Y")


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


TWO_COUNTIES = (
    DATA
    + """
01003 0 10   2010 40 1000 40000000
01003 5 10   2010 40 1000 40000000
01003 5 3112 2010  9    N        N
01003 0 10   2020 40 2000 90000000
01003 5 10   2020 40 2000 90000000
01003 5 3112 2020  9    N        N
"""
)
BOTH = Region("Both", ("01001", "01003"))


def test_what_one_county_shows_is_told_where_the_regions_sum_is_withheld():
    leap = TWO_COUNTIES.replace("01001 5 3112 2020  9  400", "01001 5 3112 2020  9 2400")
    sentence = found(leap, region=BOTH).loc["3112", "sentence"]
    assert sentence.startswith("In 01001, jobs went from 400 in 2010 to 2,400 in 2020, 6 times as many")


def test_doubling_over_ten_years_is_growth_and_over_one_year_is_not():
    over_ten, over_one = DATA, DATA.replace(" 2010 ", " 2019 ")
    assert "3111" not in found(over_ten).index
    tripled = over_one.replace("01001 5 3111 2020 10  200", "01001 5 3111 2020 10  300")
    assert "rather than growth" in found_since_2019(tripled).loc["3111", "sentence"]


def test_a_leap_across_a_break_is_laid_to_the_classification():
    data = DATA.replace(" 2010 ", " 2021 ").replace(" 2020 ", " 2022 ").replace("3112", "4441")
    leap = data.replace("01001 5 4441 2022  9  400", "01001 5 4441 2022  9 1600")
    sentence = found(leap, first_year=2021, last_year=2022, price_index="Y").loc["4441", "sentence"]
    assert "NAICS 2022 changed what the code holds" in sentence
    assert "a firm that came" not in sentence


def test_a_growth_across_a_break_is_told_with_its_rate():
    data = DATA.replace(" 2010 ", " 2019 ").replace(" 2020 ", " 2023 ").replace("3112", "4441")
    grown = data.replace("01001 5 4441 2023  9  400", "01001 5 4441 2023  9  500")
    sentence = found(grown, first_year=2019, last_year=2023, price_index="Y").loc["4441", "sentence"]
    assert sentence.startswith("A growth of +5.7% a year from 2019 to 2023: NAICS 2022 changed")


def test_the_growth_of_a_bridge_group_is_not_across_a_break():
    data = DATA.replace(" 2010 ", " 2019 ").replace(" 2020 ", " 2023 ").replace("3112", "4441")
    changes = {"first_year": 2019, "last_year": 2023, "price_index": "Y"}
    assert "4441" in found(data, **changes).index
    assert "4441" not in found(data, **changes, across_breaks=AcrossBreaks.BRIDGE).index


def test_an_estimate_is_never_told_as_a_figure():
    left_over = DATA.replace("01001 5 311  2010 20  500", "01001 5 311  2010 20  520")
    estimated = analyse(study(), panel_of(left_over), PRICES)
    first = estimated.naics_table.set_index("industry_code").loc["3113", "best_employment_first"]
    assert 0 < first < 100 / 4
    assert "2010" not in estimated.review.set_index("industry_code").loc["3113", "sentence"]


@pytest.mark.parametrize(("few", "listed"), [(1, False), (2, True)])
def test_how_few_establishments_are_too_few_can_be_said(few, listed):
    here = study()
    analysis = analyse(here, panel_of(DATA), PRICES)
    told = review(analysis.panel, analysis.region, ("01001",), here, analysis.naics_table, few)
    assert ("3113" in told["industry_code"].tolist()) == listed


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
