"""Tables of names, the counties of metropolitan areas, and price indexes."""

import pytest

from industry_clusters.errors import BadValue
from support.qcew_files import AREA_TITLES, annual, read, remarks, titled, workbook

COUNTIES = "cbsacode,cbsatitle,countycountyequivalent,statename,fipsstatecode,fipscountycode\n"
LONG = "series_id,area_code,area_name,year,period,value\n"


def months(year, values):
    return "".join(f"CUUR0,0000,U.S.,{year},M{month:02d},{value}\n" for month, value in enumerate(values, 1))


def index(data, series="CUUR0"):
    return dict(data.price_indexes[series].values)


def test_area_titles_are_said_as_people_say_them(tmp_path):
    panel = read(tmp_path, {"area_titles.csv": AREA_TITLES}).panel
    assert panel.area_title("06000") == "California"
    assert panel.area_title("06029") == "Kern County, California"


def test_titles_are_read_from_a_workbook(tmp_path):
    book = workbook(
        [["industry_code", "industry_title"], ["31-33", "NAICS 31-33 Manufacturing"], [10, "10 Total"]]
    )
    panel = read(tmp_path, {"titles.xlsx": book}).panel
    assert panel.industry_title("31-33") == "Manufacturing"
    assert panel.industry_title("10") == "Total"


def test_a_table_of_titles_beats_the_names_beside_rows(tmp_path):
    rows = titled("06029 5 3254 2016 . 1 1 1 | Kern | Drugs")
    assert (
        read(tmp_path, {"a.csv": rows, "area_titles.csv": AREA_TITLES})
        .panel.area_title("06029")
        .startswith("Kern ")
    )


def test_a_name_like_a_formula_is_refused(tmp_path):
    with pytest.raises(BadValue, match=r"'=1\+1' \(area_titles.csv, line 2\)"):
        read(tmp_path, {"area_titles.csv": "area_fips,area_title\n06029,=1+1\n"})


def test_a_county_table_gives_the_counties_of_each_metropolitan_area(tmp_path):
    text = (
        COUNTIES
        + '12540,"Bakersfield, CA",Kern County,California,6,29\n31080,L.A.,Orange County,California,06,059\n'
    )
    panel = read(tmp_path, {"cbsa.csv": text + "31080,L.A.,Los Angeles County,California,06,037\n"}).panel
    assert dict(panel.cbsa_counties) == {"12540": ("06029",), "31080": ("06037", "06059")}
    assert panel.area_title("06029") == "Kern County, California"


def test_of_two_county_tables_the_first_holds_and_the_difference_is_told(tmp_path):
    one, two = (COUNTIES + f"12540,B,Kern County,California,06,{county}\n" for county in ("029", "031"))
    data = read(tmp_path, {"one.csv": one, "two.csv": two})
    assert data.panel.cbsa_counties["12540"] == ("06029",)
    assert "other counties for 1 area." in remarks(data)


def test_the_published_average_is_the_annual_average(tmp_path):
    text = LONG + months(2016, [100] * 12) + "CUUR0,0000,U.S.,2016,M13,240.007\n"
    assert index(read(tmp_path, {"cpi.csv": text})) == {2016: 240.007}


def test_without_it_the_mean_of_twelve_months_is_rounded_as_published(tmp_path):
    text = LONG + months(1990, [130] * 6 + [131.5] * 6) + months(2016, [240.0071] * 12)
    assert index(read(tmp_path, {"cpi.csv": text})) == {1990: 130.8, 2016: 240.007}


def test_a_year_that_is_not_complete_has_no_average(tmp_path):
    text = LONG + months(2015, [100] * 12) + months(2016, [100] * 11)
    assert index(read(tmp_path, {"cpi.csv": text})) == {2015: 100}


def test_half_years_give_an_average_where_there_are_two(tmp_path):
    text = LONG + "S,1,San Diego,2016,S01,100\nS,1,San Diego,2016,S02,101\nS,1,San Diego,2017,S01,100\n"
    assert index(read(tmp_path, {"cpi.csv": text}), "S") == {2016: 100.5}


def test_the_published_average_of_half_years_comes_first(tmp_path):
    text = LONG + "S,1,San Diego,2016,S01,100\nS,1,San Diego,2016,S02,101\nS,1,San Diego,2016,S03,100.7\n"
    assert index(read(tmp_path, {"cpi.csv": text}), "S") == {2016: 100.7}


def test_a_column_an_area_goes_by_its_title_and_blank_years_are_missing(tmp_path):
    data = read(tmp_path, {"cpi.csv": "year,Urban Hawaii,U.S. city average\n1980,,82.4\n1981,90,90.9\n"})
    assert index(data, "U.S. city average") == {1980: 82.4, 1981: 90.9}
    assert index(data, "Urban Hawaii") == {1981: 90}


def test_the_monthly_table_is_the_national_index(tmp_path):
    text = "Date,Index,Inflation\n" + "".join(f"2016-{month:02d}-01,100,\n" for month in range(1, 13))
    data = read(tmp_path, {"cpi.csv": text})
    assert index(data, "CUUR0000SA0") == {2016: 100}
    assert data.price_indexes["CUUR0000SA0"].source == "cpi.csv"


def test_two_rows_for_one_month_are_refused(tmp_path):
    text = LONG + "S,1,X,2016,M01,100\nS,1,X,2016,M01,101\n"
    with pytest.raises(BadValue, match=r"two rows for S, 2016, M01 .*line 3"):
        read(tmp_path, {"cpi.csv": text})


def test_files_without_rows_of_employment_are_no_sources_of_rows(tmp_path):
    data = read(tmp_path, {"area_titles.csv": AREA_TITLES, "a.csv": annual("06029 5 10 2016 . 1 1 1")})
    assert [source.name for source in data.panel.sources] == ["a.csv"]
