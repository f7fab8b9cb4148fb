"""Agendas: when each item begins, from the meeting's start and length, for each way of drafting conceptual plans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.mobilization.across import found, found_value, row_of
from industry_clusters.analysis.mobilization.live import (
    Live,
    blank,
    either,
    first_of,
    joined,
    key,
    more,
    named,
    no,
    own,
    same,
    when,
)
from industry_clusters.mobilization.method import (
    BETWEEN,
    LONGER_FIRST,
    LONGER_SECOND,
    MEETINGS,
    STANDARD_LENGTH,
    WAYS,
)

if TYPE_CHECKING:
    from industry_clusters.analysis.mobilization.worked import Place

_DRAFTING = 60
_DAY = 1440
_STEP = 5
_EIGHT = 8 / 24


@dataclass(frozen=True)
class Item:
    """An item of an agenda: minutes in a meeting of the usual length by way of drafting, and who does what."""

    what: str
    minutes: tuple[int, int, int]
    chairs: str
    facilitators: str
    before: int = 0


def _plain(minutes: int) -> tuple[int, int, int]:
    return (minutes, minutes, minutes)


AGENDAS = {
    MEETINGS[0]: (
        Item("Co-chairs and facilitators meet", _plain(0), "Go through the agenda; agree on who speaks when.", "Set up the wall, cards, dots and name tents.", 30),
        Item("Welcome and introductions", _plain(15), "Welcome everyone; say why the group was asked and what it decides.", "Hand out cards; note who is there."),
        Item("Overview and briefing", _plain(15), "Tell what the figures and interviews say; take questions.", "Show the figures; put the map on the wall."),
        Item("Vision and requirements", _plain(45), "Read the questions aloud; five minutes of quiet; then each person in turn, without comment.", "One guides; the other writes requirements on sheets by category, and groups what is alike."),
        Item("Vote and break", _plain(15), "Explain the dots: four each, one on a priority, those you would work on yourself, all at once.", "Number the priorities; merge look-alikes with the co-chairs; count."),
        Item("Discussion of the top priorities", _plain(15), "Name what got the dots; ask what would be different in a year. One to three go on.", "Write down what each priority means."),
        Item("Volunteers and action teams", _plain(15), "Ask who takes the lead. A priority without a champion does not go on.", "Write down convenors, members and the date of each team."),
        Item("Teams draft conceptual plans", (_DRAFTING, 0, 0), "Go from team to team.", "Hand out the one-page form; help with outcomes."),
        Item("End", _plain(0), "Thank everyone; give the date of meeting 2.", "Take pictures of all sheets; collect the cards."),
    ),
    MEETINGS[1]: (
        Item("Co-chairs and facilitators meet", _plain(0), "Read the plans; agree on questions.", "Lay out copies of each plan.", 30),
        Item("Welcome and introductions", _plain(15), "Welcome those who are new.", "Note who is there."),
        Item("Overview of the first step", _plain(15), "Recall vision, priorities and votes; say what today decides.", "Put the summary of meeting 1 on the wall."),
        Item("Teams draft conceptual plans", (0, 0, _DRAFTING), "Go from team to team.", "Hand out the one-page form; help with outcomes."),
        Item("Presentations: 10 to 15 minutes a team, and discussion", _plain(80), "Ask as an investor would: strong? measurable? what does it assume? which partners are missing?", "One keeps time; the other puts feedback on the record."),
        Item("Wrap-up: go on, merge or stop; volunteers", _plain(10), "Ask the group for its recommendation on each plan.", "Write it down with names."),
        Item("End", _plain(0), "Thank everyone; give the date of meeting 3.", "Send the feedback to each team."),
    ),
    MEETINGS[2]: (
        Item("Co-chairs and facilitators meet", _plain(0), "Read the action plans; look for commitments.", "Lay out copies of each plan.", 30),
        Item("Welcome", _plain(10), "Say what happens with the plans after today.", "Note who is there."),
        Item("Overview of the second step", _plain(15), "Recall what the group asked of each team.", "Put the feedback on the wall."),
        Item("Presentation of action plans", _plain(70), "Ask for timeline, requirements and commitments by name.", "Write each commitment down."),
        Item("Recommendation on each plan", _plain(15), "A plan without clear commitments does not go forward.", "Record the recommendation and why."),
        Item("What follows: leadership group and launch", _plain(10), "Say when the leadership group decides, and invite to the launch.", "Collect words on what was learned."),
        Item("End", _plain(0), "Thank everyone.", "Send the plans to the leadership group."),
    ),
}  # fmt: skip
"""By meeting: its items in order."""


def agenda_names(at: int) -> dict[str, Live]:
    """Way, start and length of the meeting that an agenda is shown for."""
    cluster = key(named(f"mobilize_agenda_{at}"))
    event = MEETINGS[at - 1]
    unit = joined(cluster, "|", event)
    way = found("groups", "key", cluster, "way")
    start, minutes = (found_value("events", "key", unit, column, "") for column in ("clock", "length"))
    longer = {1: LONGER_FIRST, 2: LONGER_SECOND}.get(at)
    usual = (
        when(same(named(f"mobilize_way_{at}"), longer), STANDARD_LENGTH + _DRAFTING, STANDARD_LENGTH)
        if longer
        else STANDARD_LENGTH
    )
    return {
        f"mobilize_way_{at}": when(either(*(same(way, one) for one in WAYS)), way, BETWEEN),
        f"mobilize_start_{at}": when(blank(start), _EIGHT, start),
        f"mobilize_length_{at}": when(blank(minutes), usual, minutes),
        f"mobilize_day_{at}": found_value("events", "key", unit, "day", "no date yet"),
        f"mobilize_room_{at}": first_of(
            (same(row_of("events", "key", unit), 0), "no place yet"), otherwise=found("events", "key", unit, "place")
        ),
    }  # fmt: skip


def agenda_rows(at: int) -> list[dict[str, Any]]:
    """The items of a meeting as rows."""
    return [
        {
            "at": number,
            "what": item.what,
            "chairs": item.chairs,
            "facilitators": item.facilitators,
            "before": item.before,
            **{f"base_{way}": minutes for way, minutes in enumerate(item.minutes, 1)},
        }
        for number, item in enumerate(AGENDAS[MEETINGS[at - 1]], 1)
    ]


def agenda_columns(at: int) -> dict[str, Live]:
    """When each item begins; an item that another way of drafting has is left out."""
    way, table = named(f"mobilize_way_{at}"), f"agenda_{at}"
    base = first_of(
        *((same(way, one), own(f"base_{number}")) for number, one in enumerate(WAYS, 1)), otherwise=0
    )
    is_used = either(more(own("base"), 0), same(own("before"), 30), same(own("what"), "End"))
    return {
        "base": base,
        "offset": _offset(table, at),
        "time": when(is_used, _clock(at), "not today"),
        "minutes": when(more(own("base"), 0), _until_next(table, at), ""),
        "left_out": when(no(is_used), 1, 0),
    }


def _offset(table: str, at: int) -> Live:
    """Minutes after the start, to five minutes, in proportion to the length."""
    earlier, every = f"SUMPRODUCT(({{{table}.at}}<[at])*{{{table}.base}})", f"SUM({{{table}.base}})"
    text = f"ROUND(mobilize_length_{at}*{earlier}/{every}/{_STEP},0)*{_STEP}-[before]"
    return Live(
        text, lambda place: _minutes_before(place, table, at, place.row or 0) - (place.cell("before") or 0)
    )


def _minutes_before(place: Place, table: str, at: int, row: int) -> int:
    bases = place.book.column(table, "base")
    length = place.book.word(f"mobilize_length_{at}")
    return int(length * sum(bases[:row]) / sum(bases) / _STEP + 0.5) * _STEP


def _clock(at: int) -> Live:
    start = f"mobilize_start_{at}"
    return Live(
        f"{start}+[offset]/{_DAY}", lambda place: place.book.word(start) + place.cell("offset") / _DAY
    )


def _until_next(table: str, at: int) -> Live:
    earlier, every = f"SUMPRODUCT(({{{table}.at}}<=[at])*{{{table}.base}})", f"SUM({{{table}.base}})"
    text = f"ROUND(mobilize_length_{at}*{earlier}/{every}/{_STEP},0)*{_STEP}-[offset]"
    return Live(
        text, lambda place: _minutes_before(place, table, at, (place.row or 0) + 1) - place.cell("offset")
    )
