"""The mobilization workbook made from a study and made again: figures are new, every word stays."""

import shutil
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from icalendar import Calendar

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.mobilization.typed_workbook import read_typed
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import Member
from industry_clusters.workflows.build import build
from industry_clusters.workflows.mobilization.example import example_typed, mobilize_example
from industry_clusters.workflows.mobilization.workbook import mobilize
from industry_clusters.workflows.share import share_copy
from industry_clusters.workflows.start import DEMO_STUDY
from support.example import demo_in
from support.recalculate import open_book, read_book
from support.typed_lists import beside, place_of_list, type_into

HEALTH = "Health and Biomedicine"
TODAY = date(2006, 11, 20)
pytestmark = [pytest.mark.filterwarnings("ignore::UserWarning")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return demo_in(tmp_path_factory.mktemp("mobilized")).parent


@pytest.fixture(scope="module")
def filled(folder):
    """The example with all steps filled."""
    return mobilize_example(folder / DEMO_STUDY).path


@pytest.fixture
def own(folder, tmp_path):
    """A copy of study and workbook that a test may change."""
    shutil.copytree(folder, tmp_path / "study", ignore=shutil.ignore_patterns("*mobilization*"))
    return tmp_path / "study"


@pytest.fixture
def mine(filled, own):
    shutil.copyfile(filled, own / filled.name)
    return own / filled.name


def test_it_is_a_file_of_its_own_beside_the_study(filled):
    assert filled.name == "sample-region - mobilization.xlsx"


def test_everything_typed_is_read_back_as_it_was(filled):
    typed, example = read_typed(filled), example_typed()
    for key, rows in example.rows.items():
        if key != "groups":
            assert typed.of(key) == tuple(
                {name: text for name, text in row.items() if text} for row in rows
            ), key
    assert typed.words["mobilize_note_statement"] == example.words["mobilize_note_statement"]


def test_built_again_it_keeps_every_word_and_rows_beneath_a_list_and_notes_of_a_persons_own(mine):
    before = read_typed(mine)
    book = open_book(mine)
    page, top, bottom, _ = place_of_list(book, "votes")
    type_into(book, "votes", bottom - top + 2, ballot=HEALTH, participant="=Eve()", dot_1="1")
    type_into(book, "people", len(before.of("people")) + 1, name="Zoë O'Hara, PhD", organization="=1+1")
    page.cell(3, 40).value = "remember the keys"
    book.save(mine)
    again = mobilize(mine)
    typed = read_typed(mine)
    assert typed.of("votes")[-1] == {"ballot": HEALTH, "participant": "=Eve()", "dot_1": "1"}
    assert typed.of("people")[-1] == {"name": "Zoë O'Hara, PhD", "organization": "=1+1"}
    assert [key for key, rows in before.rows.items() if typed.of(key)[: len(rows)] != rows] == []
    texts = [
        cell.value
        for sheet in open_book(mine)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == "remember the keys"
    ]
    assert texts == ["remember the keys"]
    assert again.copy.exists()


def test_no_text_of_a_person_becomes_a_formula(mine):
    book = open_book(mine)
    type_into(book, "plans", 1, title='=HYPERLINK("http://example.org","x")')
    book.save(mine)
    mobilize(mine)
    page, top, _, columns = place_of_list(open_book(mine), "plans")
    cell = page.cell(top, columns["title"])
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://example.org","x")')


def test_a_cluster_that_the_study_renamed_or_dropped_is_told_with_who_was_invited(mine):
    path = mine.parent / DEMO_STUDY
    study = read_study(path)
    build(path, mine.parent / "now.xlsx")
    from industry_clusters.workflows.study_source import read_source  # noqa: PLC0415

    members = [
        Member("Care" if one.cluster == HEALTH else one.cluster, one.industry_code, one.role, one.source)
        for one in read_source(path).clusters
        if one.cluster != "Logistics"
    ]
    write_study(replace(study, clusters=tuple(members), definitions_file=None), path)
    report = mobilize(path)
    told = "\n".join(report.remarks)
    assert (
        f"'{HEALTH}' is no longer a cluster of the study; what was typed for it is kept. 36 people were invited under that name. It may be 'Care' now"
        in told
    )
    assert "'Logistics' is no longer a cluster" in told
    typed = read_typed(report.path)
    assert typed.of("invitees") == read_typed(report.copy).of("invitees")
    book = read_book(report.path, data_only=True)
    assert "no longer in the study" in beside(book, "groups", 1, "To check")
    assert "No longer clusters of the study" in "\n".join(str(cell.value) for cell in book["Start"]["A"])


def test_new_data_tell_which_claims_changed(mine):
    path = mine.parent / DEMO_STUDY
    study = read_study(path)
    write_study(replace(study, last_year=1992, dollar_year=2003), path)
    made = mobilize(path).mobilization
    assert {one.says for one in made.claims} & {"no longer so", "now so"}
    assert all(one.then for one in made.claims)


def test_a_baseline_is_taken_anew_where_a_person_asks_for_it(mine):
    path = mine.parent / DEMO_STUDY
    write_study(replace(read_study(path), last_year=1992), path)
    book = open_book(mine)
    sheet, cell = next(iter(book.defined_names["mobilize_rebase"].destinations))
    book[sheet][cell.replace("$", "")].value = "yes"
    book.save(mine)
    assert {one.says.split()[0] for one in mobilize(path).mobilization.claims} == {"still"}
    assert "mobilize_rebase" not in read_typed(mine).words


def test_a_cluster_chosen_later_gets_dates_tasks_and_a_ballot_at_the_next_build(mine):
    book = open_book(mine)
    row = next(at for at, one in enumerate(read_typed(mine).of("groups"), 1) if one["cluster"] == "Finance")
    type_into(book, "groups", row, decision="mobilize now", reason="asked for it")
    book.save(mine)
    mobilize(mine)
    typed = read_typed(mine)
    assert [one["event"] for one in typed.of("events") if one["cluster"] == "Finance"] == [
        "Co-chair training", "Meeting 1", "Meeting 2", "Meeting 3", "Launch event",
    ]  # fmt: skip
    assert any(one["name"] == "Finance" for one in typed.of("ballots"))


def test_a_list_of_people_is_taken_in_once(own):
    people = own / "chamber.csv"
    people.write_text('Name,Company\n"Núñez, Inés","Añejo, Inc."\n', encoding="utf-8")
    first = mobilize(own / DEMO_STUDY, people=[people])
    assert (first.added_people, mobilize(own / DEMO_STUDY, people=[people]).added_people) == (1, 0)
    assert read_typed(first.path).of("people") == ({"name": "Inés Núñez", "organization": "Añejo, Inc."},)


def test_calendar_files_hold_the_meetings_of_each_group(mine):
    report = mobilize(mine, calendar=True)
    assert len(report.calendars) == 3
    health = next(path for path in report.calendars if "Health" in path.name)
    events = Calendar.from_ical(health.read_bytes()).walk("VEVENT")
    assert [str(one["summary"]) for one in events][1] == f"{HEALTH}: Meeting 1"
    assert events[1].decoded("dtstart").isoformat() == "2006-03-09T08:00:00"
    assert events[1].decoded("dtend").isoformat() == "2006-03-09T10:00:00"


def test_an_event_keeps_its_identity_when_it_moves(mine):
    first = mobilize(mine, calendar=True).calendars[0]
    before = [str(one["uid"]) for one in Calendar.from_ical(first.read_bytes()).walk("VEVENT")]
    book = open_book(mine)
    type_into(book, "events", 2, date=date(2006, 3, 15))
    book.save(mine)
    moved = Calendar.from_ical(mobilize(mine, calendar=True).calendars[0].read_bytes()).walk("VEVENT")
    assert [str(one["uid"]) for one in moved] == before
    assert moved[1].decoded("dtstart").isoformat() == "2006-03-15T08:00:00"


def test_a_shared_copy_has_no_register_and_no_name_of_it_anywhere(mine):
    typed = read_typed(mine)
    report = share_copy(mine)
    with zipfile.ZipFile(report.path) as package:
        texts = b"".join(package.read(name) for name in package.namelist()).decode("utf-8", errors="replace")
    assert "Register" not in open_book(report.path).sheetnames
    assert [row["name"] for row in typed.of("people") if row["name"] in texts or row["email"] in texts] == []


@pytest.mark.parametrize("where", ["study", "text"])
def test_a_file_that_is_something_else_is_not_written_over(own, where):
    other = own / "other.xlsx"
    if where == "study":
        build(own / DEMO_STUDY, other)
    else:
        other.write_text("mine")
    before = other.read_bytes()
    with pytest.raises(WorkbookError, match=r"other\.xlsx"):
        mobilize(own / DEMO_STUDY, other)
    assert other.read_bytes() == before


def test_build_does_not_write_over_a_mobilization_workbook(mine):
    before = mine.read_bytes()
    with pytest.raises(WorkbookError, match="mobilization"):
        build(mine.parent / DEMO_STUDY, mine)
    assert mine.read_bytes() == before


def test_a_sheet_that_was_deleted_is_named_and_nothing_is_changed(mine):
    book = open_book(mine)
    del book["Votes"]
    book.save(mine)
    before = mine.read_bytes()
    with pytest.raises(WorkbookError, match="Votes"):
        mobilize(mine)
    assert mine.read_bytes() == before


def test_a_mobilization_workbook_whose_study_is_gone_says_which(mine):
    (mine.parent / DEMO_STUDY).unlink()
    with pytest.raises(WorkbookError, match=DEMO_STUDY):
        mobilize(mine)
