"""The trainer's guide: what to prepare, the sessions with what to show and what goes wrong, and the exercise's answers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.document_model import (
    DocumentTable,
    Heading,
    PageBreak,
    Points,
    Run,
    Text,
)
from industry_clusters.views.vocabulary.figures import unit_text
from industry_clusters.views.vocabulary.model import Unit
from industry_clusters.views.workshop.handouts.sessions import EXERCISE, ONE_DAY, SESSIONS, TWO_DAYS, timed
from industry_clusters.workshop.checks import CLUSTER_TASKS, GROUP_TASKS, WORDS, worked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from industry_clusters.views.vocabulary.document_model import Block, Document, Line
    from industry_clusters.views.workshop.handouts.kit import Kit
    from industry_clusters.workshop.checks import Task

_BEFORE = (
    "Three weeks before: a room with a computer for each team, a projector, and walls that take tape. Agree on the teams.",
    "One week before: make the workbooks and the handouts; open one workbook on the smallest laptop that will be there.",
    (
        "Print for each team: sorting cards (on perforated business-card sheets or heavy paper, single-sided, at 100%; cards with most jobs come first, so "
        "the first six sheets are enough for a short day), starter list, worksheets, first steps. For each person: agenda, evaluation form."
    ),
    "Bring: tape, markers, dots (four for each person), name tents, a USB drive with every workbook.",
    "A folder that all teams can save into: a shared one, or the USB drive.",
)
_COMMANDS = (
    ("Make or repair workbooks", "industry-clusters workshop make PLAN.toml", "What was typed stays."),
    ("How far is each team?", "industry-clusters workshop collect FOLDER", "Any time; a team may have its workbook open."),
    ("Compare the teams", "industry-clusters workshop compare FOLDER", "Ten slides, a workbook, and the agreed set."),
    ("Use the agreed set", "industry-clusters clusters import STUDY Consensus.csv", "The clusters of the room become the study's."),
)  # fmt: skip
_AFTER = (
    "The same week: send each team its workbook, the comparison, and the agreed set.",
    "Type the evaluation forms into 'Evaluation tally.xlsx', one row a form.",
    "After a month: ask each team which first steps are done.",
)


def trainer_guide(kit: Kit) -> tuple[Document, ...]:
    """The guide for the days that the plan has; of both lengths where it has none."""
    lengths = {1: (ONE_DAY,), 2: (TWO_DAYS,)}.get(len(kit.plan.dates), (ONE_DAY, TWO_DAYS))
    return (kit.document("Trainer's guide", tuple(_body(kit, lengths))),)


def _body(kit: Kit, lengths: Sequence[Sequence[tuple[tuple[str, int], ...]]]) -> Iterator[Block]:
    yield Heading("Before the workshop")
    yield _points(_BEFORE)
    yield Heading("Teams and regions")
    rows = tuple((team.name, team.study.region.name, f"{team.study.first_year} to {team.study.last_year}") for team in kit.plan.teams)  # fmt: skip
    yield DocumentTable(("Team", "Region", "Years"), rows, (0.3, 0.5, 0.2), title="Teams and regions")
    yield Heading("On the trainer's computer")
    yield DocumentTable(("To", "Type", "What you get"), _COMMANDS, (0.24, 0.44, 0.32), title="Commands")
    for days in lengths:
        yield PageBreak()
        yield Heading("Session plan, one day" if len(days) == 1 else "Session plan, two days")
        for number, day in enumerate(days, 1):
            if number > 1:
                yield PageBreak()
            if len(days) > 1:
                yield Heading(f"Day {number}", 2)
            yield _sessions(kit, day)
    if kit.plan.exercise:
        yield from _exercise(kit)
    yield Heading("After the workshop")
    yield _points(_AFTER)


def _points(lines: Sequence[str]) -> Points:
    """Lines of which what is before the first colon stands out."""
    made: list[Line] = []
    for line in lines:
        lead, colon, rest = line.partition(":")
        made.append((Run(lead + colon, bold=True), rest) if colon else (line,))
    return Points(tuple(made))


def _sessions(kit: Kit, day: tuple[tuple[str, int], ...]) -> DocumentTable:
    rows = []
    for time, one in timed(day, kit.plan):
        where = f" (sheet '{one.sheet}')" if one.sheet else ""
        rows.append((time, f"{one.title}{where}", one.show, one.watch))
    return DocumentTable(
        ("Time", "Session", "What to show", "What goes wrong, and what helps"), tuple(rows), (0.08, 0.24, 0.33, 0.35), title="Sessions"
    )  # fmt: skip


def _exercise(kit: Kit) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(f"{SESSIONS[EXERCISE].title}: what the check says")
    yield Text(("The check names the kind of mistake and gives no answer away. What helps:",))
    yield DocumentTable(
        ("The check says", "What that means"), tuple(WORDS.items()), (0.32, 0.68), title="Kinds of mistake"
    )
    yield Text(
        (f"'Trainer.xlsx' lists, on 'Wrong values', what each wrong value comes from{_answers_follow(kit)}.",)
    )
    for teams, exercise in kit.exercises:
        yield PageBreak()
        yield Heading(f"Answers of the exercise: {teams}")
        yield _answers(
            "Industry group", GROUP_TASKS, [(f"{group.code} {group.title}", exercise.of_group(group)) for group in exercise.groups]
        )  # fmt: skip
        yield _answers(
            "Cluster", CLUSTER_TASKS, [(name, exercise.of_cluster(name)) for name in exercise.clusters]
        )


def _answers_follow(kit: Kit) -> str:
    return "; the right answers follow here" if any(one.groups for _, one in kit.exercises) else ""


def _answers(
    what: str, tasks: Sequence[Task], rows: Sequence[tuple[str, Mapping[str, float]]]
) -> DocumentTable:
    texts = tuple(
        (name, *(_shown(task, worked(task.right, values)) for task in tasks)) for name, values in rows
    )
    header = (what, *(task.heading for task in tasks))
    return DocumentTable(header, texts, (0.4, 0.15, 0.15, 0.15, 0.15), words=1, title=f"Answers: {what}")


def _shown(task: Task, value: float) -> str:
    return "-" if math.isnan(value) else unit_text(value, Unit(task.unit))
