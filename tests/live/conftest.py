"""LibreOffice for the tests of this folder; they skip, and say why, where it cannot be driven from this Python."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
import xlwings

from industry_clusters.sheet_names import NAICS_SHEET
from industry_clusters.workflows.apart import SETTING
from industry_clusters.workflows.start import DEMO_FOLDER
from support.buttons import press_buttons, type_into
from support.calc_engine import Engine, Program, why_not
from support.calc_functions import functions_in_cells, why_no_functions
from support.example import BY_SECTOR, data_in, demo_in

_DIED = ["DisposedException", "RuntimeException: Couldn't convert", "Binary URP bridge"]


def pytest_collection_modifyitems(items):
    """Try a test of this folder again where LibreOffice died under it."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.flaky(reruns=2, only_rerun=_DIED))


class _Running:
    """LibreOffice as long as it runs, and another one where it has died."""

    def __init__(self, make):
        self.make, self.program, self.made = make, None, None

    @property
    def engine(self):
        if self.program is None or not self.program.alive:
            self.end()
            self.program = self.make()
            self.made = Engine(self.program)
        return self.made

    def end(self):
        if self.program is not None:
            self.program.end()


@pytest.fixture(scope="session", autouse=True)
def builds(tmp_path_factory):
    """Where builds beside Excel are kept, a folder for each run."""
    os.environ[SETTING] = str(tmp_path_factory.mktemp("builds") / "build")
    yield Path(os.environ[SETTING])
    del os.environ[SETTING]


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    reason = why_not()
    if reason and os.environ.get("INDUSTRY_CLUSTERS_NEEDS_CALC"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    running = _Running(lambda: Program(**_with_functions(tmp_path_factory)))
    yield running
    running.end()


def _with_functions(tmp_path_factory):
    return {} if why_no_functions() else functions_in_cells(tmp_path_factory.mktemp("functions"))


@contextmanager
def _without_books(running):
    """LibreOffice as the program that xlwings works with, before and afterwards without open books."""
    engine = running.engine
    before = engine.activate()
    engine.app.as_new()
    yield engine.app
    if running.program.alive:
        engine.app.as_new()
    xlwings.engines.active = before


@pytest.fixture
def calc(running):
    """LibreOffice as the program that xlwings works with, without open books; see support.calc_engine.App."""
    with _without_books(running) as app:
        yield app


@pytest.fixture
def calc_with_functions(calc):
    """The same, where our worksheet functions can be typed into cells."""
    if reason := why_no_functions():
        pytest.skip(reason)
    return calc


@pytest.fixture
def excel(calc):
    """LibreOffice in Excel's place."""
    return xlwings.App(impl=calc)


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The sample region by sector, which is quicker to open and to save than by industry group."""
    return demo_in(tmp_path_factory.mktemp("made"), **BY_SECTOR)


@pytest.fixture(scope="session")
def typed_in(made, running, tmp_path_factory):
    """Its workbook with a note and a setting typed in, and two sheets of the person's own: one looks at ours, one is called like a file."""
    shutil.copytree(made.parent, folder := tmp_path_factory.mktemp("typed") / "study")
    with _without_books(running) as calc:
        book = xlwings.App(impl=calc).books.open(str(folder / made.name))
        type_into(book)
        own = book.sheets.add("My sheet", after=book.sheets[-1])
        own.range("A1").value = "mine"
        own.range("B1").formula = f"='{NAICS_SHEET}'!B10"
        book.sheets.add("x.py", after=book.sheets[-1])
        book.save()
    return folder / made.name


@pytest.fixture
def study(typed_in, excel, tmp_path):
    """That workbook, open, in a folder of the test's own."""
    shutil.copytree(typed_in.parent, tmp_path / "study")
    excel.books.open(str(tmp_path / "study" / typed_in.name))
    return tmp_path / "study" / typed_in.name


@pytest.fixture(scope="module")
def pressed(typed_in, running, tmp_path_factory):
    """What there is to see when two buttons were pressed in that workbook, one after the other, and the build undone."""
    with _opened(typed_in, running, tmp_path_factory) as (excel, _):
        return press_buttons(excel)


@pytest.fixture(scope="module")
def opened(typed_in, running, tmp_path_factory):
    """That workbook with the program that has it open, once for all tests of a module that leave it as it was."""
    with _opened(typed_in, running, tmp_path_factory) as excel_and_path:
        yield excel_and_path


@contextmanager
def _opened(typed_in, running, tmp_path_factory):
    shutil.copytree(typed_in.parent, folder := tmp_path_factory.mktemp("opened") / "study")
    with _without_books(running) as calc:
        excel = xlwings.App(impl=calc)
        excel.books.open(str(folder / typed_in.name))
        yield excel, folder / typed_in.name


@pytest.fixture
def some_book(excel, tmp_path):
    """A workbook that is no study, open and saved beside the sample region's data by sector."""
    data_in(tmp_path / "study" / DEMO_FOLDER, sectors_only=True)
    excel.impl.books.add()
    excel.books.active.save(tmp_path / "study" / "other.xlsx")
    return tmp_path / "study" / "other.xlsx"
