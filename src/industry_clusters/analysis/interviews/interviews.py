"""Step 8: what the log of interviews says of itself, themes by cluster, and whom nobody has heard yet.

Texts are compared as Excel compares them: whole, without regard to capitals.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from industry_clusters.analysis.once import once
from industry_clusters.analysis.rows import records
from industry_clusters.interviews import FEWEST, MOST, PICKED, REQUIREMENTS, SIZE_CLASSES
from industry_clusters.study import MemberRole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.interviews import Interview, Interviews

LISTED = 6
"""Industries that are named where nobody has been heard; the others are counted."""

NO_CLUSTER, QUOTES_STEP = 99, 10_000
"""Quotes stand by cluster times the step, plus the row of the log; one of an unknown cluster stands last."""

COMPLETE = "complete"
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_DAY, _FIRST_TRUE = date(1899, 12, 30), date(1900, 3, 1)


@dataclass(frozen=True)
class LogRow:
    """What is worked out of one row of the log.

    ``position`` is its place in the log from 1, ``key`` the number as it is compared, ``slot`` the number of its cluster (0 where the definitions have none of
    that name), ``missing`` and ``unknown`` what is wrong in words, ``done`` whether the interview took place.
    """

    position: int
    interview: Interview
    key: str
    slot: int
    company: str
    industry_title: str
    missing: str
    unknown: str
    done: bool
    picked: bool

    @property
    def status(self) -> str:
        """The row's state in words."""
        half = f"; half filled: {self.missing[2:]} missing" if self.missing else ""
        return (half + self.unknown)[2:] or COMPLETE

    @property
    def quote_order(self) -> int | str:
        """Where its quote stands among those picked; an empty text where it is not."""
        return (self.slot or NO_CLUSTER) * QUOTES_STEP + self.position if self.picked else ""


@dataclass(frozen=True)
class MemberHeard:
    """A row of the definitions and how many interviews were made of it; ``counted`` as in the clusters' members."""

    slot: int
    industry_code: str
    industry_title: str
    role: str
    counted: bool
    interviews: int

    @property
    def is_open(self) -> bool:
        """Whether nobody of this industry has been heard."""
        return self.counted and self.interviews == 0


@dataclass(frozen=True)
class Coverage:
    """How far the interviews of one cluster are: counts, by role, and the definitions' rows not heard yet (from 1)."""

    cluster: str
    done: int
    by_role: tuple[int, ...]
    members_by_role: tuple[int, ...]
    members: int
    heard: int
    unheard: tuple[int, ...]

    @property
    def roles_missing(self) -> str:
        """The roles that the cluster has and nobody of which was heard."""
        rows = zip(MemberRole, self.by_role, self.members_by_role, strict=True)
        return "".join(f", {role}" for role, done, members in rows if members and not done)

    @property
    def state(self) -> str:
        """The cluster's state in words."""
        if self.done == 0:
            return f"none yet, {FEWEST} to {MOST} to do"
        rest = f"; nobody yet who is {self.roles_missing[2:]}" if self.roles_missing else ""
        if self.done < FEWEST:
            return f"{self.done} of {FEWEST} to {MOST}, {FEWEST - self.done} to go{rest}"
        return (f"{self.done}, enough" if self.done <= MOST else f"{self.done}, more than {MOST}") + rest


@dataclass(frozen=True)
class InterviewTables:
    """Everything that the sheets of interviews show.

    ``themes`` and ``requirements`` have for each theme of the list or category the number of interviews that name it: in
    all, then cluster by cluster; ``answered`` has for each question of the log (``Interviews.answer_keys``) the number that
    answer it. ``ranked`` are the themes (places from 0) that are named, most often first.
    """

    log: tuple[LogRow, ...]
    members: tuple[MemberHeard, ...]
    coverage: tuple[Coverage, ...]
    themes: tuple[tuple[int, ...], ...]
    requirements: tuple[tuple[int, ...], ...]
    answered: tuple[tuple[int, ...], ...]
    ranked: tuple[int, ...]
    contact_notes: tuple[str, ...]

    @property
    def quotes(self) -> tuple[LogRow, ...]:
        """Rows whose quote is picked for the briefing, cluster by cluster."""
        return tuple(sorted((row for row in self.log if row.picked), key=lambda row: row.quote_order))


@once
def interview_tables(analysis: Analysis) -> InterviewTables:
    """Work out what the log, the themes and the definitions say together.

    Parameters
    ----------
    analysis
        A study worked out, with its clusters and its NAICS table.

    Returns
    -------
    InterviewTables
        Counts of interviews. A row without a cluster of the definitions counts in all, and in no cluster; one
        without a date is planned, and not done.
    """
    said, names = analysis.study.interviews, analysis.clusters.names
    log = tuple(_log_rows(analysis))
    members = tuple(_members(analysis, log))
    themes = tuple(_counts(log, names, partial(_names_theme, theme)) for theme in said.themes_used)
    needs = tuple(_counts(log, names, partial(_needs, need)) for need in REQUIREMENTS)
    answered = tuple(_counts(log, names, partial(_answers, key)) for key in said.answer_keys)
    ranked = sorted((at for at, counts in enumerate(themes) if counts[0]), key=lambda at: -themes[at][0])
    coverage = tuple(_coverage(slot, name, log, members) for slot, name in enumerate(names, start=1))
    return InterviewTables(
        log, members, coverage, themes, needs, answered, tuple(ranked), tuple(_contact_notes(said))
    )


def same(one: str, other: str) -> bool:
    """Whether Excel takes two texts for the same."""
    return one.casefold() == other.casefold()


