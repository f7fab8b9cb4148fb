"""The workbooks of teams that share a region, made in a process of their own: paths go in, small values come out."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.analysis.workshop.exercise import exercise_of
from industry_clusters.errors import IndustryClustersError
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.outputs import WORKBOOK, check_free, check_output, in_place
from industry_clusters.views.workshop.trainer import Made
from industry_clusters.workflows.build import build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.workshop.exercise import Exercise

STAND_IN = "Zq0TeamNameZq0"
"""Stands for the team in a workbook that is written once for several; letters and figures only, so that no part of a file spells it otherwise."""
_PLAIN = re.compile(r"[\w .,()-]+")
"""Names that every part of a file spells alike."""


@dataclass(frozen=True)
class TeamsTask:
    """Teams whose studies differ in the team alone: by name, each one's study file and workbook."""

    teams: tuple[str, ...]
    studies: tuple[Path, ...]
    workbooks: tuple[Path, ...]
    lambda_names: bool = False


@dataclass(frozen=True)
class TeamsMade:
    """What was made of a task, team by team, and the sentences that a reader should know."""

    made: tuple[Made, ...]
    remarks: tuple[str, ...] = field(default=())


def make_teams(task: TeamsTask) -> TeamsMade:
    """Make the workbooks of a task; whatever goes wrong with one is told in its place."""
    new = [
        at for at, path in enumerate(task.workbooks) if not path.exists() and _PLAIN.fullmatch(task.teams[at])
    ]
    if len(new) < 2:  # noqa: PLR2004  one alone is built like any other
        new = []
    found: dict[int, Made] = dict(_shared(task, new)) if new else {}
    for at in range(len(task.teams)):
        if at not in found:
            found[at] = _alone(task, at)
    return TeamsMade(tuple(found[at] for at in range(len(task.teams))))


def died(task: TeamsTask) -> TeamsMade:
    """Tell of teams whose process was ended from outside, or by the system."""
    words = "the process that made it was ended, twice; memory may have run out: try again with --jobs 1"
    return TeamsMade(tuple(Made(team, "", failure=words) for team in task.teams))


def _alone(task: TeamsTask, at: int) -> Made:
    """One team's workbook; what was typed in one that is there stays."""
    team, path = task.teams[at], task.workbooks[at]
    try:
        report = build(task.studies[at], path, lambda_functions=task.lambda_names)
    except Exception as error:  # noqa: BLE001  one team's fault is not the others'
        return Made(team, "", failure=_words(error))
    return Made(team, path.name, None if report.analysis is None else exercise_of(report.analysis))


def _shared(task: TeamsTask, new: list[int]) -> Iterator[tuple[int, Made]]:
    """Write one workbook, and copy it with each team's name in it: a study is worked out and drawn once."""
    pattern = task.studies[new[0]].with_name(f".{task.studies[new[0]].stem} shared.toml")
    drawn = task.workbooks[new[0]].with_name(f".{task.workbooks[new[0]].stem} shared.xlsx")
    try:
        write_study(replace(read_study(task.studies[new[0]]), team=STAND_IN), pattern)
        report = build(pattern, drawn, lambda_functions=task.lambda_names)
        exercise = None if report.analysis is None else exercise_of(report.analysis)
        for at in new:
            yield at, _copy(drawn, task.teams[at], task.workbooks[at], exercise)
    except Exception as error:  # noqa: BLE001  as above
        yield from ((at, Made(task.teams[at], "", failure=_words(error))) for at in new)
    finally:
        pattern.unlink(missing_ok=True)
        drawn.unlink(missing_ok=True)


def _copy(drawn: Path, team: str, path: Path, exercise: Exercise | None) -> Made:
    try:
        check_free(path)
        check_output(path, WORKBOOK)
        with in_place(path) as temporary:
            write_with_name(drawn, temporary, team)
    except IndustryClustersError as error:
        return Made(team, "", failure=str(error))
    return Made(team, path.name, exercise)


def write_with_name(drawn: Path, path: Path, team: str) -> None:
    """Copy a workbook in which :data:`STAND_IN` stands for the team, with the team's name in every part."""
    old, new = STAND_IN.encode(), escape(team, quote=False).encode()
    with (
        zipfile.ZipFile(drawn) as whole,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=5) as copy,
    ):
        for part in whole.infolist():
            content = whole.read(part)
            copy.writestr(part, content.replace(old, new) if old in content else content)


def _words(error: Exception) -> str:
    if isinstance(error, IndustryClustersError):
        return str(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory; try again with fewer at a time: --jobs 1"
    return f"{type(error).__name__}: {error} (this is a fault of the program; report it)"
