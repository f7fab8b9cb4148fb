"""A meeting's agenda for those who come, the facilitators' script, and what has to be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import CATEGORIES, DOTS, MEETINGS
from industry_clusters.views.kits.people import co_chairs, expected, facilitators, named
from industry_clusters.views.kits.spoken import SPOKEN
from industry_clusters.views.kits.words import EVENTS_AFTER, boxes, timed, when_and_where
from industry_clusters.views.vocabulary.document_model import (
    Blank,
    Callout,
    DocumentTable,
    Heading,
    PageBreak,
    Points,
    Run,
    Text,
    in_words,
    report,
)
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from industry_clusters.views.kits.people import Someone
    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Block, Line

_LEAST_COPIES = 20
"""Where nobody has said yes yet: the method wants 15 to 20 in the room."""
PURPOSES = (
    "Say where the cluster should be in five years, choose one to three priorities, and form an action team for each.",
    "Hear each team's conceptual plan, say what makes it stronger, and recommend: go on, merge, or stop.",
    "Hear each team's action plan with its commitments, and recommend to the leadership group which plans go forward.",
)
"""What each meeting is for."""


def agenda(case: Case, meeting: int) -> Paper:
    """The agenda on a page: what it is for, times, who leads, and the next meeting."""
    event = MEETINGS[meeting - 1]
    after = EVENTS_AFTER[event]
    rows = tuple(
        (clock, item.what, f"{minutes} minutes" if minutes else "")
        for clock, minutes, item in timed(case, meeting)
        if not item.before
    )
    body: tuple[Block, ...] = (
        Text((Run("When and where: ", bold=True), *when_and_where(case, event))),
        Text((Run("Purpose: ", bold=True), PURPOSES[meeting - 1])),
        DocumentTable(
            ("Time", "Item", ""), rows, (0.18, 0.62, 0.2), title=f"Agenda of {event.lower()}", row_height=0.32
        ),
        Text((Run("Co-chairs: ", bold=True), *_names(co_chairs(case)))),
        Text((Run("Facilitators: ", bold=True), *_names(facilitators(case)))),
        Text((Run(f"{after}: ", bold=True), *when_and_where(case, after))),
    )
    return Paper(
        "Agenda", (report(f"{event}: agenda", f"{case.cluster} group, {case.region}", case.board, "", body),)
    )


def _names(people: Iterable[Someone]) -> Line:
    """Names with commas between; a place for each that is not to be listed, or where there is nobody yet."""
    pieces: Line = ()
    for one in people:
        pieces = (*pieces, ", ", named(one)) if pieces else (named(one),)
    return pieces or (Blank("[name]"),)


def script(case: Case, meeting: int) -> Paper:
    """The facilitators' script: what to print, then item by item who does what, words to use, what to have ready."""
    event = MEETINGS[meeting - 1]
    body: list[Block] = [
        Text((Run("When and where: ", bold=True), *when_and_where(case, event))),
        Text((Run("Purpose: ", bold=True), PURPOSES[meeting - 1])),
        Text(("One facilitator guides, the other records. Both are neutral: they ask, and never answer for the group.",)),
        Heading("Before: print and bring"),
        print_list(case, meeting),
        *boxes(*_room(case)),
        PageBreak(),
        Heading("Item by item"),
    ]  # fmt: skip
    for clock, minutes, item in timed(case, meeting):
        body += _item(meeting, clock, minutes, item.what, (("Co-chairs", item.chairs), ("Facilitators", item.facilitators)))  # fmt: skip
    after = EVENTS_AFTER[event]
    body += [
        Heading("Afterward"),
        Points(
            (
                ("Type cards, priorities, votes and attendance into the mobilization workbook on the same day.",),
                ("Make this kit again: the invitations to the next event have the summary then. Send them within three days.",),
                (f"{after}: ", *when_and_where(case, after)),
            )
        ),
    ]  # fmt: skip
    title = f"{event}: facilitators' script"
    return Paper("Facilitators' script", (report(title, f"{case.cluster} group, {case.region}", case.board, "", tuple(body)),))  # fmt: skip


def _room(case: Case) -> Iterator[str]:
    """The office's own list of room and materials."""
    yield from (row["item"].strip() for row in case.rows("room") if row.get("item", "").strip())


def _item(
    meeting: int, clock: str, minutes: int | None, what: str, tasks: tuple[tuple[str, str], ...]
) -> Iterator[Block]:
    long = f" ({minutes} minutes)" if minutes else ""
    yield Heading(f"{clock}  {what}{long}", 2)
    yield from (Text((Run(f"{who}: ", bold=True), does)) for who, does in tasks if does)
    spoken = SPOKEN.get((meeting, what))
    if spoken:
        yield Callout(tuple((f"\N{LEFT DOUBLE QUOTATION MARK}{one}\N{RIGHT DOUBLE QUOTATION MARK}",) for one in spoken.words), "Words you can use")  # fmt: skip
        if spoken.ready:
            yield Text((Run("Have ready: ", bold=True), "; ".join(spoken.ready), "."))


def print_list(case: Case, meeting: int) -> DocumentTable:
    """How many copies of each file, by who is expected; the method's number where nobody said yes yet."""
    people = max(len(expected(case)), _LEAST_COPIES)
    plans = max(sum(1 for _ in case.rows("plans", cluster=case.cluster)), 1)
    common = (
        ("Agenda", f"{people}, one for each person", "letter"),
        ("Handouts", f"{people}, both sides", "letter"),
        ("Name tents", "1", "heavy paper, folded in the middle"),
        ("Attendance sheet", "1, at the door", "letter"),
        ("Flip-chart headings", "1", "letter, taped to the top of each sheet"),
        ("Facilitators' script", "5, for co-chairs and facilitators", "letter"),
    )
    own = {
        1: (
            ("Cards 5 by 7 inches", f"{-(-people // 2)}, both sides, cut in two", "heavy paper"),
            ("Worksheets", "6, two for each action team", "letter"),
            ("Dots", f"{DOTS * people}, {DOTS} for each person", "stickers"),
        ),
        2: (("Worksheets", f"{people} of each plan", "letter"),),
        3: (("Worksheets", f"{people} of each plan", "letter"),),
    }[meeting]
    rows = (*common, *own)
    title = f"What to print for {people} people and {plans} plan{'s' * (plans != 1)}"
    return DocumentTable(("What", "Copies", "Paper"), rows, (0.3, 0.38, 0.32), title=title)


def requirement_categories() -> tuple[str, ...]:
    """The categories under which requirements are written down."""
    return tuple(one[:1].upper() + one[1:] for one in CATEGORIES)


def said_when(case: Case, event: str) -> str:
    """Date, time and place of an event in one text."""
    return in_words(when_and_where(case, event))
