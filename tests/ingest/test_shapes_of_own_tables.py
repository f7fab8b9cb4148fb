"""Tables as people make them: notes, headings, totals, several sheets, headers over two rows, names for codes."""

import io
from dataclasses import replace

import pytest
from openpyxl import Workbook

from industry_clusters.errors import BadSetting, BadValue
from industry_clusters.panel import WITHHELD
from industry_clusters.study import ColumnMapping
from support.qcew_files import AREA_TITLES, OWN, cells, read, remarks, workbook

HEAD = "County,NAICS,Year,Jobs\n"
CELL = ("06029", "5", "3254", 2016)
OWNED = replace(OWN, constants={}, columns={**OWN.columns, "own_code": "Ownership"})


def own(folder, text, mapping=OWN, name="own.csv", **files):
    return read(folder, {name: text, **files}, mapping=mapping)


def book_of(**sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "note", ["Source: BLS", '"Source: BLS, QCEW",,,', ",,,\nNote: preliminary", "* revised, in part"]
)
def test_a_note_below_the_table_is_passed_over_and_named(tmp_path, note):
    data = own(tmp_path, HEAD + f"06029,3254,2016,120\n{note}\n")
    assert list(cells(data)) == [CELL]
    assert "note below the table" in remarks(data)


def test_a_total_over_areas_and_years_is_no_row(tmp_path):
    data = own(tmp_path, HEAD + "06029,3254,2016,120\nTotal,,,120\n")
    assert list(cells(data)) == [CELL]
    assert "Passed over: 1 row of totals over areas or years (line 3)" in remarks(data)


def test_a_total_without_a_code_is_the_total_of_all_industries(tmp_path):
    mapping = replace(OWN, columns={**OWN.columns, "industry_title": "Title"})
    text = (
        "County,NAICS,Title,Year,Jobs\n06029,3254,Drugs,2016,120\n06029,,Total - All Industries,2016,9000\n"
    )
    assert cells(own(tmp_path, text, mapping))["06029", "5", "10", 2016][1] == 9000


@pytest.mark.parametrize(
    ("word", "code"),
    [("Federal", "1"), ("State", "2"), ("Local", "3"), ("Total Private", "5"), ("Total Covered", "0")],
)
def test_ownership_in_the_words_of_a_state_is_understood(tmp_path, word, code):
    text = f"County,NAICS,Year,Jobs,Ownership\n06029,3254,2016,120,{word}\n"
    assert list(cells(own(tmp_path, text, OWNED))) == [("06029", code, "3254", 2016)]


def test_an_unknown_ownership_lists_the_words_that_are_known(tmp_path):
    text = "County,NAICS,Year,Jobs,Ownership\n06029,3254,2016,120,Cooperative\n"
    with pytest.raises(BadValue, match=r"'Cooperative'.*line 2.*0 all, 1 federal.*Local government"):
        own(tmp_path, text, OWNED)


def test_headings_between_the_rows_say_whose_jobs_they_are(tmp_path):
    mapping = replace(OWNED, columns={**OWNED.columns, "own_code": "{heading}"})
    text = (
        HEAD
        + "Private,,,\n06029,3254,2016,120\nLocal Government,,,\nCounty,NAICS,Year,Jobs\n06029,3254,2016,30\n"
    )
    data = own(tmp_path, text, mapping)
    assert {key[1]: row[1] for key, row in cells(data).items()} == {"5": 120, "3": 30}


def test_a_sheet_a_year_is_read_with_its_year(tmp_path):
    rows = [["County", "NAICS", "Jobs"], ["06029", "3254", 120]]
    mapping = replace(
        OWN,
        columns={"area_fips": "County", "industry_code": "NAICS", "annual_avg_emplvl": "Jobs"},
        sheet="Jobs {year}",
    )
    data = own(tmp_path, book_of(Jobs_2015=rows, Notes=[["x"]], Jobs_2016=rows), mapping, "own.xlsx")
    assert sorted(key[3] for key in cells(data)) == [2015, 2016]


def test_a_header_over_two_rows_is_one(tmp_path):
    mapping = replace(OWN, columns={**OWN.columns, "annual_avg_emplvl": "Current Jobs"}, header_rows=2)
    text = ",,,Current,,Change\nCounty,NAICS,Year,Jobs,Pay,Jobs\n06029,3254,2016,120,50000,7\n"
    assert cells(own(tmp_path, text, mapping))[CELL][1] == 120


def test_two_columns_of_one_name_are_refused_where_they_are_read(tmp_path):
    with pytest.raises(BadValue, match="the header has the column 'Jobs' twice"):
        own(tmp_path, "County,NAICS,Year,Jobs,Jobs\n06029,3254,2016,120,7\n")


