"""The ribbon's buttons, run in a live spreadsheet program: what was typed stays, and what fails changes nothing."""

import shutil

import pytest
import xlwings

from industry_clusters.export.ribbon import ribbon_macros
from industry_clusters.hosts import excel_macros
from industry_clusters.hosts.excel_macros import MACROS, run
from industry_clusters.ingest.study_writer import write_study
from industry_clusters.study import DataSource, Region, Study
from industry_clusters.workflows.build import build
from support.bls_server import bls_server
from support.example import demo_in
from support.real_data import REAL, needs_real_data
from support.recalculate import open_book

TYPED = {"note_growth_surprise": "Ask the hospital about 6216.", "list_minimum": 75}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The sample region by sector, which is quicker to open and to save than by industry group."""
    return demo_in(tmp_path_factory.mktemp("made"), industry_level=2, definitions_file=None)


@pytest.fixture
def excel(calc):
    """LibreOffice in Excel's place."""
    return xlwings.App(impl=calc)


@pytest.fixture
def study(made, excel, tmp_path):
    """The sample region, open, with a note and a setting typed in, and a sheet of the person's own that looks at ours."""
    shutil.copytree(made.parent, tmp_path / "study")
    book = excel.books.open(str(tmp_path / "study" / made.name))
    for name, value in TYPED.items():
        book.names[name].refers_to_range[0, 0].value = value
    own = book.sheets.add("My sheet", after=book.sheets[-1])
    own.range("A1").value = "mine"
    own.range("B1").formula = "='NAICS table'!B10"
    book.save()
    return tmp_path / "study" / made.name


def typed(book):
    return {name: book.names[name].refers_to_range[0, 0].value for name in TYPED}


def told(excel):
    return [alert.prompt for alert in excel.impl.alerts]


def press_every_button(excel, name):
    for key, sheet in excel_macros._SHEETS.items():
        run(key, excel)
        book = excel.books.active
        assert (told(excel), book.name, book.sheets.active.name) == ([], name, sheet), key
        assert typed(book) == TYPED, key


def test_every_button_shows_its_sheet_and_keeps_what_was_typed(study, excel):
    press_every_button(excel, study.name)


@needs_real_data[0]
@needs_real_data[1]
def test_every_button_does_so_on_the_columbus_region(excel, tmp_path):
    data = (
        "qcew_oh_counties_2020_2023",
        "qcew_us/US000_2024_annual_area.csv",
        "qcew_lookups/area_titles.csv",
    )
    sources = tuple(DataSource(str(REAL / path)) for path in data)
    counties = tuple(sorted({path.stem[-5:] for path in (REAL / data[0]).glob("*.csv")}))
    study = Study(Region("Columbus region", counties), 2020, 2023, industry_level=2, data=sources)
    write_study(study, tmp_path / "columbus.toml")
    book = excel.books.open(str(build(tmp_path / "columbus.toml").path))
    for name, value in TYPED.items():
        book.names[name].refers_to_range[0, 0].value = value
    press_every_button(excel, "columbus.xlsx")


def test_a_formula_of_the_persons_own_still_points_at_the_table(study, excel):
    run("naics_table", excel)
    own = excel.books.active.sheets["My sheet"]
    assert (own.range("A1").value, own.range("B1").formula) == ("mine", "='NAICS table'!B10")
    assert own.range("B1").value == excel.books.active.sheets["NAICS table"].range("B10").value != ""


def test_what_is_under_way_is_told_in_the_status_bar_which_is_free_afterwards(study, excel):
    run("rebuild_all", excel)
    assert any("writing Sample region.xlsx" in text for text in excel.impl.status_texts)
    assert excel.status_bar is False


def test_a_button_that_fails_half_way_leaves_the_workbook_as_it_was(study, excel, monkeypatch):
    before = study.read_bytes()

    def fails(*_anything, **_more):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("industry_clusters.workflows.build.write_workbook", fails)
    monkeypatch.setattr(
        excel.books.active.impl.__class__, "save", lambda *_, **__: None
    )  # LibreOffice writes it anew
    run("charts", excel)
    (message,) = told(excel)
    assert "the disk is full" in message
    assert study.read_bytes() == before
    assert (typed(excel.books.active), list(study.parent.glob("*before*"))) == (TYPED, [])


