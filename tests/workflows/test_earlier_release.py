"""A workbook that the last release made, with everything typed in it and sheets of a person's own, is built again: nothing is lost."""

import re
import shutil
from pathlib import Path

import pytest
from openpyxl.utils.cell import coordinate_to_tuple

from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.render.keep import sheet_names
from industry_clusters.render.keep.moved import MovedCells, _today
from industry_clusters.render.keep.package import Package
from industry_clusters.render.kept import KEPT_SHEET
from industry_clusters.sheet_names import FORMER, FORMER_HEADINGS, NAICS_SHEET
from industry_clusters.workflows.build import build
from support.earlier_release import HIDDEN_OWN, OWN, data_in
from support.own_sheets import package_faults
from support.recalculate import read_book

EARLIER = Path(__file__).parent / "earlier_release.xlsx"
pytestmark = [pytest.mark.filterwarnings("ignore::UserWarning")]
HEADS_OF_DEFINITIONS = 44
"""The row of the headings of the list of definitions in the last release's workbook."""
GONE = {
    "Start": {"Sheet"},
    "Definitions": {"Highlights", "Place in the NAICS table"},
    "Charts": {"Jobs, in order", "Row of the summary"},
    "Sources": {"What was noticed"},
    "Cluster map": {
        "What is compared", "Jobs 2020", "Annual growth", "LQ 2020", "Pay 2020, in 2020 dollars", "Change in jobs", "Change in %",
        "Industry groups", "Row of the definitions", "Members without a role", "Occupations by level of pay", "Share", "Annual pay",
        "Largest of the 15 occupations with most jobs",
    },
}  # fmt: skip
"""Headings of the last release whose columns no sheet has any more, by sheet."""


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


@pytest.fixture(scope="module")
def moves(rebuilt):
    """The cells of the last release's workbook, followed into the one that was built from it."""
    there = {name: FORMER.get(name, name) for name in sheet_names(EARLIER) if name not in (OWN, HIDDEN_OWN)}
    return MovedCells(Package.read(EARLIER), Package.read(rebuilt[0]), there)


def headings(moves, *, now):
    """By sheet of the last release: the headings of its tables, or those of the sheet that holds them now."""
    package = moves.new if now else moves.old
    pages = {name: moves._page(package, there if now else name) for name, there in moves.sheets.values()}
    return {name: {page.cells[at] for at in page.header_cells} for name, page in pages.items()}


def test_a_heading_of_the_last_release_is_there_or_is_known_by_its_former_words_or_is_known_to_be_gone(moves):
    now = headings(moves, now=True)
    lost = {
        name: {_today(one) for one in former if not {one, _today(one)} & now[name]} - GONE.get(name, set())
        for name, former in headings(moves, now=False).items()
    }
    assert {name: sorted(words) for name, words in lost.items() if words} == {}


def test_every_former_heading_has_a_successor_on_a_sheet_of_today(rebuilt):
    said = {
        re.sub(r" \d{4}$", "", str(cell))
        for page in read_book(rebuilt[0], data_only=True).worksheets
        for row in page.iter_rows(values_only=True)
        for cell in row
        if cell
    }
    assert set(FORMER_HEADINGS.values()) - said == set()


@pytest.mark.parametrize(
    ("sheet", "former", "now"),
    [
        ("NAICS table", "Growth a year", "Annual growth"),
        ("NAICS table", "Withheld cells 2010", "Cells not disclosed 2010"),
        ("NAICS table", "Bridge group", "Comparable group"),
        ("Sectors", "Withheld cells 2020", "Cells not disclosed 2020"),
        ("Cluster summary", "Growth a year", "Annual growth"),
        ("Occupation levels", "Members withheld", "Members not disclosed"),
        ("Sources", "Rows withheld", "Rows not disclosed"),
        ("Setup", "Growth a year above", "Annual growth above"),
    ],
)
def test_a_cell_under_a_heading_that_was_reworded_is_found_under_the_new_words(moves, sheet, former, now):
    page = read_book(EARLIER, data_only=True)[sheet]
    (cell,) = [one for row in page.iter_rows() for one in row if one.value == former]
    there, found = moves.moved(sheet, cell.coordinate)
    assert moves._page(moves.new, there).cells[_place(found)] == now


def test_a_number_under_a_heading_that_was_reworded_is_the_same_industry_s(moves):
    page = read_book(EARLIER, data_only=True)["NAICS table"]
    (head,) = [one for row in page.iter_rows() for one in row if one.value == "Growth a year"]
    (code,) = [one for (one,) in page.iter_rows(max_col=1) if one.value == "3111"]
    there, found = moves.moved("NAICS table", f"{head.column_letter}{code.row}")
    cells = moves._page(moves.new, there).cells
    row, _ = _place(found)
    assert (cells[(row, 1)], float(cells[_place(found)])) == ("3111", page.cell(code.row, head.column).value)


@pytest.mark.parametrize("code", ["3111", "3112", "3113"])
@pytest.mark.parametrize("heading", ["Cluster", "NAICS", "Industry"])
def test_a_row_of_the_definitions_is_found_in_the_list_by_its_code(moves, code, heading):
    page = read_book(EARLIER, data_only=True)["Definitions"]
    (head,) = [one for one in page[HEADS_OF_DEFINITIONS] if one.value == heading]
    (row,) = [
        one.row for (one,) in page.iter_rows(HEADS_OF_DEFINITIONS, min_col=2, max_col=2) if one.value == code
    ]
    there, found = moves.moved("Definitions", f"{head.column_letter}{row}")
    cells = moves._page(moves.new, there).cells
    at, _ = _place(found)
    assert (cells[(at, 2)], cells[_place(found)]) == (code, page.cell(row, head.column).value)


def test_a_sheet_without_a_table_is_looked_through_by_its_words(moves):
    assert moves.moved("Bridge groups", "ZZ99") is None


def _place(cell):
    return coordinate_to_tuple(cell.replace("$", ""))
