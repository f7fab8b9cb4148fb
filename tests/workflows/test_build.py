"""Building, and building again: what a person typed or added stays, and a failure leaves everything as it was."""

import shutil
from dataclasses import replace

import pytest
from openpyxl.styles import Font

from industry_clusters.errors import BadSetting, IndustryClustersError, WorkbookError
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.sheet_names import NAICS_SHEET, START_SHEET, VISIBLE
from industry_clusters.study import Criterion, Member, MemberRole
from industry_clusters.views.registry import hidden_sheets
from industry_clusters.workflows.build import build
from support.example import example_in
from support.recalculate import open_book, read_book

CLUSTERS = (Member("=1+1", "62", MemberRole.SUPPORT, "ours"), Member("Empty one", ""))
TYPED = {"note_growth_leaders": "Home health, twice over", "cut_off_quotient": 1.25, "first_year": 1992}


@pytest.fixture(scope="module")
def first_build(tmp_path_factory):
    folder = example_in(tmp_path_factory.mktemp("first") / "study")
    sectors = replace(
        read_study(folder / "study.toml"), industry_level=2
    )  # the same sheets, built in less time
    write_study(sectors, folder / "study.toml")
    build(folder / "study.toml")
    return folder


@pytest.fixture
def folder(first_build, tmp_path):
    """A folder with the example's data, its study and the workbook built from it."""
    return shutil.copytree(first_build, tmp_path / "own")


def type_into(path, **inputs):
    book = open_book(path)
    for name, value in inputs.items():
        sheet, cell = next(iter(book.defined_names[name].destinations))
        book[sheet][cell.replace("$", "")] = value
    page = book.create_sheet("Our own")
    page["A1"] = f"='{NAICS_SHEET}'!D10*2"
    page["A2"], page["A2"].font = "ours", Font(bold=True)
    book.save(path)


def named(path, name):
    book = read_book(path)
    sheet, cell = next(iter(book.defined_names[name].destinations))
    return book[sheet][cell.replace("$", "")].value


def test_a_build_shows_the_twelve_sheets_in_the_order_of_the_steps(first_build):
    book = read_book(first_build / "study.xlsx")
    visible = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert [name for name in visible if name in VISIBLE] == list(VISIBLE)


def test_a_build_hides_data_and_workings_so_that_a_person_can_unhide_them(first_build):
    book = read_book(first_build / "study.xlsx")
    assert {book[name].sheet_state for name in hidden_sheets() if name in book.sheetnames} == {"hidden"}


def test_a_workbook_opens_on_start(first_build):
    assert read_book(first_build / "study.xlsx").active.title == START_SHEET


@pytest.fixture(scope="module", params=["study.toml", "study.xlsx"])
def rebuilt(first_build, tmp_path_factory, request):
    """The workbook after a person typed in it and it was built again, from its study or from itself."""
    folder = shutil.copytree(first_build, tmp_path_factory.mktemp("rebuilt") / "own")
    type_into(folder / "study.xlsx", **TYPED)
    build(folder / request.param, folder / "study.xlsx")
    return folder / "study.xlsx"


@pytest.mark.parametrize("name", TYPED)
def test_what_was_typed_is_still_there_after_a_rebuild(rebuilt, name):
    assert named(rebuilt, name) == TYPED[name]


def test_a_rebuild_obeys_what_was_typed(rebuilt):
    rows = read_book(rebuilt, data_only=True)[NAICS_SHEET].iter_rows(values_only=True)
    assert "Jobs 1992" in next(row for row in rows if row[0] == "NAICS")


def test_a_sheet_of_the_users_own_comes_along_with_its_formulas(rebuilt):
    page = read_book(rebuilt)["Our own"]
    assert (page["A1"].value, page["A2"].value, page["A2"].font.bold) == (
        f"='{NAICS_SHEET}'!D10*2",
        "ours",
        True,
    )


