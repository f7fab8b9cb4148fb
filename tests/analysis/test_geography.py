"""Areas that changed: each change that is known, as a small study, is flagged; a line makes it comparable."""

import re

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import BadSetting, UnknownYear
from industry_clusters.ingest.lookups import area_changes, metro_changes
from industry_clusters.own_areas import Continuation
from industry_clusters.price_index import PriceIndex
from industry_clusters.study import Region, Study
from support.panels import panel_of

CHANGES = [change for change in area_changes() if change.kind != "boundary"]
WITH_A_YEAR_BEFORE = [change for change in CHANGES if set(change.old_codes) & set(change.new_codes)]
BOUNDARIES = [change for change in area_changes() if change.kind == "boundary"]


def names(change):
    return change.effective


def panel(by_year, jobs=100):
    """A county total and two industries for each area and year; the nation beside them."""
    text = ""
    for year, areas in by_year.items():
        for number, area in enumerate(("US000", *areas)):
            count = 100_000 if number == 0 else jobs
            text += f"{area} 0 10 {year} 9 {count} 9\n{area} 5 10 {year} 9 {count} 9\n"
            text += f"{area} 5 62 {year} 9 {count} 9\n{area} 5 621 {year} 9 {count} 9\n{area} 5 6211 {year} 9 {count} 9\n"
    return panel_of(text)


def analysed(areas, by_year, **changes):
    first, last = min(by_year), max(by_year)
    prices = {"X": PriceIndex("X", "Index", dict.fromkeys(by_year, 100.0), "prices.csv")}
    study = Study(Region("Here", tuple(areas)), first, last, price_index="X", **changes)
    return analyse(study, panel(by_year), prices)


def around(change):
    return {change.year - 1: change.old_codes, change.year + 1: change.new_codes}


def line_of(change):
    return Continuation(change.new_codes, change.old_codes)


@pytest.mark.parametrize("change", WITH_A_YEAR_BEFORE, ids=names)
def test_each_known_change_is_flagged_with_its_source_and_the_line_that_mends_it(change):
    (found,) = analysed(change.new_codes, around(change)).area_breaks
    assert found.source == change.source
    assert line_of(change).text in found.offer
    assert not found.together


@pytest.mark.parametrize("change", [one for one in CHANGES if one not in WITH_A_YEAR_BEFORE], ids=names)
def test_where_only_the_new_codes_are_named_the_year_before_is_refused_with_the_line_that_mends_it(change):
    with pytest.raises(UnknownYear, match=re.escape(line_of(change).text)):
        analysed(change.new_codes, around(change))


@pytest.mark.parametrize("change", CHANGES, ids=names)
def test_with_the_line_both_years_are_known_and_growth_compares_the_same_land(change):
    here = analysed(change.new_codes, around(change), continues=(line_of(change),))
    first, last = here.study.first_year, here.study.last_year
    jobs = here.region.employment.loc["6211"]
    assert (jobs[first], jobs[last]) == (100 * len(change.old_codes), 100 * len(change.new_codes))
    assert [found.together for found in here.area_breaks] == [True]


@pytest.mark.parametrize("change", CHANGES, ids=names)
def test_the_bounds_of_the_same_land_are_its_jobs(change):
    here = analysed(change.new_codes, around(change), continues=(line_of(change),))
    first = here.study.first_year
    bounds = [table.loc["6211", first] for table in (here.known.low, here.known.high)]
    assert bounds == [100 * len(change.old_codes)] * 2


@pytest.mark.parametrize("change", BOUNDARIES, ids=names)
def test_a_boundary_that_moved_is_flagged_for_one_side_and_not_for_both(change):
    years = {change.year - 1: change.old_codes, change.year + 1: change.new_codes}
    (one,) = analysed(change.new_codes[:1], years).area_breaks
    (both,) = analysed(change.new_codes, years).area_breaks
    assert (one.together, both.together) == (False, True)


@pytest.mark.parametrize("change", CHANGES, ids=names)
def test_years_on_one_side_of_a_change_are_not_flagged(change):
    after = {change.year + 1: change.new_codes, change.year + 2: change.new_codes}
    assert not [
        found for found in analysed(change.new_codes, after).area_breaks if change.words in found.words
    ]


