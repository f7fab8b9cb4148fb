"""Rows typed into the sheets of interviews of a workbook, as a person would."""

from openpyxl.utils import range_boundaries

from industry_clusters.interviews import (
    ANSWERS_PREFIX,
    CONTACT_HEADERS,
    CONTACTS_RANGE,
    LOG_HEADERS,
    LOG_RANGE,
    QUESTION_HEADERS,
    QUESTIONS_RANGE,
    THEMES_RANGE,
)

HEADERS = {
    LOG_RANGE: LOG_HEADERS,
    CONTACTS_RANGE: CONTACT_HEADERS,
    THEMES_RANGE: {"theme": "Theme"},
    QUESTIONS_RANGE: QUESTION_HEADERS,
}


def place_of(book, name):
    """A range's sheet, and its first column and row and last row."""
    sheet, cells = next(iter(book.defined_names[name].destinations))
    left, top, _, bottom = range_boundaries(cells.replace("$", ""))
    return book[sheet], left, top, bottom


def column_of(book, name, key):
    """The column under a heading, or of the answers to a question."""
    if name == LOG_RANGE and f"{ANSWERS_PREFIX}{key}" in book.defined_names:
        return place_of(book, f"{ANSWERS_PREFIX}{key}")[1]
    page, _, top, _ = place_of(book, name)
    headings = [cell.value for cell in page[top - 1]]
    return headings.index(HEADERS[name].get(key, key)) + 1


def type_row(book, name, row, **values):
    """Type values into the row of a range, counted from 1; rows beneath the range are allowed."""
    page, _, top, _ = place_of(book, name)
    for key, value in values.items():
        cell = page.cell(top + row - 1, column_of(book, name, key))
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # as the sheet's format for text has it


def seen(book, name, row, key):
    """What stands in a row of a range under a heading or key."""
    page, _, top, _ = place_of(book, name)
    return page.cell(top + row - 1, column_of(book, name, key)).value
