"""The ribbon's buttons, run in a live spreadsheet program: what was typed stays, and what fails changes nothing."""

import openpyxl
import pytest

from industry_clusters.export.ribbon import ribbon_macros
from industry_clusters.hosts.excel_macros import MACROS, run
from industry_clusters.hosts.excel_papers import is_document
from industry_clusters.sheet_names import CHARTS_SHEET, NAICS_SHEET, SETUP_SHEET
from industry_clusters.views.registry import ENTRIES
from support.buttons import SHEETS, files_of, should_be_seen, told
from support.recalculate import open_book


def book_of_sheets(path, names):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name in names:
        book.create_sheet(name)
    book.save(path)
    return path


def test_a_button_shows_its_sheet_and_keeps_what_was_typed(pressed):
    assert pressed.seen == should_be_seen("Sample region.xlsx")
    assert set(SHEETS.values()) <= set(pressed.sheets)


@pytest.mark.parametrize("key", SHEETS)
def test_every_button_shows_its_sheet_of_a_workbook_that_needs_no_build(excel, tmp_path, monkeypatch, key):
    monkeypatch.setattr("industry_clusters.hosts.excel_build.is_shown_at_once", lambda *_: True)
    path = book_of_sheets(tmp_path / "any.xlsx", ["Other", *dict.fromkeys(SHEETS.values())])
    excel.books.open(str(path))
    run(key, excel)
    assert (told(excel), excel.books.active.sheets.active.name) == ([], SHEETS[key])


def test_a_formula_of_the_persons_own_still_points_at_the_table(pressed):
    word, formula, value, table = pressed.own
    assert (word, formula) == ("mine", f"='{NAICS_SHEET}'!B10")
    assert value == table != ""


def test_what_is_under_way_is_told_in_the_status_bar_which_is_free_afterwards(pressed):
    assert any("writing Sample region.xlsx" in text for text in pressed.status_texts)
    assert pressed.status_bar is False


def test_screen_calculation_and_alerts_are_as_they_were_after_a_failure(study, excel, monkeypatch):
    monkeypatch.setattr("industry_clusters.workflows.click.needs_build", lambda *_: 1 / 0)
    excel.screen_updating, excel.calculation = True, "manual"
    run("charts", excel)
    assert (excel.screen_updating, excel.calculation, excel.display_alerts) == (True, "manual", True)


def test_a_study_that_cannot_be_read_is_told_in_one_message_with_the_cell(study, excel):
    excel.books.active.names["industry_level"].refers_to_range[0, 0].value = "many"
    run("naics_table", excel)
    (message,) = told(excel)
    assert "industry_level is 'many'" in message
    assert f"sheet {SETUP_SHEET}" in message
    assert excel.books.active.name == study.name


def test_undo_brings_back_what_was_before_the_last_button_that_built(pressed):
    assert pressed.undone == "Our region"


def test_after_a_build_the_person_has_the_cells_chosen_that_they_had(pressed):
    assert pressed.chosen == "$B$7:$B$9"


def test_a_sheet_that_is_called_like_a_file_of_python_is_no_hindrance(pressed):
    assert "x.py" in pressed.sheets


def test_a_failed_build_is_told_in_one_message_and_changes_nothing(study, excel):
    excel.books.active.names["first_year"].refers_to_range[0, 0].value = 1066
    before = files_of(study.parent)
    run("rebuild_all", excel)
    assert (len(told(excel)), "1066" in told(excel)[0], files_of(study.parent)) == (1, True, before)


def test_a_workbook_that_was_never_saved_is_asked_to_be(excel):
    excel.impl.books.add()
    run("naics_table", excel)
    assert "was never saved" in told(excel)[0]


def test_a_workbook_that_is_no_study_is_told_so(excel, tmp_path):
    excel.impl.books.add()
    excel.books.active.save(tmp_path / "other.xlsx")
    run("decision_matrix", excel)
    assert "was not made by industry-clusters" in told(excel)[0]


def test_the_installation_is_looked_at(excel):
    excel.impl.books.add()
    run("check_installation", excel)
    assert "Excel" in told(excel)[0]


def test_every_button_of_the_ribbon_has_its_macro():
    of_sheets = {entry.button for entry in ENTRIES if entry.button}
    keys = set(ribbon_macros().values())
    of_documents = {key for key in keys if is_document(key)}
    assert keys == of_sheets | of_documents | set(MACROS)


def test_the_workbook_that_a_button_leaves_is_one_that_opens(pressed):
    assert CHARTS_SHEET in open_book(pressed.path).sheetnames