def test_screen_calculation_and_alerts_are_as_they_were_after_a_failure(study, excel, monkeypatch):
    monkeypatch.setattr("industry_clusters.workflows.build.analyse", lambda *_: 1 / 0)
    excel.screen_updating, excel.calculation = True, "manual"
    run("charts", excel)
    assert (excel.screen_updating, excel.calculation, excel.display_alerts) == (True, "manual", True)


def test_a_study_that_cannot_be_read_is_told_in_one_message_with_the_cell(study, excel):
    excel.books.active.names["industry_level"].refers_to_range[0, 0].value = "many"
    run("naics_table", excel)
    (message,) = told(excel)
    assert "industry_level is 'many'" in message
    assert "sheet Setup" in message
    assert excel.books.active.name == study.name


def test_undo_brings_back_what_was_before_the_last_button(study, excel):
    run("naics_table", excel)
    book = excel.books.active
    book.names["list_minimum"].refers_to_range[0, 0].value = 999
    run("charts", excel)
    run("undo", excel)
    assert excel.books.active.names["list_minimum"].refers_to_range[0, 0].value == 999
    run("undo", excel)
    assert excel.books.active.names["list_minimum"].refers_to_range[0, 0].value == 75


def test_slides_are_written_beside_the_workbook(study, excel):
    run("slides", excel)
    assert study.with_suffix(".pptx").exists()
    assert str(study.with_suffix(".pptx")) in told(excel)[0]


def test_the_data_request_is_written_beside_the_workbook(study, excel):
    run("data_request", excel)
    made = study.with_name(f"{study.stem} - data request.docx")
    assert made.exists()
    assert str(made) in told(excel)[0]


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


def test_get_data_on_the_form_fetches_and_the_study_is_made_of_it(study, excel, bls):
    filled_form(excel)
    run("get_data", excel)
    assert "Fetched 12 files" in told(excel)[-1]
    run("new_study", excel)
    assert (excel.books.active.name, excel.books.active.sheets.active.name) == ("Kern.xlsx", "Start")


def test_get_data_again_fetches_what_has_come_out_since(study, excel, bls):
    filled_form(excel)
    run("get_data", excel)
    run("new_study", excel)
    excel.books.active.names["first_year"].refers_to_range[0, 0].value = 2021
    run("get_data", excel)
    assert "Fetched 1 file;" in told(excel)[-1]
    assert excel.books.active.names["data_files"].refers_to_range.columns[0].value.count("store:") == 1


def test_get_data_that_is_refused_says_why_and_changes_nothing(study, excel, bls):
    filled_form(excel)
    del bls.files["/cew/data/api/2023/a/area/US000.csv"]
    bls.faults["/cew/data/api/2024/a/area/06029.csv"] = ["page"]
    run("get_data", excel)
    assert "a page (text/html) in place of data" in told(excel)[-1]
    assert excel.books.active.names["data_files"].refers_to_range[0, 0].value in (None, "")


def test_choosing_no_file_changes_nothing(study, excel):
    before = study.read_bytes()
    run("add_data_files", excel, ask=list)
    assert (study.read_bytes(), told(excel)) == (before, [])


def test_a_workbook_that_was_never_saved_is_asked_to_be(excel):
    excel.impl.books.add()
    run("naics_table", excel)
    assert "does not lie in a folder" in told(excel)[0]


def test_a_new_study_begins_with_a_form_and_ends_with_a_workbook(study, excel):
    run("new_study", excel)
    form = excel.books.active
    values = {"region_name": "Ours", "region_areas": "99001", "first_year": 1990, "last_year": 2003,
              "dollar_year": 2003, "price_index": "EXAMPLESA0"}  # fmt: skip
    for name, value in values.items():
        form.names[name].refers_to_range.value = value
    form.names["data_files"].refers_to_range[0, 0].value = "sample-region-data"
    run("new_study", excel)
    assert (excel.books.active.name, excel.books.active.sheets.active.name) == ("Ours.xlsx", "Start")


def test_a_workbook_that_is_no_study_is_told_so(excel, tmp_path):
    excel.impl.books.add()
    excel.books.active.save(tmp_path / "other.xlsx")
    run("decision_matrix", excel)
    assert "was not made by industry-clusters" in told(excel)[0]


def test_the_installation_is_looked_at(study, excel):
    run("check_installation", excel)
    assert "Excel" in told(excel)[0]


def test_every_button_of_the_ribbon_has_its_macro():
    assert set(ribbon_macros().values()) == set(MACROS)


def test_the_workbook_that_a_button_leaves_is_one_that_opens(study, excel):
    run("charts", excel)
    assert "Charts" in open_book(study).sheetnames
