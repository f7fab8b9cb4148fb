"""What a table does not say of itself, asked once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.errors import BadValue
from industry_clusters.ingest import lookups
from industry_clusters.ingest.files.cell_text import parsed
from industry_clusters.ingest.files.number_signs import decimal_sign, plain_numbers
from industry_clusters.ingest.layouts.ownership import ownership_code
from industry_clusters.ingest.own.columns import JOINED, VALUES, YEAR
from industry_clusters.ingest.own.header_words import with_year
from industry_clusters.panel import COUNTS

if TYPE_CHECKING:
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.own.content_roles import Roles
    from industry_clusters.study import ColumnMapping

_A_YEAR = re.compile(r"(?<![0-9])((?:19[89]|20[0-9])[0-9])(?![0-9])")
_FEWER = re.compile(r"<\s*[0-9,]+")
_OWNERS = (
    ("5", "private employers"),
    ("0", "all ownerships together"),
    ("1", "the federal government"),
    ("2", "state government"),
    ("3", "local government"),
)
_COUNT_WORDS = (
    (COUNTS[1], "jobs"),
    (COUNTS[0], "establishments"),
    (COUNTS[2], "total wages in dollars"),
    ("avg_annual_pay", "average annual pay"),
    ("annual_avg_wkly_wage", "average weekly wage"),
)
_COUNT_IN_TEXT = (
    (COUNTS[1], re.compile(r"\b(?:jobs|employment|employees)\b", re.IGNORECASE)),
    (COUNTS[0], re.compile(r"\bestablishments\b", re.IGNORECASE)),
    (COUNTS[2], re.compile(r"\b(?:total wages|payroll)\b", re.IGNORECASE)),
)
_MARKS_SHOWN = 5


@dataclass(frozen=True)
class Question:
    """One thing to ask: what it is about, in words; ``choices`` are (answer, words); ``default`` is what the file suggests."""

    key: str
    text: str
    choices: tuple[tuple[str, str], ...] = ()
    default: str = ""


def questions_of(
    file: DataFile,
    mapping: ColumnMapping,
    roles: Roles,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    around: Sequence[str],
    delimiter: str,
) -> tuple[Question, ...]:
    """Return what has to be asked of a table: its area, year, ownership, count, decimal sign, marks, and its source.

    Parameters
    ----------
    around
        The texts above and below the table, which may say it.
    """
    has_year = (
        "year" in mapping.columns
        or roles.by_year
        or any(YEAR in name for name in (*mapping.columns.values(), mapping.sheet or ""))
    )
    asked: list[Question | None] = [
        _industry(mapping),
        _area(mapping, roles, header, rows),
        None if has_year else _year(file, around),
        None if "own_code" in mapping.columns else _owner(around),
        _count(mapping, roles, around, file),
        *_of_numbers(file, mapping, roles, header, rows, delimiter),
        Question("source", "Who published these numbers, and of when are they? It stands below every table.", default=mapping.source or file.name),
    ]  # fmt: skip
    return tuple(question for question in asked if question is not None)


def _industry(mapping: ColumnMapping) -> Question | None:
    if "industry_code" in mapping.columns:
        return None
    return Question("industry_code", "Which column holds NAICS codes? Without one the table cannot be read.")


def _area(
    mapping: ColumnMapping, roles: Roles, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> Question | None:
    if set(JOINED) <= set(mapping.columns):
        return None
    column = mapping.columns.get("area_fips", "")
    if not column:
        return Question(
            "area_fips",
            "Which area is it of? Its code: five digits for a county (06029), 06000 for a state, US000.",
        )
    if not roles.names_areas or column not in header:
        return None
    names = {row[header.index(column)] for row in rows if header.index(column) < len(row)} - {""}
    known = set(lookups.state_titles().values())
    if all("," in name or name in known for name in names):
        return None
    listed = ", ".join(sorted(names)[:3])
    return Question(
        "state", f"In which state are the areas ({listed})? Many states have a county of one name."
    )


def _year(file: DataFile, around: Sequence[str]) -> Question:
    years = Counter(match for text in (*around, file.name) for match in _A_YEAR.findall(text))
    default = next(iter(years)) if len(years) == 1 else ""
    return Question("year", "Of which year are the numbers?", default=default)


def _owner(around: Sequence[str]) -> Question:
    said = {code for text in around for part in re.split(r"[,;:|]", text) if (code := ownership_code(part))}
    return Question(
        "own_code", "Whose jobs are counted?", _OWNERS, default=said.pop() if len(said) == 1 else ""
    )


def _count(mapping: ColumnMapping, roles: Roles, around: Sequence[str], file: DataFile) -> Question | None:
    if any(name in mapping.columns for name in VALUES):
        return None
    if not roles.by_year:
        return Question(COUNTS[1], "Which column holds the number of jobs?")
    said = [
        count for count, words in _COUNT_IN_TEXT if any(words.search(text) for text in (*around, file.name))
    ]
    default = said[0] if len(said) == 1 else ""
    return Question(
        "value_column", "What do the columns headed by a year count?", _COUNT_WORDS, default=default
    )


def _of_numbers(
    file: DataFile,
    mapping: ColumnMapping,
    roles: Roles,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    delimiter: str,
) -> Iterator[Question]:
    places = {place: name for place, name in enumerate(header) if _is_value(name, mapping, roles)}
    texts = list(
        {
            row[place]: line
            for line, row in enumerate(rows)
            for place in places
            if place < len(row) and row[place]
        }.items()
    )
    decimal, is_open = ".", False
    try:
        decimal = decimal_sign(texts, file, delimiter)
    except BadValue as found:
        is_open = True
        yield Question("decimal", f"{found.what}. Which is it?", ((",", "a decimal comma: 1.500 is 1,500"), (".", "a decimal point: 1.500 is one and a half")))  # fmt: skip
    marks = _unknown_marks([text for text, _ in texts], decimal, mapping)
    if marks:
        listed = ", ".join(marks)
        yield Question("withheld_marks", f"In columns of numbers stand {listed}. Do they mean not disclosed? ('no' if they mean something else)")  # fmt: skip
    jobs = [place for place, name in places.items() if _is_jobs(name, mapping)]
    if not is_open and not mapping.fractions and jobs and _has_fractions(rows, jobs, decimal):
        yield Question("fractions", "Some jobs are parts of one. Are they estimates or averages?", (("yes", "yes, read them so"), ("no", "no, something is wrong")))  # fmt: skip


def _is_value(name: str, mapping: ColumnMapping, roles: Roles) -> bool:
    mapped = {mapping.columns[ours] for ours in VALUES if ours in mapping.columns}
    return (
        name in mapped or with_year(name) in mapped or (roles.by_year and _A_YEAR.fullmatch(name) is not None)
    )


def _is_jobs(name: str, mapping: ColumnMapping) -> bool:
    jobs = mapping.columns.get(COUNTS[1], "")
    return jobs in (name, with_year(name))


def _unknown_marks(texts: Sequence[str], decimal: str, mapping: ColumnMapping) -> list[str]:
    known = {mark.casefold() for mark in mapping.withheld_marks}
    plain = plain_numbers(texts, decimal)
    odd = Counter(
        text
        for text, number in zip(texts, plain, strict=True)
        if parsed(number) is None and text.casefold() not in known and not _FEWER.fullmatch(text)
    )
    return [text for text, _ in odd.most_common(_MARKS_SHOWN)]


def _has_fractions(rows: Sequence[Sequence[str]], places: Sequence[int], decimal: str) -> bool:
    texts = {row[place] for row in rows for place in places if place < len(row) and not row[place].isdigit()}
    numbers = (parsed(text) for text in plain_numbers(list(texts), decimal))
    return any(number is not None and number % 1 for number in numbers)
