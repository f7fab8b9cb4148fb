"""Lists of the meetings: room, calls, ballots, priorities, cards, votes."""

from __future__ import annotations

from industry_clusters.mobilization.columns import Holds, TypedColumn, TypedList
from industry_clusters.mobilization.method import (
    ANYONE,
    BY_PARTICIPANT,
    CATEGORIES,
    CHOSEN,
    MEETINGS,
    ON_THE_WALL,
    REQUIREMENT,
    VISION,
)
from industry_clusters.mobilization.shared_columns import PERSON, cluster_column, person_column

ROOM_LIST = TypedList(
    "room",
    "Room checklist",
    (
        TypedColumn("item", "Room and materials", Holds.LONG_TEXT, 34.0),
        *(TypedColumn(f"done_{at}", name, width=16.0) for at, name in enumerate(MEETINGS, 1)),
    ),
    room=16,
    further=4,
)
CALLS = TypedList(
    "calls",
    "Meeting 2",
    (
        cluster_column("Cluster called"),
        TypedColumn("person", "Champion or co-chair", width=24.0, choices=PERSON),
        TypedColumn("date", "Called on", Holds.DATE, 13.0),
        TypedColumn("said", "Where the plan is, and what it needs", Holds.LONG_TEXT, 46.0),
    ),
    room=20,
)
BALLOTS = TypedList(
    "ballots",
    "Priorities",
    (
        TypedColumn("name", "Ballot", Holds.LONG_TEXT, 24.0, note="A list that is voted on: the priorities of a cluster group, or any other."),
        cluster_column(),
        TypedColumn("event", "Who may vote", Holds.LONG_TEXT, 40.0, (*MEETINGS, ANYONE), "Those who came to this meeting, or anyone."),
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
        TypedColumn("ballot", "Ballot", Holds.LONG_TEXT, 26.0, "{ballots.name}"),
        TypedColumn("number", "Number", width=22.0, note="Its number on the wall; each once on a ballot."),
        TypedColumn("text", "Priority", Holds.LONG_TEXT, 40.0),
        TypedColumn("category", "Category", width=17.0, choices=CATEGORIES),
        TypedColumn("merged_into", "Merged into", width=10.0, note="The number of the priority that it went into. The row stays, and so does its origin."),
        TypedColumn("wall", "Dots on the wall", Holds.NUMBER, 10.0, low=0, high=1000),
        TypedColumn("decision", "Decision", width=12.0, choices=(CHOSEN, "not chosen")),
        person_column("champion", "Champion"),
    ),
    room=40,
    further=15,
)  # fmt: skip
CARDS = TypedList(
    "cards",
    "Cards",
    (
        TypedColumn("ballot", "Ballot", Holds.LONG_TEXT, 26.0, "{ballots.name}"),
        person_column("participant", "Participant", "May stay empty."),
        TypedColumn("kind", "Side", width=13.0, choices=(VISION, REQUIREMENT)),
        TypedColumn("category", "Category", width=17.0, choices=CATEGORIES),
        TypedColumn("text", "As written on the card", Holds.LONG_TEXT, 50.0),
        TypedColumn("priority", "Goes into priority", width=10.0, note="The number of a priority; the words stay as they were written."),
    ),
    room=120,
    further=40,
)  # fmt: skip
VOTES = TypedList(
    "votes",
    "Votes",
    (
        TypedColumn("ballot", "Ballot", Holds.LONG_TEXT, 26.0, "{ballots.name}"),
        person_column("participant", "Participant"),
        *(TypedColumn(f"dot_{at}", f"Dot {at}", width=8.0) for at in range(1, 5)),
        TypedColumn(
            "further", "More dots", width=9.0, note="What a person put up beyond four; it is not counted."
        ),
    ),
    room=60,
    further=20,
)
