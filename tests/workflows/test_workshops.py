"""A workshop from its plan to the consensus: team workbooks, what comes back, and what is odd with it."""

import shutil
import warnings
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.definitions import read_definitions
from industry_clusters.sheet_names import DEFINITIONS_SHEET, EXERCISE_SHEET, OBSERVATIONS_SHEET
from industry_clusters.workflows.workshop.compare import compare_teams
from industry_clusters.workflows.workshop.returns import collect, gather
from industry_clusters.workflows.workshop.workbooks import make_workshop
from industry_clusters.workshop.checks import RIGHT
from industry_clusters.workshop.progress import STEPS
from support.kern import kern_in

pytestmark = pytest.mark.build

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
"""
TEAMS = ("Maple", "Oak", "Elm & Ash")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A workshop of three teams with one region: the first two share what is worked out, the third has a sign that files spell differently."""
    folder = tmp_path_factory.mktemp("workshop")
    kern_in(folder)
    plan = folder / "spring.toml"
    plan.write_text(PLAN + "".join(f'\n[[team]]\nname = "{team}"\n' for team in TEAMS), encoding="utf-8")
    return make_workshop(plan, jobs=1)


@pytest.fixture(scope="module")
def typed_in(made, tmp_path_factory):
    """What came back from the three, each with an answer and a weight, two with a row moved."""
    folder = tmp_path_factory.mktemp("typed")
    for number, team in enumerate(TEAMS):
        book = opened(made.folder / f"{team}.xlsx")
        typed(book, "note_growth_leaders", f"Oil, says {team}")
        typed(book, "weight_growth", 2 + number)
        if number < 2:
            moved(book, "6216", "Visitor Services")
        book.save(folder / f"group {number}.xlsx")
    return folder


@pytest.fixture
def back(typed_in, tmp_path):
    """A folder of one's own with what came back."""
    return Path(shutil.copytree(typed_in, tmp_path / "back"))


