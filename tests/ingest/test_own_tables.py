"""Tables of the user's own, through the columns a study names."""

from dataclasses import replace

import numpy as np
import pytest
from openpyxl import load_workbook

from industry_clusters.errors import BadSetting, BadValue, EmptyFile, MissingColumn, UnreadableFile
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.panel import PUBLISHED, WITHHELD
from industry_clusters.study import ColumnMapping, DataSource
from support.qcew_files import OWN, cells, read, remarks, workbook, write

HEAD = "County,NAICS,Year,Jobs\n"
CELL = ("06029", "5", "3254", 2016)
WIDE = ColumnMapping(
    columns={"industry_code": "NAICS"},
    constants={"own_code": "5", "area_fips": "06029"},
    value_column="annual_avg_emplvl",
)


def own(folder, text, mapping=OWN, name="own.csv"):
    return read(folder, {name: text}, mapping=mapping)


def test_a_long_table_is_read_through_its_headers(tmp_path):
    establishments, employment, wages, status = cells(own(tmp_path, HEAD + "06029,3254,2016,120\n"))[CELL]
    assert (employment, status) == (120, PUBLISHED)
    assert np.isnan([establishments, wages]).all()


def test_a_wide_table_has_a_year_in_each_column(tmp_path):
    data = own(tmp_path, "NAICS,Title,2015,2016\n3254,Drugs,110,120\n", WIDE)
    assert {key[3]: row[1] for key, row in cells(data).items()} == {2015: 110, 2016: 120}


def test_a_blank_cell_of_a_wide_table_is_no_row(tmp_path):
    data = own(tmp_path, "NAICS,2015,2016\n3254,,120\n", WIDE)
    assert list(cells(data)) == [CELL]
    assert "Left out: 1 row without any count" in remarks(data)


def test_two_wide_tables_bring_employment_and_wages_together(tmp_path):
    write(tmp_path, "jobs.csv", "NAICS,2016\n3254,120\n")
    write(tmp_path, "wages.csv", "NAICS,2016\n3254,6000000\n")
    wages = replace(WIDE, value_column="total_annual_wages")
    data = read_data([DataSource("jobs.csv", WIDE), DataSource("wages.csv", wages)], tmp_path)
    assert cells(data)[CELL][1:3] == (120, 6e6)


def test_two_sheets_of_one_workbook_are_two_sources(tmp_path):

    write(tmp_path, "own.xlsx", workbook([["NAICS", 2016], [3254, 120]], sheet="Jobs"))
    book = load_workbook(tmp_path / "own.xlsx")
    sheet = book.create_sheet("Wages")
    sheet.append(["NAICS", 2016])
    sheet.append([3254, 6000000])
    book.save(tmp_path / "own.xlsx")
    wages = replace(WIDE, value_column="total_annual_wages", sheet="Wages")
    data = read_data(
        [DataSource("own.xlsx", replace(WIDE, sheet="Jobs")), DataSource("own.xlsx", wages)], tmp_path
    )
    assert cells(data)[CELL][1:3] == (120, 6e6)


@pytest.mark.parametrize("mark", ["N", "(D)", "*"])
def test_a_mark_of_withholding_withholds_the_row(tmp_path, mark):
    assert cells(own(tmp_path, HEAD + f"06029,3254,2016,{mark}\n"))[CELL][3] == WITHHELD


def test_pay_times_employment_gives_wages_where_wages_are_not_given(tmp_path):
    mapping = replace(OWN, columns={**OWN.columns, "avg_annual_pay": "Pay"})
    data = own(tmp_path, 'County,NAICS,Year,Jobs,Pay\n06029,3254,2016,"1,200","$50,000"\n', mapping)
    assert cells(data)[CELL][1:3] == (1200, 6e7)


def test_a_lost_leading_zero_is_put_back_and_told(tmp_path):
    data = own(tmp_path, HEAD + "6029,3254,2016,120\n")
    assert list(cells(data)) == [CELL]
    assert "Put back: the leading zero of 1 area code" in remarks(data)


def test_ownership_in_words_is_understood(tmp_path):
    mapping = ColumnMapping(columns={**OWN.columns, "own_code": "Ownership"})
    data = own(tmp_path, "County,NAICS,Year,Jobs,Ownership\n06029,3254,2016,120,Local Government\n", mapping)
    assert list(cells(data)) == [("06029", "3", "3254", 2016)]