def test_a_state_and_a_county_column_make_a_code_together(tmp_path):
    columns = {
        "state_fips": "ST",
        "county_fips": "CNTY",
        "industry_code": "NAICS",
        "year": "Year",
        "annual_avg_emplvl": "Jobs",
    }
    text = "ST,CNTY,NAICS,Year,Jobs\n6,29,3254,2016,120\n"
    assert list(cells(own(tmp_path, text, replace(OWN, columns=columns)))) == [CELL]


def test_areas_by_name_get_their_codes_with_their_state(tmp_path):
    mapping = replace(OWN, constants={"own_code": "5", "state": "CA"})
    data = own(tmp_path, HEAD + "Kern County,3254,2016,120\n", mapping, **{"area_titles.csv": AREA_TITLES})
    assert list(cells(data)) == [CELL]


def test_a_state_that_there_is_not_is_refused(tmp_path):
    mapping = replace(OWN, constants={"own_code": "5", "state": "Calfornia"})
    with pytest.raises(BadSetting, match="Did you mean 'California'"):
        own(tmp_path, HEAD + "Kern County,3254,2016,120\n", mapping)


def test_columns_that_name_count_and_year_are_rows_of_each_year(tmp_path):
    mapping = ColumnMapping(
        columns={
            "industry_code": "NAICS",
            "annual_avg_emplvl": "{year} Jobs",
            "annual_avg_estabs": "{year} Firms",
        },
        constants={"own_code": "5", "area_fips": "06029"},
    )
    data = own(tmp_path, "NAICS,2015 Jobs,2016 Jobs,2016 Firms\n3254,110,120,4\n", mapping)
    assert {key[3]: row[1] for key, row in cells(data).items()} == {2015: 110, 2016: 120}
    assert cells(data)[CELL][0] == 4


@pytest.mark.parametrize("mark", ["<10", "Insf. Data", "ND", "(ND)", "nd", "Not Disclosed"])
def test_marks_of_vendors_and_states_are_not_disclosed(tmp_path, mark):
    assert cells(own(tmp_path, HEAD + f"06029,3254,2016,{mark}\n"))[CELL][3] == WITHHELD


def test_payroll_in_thousands_is_dollars(tmp_path):
    mapping = replace(OWN, columns={**OWN.columns, "total_annual_wages": "Payroll"}, wages_in=1000)
    data = own(tmp_path, "County,NAICS,Year,Jobs,Payroll\n06029,3254,2016,120,6000\n", mapping)
    assert cells(data)[CELL][2] == 6e6


def test_a_weekly_wage_makes_the_payroll_of_a_year(tmp_path):
    mapping = replace(OWN, columns={**OWN.columns, "annual_avg_wkly_wage": "Wage"})
    data = own(tmp_path, "County,NAICS,Year,Jobs,Wage\n06029,3254,2016,120,1000\n", mapping)
    assert cells(data)[CELL][2] == 120 * 1000 * 52


def test_the_publisher_that_a_person_names_is_the_source_of_the_panel(tmp_path):
    mapping = replace(OWN, source="Lightcast 2024.4")
    assert own(tmp_path, HEAD + "06029,3254,2016,120\n", mapping).panel.publishers == "Lightcast 2024.4"


BESIDE = """Jobs of Kern County
Private,,,,,Local government,,,
County FIPS,Year,NAICS,Jobs,,County FIPS,Year,NAICS,Jobs
06029,2016,10,52000,,06029,2016,10,9000
06029,2016,62,21000,,06029,2016,62,3000
,,,,,06029,2016,61,4000
"""


@pytest.mark.parametrize("delimiter", [",", None], ids=["text", "workbook"])
def test_tables_side_by_side_are_read_each_under_its_own_heading(tmp_path, delimiter):
    mapping = ColumnMapping(
        columns={
            "area_fips": "County FIPS",
            "year": "Year",
            "industry_code": "NAICS",
            "annual_avg_emplvl": "Jobs",
            "own_code": "{heading}",
        },
        header_row=3,
    )
    rows = [line.split(",") for line in BESIDE.splitlines()]
    name, content = ("own.csv", BESIDE) if delimiter else ("own.xlsx", workbook(rows))
    found = cells(read(tmp_path, {name: content}, mapping=mapping))
    jobs = {(own, industry): counts[1] for (_, own, industry, _), counts in found.items()}
    assert jobs == {
        ("5", "10"): 52_000,
        ("5", "62"): 21_000,
        ("3", "10"): 9_000,
        ("3", "62"): 3_000,
        ("3", "61"): 4_000,
    }
