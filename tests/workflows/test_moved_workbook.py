"""A workbook that was moved without its data: what works from its own cells, and what says that it cannot."""

import pytest
from pandas.testing import assert_frame_equal

from industry_clusters.errors import WorkbookError
from industry_clusters.sheet_names import NAICS_SHEET, NOTES_SHEET, SETUP_SHEET
from industry_clusters.workflows.build import build
from industry_clusters.workflows.letter import data_request
from industry_clusters.workflows.slides import make_slides
from industry_clusters.workflows.trace import trace
from support.recalculate import open_book
from support.small_files import small_study_in


@pytest.fixture(scope="module")
def sides(tmp_path_factory):
    """A workbook beside its data, and a copy of it alone in a folder."""
    home, away = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("away")
    report = build(small_study_in(home))
    moved = away / report.path.name
    moved.write_bytes(report.path.read_bytes())
    return report.path, moved


@pytest.mark.parametrize("what", ["3111", "Food"])
def test_trace_tells_the_same_lines_from_the_workbooks_own_sheet(sides, what):
    at_home, away = (trace(path, what) for path in sides)
    assert at_home.title == away.title
    assert_frame_equal(at_home.lines, away.lines, check_dtype=False)


def test_trace_of_a_cell_tells_its_formula_and_lines_without_the_data(sides):
    page = open_book(sides[1])[NAICS_SHEET]
    row = next(cell.row for cell in page["A"] if cell.value == "3111")
    found = trace(sides[1], f"'{NAICS_SHEET}'!E{row}")
    assert found.cell.formula.startswith("=")
    assert set(found.lines["industry_code"]) == {"3111"}


@pytest.mark.parametrize("act", [make_slides, data_request], ids=["slides", "letter"])
def test_what_is_worked_out_from_the_data_names_them_and_writes_nothing(sides, act):
    before = set(sides[1].parent.iterdir())
    with pytest.raises(WorkbookError, match=r"without its data: there is no 'data\.csv'") as raised:
        act(sides[1])
    assert f"where '{SETUP_SHEET}' names them" in raised.value.next_step
    assert set(sides[1].parent.iterdir()) == before


def test_a_workbook_without_the_sheet_of_lines_says_what_is_missing(sides, tmp_path):
    book = open_book(sides[1])
    del book[NOTES_SHEET]
    book.save(tmp_path / "here.xlsx")
    with pytest.raises(WorkbookError, match=f"no sheet {NOTES_SHEET!r}"):
        trace(tmp_path / "here.xlsx", "3111")
