"""What a new workbook begins with, and what is added when a cluster is chosen; what a person typed is never touched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import (
    BETWEEN,
    BY_PARTICIPANT,
    EVENTS,
    EVERY_CLUSTER,
    LAUNCH,
    MEETING_1,
    MEETING_2,
    MEETING_3,
    MOBILIZE,
    TRAINING,
)
from industry_clusters.mobilization.paper_lists import FOR_ALL, FOR_ONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from industry_clusters.mobilization.typed import Row, Typed

MANAGER, ADMIN, PAIR, CHAIRS = "Project manager", "Administrative support", "Facilitators", "Co-chairs"


@dataclass(frozen=True)
class Task:
    """An administrative task: who does it, and how many days from an event it is due."""

    what: str
    who: str
    event: str
    days: int


OVERALL = (
    Task("Name the leadership group and its co-chairs; enter them on the register", MANAGER, MEETING_1, -120),
    Task(
        "Hire or name project manager, facilitators and administrative support",
        "Leadership group",
        MEETING_1,
        -110,
    ),
    Task("Leadership group scores and chooses clusters", "Leadership group", MEETING_1, -90),
    Task("Agree on budget and sponsors", MANAGER, MEETING_1, -90),
    Task("Set the dates of all meetings; book rooms", ADMIN, MEETING_1, -75),
    Task("Leadership group decides on the action plans", "Leadership group", MEETING_3, 21),
    Task("Plan the launch: place, program, press", MANAGER, LAUNCH, -60),
    Task("Send invitations to the launch", ADMIN, LAUNCH, -35),
    Task("Put all approved plans into the blueprint; print it", MANAGER, LAUNCH, -10),
    Task("Send the blueprint and thanks to all who took part", ADMIN, LAUNCH, 7),
    Task("First update of outcomes to the leadership group", MANAGER, LAUNCH, 90),
    Task("Update the study with the new year of data", MANAGER, LAUNCH, 365),
)
FOR_A_GROUP = (
    Task("Recruit two or three co-chairs", "Leadership group", MEETING_1, -70),
    Task("Write the briefing paper; leadership group reads it", MANAGER, MEETING_1, -56),
    Task("List 30 to 50 invitees who mirror the cluster map", CHAIRS, MEETING_1, -49),
    Task("Mail invitations with briefing paper, map and reply form", ADMIN, MEETING_1, -35),
    Task("Mail the training material to co-chairs", ADMIN, TRAINING, -7),
    Task("Hold the training of the co-chairs", PAIR, TRAINING, 0),
    Task("Call those who have not replied", CHAIRS, MEETING_1, -21),
    Task("Second round of calls; widen the list where fewer than 15 will come", ADMIN, MEETING_1, -10),
    Task("Mail the agenda and a reminder for meeting 1", ADMIN, MEETING_1, -7),
    Task("Print cards, dots, name tents, attendance sheet, copies", ADMIN, MEETING_1, -3),
    Task("Mail the summary of meeting 1: visions, requirements, votes, teams", PAIR, MEETING_1, 3),
    Task("Co-chairs report to the leadership group; pass its feedback on", CHAIRS, MEETING_1, 10),
    Task("Call each champion: where is the plan, what does it need?", PAIR, MEETING_1, 14),
    Task("Mail the invitation to meeting 2 with the conceptual plans", ADMIN, MEETING_2, -14),
    Task("Print conceptual plans and the form for feedback", ADMIN, MEETING_2, -3),
    Task("Mail the summary of meeting 2 with feedback on each plan", PAIR, MEETING_2, 3),
    Task("Co-chairs report to the leadership group; pass its feedback on", CHAIRS, MEETING_2, 10),
    Task("Call each champion: timeline, requirements, commitments", PAIR, MEETING_2, 14),
    Task("Mail the invitation to meeting 3 with the action plans", ADMIN, MEETING_3, -14),
    Task("Print action plans and the list of commitments", ADMIN, MEETING_3, -3),
    Task("Mail the summary of meeting 3 with all commitments", PAIR, MEETING_3, 3),
    Task("Hand the action plans to the leadership group", CHAIRS, MEETING_3, 7),
    Task("Tell each team what the leadership group decided", CHAIRS, MEETING_3, 24),
)
ROOM_ITEMS = (
    "A central place, with parking",
    "Tables in a U, so that everyone sees everyone",
    "Free walls, or boards, for 30 sheets",
    "Two flip charts, paper, thick pens, tape",
    "Cards, 5 by 7 inches, two for each person",
    "Dots, four for each person",
    "Name tents, and blank ones",
    "Attendance sheet at the door",
    "Projector, cable, extension cord",
    "Copies: agenda, briefing paper, map, forms",
    "Coffee, water, something to eat",
    "A sign at the door and in the hall",
)
FIRST_STEP_AREAS = (
    "Level 1: strategic planning",
    "Level 1: program development",
    "Level 1: resource allocation and implementation",
    "Level 2: adopting mobilization as a goal",
    "Level 2: designing the process",
    "Level 2: carrying it out",
)
CRITERION_LABELS = (
    "Size (jobs)",
    "Concentration (LQ)",
    "Growth",
    "Pay",
    "Industry commitment",
    "Potential benefit",
    "Added value",
)
_RIPENESS_WEIGHT, _OWN = ("1", "1", "1"), 2


def seeded(typed: Typed, clusters: Sequence[str], themes: Iterable[str], done: Iterable[str] | None) -> Typed:
    """Add what a workbook lacks.

    Parameters
    ----------
    typed
        What is there.
    clusters
        The study's clusters; each has a row to decide on.
    themes
        Themes of the interviews, for employers' reports.
    done
        Clusters that dates and tasks were added for before; None for a new workbook.
    """
    if done is None:
        typed = _new(typed, themes)
    known = {name.casefold() for name in typed.names("groups", "cluster")}
    added = tuple({"cluster": name} for name in clusters if name.casefold() not in known)
    typed = typed.with_rows("groups", (*typed.of("groups"), *added))
    before = {name.casefold() for name in done or ()}
    for cluster in chosen(typed):
        if cluster.casefold() not in before:
            typed = _with_group(typed, cluster)
    return _announced(_with_paper_words(typed))


def _with_paper_words(typed: Typed) -> Typed:
    """A row for each place of the papers; a cluster that has any has those that its team wants."""
    rows = typed.of("paper_words")
    here = {row.get("cluster", "").casefold() for row in rows}
    wanted = ((EVERY_CLUSTER, FOR_ALL), *((cluster, FOR_ONE) for cluster in chosen(typed)))
    added = (
        {"cluster": cluster, "place": place}
        for cluster, places in wanted
        if cluster.casefold() not in here
        for place in places
    )
    return typed.with_rows("paper_words", (*rows, *added))


def chosen(typed: Typed) -> tuple[str, ...]:
    """The clusters that are to be mobilized."""
    going = (row for row in typed.of("groups") if row.get("decision", "").casefold() == MOBILIZE)
    return tuple(dict.fromkeys(row["cluster"].strip() for row in going if row.get("cluster", "").strip()))


def _new(typed: Typed, themes: Iterable[str]) -> Typed:
    starts: dict[str, Iterable[Row]] = {
        "weights": _weights(),
        "tasks": (_task(EVERY_CLUSTER, task) for task in OVERALL),
        "room": ({"item": item} for item in ROOM_ITEMS),
        "report_themes": ({"theme": theme} for theme in list(themes)[:12]),
        "first_steps": ({"area": area} for area in FIRST_STEP_AREAS),
    }
    for key, rows in starts.items():
        if not typed.of(key):
            typed = typed.with_rows(key, tuple(rows))
    return typed


def _weights() -> Iterator[Row]:
    for label in CRITERION_LABELS:
        yield {"criterion": label} | {f"use_{at}": weight for at, weight in enumerate(_RIPENESS_WEIGHT, 1)}


def _task(cluster: str, task: Task) -> Row:
    return {"cluster": cluster, "task": task.what, "who": task.who, "event": task.event, "days": str(task.days),
            "status": "not started"}  # fmt: skip


def _with_group(typed: Typed, cluster: str) -> Typed:
    """Dates, tasks and a ballot for a cluster that was chosen."""
    additions: dict[str, tuple[Row, ...]] = {
        "events": tuple({"cluster": cluster, "event": event, "start": "08:00"} for event in EVENTS),
        "tasks": tuple(_task(cluster, task) for task in FOR_A_GROUP),
        "ballots": ({"name": cluster, "cluster": cluster, "event": MEETING_1, "counted": BY_PARTICIPANT},),
    }  # fmt: skip
    for key, rows in additions.items():
        if not any(row.get("cluster", "").casefold() == cluster.casefold() for row in typed.of(key)):
            typed = typed.with_rows(key, (*typed.of(key), *rows))
    ways = tuple(
        {**row, "way": row.get("way") or BETWEEN} if row.get("cluster", "") == cluster else row
        for row in typed.of("groups")
    )
    return typed.with_rows("groups", ways)


def _announced(typed: Typed) -> Typed:
    """Note the date that invitations gave, where some went out."""
    invited = {row.get("cluster", "").casefold() for row in typed.of("invitees") if row.get("invited_on")}
    rows = tuple(
        {**row, "announced": row["date"]}
        if row.get("date") and not row.get("announced") and row.get("cluster", "").casefold() in invited
        else row
        for row in typed.of("events")
    )
    return typed.with_rows("events", rows)
