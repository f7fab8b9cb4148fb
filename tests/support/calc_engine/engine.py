"""LibreOffice in the place of Excel: what xlwings asks of a host."""

from dataclasses import dataclass
from pathlib import Path

import xlwings
from xlwings import XlwingsError, base_classes

from support.calc_engine.book import Book, properties
from support.calc_engine.gaps import Missing, with_gaps
from support.calc_engine.values import for_a_cell, from_a_cell

_CALCULATIONS = ("automatic", "manual", "semiautomatic")
_ANSWERS = {"ok": "ok", "ok_cancel": "ok", "yes_no": "yes", "yes_no_cancel": "yes"}
_NO_MACROS, _NO_LINKS = 0, 0
_SETTINGS = ("visible", "screen_updating", "display_alerts", "enable_events", "interactive", "cut_copy_mode")
"""What Calc has nothing for, and is only kept."""


@dataclass(frozen=True)
class Alert:
    """A message that a macro showed."""

    prompt: str
    title: str | None
    buttons: str
    mode: str | None


class Engine:
    """xlwings' engine over one running LibreOffice."""

    name = "calc"
    type = "desktop"

    def __init__(self, program):
        self.app = App(self, program)

    @property
    def apps(self):
        return Apps(self)

    @staticmethod
    def prepare_xl_data_element(value, _options):
        return for_a_cell(value)

    @staticmethod
    def clean_value_data(data, datetime_builder, empty_as, number_builder, err_to_str):
        options = datetime_builder, empty_as, number_builder, err_to_str
        return [[from_a_cell(value, *options) for value in row] for row in data]

    def activate(self):
        """Make xlwings work with this engine, and say which one it worked with before."""
        before = xlwings.engines.active
        if self.name in xlwings.engines.engines_by_name:
            xlwings.engines.engines.remove(xlwings.engines[self.name])
        made = xlwings.Engine(impl=self)
        xlwings.engines.add(made)
        made.activate()
        return before


class Apps(with_gaps(base_classes.Apps)):
    """The one LibreOffice there is."""

    def __init__(self, engine):
        self._app = engine.app

    def keys(self):
        return [self._app.pid]

    def __iter__(self):
        return iter([self._app])

    def __len__(self):
        return 1

    def __getitem__(self, pid):
        if pid != self._app.pid:
            raise KeyError(pid)
        return self._app


class App(with_gaps(base_classes.App, *_SETTINGS)):
    """A running LibreOffice, its open books, and what a macro set or showed.

    ``alerts`` are the messages shown, ``answers`` what a person presses, first to last (else the first button), and
    ``status_texts`` whatever stood in the status bar, ``macros`` stand for those of an add-in by name, and ``cloud`` has the file
    that an address stands for.
    """

    def __init__(self, engine, program):
        self.engine, self._program, self._desktop = engine, program, program.desktop
        self.open_books = []
        self.as_new()

    def as_new(self):
        """Close every book, and forget what was set and shown."""
        for book in list(self.open_books):
            book.close()
        self._made = 0
        self._calculation, self._status = "automatic", False
        self.alerts, self.answers, self.status_texts = [], [], []
        self.macros, self.cloud = {}, {}
        self.visible, self.cut_copy_mode = False, None
        self.screen_updating = self.display_alerts = self.enable_events = self.interactive = True

    @property
    def api(self):
        return Missing("App.api")

    @property
    def pid(self):
        return self._program.pid

    @property
    def version(self):
        return "16.0"  # what xlwings compares with is a version of Excel

    @property
    def books(self):
        return Books(self)

    @property
    def selection(self):
        chosen = self.books.active.xl.CurrentSelection
        whole = chosen is not None and chosen.supportsService("com.sun.star.sheet.SheetCellRange")
        return self.books.active.range_of(chosen) if whole else None

    def activate(self, steal_focus=False):
        """There is one only."""

    @property
    def calculation(self):
        return self._calculation

    @calculation.setter
    def calculation(self, value):
        if value not in _CALCULATIONS:
            raise KeyError(value)
        self._calculation = value
        for book in self.open_books:
            book.xl.enableAutomaticCalculation(value != "manual")

    def calculate(self):
        for book in self.open_books:
            book.xl.calculate()

    @property
    def status_bar(self):
        return self._status

    @status_bar.setter
    def status_bar(self, value):
        self._status = value
        if isinstance(value, str):
            self.status_texts.append(value)

    def run(self, macro, args):
        if macro not in self.macros:
            raise NotImplementedError("App.run of a macro is not built in the LibreOffice test bed")
        return self.macros[macro](*args)

    def alert(self, prompt, title, buttons, mode, callback):
        self.alerts.append(Alert(prompt, title, buttons, mode))
        return self.answers.pop(0) if self.answers else _ANSWERS[buttons or "ok"]

    def quit(self):
        """Closes the books; the program ends with the tests."""
        for book in list(self.open_books):
            book.close()

    def opened(self, url, **options):
        """A document as a book, brought forward."""
        document = self._desktop.loadComponentFromURL(url, "_blank", 0, properties(**options))
        if document is None or not document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            raise XlwingsError(f"LibreOffice cannot open {url} as a workbook")
        self._made += not document.getURL()
        book = Book(self, document, f"Book{self._made}")
        document.enableAutomaticCalculation(self._calculation != "manual")
        self.open_books.append(book)
        return book

    def bring_forward(self, book):
        self.open_books.remove(book)
        self.open_books.append(book)

    def forget(self, book):
        self.open_books.remove(book)


class Books(with_gaps(base_classes.Books)):
    """The open books; the last one brought forward is the active one."""

    def __init__(self, app):
        self.app = app

    @property
    def api(self):
        return Missing("Books.api")

    @property
    def active(self):
        if not self.app.open_books:
            raise XlwingsError("no workbook is open")
        return self.app.open_books[-1]

    def __call__(self, name_or_index):
        if isinstance(name_or_index, str):
            for book in self.app.open_books:
                if name_or_index.lower() == book.name.lower():
                    return book
            raise KeyError(name_or_index)
        return self.app.open_books[name_or_index - 1]

    def __contains__(self, name):
        return name.lower() in (book.name.lower() for book in self.app.open_books)

    def __len__(self):
        return len(self.app.open_books)

    def __iter__(self):
        return iter(list(self.app.open_books))

    def add(self):
        return self.app.opened("private:factory/scalc")

    def open(self, fullname, update_links=None, read_only=None, *others):
        """Open a file, in which neither macros run nor links are followed."""
        if any(option is not None for option in others):
            raise NotImplementedError("Books.open with a format or a password is not built in the test bed")
        options = {"MacroExecutionMode": _NO_MACROS, "UpdateDocMode": _NO_LINKS, "ReadOnly": bool(read_only)}
        return self.app.opened(Path(fullname).absolute().as_uri(), **options)
