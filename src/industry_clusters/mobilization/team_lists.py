"""Lists of the first steps: people and roles, choice of clusters, recruiting, dates, the project plan."""

from __future__ import annotations

from industry_clusters.interviews import SIZE_CLASSES
from industry_clusters.mobilization.columns import Holds, TypedColumn, TypedList
from industry_clusters.mobilization.method import (
    DECISIONS,
    EVENTS,
    HIGH,
    LOW,
    MEETINGS,
    NO,
    RIPENESS,
    ROLES,
    SECTORS,
    STAGES,
    TASK_STATES,
    USES,
    WAYS,
    YES,
)
from industry_clusters.mobilization.shared_columns import YES_NO, cluster_column, person_column

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
        TypedColumn("consent", "May be listed", width=10.0, choices=YES_NO, note="yes: the person agreed to be on lists that others see."),
        TypedColumn("note", "Note", width=24.0),
    ),
    room=120,
    further=40,
)  # fmt: skip
HELD_ROLES = TypedList(
    "roles",
    "Leadership and teams",
    (
        person_column("person", "Person"),
        TypedColumn("role", "Role", width=22.0, choices=ROLES),
        cluster_column("Cluster group"),
    ),
    room=60,
    further=15,
)
LESSONS = TypedList(
    "lessons",
    "Role sheets",
    (
        TypedColumn("role", "Role", width=22.0, choices=ROLES),
        TypedColumn("learned", "What was learned", Holds.LONG_TEXT, 60.0),
        TypedColumn("who", "Told by", width=22.0),
    ),
    room=12,
)
TASKS = TypedList(
    "tasks",
    "Project plan",
    (
        cluster_column(),
        TypedColumn("task", "Task", Holds.LONG_TEXT, 44.0),
        TypedColumn("who", "Who", Holds.LONG_TEXT, 20.0),
        TypedColumn("event", "Counted from", width=17.0, choices=EVENTS),
        TypedColumn("days", "Days", Holds.NUMBER, 7.0, note="Days before (minus) or after the event."),
        TypedColumn("status", "Status", width=13.0, choices=TASK_STATES),
        TypedColumn("note", "Note", Holds.LONG_TEXT, 26.0),
    ),
    room=40,
    further=20,
)
GROUPS = TypedList(
    "groups",
    "Choose clusters",
    (
        TypedColumn("cluster", "Cluster", Holds.LONG_TEXT, 30.0),
        TypedColumn("decision", "Decision", width=15.0, choices=DECISIONS),
        TypedColumn("reason", "Reason", Holds.LONG_TEXT, 36.0),
        TypedColumn("decided_on", "Decided on", Holds.DATE, 13.0),
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
        TypedColumn("criterion", "Criterion", Holds.LONG_TEXT, 30.0),
        *(
            TypedColumn(f"use_{at}", f"Weight for {use}", Holds.NUMBER, 15.0, low=0, high=100)
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
        person_column("member", "Member of the leadership group"),
        cluster_column(),
        *(TypedColumn(key, _POINTS[key], Holds.NUMBER, 12.0, low=LOW, high=HIGH) for key in RIPENESS),
    ),
    room=80,
    further=20,
)
DECISION_LOG = TypedList(
    "decisions",
    "Decision log",
    (
        TypedColumn("date", "Date", Holds.DATE, 13.0),
        TypedColumn("use", "For", width=20.0, choices=USES),
        TypedColumn("decision", "Decision", Holds.LONG_TEXT, 40.0),
        TypedColumn("clusters", "Clusters", Holds.LONG_TEXT, 24.0),
        TypedColumn("reason", "Reason, with the figures it rests on", Holds.LONG_TEXT, 40.0),
        TypedColumn("who", "Decided by", Holds.LONG_TEXT, 20.0),
        TypedColumn("review", "Look at again", Holds.DATE, 13.0),
    ),
    room=20,
)
INVITEES = TypedList(
    "invitees",
    "Recruit",
    (
        person_column("person", "Person"),
        cluster_column(),
        TypedColumn("invited_on", "Invited on", Holds.DATE, 12.5),
        TypedColumn("reply", "Reply", width=10.0, choices=(YES, NO, "maybe")),
        TypedColumn("call_1", "First call", Holds.DATE, 12.5),
        TypedColumn("call_2", "Second call", Holds.DATE, 12.5),
        *(
            TypedColumn(f"came_{at}", f"Came to {at}", width=9.0, choices=YES_NO)
            for at in range(1, len(MEETINGS) + 1)
        ),
        TypedColumn(
            "proposes", "Proposes to invite", width=24.0, note="A name that the person proposed in the reply."
        ),
        TypedColumn("note", "Note", width=22.0),
    ),
    room=150,
    further=30,
)
EVENT_LIST = TypedList(
    "events",
    "Dates",
    (
        cluster_column(),
        TypedColumn("event", "Event", width=19.0, choices=EVENTS),
        TypedColumn("date", "Date", Holds.DATE, 13.0),
        TypedColumn("start", "Start", Holds.TIME, 9.0, note="Such as 8:00 AM."),
        TypedColumn("minutes", "Minutes", Holds.NUMBER, 10.0, low=15, high=600),
        TypedColumn("place", "Place", Holds.LONG_TEXT, 26.0),
        TypedColumn("held", "Held", width=8.0, choices=YES_NO),
        TypedColumn("announced", "Date announced", Holds.DATE, 13.0,
                    note="The date that the invitations gave. It is filled in once invitations are out; where the meeting moves, it shows who has to be told."),
    ),
    room=20,
    further=5,
)  # fmt: skip
