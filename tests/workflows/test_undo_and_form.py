"""Back to what was before a build; and a study from a form."""

import pytest

from industry_clusters.errors import BadCell, WorkbookError
from industry_clusters.workflows.build import build
from industry_clusters.workflows.form import is_form, study_from_form, write_form
from industry_clusters.workflows.undo import undo_build
from support.example import BY_SECTOR, demo_in
from support.recalculate import open_book, with_inputs


@pytest.fixture
def demo(tmp_path):
    return demo_in(tmp_path, **BY_SECTOR)


@pytest.fixture
def folder(tmp_path):
    """A folder with data of every industry group."""
    return demo_in(tmp_path).parent


def typed(path, **inputs):
    with_inputs(path, path, **inputs)


def region_of(path):
    book = open_book(path, data_only=True)
    sheet, cell = next(iter(book.defined_names["region_name"].destinations))
    return book[sheet][cell.replace("$", "")].value


def test_undo_brings_back_what_was_before_the_build_and_keeps_what_was_there(demo):
    before = demo.read_bytes()
    build(demo)
    after = demo.read_bytes()
    undone = undo_build(demo)
    assert (demo.read_bytes(), undone.read_bytes()) == (before, after)


def test_undoing_twice_goes_two_builds_back(demo):
    first = demo.read_bytes()
    build(demo)
    build(demo)
    undo_build(demo)
    undo_build(demo)
    assert demo.read_bytes() == first


def test_where_nothing_was_built_there_is_nothing_to_undo(demo):
    before = demo.read_bytes()
    with pytest.raises(WorkbookError, match=r"no copy of Sample region.xlsx to go back to"):
        undo_build(demo)
    assert demo.read_bytes() == before


def test_a_copy_of_another_workbook_is_not_taken(demo):
    (demo.parent / "Sample (before 2026-01-01 1200).xlsx").write_bytes(b"another")
    with pytest.raises(WorkbookError, match="no copy"):
        undo_build(demo)


def filled_form(folder):
    form = write_form(folder)
    book = open_book(form)
    sheet, cells = next(iter(book.defined_names["data_files"].destinations))
    book[sheet][cells.split(":")[0].replace("$", "")] = "sample-region-data"
    book.save(form)
    typed(form, region_name="Our/region", region_areas="99001, 99003", reference="US000", first_year=1990,
          last_year=2003, dollar_year=2003, price_index="EXAMPLESA0")  # fmt: skip
    return form


def test_a_form_that_was_filled_in_becomes_a_study_and_its_workbook(folder):
    report = study_from_form(filled_form(folder))
    assert (report.path.name, region_of(report.path)) == ("Our region.xlsx", "Our/region")
    assert (folder / "Our region.toml").exists()


def test_a_form_never_takes_the_place_of_a_study(folder):
    form = filled_form(folder)
    study_from_form(form)
    with pytest.raises(WorkbookError, match=r"Our region.toml is there already"):
        study_from_form(form)


def test_an_empty_cell_of_the_form_is_named(demo):
    form = filled_form(demo.parent)
    typed(form, first_year=None)
    with pytest.raises(BadCell, match=r"first_year.*New study.*whole number"):
        study_from_form(form)
    assert not (demo.parent / "Our region.toml").exists()


def test_a_second_form_gets_a_name_of_its_own(tmp_path):
    assert [write_form(tmp_path).name for _ in range(2)] == ["New study.xlsx", "New study 2.xlsx"]


def test_a_form_is_told_from_a_study(demo):
    assert is_form(open_book(write_form(demo.parent)).defined_names)
    assert not is_form(open_book(demo).defined_names)
