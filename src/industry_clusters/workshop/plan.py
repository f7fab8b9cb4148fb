"""The plan of a workshop: its name and days, and its teams, each with its study."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from industry_clusters.study import Study

SLIM = "interviews, occupations, cluster pages, trends, shift-share, highlights, charts"
"""Parts of a workbook that a team does without: what is left is Start, industries, observations, clusters, results and decision."""
MOST_TEAMS = 24
"""Teams that a plan may have: more do not fit side by side on a sheet."""


@dataclass(frozen=True)
class Team:
    """A team: its name, and the study that its workbook is built from."""

    name: str
    study: Study


@dataclass(frozen=True)
class Plan:
    """A workshop. ``dates`` are its days as they were written; it has a team or more.

    ``exercise`` says whether workbooks have the exercise by hand, ``lambda_names`` whether LQ and AAGR are names of the workbook.
    """

    name: str
    dates: tuple[str, ...]
    teams: tuple[Team, ...]
    exercise: bool = True
    lambda_names: bool = False

    @property
    def has_one_region(self) -> bool:
        """Whether all teams work on the same region."""
        return len({team.study.region for team in self.teams}) == 1
