"""Rows typed into the lists of a mobilization workbook, as a person would."""

from openpyxl.utils import range_boundaries

from industry_clusters.mobilization.lists import BY_KEY


def place_of_list(book, key):
    """A list's sheet, its first row and its last, and its columns by their key."""
    one = BY_KEY[key]
    sheet, cells = next(iter(book.defined_names[one.range_name].destinations))
    left, top, right, bottom = range_boundaries(cells.replace("$", ""))
    page = book[sheet]
    headings = {page.cell(top - 1, column).value: column for column in range(left, right + 1)}
    return page, top, bottom, {column.key: headings[column.heading] for column in one.columns}


def type_into(book, key, row, **values):
    """Type values into a row of a list, counted from 1; rows beneath it are allowed."""
    page, top, _, columns = place_of_list(book, key)
    for column, value in values.items():
        cell = page.cell(top + row - 1, columns[column])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # as the sheet's format for text has it


def beside(book, key, row, heading):
    """What stands in a row of a list under a heading."""
    page, top, _, _ = place_of_list(book, key)
    column = next(cell.column for cell in page[top - 1] if cell.value == heading)
    return page.cell(top + row - 1, column).value
