"""The ribbon's buttons that write files beside the workbook, pressed one after the other in a workbook that stays open."""

import pytest

from industry_clusters.hosts.excel_macros import run
from support.buttons import told
from support.recalculate import open_book


@pytest.fixture
def study(opened):
    return opened[1]


@pytest.fixture
def excel(opened):
    excel, path = opened
    excel.books[path.name].activate()
    excel.impl.alerts.clear()
    return excel


def made_by(key, excel, study):
    """The files that a button made beside the workbook, which it names in one message."""
    before = set(study.parent.iterdir())
    run(key, excel)
    (message,) = told(excel)
    return message, sorted(path.name for path in set(study.parent.iterdir()) - before)


def test_slides_are_written_beside_the_workbook(study, excel):
    message, made = made_by("slides", excel, study)
    assert made == [f"{study.stem}.pptx"]
    assert str(study.with_suffix(".pptx")) in message


def test_the_data_request_is_written_beside_the_workbook(study, excel):
    message, made = made_by("data_request", excel, study)
    assert f"{study.stem} - data request.docx" in made
    assert str(study.with_name(f"{study.stem} - data request.docx")) in message


def test_a_fact_sheet_for_each_cluster_is_written_beside_the_workbook(study, excel):
    message, made = made_by("fact_sheets", excel, study)
    pages = [path for path in study.parent.rglob("*.docx") if "fact sheet" in str(path).lower()]
    assert made
    assert message.startswith(f"Wrote {len(pages)} files")


def test_the_board_pack_is_slides_and_a_report(study, excel):
    message, made = made_by("board_pack", excel, study)
    assert sorted(name.rpartition(".")[2] for name in made) == ["docx", "pptx"]
    assert all(name in message for name in made)


def test_the_key_sheets_to_print_are_a_copy_that_is_opened(study, excel):
    message, made = made_by("print_board", excel, study)
    (name,) = [one for one in made if one.endswith(".xlsx")]
    shown = [sheet.title for sheet in open_book(study.with_name(name)) if sheet.sheet_state == "visible"]
    assert (excel.books.active.name, name in message) == (name, True)
    assert all(title in message for title in shown)
