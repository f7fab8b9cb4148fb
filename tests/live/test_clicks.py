"""A click that needs no build shows its sheet and touches no file: one workbook stays open for all of these tests."""

import os

import pytest

from industry_clusters.hosts import excel_build
from industry_clusters.hosts.excel_macros import run
from industry_clusters.sheet_names import CHARTS_SHEET, NAICS_SHEET, START_SHEET
from industry_clusters.study.choices import BaseTotal
from industry_clusters.views.registry import hidden_sheets
from support.buttons import files_of, told


@pytest.fixture
def excel(opened):
    """The program with the workbook, without a message, at its first sheet."""
    excel, _ = opened
    excel.impl.alerts.clear()
    excel.books.active.sheets[START_SHEET].activate()
    return excel


@pytest.fixture
def study(opened):
    return opened[1]


@pytest.fixture
def write(excel):
    """Write into cells, which are as they were after the test."""
    kept = []

    def write_into(cells, value):
        kept.append((cells, cells.value))
        cells.value = value

    yield write_into
    for cells, values in kept:
        cells.value = values


def cells_of(excel, name):
    return excel.books.active.names[name].refers_to_range


def test_a_click_where_nothing_was_typed_touches_no_file(study, excel):
    before = files_of(study.parent)
    run("charts", excel)
    assert (told(excel), excel.books.active.sheets.active.name, files_of(study.parent)) == (
        [],
        CHARTS_SHEET,
        before,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("first_year", 1995),
        ("list_minimum", 80),
        ("cut_off_pay", 30000),
        ("base_total", BaseTotal.PRIVATE.label),
    ],
)
def test_what_formulas_follow_is_shown_without_touching_a_file(study, excel, write, name, value):
    cell, before = cells_of(excel, name)[0, 0], files_of(study.parent)
    assert cell.value != value
    write(cell, value)
    run("charts", excel)
    assert (told(excel), excel.books.active.sheets.active.name, files_of(study.parent)) == (
        [],
        CHARTS_SHEET,
        before,
    )


def test_a_moved_code_is_shown_without_a_build(excel, write):
    clusters = cells_of(excel, "cluster_definitions").columns[0].value
    first = next(at for at, name in enumerate(clusters) if name)
    other = next(name for name in clusters if name and name != clusters[first])
    write(cells_of(excel, "cluster_definitions")[first, 0], other)
    assert excel_build.is_shown_at_once(excel.books.active, NAICS_SHEET)


def test_a_list_without_a_free_row_is_a_reason_to_build(excel, write):
    cells = cells_of(excel, "cluster_definitions")
    rows = cells[:, :2].value
    assigned = next(row for row in rows if all(row))
    filled = max(at for at, row in enumerate(rows) if any(row)) + 1
    assert filled < len(rows)
    write(cells[filled:, :2], [assigned] * (len(rows) - filled))
    assert not excel_build.is_shown_at_once(excel.books.active, NAICS_SHEET)


def test_a_data_file_that_changed_is_a_reason_to_build(study, excel):
    data = next(path for path in (study.parent / "sample-region-data").iterdir() if path.suffix == ".csv")
    kept = data.stat()
    os.utime(data, (1, 1))
    needs = not excel_build.is_shown_at_once(excel.books.active, NAICS_SHEET)
    os.utime(data, ns=(kept.st_atime_ns, kept.st_mtime_ns))
    assert needs


def test_another_program_than_the_one_that_built_is_a_reason_to_build(excel, monkeypatch):
    monkeypatch.setattr("industry_clusters.__version__", "0.2.0")
    assert not excel_build.is_shown_at_once(excel.books.active, NAICS_SHEET)


def test_a_workbook_of_a_newer_version_is_refused_with_both_versions(study, excel, monkeypatch):
    monkeypatch.setattr("industry_clusters.workflows.memory.__version__", "0.0.1")
    before = files_of(study.parent)
    run("charts", excel)
    (message,) = told(excel)
    assert ("and this is version 0.0.1" in message, files_of(study.parent)) == (True, before)


def test_what_needs_attention_is_shown_at_its_heading(study, excel):
    before = files_of(study.parent)
    run("attention", excel)
    assert (told(excel), files_of(study.parent)) == ([], before)
    assert (excel.books.active.sheets.active.name, excel.selection.value) == (
        START_SHEET,
        "What needs attention",
    )


def test_the_sheets_of_data_are_shown_and_with_the_same_button_hidden(study, excel):
    before = files_of(study.parent)
    sheets = [sheet for sheet in excel.books.active.sheets if sheet.name in hidden_sheets()]
    was = {sheet.visible for sheet in sheets}
    run("data_sheets", excel)
    shown = {sheet.visible for sheet in sheets}
    run("data_sheets", excel)
    assert (was, shown, {sheet.visible for sheet in sheets}) == ({False}, {True}, {False})
    assert (len(told(excel)), files_of(study.parent)) == (1, before)
