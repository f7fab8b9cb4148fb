"""A study read back from a workbook: inputs by name, however Excel or a person wrote them."""

from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from industry_clusters.errors import BadCell, WorkbookError
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.study import BaseTotal, ColumnMapping, Criterion, DataSource, Ownership

INPUTS = {
    "region_name": "Kern County",
    "region_areas": "06029, 06107",
    "region_cbsa": None,
    "reference": "United States (US000)",
    "references": "United States (US000); California (06000)",
    "ownership": "Private",
    "base_total": "Total covered",
    "industry_level": 4,
    "first_year": 1990,
    "last_year": 2016,
    "dollar_year": 2016,
    "price_index": "U.S. city average (CUUR0000SA0)",
    "list_minimum": 50,
    "cut_off_quotient": 1.2,
    "note_growth_leaders": "=not a formula, our words",
}


def study_of(tmp_path, *, names=(), **changes):
    """The study of a workbook whose named cells hold these inputs, each on a row of its own.

    ``names`` are names that point elsewhere than to where their cells were.
    """
    book = Workbook()
    page = book.active
    page.title = "Moved & renamed"
    for row, (name, value) in enumerate((INPUTS | changes).items(), start=7):
        cell = page.cell(row, 3)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        book.defined_names[name] = DefinedName(name, attr_text=f"'{page.title}'!$C${row}")
    page["E2"], page["E3"], page["F3"] = "qcew", "ours.xlsx", '{columns = {year = "Year"}}'
    book.defined_names["data_files"] = DefinedName("data_files", attr_text=f"'{page.title}'!$E$2:$F$9")
    for name, place in dict(names).items():
        book.defined_names[name] = DefinedName(name, attr_text=place)
    book.save(tmp_path / "kern.xlsx")
    return read_study_from_workbook(tmp_path / "kern.xlsx")


def test_every_input_is_read_by_its_name(tmp_path):
    study = study_of(tmp_path)
    assert (study.region.name, study.region.area_fips) == ("Kern County", ("06029", "06107"))
    assert (study.reference, study.references) == ("US000", ("US000", "06000"))
    assert (study.ownership, study.base_total) == (Ownership.PRIVATE, BaseTotal.TOTAL_COVERED)
    assert study.price_index == "CUUR0000SA0"
    assert study.cut_offs == {Criterion.QUOTIENT: 1.2}
    assert study.notes == {"note_growth_leaders": "=not a formula, our words"}


def test_data_files_and_their_mappings_are_read(tmp_path):
    assert study_of(tmp_path).data == (
        DataSource("qcew"),
        DataSource("ours.xlsx", ColumnMapping(columns={"year": "Year"})),
    )


@pytest.mark.parametrize("typed", ["2003", 2003.0, " 2003 ", date(2003, 1, 1)])
def test_a_year_is_understood_however_it_was_typed(tmp_path, typed):
    assert study_of(tmp_path, last_year=typed).last_year == 2003


@pytest.mark.parametrize("typed", [6029, 6029.0, "6029", "06029"])
def test_a_code_that_excel_made_a_number_gets_its_zero_back(tmp_path, typed):
    assert study_of(tmp_path, region_areas=typed).region.area_fips == ("06029",)


@pytest.mark.parametrize(("typed", "code"), [(39000, "39000"), (6000.0, "06000"), ("Ohio (39000)", "39000")])
def test_a_reference_is_understood_by_its_label_or_its_code(tmp_path, typed, code):
    assert study_of(tmp_path, reference=typed).reference == code


def test_codes_typed_with_a_decimal_are_understood(tmp_path):
    assert study_of(tmp_path, region_areas="39041, 39045.0").region.area_fips == ("39041", "39045")


def test_a_number_grouped_by_commas_is_understood(tmp_path):
    assert study_of(tmp_path, cut_off_pay="$45,000").cut_offs[Criterion.PAY] == 45_000


@pytest.mark.parametrize(("typed", "share"), [("2%", 0.02), ("0.02", 0.02), (0.02, 0.02)])
def test_a_cut_off_is_understood_in_percent(tmp_path, typed, share):
    assert study_of(tmp_path, cut_off_growth=typed).cut_offs[Criterion.GROWTH] == share


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"last_year": "soon"}, "last_year is 'soon'"),
        ({"last_year": None}, "last_year is None"),
        ({"ownership": "Privat"}, "Did you mean 'Private'"),
        ({"region_areas": "Kern"}, "region_areas is 'Kern'"),
        ({"cut_off_pay": "high"}, "cut_off_pay is 'high'"),
        ({"last_year": 1990}, r"1990 is not before last year 1990 .*cell C15"),
        ({"cut_off_growth": "2,5%"}, "cut_off_growth is '2,5%'"),
        ({"cut_off_pay": "nan"}, "cut_off_pay is 'nan'"),
        ({"list_minimum": -4}, "list_minimum is -4"),
        ({"reference": "Ohio"}, "reference is 'Ohio'"),
        ({"reference": None}, "reference is None"),
        ({"references": "US000; Ohio"}, "references is 'US000; Ohio'"),
        ({"region_cbsa": "18140 39000"}, "one CBSA code"),
        ({"region_name": None}, r"the region has no name .*cell C7"),
        ({"price_index": None}, "price_index is None"),
    ],
)
def test_an_input_that_cannot_be_is_named(tmp_path, changes, said):
    with pytest.raises(BadCell, match=said):
        study_of(tmp_path, **changes)


def test_the_error_names_sheet_and_cell(tmp_path):
    with pytest.raises(BadCell, match=r"kern\.xlsx, sheet Moved & renamed, cell C16"):
        study_of(tmp_path, last_year="soon")


@pytest.mark.parametrize("name", ["first_year", "data_files", "cluster_definitions", "note_growth_leaders"])
@pytest.mark.parametrize(
    "place", ["#REF!", "'Moved & renamed'!#REF!", "Gone!$A$1", "'Moved & renamed'!$A:$A"]
)
def test_an_input_whose_cell_was_deleted_is_named(tmp_path, name, place):
    with pytest.raises(
        WorkbookError, match=r"sheet '.+' (is|are) gone, and .+ with (it|them) \(kern\.xlsx\)"
    ):
        study_of(tmp_path, names={name: place})


def test_data_files_are_read_from_a_range_that_was_cut_to_one_column(tmp_path):
    study = study_of(tmp_path, names={"data_files": "'Moved & renamed'!$E$2:$E$9"})
    assert [source.path for source in study.data] == ["qcew", "ours.xlsx"]


def test_a_workbook_of_someone_elses_is_refused(tmp_path):
    Workbook().save(tmp_path / "budget.xlsx")
    with pytest.raises(WorkbookError, match="was not made by industry-clusters"):
        read_study_from_workbook(tmp_path / "budget.xlsx")


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    (tmp_path / "text.xlsx").write_text("no workbook")
    with pytest.raises(WorkbookError, match=r"text\.xlsx is no workbook"):
        read_study_from_workbook(tmp_path / "text.xlsx")
