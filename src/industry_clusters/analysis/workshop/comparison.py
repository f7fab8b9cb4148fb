"""The teams' results held against each other."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean
from typing import TYPE_CHECKING

from industry_clusters.analysis.workshop.agreement import Agreement, agreement
from industry_clusters.analysis.workshop.alignment import Common, SameName, common_clusters, same_names
from industry_clusters.analysis.workshop.consensus import Verdict, consensus, verdicts
from industry_clusters.errors import WorkbookError

if TYPE_CHECKING:
    from industry_clusters.study import Member
    from industry_clusters.workshop.progress import Returns
    from industry_clusters.workshop.returned import Returned


@dataclass(frozen=True)
class Comparison:
    """What teams say side by side.

    ``teams`` are those with clusters, ``without`` the names of those that have none. ``pairs`` has the agreement of each two teams, by their
    places. ``common`` are clusters matched by members, ``named`` those of one name. ``verdicts`` has every code that a team placed,
    disputed ones first, ``consensus`` the set that follows.
    """

    returns: Returns
    teams: tuple[Returned, ...]
    without: tuple[str, ...]
    pairs: Mapping[tuple[int, int], Agreement]
    common: tuple[Common, ...]
    named: tuple[SameName, ...]
    verdicts: tuple[Verdict, ...]
    consensus: tuple[Member, ...]

    def mean(self, what: str, team: int | None = None) -> float:
        """The mean of ``share`` or ``rand`` over all pairs, or over those of one team; NaN where there is no pair."""
        found = [getattr(one, what) for pair, one in self.pairs.items() if team is None or team in pair]
        known = [value for value in found if not math.isnan(value)]
        return fmean(known) if known else math.nan

    @property
    def counts(self) -> dict[str, int]:
        """Codes by how far teams agree on them."""
        found = {"All teams": 0, "A majority": 0, "Most votes, no majority": 0, "Tied": 0}
        for one in self.verdicts:
            if not one.is_disputed:
                found["All teams"] += 1
            elif one.is_tied:
                found["Tied"] += 1
            else:
                found["A majority" if 2 * one.votes[0][1] > one.of else "Most votes, no majority"] += 1
        return found

    def rank(self, one: Common, team: int, label: str) -> str:
        """What a team's decision matrix shows of a common cluster, in the row that begins with a label; "" where it shows nothing."""
        return next(
            (text for ranked in self.teams[team].matrix if ranked.cluster == one.of_team[team]
             for row, text in ranked.texts.items() if row.startswith(label)), "",
        )  # fmt: skip

    def jobs(self, code: str) -> float:
        """Jobs of a code in the largest of the teams' regions that show them; NaN where none does."""
        return max((team.jobs[code] for team in self.teams if code in team.jobs), default=math.nan)


def compare(returns: Returns) -> Comparison:
    """Hold the teams' results against each other.

    Raises
    ------
    WorkbookError
        Where no team has a cluster.
    """
    teams = tuple(team for team in returns.teams if team.members)
    if not teams:
        raise WorkbookError(
            "no team's workbook here has a cluster with an industry group",
            place=returns.workshop,
            next_step="Look at the progress board first: workshop collect FOLDER.",
        )
    clusters = [team.clusters for team in teams]
    common = common_clusters(clusters)
    found = verdicts(teams, common)
    return Comparison(
        returns,
        teams,
        tuple(team.team for team in returns.teams if not team.members),
        {pair: _agreement(teams[pair[0]], teams[pair[1]]) for pair in combinations(range(len(teams)), 2)},
        common,
        same_names(clusters),
        found,
        consensus(found, teams, common),
    )


def _agreement(first: Returned, second: Returned) -> Agreement:
    """Over codes that both could place and one of them did."""
    placed = {member.industry_code for team in (first, second) for member in team.members}
    both = [code for code in sorted(placed) if all(_could_place(team, code) for team in (first, second))]
    return agreement(first.clusters, second.clusters, both)


def _could_place(team: Returned, code: str) -> bool:
    return not team.listed or code in team.listed or bool(team.clusters_of(code))
