"""A build that would change nothing does nothing; one that is asked for anyway keeps ten copies and a person's own."""

import os
import shutil
from collections import Counter
from dataclasses import replace

import pytest

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.study.open_workbook import typed_in_open
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_workbook import read_typed
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.sheet_names import CHARTS_SHEET
from industry_clusters.study import AcrossBreaks, MatrixMethod, Member
from industry_clusters.workflows import build as building
from industry_clusters.workflows.build import build
from industry_clusters.workflows.copies import MOST_COPIES, copy_of, remove_oldest, still_there
from industry_clusters.workflows.memory import KeptCopy, Memory, memory_of
from industry_clusters.workflows.up_to_date import fingerprint
from support.recalculate import open_book, with_inputs
from support.small_files import small_study_in


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    build(small_study_in(folder))
    return folder


@pytest.fixture
def folder(built, tmp_path):
    shutil.copytree(built, tmp_path / "study")
    return tmp_path / "study"


def again(folder, source="here.xlsx", **choices):
    return build(folder / source, folder / "here.xlsx", only_if_needed=True, **choices)


@pytest.mark.parametrize("source", ["here.xlsx", "here.toml"])
def test_a_workbook_of_which_nothing_changed_is_not_touched(folder, source):
    before = {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()}
    assert again(folder, source).is_up_to_date
    assert {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir()} == before


@pytest.mark.parametrize("source", ["here.xlsx", "here.toml"])
def test_a_workbook_that_is_as_it_was_written_is_not_read(folder, source, monkeypatch):
    for reader in ("workflows.merged.read_typed", "workflows.study_source.read_typed"):
        monkeypatch.setattr(f"industry_clusters.{reader}", lambda *_: pytest.fail("the inputs were read"))
    assert again(folder, source).is_up_to_date


def test_a_rebuilt_workbook_with_a_sheet_of_ones_own_is_as_it_was_written_too(folder, monkeypatch):
    book = open_book(folder / "here.xlsx")
    book.create_sheet("Mine")["A1"] = "kept"
    book.save(folder / "here.xlsx")
    build(folder / "here.xlsx")
    monkeypatch.setattr("industry_clusters.workflows.study_source.read_typed", lambda *_: pytest.fail("read"))
    assert again(folder).is_up_to_date


def test_a_workbook_with_a_seal_that_names_data_on_the_network_opens_nothing_there(folder, monkeypatch):
    study = read_study(folder / "here.toml")
    far = replace(study, data=(replace(study.data[0], path="//server/share/data.csv"),))
    monkeypatch.setattr("industry_clusters.workflows.merged.remembered_study", lambda *_: far)
    with pytest.raises(WorkbookError, match="a place on the network"):
        again(folder)


def test_one_that_openpyxl_or_a_spreadsheet_program_saved_is_up_to_date_too(folder):
    book = open_book(folder / "here.xlsx")
    book.save(folder / "here.xlsx")
    assert again(folder).is_up_to_date


@pytest.mark.parametrize(
    "typed",
    [
        {"list_minimum": 75},
        {"cut_off_pay": 30000},
        {"matrix_method": MatrixMethod.THIRDS.label},
        {"across_breaks": AcrossBreaks.BRIDGE.label},
        {"weight_pay": 3},
    ],
    ids=str,
)
def test_a_setting_that_formulas_follow_needs_no_build(folder, typed):
    with_inputs(folder / "here.xlsx", folder / "here.xlsx", **typed)
    assert again(folder).is_up_to_date


@pytest.mark.parametrize(
    "typed",
    [
        {"first_year": 2009},
        {"region_areas": "01003"},
        {"ownership": "All ownerships"},
        {"price_index": "CUUR0400SA0"},
        {"region_name": "There"},
    ],
    ids=str,
)
def test_a_setting_that_the_build_writes_or_reads_by_needs_one(folder, typed, monkeypatch):
    with_inputs(folder / "here.xlsx", folder / "here.xlsx", **typed)
    assert is_built(folder, monkeypatch)


