"""Every list of the mobilization workbook that a team types into, in the order of the steps."""

from __future__ import annotations

from types import MappingProxyType

from industry_clusters.interviews import SIZE_CLASSES
from industry_clusters.mobilization.columns import Holds, TypedColumn, TypedList
from industry_clusters.mobilization.method import (
    ANYONE,
    BY_PARTICIPANT,
    CATEGORIES,
    CHOSEN,
    DECISIONS,
    EVENTS,
    HIGH,
    LEADERSHIP,
    LOW,
    MEETINGS,
    NO,
    ON_THE_WALL,
    OUTCOME_STATES,
    OUTLOOKS,
    PLAN_STAGES,
    RECOMMENDATIONS,
    REQUIREMENT,
    RIPENESS,
    ROLES,
    SECTORS,
    STAGES,
    TASK_STATES,
    USES,
    VISION,
    WAYS,
    YES,
)

PERSON, CLUSTER, ORGANIZATION = "{people.name}", "{groups.cluster}", "{people.organization}"
_YES_NO = (YES, NO)
_LONG, _DATE, _NUMBER = Holds.LONG_TEXT, Holds.DATE, Holds.NUMBER


def _cluster(heading: str = "Cluster") -> TypedColumn:
    return TypedColumn("cluster", heading, _LONG, 26.0, CLUSTER)


def _person(key: str, heading: str, note: str = "") -> TypedColumn:
    return TypedColumn(key, heading, _LONG, 22.0, PERSON, note)


def _plan() -> TypedColumn:
    return TypedColumn("plan", "Plan", width=9.0, choices="{plans.number}", note="The number of the plan on 'Action plans'.")


PEOPLE = TypedList(
    "people",
    "Register",
    (
        TypedColumn("name", "Name", width=26.0, note="First and last name, as on a name tent. Each name once: it is how other sheets find the person."),
        TypedColumn("organization", "Organization", width=28.0),
        TypedColumn("title", "Title", width=22.0),
        TypedColumn("sector", "Sector", width=13.0, choices=SECTORS),
        TypedColumn("size", "Size of firm", width=18.0, choices=SIZE_CLASSES),
        TypedColumn("stage", "Firm is", width=13.0, choices=STAGES, note="An established firm or a rising one: co-chairs should be both."),
        TypedColumn("industry_code", "NAICS", Holds.CODE, 9.0),
        TypedColumn("component", "Component of the map", width=30.0, choices="{components.title}",
                    note="Which industry of a cluster map the person speaks for. Left empty, the NAICS code decides."),
        TypedColumn("email", "E-mail", width=28.0),
        TypedColumn("phone", "Phone", width=16.0),
        TypedColumn("consent", "May be listed", width=10.0, choices=_YES_NO, note="yes: the person agreed to be on lists that others see."),
        TypedColumn("note", "Note", width=24.0),
    ),
    room=120,
    further=40,
)  # fmt: skip
HELD_ROLES = TypedList(
    "roles",
    "Leadership and teams",
    (
        _person("person", "Person"),
        TypedColumn("role", "Role", width=22.0, choices=ROLES),
        _cluster("Cluster group"),
    ),
    room=60,
    further=15,
)
LESSONS = TypedList(
    "lessons",
    "Role sheets",
    (
        TypedColumn("role", "Role", width=22.0, choices=ROLES),
        TypedColumn("learned", "What was learned", _LONG, 60.0),
        TypedColumn("who", "Told by", width=22.0),
    ),
    room=12,
)
TASKS = TypedList(
    "tasks",
    "Project plan",
    (
        _cluster(),
        TypedColumn("task", "Task", _LONG, 44.0),
        TypedColumn("who", "Who", _LONG, 20.0),
        TypedColumn("event", "Counted from", width=17.0, choices=EVENTS),
        TypedColumn("days", "Days", _NUMBER, 7.0, note="Days before (minus) or after the event."),
        TypedColumn("status", "Status", width=13.0, choices=TASK_STATES),
        TypedColumn("note", "Note", _LONG, 26.0),
    ),
    room=40,
    further=20,
)
GROUPS = TypedList(
    "groups",
    "Choose clusters",
    (
        TypedColumn("cluster", "Cluster", _LONG, 30.0),
        TypedColumn("decision", "Decision", width=15.0, choices=DECISIONS),
        TypedColumn("reason", "Reason", _LONG, 36.0),
        TypedColumn("decided_on", "Decided on", _DATE, 13.0),
        TypedColumn("decided_by", "By", width=16.0),
        TypedColumn("way", "Conceptual plans by", width=22.0, choices=WAYS),
    ),
    room=8,
    further=3,
)
WEIGHTS = TypedList(
    "weights",
    "Choose clusters",
    (
        TypedColumn("criterion", "Criterion", _LONG, 30.0),
        *(
            TypedColumn(f"use_{at}", f"Weight for {use}", _NUMBER, 15.0, low=0, high=100)
            for at, use in enumerate(USES, 1)
        ),
    ),
    room=9,
    further=0,
    goes_on=False,
)
_POINTS = {"commitment": "Industry commitment", "benefit": "Potential benefit", "added_value": "Added value",
           "own_1": "Own criterion 1", "own_2": "Own criterion 2"}  # fmt: skip
