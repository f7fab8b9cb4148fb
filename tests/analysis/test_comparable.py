"""The comparable part of a cluster, worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from industry_clusters.analysis.clusters.comparable import comparable_growth, comparable_members, weights_of
from industry_clusters.analysis.industries.break_units import BreakUnits
from industry_clusters.analysis.industries.cells import area_cells
from industry_clusters.study import Ownership
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


def cluster(*codes, jobs=None, uncounted=()):
    members = pd.DataFrame({"slot": 1.0, "industry_code": list(codes)})
    members["counted"] = [int(code not in uncounted) for code in codes]
    for name, year in (("first", 2021), ("last", 2022)):
        of = (jobs or JOBS)[year]
        members[f"jobs_{name}"] = [
            np.nan if of.get(code) == "N" else float(of.get(code, 0)) for code in codes
        ]
    weights = weights_of(UNITS, CODES, [cells()], (2021, 2022))
    members = comparable_members(members, weights)
    return comparable_growth(pd.DataFrame({"slot": [1.0]}), members, 1).iloc[0]


def test_a_unit_wholly_inside_is_compared_like_a_code_that_did_not_change():
    whole = cluster(*CODES)
    assert (whole["comparable_first"], whole["comparable_last"], whole["share_first"]) == (1000, 1089, 1)
    assert whole["comparable_growth"] == pytest.approx(0.089)


def test_a_unit_partly_inside_is_left_out_and_the_rest_is_the_comparable_part():
    part = cluster("6211", "4511", "4591")
    assert (part["comparable_first"], part["comparable_last"]) == (900, 990)
    assert part["share_first"] == pytest.approx(900 / 980)
    assert part["comparable_growth"] == pytest.approx(0.1)
    assert part["not_comparable"] == "4511, 4591"


def test_a_unit_of_which_nearly_all_jobs_are_inside_counts_as_inside():
    assert cluster("6211", "4511", "4541", "4591")["not_comparable"] == ""


def test_a_part_that_holds_less_than_nine_tenths_gives_no_growth_and_names_the_codes():
    none = cluster(
        "6211", "4511", "4591", jobs={2021: {"6211": 100, "4511": 80}, 2022: {"6211": 99, "4591": 95}}
    )
    assert (none["is_comparable"], none["not_comparable"]) == (0, "4511, 4591")
    assert np.isnan(none["comparable_growth"])


def test_a_cluster_of_codes_that_all_moved_out_of_it_is_not_comparable_and_not_withheld():
    none = cluster("4511")
    assert (none["comparable_first"], none["is_comparable"]) == (0, 0)


def test_a_withheld_member_leaves_growth_missing_and_the_cluster_comparable():
    held = cluster(*CODES, jobs={2021: JOBS[2021] | {"6211": "N"}, 2022: JOBS[2022]})
    assert (held["is_comparable"], held["share_first"]) == (1, 1)
    assert np.isnan(held["comparable_growth"])


def test_where_the_share_itself_is_not_known_it_is_not_said_either_way():
    held = cluster("6211", "4511", "4591", jobs={2021: JOBS[2021] | {"4511": "N"}, 2022: JOBS[2022]})
    assert np.isnan(held["is_comparable"])


def test_a_member_that_is_not_counted_does_not_complete_a_unit():
    assert cluster(*CODES, uncounted=("4511",))["not_comparable"] == "4541, 4591, 4592"
