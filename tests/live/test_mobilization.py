"""A vote typed into a running spreadsheet program is followed at once, and kept when the button is pressed."""

import shutil

import pytest
import xlwings

from industry_clusters.hosts.excel_macros import run
from industry_clusters.ingest.mobilization.typed_workbook import read_typed
from industry_clusters.mobilization.lists import BY_KEY
from industry_clusters.workflows.mobilization.example import mobilize_example
from support.recalculate import open_book
from support.typed_lists import place_of_list


@pytest.fixture
def opened(made, calc, tmp_path):
    """The example's mobilization workbook, open in the program."""
    shutil.copytree(made.parent, tmp_path / "study")
    path = mobilize_example(tmp_path / "study" / made.name).path
    excel = xlwings.App(impl=calc)
    return excel, excel.books.open(str(path)), path


def test_a_vote_is_counted_while_it_is_typed_and_kept_by_the_button(opened):
    excel, book, path = opened
    plan = open_book(path)
    _, top, bottom, columns = place_of_list(plan, "votes")
    priorities, first, _, _ = place_of_list(plan, "priorities")
    dots = next(cell.column for cell in priorities[first - 1] if cell.value == "Dots")
    before = book.sheets["Priorities"].cells(first, dots).value
    cells = book.names[BY_KEY["votes"].range_name].refers_to_range
    row = next(
        at
        for at in range(bottom - top + 1)
        if cells[at, columns["participant"] - 1].value and "1" not in seen(cells, at, columns)
    )
    cells[row, columns["dot_1"] - 1].value = "1"
    assert book.sheets["Priorities"].cells(first, dots).value == before + 1
    run("mobilize_clusters", excel)
    assert read_typed(path).of("votes")[row]["dot_1"] == "1"


def seen(cells, row, columns):
    return [str(cells[row, columns[f"dot_{at}"] - 1].value) for at in range(1, 5)]
