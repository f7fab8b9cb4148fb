"""What a team's workbook says when it comes back: placements of industry groups, answers, ranks, and what is odd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from industry_clusters.study import Member


@dataclass(frozen=True)
class Ranked:
    """A cluster in a team's decision matrix, as the workbook shows it: jobs, growth, LQ and pay, its score and its rank; "" where it shows none."""

    cluster: str
    texts: Mapping[str, str]


@dataclass(frozen=True)
class Returned:
    """A workbook of a team.

    ``members`` are its definitions with a cluster and a code, ``listed`` the codes that the workbook lists for its region. ``answers``
    are words typed under questions, by the name of their cell; ``questions`` all cells that wait for such words. ``checks`` are what the exercise says of each
    cell, "" where nothing is typed, None where the workbook was saved without values. ``weights`` are those of the decision, by name.
    ``moved`` is how many codes are elsewhere than when the workbook was made, None where that is not known.
    ``oddities`` are sentences on what is unusual; ``saved`` is when the file was last saved, as the file says.
    """

    path: Path
    workshop: str
    team: str
    region: str = ""
    saved: datetime | None = None
    members: tuple[Member, ...] = ()
    names: tuple[str, ...] = ()
    listed: frozenset[str] = frozenset()
    answers: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    checks: tuple[str | None, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    matrix: tuple[Ranked, ...] = ()
    jobs: Mapping[str, float] = field(default_factory=dict)
    oddities: tuple[str, ...] = ()
    moved: int | None = None

    def clusters_of(self, code: str) -> tuple[str, ...]:
        """The clusters that the team put a code into, in the order of its rows."""
        return tuple(dict.fromkeys(one.cluster for one in self.members if one.industry_code == code))

    @property
    def clusters(self) -> dict[str, frozenset[str]]:
        """The codes of each cluster, by the cluster's name; clusters without a code are left out."""
        found: dict[str, set[str]] = {}
        for member in self.members:
            found.setdefault(member.cluster, set()).add(member.industry_code)
        return {name: frozenset(codes) for name, codes in found.items()}
