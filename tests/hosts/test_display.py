"""What a person at a terminal sees of a long act; and what is left of it elsewhere."""

import io
import sys

import pytest
from rich.console import Console

from industry_clusters.hosts import display


@pytest.fixture
def terminal(monkeypatch):
    """A terminal on which a person looks; what is drawn on it."""
    drawn = io.StringIO()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(display, "_console", lambda: Console(file=drawn, force_terminal=True, width=100))
    return drawn


def test_the_step_that_is_under_way_is_drawn_with_how_far_it_is(terminal):
    with display.step_shown() as tell:
        tell("reading [5] files", 2, 5)
    assert "reading [5] files (2 of 5)" in terminal.getvalue()


def test_what_is_drawn_ends_where_the_act_fails(terminal):
    def fail():
        with display.step_shown() as tell:
            tell("reading", 0, 0)
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fail()
    assert terminal.getvalue().endswith("\x1b[?25h\r\x1b[1A\x1b[2K"), repr(terminal.getvalue()[-40:])


def test_an_act_of_which_nothing_is_told_draws_nothing(terminal):
    with display.step_shown():
        pass
    assert terminal.getvalue() == ""


def test_a_file_on_its_way_is_drawn_with_the_year(terminal):
    with display.files_shown(3) as (bytes_came, years_done):
        years_done(1, 3)
        bytes_came("2021.zip", 40_000_000, 80_000_000)
        bytes_came("2021.zip", 80_000_000, 80_000_000)
    assert "year 2 of 3  2021.zip: putting it into the store" in terminal.getvalue()
    assert "80.0/80.0 MB" in terminal.getvalue()


def test_elsewhere_a_file_that_came_whole_is_a_line_and_a_step_is_none(capsys):
    with display.files_shown() as (bytes_came, _), display.step_shown() as tell:
        tell("reading", 1, 2)
        bytes_came("2021.zip", 1_000, 80_000_000)
        bytes_came("2021.zip", 80_000_000, 80_000_000)
    assert capsys.readouterr().err == "  2021.zip: 80.0 MB\n"
