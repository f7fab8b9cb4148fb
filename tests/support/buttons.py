"""A person at the ribbon of a running spreadsheet program."""

import shutil
import tempfile
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
    chosen: str
    """The cells that the person had chosen, after the build."""
    undone: str
    """The region's name after undo."""


def type_into(book):
    for name, value in TYPED.items():
        book.names[name].refers_to_range[0, 0].value = value


def typed(book):
    return {name: book.names[name].refers_to_range[0, 0].value for name in TYPED}


def files_of(folder):
    """Date and size of each file of a folder."""
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.iterdir()}


def told(excel):
    return [alert.prompt for alert in excel.impl.alerts]


def press_buttons(excel, keys=TWO):
    """Press buttons in a workbook, with a region's name and cells chosen before one that builds; in the end undo."""
    seen, name = {}, "region_name"
    for key in keys:
        if key == "rebuild_all":
            excel.books.active.names[name].refers_to_range[0, 0].value = "Our region"
            excel.books.active.sheets.active.range("B7:B9").select()
        run(key, excel)
        book = excel.books.active
        seen[key] = (told(excel), book.name, book.sheets.active.name, typed(book))
    sheets = tuple(sheet.name for sheet in book.sheets)
    texts, bar = tuple(excel.impl.status_texts), excel.status_bar
    own, chosen = _own(book) if "My sheet" in sheets else (), excel.selection.address
    kept = shutil.copy(book.fullname, tempfile.mkdtemp())
    undone = _undone(excel, name) if "rebuild_all" in keys else ""
    return Pressed(seen, texts, bar, sheets, own, kept, chosen, undone)


def _undone(excel, name):
    """The name after undo, where another one was typed since the build."""
    excel.books.active.names[name].refers_to_range[0, 0].value = "Another"
    run("undo", excel)
    return excel.books.active.names[name].refers_to_range[0, 0].value


def _own(book):
    word, cell = book.sheets["My sheet"].range("A1"), book.sheets["My sheet"].range("B1")
    return word.value, cell.formula, cell.value, book.sheets[NAICS_SHEET].range("B10").value


def should_be_seen(name, keys=TWO):
    """What buttons show in a workbook of a name, in which all that was typed is kept."""
    return {key: ([], name, _SHOWN[key], TYPED) for key in keys}