def test_the_workbook_as_it_was_is_kept_as_a_copy_by_each_of_two_rebuilds_in_a_minute(folder):
    before = (folder / "study.xlsx").read_bytes()
    first, second = build(folder / "study.toml").copy, build(folder / "study.toml").copy
    assert first != second
    assert (first.read_bytes(), second.exists()) == (before, True)


def test_a_change_in_the_file_alone_is_followed(folder):
    text = (folder / "study.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(text.replace("first = 1990", "first = 1995"), encoding="utf-8")
    build(folder / "study.toml")
    assert named(folder / "study.xlsx", "first_year") == 1995


def test_where_both_changed_the_workbook_wins_and_says_so(folder):
    type_into(folder / "study.xlsx", first_year=1992)
    text = (folder / "study.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(text.replace("first = 1990", "first = 1995"), encoding="utf-8")
    report = build(folder / "study.toml")
    assert named(folder / "study.xlsx", "first_year") == 1992
    assert "first year: the workbook's 1992 was kept over the study file's 1995" in report.remarks


def test_the_file_wins_where_that_is_asked_for_but_words_stay(folder):
    type_into(folder / "study.xlsx", first_year=1992, note_pay_level="ours")
    build(folder / "study.toml", file_wins=True)
    assert (named(folder / "study.xlsx", "first_year"), named(folder / "study.xlsx", "note_pay_level")) == (
        1990,
        "ours",
    )


def test_where_the_file_wins_it_wins_over_decisions_of_the_review_too(folder):
    workbook = folder / "study.xlsx"
    decided = replace(read_study_from_workbook(workbook), notes={"note_decision_62": "exclude"})
    write_study(decided, folder / "decided.toml")
    typed = build(folder / "decided.toml", workbook).analysis.study.notes
    obeyed = build(folder / "study.toml", file_wins=True).analysis.study.notes
    assert ("note_decision_62" in typed, "note_decision_62" in obeyed) == (True, False)


def test_a_study_and_its_workbook_are_the_same_study(folder):
    of_file = replace(read_study(folder / "study.toml"), definitions_file=None)
    assert replace(read_study_from_workbook(folder / "study.xlsx"), clusters=()) == of_file


def test_settings_of_the_study_reach_the_workbook_and_come_back(folder):
    changed = replace(
        read_study(folder / "study.toml"),
        cut_offs={Criterion.PAY: 40_000.0},
        notes={"note_pay_level": "=A1"},
        definitions_file=None,
        clusters=CLUSTERS,
        infrastructure={CLUSTERS[0].cluster: "A yard."},
    )
    write_study(changed, folder / "other.toml")
    build(folder / "other.toml")
    assert read_study_from_workbook(folder / "other.xlsx") == changed


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (('areas = ["99001", "99003", "99005"]', 'areas = ["99001", "99777"]'), "99777"),
        (("last = 2003", "last = 2010"), "2010"),
        (('path = "example_data.zip"', 'path = "nothing.zip"'), "nothing.zip"),
        (('index = "EXAMPLESA0"', 'index = "CUUR9999SA0"'), "CUUR9999SA0"),
        (('area = "US000"', 'area = "06000"'), "California"),
    ],
)
def test_a_build_that_fails_says_why_and_leaves_the_workbook_as_it_was(folder, wrong, said):
    before = (folder / "study.xlsx").read_bytes()
    text = (folder / "study.toml").read_text(encoding="utf-8")
    (folder / "study.toml").write_text(text.replace(*wrong), encoding="utf-8")
    listing = sorted(path.name for path in folder.iterdir())
    with pytest.raises(IndustryClustersError, match=said):
        build(folder / "study.toml")
    assert (folder / "study.xlsx").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == listing


def test_a_workbook_that_is_open_in_excel_is_not_touched(folder):
    (folder / "~$study.xlsx").write_text("")
    with pytest.raises(WorkbookError, match="open in Excel"):
        build(folder / "study.toml")


def test_a_source_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadSetting, match=r"nowhere\.toml"):
        build(tmp_path / "nowhere.toml")