def is_built(folder, monkeypatch, source="here.xlsx", **choices):
    """Whether a build would begin; it is not carried out."""
    begun = []
    monkeypatch.setattr("industry_clusters.workflows.making.make", lambda *_, **__: begun.append(1))
    return not again(folder, source, **choices).is_up_to_date and bool(begun)


def test_a_data_file_that_changed_needs_a_build(folder, monkeypatch):
    with (folder / "data.csv").open("a") as data:
        data.write("\n")
    assert is_built(folder, monkeypatch)


def test_a_data_file_with_another_date_needs_a_build(folder, monkeypatch):
    os.utime(folder / "data.csv", (1, 1))
    assert is_built(folder, monkeypatch)


def test_a_data_file_that_is_gone_needs_a_build_which_names_it(folder):
    (folder / "data.csv").unlink()
    with pytest.raises(Exception, match=r"data\.csv"):
        again(folder)


def test_another_version_of_the_program_needs_a_build(folder, monkeypatch):
    monkeypatch.setattr("industry_clusters.__version__", "99.0")
    assert is_built(folder, monkeypatch)


def test_a_study_file_that_says_something_else_needs_a_build_also_where_formulas_would_follow(
    folder, monkeypatch
):
    study = read_study(folder / "here.toml")
    write_study(replace(study, list_minimum=75), folder / "here.toml")
    assert is_built(folder, monkeypatch, "here.toml")


def test_a_sheet_of_ours_that_was_deleted_needs_a_build(folder, monkeypatch):
    book = open_book(folder / "here.xlsx")
    del book[CHARTS_SHEET]
    book.save(folder / "here.xlsx")
    assert is_built(folder, monkeypatch)


def test_functions_that_are_asked_for_need_a_build(folder, monkeypatch):
    assert is_built(folder, monkeypatch, lambda_functions=True)


def test_definitions_that_are_given_need_a_build(folder, monkeypatch):
    assert is_built(folder, monkeypatch, clusters=(Member("Food", "3111"),))


def test_a_workbook_of_an_earlier_version_remembers_nothing_and_is_built(folder, monkeypatch):
    monkeypatch.setattr(building, "fingerprint", lambda *_, **__: "")
    assert is_built(folder, monkeypatch)


def test_a_file_in_a_folder_of_data_counts_and_the_mark_of_an_open_one_does_not(tmp_path):
    study = replace(read_study(small_study_in(tmp_path)), notes={})
    (tmp_path / "more").mkdir()
    study = replace(study, data=(replace(study.data[0], path="more"),))
    empty = fingerprint(study, tmp_path, lambdas=False)
    (tmp_path / "more" / "~$a.csv").write_text("x")
    marked = fingerprint(study, tmp_path, lambdas=False)
    (tmp_path / "more" / "a.csv").write_text("x")
    assert (marked == empty, fingerprint(study, tmp_path, lambdas=False) == empty) == (True, False)


def test_what_is_remembered_is_read_back():
    memory = Memory(
        "[region]\n",
        has_lambdas=True,
        fingerprint="abc",
        copies=(KeptCopy("a | b.xlsx", 3, "00"),),
        made=("Start", "Notes"),
    )
    assert Memory.parsed(memory.text()) == memory


def test_an_older_memory_is_read_as_it_was():
    assert Memory.parsed("[region]\n\n# sheets made: Start|Notes") == Memory(
        "[region]\n", made=("Start", "Notes")
    )


def copies_in(folder, count):
    """A workbook, and copies of it as builds would have written them."""
    workbook = folder / "here.xlsx"
    workbook.write_bytes(b"now")
    copies = []
    for number in range(count):
        path = folder / f"here (before 2026-01-01 00{number:02}).xlsx"
        path.write_bytes(f"then {number}".encode())
        copies.append(copy_of(path, path.name))
    return workbook, copies


