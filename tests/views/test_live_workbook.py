"""The workbook is the study: its formulas work out what Python works out, whatever a person chooses on Setup."""

import math
from dataclasses import replace

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.render.refs import Addresses
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import NAICS_SHEET
from industry_clusters.study import BaseTotal, Criterion, Member, MemberRole
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.workbook import workbook_view
from support.libreoffice import needs_libreoffice
from support.panels import panel_of
from support.recalculate import count_formulas, disagreements, recalculated, with_inputs
from support.small_study import PRICES, THREE_YEARS, study

pytestmark = needs_libreoffice

PANEL = panel_of(
    THREE_YEARS, area_titles={"01001": 'Here "and" there', "US000": "United States", "01000": "State"}
)
CLUSTERS = (
    Member("Food", "3111", MemberRole.EXPORT, "ours"),
    Member("Food", "3112"),
    Member("Food", "3111"),
    Member("=1+1", "3113"),
    Member("=1+1", "3111"),
    Member("A/B: " + "x" * 195, "31111"),
    Member("Empty", ""),
)
BEFORE = study(references=("01000",), clusters=CLUSTERS)
AFTER = replace(
    BEFORE,
    first_year=2015,
    dollar_year=2010,
    reference="01000",
    references=("US000", "01000"),
    base_total=BaseTotal.PRIVATE,
    cut_offs={Criterion.QUOTIENT: 1.5, Criterion.GROWTH: -0.5},
    list_minimum=150,
)
TYPED = {
    "first_year": 2015,
    "dollar_year": 2010,
    "reference": "State (01000)",
    "base_total": "Private",
    "cut_off_quotient": 1.5,
    "cut_off_growth": -0.5,
    "list_minimum": 150,
}
COLUMNS = (
    "employment_first", "employment_last", "reference_last", "growth", "quotient_first", "quotient_last",
    "quotient_change", "pay_first", "pay_last", "pay_change", "marks", "criteria_met", "remark",
)  # fmt: skip


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("built") / "study.xlsx"
    write_workbook(workbook_view(analyse(BEFORE, PANEL, PRICES)), path)
    return path


@pytest.fixture(scope="module")
def changed(workbook, tmp_path_factory):
    folder = tmp_path_factory.mktemp("changed")
    return recalculated(with_inputs(workbook, folder / "typed.xlsx", **TYPED), folder, NAICS_SHEET)


def test_every_formula_agrees_with_the_value_that_python_cached(workbook, tmp_path):
    assert count_formulas(workbook) > 500
    assert disagreements(workbook, tmp_path) == []


def test_a_planted_wrong_value_is_found(workbook, tmp_path):
    analysis = analyse(BEFORE, PANEL, PRICES)
    wrong = replace(analysis, naics_table=analysis.naics_table.assign(growth=0.123))
    write_workbook(workbook_view(wrong), tmp_path / "wrong.xlsx")
    found = disagreements(tmp_path / "wrong.xlsx", tmp_path)
    assert {NAICS_SHEET} <= {disagreement.sheet for disagreement in found}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_choice_typed_on_setup_changes_the_table_as_python_says(changed, column):
    expected = analyse(AFTER, PANEL, PRICES)
    place = Addresses.of(workbook_view(expected)).tables[NAICS]
    cells = [
        changed[NAICS_SHEET].cell(row + 1, place.columns[column] + 1).value
        for row in range(place.first_row, place.last_row + 1)
    ]
    for cell, value in zip(cells, expected.naics_table[column], strict=True):
        if isinstance(value, str):
            assert (cell or "") == value
        elif math.isnan(value):
            assert cell == "#N/A"
        else:
            assert math.isclose(cell, value, rel_tol=1e-9, abs_tol=1e-12)


def test_headings_follow_the_years(changed):
    place = Addresses.of(workbook_view(analyse(AFTER, PANEL, PRICES))).tables[NAICS]
    header = [cell.value for cell in changed[NAICS_SHEET][place.header_row + 1]]
    assert {"Jobs 2015", "Jobs 2020", "Pay 2020, in 2010 dollars"} <= set(header)
