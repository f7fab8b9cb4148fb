"""The trainer's workbook: the plan, and the answers of the exercise with what each kind of mistake gives."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.analysis.workshop.exercise import NO_GROUP
from industry_clusters.views.vocabulary.days import said_day
from industry_clusters.views.vocabulary.model import (
    Column,
    FileLink,
    Formula,
    Heading,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
    Workbook,
)
from industry_clusters.workshop.checks import CLUSTER_TASKS, GROUP_TASKS, worked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from industry_clusters.analysis.workshop.exercise import Exercise
    from industry_clusters.workshop.checks import Task
    from industry_clusters.workshop.plan import Plan

_SOURCE = "Source: the workshop's plan, and the published figures of the teams' studies"


@dataclass(frozen=True)
class Made:
    """A team's workbook as it was made: the file's name, "" where it failed, its exercise, and why it failed."""

    team: str
    file: str
    exercise: Exercise | None = None
    failure: str = ""


def without_exercise(plan: Plan, made: Made) -> str:
    """Why the exercise of a team has no groups; "" where it has some, or is not in the plan."""
    is_empty = plan.exercise and made.exercise is not None and not made.exercise.groups
    return f"The exercise is empty: {NO_GROUP}." if is_empty else ""


def trainer_view(plan: Plan, made: Sequence[Made]) -> Workbook:
    """Plan, answers by region, and what wrong values come from."""
    exercises = exercises_of(plan, made)
    sheets = [_plan_sheet(plan, made)]
    if plan.exercise and exercises:
        sheets += [_answers_sheet(exercises), _wrong_sheet(exercises)]
    return Workbook(f"Trainer's workbook: {plan.name}", tuple(sheets))


def exercises_of(plan: Plan, made: Sequence[Made]) -> list[tuple[str, Exercise]]:
    """Each exercise once, with the teams that have it in words."""
    found: list[tuple[list[str], Exercise]] = []
    for one in made:
        if one.exercise is None or not one.exercise.groups:
            continue
        same = next((teams for teams, exercise in found if exercise == one.exercise), None)
        if same is None:
            found.append(([one.team], one.exercise))
        else:
            same.append(one.team)
    every = len(plan.teams)
    return [
        ("All teams" if len(teams) == every > 1 else ", ".join(teams), exercise) for teams, exercise in found
    ]


def _plan_sheet(plan: Plan, made: Sequence[Made]) -> Sheet:
    studies = [team.study for team in plan.teams]
    table = Table(
        "plan_teams",
        (
            Column("team", "Team", [team.name for team in plan.teams], width=24.0),
            Column("region", "Region", [study.region.name for study in studies], width=36.0),
            Column("first", "First year", [study.first_year for study in studies], Unit.YEAR),
            Column("last", "Last year", [study.last_year for study in studies], Unit.YEAR),
            Column("file", "Workbook", [FileLink(one.file, one.file) if one.file else "" for one in made],
                   states=["link" if one.file else "" for one in made], width=30.0),
            Column("failure", "What went wrong", [one.failure or without_exercise(plan, one) for one in made], Unit.LONG_TEXT, width=44.0),
        ),
    )  # fmt: skip
    words = (
        "Each team gets its own workbook, by e-mail, on a USB drive or in a shared folder, and gives it back under any name. This workbook is the trainer's: "
        "it holds the answers of the exercise, and no team's workbook does."
    )
    when = f"Days: {' and '.join(map(said_day, plan.dates))}." if plan.dates else "No day is set."
    blocks = (Paragraph(when), Paragraph(words), Heading("Teams"), table)
    return Sheet("Plan", f"Workshop: {plan.name}", Role.GUIDE, blocks, _SOURCE)


def _answers_sheet(exercises: Sequence[tuple[str, Exercise]]) -> Sheet:
    groups = [
        (teams, group, exercise.of_group(group)) for teams, exercise in exercises for group in exercise.groups
    ]
    sums = [
        (teams, name, exercise.of_cluster(name))
        for teams, exercise in exercises
        for name in exercise.clusters
    ]
    blocks = (
        Paragraph(
            "For the trainer only. A team's check calls a value right that agrees with these, rounded as they are shown or not at all."
        ),
        Heading("Industry groups"),
        Table(
            "answers_groups",
            (
                Column("team", "Team", [teams for teams, _, _ in groups], width=24.0),
                Column("code", "NAICS", [group.code for _, group, _ in groups], Unit.CODE),
                Column("title", "Industry group", [group.title for _, group, _ in groups], width=38.0),
                *_right(GROUP_TASKS, [values for _, _, values in groups]),
            ),
            freeze_columns=3,
        ),
        Heading("Clusters"),
        Table(
            "answers_clusters",
            (
                Column("team", "Team", [teams for teams, _, _ in sums]),
                Column("gap_code", "", [], gap=True),
                Column("cluster", "Cluster", [name for _, name, _ in sums]),
                *_right(CLUSTER_TASKS, [values for _, _, values in sums]),
            ),
        ),
    )
    return Sheet("Answers", "Exercise by hand: answers", Role.RESULT, blocks, _SOURCE)


def _right(tasks: Sequence[Task], rows: Sequence[Mapping[str, float]]) -> list[Column]:
    """The answers as formulas over numbers, so that a trainer sees how each comes about."""
    return [
        Column(
            task.key, task.heading, [worked(task.right, values) for values in rows], Unit(task.unit),
            formulas=[_shown(task, values) for values in rows], width=18.0,
        )
        for task in tasks
    ]  # fmt: skip


def _shown(task: Task, values: Mapping[str, float]) -> str:
    return task.right.excel(**{name: f"{values[name]:.15g}" for name in task.right.names})


def _wrong_sheet(exercises: Sequence[tuple[str, Exercise]]) -> Sheet:
    rows = list(_wrong(exercises))
    units = {task.heading: Unit(task.unit) for task in (*GROUP_TASKS, *CLUSTER_TASKS)}
    texts: list[str | float | Formula] = [_as_text(value, units[asked]) for *_, asked, _, value in rows]
    table = Table(
        "wrong_values",
        (
            Column("team", "Team", [teams for teams, *_ in rows], width=24.0),
            Column("what", "Group or cluster", [what for _, what, *_ in rows], width=42.0),
            Column("asked", "Asked", [asked for *_, asked, _, _ in rows], width=24.0),
            Column("value", "A value of", texts, width=16.0),
            Column("kind", "comes from", [kind for *_, kind, _ in rows], width=30.0),
        ),
        filters=True,
    )
    words = Paragraph(
        "Look up what a team typed: what it comes from is what the check beside it says.", "note"
    )
    return Sheet(
        "Wrong values",
        "Exercise by hand: what wrong values come from",
        Role.RESULT,
        (words, table),
        _SOURCE,
        landscape=False,
    )


def _wrong(exercises: Sequence[tuple[str, Exercise]]) -> Iterator[tuple[str, str, str, str, float]]:
    for teams, exercise in exercises:
        asked = [
            (f"{group.code} {group.title}", GROUP_TASKS, exercise.of_group(group))
            for group in exercise.groups
        ]
        asked += [(name, CLUSTER_TASKS, exercise.of_cluster(name)) for name in exercise.clusters]
        for what, tasks, values in asked:
            for task in tasks:
                for mistake in task.mistakes:
                    value = worked(mistake.gives, values)
                    if not math.isnan(value):  # a mistake that has no value is none
                        yield teams, what, task.heading, mistake.kind, value


def _as_text(value: float, unit: Unit) -> str:
    pattern = {Unit.PERCENT: "{:.2%}", Unit.JOBS: "{:,.1f}", Unit.DOLLARS: "${:,.0f}"}.get(unit, "{:.3f}")
    return pattern.format(value)
