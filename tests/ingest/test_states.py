"""Layouts that write areas, ownership or periods in words."""

import pytest

from industry_clusters.errors import BadValue, UnknownLayout
from industry_clusters.panel import PUBLISHED, WITHHELD
from support.qcew_files import AREA_TITLES, CALIFORNIA_HEAD, NEW_YORK_HEAD, cells, read, remarks

NEW_YORK = f"""{NEW_YORK_HEAD}
"State","New York State",00,"NAICS 00: Total, All Industries\t",2016,500,9000,360000000,40000
"State","New York State",01,"NAICS 01: Total, All Private\t",2016,450,7500,300000000,40000
"State","New York State",31,"NAICS 31-33: Manufacturing\t",2016,20,400,16000000,40000
"State","New York State",95,"Total, All Government\t",2016,50,1500,60000000,40000
"State","New York State",951,"Federal\t",2016,10,100,4000000,40000
"County","Albany County",311,"NAICS 311: Food Manufacturing\t",2016,2,40,1600000,40000
"Labor Market Area","Capital Region",311,"NAICS 311: Food Manufacturing\t",2016,3,60,2400000,40000
"""
HIGH_LEVEL = """\ufeffYear,Qtr,Area Type,St Name,Area,Ownership,Industry,Status Code,Establishment Count,\
{months},Total Quarterly Wages,Average Weekly Wage
2023,{quarter},County,Illinois,"DeWitt County, Illinois",Private,"10 Total, all industries",{status},"1,000",\
"2,000","2,000","2,000","3,000,000",100
"""
MONTHS = (
    "January Employment,February Employment,March Employment",
    "April Employment,May Employment,June Employment",
    "July Employment,August Employment,September Employment",
    "October Employment,November Employment,December Employment",
)


def california(*rows, header=CALIFORNIA_HEAD):
    return "\ufeff" + "\n".join([header, *rows]) + "\n"


def ca_row(period, *, area="Kern County", ownership="Private", code="3254", months='"1,190","1,200","1,210"'):
    return f'County,{area},2016,{period},{ownership},4,{code},Drugs,4,"1,200",{months},"6,000,000",96'


def test_new_york_is_private_by_industry(tmp_path):
    data = read(tmp_path, {"ny.txt": NEW_YORK, "area_titles.csv": AREA_TITLES})
    assert cells(data)["36000", "5", "31-33", 2016] == (20, 400, 16_000_000, PUBLISHED)
    assert cells(data)["36001", "5", "311", 2016] == (2, 40, 1_600_000, PUBLISHED)


def test_new_york_government_stands_in_the_total_of_all_industries(tmp_path):
    data = read(tmp_path, {"ny.txt": NEW_YORK, "area_titles.csv": AREA_TITLES})
    totals = {key[1]: row[1] for key, row in cells(data).items() if key[2] == "10"}
    assert totals == {"0": 9000, "5": 7500, "1": 100}


def test_new_york_regions_are_left_out_with_a_remark(tmp_path):
    data = read(tmp_path, {"ny.txt": NEW_YORK, "area_titles.csv": AREA_TITLES})
    assert data.panel.areas == ["36000", "36001"]
    assert "Left out: 1 row of areas other than the state and its counties" in remarks(data)


def test_new_york_titles_lose_code_and_tab(tmp_path):
    data = read(tmp_path, {"ny.txt": NEW_YORK, "area_titles.csv": AREA_TITLES})
    assert data.panel.industry_title("311") == "Food Manufacturing"
    assert not data.panel.sources[0].marks_withheld


def test_california_annual_rows_are_read(tmp_path):
    data = read(
        tmp_path, {"ca.csv": california(ca_row("Annual", months=",,")), "area_titles.csv": AREA_TITLES}
    )
    assert cells(data) == {("06029", "5", "3254", 2016): (4, 1200, 6e6, PUBLISHED)}


@pytest.mark.parametrize("spelling", ["1st Qtr", "Q1", "Quarter 1", "1"])
def test_california_quarters_are_averaged_however_they_are_spelled(tmp_path, spelling):
    rows = [ca_row(spelling.replace("1", str(quarter))) for quarter in range(1, 5)]
    data = read(tmp_path, {"ca.csv": california(*rows), "area_titles.csv": AREA_TITLES})
    assert cells(data)["06029", "5", "3254", 2016] == (4, 1200, 24e6, PUBLISHED)


