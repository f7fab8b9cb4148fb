"""The sheets of occupations work out what Python works out, also after a person typed other cut-offs and choices."""

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import DEFINITIONS_SHEET, LEVELS_SHEET, OCCUPATIONS_SHEET
from industry_clusters.study import LevelBasis, Member
from industry_clusters.views.workbook import workbook_view
from support.libreoffice import needs_libreoffice
from support.occupation_frames import occupations_of
from support.panels import panel_of
from support.recalculate import disagreements, open_book, recalculated, with_inputs
from support.small_study import DATA, PRICES, study

pytestmark = needs_libreoffice

LEVELS = LEVELS_SHEET
CLUSTERS = (
    Member("Food", "3111"),
    Member("Food", "3112"),
    Member("Feed & Co", "3113"),
    Member("Feed & Co", "3111"),
    Member("Nowhere", "9999"),
)
STAFFING = """
3111 5 00-0000 total    1000 50000
3111 5 11-1011 detailed   20 # Chiefs
3111 5 29-1141 detailed  500 70000 Nurses
3111 5 29-2061 detailed  100 50000 Practical nurses
3111 5 31-1131 detailed  100 20000 Aides
3111 5 51-3091 detailed   ** 20000 Roasters
3111 5 53-7062 detailed   ** 30000 Movers
311  5 00-0000 total    1000 50000
311  5 29-1141 detailed  100 80000 Nurses
311  5 31-1131 detailed  200 20000 Aides
311  5 51-3091 detailed  500 21000 Roasters
311  5 27-2011 detailed  100 * Actors
311  5 53-7062 detailed   ** 30000 Movers
"""
WAGES = """
01000 00-0000 24000 35000 48900 Alabama
01000 11-1011 1 # 1
01000 29-1141 1 75000 1
01000 29-2061 1 48000 1
01000 51-3091 1 22000 1
01000 31-1131 1 21000 1
01000 27-2011 1 * 1
C4014 00-0000 20000 30000 40000 Riverside
C4014 53-7062 1 30000 1
"""
PROJECTIONS = "US000 2024 2034 29-1141 0.05 10 Bachelor's degree\nUS000 2024 2034 51-3091 -0.05 3 None\n"
SKILLS = (
    "29-1141 4 Listening\n29-1141 3 Science\n29-2061 4 Listening\n31-1131 3 Service\n31-1131 2 Listening\n"
)
OCCUPATIONS = occupations_of(STAFFING, WAGES, PROJECTIONS, SKILLS, "29-1141 3\n31-1131 2\n")


def analysis_of(occupations=OCCUPATIONS, **changes):
    return analyse(study(**{"clusters": CLUSTERS} | changes), panel_of(DATA), PRICES, occupations)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"level_basis": LevelBasis.CLUSTER},
        {"level_low": 21500.0, "left_out": (("Food", "3111"), ("Gone", "3112"))},
        {"wage_area": "C4014"},
    ],
)
def test_every_cached_value_is_what_libreoffice_works_out(tmp_path, changes):
    write_workbook(workbook_view(analysis_of(**changes)), tmp_path / "book.xlsx")
    assert disagreements(tmp_path / "book.xlsx", tmp_path) == []


def test_without_wages_nothing_breaks(tmp_path):
    write_workbook(workbook_view(analysis_of(occupations_of(STAFFING))), tmp_path / "book.xlsx")
    assert disagreements(tmp_path / "book.xlsx", tmp_path) == []


def level_jobs(book, cluster):
    """Jobs by level of a cluster, as the sheet shows them."""
    rows = book[LEVELS].iter_rows(values_only=True)
    return {row[1]: row[2] for row in rows if row[0] == cluster and row[1] in ("high", "mid", "entry")}


def expected_jobs(analysis, cluster):
    rows = analysis.occupations.levels
    rows = rows[rows["cluster"].eq(cluster) & rows["level"].ne("")]
    return dict(zip(rows["level"], rows["employment"], strict=True))


def typed_book(folder, change):
    """The workbook after a person changed cells, calculated anew."""
    write_workbook(workbook_view(analysis_of()), folder / "book.xlsx")
    book = open_book(folder / "book.xlsx")
    change(book)
    book.save(folder / "typed.xlsx")
    return recalculated(folder / "typed.xlsx", folder, LEVELS)


def row_with(page, cluster, code):
    return next(row for row in page.iter_rows() if (row[0].value, row[1].value) == (cluster, code))


def test_a_member_set_to_no_leaves_the_levels_at_once(tmp_path):
    def leave_out(book):
        row_with(book["Staffing weights"], "Food", "3112")[2].value = "No"

    found = level_jobs(typed_book(tmp_path, leave_out), "Food")
    assert found == pytest.approx(expected_jobs(analysis_of(left_out=(("Food", "3112"),)), "Food"))


def test_a_code_moved_to_another_cluster_takes_its_occupations_along(tmp_path):
    def move(book):
        row_with(book[DEFINITIONS_SHEET], "Food", "3112")[0].value = "Feed & Co"

    moved = tuple(Member("Feed & Co", "3112") if one == Member("Food", "3112") else one for one in CLUSTERS)
    found = level_jobs(typed_book(tmp_path, move), "Feed & Co")
    assert found == pytest.approx(expected_jobs(analysis_of(clusters=moved), "Feed & Co"))


def test_cut_offs_typed_by_a_person_part_the_levels_at_once(tmp_path):
    write_workbook(workbook_view(analysis_of()), tmp_path / "book.xlsx")
    typed = with_inputs(tmp_path / "book.xlsx", tmp_path / "typed.xlsx", level_low=21500, level_high=74000)
    found = level_jobs(recalculated(typed, tmp_path, LEVELS), "Food")
    assert found == pytest.approx(expected_jobs(analysis_of(level_low=21500.0, level_high=74000.0), "Food"))


def test_withheld_shares_stand_as_marks_and_never_as_zero(tmp_path):
    write_workbook(workbook_view(analysis_of()), tmp_path / "book.xlsx")
    page = open_book(tmp_path / "book.xlsx")["Staffing patterns"]
    row = next(row for row in page.iter_rows(values_only=True) if row[0] == "53-7062")
    assert row[2:4] == ("**", "**")


def test_without_any_occupational_data_one_sheet_says_what_to_add(tmp_path):
    write_workbook(workbook_view(analysis_of(occupations_of(""))), tmp_path / "book.xlsx")
    book = open_book(tmp_path / "book.xlsx")
    named = [name for name in book.sheetnames if "ccupation" in name or "taffing" in name or "adder" in name]
    assert named == [OCCUPATIONS_SHEET]
    assert any("nat4d" in str(row[0]) for row in book[OCCUPATIONS_SHEET].iter_rows(values_only=True))
