"""References of one's own against sums, differences and quotients by hand."""

import numpy as np
import pytest

from industry_clusters.analysis.industries.shift_share import industry_effects
from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import BadSetting, UnknownArea
from industry_clusters.measures.margins import Grade
from industry_clusters.own_areas import OwnReference
from industry_clusters.study import BaseTotal, Member, Ownership, Reading, Region, Study
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


def quotient_ends(analysis, code="3111", end=""):
    return [row(analysis, code)[f"{end}{name}_quotient_last"] for name in ("low", "high")]


def test_a_quotients_bounds_are_those_of_both_its_numbers_by_hand():
    """80 of 1100 jobs here beside 3000 there, of which at least 60 + 350 - 140 and at most 410 are in 3111."""
    low, high = bounds_of(here := analysed(LIST), "Near")
    assert (low, high) == pytest.approx((270, 410), abs=ROUNDING)
    assert quotient_ends(here) == pytest.approx([80 / 1100 / (high / 3000), 80 / 1100 / (low / 3000)])


def test_the_bounds_of_a_quotients_change_are_those_of_both_years():
    low, high = bounds_of(here := analysed(LIST), "Near")
    before = 60 / 1000 / (250 / 2500)
    ends = [80 / 1100 / (high / 3000) - before, 80 / 1100 / (low / 3000) - before]
    assert [row(here)[f"{end}_quotient_change"] for end in ("low", "high")] == pytest.approx(ends)


def test_beside_the_rest_of_the_state_the_fewest_jobs_here_go_with_the_most_there():
    """39003 has 210 to 350 of the state's 800 jobs in 3111, so that the rest has what it has not: 9900 less 2400 jobs in all."""
    here = analysed(REST, areas=("39003",))
    least, most = (row(here)[f"{end}_employment_last"] for end in ("low", "high"))
    assert (least, most) == pytest.approx((210, 350), abs=ROUNDING)
    due = [jobs / 2400 / ((800 - jobs) / 7500) for jobs in (least, most)]
    assert quotient_ends(here) == pytest.approx(due)


def test_a_cluster_carries_the_bounds_of_its_members_in_the_reference_area():
    here = analysed(LIST, clusters=(Member("Food", "3111"), Member("Food", "3112")))
    bounds, total = here.compared["Near"], 80 + 50
    low, high = (
        sum(table.loc[code, 2020] for code in ("3111", "3112")) for table in (bounds.low, bounds.high)
    )
    (found,) = here.clusters.summary[["low_quotient_last", "high_quotient_last"]].to_numpy().tolist()
    assert found == pytest.approx([total / 1100 / (high / 3000), total / 1100 / (low / 3000)])


def test_a_quotient_is_graded_by_the_worse_of_its_two_numbers():
    here = row(analysed(LIST, reading=Reading.CERTAIN))
    assert here["grade_last"] == Grade.PUBLISHED
    assert here["grade_quotient_last"] == here["grade_reference_last"] == Grade.ROUGH


def test_a_quotient_beside_jobs_that_are_known_as_a_range_only_is_no_number():
    here = row(analysed(LIST, reading=Reading.CERTAIN), "3112")
    assert here["employment_last"] == 50
    assert np.isnan(here["quotient_last"])


def test_the_published_reading_has_no_quotient_beside_a_withheld_sum():
    assert np.isnan(row(analysed(LIST, reading=Reading.PUBLISHED))["quotient_last"])


def test_beside_a_published_row_a_quotients_range_is_the_regions_own():
    here = row(analysed("Whole = 39000"))
    assert here["low_quotient_last"] == here["high_quotient_last"] == here["quotient_last"]


def test_a_withheld_row_of_the_files_has_bounds_that_hold_it_and_a_quotient_of_its_own_range():
    here = analysed("Whole = 39000", table=TABLE.replace("990 800 190", "990 N 190"))
    low, high = bounds_of(here, "Whole")
    assert (low, high) == (799, 801)  # what the total leaves, as far as it is rounded
    least, _ = quotient_ends(here)
    assert least == pytest.approx(80 / 1100 / (high / 9900))
    assert row(here)["quotient_last"] == pytest.approx(80 / 1100 / (800 / 9900))
    assert row(here)["grade_quotient_last"] == Grade.CLOSE


SECTORS = ("11", "21", "22", "23", "31-33", "42", "44-45", "48-49", "51", "52", "53", "54", "55", "56", "61", "62", "71", "72", "81")  # fmt: skip


def economy(total="N", retail="10"):
    """Two areas of nineteen private sectors of 10 jobs each; of the second the total, and a sector, as they are given."""
    text = ""
    for year in YEARS:
        for area, whole, shops in (("39001", "190", "10"), ("39000", total, retail)):
            text += f"{area} 0 10 {year} 90 {whole} {whole}\n{area} 5 10 {year} 90 {whole} {whole}\n"
            jobs = {code: shops if code == "44-45" else "10" for code in SECTORS}
            text += "".join(f"{area} 5 {code} {year} 9 {count} {count}\n" for code, count in jobs.items())
    return panel_of(text)


def of_sectors(**changes):
    study = Study(
        Region("Here", ("39001",)), *YEARS, reference="39000", references=("39000",), price_index="X", industry_level=2,
        base_total=BaseTotal.PRIVATE,
    )  # fmt: skip
    return analyse(study, economy(**changes), PRICES)


def test_the_sum_of_published_sectors_stands_in_the_place_of_a_missing_total_and_that_is_said():
    here = of_sectors()
    assert here.marks.reference_total_last == 19 * 10
    assert here.naics_table["quotient_last"].tolist() == [1.0] * 19
    assert here.missing_totals[-1] == (
        "39000 has no private employment in 2020: the sum of its sectors, all published, stands in its place (190 jobs)."
    )


def test_where_a_sector_is_withheld_the_sum_is_named_and_not_used():
    here = of_sectors(retail="N")
    assert np.isnan(here.marks.reference_total_last)
    assert (
        "its published sectors add up to 180 jobs (private), which cannot stand in its place"
        in here.missing_totals[-1]
    )


def test_where_the_files_lack_sectors_the_sum_of_the_others_is_named_and_not_used():
    here = analysed(REST, table=TABLE.replace("39000 9000", "39000 N"))
    (sentence,) = here.missing_totals
    assert "Rest of Ohio has no total covered employment in 2010: no quotient can be computed" in sentence
    assert "add up to 800 jobs (private), which cannot stand in its place" in sentence


def test_a_total_that_is_there_is_not_made_of_its_sectors():
    here = of_sectors(total="200")
    assert here.missing_totals == ()
    assert here.marks.reference_total_last == 200


@pytest.mark.parametrize("ownership", Ownership)
def test_the_second_reference_is_there_beside_ones_own(ownership):
    assert analysed(REST, ownership=ownership).second.label == "US000"
