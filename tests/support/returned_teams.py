"""Teams' workbooks as they come back, without files."""

from pathlib import Path

from industry_clusters.study import Member
from industry_clusters.workshop.progress import Returns
from industry_clusters.workshop.returned import Returned


def returned(team, listed="", **clusters):
    members = tuple(Member(name, code) for name, codes in clusters.items() for code in codes.split())
    return Returned(
        Path(f"{team}.xlsx"),
        "Training",
        team,
        members=members,
        names=tuple(clusters),
        listed=frozenset(listed.split()),
    )


def returns_of(teams):
    return Returns("Training", tuple(teams))
