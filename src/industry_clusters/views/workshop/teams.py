"""A team's name on what it works with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.model import Field, Fields, Kind
from industry_clusters.views.vocabulary.words import followed

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Sheet

EXERCISE_PART = "exercise"
WORKSHOP_CELL, TEAM_CELL = "workshop_name", "workshop_team"
"""Defined names of the cells that say whose workbook it is."""


def of_team(analysis: Analysis) -> bool:
    """Whether it is the workbook of a team in a workshop."""
    return bool(analysis.study.team)


def has_exercise(analysis: Analysis) -> bool:
    """Whether the team has the exercise by hand."""
    return of_team(analysis) and EXERCISE_PART not in analysis.study.parts_left_out


def team_blocks(analysis: Analysis) -> tuple[Block, ...]:
    """Workshop and team, in cells that the trainer's comparison reads; nothing in another study."""
    study = analysis.study
    if not study.team:
        return ()
    return (
        Fields(
            (
                Field(WORKSHOP_CELL, "Workshop", study.workshop, kind=Kind.DERIVED),
                Field(TEAM_CELL, "Team", study.team, kind=Kind.DERIVED),
            )
        ),
    )


def for_team(sheet: Sheet, team: str, *, guarded: bool) -> Sheet:
    """A sheet with the team's name before its title and at the foot of every printed page; only cells to type in can be changed."""
    title = (
        followed(f"{team}: ", sheet.title) if not isinstance(sheet.title, str) else f"{team}: {sheet.title}"
    )
    source = sheet.source if isinstance(sheet.source, str) else str(sheet.source.value)
    printed = sheet.printed_source or source.partition("; compared")[0]
    return replace(sheet, title=title, printed_source=f"{team}. {printed}", protected=guarded)
