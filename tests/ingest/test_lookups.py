"""The names that come with the package."""

from collections import Counter

import pytest

from industry_clusters.industry_codes import level_of, parent_of
from industry_clusters.ingest.lookups import naics_titles, naics_vintages, state_titles, us_price_index

VINTAGES = (2002, 2007, 2012, 2017, 2022)


def test_every_code_lies_under_a_code_that_has_a_name_too():
    assert [code for code in naics_titles() if code != "10" and parent_of(code) not in naics_titles()] == []


@pytest.mark.parametrize("vintage", VINTAGES)
def test_no_two_industry_groups_of_a_vintage_share_a_title(vintage):
    titles = Counter(
        naics_titles()[code]
        for code, years in naics_vintages().items()
        if vintage in years and level_of(code) == 4
    )
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_title_fits_a_chart():
    assert max(len(title) for title in naics_titles().values()) <= 48


@pytest.mark.parametrize(
    ("code", "years"), [("4461", {2002, 2007, 2012, 2017}), ("4561", {2022}), ("6216", set(VINTAGES))]
)
def test_a_code_knows_the_vintages_that_have_it(code, years):
    assert naics_vintages()[code] == years


def test_every_state_and_the_nation_have_a_name():
    assert len(state_titles()) == 1 + 50 + 1 + 2
    assert state_titles()["US000"] == "United States"


@pytest.mark.parametrize(("year", "index"), [(1990, 130.7), (2003, 184.0), (2016, 240.007), (2024, 313.689)])
def test_the_price_index_is_the_published_one(year, index):
    assert us_price_index().values[year] == index
