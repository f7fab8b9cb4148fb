"""A person at the ribbon of a running spreadsheet program."""

from industry_clusters.hosts import excel_macros
from industry_clusters.hosts.excel_macros import run

TYPED = {"note_growth_surprise": "Ask the hospital about 6216.", "list_minimum": 75}


def typed(book):
    return {name: book.names[name].refers_to_range[0, 0].value for name in TYPED}


def told(excel):
    return [alert.prompt for alert in excel.impl.alerts]


def press_every_button(excel, name):
    for key, sheet in excel_macros._SHEETS.items():
        run(key, excel)
        book = excel.books.active
        assert (told(excel), book.name, book.sheets.active.name) == ([], name, sheet), key
        assert typed(book) == TYPED, key