def test_the_header_may_stand_further_down(tmp_path):
    data = own(
        tmp_path, "Jobs of the county\n\n" + HEAD + "06029,3254,2016,120\n", replace(OWN, header_row=3)
    )
    assert list(data.panel.table["line"]) == [4]


def test_semicolons_and_tabs_are_delimiters_too(tmp_path):
    text = (HEAD + "06029,3254,2016,120\n").replace(",", ";")
    assert list(cells(own(tmp_path, text))) == [CELL]


def test_a_workbook_of_the_users_own_is_read(tmp_path):
    book = workbook([["County", "NAICS", "Year", "Jobs"], ["06029", 3254, 2016, 120]])
    assert cells(own(tmp_path, book, name="own.xlsx"))[CELL][1] == 120


def test_absence_means_zero_only_where_the_user_says_so(tmp_path):
    text = HEAD + "06029,3254,2016,120\n"
    assert not own(tmp_path, text).panel.sources[0].absent_is_zero
    assert own(tmp_path, text, replace(OWN, absent_is_zero=True)).panel.sources[0].absent_is_zero


@pytest.mark.parametrize("date", ["Mar-33", "2033-03-01", "31-Mar"])
def test_a_range_of_codes_that_became_a_date_is_named(tmp_path, date):
    with pytest.raises(BadValue, match=f"'{date}'.*line 2.*into a date"):
        own(tmp_path, HEAD + f"06029,{date},2016,120\n")


def test_a_mapped_column_that_is_not_there_is_named_with_the_likely_one(tmp_path):
    with pytest.raises(MissingColumn, match=r"no column 'Jobs'; found .*'Jobz'.*Did you mean 'Jobz'"):
        own(tmp_path, "County,NAICS,Year,Jobz\n06029,3254,2016,120\n")


def test_a_column_the_mapping_forgets_is_named(tmp_path):
    with pytest.raises(MissingColumn, match="nothing of own_code"):
        own(tmp_path, HEAD + "06029,3254,2016,120\n", replace(OWN, constants={}))


def test_a_column_the_panel_does_not_know_is_refused(tmp_path):
    mapping = replace(OWN, columns={**OWN.columns, "employment": "Jobs"})
    with pytest.raises(BadSetting, match="'employment'"):
        own(tmp_path, HEAD + "06029,3254,2016,120\n", mapping)


def test_a_wide_table_without_years_is_refused(tmp_path):
    with pytest.raises(MissingColumn, match="no column has a year"):
        own(tmp_path, "NAICS,Jobs\n3254,120\n", WIDE)


def test_merged_headers_are_named_by_their_cells(tmp_path):
    book = workbook([["NAICS", "Jobs", None], ["3254", 1, 2]], merge="B1:C1")
    with pytest.raises(BadValue, match="B1:C1 are merged"):
        own(tmp_path, book, name="own.xlsx")


def test_merged_titles_above_the_header_do_no_harm(tmp_path):
    rows = [["Jobs of the county", None], ["County", "NAICS", "Year", "Jobs"], ["06029", 3254, 2016, 120]]
    data = own(tmp_path, workbook(rows, merge="A1:B1"), replace(OWN, header_row=2), name="own.xlsx")
    assert list(cells(data)) == [CELL]


def test_a_formula_that_was_never_calculated_is_named_by_its_cell(tmp_path):
    book = workbook([["County", "NAICS", "Year", "Jobs"], ["06029", 3254, 2016, "=60*2"]])
    with pytest.raises(BadValue, match=r"'=60\*2' has no value .*cell D2"):
        own(tmp_path, book, name="own.xlsx")


def test_text_that_begins_with_an_equals_sign_is_no_number(tmp_path):
    with pytest.raises(BadValue, match=r"'=1\+1'.*line 2"):
        own(tmp_path, HEAD + "06029,3254,2016,=1+1\n")


def test_a_sheet_that_is_not_there_is_named(tmp_path):
    book = workbook([["NAICS"], [3254]], sheet="Jobs")
    with pytest.raises(UnreadableFile, match=r"no sheet 'Job'.*Did you mean 'Jobs'"):
        own(tmp_path, book, replace(OWN, sheet="Job"), name="own.xlsx")


def test_an_empty_sheet_is_told(tmp_path):
    with pytest.raises(EmptyFile, match="no row below the header"):
        own(tmp_path, workbook([["County", "NAICS", "Year", "Jobs"]]), name="own.xlsx")
