"""The form that asks in Excel what a table of one's own does not say."""

import pytest
from openpyxl import load_workbook

from industry_clusters.errors import UnknownLayout, WorkbookError
from industry_clusters.workflows.data_map import look_at
from industry_clusters.workflows.map_form import is_map_form, mapping_from_form, write_map_form

TABLE = "NAICS,Year,Jobs\n3254,2022,120\n3254,2023,130\n"


@pytest.fixture
def form(tmp_path):
    (tmp_path / "study.xlsx").write_bytes(b"")
    (tmp_path / "jobs.csv").write_text(TABLE, encoding="utf-8")
    return write_map_form(tmp_path / "study.xlsx", tmp_path / "jobs.csv", look_at(tmp_path / "jobs.csv"))


def cells(form, **answers):
    book = load_workbook(form)
    found = {}
    for name, defined in book.defined_names.items():
        if name.startswith("map_"):
            sheet, cell = next(iter(defined.destinations))
            found[name] = book[sheet][cell.replace("$", "")].value
    return found | {f"map_answer_{key}": value for key, value in answers.items()}


def test_the_form_has_a_cell_for_each_question_and_is_known_by_its_names(form):
    found = cells(form)
    assert is_map_form(found)
    assert {"map_answer_area_fips", "map_answer_own_code", "map_answer_source"} <= set(found)


def test_choices_are_a_list_of_words(form):
    lists = [one.formula1 for one in load_workbook(form).active.data_validations.dataValidation]
    assert any("private employers" in str(one) for one in lists)


def test_a_form_that_was_filled_in_gives_the_mapping(form, tmp_path):
    book, file, text = mapping_from_form(cells(form, area_fips=6029.0, own_code="private employers"))
    assert (book.name, file.name) == ("study.xlsx", "jobs.csv")
    assert 'own_code = "5"' in text


def test_an_open_question_is_named(form):
    with pytest.raises(UnknownLayout, match="area_fips: Which area"):
        mapping_from_form(cells(form, own_code="private employers"))


def test_a_study_that_is_gone_is_told(form, tmp_path):
    (tmp_path / "study.xlsx").unlink()
    with pytest.raises(WorkbookError, match=r"no workbook 'study\.xlsx'"):
        mapping_from_form(cells(form))
