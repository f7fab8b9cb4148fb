"""Who works in a cluster: patterns of its members, weighted by the region's jobs, by level of pay."""

from functools import cache

import numpy as np
import pytest

from industry_clusters.analysis.occupations.staffing_patterns import (
    finest_pattern,
    pattern_finder,
    staffing_patterns,
)
from industry_clusters.analysis.tables import analyse
from industry_clusters.study import LevelBasis, Member, Ownership, Reading
from support.occupation_frames import occupations_of, staffing_of
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

CLUSTERS = (Member("Food", "3111"), Member("Food", "3112"))
STAFFING = """
3111 5 00-0000 total    1000 50000
3111 5 29-0000 major     700 70000
3111 5 29-1000 minor     700 70000
3111 5 29-1140 broad     700 70000
3111 5 29-1141 detailed  700 70000 Nurses
3111 5 51-3091 detailed  200 20000 Roasters
3111 5 53-7062 detailed   ** 30000 Movers
311  5 00-0000 total    1000 50000
311  5 29-1141 detailed  100 80000 Nurses
311  5 51-3091 detailed  600 21000 Roasters
311  5 53-7062 detailed  300 31000 Movers
"""
WAGES = """
01000 00-0000 24000 35000 48900 Alabama
01000 29-1141 1 75000 1
01000 51-3091 1 22000 1
01000 53-7062 1 30000 1
"""


@cache
def found(staffing=STAFFING, wages=WAGES, members=CLUSTERS, data=DATA, projections="", skills="", **changes):
    occupations = occupations_of(staffing, wages, projections, skills)
    return analyse(study(clusters=members, **changes), panel_of(data), PRICES, occupations).occupations


def jobs_of(result, soc, cluster="Food"):
    rows = result.jobs[result.jobs["cluster"].eq(cluster) & result.jobs["soc_code"].eq(soc)]
    return rows.iloc[0]


def level_of(result, level, cluster="Food"):
    rows = result.levels
    return rows[rows["cluster"].eq(cluster) & rows["level"].eq(level)].iloc[0]


def test_the_finest_pattern_of_each_member_is_taken():
    members = found().members
    assert dict(zip(members["industry_code"], members["pattern_code"], strict=True)) == {
        "3111": "3111",
        "3112": "311",
    }


def test_jobs_are_shares_times_the_regions_jobs_in_the_last_year():
    assert jobs_of(found(), "29-1141")["employment"] == pytest.approx(0.7 * 200 + 0.1 * 400)


def test_summary_rows_are_not_counted_beside_their_parts():
    assert found().jobs["soc_code"].str.endswith("0").sum() == 0


def test_a_summary_row_counts_where_nothing_lies_beneath_it():
    staffing = STAFFING.replace("311  5 29-1141 detailed", "311  5 29-1140 broad   ")
    assert jobs_of(found(staffing), "29-1140")["employment"] == pytest.approx(0.1 * 400)


def test_a_withheld_part_makes_jobs_at_least_and_is_counted():
    row = jobs_of(found(), "53-7062")
    assert (row["employment"], row["withheld"]) == (pytest.approx(0.3 * 400), 1)


def test_jobs_withheld_everywhere_are_missing_and_not_zero():
    row = jobs_of(found(members=CLUSTERS[:1]), "53-7062")
    assert np.isnan(row["employment"])


def test_what_is_not_published_by_occupation_is_shown():
    assert found().coverage["not_published"].tolist() == [pytest.approx(0.1 * 200)]


@pytest.mark.parametrize(("level", "jobs"), [("high", 180.0), ("mid", 120.0), ("entry", 280.0), ("", 0.0)])
def test_levels_are_parted_by_the_states_percentiles(level, jobs):
    assert level_of(found(), level)["employment"] == pytest.approx(jobs)


def test_shares_are_of_the_jobs_that_are_known_by_occupation():
    assert level_of(found(), "entry")["share"] == pytest.approx(280 / 580)


def test_average_pay_is_weighted_by_jobs():
    staffing = STAFFING + "3111 5 11-1011 detailed 50 200000 Chiefs\n"
    wages = WAGES + "01000 11-1011 1 175000 1\n"
    assert level_of(found(staffing, wages), "high")["average_pay"] == pytest.approx(
        (180 * 75000 + 10 * 175000) / 190
    )


def test_pay_above_what_the_source_prints_is_high():
    wages = WAGES.replace("29-1141 1 75000 1", "29-1141 1 # 1")
    row = jobs_of(found(wages=wages), "29-1141")
    assert (row["level"], row["pay_mark"]) == ("high", "#")


def test_unavailable_pay_falls_back_to_the_patterns_mean_and_says_so():
    wages = WAGES.replace("29-1141 1 75000 1", "29-1141 1 * 1")
    row = jobs_of(found(wages=wages), "29-1141")
    assert (row["annual_pay"], row["pay_mark"]) == (pytest.approx((700 * 70000 + 100 * 80000) / 800), "mean")


def test_pay_that_nobody_publishes_has_no_level():
    staffing = STAFFING.replace("700 70000 Nurses", "700 * Nurses").replace("80000 Nurses", "* Nurses")
    row = jobs_of(found(staffing, WAGES.replace("29-1141 1 75000 1", "29-1141 1 * 1")), "29-1141")
    assert (row["level"], row["pay_mark"]) == ("", "*")


WITHHELD_LAST = DATA.replace("01001 5 3113 2020  1  100  4000000", "01001 5 3113 2020  1    N        N")