def number_key(text: str) -> str:
    """A number of the log as it is compared: without blanks around it.

    Examples
    --------
    >>> number_key(" A  7 ")
    'A 7'
    """
    return " ".join(part for part in text.split(" ") if part)


def date_number(text: str) -> int | None:
    """The day that Excel counts a date as; None for a text that is no date.

    Examples
    --------
    >>> date_number("2025-03-14"), date_number("in March")
    (45730, None)
    """
    try:
        day = date.fromisoformat(text) if _ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None
    return None if day is None or day < _FIRST_TRUE else (day - _FIRST_DAY).days


def _log_rows(analysis: Analysis) -> Iterable[LogRow]:
    said = analysis.study.interviews
    slots = {name.casefold(): slot for slot, name in enumerate(analysis.clusters.names, start=1)}
    table = analysis.naics_table
    titles = dict(zip(table["industry_code"], table["industry_title"], strict=True))
    companies: dict[str, str] = {}
    for contact in said.contacts:
        companies.setdefault(number_key(contact.number).casefold(), contact.company)
    numbers = Counter(number_key(row.number).casefold() for row in said.log)
    pairs = {(slots.get(name.casefold(), 0), code) for name, code in _pairs(analysis)}
    for position, row in enumerate(said.log, start=1):
        key, slot, code = number_key(row.number), slots.get(row.cluster.casefold(), 0), row.industry_code
        unknown = [
            (bool(row.number) and numbers[key.casefold()] > 1, "number used twice"),
            (bool(row.cluster) and not slot, "cluster not in the definitions"),
            (bool(code) and code not in titles, "NAICS not in the study"),
            (code in titles and bool(slot) and (slot, code) not in pairs, "industry not in this cluster"),
            *_unknown_words(row, said),
        ]
        yield LogRow(
            position, row, key, slot,
            company=companies.get(key.casefold(), "") if key else "",
            industry_title=titles.get(code, ""),
            missing=_missing(row),
            unknown="".join(f"; {words}" for holds, words in unknown if holds),
            done=bool(slot and row.date),
            picked=same(row.picked.strip(" "), PICKED) and bool(row.quote),
        )  # fmt: skip


def _pairs(analysis: Analysis) -> Iterable[tuple[str, str]]:
    members = analysis.clusters.members
    return zip(members["cluster"], members["industry_code"], strict=True)


def _missing(row: Interview) -> str:
    parts = {
        "number": row.number,
        "cluster": row.cluster,
        "NAICS": row.industry_code,
        "role": row.role,
        "size": row.size,
        "date": row.date,
        "theme": row.themes,
    }
    return "".join(f", {name}" for name, value in parts.items() if not value)


def _unknown_words(row: Interview, said: Interviews) -> list[tuple[bool, str]]:
    def known(word: str, words: Iterable[str]) -> bool:
        return not word or any(same(word, one) for one in words)

    return [
        (not known(row.role, MemberRole), "role unknown"),
        (not known(row.size, SIZE_CLASSES), "size unknown"),
        (bool(row.date) and date_number(row.date) is None, "date is text"),
        (not all(known(theme, said.themes_used) for theme in row.themes), "theme not in the list"),
        (not known(row.requirement, REQUIREMENTS), "need unknown"),
    ]


def _names_theme(theme: str, row: LogRow) -> bool:
    return any(same(one, theme) for one in row.interview.themes)


def _needs(need: str, row: LogRow) -> bool:
    return same(row.interview.requirement, need)


def _answers(key: str, row: LogRow) -> bool:
    return bool(row.interview.answers.get(key))


def _counts(log: Sequence[LogRow], names: Sequence[str], holds: Callable[[LogRow], bool]) -> tuple[int, ...]:
    slots = Counter(row.slot for row in log if holds(row))
    return (sum(slots.values()), *(slots[slot] for slot in range(1, len(names) + 1)))


def _members(analysis: Analysis, log: Sequence[LogRow]) -> Iterable[MemberHeard]:
    titles = dict(
        zip(analysis.naics_table["industry_code"], analysis.naics_table["industry_title"], strict=True)
    )
    heard = Counter((row.slot, row.interview.industry_code) for row in log if row.done)
    members = analysis.clusters.members
    for row in records(members[members["industry_code"].ne("")]):
        slot = 0 if row["slot"] != row["slot"] else int(row["slot"])
        code, counted = str(row["industry_code"]), row["counted"] == 1
        yield MemberHeard(
            slot, code, titles.get(code, ""), str(row["role"]), counted, heard[slot, code] if counted else 0
        )


def _coverage(slot: int, cluster: str, log: Sequence[LogRow], members: Sequence[MemberHeard]) -> Coverage:
    done = [row for row in log if row.done and row.slot == slot]
    own = [member for member in members if member.slot == slot and member.counted]
    return Coverage(
        cluster,
        len(done),
        tuple(sum(same(row.interview.role, role) for row in done) for role in MemberRole),
        tuple(sum(same(member.role, role) for member in own) for role in MemberRole),
        len(own),
        sum(not member.is_open for member in own),
        tuple(at for at, member in enumerate(members, start=1) if member.slot == slot and member.is_open),
    )


def _contact_notes(said: Interviews) -> Iterable[str]:
    known = {number_key(row.number).casefold() for row in said.log}
    keys = [number_key(contact.number).casefold() for contact in said.contacts]
    for key in keys:
        yield (
            "number missing"
            if not key
            else "no such interview in the log"
            if key not in known
            else "number used twice"
            if keys.count(key) > 1
            else ""
        )
