"""All sheets of the mobilization workbook in the order of the steps: a further sheet is one row and its maker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.views.mobilization.after_sheets import (
    changed_sheet,
    first_steps_sheet,
    follow_sheet,
    holidays_sheet,
    launch_sheet,
    needs_sheet,
    privacy_sheet,
    reports_sheet,
    survey_sheet,
)
from industry_clusters.views.mobilization.choose_sheets import (
    choose_sheet,
    figures_sheet,
    log_sheet,
    scores_sheet,
)
from industry_clusters.views.mobilization.choose_sheets import form_sheet as score_form
from industry_clusters.views.mobilization.meeting_sheets import meeting_sheet, room_sheet
from industry_clusters.views.mobilization.paper_sheets import paper_words_sheet
from industry_clusters.views.mobilization.people_sheets import (
    register_sheet,
    role_sheets,
    tasks_sheet,
    teams_sheet,
)
from industry_clusters.views.mobilization.plan_sheets import (
    commitments_sheet,
    form_sheet,
    outcomes_sheet,
    plans_sheet,
    reviews_sheet,
    steps_sheet,
)
from industry_clusters.views.mobilization.recruit_sheets import coverage_sheet, dates_sheet, recruit_sheet
from industry_clusters.views.mobilization.start import start_sheet
from industry_clusters.views.mobilization.vote_sheets import (
    cards_sheet,
    priorities_sheet,
    tally_sheet,
    votes_sheet,
)
from industry_clusters.views.vocabulary.composed import folded_right
from industry_clusters.views.vocabulary.model import Workbook

if TYPE_CHECKING:
    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.views.vocabulary.model import Sheet


@dataclass(frozen=True)
class SheetEntry:
    """A sheet: its name, the step it belongs to, what makes it, and on Start a state that follows, or fixed words."""

    name: str
    step: str
    make: Callable[[Mobilization, str], Sheet]
    state: str = ""
    words: str = ""


SHEETS = (
    SheetEntry("Register", "1  Leadership and teams", register_sheet, "register"),
    SheetEntry("Leadership and teams", "", teams_sheet, "teams"),
    SheetEntry("Role sheets", "", role_sheets, "roles"),
    SheetEntry("Project plan", "", tasks_sheet, "plan"),
    SheetEntry("Choose clusters", "2  Choose clusters", choose_sheet, "choose"),
    SheetEntry("Scores", "", scores_sheet, "scores"),
    SheetEntry("Score form", "", score_form, words="a page for each member, to print"),
    SheetEntry("Cluster figures", "", figures_sheet, words="from the study, with grade and range"),
    SheetEntry("Interview needs", "", needs_sheet, words="themes and needs of the study's interviews"),
    SheetEntry("Decision log", "", log_sheet, "decisions"),
    SheetEntry("Recruit", "3  Recruit", recruit_sheet, "recruit"),
    SheetEntry("Map coverage", "", coverage_sheet, words="who was invited from each industry of the map"),
    SheetEntry("Dates", "", dates_sheet, "dates"),
    SheetEntry("Meeting 1", "4  Meeting 1", meeting_sheet, words="agenda, roles, room"),
    SheetEntry("Room checklist", "", room_sheet, words="room and materials, to print"),
    SheetEntry("Cards", "", cards_sheet, "cards"),
    SheetEntry("Priorities", "", priorities_sheet, "priorities"),
    SheetEntry("Votes", "", votes_sheet, "votes"),
    SheetEntry("Tally", "", tally_sheet, words="dots by priority, to show on the wall"),
    SheetEntry("Meeting 2", "5  Meeting 2", meeting_sheet, words="agenda, presenters, calls"),
    SheetEntry("Meeting 3", "6  Meeting 3", meeting_sheet, words="agenda, presenters"),
    SheetEntry("Action plans", "7  Action plans", plans_sheet, "plans"),
    SheetEntry("Outcomes", "", outcomes_sheet, "outcomes"),
    SheetEntry("Plan steps", "", steps_sheet, words="who does what by when"),
    SheetEntry("Commitments", "", commitments_sheet, "commitments"),
    SheetEntry("Reviews", "", reviews_sheet, "reviews"),
    SheetEntry("Plan form", "", form_sheet, words="one plan on a page, filled or blank"),
    SheetEntry("Launch", "8  Launch", launch_sheet, "launch"),
    SheetEntry("Follow-up", "9  Follow-up", follow_sheet, "follow"),
    SheetEntry("Employer reports", "", reports_sheet, "reports"),
    SheetEntry("Surveys", "", survey_sheet, words="survey and focus group, to print"),
    SheetEntry("What changed", "", changed_sheet, words="claims of the choice against the new data"),
    SheetEntry("First steps", "10  First steps", first_steps_sheet, "first"),
    SheetEntry(
        "Paper words",
        "Papers",
        paper_words_sheet,
        words="the team's own words for briefing, letters and launch",
    ),
    SheetEntry("Holidays", "", holidays_sheet, words="which dates are held against"),
    SheetEntry("Privacy", "", privacy_sheet, words="what this file holds of people, and how long"),
)
"""Every sheet after Start."""


def mobilization_view(view: Mobilization) -> Workbook:
    """The whole workbook as a value."""
    sheets = (start_sheet(view, SHEETS), *(folded_right(one.make(view, one.name)) for one in SHEETS))
    return Workbook(f"Mobilizing clusters: {view.analysis.region.label}", sheets)
