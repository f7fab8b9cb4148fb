"""What a page on a cluster shows when there are three members or thirty."""

import math

import pytest

from industry_clusters.analysis.clusters.cluster_map import MapPart, by_list, listed, map_members
from industry_clusters.study import Reading
from support.many_members import CLUSTERS, FARMS, MADE, WITHHELD, many_members

CODES = sorted([*MADE, *FARMS])
"""In the order of the rows of step 4: by code, whichever cluster a group is in."""


@pytest.fixture(scope="module")
def members():
    """Of published numbers alone, so that nothing is known of some."""
    analysis = many_members(reading=Reading.PUBLISHED)
    return map_members(analysis.clusters, analysis.naics_table)


def lines_of(members, slot, part, lines):
    return listed(by_list(members).get((slot, part)), lines)


def titles(members, slot, part, lines=7):
    return [line.title for line in lines_of(members, slot, part, lines)]


def test_members_rank_by_jobs_in_the_last_year(members):
    own = members[members["slot"].eq(1) & members["part"].eq("export-oriented") & members["jobs"].notna()]
    assert own.sort_values("rank")["jobs"].is_monotonic_decreasing


def test_withheld_members_come_after_the_others(members):
    rows = members.assign(code=CODES)
    exporting = rows[rows["slot"].eq(1) & rows["part"].eq("export-oriented")]
    assert set(exporting.sort_values("rank")["code"].tail(2)) == set(WITHHELD)


def test_what_does_not_fit_is_counted_in_the_last_line_and_what_is_withheld_among_it_is_said(members):
    last = lines_of(members, 1, MapPart.EXPORT, 7)[-1]
    shown = lines_of(members, 1, MapPart.EXPORT, 30)
    known = sum(line.jobs for line in shown[6:27] if line.jobs is not None and not math.isnan(line.jobs))
    assert (last.title, last.jobs) == ("and 21 more, 2 not disclosed: at least", known)


def test_members_that_just_fit_are_all_shown(members):
    assert len(lines_of(members, 1, MapPart.EXPORT, 27)) == 27
    assert not any(line.title.startswith("and ") for line in lines_of(members, 1, MapPart.EXPORT, 27))


def test_the_jobs_of_the_rest_are_missing_where_all_of_it_is_withheld(members):
    assert math.isnan(lines_of(members, 1, MapPart.EXPORT, 26)[-1].jobs)


def test_a_list_without_members_says_none(members):
    assert titles(members, 1, MapPart.SERVING, 3) == ["none", "", ""]


def test_each_of_three_members_stands_in_the_list_of_its_role(members):
    shown = [
        lines_of(members, 2, part, 2)[0].place for part in (MapPart.EXPORT, MapPart.SERVING, MapPart.SUPPORT)
    ]
    assert shown == [CODES.index(code) for code in FARMS]


def test_a_member_without_a_role_is_not_passed_over():
    clusters = (*CLUSTERS[:-1], type(CLUSTERS[-1])(CLUSTERS[-1].cluster, CLUSTERS[-1].industry_code))
    analysis = many_members(clusters=clusters)
    rows = map_members(analysis.clusters, analysis.naics_table)
    assert lines_of(rows, 2, MapPart.NO_ROLE, 2)[0].place == CODES.index(FARMS[-1])


def test_a_member_that_is_not_disclosed_ranks_by_its_best_value():
    analysis = many_members()
    rows = map_members(analysis.clusters, analysis.naics_table)
    own = rows[rows["slot"].eq(1) & rows["part"].eq("export-oriented")].sort_values("rank")
    assert own["grade_last"].gt(1).any()
    assert own["jobs"].is_monotonic_decreasing


def test_where_the_rest_is_not_all_published_its_line_says_that_these_are_best_values():
    analysis = many_members()
    rows = map_members(analysis.clusters, analysis.naics_table)
    assert lines_of(rows, 1, MapPart.EXPORT, 7)[-1].title == "and 21 more, at their best values"
