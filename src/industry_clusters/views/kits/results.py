"""What a meeting came to, in few words, as it was typed: for slides, handouts, and the invitation to the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from industry_clusters.views.kits.people import known_as
from industry_clusters.views.papers import summaries
from industry_clusters.views.papers.plans import of_plan, said_of

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        return said_of(self.reviews, meeting)


def visions(case: Case) -> tuple[str, ...]:
    """The first visions of the cards, as many as a slide has room for."""
    return summaries.visions(case)[:_MOST_VISIONS]


def priorities(case: Case) -> tuple[Priority, ...]:
    """The group's priorities, most dots first; those that were merged are in the one they went into."""
    names = {name.casefold() for name in summaries.ballots(case)}
    found = [
        Priority(
            row["text"] or f"Priority {row['number']}",
            row["category"],
            int(row["dots"] or 0),
            bool(row["is_chosen"]),
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
    outcomes, steps, taken, reviews = (
        tuple(of_plan(case, key, row)) if number else ()
        for key in ("outcomes", "steps", "commitments", "reviews")
    )
    return Plan(
        number,
        row["title"] or f"Plan {number}",
        row["goal"],
        known_as(case, row["convenor"]),
        row["meets_on"],
        row,
        outcomes,
        steps,
        tuple((known_as(case, one["person"]), one["commitment"]) for one in taken),
        reviews,
    )