def test_where_only_published_figures_are_read_a_withheld_member_is_not_counted_and_named():
    result = found(members=(*CLUSTERS, Member("Food", "3113")), data=WITHHELD_LAST, reading=Reading.PUBLISHED)
    assert (
        "1 member not counted because nothing tells of their jobs in the region: 3113 (Food)."
        in result.remarks
    )


def test_a_withheld_member_is_counted_with_its_best_value_and_named():
    result = found(members=(*CLUSTERS, Member("Food", "3113")), data=WITHHELD_LAST)
    assert (
        "1 member counted with the best value of jobs that are not disclosed: 3113 (Food)." in result.remarks
    )


def test_a_member_left_out_does_not_count():
    assert jobs_of(found(left_out=(("Food", "3112"),)), "29-1141")["employment"] == pytest.approx(0.7 * 200)


def test_a_member_without_a_pattern_is_named():
    staffing = "\n".join(line for line in STAFFING.splitlines() if not line.startswith("311 "))
    assert any(
        "3112 (Food)" in remark and "want of a staffing pattern" in remark
        for remark in found(staffing).remarks
    )


def test_sector_patterns_with_a_dash_are_found():
    staffing = STAFFING.replace("311  5", "31-33 5")
    assert found(staffing).members["pattern_digits"].tolist() == [4, 2]


def test_a_pattern_for_several_groups_together_is_found_by_its_title():
    staffing = staffing_of("3250A1 5 00-0000 total 10 10")
    staffing["industry_title"] = "Chemicals (3251, 3252, 3253, and 3259 only)"
    assert finest_pattern("3253", pattern_finder(staffing)) == ("3250A1", 4)


@pytest.mark.parametrize(("ownership", "own"), [(Ownership.PRIVATE, 0.7), (Ownership.ALL, 0.5)])
def test_the_patterns_ownership_is_the_studys(ownership, own):
    wide = "3111 1235 00-0000 total 1000 1\n3111 1235 29-1141 detailed 500 1\n"
    shares = staffing_patterns(staffing_of(STAFFING + wide), ["3111"], ownership).shares
    assert shares.loc["29-1141", "3111"] == pytest.approx(own)


def test_quartiles_of_the_clusters_own_jobs_are_another_basis():
    coverage = found(level_basis=LevelBasis.CLUSTER).coverage
    assert coverage[["low", "high"]].iloc[0].tolist() == [22000, 75000]


def test_own_cut_offs_take_the_place_of_the_areas():
    result = found(level_low=10000.0, level_high=30000.0)
    assert level_of(result, "high")["employment"] == pytest.approx(300.0)


def test_without_the_states_wages_the_area_that_is_used_is_named():
    result = found(wages=WAGES.replace("01000", "C4014").replace("Alabama", "Riverside MSA"))
    assert any("Riverside MSA, not the state" in remark for remark in result.remarks)


def test_without_wages_levels_are_missing_and_not_zero():
    assert np.isnan(level_of(found(wages=""), "high")["employment"])


def test_without_wages_all_jobs_stand_under_no_level():
    assert level_of(found(wages=""), "")["employment"] == pytest.approx(580.0)


def test_occupations_of_another_vintage_are_counted_and_told():
    wages = WAGES.replace("29-1141", "29-1111")
    assert any("In no wage file" in remark for remark in found(wages=wages).remarks)


def test_projections_of_the_state_come_before_the_nations():
    projections = "US000 2024 2034 29-1141 0.05 10\n01000 2022 2032 29-1141 0.10 3\n"
    row = jobs_of(found(projections=projections), "29-1141")
    assert (row["growth"], row["openings"]) == (0.10, 3)


def test_without_staffing_there_are_no_occupations():
    assert found(staffing="").is_empty


def test_two_clusters_have_occupations_of_their_own():
    result = found(members=(Member("A", "3111"), Member("B", "3112")))
    assert jobs_of(result, "51-3091", "B")["employment"] == pytest.approx(0.6 * 400)


def test_skills_of_an_occupation_published_in_one_are_the_average_of_its_parts():
    staffing = "311 5 00-0000 total 10 1\n311 5 31-1120 detailed 10 1 Aides\n"
    skills = "31-1121 4 Service\n31-1121 1 Speaking\n31-1122 4 Speaking\n31-1122 2 Service\n"
    assert jobs_of(found(staffing, skills=skills), "31-1120")["skills"] == "Service; Speaking"


def test_a_wage_file_without_a_row_for_all_occupations_gives_quartiles_of_its_jobs():
    wages = "\n".join(line for line in WAGES.splitlines() if "00-0000" not in line)
    occupations = occupations_of(STAFFING, wages)
    occupations.wages["employment"] = [100.0, 100.0, 200.0]
    result = analyse(study(clusters=CLUSTERS), panel_of(DATA), PRICES, occupations).occupations
    assert (result.cut_offs.low, result.cut_offs.high) == (22000, 30000)


def test_a_chosen_wage_area_without_a_file_is_named_and_the_states_taken():
    result = found(wage_area="C9999")
    assert (result.cut_offs.area_fips, any("C9999" in remark for remark in result.remarks)) == ("01000", True)


def test_industries_with_totals_only_have_no_occupations():
    assert found("311 5 00-0000 total 100 1\n").is_empty


def test_a_cluster_of_which_nothing_is_published_by_occupation_has_no_levels_and_not_zero():
    members = (*CLUSTERS, Member("Nothing", "9999"))
    assert np.isnan(level_of(found(members=members), "high", "Nothing")["employment"])
