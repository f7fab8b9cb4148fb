"""LibreOffice for the tests of this folder; they skip, and say why, where it cannot be driven from this Python."""

import os

import pytest
import xlwings

from support.calc_engine import Engine, Program, why_not
from support.calc_functions import functions_in_cells, why_no_functions


@pytest.fixture(scope="session")
def _engine(tmp_path_factory):
    reason = why_not()
    if reason and os.environ.get("INDUSTRY_CLUSTERS_NEEDS_CALC"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    program = Program(**_with_functions(tmp_path_factory))
    yield Engine(program)
    program.end()


def _with_functions(tmp_path_factory):
    return {} if why_no_functions() else functions_in_cells(tmp_path_factory.mktemp("functions"))


@pytest.fixture
def calc(_engine):
    """LibreOffice as the program that xlwings works with, without open books; see support.calc_engine.App."""
    before = _engine.activate()
    _engine.app.as_new()
    yield _engine.app
    _engine.app.as_new()
    xlwings.engines.active = before


@pytest.fixture
def calc_with_functions(calc):
    """The same, where our worksheet functions can be typed into cells."""
    if reason := why_no_functions():
        pytest.skip(reason)
    return calc
