"""Interviews read back from a workbook's sheets, row by row as they were typed."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from industry_clusters.ingest.study.input_homes import lost_input
from industry_clusters.interviews import (
    CONTACT_HEADERS,
    CONTACTS_RANGE,
    LOG_HEADERS,
    LOG_RANGE,
    STARTER_THEMES,
    THEME_HEADERS,
    THEMES_RANGE,
    Contact,
    Head,
    Interview,
    Interviews,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from openpyxl import Workbook

_FIRST_DAY, _EARLIEST, _LATEST = date(1899, 12, 30), 32874, 73050
"""Numbers from 1990 to 2099 in the column of dates are dates that have lost their format."""


def interviews_in(book: Workbook, file: str) -> Interviews:
    """Read log, contacts and themes of the workbook ``file``; rows beneath the tables' room are read as well.

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
    )


def _interview(row: dict[str, str]) -> Interview:
    heads = {head: row.pop(head.value) for head in Head}
    themes = [row.pop(name) for name in THEME_HEADERS]
    return Interview(
        **row,
        themes=tuple(theme for theme in themes if theme),
        answers={head: text for head, text in heads.items() if text},
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
    from openpyxl.utils import range_boundaries  # noqa: PLC0415  who has a book has loaded it

    page = book[place[0]]
    left, top, right, bottom = range_boundaries(place[1].replace("$", ""))
    heading = [cell.value for cell in page[top - 1][left - 1 : right]] if top > 1 else []
    columns = {
        key: left + (heading.index(text) if text in heading else number)
        for number, (key, text) in enumerate(headers.items())
    }
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
