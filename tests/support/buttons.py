"""A person at the ribbon of a running spreadsheet program."""

from dataclasses import dataclass

from industry_clusters.hosts.excel_macros import run
from industry_clusters.sheet_names import NAICS_SHEET
from industry_clusters.views.registry import ENTRIES

TYPED = {"note_growth_surprise": "Ask the hospital about 6216.", "list_minimum": 75}
SHEETS = {entry.button: entry.name for entry in ENTRIES if entry.button}
_SHOWN = SHEETS | {"rebuild_all": SHEETS["naics_table"]}
"""What is seen after a button: one that builds all leaves the person where they are."""
TWO = ("naics_table", "rebuild_all")


@dataclass(frozen=True)
class Pressed:
    """What is seen after two buttons, and in the end."""

    seen: dict
    """By button: messages, the workbook, its sheet that is shown, and what was typed."""
    status_texts: tuple
    status_bar: object
    sheets: tuple
    own: tuple
    """The person's own sheet, if there is one: a word, a formula, its value, and what it points at."""
    path: str


def type_into(book):
    for name, value in TYPED.items():
        book.names[name].refers_to_range[0, 0].value = value


def typed(book):
    return {name: book.names[name].refers_to_range[0, 0].value for name in TYPED}


def told(excel):
    return [alert.prompt for alert in excel.impl.alerts]


def press_buttons(excel, keys=TWO):
    """Press two buttons of those that build, which are all one act but for the sheet that they show."""
    seen = {}
    for key in keys:
        run(key, excel)
        book = excel.books.active
        seen[key] = (told(excel), book.name, book.sheets.active.name, typed(book))
    sheets = tuple(sheet.name for sheet in book.sheets)
    texts, bar = tuple(excel.impl.status_texts), excel.status_bar
    return Pressed(seen, texts, bar, sheets, _own(book) if "My sheet" in sheets else (), book.fullname)


def _own(book):
    word, cell = book.sheets["My sheet"].range("A1"), book.sheets["My sheet"].range("B1")
    return word.value, cell.formula, cell.value, book.sheets[NAICS_SHEET].range("B10").value


def should_be_seen(name, keys=TWO):
    """What buttons show in a workbook of a name, in which all that was typed is kept."""
    return {key: ([], name, _SHOWN[key], TYPED) for key in keys}
