"""What a handout is made from: the workshop's plan, and a team with its region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.views.slides.deck_words import plain_area
from industry_clusters.views.vocabulary.days import said_day
from industry_clusters.views.vocabulary.document_model import report

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.analysis.workshop.exercise import Exercise
    from industry_clusters.views.vocabulary.document_model import Block, Document
    from industry_clusters.workshop.plan import Plan


@dataclass(frozen=True)
class Kit:
    """A workshop, and what of it a handout is about.

    ``team`` is "" in a handout of the whole workshop, whose ``analysis`` is None. ``exercises`` are those of all regions, with the teams that have each in words.
    """

    plan: Plan
    team: str = ""
    analysis: Analysis | None = None
    exercises: tuple[tuple[str, Exercise], ...] = ()

    @property
    def days(self) -> str:
        """The workshop's days in words; "" where the plan has none."""
        return " and ".join(map(said_day, self.plan.dates))

    @property
    def teams(self) -> str:
        """Whom the handout is for: the team, or all of them by name."""
        names = [team.name for team in self.plan.teams]
        return f"Team {self.team}" if self.team else f"Teams: {', '.join(names)}"

    @property
    def known(self) -> Analysis:
        """The tables of the team's region."""
        assert self.analysis is not None
        return self.analysis

    @property
    def region(self) -> str:
        """The team's region, or "" in a handout of the whole workshop."""
        return plain_area(self.analysis.region.label) if self.analysis else ""

    def document(self, title: str, body: tuple[Block, ...], day: str | None = None) -> Document:
        """A handout with its title, whose it is, the workshop, and its days or the ``day`` that it is about."""
        whose = f"{self.teams}, {self.region}" if self.region else self.teams
        return report(title, whose, self.plan.name, self.days if day is None else day, body)
