"""What most teams say of each industry group, and the set of clusters that follows from it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.study import Member

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.analysis.workshop.alignment import Common
    from industry_clusters.study import MemberRole
    from industry_clusters.workshop.returned import Returned

TO_DECIDE = "To decide (tie)"
"""The cluster of codes on which teams are tied, so that an import keeps them in sight."""
NO_CLUSTER = "no cluster"


@dataclass(frozen=True)
class Verdict:
    """What teams say of a code.

    ``placed`` is, team by team, its own name of the code's clusters, "" for none, and None where the team's region does not have the code.
    ``votes`` are common clusters (or :data:`NO_CLUSTER`) with their votes, most first; a team with the code in two clusters votes for both.
    ``of`` are the teams that could place it, ``share`` those among them that vote for the first (0 to 1).
    """

    code: str
    placed: tuple[str | None, ...]
    votes: tuple[tuple[str, int], ...]
    of: int

    @property
    def share(self) -> float:
        """The part of the teams behind the most frequent place."""
        return self.votes[0][1] / self.of if self.of else 0.0

    @property
    def is_tied(self) -> bool:
        """Whether two places or more have the most votes."""
        return len(self.votes) > 1 and self.votes[0][1] == self.votes[1][1]

    @property
    def is_disputed(self) -> bool:
        """Whether teams differ."""
        return len(self.votes) > 1

    @property
    def counts(self) -> str:
        """The places with their votes, most first."""
        return ", ".join(f"{name} {count}" for name, count in self.votes)

    @property
    def words(self) -> str:
        """What the teams say, in words."""
        if not self.is_disputed:
            return f"all {self.of} teams" if self.of > 1 else "one team"
        if self.is_tied:
            return f"tie of {self.of} teams: {self.counts}"
        kind = "majority" if 2 * self.votes[0][1] > self.of else "most votes, no majority"
        return f"{kind} of {self.of} teams: {self.counts}"


def verdicts(teams: Sequence[Returned], common: Sequence[Common]) -> tuple[Verdict, ...]:
    """Say of every code that a team placed what each of them did with it; disputed ones first, then by code."""
    own = _own_names(common)
    codes = sorted({member.industry_code for one in teams for member in one.members})
    found = [_verdict(code, teams, own) for code in codes]
    return tuple(sorted(found, key=lambda one: (one.share if one.is_disputed else 2.0, one.code)))


def _own_names(common: Sequence[Common]) -> dict[tuple[int, str], str]:
    """The common cluster of each team's own, by team and name."""
    return {(team, name): one.name for one in common for team, name in enumerate(one.of_team) if name}


def _verdict(code: str, teams: Sequence[Returned], own: Mapping[tuple[int, str], str]) -> Verdict:
    placed: list[str | None] = []
    votes: Counter[str] = Counter()
    for team, one in enumerate(teams):
        names = one.clusters_of(code)
        if not names and one.listed and code not in one.listed:
            placed.append(None)
            continue
        placed.append(", ".join(names))
        votes.update(dict.fromkeys((own[team, name] for name in names), 1) or {NO_CLUSTER: 1})
    order = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0] == NO_CLUSTER, vote[0]))
    return Verdict(code, tuple(placed), tuple(order), sum(one is not None for one in placed))


def consensus(
    found: Sequence[Verdict], teams: Sequence[Returned], common: Sequence[Common]
) -> tuple[Member, ...]:
    """Put each code where most teams put it; tied ones under :data:`TO_DECIDE`, with the votes beside them as their source.

    A code that most teams leave out is left out.
    """
    own = _own_names(common)
    members = []
    for one in found:
        winner = TO_DECIDE if one.is_tied else one.votes[0][0]
        if winner != NO_CLUSTER:
            members.append(Member(winner, one.code, _role(one.code, winner, teams, own), one.words))
    order = {name.casefold(): place for place, name in enumerate(each.name for each in common)}
    return tuple(
        sorted(members, key=lambda row: (order.get(row.cluster.casefold(), len(order)), row.industry_code))
    )


def _role(
    code: str, cluster: str, teams: Sequence[Returned], own: Mapping[tuple[int, str], str]
) -> MemberRole | None:
    """The role that most teams gave a code in this cluster; none where they gave none or are tied."""
    roles = Counter(
        member.role
        for team, one in enumerate(teams)
        for member in one.members
        if member.industry_code == code and member.role and own[team, member.cluster] == cluster
    ).most_common(2)
    if not roles or (len(roles) > 1 and roles[0][1] == roles[1][1]):
        return None
    return roles[0][0]