def test_california_older_and_newer_headers_are_the_same_layout(tmp_path):
    header = CALIFORNIA_HEAD.replace("Area Name", "AreaName").replace("Industry Name", "IndustryName")
    header = header.replace("Quarter", "Time Period")
    data = read(
        tmp_path, {"ca.csv": california(ca_row("Annual"), header=header), "area_titles.csv": AREA_TITLES}
    )
    assert data.panel.sources[0].layout == "california"


def test_california_duplicates_are_kept_once_and_told(tmp_path):
    rows = [ca_row("Annual")] * 3
    data = read(tmp_path, {"ca.csv": california(*rows), "area_titles.csv": AREA_TITLES})
    assert len(data.panel.table) == 1
    assert "ca.csv: Kept once: 2 rows also in the same file." in remarks(data)


def test_an_ownership_that_is_no_single_one_is_left_out_and_named(tmp_path):
    rows = [ca_row("Annual"), ca_row("Annual", ownership="Total Government")]
    data = read(tmp_path, {"ca.csv": california(*rows), "area_titles.csv": AREA_TITLES})
    assert len(data.panel.table) == 1
    assert "'Total Government'" in remarks(data)


def test_an_area_without_a_known_code_is_left_out_and_named(tmp_path):
    rows = [ca_row("Annual"), ca_row("Annual", area="Nowhere County")]
    data = read(tmp_path, {"ca.csv": california(*rows), "area_titles.csv": AREA_TITLES})
    assert data.panel.areas == ["06029"]
    assert "'Nowhere County, California'" in remarks(data)


def test_without_any_area_titles_a_file_of_counties_says_what_is_lacking(tmp_path):
    with pytest.raises(UnknownLayout, match=r"Kern County, California.*area_titles\.csv"):
        read(tmp_path, {"ca.csv": california(ca_row("Annual"))})


def test_a_period_that_is_none_names_its_line(tmp_path):
    with pytest.raises(BadValue, match="line 3"):
        read(
            tmp_path,
            {"ca.csv": california(ca_row("Annual"), ca_row("Summer")), "area_titles.csv": AREA_TITLES},
        )


def test_selected_areas_hold_for_files_in_words_too(tmp_path):
    files = {"ny.txt": NEW_YORK, "area_titles.csv": AREA_TITLES}
    assert read(tmp_path, files, areas=frozenset({"36001"})).panel.areas == ["36001"]


def test_california_without_industry_codes_is_refused_by_name(tmp_path):
    text = (
        "Area Name,Industry Name,Year,Ownership,Establishments,Average Monthly Employment,Total Wages (All Workers)\n"
        "Butte County,Tutoring,2009,Private,4,19,1560080\n"
    )
    with pytest.raises(UnknownLayout, match=r"without industry codes.*no NAICS code"):
        read(tmp_path, {"ca.csv": text})


def test_federal_reserve_districts_are_refused_by_name(tmp_path):
    text = (
        "year,qtr,area_code,area_title,annual_avg_estabs_count,annual_avg_emplvl,total_annual_wages\n"
        "1990,A,FRD01,Boston,1,2,3\n"
    )
    with pytest.raises(UnknownLayout, match="Federal Reserve"):
        read(tmp_path, {"frd.csv": text})


def test_four_high_level_tables_make_a_year(tmp_path):
    files = {
        f"q{quarter}.csv": HIGH_LEVEL.format(quarter=quarter, months=months, status="")
        for quarter, months in enumerate(MONTHS, 1)
    }
    data = read(tmp_path, {**files, "area_titles.csv": AREA_TITLES})
    assert cells(data) == {("17039", "5", "10", 2023): (1000, 2000, 12e6, PUBLISHED)}


def test_a_high_level_status_of_n_withholds(tmp_path):
    files = {
        f"q{quarter}.csv": HIGH_LEVEL.format(quarter=quarter, months=months, status="N")
        for quarter, months in enumerate(MONTHS, 1)
    }
    data = read(tmp_path, {**files, "area_titles.csv": AREA_TITLES})
    assert cells(data)["17039", "5", "10", 2023][3] == WITHHELD
