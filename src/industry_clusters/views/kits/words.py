"""Words that several papers of a kit share: numbers, meetings, the cluster's figures, what a place still lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.interviews import interview_tables
from industry_clusters.analysis.mobilization.agenda import AGENDAS
from industry_clusters.interviews import REQUIREMENTS
from industry_clusters.mobilization.method import LAUNCH, MEETINGS
from industry_clusters.views.slides.deck_clusters import map_figures
from industry_clusters.views.slides.deck_words import empty_clusters
from industry_clusters.views.vocabulary.days import said_day, said_time
from industry_clusters.views.vocabulary.document_model import Blank, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.mobilization.agenda import Item
    from industry_clusters.views.papers.case import Case
    from industry_clusters.views.vocabulary.document_model import Line

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_REPLY_DAYS = 21
"""Before meeting 1: then the calls to those who have not replied begin."""
_MINUTES_OF_DAY = 1440
_MOST_THEMES = 5
EVENTS_AFTER = {MEETINGS[0]: MEETINGS[1], MEETINGS[1]: MEETINGS[2], MEETINGS[2]: LAUNCH}
"""What each meeting invites to."""


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun, small ones in words.

    Examples
    --------
    >>> counted(1, "group"), counted(3, "group"), counted(12, "priority", "priorities")
    ('one group', 'three groups', '12 priorities')
    """
    number = _WORDS[count] if 0 <= count < len(_WORDS) else f"{count:,}"
    return f"{number} {one if count == 1 else many or f'{one}s'}"


def boxes(*lines: str) -> tuple[Text, ...]:
    """Lines with a box before each, to tick."""
    return tuple(Text((f"\N{BALLOT BOX}  {line}",)) for line in lines)


def groups(case: Case) -> int:
    """How many cluster groups there are, this one among them."""
    return len({*case.chosen, case.cluster})


def when_and_where(case: Case, event: str) -> Line:
    """Date, time and place of an event; a place to fill in for what nobody typed."""
    found = case.event(event)
    day = found.day or Blank(f"[date of {event.lower()}]")
    clock = (", ", found.clock) if found.clock else (", ", Blank("[time]"))
    return (day, *clock, ", ", found.place or Blank("[place]"))


def reply_by(case: Case) -> str | Blank:
    """Three weeks before meeting 1, when the calls to those who have not replied begin."""
    first = case.event(MEETINGS[0]).on
    return said_day(first - timedelta(days=_REPLY_DAYS)) if first else Blank("[reply date]")


def figures(case: Case) -> tuple[tuple[str, str], ...]:
    """The cluster's figures as (what it is, the number as it is known); none where nothing is known of it."""
    if case.slot is None or case.analysis.clusters.names[case.slot - 1] in empty_clusters(case.analysis):
        return ()
    return map_figures(case.analysis, case.slot)


def interviews_done(case: Case) -> int:
    """How many employers of the cluster were interviewed."""
    return 0 if case.slot is None else interview_tables(case.analysis).coverage[case.slot - 1].done


def heard(case: Case) -> tuple[tuple[str, int], ...]:
    """Themes of the cluster's interviews with how many name each, most often first; needs where no theme was named."""
    if case.slot is None:
        return ()
    tables, slot = interview_tables(case.analysis), case.slot
    themes = case.analysis.study.interviews.themes_used
    for names, counts in ((themes, tables.themes), (REQUIREMENTS, tables.requirements)):
        said = [(name, row[slot]) for name, row in zip(names, counts, strict=True) if row[slot]]
        if said:
            return tuple(sorted(said, key=lambda one: -one[1])[:_MOST_THEMES])
    return ()


def timed(case: Case, meeting: int) -> Iterator[tuple[str, int | None, Item]]:
    """The items of a meeting's agenda that this group has: when each begins, how many minutes it has, and who does what."""
    names = {**case.made.book.names, f"mobilize_agenda_{meeting}": case.cluster}
    book, table = replace(case.made.book, names=names, _known={}), f"agenda_{meeting}"
    columns = (book.column(table, name) for name in ("time", "minutes", "left_out"))
    for clock, minutes, left_out, item in zip(*columns, AGENDAS[MEETINGS[meeting - 1]], strict=True):
        if not left_out:
            yield said_clock(clock), minutes if isinstance(minutes, int) else None, item


def said_clock(share: float) -> str:
    """A share of a day as a time of day.

    Examples
    --------
    >>> said_clock(8 / 24), said_clock(17.5 / 24)
    ('8:00 a.m.', '5:30 p.m.')
    """
    minutes = round(share * _MINUTES_OF_DAY) % _MINUTES_OF_DAY
    return said_time(f"{minutes // 60:02d}:{minutes % 60:02d}")
