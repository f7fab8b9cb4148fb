"""Bridge groups are cut where the jobs show that little moved, and only there."""

import pytest

from industry_clusters.analysis.industries.break_units import break_units
from industry_clusters.analysis.industries.breaks import bridge_groups
from industry_clusters.analysis.industries.cells import area_cells
from industry_clusters.study import Ownership
from support.panels import panel_of

RETAIL = """
A 5 10    {year} 9 {total} 1
A 5 44-45 {year} 9 {total} 1
"""
BEFORE = {"4461": 1000, "4511": 2000, "4512": 1000, "4541": 500}
AFTER = {"4561": 1030, "4591": 2400, "4592": 1000}


def nation(before=None, after=None, total_after=4500, **names):
    text = ""
    for year, total, jobs in (
        (2021, 4500, BEFORE | (before or {})),
        (2022, total_after, AFTER | (after or {})),
    ):
        text += RETAIL.format(year=year, total=total)
        text += "\n".join(f"A 5 {code} {year} 9 {count} 1" for code, count in jobs.items())
    return area_cells(panel_of(text), names.get("label", "Nation"), ["A"], Ownership.PRIVATE, [2021, 2022])


def unit_of(code, *evidence):
    units = break_units(2021, 2022, 4, evidence).units
    return next(unit for unit in units if code in unit)


def test_a_piece_whose_jobs_stayed_is_cut_off():
    assert unit_of("4461", nation()) == ("4461", "4561")


def test_a_piece_that_took_in_five_percent_or_more_is_not_cut_off():
    assert "4541" in unit_of("4511", nation())


@pytest.mark.parametrize(("jobs", "cut"), [(1049, True), (1051, False), (951, False), (953, True)])
def test_five_percent_of_the_smaller_year_decides(jobs, cut):
    assert (unit_of("4461", nation(after={"4561": jobs})) == ("4461", "4561")) is cut


def test_the_growth_of_the_sector_is_not_taken_for_a_move():
    grown = {code: count * 2 for code, count in AFTER.items()}
    assert unit_of("4461", nation(after=grown, total_after=9000)) == ("4461", "4561")


def test_what_is_small_is_named_with_its_figures_and_their_source():
    (small,) = (each for each in break_units(2021, 2022, 4, [nation()]).small if "4461" in each.piece)
    assert small.sentence == (
        "NAICS 2022 moved a little from 4541, 4543 to 4561: about 3.0% of the jobs in 4461, 4561 "
        "(Nation, 2021 and 2022)"
    )


def test_without_figures_no_group_is_cut():
    assert break_units(2021, 2022, 4, []).units == bridge_groups(2021, 2022)


def test_a_withheld_figure_does_not_tell_and_the_next_area_does():
    withheld = nation(before={"4461": "N"}, label="Nation")
    units = break_units(2021, 2022, 4, [withheld, nation(label="Region")])
    assert next(each.source for each in units.small if "4461" in each.piece) == "Region, 2021 and 2022"


def test_within_one_vintage_there_are_no_units():
    assert break_units(2022, 2024, 4, [nation()]).units == ()


def test_every_changed_code_is_in_exactly_one_unit():
    units = break_units(2021, 2022, 4, [nation()]).units
    codes = [code for unit in units for code in unit]
    assert sorted(codes) == sorted(code for group in bridge_groups(2021, 2022) for code in group)
