"""Every list of the mobilization workbook that a team types into, in the order of the steps."""

from __future__ import annotations

from types import MappingProxyType

from industry_clusters.mobilization.meeting_lists import (
    BALLOTS,
    CALLS,
    CARDS,
    PRIORITY_LIST,
    ROOM_LIST,
    VOTES,
)
from industry_clusters.mobilization.paper_lists import PAPER_WORDS
from industry_clusters.mobilization.plan_lists import (
    CHAMPIONS,
    COMMITMENTS,
    FIRST_STEPS,
    OUTCOMES,
    PLANS,
    REPORT_THEMES,
    REPORTS,
    REVIEWS,
    STEPS,
)
from industry_clusters.mobilization.team_lists import (
    DECISION_LOG,
    EVENT_LIST,
    GROUPS,
    HELD_ROLES,
    INVITEES,
    LESSONS,
    PEOPLE,
    SCORES,
    TASKS,
    WEIGHTS,
)

LISTS = (
    PEOPLE, HELD_ROLES, LESSONS, TASKS, WEIGHTS, GROUPS, SCORES, DECISION_LOG, INVITEES, EVENT_LIST, ROOM_LIST, CALLS, BALLOTS,
    PRIORITY_LIST, CARDS, VOTES, PLANS, OUTCOMES, STEPS, COMMITMENTS, REVIEWS, CHAMPIONS, REPORTS, REPORT_THEMES, FIRST_STEPS,
    PAPER_WORDS,
)  # fmt: skip
BY_KEY = MappingProxyType({one.key: one for one in LISTS})
HEADINGS_BENEATH = MappingProxyType(
    {one.range_name: frozenset(one.headings.values()) for one in LISTS if one.goes_on}
)
"""Lists that are read on beneath their room, with the headings of the columns that are read."""
