"""LibreOffice for the tests of this folder; they skip, and say why, where it cannot be driven from this Python."""

import os
import shutil
from pathlib import Path

import pytest
import xlwings

from support.buttons import TYPED
from support.calc_engine import Engine, Program, why_not
from support.calc_functions import functions_in_cells, why_no_functions
from support.example import demo_in

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


@pytest.fixture
def calc(running):
    """LibreOffice as the program that xlwings works with, without open books; see support.calc_engine.App."""
    engine = running.engine
    before = engine.activate()
    engine.app.as_new()
    yield engine.app
    if running.program.alive:
        engine.app.as_new()
    xlwings.engines.active = before


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


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The sample region by sector, which is quicker to open and to save than by industry group."""
    return demo_in(tmp_path_factory.mktemp("made"), industry_level=2, definitions_file=None)


@pytest.fixture
def study(made, excel, tmp_path):
    """The sample region, open, with a note and a setting typed in, and a sheet of the person's own that looks at ours."""
    shutil.copytree(made.parent, tmp_path / "study")
    book = excel.books.open(str(tmp_path / "study" / made.name))
    for name, value in TYPED.items():
        book.names[name].refers_to_range[0, 0].value = value
    own = book.sheets.add("My sheet", after=book.sheets[-1])
    own.range("A1").value = "mine"
    own.range("B1").formula = "='NAICS table'!B10"
    book.save()
    return tmp_path / "study" / made.name
