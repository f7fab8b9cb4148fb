"""What happens in a workshop, session by session: agenda and trainer's guide say it from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.sheet_names import (
    DEFINITIONS_SHEET,
    EXERCISE_SHEET,
    FIRST_STEPS_SHEET,
    MATRIX_SHEET,
    NAICS_SHEET,
    OBSERVATIONS_SHEET,
    START_SHEET,
    SUMMARY_SHEET,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.workshop.plan import Plan

BEGINS = 8 * 60 + 30
"""Minutes after midnight at which a day begins."""


@dataclass(frozen=True)
class Session:
    """A part of a day: its title, what teams do, what the trainer shows, what goes wrong and what helps, and the sheet it is about."""

    title: str
    teams: str
    show: str = ""
    watch: str = ""
    sheet: str = ""


_BREAK, _LUNCH = Session("Break", ""), Session("Lunch", "")
EXERCISE = "exercise"
SESSIONS = {
    "welcome": Session(
        "Welcome", "Each person: name, office, one industry that matters at home. Teams of four to six sit down together.",
        "The three results of the training: a table of industries, an agreed set of clusters, first steps.",
        "Somebody has no workbook: copy it from the USB drive; the team's name is on every sheet.",
    ),
    "tour": Session(
        "The method, and the workbook in ten minutes", "Open the workbook, find the tasks on Start, change the last year and change it back.",
        "Yellow cells are theirs; the rest is locked without a password. A number with 'about' is an estimate, and #N/A is not zero.",
        "Protected View: 'Enable Editing'. A workbook opened from an e-mail has to be saved first.", START_SHEET,
    ),
    EXERCISE: Session(
        "Exercise by hand", "Type growth, LQ, change in LQ and real pay for ten industry groups; then the cluster sums.",
        "One row on the wall: growth first, then the LQ. The check beside each cell says right, or what kind of mistake it is.",
        "Growth upside down, both years counted, 8 typed for 8%, pay not in dollars of one year, a mean where a sum belongs. The next pages list them. "
        f"Growth and LQ also stand on '{NAICS_SHEET}': who links there is right and has learned nothing, so look at the formula.",
        EXERCISE_SHEET,
    ),
    "observe": Session(
        "Step 5: What do the numbers say?", "Read the lists, talk over the questions on the worksheet, type the answers.",
        f"One list of '{OBSERVATIONS_SHEET}', and how it follows '{NAICS_SHEET}'.",
        "Teams read numbers aloud: ask what people at home would say to them. Tiny industries with huge growth: look at the jobs first.",
        OBSERVATIONS_SHEET,
    ),
    "sort": Session(
        "Step 6: Clusters on the wall", "Sort the cards: largest first, what belongs together side by side; name each pile on an empty card.",
        "Three questions: similar products? buyer and supplier? shared skills? Not every card needs a pile.",
        "One person sorts and the others watch: give each a handful. After 40 minutes stop: what is open stays open, in its own pile.",
    ),
    "define": Session(
        "Step 6: Clusters in the workbook", "Type the wall into the workbook: a cluster for each industry group, and its role.",
        "Change one cluster's name in one row, and look at the results: everything follows.",
        "Two spellings make two clusters: look at the totals above the list. One person types, one reads, one checks.", DEFINITIONS_SHEET,
    ),
    "story": Session(
        "Step 7: Our story in one minute", "Choose one table or chart and one sentence; one minute for each team.",
        "How to say an estimate: 'about', and never more digits than the sheet shows.",
        "Teams tell the method and not the region: stop them kindly and ask for the sentence.", SUMMARY_SHEET,
    ),
    "decide": Session(
        "Step 9: Which clusters come first?", "Set the weights before looking at the ranks; then read the matrix, and type decision and reason.",
        "The row 'How often in the top 3 (any weights)': which ranks depend on the weights.",
        "Weights made to fit a wish: ask for the reason first. Ranks in parentheses may go either way: treat them as equal.", MATRIX_SHEET,
    ),
    "compare": Session(
        "Compare the teams, and agree", "All save their workbooks into one folder. Talk over the codes that teams put differently, the most disputed first.",
        "The comparison's slides. A majority is a proposal: the room decides, and ties are shown as ties.",
        "Dots on the wall for what stays open: all at once, so that nobody follows the crowd. A missing workbook is on the progress board.",
    ),
    "interviews": Session(
        "Step 8: Plan the interviews", "Choose the first five employers, who asks them, and the questions in your own words.",
        "Ten to fifteen for each cluster, large and small, core and support.", "Only friends on the list: ask which size and which part of the cluster is missing.",
    ),
    "practice": Session(
        "Step 8: Practice an interview", "In threes: one asks, one is the employer, one writes; change after ten minutes.",
        "An open question, and a closed one.", "Questions that tell the answer: the one who writes raises a hand.",
    ),
    "steps": Session(
        "First steps", "Fill in the template: what the team does, what each person commits to, by when.",
        "One row filled in, with a name and a date.", "Steps without a name or a day: ask 'who calls whom, on which day?'", FIRST_STEPS_SHEET,
    ),
    "close": Session(
        "Evaluation and close", "Fill in the form; each person says one first step aloud.",
        "What happens next: the agreed set goes to all teams.", "People leave early: hand out the form before the last round.",
    ),
    "review": Session(
        "Yesterday in ten minutes", "Each team: one thing that came to mind overnight.",
        "The progress board.", "Changes to yesterday's clusters are welcome: it is two clicks.",
    ),
    "break": _BREAK,
    "lunch": _LUNCH,
}  # fmt: skip
"""By key; what the agenda of one and of two days is made of."""
ONE_DAY = (
    (
        ("welcome", 20), ("tour", 25), (EXERCISE, 45), ("break", 10), ("observe", 40), ("sort", 55), ("lunch", 45), ("define", 35),
        ("story", 30), ("decide", 35), ("break", 15), ("compare", 40), ("interviews", 20), ("steps", 30), ("close", 15),
    ),
)  # fmt: skip
TWO_DAYS = (
    (
        ("welcome", 30), ("tour", 40), (EXERCISE, 65), ("break", 15), ("observe", 60), ("lunch", 60), ("sort", 75), ("break", 15),
        ("define", 60), ("story", 30),
    ),
    (
        ("review", 20), ("decide", 60), ("break", 15), ("compare", 70), ("interviews", 30), ("lunch", 60), ("practice", 45),
        ("break", 15), ("steps", 50), ("close", 25),
    ),
)  # fmt: skip
"""For each day its sessions, with their minutes."""


def timed(day: tuple[tuple[str, int], ...], plan: Plan) -> Iterator[tuple[str, Session]]:
    """The sessions of a day with the time at which each begins; the exercise only where the plan has it.

    Examples
    --------
    >>> from industry_clusters.workshop.plan import Plan
    >>> [time for time, _ in timed((("welcome", 20), (EXERCISE, 45), ("close", 15)), Plan("W", (), (), exercise=False))]
    ['8:30', '8:50']
    """
    at = BEGINS
    for key, minutes in day:
        if key == EXERCISE and not plan.exercise:
            continue
        yield clock(at), SESSIONS[key]
        at += minutes


def end_of(day: tuple[tuple[str, int], ...], plan: Plan) -> str:
    """The time at which a day ends."""
    return clock(BEGINS + sum(minutes for key, minutes in day if key != EXERCISE or plan.exercise))


def clock(minutes: int) -> str:
    """A time of day as an American writes it, from minutes after midnight.

    Examples
    --------
    >>> clock(510), clock(785)
    ('8:30', '1:05')
    """
    hour, rest = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}:{rest:02d}"
