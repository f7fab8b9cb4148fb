"""A build goes on beside the program, and replaces the workbook at its end only.

What is built is looked at in test_macros; how it is brought to its place, and what may come between, is the same whatever was built,
so most tests here have a builder that gives back what it was given, at once.
"""

import shutil
import time

import openpyxl
import pytest
import xlwings

from industry_clusters.hosts import excel_build, excel_macros, excel_places
from industry_clusters.hosts.excel_macros import run
from industry_clusters.workflows import apart
from industry_clusters.workflows.build import build
from support.buttons import files_of, told

URL = "https://office.sharepoint.com/sites/Board/Shared Documents/Sample region.xlsx"
_GIVES_BACK = (
    "from industry_clusters.workflows import apart; "
    "apart._tell(apart.Progress(end='built', copy='Sample region (before a build).xlsx'))"
)


@pytest.fixture
def gives_back(monkeypatch):
    """A builder that gives back the workbook as it was, at once."""
    monkeypatch.setattr(apart, "_CODE", _GIVES_BACK)


@pytest.fixture
def study(excel, tmp_path):
    """A workbook of two sheets, open, with a folder of data: a study's own sheets are looked at in test_macros."""
    (tmp_path / "study" / "sample-region-data").mkdir(parents=True)
    path = tmp_path / "study" / "Sample region.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Start"
    book.create_sheet("My sheet")
    book.save(path)
    excel.books.open(str(path))
    return path


def copies_of(study):
    return list(study.parent.glob("*(before *"))


def begun(excel):
    """A build that is under way, and that nobody looks at."""
    return excel_build.begin(excel)


def waited():
    until = time.monotonic() + 120
    while not apart.progress_of_job().end and time.monotonic() < until:
        time.sleep(0.05)


def test_a_canceled_build_changes_nothing(study, excel):
    before = files_of(study.parent)
    begun(excel)
    excel_macros.cancel()
    said = excel_build.watch(excel)
    assert (said.words, files_of(study.parent)) == ("The build was canceled. Nothing was changed.", before)


def test_a_second_build_is_refused_while_one_is_under_way(study, excel, gives_back):
    begun(excel)
    run("rebuild_all", excel)
    excel_macros.cancel()
    excel_build.watch(excel)
    assert "Sample region.xlsx is being built" in told(excel)[0]


def test_what_is_typed_during_a_build_is_in_the_workbook_that_takes_its_place(study, excel, gives_back):
    begun(excel)
    excel.books.active.sheets["My sheet"].range("C3").value = "typed meanwhile"
    assert excel_build.watch(excel).words == ""
    assert excel.books.active.sheets["My sheet"].range("C3").value == "typed meanwhile"


def test_a_workbook_that_is_closed_during_a_build_is_as_it_was(study, excel, gives_back):
    before = files_of(study.parent)
    begun(excel)
    excel.books.active.close()
    said = excel_build.watch(excel)
    assert ("was closed while it was being built" in said.words, files_of(study.parent)) == (True, before)


def test_a_build_whose_program_has_ended_is_cleared_away_by_the_next(study, excel, monkeypatch, gives_back):
    begun(excel)
    waited()
    monkeypatch.setattr(apart, "_UNCLAIMED_SECONDS", 0)
    run("rebuild_all", excel)
    assert (told(excel), len(copies_of(study))) == ([], 1)


def test_a_builder_that_is_killed_is_told_and_changes_nothing(study, excel):
    before = files_of(study.parent)
    begun(excel)
    excel_build._builders[-1].kill()
    excel_build._builders[-1].wait()
    said = excel_build.watch(excel)
    assert ("ended before it was done" in said.words, files_of(study.parent)) == (True, before)


def test_in_excel_for_windows_a_macro_of_the_add_in_looks_until_the_build_has_ended(
    study, excel, monkeypatch, gives_back
):
    monkeypatch.setattr(excel_build, "EXCEL_LOOKS", True)
    asked = []
    excel.impl.macros[excel_build.LOOK_SOON] = lambda: asked.append(len(asked))
    run("rebuild_all", excel)
    while asked and not copies_of(study):
        asked.pop()
        excel_macros.look(excel)
        time.sleep(0.1)
    assert (told(excel), len(copies_of(study)), asked) == ([], 1, [])