def test_of_the_copies_ten_stay_and_the_oldest_goes(tmp_path):
    workbook, copies = copies_in(tmp_path, MOST_COPIES + 2)
    assert remove_oldest(copies, workbook) == [copies[0].name, copies[1].name]
    assert still_there(copies, workbook) == tuple(copies[2:])


def test_up_to_ten_copies_nothing_is_removed(tmp_path):
    workbook, copies = copies_in(tmp_path, MOST_COPIES)
    assert remove_oldest(copies, workbook) == []


def test_a_copy_that_a_person_changed_is_theirs_and_stays(tmp_path):
    workbook, copies = copies_in(tmp_path, MOST_COPIES + 1)
    (tmp_path / copies[0].name).write_bytes(b"THEN 0")
    assert remove_oldest(copies, workbook) == []


def test_a_file_that_only_looks_like_a_copy_stays(tmp_path):
    workbook, copies = copies_in(tmp_path, MOST_COPIES)
    (tmp_path / "here (before 2020-01-01 0000).xlsx").write_bytes(b"mine")
    again = [*copies, copy_of(workbook, "here (before 2026-01-02 0000).xlsx")]
    remove_oldest(again, workbook)
    assert (tmp_path / "here (before 2020-01-01 0000).xlsx").exists()


@pytest.mark.parametrize("name", ["../secret.xlsx", "other.xlsx", "there (before 2026-01-01 0000).xlsx"])
def test_a_workbook_of_a_stranger_cannot_have_another_file_removed(tmp_path, name):
    inside = tmp_path / "study"
    inside.mkdir()
    workbook, copies = copies_in(inside, MOST_COPIES)
    target = inside / name
    target.write_bytes(b"theirs")
    remove_oldest([copy_of(target, name), *copies], workbook)
    assert target.exists()


def test_builds_remember_their_copies_and_keep_ten(folder):
    workbook = folder / "here.xlsx"
    older = copies_in_of(workbook, MOST_COPIES)
    report = build(workbook)
    assert [f"the oldest copy, {older[0]}, was removed"] == [
        words for words in report.remarks if "oldest copy" in words
    ]
    assert [copy.name for copy in memory_of(workbook).copies][-2:] == [older[-1], report.copy.name]


def copies_in_of(workbook, count):
    """Copies beside a workbook that it remembers."""
    memory = memory_of(workbook)
    names = [f"here (before 2026-01-01 00{number:02}).xlsx" for number in range(count)]
    for name in names:
        shutil.copy2(workbook, workbook.with_name(name))
    copies = tuple(copy_of(workbook, name) for name in names)
    book = open_book(workbook)
    page = book["_study"]
    for row, line in enumerate(replace(memory, copies=copies).text().split("\n"), 1):
        page.cell(row, 1).value = line
    book.save(workbook)
    return names


class Opened:
    """A workbook's file as a program has it open; counts the rectangles that were asked for."""

    def __init__(self, path):
        self.book, self.name, self.asked = open_book(path, data_only=True), path.name, []
        self.sheets = self.book.sheetnames

    def names(self, wanted):
        named = self.book.defined_names.items()
        return [(name, f"={place.attr_text}") for name, place in named if wanted(name)]

    def rows(self, sheet, box):
        self.asked.append(sheet)
        left, top, right, bottom = box
        return list(self.book[sheet].iter_rows(top, bottom, left, right, values_only=True))

    def last_row(self, sheet):
        return self.book[sheet].max_row


def test_an_open_workbook_says_what_its_file_says(built):
    path = built / "here.xlsx"
    assert typed_in_open(Opened(path)) == read_typed(path)


def test_an_open_workbook_is_read_in_at_most_two_rectangles_a_sheet(built):
    typed_in_open(opened := Opened(built / "here.xlsx"))
    assert max(Counter(opened.asked).values()) <= 2
