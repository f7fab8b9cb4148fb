"""BLS series workbooks, tables of BLS's data viewer, and County Business Patterns, read as they are."""

import pytest

from industry_clusters.errors import BadValue, UnknownLayout
from industry_clusters.panel import PUBLISHED, WITHHELD
from support.qcew_files import AREA_TITLES, annual, cells, read, remarks, workbook

CELL = ("06029", "5", "44-45", 2022)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
VIEWER = """Quarterly Census of Employment and Wages - Bureau of Labor Statistics
Private, NAICS 4-digit industries
Kern County, California
2024 {period}, All establishment sizes
Source: Quarterly Census of Employment and Wages - Bureau of Labor Statistics

Industry\tAnnual Establishments\tAnnual Average Employment\tTotal Annual Wages\tAnnual Wages per Employee
NAICS 1113 Fruit and tree nut farming\t301\t1,399\t$62,673,321\t$44,799
NAICS 1119 Other crop farming\tND\tND\tND\tND
Footnotes:
(ND) Not Disclosable
"""
COUNTY_FILE = """fipstate,fipscty,naics,emp_nf,emp,qp1,ap,est
06,029,------,G,60123,650123,2760012,4801
06,029,31----,H,310,3200,13000,35
06,029,1133//,J,0,0,0,12
06,029,6221//,G,3400,81000,335000,4
"""
API = """GEO_ID,NAME,NAICS2017,NAICS2017_LABEL,LFO,EMPSZES,YEAR,ESTAB,PAYANN,EMP,EMP_N
Geography,Geographic Area Name,2017 NAICS code,Meaning,Legal form,Size,Year,Establishments,"Annual payroll ($1,000)",Employees,Noise
0500000US06029,"Kern County, California",00,Total for all sectors,001,001,2021,"4,801","2,760,012","60,123",G
0500000US06029,"Kern County, California",6221,Hospitals,001,001,2021,4,"335,000","3,400",G
0500000US06029,"Kern County, California",6221,Hospitals,001,210,2021,2,"35,000",400,G
0500000US06029,"Kern County, California",1133,Logging,001,001,2021,12,D,D,D
8600000US93301,ZIP 93301,6221,Hospitals,001,001,2021,1,"1,000",20,G
"""


def series(
    kind,
    rows,
    *,
    industry="NAICS 44-45 Retail trade",
    digit=1,
    owner="Private",
    size="All establishment sizes",
):
    facts = {
        "Series Id:": f"ENU06029{digit}0544-45",
        "Area:": "Kern County, California",
        "Industry:": industry,
        "Owner:": owner,
        "Size:": size,
        "Type:": kind,
    }
    head = [["Quarterly Census of Employment and Wages"], ["Original Data Value"], []]
    return workbook([*head, *map(list, facts.items()), [], ["Year", *MONTHS, "Annual"], *rows])


def year(number, annual, months=None):
    return [number, *(months or [None] * 12), annual]


def test_three_series_of_one_cell_become_one_row(tmp_path):
    data = read(
        tmp_path,
        {
            "jobs.xlsx": series("All Employees", [year(2022, 1003)]),
            "firms.xlsx": series("Number of Establishments", [year(2022, 90)], digit=2),
            "wages.xlsx": series("Total Wages (in thousands)", [year(2022, 36108)], digit=3),
        },
    )
    assert cells(data)[CELL] == (90, 1003, 36_108_000, PUBLISHED)
    assert data.panel.area_titles["06029"] == "Kern County, California"


def test_a_year_without_its_annual_value_is_the_mean_of_twelve_months(tmp_path):
    rows = [year(2022, None, [*range(1000, 1012)]), year(2023, None, [1000, *[None] * 11])]
    data = read(tmp_path, {"jobs.xlsx": series("All Employees", rows)})
    assert {key[3]: row[1] for key, row in cells(data).items()} == {2022: 1006}


def test_a_preliminary_value_is_read_and_remarked(tmp_path):
    data = read(tmp_path, {"jobs.xlsx": series("All Employees", [year(2022, "1,003(P)")])})
    assert cells(data)[CELL][1] == 1003
    assert "Preliminary: 1 value" in remarks(data)


def test_a_series_of_pay_says_which_to_take(tmp_path):
    with pytest.raises(UnknownLayout, match=r"'Average Weekly Wage'.*take the series All Employees"):
        read(tmp_path, {"pay.xlsx": series("Average Weekly Wage", [year(2022, 800)], digit=4)})


def test_a_series_of_a_size_class_is_refused(tmp_path):
    with pytest.raises(UnknownLayout, match="all establishment sizes"):
        read(tmp_path, {"a.xlsx": series("All Employees", [year(2022, 1)], size="5 to 9 employees")})


def test_series_in_thousands_without_the_word_are_asked_about(tmp_path):
    files = {
        "jobs.xlsx": series("All Employees", [year(2022, 1003)]),
        "wages.xlsx": series("Total Wages", [year(2022, 36108)], digit=3),
    }
    with pytest.raises(BadValue, match=r"\$36 a job.*\$1,000"):
        read(tmp_path, files)


def test_a_table_of_the_data_viewer_is_read_with_what_its_title_says(tmp_path):
    files = {"viewer.csv": VIEWER.format(period="Annual Averages"), "area_titles.csv": AREA_TITLES}
    found = cells(read(tmp_path, files))
    assert found["06029", "5", "1113", 2024] == (301, 1399, 62_673_321, PUBLISHED)
    assert found["06029", "5", "1119", 2024][3] == WITHHELD


def test_a_table_of_the_viewer_of_a_quarter_is_refused(tmp_path):
    with pytest.raises(BadValue, match="annual averages"):
        read(tmp_path, {"viewer.csv": VIEWER.format(period="First Quarter")})


def test_a_county_file_of_the_census_is_private_with_payroll_in_thousands(tmp_path):
    data = read(tmp_path, {"cbp21co.txt": COUNTY_FILE})
    found = cells(data)
    assert found["06029", "5", "10", 2021] == (4801, 60_123, 2_760_012_000, PUBLISHED)
    assert found["06029", "5", "31-33", 2021][1] == 310
    assert found["06029", "5", "1133", 2021][3] == WITHHELD
    assert "noise: less than 2 % in 2 rows, 2 to 5 % in 1 row" in remarks(data)


def test_a_county_file_without_a_year_in_its_name_is_asked_about(tmp_path):
    with pytest.raises(BadValue, match="which year it is of"):
        read(tmp_path, {"counties.txt": COUNTY_FILE})


def test_a_table_of_the_census_skips_its_labels_size_classes_and_other_areas(tmp_path):
    data = read(tmp_path, {"a.csv": API})
    assert sorted(key[2] for key in cells(data)) == ["10", "1133", "6221"]
    assert cells(data)["06029", "5", "6221", 2021] == (4, 3400, 335_000_000, PUBLISHED)
    assert cells(data)["06029", "5", "1133", 2021][3] == WITHHELD


def test_numbers_of_the_census_are_said_to_be_its_own(tmp_path):
    assert "County Business Patterns" in read(tmp_path, {"a.csv": API}).panel.publishers


def test_a_file_by_sic_says_that_sic_ended(tmp_path):
    text = annual("06029 5 3254 1988 . 4 120 6000000").replace("3254", "SIC_20")
    with pytest.raises(UnknownLayout, match=r"by SIC .*, the classification that ended in 2000"):
        read(tmp_path, {"a.csv": text})