def in_cloud(excel, monkeypatch, tmp_path, url=URL):
    """The open workbook as one whose address xlwings finds no folder for."""
    book = excel.books.active.impl
    kept = book.__class__.fullname
    local = tmp_path / "Documents"
    local.mkdir()
    shutil.copytree(tmp_path / "study" / "sample-region-data", local / "sample-region-data")
    monkeypatch.setattr(excel_places, "local_folder", lambda: local)
    cloud = book.fullname
    excel.impl.cloud[url] = cloud

    def fullname(self):
        found = kept.fget(self)
        if found == cloud:
            raise xlwings.XlwingsError(
                "Couldn't find the local OneDrive for Business folder. See: xlwings.org/error"
            )
        return found

    monkeypatch.setattr(book.__class__, "fullname", property(fullname))
    monkeypatch.setattr(book.__class__, "name", property(lambda self: kept.fget(self).rpartition("/")[2]))
    monkeypatch.setattr(type(book.api), "FullName", property(lambda _: url))
    return local


def test_a_workbook_in_the_cloud_is_built_on_this_computer_and_put_back(
    study, excel, monkeypatch, tmp_path, gives_back
):
    local = in_cloud(excel, monkeypatch, tmp_path)
    before = study.stat().st_mtime_ns
    run("rebuild_all", excel)
    (question,) = told(excel)
    assert "is in the cloud (OneDrive or SharePoint)" in question
    assert (local / study.name).exists()
    assert study.stat().st_mtime_ns != before


def test_a_workbook_in_the_cloud_stays_as_it_is_where_the_person_says_no(study, excel, monkeypatch, tmp_path):
    local, before = in_cloud(excel, monkeypatch, tmp_path), study.read_bytes()
    excel.impl.answers = ["no"]
    run("rebuild_all", excel)
    assert (len(told(excel)), study.read_bytes(), (local / study.name).exists()) == (1, before, False)


def test_an_act_that_needs_a_folder_says_so_of_a_workbook_in_the_cloud(study, excel, monkeypatch, tmp_path):
    in_cloud(excel, monkeypatch, tmp_path)
    run("slides", excel)
    (message,) = told(excel)
    assert "Save it to a folder of this computer" in message
    assert "xlwings" not in message


def test_a_workbook_that_is_open_to_read_only_is_not_built(study, excel):
    excel.books.active.close()
    excel.books.open(str(study), read_only=True)
    run("rebuild_all", excel)
    assert "is open to read only" in told(excel)[0]


def test_a_workbook_that_was_renamed_while_it_was_open_is_asked_to_be_saved(study, excel):
    study.rename(study.with_name("renamed.xlsx"))
    run("rebuild_all", excel)
    assert "renamed, moved or deleted" in told(excel)[0]


def test_a_path_that_excel_for_windows_does_not_open_is_refused_with_its_length(excel, tmp_path):
    folder = tmp_path / ("a" * 120) / ("b" * max(1, 218 - 121 - len(str(tmp_path))))
    folder.mkdir(parents=True)
    path = folder / "long.xlsx"
    openpyxl.Workbook().save(path)
    book = excel.books.open(str(path))
    with pytest.raises(excel_places.WorkbookError, match=f"has {len(str(path))} characters"):
        excel_places.place_of(book, "win32")


def test_a_build_of_a_copy_leaves_the_workbook_that_it_stands_for_alone(typed_in, tmp_path):
    (tmp_path / "apart").mkdir()
    shutil.copytree(typed_in.parent, tmp_path / "study")
    study = tmp_path / "study" / typed_in.name
    copy = shutil.copy(study, tmp_path / "apart" / study.name)
    before = files_of(study.parent)
    report = build(tmp_path / "apart" / study.name, stands_for=study)
    assert (report.path, files_of(study.parent)) == (copy, before)
    assert report.copy.parent == study.parent
