"""The comparable part of a cluster, worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from industry_clusters.analysis.clusters.comparable import (
    add_shares,
    comparable_growth,
    comparable_members,
    weights_of,
)
from industry_clusters.analysis.industries.break_units import BreakUnits
from industry_clusters.analysis.industries.cells import area_cells
from industry_clusters.analysis.industries.derived import BOTH
from industry_clusters.study import Ownership, Reading, Region, Study
from support.panels import panel_of

UNITS = BreakUnits((("4511", "4541", "4591", "4592"),), ())
JOBS = {
    2021: {"6211": 900, "4511": 80, "4541": 20},
    2022: {"6211": 990, "4591": 95, "4592": 4},
}
CODES = ("4511", "4541", "4591", "4592", "6211")


def cells(jobs=None):
    text = "\n".join(
        f"A 5 {code} {year} 9 {n} 1" for year, of in (jobs or JOBS).items() for code, n in of.items()
    )
    return area_cells(panel_of(text), "Here", ["A"], Ownership.PRIVATE, [2021, 2022])


def cluster(*codes, jobs=None, uncounted=(), reading=Reading.USUAL):
    members = pd.DataFrame({"slot": 1.0, "industry_code": list(codes)})
    members["counted"] = [int(code not in uncounted) for code in codes]
    summary = pd.DataFrame({"slot": [1.0]})
    for name, year in (("first", 2021), ("last", 2022)):
        of = (jobs or JOBS)[year]
        members[f"employment_{name}"] = [
            np.nan if of.get(code) == "N" else float(of.get(code, 0)) for code in codes
        ]
        total = members.loc[members["counted"].eq(1), f"employment_{name}"].sum(skipna=False)
        ends = (
            "jobs",
            "best_employment",
            "low_employment",
            "high_employment",
            "likely_low_employment",
            "likely_high_employment",
        )
        summary = summary.assign(**{f"{end}_{name}": total for end in ends})
    first, last = summary["jobs_first"], summary["jobs_last"]
    for start in ("", "best_", "low_", "high_", "likely_low_", "likely_high_"):
        figures = dict.fromkeys(BOTH, 0.0) | {"growth": last / first - 1, "employment_change": last - first}
        summary = summary.assign(**{f"{start}{name}": value for name, value in figures.items()})
    weights = weights_of(UNITS, CODES, [cells()], (2021, 2022))
    members = comparable_members(members, weights)
    study = Study(Region("Here", ("01001",)), 2021, 2022, reading=reading)
    return comparable_growth(add_shares(summary, members), study, 1).iloc[0]


def test_a_unit_wholly_inside_is_compared_like_a_code_that_did_not_change():
    whole = cluster(*CODES)
    assert (whole["part_first"], whole["part_last"], whole["share_first"]) == (1000, 1089, 1)
    assert whole["growth"] == pytest.approx(0.089)


def test_a_unit_partly_inside_is_left_out_and_the_rest_is_the_comparable_part():
    part = cluster("6211", "4511", "4591")
    assert (part["part_first"], part["part_last"]) == (900, 990)
    assert part["share_first"] == pytest.approx(900 / 980)
    assert (part["growth"], part["employment_change"]) == (pytest.approx(0.1), pytest.approx(90))
    assert part["not_comparable"] == "4511, 4591"


def test_pay_and_quotient_of_a_cluster_of_which_something_is_left_out_have_no_change():
    part = cluster("6211", "4511", "4591")
    assert part[["pay_change", "quotient_change", "quotient_percent_change"]].isna().all()


def test_a_part_has_no_growth_that_is_certain():
    part = cluster("6211", "4511", "4591")
    assert part[["low_growth", "high_growth"]].isna().all()
    assert np.isnan(cluster("6211", "4511", "4591", reading=Reading.CERTAIN)["growth"])


def test_a_unit_of_which_nearly_all_jobs_are_inside_counts_as_inside():
    assert cluster("6211", "4511", "4541", "4591")["not_comparable"] == ""


def test_a_part_that_holds_less_than_nine_tenths_gives_no_growth_and_names_the_codes():
    none = cluster(
        "6211", "4511", "4591", jobs={2021: {"6211": 100, "4511": 80}, 2022: {"6211": 99, "4591": 95}}
    )
    assert (none["is_comparable"], none["not_comparable"]) == (0, "4511, 4591")
    assert np.isnan(none["growth"])


def test_a_cluster_of_codes_that_all_moved_out_of_it_is_not_comparable_and_not_withheld():
    none = cluster("4511")
    assert (none["part_first"], none["is_comparable"]) == (0, 0)


def test_a_withheld_member_leaves_growth_missing_and_the_cluster_comparable():
    held = cluster(*CODES, jobs={2021: JOBS[2021] | {"6211": "N"}, 2022: JOBS[2022]})
    assert (held["is_comparable"], held["share_first"]) == (1, 1)
    assert np.isnan(held["growth"])


def test_where_the_share_itself_is_not_known_there_is_no_growth():
    held = cluster("6211", "4511", "4591", jobs={2021: JOBS[2021] | {"4511": "N"}, 2022: JOBS[2022]})
    assert np.isnan(held["growth"])


def test_what_is_left_out_is_numbered_in_its_cluster_also_beside_codes_that_are_in_none():
    codes = ["4511", "4591", "6211"]
    members = pd.DataFrame({"slot": [3.0, 3.0, np.nan], "industry_code": codes, "counted": [1, 1, 0]})
    found = comparable_members(members, weights_of(UNITS, CODES, [cells()], (2021, 2022)))
    assert found["left_key"].tolist() == ["3|1", "3|2", ""]


def test_a_member_that_is_not_counted_does_not_complete_a_unit():
    assert cluster(*CODES, uncounted=("4511",))["not_comparable"] == "4541, 4591, 4592"
