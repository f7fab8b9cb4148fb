"""Interviews read back from a workbook's sheets, row by row as they were typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from industry_clusters.ingest.study.input_homes import lost_input
from industry_clusters.ingest.study.written_places import corners
from industry_clusters.interviews import (
    ANSWERS_PREFIX,
    CONTACT_HEADERS,
    CONTACTS_RANGE,
    LOG_HEADERS,
    LOG_RANGE,
    QUESTION_HEADERS,
    QUESTIONS_RANGE,
    STARTER_QUESTIONS,
    STARTER_THEMES,
    THEME_HEADERS,
    THEMES_RANGE,
    Contact,
    Interview,
    Interviews,
    Question,
    is_question_key,
    new_keys,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from openpyxl import Workbook

_FIRST_DAY, _EARLIEST, _LATEST = date(1899, 12, 30), 32874, 73050
"""Numbers from 1990 to 2099 in the column of dates are dates that have lost their format."""


def interviews_in(book: Workbook, file: str) -> Interviews:
    """Read log, contacts, themes and questions of the workbook ``file``; rows beneath the tables' room are read as well.

    A sheet of contacts that was taken out of the workbook counts as none.

    Raises
    ------
    WorkbookError
        Where the log or the themes have lost their cells.
    """
    themes = tuple(
        row["theme"]
        for row in list_rows(book, file, THEMES_RANGE, {"theme": "Theme"}, beyond=False)
        if row["theme"]
    )
    return Interviews(
        tuple(
            row for row in map(_interview, list_rows(book, file, LOG_RANGE, LOG_HEADERS)) if not row.is_empty
        ),
        tuple(
            row
            for row in (Contact(**row) for row in list_rows(book, file, CONTACTS_RANGE, CONTACT_HEADERS))
            if not row.is_empty
        ),
        () if themes == STARTER_THEMES else themes,
        tuple(_questions(book, file)),
    )


def _questions(book: Workbook, file: str) -> Iterator[Question]:
    """The team's own list of questions; none where it is the one to start with."""
    rows = [Question(**row) for row in list_rows(book, file, QUESTIONS_RANGE, QUESTION_HEADERS, dates=())]
    typed = [row for row in rows if not row.is_empty]
    if not typed or tuple(typed) == STARTER_QUESTIONS:
        return
    taken = {*(row.key for row in rows), *_answer_columns(book)}
    seen: set[str] = set()
    for row in typed:  # a row that was copied, or typed beneath, has no key of its own yet
        key = row.key
        if key in seen or not is_question_key(key):
            (key,) = new_keys(taken, 1)
        seen.add(key)
        taken.add(key)
        yield replace(row, key=key)


def _answer_columns(book: Workbook) -> dict[str, int]:
    """The column of the log that holds the answers to each question, wherever a person moved it."""
    found = {}
    for name, defined in book.defined_names.items():
        key = name.removeprefix(ANSWERS_PREFIX)
        if key != name and is_question_key(key):
            place = next(iter(defined.destinations), None)
            if place is not None and place[0] in book.sheetnames:
                found[key] = corners(place[1].replace("$", ""))[0]
    return found


def _answers_by_heading(heading: list[Any], left: int) -> dict[str, int]:
    """The same in a workbook of before questions could be changed: by the heads of the protocol."""
    return {one.key: left + heading.index(one.name) for one in STARTER_QUESTIONS if one.name in heading}


def _interview(row: dict[str, str]) -> Interview:
    themes = [row.pop(name) for name in THEME_HEADERS]
    return Interview(
        **{name: row[name] for name in LOG_HEADERS if name in row},
        themes=tuple(theme for theme in themes if theme),
        answers={
            key.removeprefix(ANSWERS_PREFIX): text
            for key, text in row.items()
            if key.startswith(ANSWERS_PREFIX) and text
        },
    )


def list_rows(
    book: Workbook,
    file: str,
    name: str,
    headers: Mapping[str, str],
    *,
    beyond: bool = True,
    dates: Collection[str] = ("date",),
) -> Iterator[dict[str, str]]:
    """Read the rows of a named range, and with ``beyond`` those typed beneath it; columns are found by their headings.

    ``dates`` are the columns that hold days. A list that the workbook has no name for has no rows.

    Raises
    ------
    WorkbookError
        Where the list has lost its cells.
    """
    if name not in book.defined_names:
        return
    place = next(iter(book.defined_names[name].destinations), None)
    if place is None or place[0] not in book.sheetnames:
        if name == CONTACTS_RANGE:
            return
        raise lost_input(name, file, book.sheetnames, str(book.defined_names[name].attr_text))
    page = book[place[0]]
    left, top, right, bottom = corners(place[1].replace("$", ""))
    heading = [cell.value for cell in page[top - 1][left - 1 : right]] if top > 1 else []
    columns = {
        key: left + (heading.index(text) if text in heading else number)
        for number, (key, text) in enumerate(headers.items())
    }
    if name == LOG_RANGE:
        answers = _answer_columns(book) or _answers_by_heading(heading, left)
        columns |= {f"{ANSWERS_PREFIX}{key}": column for key, column in answers.items()}
    for row in range(top, max(bottom, page.max_row if beyond else 0) + 1):
        yield {
            key: _text(page.cell(row, column).value, is_date=key in dates) for key, column in columns.items()
        }


def _text(value: Any, *, is_date: bool = False) -> str:
    """A cell as text, exactly as typed; numbers as a person writes them."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if is_date and isinstance(value, int) and _EARLIEST <= value <= _LATEST:
        return (_FIRST_DAY + timedelta(value)).isoformat()
    text = "" if value is None else str(value)
    return text if text.strip() else ""
