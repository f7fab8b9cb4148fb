"""A click that needs no build touches nothing; a build goes on beside the program, and replaces the workbook at its end only."""

import os
import shutil
import time

import openpyxl
import pytest
import xlwings

from industry_clusters.hosts import excel_build, excel_macros, excel_places
from industry_clusters.hosts.excel_macros import run
from industry_clusters.sheet_names import CHARTS_SHEET, NAICS_SHEET, SETUP_SHEET
from industry_clusters.workflows import apart
from industry_clusters.workflows.build import build
from support.buttons import told

URL = "https://office.sharepoint.com/sites/Board/Shared Documents/Sample region.xlsx"


def files_of(folder):
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.iterdir()}


def cell_of(book, name):
    return book.names[name].refers_to_range[0, 0]


def copies_of(study):
    return list(study.parent.glob("*(before *"))


@pytest.mark.parametrize(
    "typed",
    [{}, {"first_year": 1995}, {"list_minimum": 75}, {"cut_off_pay": 30000}, {"base_total": "Private"}],
    ids=["nothing", "a year", "a limit", "a cut-off", "a total"],
)
def test_what_formulas_follow_is_shown_without_touching_a_file(study, excel, typed):
    book, before = excel.books.active, files_of(study.parent)
    for name, value in typed.items():
        if name in [one.name for one in book.names] and name != "base_total":
            cell_of(book, name).value = value
    run("charts", excel)
    assert (told(excel), book.sheets.active.name, files_of(study.parent)) == ([], CHARTS_SHEET, before)


def test_a_moved_code_is_shown_without_a_build(study, excel):
    rows = excel.books.active.names["cluster_definitions"].refers_to_range
    rows[0, 0].value = rows[5, 0].value
    assert excel_build.is_shown_at_once(excel.books.active, NAICS_SHEET)


def test_a_list_without_a_free_row_is_a_reason_to_build(study, excel):
    rows = excel.books.active.names["cluster_definitions"].refers_to_range
    filled = sum(value not in (None, "") for value in rows.columns[1].value)
    template = [rows[0, column].value for column in range(2)]
    for row in range(filled, rows.shape[0]):
        rows[row, 0].value, rows[row, 1].value = template
    assert not excel_build.is_shown_at_once(excel.books.active, NAICS_SHEET)


def test_a_data_file_that_changed_is_a_reason_to_build(study, excel):
    data = next(path for path in (study.parent / "sample-region-data").iterdir() if path.suffix == ".csv")
    os.utime(data, (1, 1))
    assert not excel_build.is_shown_at_once(excel.books.active, NAICS_SHEET)


def test_another_program_than_the_one_that_built_is_a_reason_to_build(study, excel, monkeypatch):
    monkeypatch.setattr("industry_clusters.__version__", "0.2.0")
    assert not excel_build.is_shown_at_once(excel.books.active, NAICS_SHEET)


def test_a_workbook_of_a_newer_version_is_refused_with_both_versions(study, excel, monkeypatch):
    monkeypatch.setattr("industry_clusters.workflows.memory.__version__", "0.0.1")
    run("charts", excel)
    (message,) = told(excel)
    assert ("and this is version 0.0.1" in message, copies_of(study)) == (True, [])


def test_after_a_build_the_person_is_at_the_sheet_and_cells_where_they_were(study, excel):
    excel.books.active.sheets[SETUP_SHEET].range("B7:B9").select()
    run("rebuild_all", excel)
    assert (excel.books.active.sheets.active.name, excel.selection.address) == (SETUP_SHEET, "$B$7:$B$9")


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


def test_a_second_build_is_refused_while_one_is_under_way(study, excel):
    begun(excel)
    run("rebuild_all", excel)
    excel_macros.cancel()
    excel_build.watch(excel)
    assert "Sample region.xlsx is being built" in told(excel)[0]


def test_what_is_typed_during_a_build_is_in_the_workbook_that_takes_its_place(study, excel):
    begun(excel)
    excel.books.active.sheets["My sheet"].range("C3").value = "typed meanwhile"
    assert excel_build.watch(excel).words == ""
    assert excel.books.active.sheets["My sheet"].range("C3").value == "typed meanwhile"


def test_a_workbook_that_is_closed_during_a_build_is_as_it_was(study, excel):
    before = files_of(study.parent)
    begun(excel)
    excel.books.active.close()
    said = excel_build.watch(excel)
    assert ("was closed while it was being built" in said.words, files_of(study.parent)) == (True, before)


def test_a_build_whose_program_has_ended_is_cleared_away_by_the_next(study, excel, monkeypatch):
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
    study, excel, monkeypatch
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


def test_a_workbook_in_the_cloud_is_built_on_this_computer_and_put_back(study, excel, monkeypatch, tmp_path):
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


def test_a_sheet_that_is_called_like_a_file_of_python_is_no_hindrance(study, excel):
    excel.books.active.sheets.add("x.py", after=excel.books.active.sheets[-1])
    run("rebuild_all", excel)
    assert (told(excel), "x.py" in [sheet.name for sheet in excel.books.active.sheets]) == ([], True)


def test_a_failed_build_is_told_in_one_message_and_changes_nothing(study, excel):
    cell_of(excel.books.active, "first_year").value = 1066
    before = files_of(study.parent)
    run("rebuild_all", excel)
    assert (len(told(excel)), "1066" in told(excel)[0], files_of(study.parent)) == (1, True, before)


def test_a_build_of_a_copy_leaves_the_workbook_that_it_stands_for_alone(study, tmp_path):
    (tmp_path / "apart").mkdir()
    copy = shutil.copy(study, tmp_path / "apart" / study.name)
    before = files_of(study.parent)
    report = build(tmp_path / "apart" / study.name, stands_for=study)
    assert (report.path, files_of(study.parent)) == (copy, before)
    assert report.copy.parent == study.parent
