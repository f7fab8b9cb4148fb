"""Every handout of a workshop: a further one is a row here and a file with its maker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.views.workshop.handouts.agenda import one_day, two_days
from industry_clusters.views.workshop.handouts.cards import sorting_cards
from industry_clusters.views.workshop.handouts.dot_vote import dot_vote
from industry_clusters.views.workshop.handouts.evaluation import evaluation_form
from industry_clusters.views.workshop.handouts.first_steps_page import first_steps_page
from industry_clusters.views.workshop.handouts.guide import trainer_guide
from industry_clusters.views.workshop.handouts.starters import starter_list
from industry_clusters.views.workshop.handouts.worksheets import worksheets

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.document_model import Document
    from industry_clusters.views.workshop.handouts.kit import Kit


@dataclass(frozen=True)
class HandoutEntry:
    """A handout: the file's name, what makes its pages, and whether each team has its own."""

    name: str
    make: Callable[[Kit], tuple[Document, ...]]
    is_of_team: bool = False


HANDOUTS = (
    HandoutEntry("Sorting cards", sorting_cards, is_of_team=True),
    HandoutEntry("Starter list", starter_list, is_of_team=True),
    HandoutEntry("Worksheets", worksheets, is_of_team=True),
    HandoutEntry("First steps", first_steps_page, is_of_team=True),
    HandoutEntry("Agenda, one day", one_day),
    HandoutEntry("Agenda, two days", two_days),
    HandoutEntry("Trainer's guide", trainer_guide),
    HandoutEntry("Dot vote", dot_vote),
    HandoutEntry("Evaluation form", evaluation_form),
)
TALLY_NAME = "Evaluation tally"
