"""Suggested clusters: who works in an industry, where it is found, where others put it; and nothing without evidence."""

import numpy as np
import pandas as pd
import pytest

from industry_clusters.analysis.clusters.suggestions import (
    FEWEST_COUNTIES,
    LOCATION,
    SETS,
    STAFFING,
    location_evidence,
    set_evidence,
    staffing_evidence,
    suggest,
)
from industry_clusters.study import DefinitionSet, Member, Ownership
from support.occupation_frames import staffing_of

CODES = ["3111", "3112", "3113", "6211", "6212", "9211"]
CLUSTERS = {"Food": ["3111", "3112"], "Care": ["6211", "6212"]}
COOKS, NURSES, CLERKS = "35-2014", "29-1141", "43-9061"


def staffing(**jobs):
    """Jobs by occupation of each industry."""
    lines = []
    for code, many in jobs.items():
        rows = {"00-0000": ("total", sum(many.values()))} | {
            soc: ("detailed", count) for soc, count in many.items()
        }
        lines += [f"{code[1:]} 5 {soc} {level} {count} 40000" for soc, (level, count) in rows.items()]
    return staffing_of("\n".join(lines))


FOUR_DIGITS = staffing(
    c3111={COOKS: 80, CLERKS: 20}, c3112={COOKS: 70, CLERKS: 30}, c3113={COOKS: 75, CLERKS: 25},
    c6211={NURSES: 80, CLERKS: 20}, c6212={NURSES: 70, CLERKS: 30},
)  # fmt: skip


def row(found, code):
    return found.table.set_index("industry_code").loc[code]


def test_a_group_staffed_like_a_cluster_is_suggested_for_it_with_the_members_that_it_is_like():
    found = suggest(CODES, CLUSTERS, [staffing_evidence(FOUR_DIGITS, CODES, Ownership.PRIVATE)])
    assert row(found, "3113")["suggested"] == "Food"
    assert row(found, "3113")["evidence"].startswith("Staffed like 311")
    assert found.kinds == (STAFFING,)


def test_a_group_of_which_nothing_is_known_has_no_suggestion():
    found = suggest(CODES, CLUSTERS, [staffing_evidence(FOUR_DIGITS, CODES, Ownership.PRIVATE)])
    assert (row(found, "9211")["suggested"], row(found, "9211")["evidence"]) == ("", "")
    assert np.isnan(row(found, "9211")["score"])


def test_without_evidence_nothing_is_suggested():
    found = suggest(CODES, CLUSTERS, [])
    assert not found.table["suggested"].any()
    assert found.kinds == ()


def test_the_groups_own_membership_is_no_evidence():
    alone = {"Food": ["3111"], "Care": ["6211", "6212"]}
    found = suggest(
        ["3111", "6211", "6212"],
        alone,
        [staffing_evidence(FOUR_DIGITS, ["3111", "6211", "6212"], Ownership.PRIVATE)],
    )
    assert row(found, "3111")["suggested"] != "Food"


def test_groups_that_share_one_published_pattern_are_said_to():
    three = staffing(c311={COOKS: 80, CLERKS: 20}, c621={NURSES: 80, CLERKS: 20})
    found = suggest(CODES, CLUSTERS, [staffing_evidence(three, CODES, Ownership.PRIVATE)])
    assert "one pattern for 311" in row(found, "3113")["evidence"]


def test_a_sectors_pattern_says_nothing_of_one_of_its_groups():
    assert staffing_evidence(staffing(c62={NURSES: 80}), CODES, Ownership.PRIVATE) is None


def test_a_group_without_a_pattern_of_its_own_has_those_of_its_parts_together():
    parts = staffing(
        c31111={COOKS: 50}, c31119={CLERKS: 50}, c3112={COOKS: 50, CLERKS: 50}, c6211={NURSES: 9}
    )
    evidence = staffing_evidence(parts, CODES, Ownership.PRIVATE)
    assert evidence.alike[0, 1] == pytest.approx(1.0)


def counties(number):
    """Food in the first half of the counties, care in the other."""
    here = np.arange(number) < number / 2
    food, care = np.where(here, 9, 1), np.where(here, 1, 9)
    noise = np.arange(number) % 3
    return pd.DataFrame([food, food + noise, food, care, care + noise, care + 5], index=CODES)


def test_groups_found_in_the_same_counties_are_alike():
    found = suggest(CODES, CLUSTERS, [location_evidence(counties(40), CODES)])
    assert row(found, "3113")["suggested"] == "Food"
    assert "40 counties" in row(found, "3113")["evidence"]
    assert found.kinds == (LOCATION,)


def test_few_counties_are_no_evidence():
    assert location_evidence(counties(FEWEST_COUNTIES - 1), CODES) is None
    assert location_evidence(None, CODES) is None


def test_another_set_that_puts_a_group_with_members_is_named():
    state = DefinitionSet(
        "State", (Member("Agri", "3113"), Member("Agri", "3111"), Member("Med", "6211")), year=2019
    )
    found = suggest(CODES, CLUSTERS, [set_evidence([state], CODES)])
    assert row(found, "3113")["evidence"] == "With 3111 in 'Agri' of State (2019)"
    assert row(found, "6212")["suggested"] == ""
    assert found.kinds == (SETS,)


def test_a_set_of_other_codes_only_is_no_evidence_for_any_group():
    six = DefinitionSet("Six digits", (Member("Agri", "311111"), Member("Agri", "311119")))
    assert not suggest(CODES, CLUSTERS, [set_evidence([six], CODES)]).table["suggested"].any()


@pytest.mark.parametrize("clusters", [{}, {"Empty": []}, {"Elsewhere": ["9999"]}])
def test_a_study_without_members_has_no_suggestions(clusters):
    found = suggest(CODES, clusters, [staffing_evidence(FOUR_DIGITS, CODES, Ownership.PRIVATE)])
    assert not found.table["suggested"].any()
