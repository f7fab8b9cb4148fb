"""References of one's own against sums, differences and quotients by hand."""

import numpy as np
import pytest

from industry_clusters.analysis.industries.shift_share import industry_effects
from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import BadSetting, UnknownArea
from industry_clusters.own_areas import OwnReference
from industry_clusters.study import Ownership, Reading, Region, Study
from support.panels import panel_of
from support.small_study import PRICES

# area, jobs of all, of 311 with 3111 and 3112 in 2010, and the same in 2020; N is withheld
TABLE = """
39001 1000 100 60 40   1100 130 80 50
39003 2000 300 200 100 2400 350 N N
39005 500  50  50 0    600  60  60 0
39000 9000 900 700 200 9900 990 800 190
39999 7    1   1   0   7    1   1   0
US000 90000 9000 4000 5000 99000 9900 4500 5400
"""
YEARS = (2010, 2020)
ROUNDING = 2.5
"""Half a job for each published figure that a bound is made of."""


def rows(area, year, total, parent, one, two):
    line = f"{area} 0 10 {year} 90 {total} 9\n{area} 5 10 {year} 90 {total} 9\n{area} 5 31-33 {year} 20 {parent} 9\n"
    for code, jobs in (("311", parent), ("3111", one), ("3112", two)):
        line += f"{area} 5 {code} {year} 10 {jobs} {jobs if jobs == 'N' else 9}\n"
    return line


def panel(table=TABLE):
    text = ""
    for line in table.split("\n")[1:-1]:
        area, *counts = line.split()
        text += rows(area, 2010, *counts[:4]) + rows(area, 2020, *counts[4:])
    return panel_of(text)


def analysed(own, areas=("39001",), table=TABLE, **changes):
    name = own.partition(" = ")[0]
    study = Study(
        Region("Here", areas), *YEARS, reference=name, references=("US000",), own_references=(OwnReference.of(own),),
        price_index="X", **changes,
    )  # fmt: skip
    return analyse(study, panel(table), PRICES)


def bounds_of(analysis, name):
    bounds = analysis.compared[name]
    return bounds.low.loc["3111", 2020], bounds.high.loc["3111", 2020]


def row(analysis, code="3111"):
    return analysis.naics_table.set_index("industry_code").loc[code]


LIST, REST, EVERY = "Near = 39003 + 39005", "Rest of Ohio = 39000 without the region", "Counties = all areas"


@pytest.mark.parametrize(("own", "jobs", "total"), [(LIST, 250, 2500), (REST, 640, 8000), (EVERY, 310, 3500)])
def test_a_quotient_beside_a_reference_of_ones_own_is_that_by_hand(own, jobs, total):
    here = row(analysed(own))
    assert here["reference_first"] == jobs
    assert here["quotient_first"] == pytest.approx((60 / 1000) / (jobs / total))


def test_shift_share_beside_a_reference_of_ones_own_is_that_by_hand():
    analysis = analysed(REST)
    effects = industry_effects(analysis.naics_table, analysis.marks).set_index("industry_code").loc["3111"]
    national, industry = 8800 / 8000 - 1, 720 / 640 - 1
    assert effects["national_effect"] == pytest.approx(60 * national)
    assert effects["mix_effect"] == pytest.approx(60 * (industry - national))
    assert effects["competitive_effect"] == pytest.approx(80 - 60 * (1 + industry))


def test_a_withheld_part_leaves_the_sum_missing_with_the_bounds_that_its_parent_gives():
    analysis = analysed(LIST, reading=Reading.PUBLISHED)
    assert np.isnan(row(analysis)["reference_last"])
    least = (
        60 + 350 - (190 - 50)
    )  # what the state's 3112 leaves for the county's is the most that 3112 takes of 311
    assert bounds_of(analysis, "Near") == pytest.approx((least, 60 + 350), abs=ROUNDING)


def test_a_withheld_part_of_the_region_leaves_the_rest_between_the_whole_less_its_bounds():
    analysis = analysed(REST, areas=("39003",))
    least = 350 - (190 - 50)
    assert bounds_of(analysis, "Rest of Ohio") == pytest.approx((800 - 350, 800 - least), abs=ROUNDING)


def test_the_bounds_hold_what_was_hidden():
    truth = TABLE.replace("350 N N", "350 230 120")
    hidden, known = analysed(LIST), analysed(LIST, table=truth)
    for code in ("311", "3111", "3112"):
        jobs = known.references["Near"].employment.loc[code, 2020]
        bounds = hidden.compared["Near"]
        assert bounds.low.loc[code, 2020] <= jobs <= bounds.high.loc[code, 2020]


def test_the_unknown_county_is_no_part_of_all_areas():
    assert analysed(EVERY).references["Counties"].employment.loc["3111", 2010] == 60 + 200 + 50


@pytest.mark.parametrize("areas", [("39001", "39003"), ("39003", "39001")])
def test_a_region_as_its_own_reference_is_refused_with_the_reason(areas):
    with pytest.raises(BadSetting, match=r"is the region itself.*every quotient is 1"):
        analysed("Same = 39001 + 39003", areas=areas)


def test_a_region_that_does_not_lie_in_the_whole_cannot_be_taken_from_it():
    with pytest.raises(BadSetting, match="39001 is not in 18000"):
        analysed("Rest = 18000 without the region")


def test_an_area_that_the_data_lack_is_named():
    with pytest.raises(UnknownArea, match="39777"):
        analysed("Near = 39003 + 39777")


def test_without_a_base_total_that_is_said_and_the_sum_of_published_sectors_offered():
    table = TABLE.replace("39000 9000", "39000 N")
    (sentence,) = analysed(REST, table=table).missing_totals
    assert "Rest of Ohio has no total covered employment in 2010" in sentence
    assert "its sectors, all published, add up to 800 jobs" in sentence


def test_where_a_sector_is_withheld_no_sum_is_offered():
    table = TABLE.replace("39005 500  50", "39005 N  N")
    (sentence,) = analysed(LIST, table=table).missing_totals
    assert "add up" not in sentence


@pytest.mark.parametrize("ownership", Ownership)
def test_the_second_reference_is_there_beside_ones_own(ownership):
    assert analysed(REST, ownership=ownership).second.label == "US000"
