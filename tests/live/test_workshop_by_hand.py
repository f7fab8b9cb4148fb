"""A team's workbook typed in and saved by a person's spreadsheet program: collected and compared as it was typed."""

import pytest
import xlwings

from industry_clusters.sheet_names import NAICS_SHEET
from industry_clusters.workflows.workshop.compare import compare_teams
from industry_clusters.workflows.workshop.workbooks import make_workshop
from industry_clusters.workshop.checks import LINKED, RIGHT
from support.kern import kern_in
from support.recalculate import open_book

PLAN = """[workshop]
name = "Spring"

[common]
region = { name = "Kern County", areas = ["06029"] }
years = { first = 2022, last = 2024 }
data = [{ path = "kern.csv" }]

[common.definitions]
rows = [
    ["Oil and Gas", "2111", "", ""], ["Oil and Gas", "2131", "", ""], ["Visitor Services", "7211", "", ""],
    ["Visitor Services", "7225", "", ""], ["Health care", "6216", "", ""], ["Health care", "6221", "", ""],
]

[[team]]
name = "Maple"

[[team]]
name = "Oak"
"""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory, running):
    """The folder of two teams, of which the first typed: a code moved, a cluster renamed, a weight, a sentence, two answers."""
    folder = tmp_path_factory.mktemp("workshop")
    kern_in(folder)
    (folder / "spring.toml").write_text(PLAN, encoding="utf-8")
    made = make_workshop(folder / "spring.toml", jobs=1)
    engine = running.engine
    before = engine.activate()
    engine.app.as_new()
    try:
        book = xlwings.App(impl=engine.app).books.open(str(made.folder / "Maple.xlsx"))
        _type(book, _a_number(made.folder / "Maple.xlsx"))
        book.save()
        book.close()
    finally:
        xlwings.engines.active = before
    return made.folder


def _a_number(path):
    """Where the table of industry groups has a number."""
    page = open_book(path, data_only=True)[NAICS_SHEET]
    cells = (cell for row in page.iter_rows(min_row=page.max_row - 3) for cell in row)
    return next(cell.coordinate for cell in cells if isinstance(cell.value, float))


def _type(book, a_number):
    def cells(name):
        return book.names[name].refers_to_range

    rows = cells("cluster_definitions")
    for row in range(rows.rows.count):
        if str(rows[row, 1].value).removesuffix(".0") == "6216":
            rows[row, 0].value = "Visitor Services"
        elif rows[row, 0].value == "Oil and Gas":
            rows[row, 0].value = "Energy"
    names = cells("cluster_names")
    names[[one.value for one in names].index("Oil and Gas")].value = "Energy"
    cells("weight_growth").value = 3
    cells("note_growth_leaders").value = "Oil, says Maple"
    answers = cells("exercise_answer_growth")[0]
    page = answers.sheet
    at = answers.row
    years = cells("exercise_years").get_address()
    first, last = (page.range((at, column)).address for column in (4, 5))
    answers.formula = f"=({last}/{first})^(1/{years})-1"
    page.range((at + 1, answers.column)).formula = f"='{NAICS_SHEET}'!{a_number}"


@pytest.fixture(scope="module")
def compared(workshop):
    """What is read of the folder."""
    return compare_teams(workshop).comparison


def test_what_a_person_typed_in_the_program_is_compared(compared):
    maple = next(team for team in compared.teams if team.team == "Maple")
    assert maple.clusters == {
        "Energy": {"2111", "2131"}, "Visitor Services": {"6216", "7211", "7225"}, "Health care": {"6221"},
    }  # fmt: skip
    assert (maple.weights["growth"], maple.answers["note_growth_leaders"]) == (3.0, "Oil, says Maple")
    assert [check for check in maple.checks if check] == [RIGHT, LINKED]
    assert {one.code for one in compared.verdicts if one.is_disputed} == {"6216"}
