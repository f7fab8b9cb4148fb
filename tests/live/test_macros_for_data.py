"""The ribbon's buttons that bring data in, and the form of a new study."""

import pytest

from industry_clusters.hosts.excel_macros import run
from industry_clusters.sheet_names import START_SHEET
from support.bls_server import bls_server
from support.buttons import told


@pytest.fixture
def bls(tmp_path, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("INDUSTRY_CLUSTERS_EMAIL", "you@region.example")
    with bls_server() as running:
        monkeypatch.setenv("INDUSTRY_CLUSTERS_BLS", running.address)
        monkeypatch.setenv("INDUSTRY_CLUSTERS_BLS_SERIES", running.address)
        yield running


def filled_form(excel):
    """The form of a new study of Kern, filled in but for its data."""
    run("new_study", excel)
    values = {"region_name": "Kern", "region_areas": "06029", "references": "06000", "first_year": 2022,
              "last_year": 2024, "dollar_year": 2024}  # fmt: skip
    for name, value in values.items():
        excel.books.active.names[name].refers_to_range.value = value


def test_get_data_on_the_form_fetches_and_once_more_fetches_what_has_come_out_since(some_book, excel, bls):
    filled_form(excel)
    run("get_data", excel)
    assert "Fetched 12 files" in told(excel)[-1]
    run("new_study", excel)
    assert (excel.books.active.name, excel.books.active.sheets.active.name) == ("Kern.xlsx", START_SHEET)
    excel.books.active.names["first_year"].refers_to_range[0, 0].value = 2021
    run("get_data", excel)
    assert "Fetched 1 file;" in told(excel)[-1]
    assert excel.books.active.names["data_files"].refers_to_range.columns[0].value.count("store:") == 1


def test_get_data_that_is_refused_says_why_and_changes_nothing(some_book, excel, bls):
    filled_form(excel)
    del bls.files["/cew/data/api/2023/a/area/US000.csv"]
    bls.faults["/cew/data/api/2024/a/area/06029.csv"] = ["page"]
    run("get_data", excel)
    assert "a page (text/html) in place of data" in told(excel)[-1]
    assert excel.books.active.names["data_files"].refers_to_range[0, 0].value in (None, "")


def test_data_files_that_were_chosen_are_listed_and_read(study, excel, tmp_path):
    table = tmp_path / "study" / "more.csv"
    table.write_text(
        "series_id,year,period,value\nEXTRA,1990,M13,100\nEXTRA,2003,M13,120\n", encoding="utf-8"
    )
    run("add_data_files", excel, ask=lambda: [table])
    listed = excel.books.active.names["data_files"].refers_to_range.columns[0].value
    assert "more.csv" in listed


def test_a_file_that_cannot_be_read_is_told_and_taken_off_the_list_again(study, excel, tmp_path):
    (tmp_path / "notes.csv").write_text("nothing,to,see\n1,2,3\n", encoding="utf-8")
    before = excel.books.active.names["data_files"].refers_to_range.columns[0].value
    run("add_data_files", excel, ask=lambda: [tmp_path / "notes.csv"])
    assert len(told(excel)) == 1
    assert excel.books.active.names["data_files"].refers_to_range.columns[0].value == before


def test_choosing_no_file_changes_nothing(study, excel):
    before = study.read_bytes()
    run("add_data_files", excel, ask=list)
    assert (study.read_bytes(), told(excel)) == (before, [])


def test_a_new_study_begins_with_a_form_and_ends_with_a_workbook(some_book, excel):
    run("new_study", excel)
    form = excel.books.active
    values = {"region_name": "Ours", "region_areas": "99001", "first_year": 1990, "last_year": 2003,
              "dollar_year": 2003, "price_index": "EXAMPLESA0", "industry_level": 2}  # fmt: skip
    for name, value in values.items():
        form.names[name].refers_to_range.value = value
    form.names["data_files"].refers_to_range[0, 0].value = "sample-region-data"
    run("new_study", excel)
    assert (excel.books.active.name, excel.books.active.sheets.active.name) == ("Ours.xlsx", START_SHEET)


def test_a_table_of_ones_own_is_asked_about_on_a_form_and_then_listed_with_its_mapping(
    study, excel, tmp_path
):
    table = tmp_path / "jobs.csv"
    table.write_text("NAICS,Year,Jobs\n3254,1990,120\n3254,2003,130\n", encoding="utf-8")
    run("add_data_files", excel, ask=lambda: [table])
    assert "Fill in the yellow cells of Map jobs.xlsx" in told(excel)[-1]
    names = excel.books.active.names
    names["map_answer_area_fips"].refers_to_range.value = "06099"
    names["map_answer_own_code"].refers_to_range.value = "private employers"
    run("add_data_files", excel)
    listed = excel.books.active.names["data_files"].refers_to_range
    assert any("own_code" in str(value) for value in listed.columns[1].value)
