"""A workbook that the last release made, with everything typed in it and sheets of a person's own, is built again: nothing is lost."""

import re
import shutil
from pathlib import Path

import pytest

from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.render.keep import sheet_names
from industry_clusters.render.kept import KEPT_SHEET
from industry_clusters.sheet_names import FORMER, NAICS_SHEET
from industry_clusters.workflows.build import build
from support.earlier_release import HIDDEN_OWN, OWN, data_in
from support.own_sheets import package_faults
from support.recalculate import read_book

EARLIER = Path(__file__).parent / "earlier_release.xlsx"
pytestmark = [pytest.mark.filterwarnings("ignore::UserWarning")]
NOT_FOUND = ()


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """The workbook after this release built it again, and what the build said."""
    folder = data_in(tmp_path_factory.mktemp("earlier"))
    workbook = Path(shutil.copy(EARLIER, folder / "ours.xlsx"))
    report = build(workbook)
    return workbook, report.left_behind


@pytest.fixture(scope="module")
def before():
    return read_study_from_workbook(EARLIER)


def own_formulas(path):
    """By what each is about: the own sheet's formula and its value."""
    formulas, values = read_book(path)[OWN], read_book(path, data_only=True)[OWN]
    return {
        formulas.cell(row, 1).value: (formulas.cell(row, 2).value, values.cell(row, 2).value)
        for row in range(1, formulas.max_row + 1)
        if formulas.cell(row, 1).value
    }


def shown_at(path, formula):
    """What stands in the cell that a formula names."""
    sheet, cell = re.fullmatch(r"='([^']+)'!\$?([A-Z]+\$?\d+)", formula).groups()
    return read_book(path, data_only=True)[sheet][cell.replace("$", "")].value


def test_the_stored_workbook_has_the_sheets_of_the_last_release():
    assert set(FORMER) <= set(sheet_names(EARLIER))


@pytest.mark.parametrize(
    "name",
    [
        "region", "first_year", "last_year", "dollar_year", "reference", "references", "ownership", "base_total", "industry_level",
        "reading", "grade_close", "list_minimum", "cut_offs", "matrix_method", "weights", "own_criteria", "clusters", "level_low",
        "level_high", "left_out", "infrastructure", "notes", "interviews",
    ],
)  # fmt: skip
def test_what_was_typed_is_there_after_the_rebuild(rebuilt, before, name):
    assert getattr(read_study_from_workbook(rebuilt[0]), name) == getattr(before, name)


@pytest.mark.parametrize(
    "about",
    [
        "a setting", "a cut-off", "a figure of the table", "with dollars", "a sector", "a cluster", "a year of the trends",
        "a code of the definitions", "words on a question", "a weight", "a box of a map", "a datum", "a cell not disclosed", "a title",
    ],
)  # fmt: skip
def test_a_formula_of_ones_own_points_at_the_cell_that_says_what_its_cell_said(rebuilt, about):
    formula, _ = own_formulas(rebuilt[0])[about]
    assert shown_at(rebuilt[0], formula) == own_formulas(EARLIER)[about][1]


def test_a_formula_around_a_cell_stays_around_it(rebuilt):
    formulas = own_formulas(rebuilt[0])
    assert formulas["the same, twice"][0] == f"{formulas['a figure of the table'][0]}*2"


def test_a_range_points_at_the_same_rows(rebuilt):
    formula, _ = own_formulas(rebuilt[0])["a sum of the table"]
    sheet, cells = re.fullmatch(r"=SUM\('([^']+)'!([A-Z]+\d+:[A-Z]+\d+)\)", formula).groups()
    rows = read_book(rebuilt[0], data_only=True)[sheet][cells]
    assert sum(cell.value for (cell,) in rows if isinstance(cell.value, int | float)) == 700


def test_a_whole_column_points_at_the_column_of_the_same_heading(rebuilt):
    figure, column = (
        own_formulas(rebuilt[0])[about][0] for about in ("a figure of the table", "a whole column")
    )
    letters = re.search(r"!([A-Z]+)", figure)[1]
    assert column == f"=COUNT('{NAICS_SHEET}'!{letters}:{letters})"


def test_a_name_of_ones_own_follows_its_cell(rebuilt):
    named = read_book(rebuilt[0]).defined_names["our_figure"].attr_text.replace("$", "")
    assert f"={named}" == own_formulas(rebuilt[0])["a figure of the table"][0]


def test_a_formula_by_a_setting_s_name_is_as_it_was(rebuilt):
    assert own_formulas(rebuilt[0])["by its name"][0] == "=first_year+1"


def kept(path):
    """Sheet, place, kind and words of what found no place."""
    return [row[:4] for row in read_book(path)[KEPT_SHEET].iter_rows(min_row=5, values_only=True)]


def test_what_leads_nowhere_is_listed_with_its_address_and_what_it_showed(rebuilt):
    formula, value = own_formulas(EARLIER)["a whole row"]
    assert (OWN, "B19", "formula", f"{formula}\n{value}") in kept(rebuilt[0])


def test_what_stood_beside_a_table_is_beside_it_still(rebuilt):
    page = read_book(rebuilt[0])[NAICS_SHEET]
    row = next(line for line in page.iter_rows() if line[0].value == "3112")
    assert "ask the bottler" in [cell.value for cell in row]
    assert "their plant closed" in row[1].comment.text


def test_what_a_person_wrote_beside_a_table_of_another_sheet_is_in_the_workbook(rebuilt):
    rows = (
        row
        for page in read_book(rebuilt[0], data_only=True).worksheets
        for row in page.iter_rows(values_only=True)
    )
    assert any("sectors are too coarse for us" in row for row in rows)


def test_own_sheets_stay_as_visible_as_they_were(rebuilt):
    book = read_book(rebuilt[0])
    assert [book[name].sheet_state for name in (OWN, HIDDEN_OWN)] == ["visible", "hidden"]


def test_no_sheet_of_the_last_release_is_left(rebuilt):
    assert not set(FORMER) & set(sheet_names(rebuilt[0]))


def test_the_build_says_that_sheets_have_new_names(rebuilt):
    assert any("new names" in sentence for sentence in rebuilt[1])


def test_the_file_is_whole(rebuilt):
    assert package_faults(rebuilt[0]) == []