SCORES = TypedList(
    "scores",
    "Scores",
    (
        _person("member", "Member of the leadership group"),
        _cluster(),
        *(TypedColumn(key, _POINTS[key], _NUMBER, 12.0, low=LOW, high=HIGH) for key in RIPENESS),
    ),
    room=80,
    further=20,
)
DECISION_LOG = TypedList(
    "decisions",
    "Decision log",
    (
        TypedColumn("date", "Date", _DATE, 13.0),
        TypedColumn("use", "For", width=20.0, choices=USES),
        TypedColumn("decision", "Decision", _LONG, 40.0),
        TypedColumn("clusters", "Clusters", _LONG, 24.0),
        TypedColumn("reason", "Reason, with the figures it rests on", _LONG, 40.0),
        TypedColumn("who", "Decided by", _LONG, 20.0),
        TypedColumn("review", "Look at again", _DATE, 13.0),
    ),
    room=20,
)
INVITEES = TypedList(
    "invitees",
    "Recruit",
    (
        _person("person", "Person"),
        _cluster(),
        TypedColumn("invited_on", "Invited on", _DATE, 12.5),
        TypedColumn("reply", "Reply", width=10.0, choices=(YES, NO, "maybe")),
        TypedColumn("call_1", "First call", _DATE, 12.5),
        TypedColumn("call_2", "Second call", _DATE, 12.5),
        *(
            TypedColumn(f"came_{at}", f"Came to {at}", width=9.0, choices=_YES_NO)
            for at in range(1, len(MEETINGS) + 1)
        ),
        TypedColumn("proposes", "Proposes to invite", width=24.0, note="A name that the person proposed in the reply."),
        TypedColumn("note", "Note", width=22.0),
    ),
    room=150,
    further=30,
)
EVENT_LIST = TypedList(
    "events",
    "Dates",
    (
        _cluster(),
        TypedColumn("event", "Event", width=19.0, choices=EVENTS),
        TypedColumn("date", "Date", _DATE, 13.0),
        TypedColumn("start", "Start", Holds.TIME, 9.0, note="Such as 8:00 AM."),
        TypedColumn("minutes", "Minutes", _NUMBER, 10.0, low=15, high=600),
        TypedColumn("place", "Place", _LONG, 26.0),
        TypedColumn("held", "Held", width=8.0, choices=_YES_NO),
        TypedColumn("announced", "Date announced", _DATE, 13.0,
                    note="The date that the invitations gave. It is filled in once invitations are out; where the meeting moves, it shows who has to be told."),
    ),
    room=20,
    further=5,
)  # fmt: skip
ROOM_LIST = TypedList(
    "room",
    "Room checklist",
    (
        TypedColumn("item", "Room and materials", _LONG, 34.0),
        *(TypedColumn(f"done_{at}", name, width=16.0) for at, name in enumerate(MEETINGS, 1)),
    ),
    room=16,
    further=4,
)
CALLS = TypedList(
    "calls",
    "Meeting 2",
    (
        _cluster("Cluster called"),
        TypedColumn("person", "Champion or co-chair", width=24.0, choices=PERSON),
        TypedColumn("date", "Called on", _DATE, 13.0),
        TypedColumn("said", "Where the plan is, and what it needs", _LONG, 46.0),
    ),
    room=20,
)
BALLOTS = TypedList(
    "ballots",
    "Priorities",
    (
        TypedColumn("name", "Ballot", _LONG, 24.0, note="A list that is voted on: the priorities of a cluster group, or any other."),
        _cluster(),
        TypedColumn("event", "Who may vote", _LONG, 40.0, (*MEETINGS, ANYONE), "Those who came to this meeting, or anyone."),
        TypedColumn("counted", "Dots are counted", width=17.0, choices=(BY_PARTICIPANT, ON_THE_WALL)),
    ),
    room=6,
    further=2,
    goes_on=False,
)  # fmt: skip
PRIORITY_LIST = TypedList(
    "priorities",
    "Priorities",
    (
        TypedColumn("ballot", "Ballot", _LONG, 26.0, "{ballots.name}"),
        TypedColumn("number", "Number", width=22.0, note="Its number on the wall; each once on a ballot."),
        TypedColumn("text", "Priority", _LONG, 40.0),
        TypedColumn("category", "Category", width=17.0, choices=CATEGORIES),
        TypedColumn("merged_into", "Merged into", width=10.0, note="The number of the priority that it went into. The row stays, and so does its origin."),
        TypedColumn("wall", "Dots on the wall", _NUMBER, 10.0, low=0, high=1000),
        TypedColumn("decision", "Decision", width=12.0, choices=(CHOSEN, "not chosen")),
        _person("champion", "Champion"),
    ),
    room=40,
    further=15,
)  # fmt: skip
CARDS = TypedList(
    "cards",
    "Cards",
    (
        TypedColumn("ballot", "Ballot", _LONG, 26.0, "{ballots.name}"),
        _person("participant", "Participant", "May stay empty."),
        TypedColumn("kind", "Side", width=13.0, choices=(VISION, REQUIREMENT)),
        TypedColumn("category", "Category", width=17.0, choices=CATEGORIES),
        TypedColumn("text", "As written on the card", _LONG, 50.0),
        TypedColumn("priority", "Goes into priority", width=10.0, note="The number of a priority; the words stay as they were written."),
    ),
    room=120,
    further=40,
)  # fmt: skip
VOTES = TypedList(
    "votes",
    "Votes",
    (
        TypedColumn("ballot", "Ballot", _LONG, 26.0, "{ballots.name}"),
        _person("participant", "Participant"),
        *(TypedColumn(f"dot_{at}", f"Dot {at}", width=8.0) for at in range(1, 5)),
        TypedColumn("further", "More dots", width=9.0, note="What a person put up beyond four; it is not counted."),
    ),
    room=60,
    further=20,
)
PLANS = TypedList(
    "plans",
    "Action plans",
    (
        TypedColumn("number", "Number", width=9.0),
        _cluster(),
        TypedColumn("title", "Plan", _LONG, 30.0),
        TypedColumn("priority", "Priority", width=9.0, note="The number of the priority that it comes from."),
        _person("convenor", "Convenor (champion)"),
        TypedColumn("meets_on", "Team meets", _DATE, 13.0),
        TypedColumn("goal", "Long-term goal", _LONG, 40.0),
        TypedColumn("timeline", "Timeline", _LONG, 28.0),
        TypedColumn("money", "Money", _LONG, 20.0),
        TypedColumn("expertise", "Expertise", _LONG, 20.0),
        TypedColumn("materials", "Materials", _LONG, 20.0),
        TypedColumn("organization", "Organization", _LONG, 20.0),
        TypedColumn("stage", "Stage", width=16.0, choices=PLAN_STAGES),
        TypedColumn("merged_into", "Merged into plan", width=10.0),
        TypedColumn("reason", "Reason, where it goes forward without commitments", _LONG, 28.0),
    ),
    room=15,
    further=6,
)
OUTCOMES = TypedList(
    "outcomes",
    "Outcomes",
    (
        _plan(),
        TypedColumn("outcome", "Outcome", _LONG, 36.0),
        TypedColumn("measure", "Measure", _LONG, 20.0),
        TypedColumn("target", "Target", width=14.0),
        TypedColumn("date", "By", _DATE, 13.0),
        _person("owner", "Owner"),
        TypedColumn("clear", "Clear", width=8.0, choices=_YES_NO, note="Would two people who read it expect the same?"),
        TypedColumn("compelling", "Compelling", width=11.0, choices=_YES_NO, note="Would an employer give an evening for it?"),
        TypedColumn("result", "A result", width=8.0, choices=_YES_NO, note="Something that is different afterwards, not an activity."),
        TypedColumn("feasible", "Within a year", width=9.0, choices=_YES_NO, note="Can those who signed up do it in twelve months?"),
        TypedColumn("status", "Status", width=13.0, choices=OUTCOME_STATES),
        TypedColumn("latest", "Latest, with date", _LONG, 26.0),
    ),
    room=30,
    further=10,
)  # fmt: skip
STEPS = TypedList(
    "steps",
    "Plan steps",
    (
        _plan(),
        TypedColumn("step", "Step", _LONG, 60.0),
        _person("who", "Who"),
        TypedColumn("date", "By", _DATE, 13.0),
    ),
    room=40,
    further=12,
)
COMMITMENTS = TypedList(
    "commitments",
    "Commitments",
    (
        _plan(),
        _person("person", "Person"),
        TypedColumn("commitment", "What the person takes on", _LONG, 60.0),
    ),
    room=40,
    further=12,
)
REVIEWS = TypedList(
    "reviews",
    "Reviews",
    (
        _plan(),
        TypedColumn("meeting", "Who", width=18.0, choices=(*MEETINGS, LEADERSHIP)),
        TypedColumn("date", "Date", _DATE, 13.0),
        TypedColumn("said", "Feedback on the record", _LONG, 44.0),
        TypedColumn("partners", "Regional partners to add", _LONG, 26.0),
        TypedColumn("recommendation", "Recommendation", _LONG, 20.0, RECOMMENDATIONS),
        TypedColumn("conditions", "Changes asked for", _LONG, 30.0),
        TypedColumn("met", "Changes made", width=10.0, choices=_YES_NO),
    ),
    room=30,
    further=10,
)
CHAMPIONS = TypedList(
    "champions",
    "Launch",
    (
        TypedColumn("name", "Signed up at the launch", _LONG, 26.0),
        TypedColumn("organization", "Organization", _LONG, 40.0),
        _plan(),
        TypedColumn("offers", "What the person offers", _LONG, 40.0),
    ),
    room=20,
)
REPORTS = TypedList(
    "reports",
    "Employer reports",
    (
        TypedColumn("date", "Date", _DATE, 13.0),
        _cluster(),
        _person("person", "Employer"),
        TypedColumn("outlook", "Jobs are", width=12.0, choices=OUTLOOKS),
        TypedColumn("theme", "Theme", _LONG, 26.0, "{report_themes.theme}"),
        TypedColumn("text", "What was said", _LONG, 50.0),
    ),
    room=60,
    further=20,
)
REPORT_THEMES = TypedList(
    "report_themes",
    "Follow-up",
    (TypedColumn("theme", "Theme", _LONG, 30.0),),
    room=16,
    further=4,
    goes_on=False,
)
FIRST_STEPS = TypedList(
    "first_steps",
    "First steps",
    (
        TypedColumn("area", "Where", _LONG, 30.0),
        TypedColumn("team", "Team actions", _LONG, 44.0),
        TypedColumn("individual", "Individual commitments (who, what, by when)", _LONG, 44.0),
    ),
    room=6,
    further=0,
)
LISTS = (
    PEOPLE, HELD_ROLES, LESSONS, TASKS, WEIGHTS, GROUPS, SCORES, DECISION_LOG, INVITEES, EVENT_LIST, ROOM_LIST, CALLS, BALLOTS,
    PRIORITY_LIST, CARDS, VOTES, PLANS, OUTCOMES, STEPS, COMMITMENTS, REVIEWS, CHAMPIONS, REPORTS, REPORT_THEMES, FIRST_STEPS,
)  # fmt: skip
BY_KEY = MappingProxyType({one.key: one for one in LISTS})
HEADINGS_BENEATH = MappingProxyType({one.range_name: frozenset(one.headings.values()) for one in LISTS if one.goes_on})
"""Lists that are read on beneath their room, with the headings of the columns that are read."""