def opened(path, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl cannot keep sparklines
        return load_workbook(path, **options)


def place(book, name):
    ((sheet, cells),) = book.defined_names[name].destinations
    return book[sheet], range_boundaries(cells.replace("$", ""))


def typed(book, name, value):
    page, (left, top, _, _) = place(book, name)
    page.cell(top, left).value = value


def moved(book, code, cluster):
    page, (left, top, _, bottom) = place(book, "cluster_definitions")
    row = next(row for row in range(top, bottom + 1) if str(page.cell(row, left + 1).value) == code)
    page.cell(row, left).value = cluster


def odd(returns):
    return {(file, words.partition(";")[0]) for file, words in returns.odd}


def test_every_team_has_a_workbook(made):
    assert [(one.file, one.failure) for one in made.teams] == [(f"{team}.xlsx", "") for team in TEAMS]


@pytest.mark.parametrize("team", TEAMS[1:])
def test_the_teams_name_is_before_every_title(made, team):
    book = opened(made.folder / f"{team}.xlsx")
    titles = [
        page["A1"].value
        for page in book.worksheets
        if page.sheet_state != "veryHidden" and page.title != "_lists"
    ]
    assert [title for title in titles if not title.lstrip('="').startswith(f"{team}: ")] == []


def test_the_teams_name_is_at_the_foot_of_every_printed_page(made):
    book = opened(made.folder / "Oak.xlsx")
    feet = [page.oddFooter.left.text for page in book.worksheets if not page.title.startswith("_")]
    assert [foot for foot in feet if not foot.startswith("Oak. ")] == []


def test_every_sheet_of_a_team_is_protected_without_a_password(made):
    pages = [page for page in opened(made.folder / "Oak.xlsx").worksheets if not page.title.startswith("_")]
    assert {(page.protection.sheet, page.protection.password) for page in pages} == {(True, None)}


def test_a_check_hides_how_it_compares(made):
    page, (left, top, _, _) = place(book := opened(made.folder / "Oak.xlsx"), "exercise_check_growth")
    assert page.cell(top, left).protection.hidden
    assert book[EXERCISE_SHEET].protection.sheet


def test_no_cell_of_the_exercise_holds_an_answer(made):
    answers = numbers_on(made.trainer, "Answers")
    asked = numbers_on(made.folder / "Oak.xlsx", EXERCISE_SHEET)
    assert {number for number in answers if not float(number).is_integer()}
    assert {number for number in answers & asked if not float(number).is_integer()} == set()


def numbers_on(path, sheet):
    cells = opened(path, data_only=True)[sheet].iter_rows(values_only=True)
    return {value for row in cells for value in row if isinstance(value, int | float)}


def test_no_trace_of_the_stand_in_is_left(made):
    assert [path.name for path in made.folder.rglob("*shared*")] == []


@pytest.fixture(scope="module")
def again(made, tmp_path_factory):
    """The workbook of a team that typed in it, after the workshop was made again."""
    folder = tmp_path_factory.mktemp("again")
    for name in ("spring.toml", "kern.csv"):
        shutil.copy(made.folder.parent / name, folder / name)
    (folder / "spring").mkdir()
    book = opened(made.folder / "Oak.xlsx")
    typed(book, "note_first_planning", "The local plan")
    typed(book, "exercise_answer_growth", "=(E18/D18)^(1/2)-1")
    book.save(folder / "spring" / "Oak.xlsx")
    make_workshop(folder / "spring.toml", jobs=1)
    return folder / "spring"


def test_made_again_a_workbook_keeps_a_teams_words(again):
    oak = next(one for one in gather(again).teams if one.team == "Oak")
    assert oak.answers == {"note_first_planning": "The local plan"}


def test_made_again_a_workbook_keeps_the_exercise(again):
    page, (left, top, _, _) = place(opened(again / "Oak.xlsx"), "exercise_answer_growth")
    assert page.cell(top, left).value == "=(E18/D18)^(1/2)-1"


def test_the_copy_of_before_is_an_earlier_file_of_the_team(again):
    assert (
        len([words for _, words in gather(again).odd if words.startswith("an earlier file of team 'Oak'")])
        == 1
    )


def test_files_are_matched_by_what_is_inside(back):
    assert {one.team: one.path.name for one in gather(back).teams} == {
        team: f"group {number}.xlsx" for number, team in enumerate(TEAMS)
    }


def test_a_board_says_how_far_each_team_is(back):
    report = collect(back)
    team = next(one for one in report.returns.teams if one.team == "Maple")
    states = {step: state(team).words for step, state in STEPS.items()}
    assert states["Observations"] == "1 of 8 answered"
    assert states["Clusters"] == "3 clusters, 6 codes; 1 moved"
    assert "growth 2" in states["Decision"]


def test_collecting_again_leaves_the_board_out_and_the_workbooks_as_they_are(back):
    before = {path.name: path.read_bytes() for path in back.iterdir()}
    collect(back)
    again = collect(back)
    assert len(again.returns.teams) == len(TEAMS)
    assert {path.name: path.read_bytes() for path in back.iterdir() if path.name != "Board.xlsx"} == before


def test_of_two_files_of_a_team_the_later_counts(back):
    later = opened(back / "group 1.xlsx")
    typed(later, "note_growth_leaders", "Later")
    later.properties.modified = datetime.now() + timedelta(days=1)  # noqa: DTZ005
    later.save(back / "final final.xlsx")
    returns = gather(back)
    assert next(one for one in returns.teams if one.team == "Oak").path.name == "final final.xlsx"
    assert ("group 1.xlsx", "an earlier file of team 'Oak'") in odd(returns)


def test_a_deleted_sheet_is_said_and_the_others_go_on(back):
    book = opened(back / "group 0.xlsx")
    del book[OBSERVATIONS_SHEET]
    book.save(back / "group 0.xlsx")
    returns = gather(back)
    assert ("group 0.xlsx", f"the sheet {OBSERVATIONS_SHEET!r}, or its cells, are gone") in odd(returns)
    assert len(compare_teams(back).comparison.teams) == len(TEAMS)


def test_without_its_clusters_a_team_is_not_compared(back):
    book = opened(back / "group 0.xlsx")
    del book[DEFINITIONS_SHEET]
    book.save(back / "group 0.xlsx")
    assert compare_teams(back).comparison.without == ("Maple",)


def test_damaged_and_foreign_files_are_listed(back):
    (back / "broken.xlsx").write_bytes(b"PK\x03\x04 no more")
    (back / "text.xlsx").write_text("a,b", encoding="utf-8")
    (back / "~$group 0.xlsx").write_bytes(b"open")
    kern_in(back / "elsewhere")
    returns = gather(back)
    assert len(returns.teams) == len(TEAMS)
    assert {file for file, _ in returns.odd} >= {"broken.xlsx", "text.xlsx", "Kern County.xlsx"}


def test_a_workbook_under_another_ending_counts(back):
    (back / "group 2.xlsx").rename(back / "group 2.XLSM")
    assert len(gather(back).teams) == len(TEAMS)


def test_a_team_of_the_plan_without_a_workbook_is_missing(made, back):
    (back / "group 1.xlsx").unlink()
    assert gather(back, made.folder.with_suffix(".toml")).missing == ("Oak",)


def test_a_code_in_two_clusters_is_odd_and_counts_in_both(back):
    book = opened(back / "group 0.xlsx")
    page, (left, _, _, bottom) = place(book, "cluster_definitions")
    page.cell(bottom, left).value, page.cell(bottom, left + 1).value = "Health care", 2111
    book.save(back / "group 0.xlsx")
    returns = gather(back)
    assert ("group 0.xlsx", "in more than one cluster: 2111") in odd(returns)
    team = next(one for one in returns.teams if one.team == "Maple")
    assert team.clusters_of("2111") == ("Oil and Gas", "Health care")


def test_the_consensus_can_be_imported(back):
    report = compare_teams(back)
    rows = {member.industry_code: member.cluster for member in read_definitions(report.files[1])}
    assert rows["6216"] == "Visitor Services"
    assert rows["6221"] == "Health care"


def test_a_workbook_saved_without_values_says_so(back):
    assert any("saved without values" in words for _, words in gather(back).odd)


def test_a_folder_without_teams_is_refused_with_the_next_step(tmp_path):
    with pytest.raises(WorkbookError, match="workshop collect"):
        compare_teams(tmp_path)


def test_an_empty_folder_is_said_to_be_empty_and_stays_so(tmp_path):
    with pytest.raises(WorkbookError, match="no team's workbook"):
        collect(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(WorkbookError, match="there is no folder"):
        collect(tmp_path / "none")


def test_answers_that_are_right_are_counted(made):
    team = next(one for one in gather(made.folder).teams if one.team == "Oak")
    assert team.checks
    assert not any(str(text).startswith(RIGHT) for text in team.checks)


def test_the_trainers_workbook_has_answers_for_all_teams(made):
    page = opened(made.trainer)["Answers"]
    assert "All teams" in {cell.value for row in page.iter_rows(max_col=1) for cell in row}
    assert Path(made.trainer).name == "Trainer.xlsx"