def test_a_part_of_the_new_areas_is_told_what_is_lacking():
    words = "With 02066 in the region the land would be the same; the line is 02063 + 02066 = 02261."
    with pytest.raises(UnknownYear, match=re.escape(words)):
        analysed(("02063",), {2018: ("02261",), 2020: ("02063", "02066")})


def test_a_line_of_which_the_region_holds_a_part_is_refused():
    with pytest.raises(BadSetting, match="holds only a part of that land; it lacks 02066"):
        analysed(
            ("02063",), {2018: ("02261",), 2020: ("02063", "02066")},
            continues=(Continuation(("02063", "02066"), ("02261",)),),
        )  # fmt: skip


def test_a_line_whose_sides_have_rows_in_one_year_is_refused():
    with pytest.raises(BadSetting, match="46113 and 46102 both have rows in 2018"):
        analysed(
            ("46102",),
            {2012: ("46113",), 2018: ("46102", "46113")},
            continues=(Continuation.of("46102 = 46113"),),
        )


def test_alaskas_changes_in_sequence_are_counted_through():
    years = {1991: ("02231",), 2000: ("02232", "02282"), 2010: ("02105", "02230", "02282")}
    lines = ("02232 + 02282 = 02231", "02105 + 02230 = 02232")
    here = analysed(years[2010], years, continues=tuple(map(Continuation.of, lines)))
    assert here.region.employment.loc["6211"].tolist() == [100, 200, 300]


def test_connecticut_as_a_whole_is_the_same_land():
    change = next(change for change in area_changes() if change.kind == "replaced")
    years = {2023: change.old_codes, 2024: change.new_codes}
    here = analysed(change.new_codes, years, continues=(line_of(change),))
    assert here.region.employment.loc["6211"].tolist() == [800, 900]


def test_a_county_and_a_planning_region_are_not_withheld_but_other_areas():
    (found,) = analysed(("09003", "09110"), {2023: ("09003",), 2024: ("09110",)}).area_breaks
    assert "planning regions, which do not follow their boundaries" in found.sentence


def test_an_area_without_rows_in_a_year_is_said_with_the_years_that_it_has():
    (found,) = analysed(("01001", "01003"), {2015: ("01001", "01003"), 2020: ("01001",)}).area_breaks
    assert found.words == "01003 (01003) has rows of 2015 only, and none in 2020"


def test_a_metropolitan_area_whose_counties_changed_is_flagged_with_those_common_to_both_years():
    (found,) = analysed(("C4790",), {2019: ("C4790",), 2024: ("C4790",)}).area_breaks
    assert "lost 24009" in found.words
    assert "(the year is unconfirmed)" in found.words
    assert ", ".join(metro_changes()["47900"].stayed) in found.offer


@pytest.mark.parametrize("years", [(2019, 2023), (2024, 2025)])
def test_a_metropolitan_area_within_one_delineation_is_not_flagged(years):
    assert analysed(("C4790",), dict.fromkeys(years, ("C4790",))).area_breaks == ()


def test_a_metropolitan_area_of_the_same_counties_is_not_flagged():
    assert analysed(("C1814",), dict.fromkeys((2019, 2024), ("C1814",))).area_breaks == ()


def test_across_2013_a_metropolitan_area_is_said_to_be_unknown():
    (found,) = analysed(("C1814",), dict.fromkeys((2010, 2016), ("C1814",))).area_breaks
    assert "is not known here" in found.words


@pytest.mark.parametrize("years", [(2016, 2017), (2021, 2022), (1990, 2024)])
def test_an_area_that_did_not_change_is_not_flagged_across_any_revision(years):
    assert analysed(("06029",), dict.fromkeys(years, ("06029",))).area_breaks == ()


def test_a_metropolitan_area_of_one_county_has_the_countys_quotient():
    """Bakersfield (C1254) is Kern County alone."""
    by_year = dict.fromkeys((2019, 2024), ("C1254", "06029"))
    metro, county = (analysed((code,), by_year) for code in ("C1254", "06029"))
    assert metro.area_breaks == ()
    assert metro.naics_table["quotient_last"].tolist() == county.naics_table["quotient_last"].tolist()


@pytest.mark.parametrize("years", [(2010, 2020), (2020, 2010)])
def test_the_year_that_an_area_lacks_is_named_whichever_it_is(years):
    there, away = years
    (found,) = analysed(("01001", "01003"), {there: ("01001", "01003"), away: ("01001",)}).area_breaks
    assert found.words == f"01003 (01003) has rows of {there} only, and none in {away}"
