"""The mobilization workbook as a file: two engines agree with every value, Excel's rules hold, words are plain."""

import re

import pytest

from industry_clusters.views.mobilization.workbook import SHEETS
from industry_clusters.workflows.mobilization.example import mobilize_example
from support.example import demo_in
from support.excel_rules import broken_rules
from support.libreoffice import needs_libreoffice
from support.recalculate import disagreements, open_book, read_book, recalculated
from support.second_engine import differences
from support.typed_lists import beside, type_into

HEALTH = "Health and Biomedicine"
OLD_WORDS = re.compile(r"\b(beside the United States|withheld|stands on|colour|grey|rung|is told)\b")
pytestmark = [pytest.mark.filterwarnings("ignore::UserWarning")]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    return mobilize_example(demo_in(tmp_path_factory.mktemp("filled"))).path


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_libreoffice_finds_every_value_that_python_worked_out(filled, tmp_path):
    assert disagreements(filled, tmp_path) == []


def test_a_second_engine_finds_every_value_that_it_can_work_out(filled):
    found, compared = differences(filled)
    assert found == []
    assert compared > 10_000


def test_excel_would_open_it_as_it_is(filled):
    assert broken_rules(filled) == {}


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_a_typed_vote_changes_the_tally_at_once(filled, tmp_path):
    book = open_book(filled)
    before = read_book(filled, data_only=True)
    row = next(
        at
        for at in range(1, 60)
        if beside(before, "votes", at, "Participant") and "1" not in dots(before, at)
    )
    type_into(book, "votes", row, dot_1="1")
    path = tmp_path / "voted.xlsx"
    book.save(path)
    after = recalculated(path, tmp_path, "Priorities", "Tally", "Votes")
    assert beside(after, "priorities", 1, "Dots") == beside(before, "priorities", 1, "Dots") + 1


def dots(book, row):
    return [beside(book, "votes", row, f"Dot {at}") for at in range(1, 5)]


def test_every_sheet_is_on_start_with_its_status(filled):
    page = read_book(filled, data_only=True)["Start"]
    rows = {str(row[1].value): row[2].value for row in page.iter_rows(max_col=3)}
    assert [one.name for one in SHEETS if not rows.get(one.name)] == []


def test_the_example_fills_every_step_and_says_that_it_is_constructed(filled):
    page = read_book(filled, data_only=True)["Start"]
    texts = [str(cell.value) for row in page.iter_rows() for cell in row]
    assert any("Constructed example" in text for text in texts)
    assert [
        text for text in texts if re.match(r"0 (people|visions|plans|outcomes|commitments|reports)\b", text)
    ] == []


def test_words_are_plain_american_english(filled):
    book = read_book(filled, data_only=True)
    found = {
        cell.value
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and OLD_WORDS.search(cell.value)
    }
    assert found == set()


def test_a_cluster_without_an_interview_or_a_known_figure_shows_a_blank_and_never_zero(filled):
    page = read_book(filled, data_only=True)["Cluster figures"]
    header = next(row for row in page.iter_rows() if row[0].value == "Cluster")
    jobs = [page.cell(row, 2).value for row in range(header[0].row + 1, page.max_row + 1)]
    assert 0 not in jobs
