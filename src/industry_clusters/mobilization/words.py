"""Single cells of the mobilization workbook that a team types into."""

from __future__ import annotations

from dataclasses import dataclass

from industry_clusters.mobilization.columns import Holds
from industry_clusters.mobilization.method import MEETINGS


@dataclass(frozen=True)
class Word:
    """A cell with a name: its sheet, and what it holds."""

    name: str
    sheet: str
    holds: Holds = Holds.TEXT


WORDS = (
    Word("mobilize_about", "Start"),
    Word("mobilize_as_of", "Start", Holds.DATE),
    Word("mobilize_ballot", "Tally"),
    Word("mobilize_shown_plan", "Plan form"),
    *(Word(f"mobilize_agenda_{at}", name) for at, name in enumerate(MEETINGS, 1)),
    *(Word(f"mobilize_note_report_{at}", name) for at, name in enumerate(MEETINGS, 1)),
    Word("mobilize_note_statement", "Launch"),
    Word("mobilize_rebase", "What changed"),
    Word("mobilize_note_retention", "Privacy"),
)
