"""What a meeting came to, in few words, as it was typed: for slides, handouts, and the invitation to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from industry_clusters.mobilization.method import CHOSEN, VISION
from industry_clusters.views.kits.people import known_as
from industry_clusters.views.papers.summaries import ballots

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from industry_clusters.views.papers.case import Case

_MOST_VISIONS = 6


@dataclass(frozen=True)
class Priority:
    """A priority of the vote with its dots; ``champion`` is empty where that name is not for lists that others see."""

    text: str
    category: str
    dots: int
    is_chosen: bool
    champion: str


@dataclass(frozen=True)
class Plan:
    """A plan with what was typed for it; names that are not for lists that others see are empty."""

    number: str
    title: str
    goal: str
    convenor: str
    meets_on: str
    typed: Mapping[str, Any]
    outcomes: tuple[Mapping[str, Any], ...]
    steps: tuple[Mapping[str, Any], ...]
    commitments: tuple[tuple[str, str], ...]
    reviews: tuple[Mapping[str, Any], ...]

    def said_at(self, meeting: str) -> tuple[Mapping[str, Any], ...]:
        """What a meeting said of it."""
        return tuple(row for row in self.reviews if row["meeting"] == meeting)


def visions(case: Case) -> tuple[str, ...]:
    """Visions of the cards as they were written, each once, without who wrote them."""
    names = {name.casefold() for name in ballots(case)}
    said = (
        row.get("text", "").strip()
        for row in case.rows("cards", kind=VISION)
        if row.get("ballot", "").strip().casefold() in names
    )
    return tuple(dict.fromkeys(filter(None, said)))[:_MOST_VISIONS]


def priorities(case: Case) -> tuple[Priority, ...]:
    """The group's priorities, most dots first; those that were merged are in the one they went into."""
    names = {name.casefold() for name in ballots(case)}
    found = [
        Priority(
            row["text"] or f"Priority {row['number']}",
            row["category"],
            int(row["dots"] or 0),
            row["decision"].casefold() == CHOSEN,
            known_as(case, row["champion"]),
        )
        for row in case.worked("priorities", open=1)
        if row["ballot"].casefold() in names
    ]
    return tuple(sorted(found, key=lambda one: (-one.dots, not one.is_chosen)))


def plans(case: Case) -> tuple[Plan, ...]:
    """The cluster's plans, with all that belongs to each."""
    return tuple(_plan(case, row) for row in case.of_cluster("plans") if row["title"] or row["number"])


def _plan(case: Case, row: Mapping[str, Any]) -> Plan:
    number = row["number"]
    commitments = tuple(
        (known_as(case, one["person"]), one["commitment"]) for one in _of(case, "commitments", number)
    )
    return Plan(
        number,
        row["title"] or f"Plan {number}",
        row["goal"],
        known_as(case, row["convenor"]),
        row["meets_on"],
        row,
        tuple(_of(case, "outcomes", number)),
        tuple(_of(case, "steps", number)),
        commitments,
        tuple(_of(case, "reviews", number)),
    )


def _of(case: Case, key: str, number: str) -> Iterator[Mapping[str, Any]]:
    yield from case.worked(key, plan=number) if number else ()
