"""Clusters of several teams matched: by the members that they share, and by their names."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from industry_clusters.measures.overlap import shared_part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Clusters = Mapping[str, frozenset[str]]

LEAST_SHARED = 0.2
"""Two clusters are matched where they share at least this part of all codes that either holds."""


@dataclass(frozen=True)
class Common:
    """A cluster that teams have in common: its name, and each team's own name for it ("" of a team that has none).

    ``core`` are codes that all teams which have it put there, ``any_codes`` those that at least one did.
    """

    name: str
    of_team: tuple[str, ...]
    core: frozenset[str]
    any_codes: frozenset[str]

    @property
    def teams(self) -> int:
        """How many teams have it."""
        return sum(bool(name) for name in self.of_team)


@dataclass(frozen=True)
class SameName:
    """Clusters of one name in several teams: who has it, and which part of its codes they share (0: nothing in common)."""

    name: str
    teams: tuple[int, ...]
    shared: float


def common_clusters(teams: Sequence[Clusters]) -> tuple[Common, ...]:
    """Match the clusters of all teams by their members, most teams first, then most codes.

    The team whose clusters are most like all others' comes first; each further one is assigned to what is there so that the shared
    parts sum up to the most (SciPy's assignment), and what shares less than :data:`LEAST_SHARED` stays a cluster of its own.

    Examples
    --------
    >>> ours = {"Food": frozenset({"3111", "3112"}), "Care": frozenset({"6211"})}
    >>> theirs = {"Health": frozenset({"6211", "6216"}), "Agri": frozenset({"3111", "3112", "3113"})}
    >>> [one.of_team for one in common_clusters([ours, theirs])]
    [('Food', 'Agri'), ('Care', 'Health')]
    """
    groups: list[dict[int, str]] = []
    for team in _most_alike_first(teams):
        _assign(groups, team, teams)
    found = [_common(group, teams) for group in groups]
    return _named_apart(sorted(found, key=lambda one: (-one.teams, -len(one.any_codes), one.name)))


def _named_apart(common: Sequence[Common]) -> tuple[Common, ...]:
    """No two have one name: a further one of a name gets a number."""
    taken: Counter[str] = Counter()
    named = []
    for one in common:
        taken[one.name.casefold()] += 1
        count = taken[one.name.casefold()]
        named.append(replace(one, name=f"{one.name} ({count})") if count > 1 else one)
    return tuple(named)


def _most_alike_first(teams: Sequence[Clusters]) -> list[int]:
    def likeness(team: int) -> float:
        return sum(
            max((shared_part(codes, theirs) for theirs in other.values()), default=0.0)
            for number, other in enumerate(teams)
            if number != team
            for codes in teams[team].values()
        )

    return sorted(range(len(teams)), key=lambda team: (-likeness(team), team))


def _assign(groups: list[dict[int, str]], team: int, teams: Sequence[Clusters]) -> None:
    """Put a team's clusters into the groups that are there, or into new ones."""
    names = list(teams[team])
    alike = np.array(
        [[_mean_shared(group, teams, teams[team][name]) for name in names] for group in groups],
        dtype=np.float64,
    ).reshape(len(groups), len(names))
    placed = set()
    for group, at in zip(*linear_sum_assignment(alike, maximize=True), strict=True):
        if alike[group, at] >= LEAST_SHARED:
            groups[group][team] = names[at]
            placed.add(at)
    groups += [{team: name} for at, name in enumerate(names) if at not in placed]


def _mean_shared(group: Mapping[int, str], teams: Sequence[Clusters], codes: frozenset[str]) -> float:
    parts = [shared_part(teams[team][name], codes) for team, name in group.items()]
    return sum(parts) / len(parts)


def _common(group: Mapping[int, str], teams: Sequence[Clusters]) -> Common:
    codes = [teams[team][name] for team, name in group.items()]
    counted = Counter(name.strip().casefold() for name in group.values())
    name = max(group.values(), key=lambda one: counted[one.strip().casefold()])
    of_team = tuple(group.get(team, "") for team in range(len(teams)))
    return Common(name, of_team, frozenset.intersection(*codes), frozenset.union(*codes))


def same_names(teams: Sequence[Clusters]) -> tuple[SameName, ...]:
    """Clusters that have one name in two teams or more, whatever the capitals; the least alike first."""
    held: dict[str, list[tuple[int, str]]] = {}
    for team, clusters in enumerate(teams):
        for name in clusters:
            held.setdefault(" ".join(name.split()).casefold(), []).append((team, name))
    found = []
    for places in held.values():
        if len({team for team, _ in places}) > 1:
            codes = [teams[team][name] for team, name in places]
            shared = len(frozenset.intersection(*codes)) / len(frozenset.union(*codes))
            found.append(SameName(places[0][1], tuple(dict.fromkeys(team for team, _ in places)), shared))
    return tuple(sorted(found, key=lambda one: (one.shared, one.name)))
