"""Rows at a table's end that wait for something to be typed elsewhere have no lines, and get them when they say something."""

import pytest
from openpyxl import load_workbook

from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.vocabulary.model import Column, Formula, Kind, Role, Sheet, Table, Unit, Workbook


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    names = [Formula('"Food"', "Food"), Formula('""', ""), Formula('""', "")]
    columns = (
        Column("name", "Name", names),
        Column("jobs", "Jobs", [1.0, "", ""], Unit.JOBS, Kind.DERIVED, "1"),
    )
    sheet = Sheet("Sheet", "Title", Role.RESULT, (Table("table", columns),), "Source")
    path = tmp_path_factory.mktemp("built") / "book.xlsx"
    write_workbook(Workbook("", (sheet,)), path)
    return load_workbook(path)["Sheet"]


def row_of(page, text):
    return next(row for row in page.iter_rows() if row[0].value == text)


def test_a_row_that_says_something_has_a_line(page):
    assert all(cell.border.bottom.style for cell in row_of(page, '="Food"')[:2])


def test_a_row_that_waits_has_none(page):
    assert not any(cell.border.bottom.style for cell in row_of(page, '=""')[:2])


def test_a_rule_draws_the_line_where_its_first_cell_says_something(page):
    first = row_of(page, '=""')[0].row
    rules = {
        str(place.sqref): [rule.formula for rule in place.rules] for place in page.conditional_formatting
    }
    assert [f'$A{first}<>""'] in rules[f"A{first}:B{first + 1}"]
