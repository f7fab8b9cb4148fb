"""The three meetings: agenda with times, roles at each item, room and materials, presenters, calls between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.mobilization.method import MEETINGS
from industry_clusters.views.mobilization.tables import SOURCE, Shown, study_table, typed_table, word
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Heading,
    NoteBox,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.views.vocabulary.model import Block

PRESENTERS = (
    "One page, handed out: the plan's form, not slides.",
    "Ten minutes: the goal, what will be different in a year, how we will know, the first steps.",
    "Who has signed up, and for what, by name.",
    "What is missing: money, expertise, materials, organization. Ask for it.",
    "What we assume, and what would prove us wrong.",
    "Listen to the questions; do not defend. The recorder writes the feedback down.",
)
QUESTIONS = (
    "Is the outcome strong, and can it be measured?",
    "What does the plan assume?",
    "Which partners in the region are missing?",
    "Who volunteers, and for what?",
)


def meeting_sheet(shown: Mobilization, name: str) -> Sheet:
    """One meeting's agenda and lists."""
    at = MEETINGS.index(name) + 1
    blocks: list[Block] = [
        Paragraph(
            "Choose a cluster group: date, start and length come from 'Dates', and the items follow. How conceptual plans are drafted (a longer "
            "meeting 1, team meetings between, a longer meeting 2) is chosen on 'Choose clusters'."
        ),
        Fields(tuple(_fields(shown, at))),
        Heading("Agenda"),
        _agenda(shown, at),
        *_further(shown, at),
    ]
    return Sheet(name, f"{name}: agenda and checklists", Role.INPUT, tuple(blocks), SOURCE, full_width=True)


def _fields(shown: Mobilization, at: int) -> Iterator[Field]:
    yield word(shown, f"mobilize_agenda_{at}", "Cluster group", rule=Choice("{groups.cluster}"))
    yield word(shown, f"mobilize_day_{at}", "Date", Unit.DATE)
    yield word(shown, f"mobilize_room_{at}", "Place")
    yield word(shown, f"mobilize_start_{at}", "Start", Unit.TIME)
    yield word(shown, f"mobilize_length_{at}", "Minutes", Unit.COUNT)
    yield word(shown, f"mobilize_way_{at}", "Conceptual plans by")


def _agenda(shown: Mobilization, at: int) -> Table:
    columns = (
        Shown("time", "Time", Unit.TIME, 26.0),
        Shown("what", "Item", width=36.0),
        Shown("minutes", "Minutes", Unit.COUNT, 13.0),
        Shown("chairs", "Co-chairs", width=46.0),
        Shown("facilitators", "Facilitators", width=46.0),
    )
    return study_table(shown, f"agenda_{at}", (), columns)


def _further(shown: Mobilization, at: int) -> Iterator[Block]:
    if at == 1:
        yield from _words(
            shown,
            "mobilize_note_report_1",
            "Report of the co-chairs to the leadership group, and its feedback",
        )
        return
    yield from _words(
        shown,
        f"mobilize_note_report_{at}",
        "Report of the co-chairs to the leadership group, and its feedback",
    )
    yield Heading("For those who present", new_page=True)
    yield _ticks(f"presenters_{at}", "Presenter's checklist", PRESENTERS)
    yield Heading("What to ask, as an investor would")
    yield _ticks(f"questions_{at}", "Question", QUESTIONS)
    if at == 2:  # noqa: PLR2004  calls are made before meeting 2 and 3 alike
        yield Heading("Facilitators' calls between meetings", new_page=True)
        yield typed_table(shown, "calls", (Shown("check", "To check", width=30.0),))


def room_sheet(shown: Mobilization, name: str) -> Sheet:
    """Room and materials, to tick for each meeting."""
    words = Paragraph(
        "What the room needs, for all three meetings: tick it when it is done, or write who brings it."
    )
    return Sheet(
        name, "Room and materials", Role.INPUT, (words, typed_table(shown, "room")), SOURCE, landscape=False
    )


def _words(shown: Mobilization, key: str, prompt: str) -> Iterator[NoteBox]:
    yield NoteBox(key, prompt, shown.typed.words.get(key, ""), 3)


def _ticks(key: str, heading: str, lines: tuple[str, ...]) -> Table:
    return Table(
        key,
        (
            Column("mark", "☐", ["☐"] * len(lines), width=26.0),
            Column("line", heading, list(lines), Unit.LONG_TEXT, width=36.0, span=3),
        ),
    )
