"""Pay of one area as BLS's query gives it, and of California's areas as its open data does."""

import math

import pytest

from industry_clusters.errors import BadValue, Contradiction, EmptyFile, MissingColumn
from industry_clusters.study import ColumnMapping
from support.occupation_files import (
    AREAS,
    QUERY_HEAD,
    RIVERSIDE,
    california_oews,
    occupations_in,
    told_of,
)
from support.qcew_files import read, zipped

QUERY = (
    QUERY_HEAD
    + '\nChief Executives (11-1011),"()  2,070",()  4.3,()  $113.23,"()  $235,520",()  $94.81,"()  $85,550",'
    '"()  $197,190"\nSurgeons (29-1248),(8)  -,()  4.3,(5)  -,(5)  -,(5)  -,"()  $99,000",(5)  -\n'
    "Actors (27-2011),()  50,()  4.3,()  $40.00,(4)  -,()  $38.10,(4)  -,(4)  -\n"
)
HOURLY = "Kern County | 2024 | 1st Qtr | 291141 | Hourly Wage | 1,500 | 60.5 | 40 | 50 | 60 | 70 | 80"
ANNUAL = "Kern County | 2024 | 1st Qtr | 291141 | Annual Wage or Salary | 1,500 | 125,840 | 83,200 | 104,000 | 124,800 | 145,600 | 166,400"


def query(folder, text=QUERY, mapping=RIVERSIDE):
    return occupations_in(folder, {"own_query.csv": text}, mapping).wages.set_index("soc_code")


def california(folder, *rows):
    return occupations_in(folder, {"oews.csv": california_oews(*rows), "areas.csv": AREAS}).wages


def test_a_querys_cells_are_read_without_their_footnotes(tmp_path):
    row = query(tmp_path).loc["11-1011"]
    assert (row["employment"], row["hourly_mean"], row["annual_pct50"]) == (2070, 113.23, 197_190)


def test_a_query_has_the_area_and_year_that_the_study_says(tmp_path):
    row = query(tmp_path).iloc[0]
    assert (row["area_fips"], row["period"]) == ("C4014", "2024")


def test_a_querys_area_has_its_name_where_a_table_of_areas_is_among_the_data(tmp_path):
    titles = '"area_fips","area_title"\n"C4014","Riverside-San Bernardino-Ontario, CA MSA"\n'
    rows = occupations_in(tmp_path, {"own_query.csv": QUERY, "areas.csv": titles}, RIVERSIDE).wages
    assert set(rows["area_title"]) == {"Riverside-San Bernardino-Ontario, CA MSA"}


def test_without_one_it_has_its_code(tmp_path):
    assert set(query(tmp_path)["area_title"]) == {"C4014"}


def test_a_title_of_a_query_ends_before_its_code(tmp_path):
    assert query(tmp_path)["soc_title"].tolist() == ["Chief Executives", "Surgeons", "Actors"]


def test_an_estimate_that_is_not_released_is_withheld_and_no_zero(tmp_path):
    row = query(tmp_path).loc["29-1248"]
    assert (math.isnan(row["employment"]), row["employment_mark"]) == (True, "**")


def test_footnote_5_is_top_coded_pay(tmp_path):
    row = query(tmp_path).loc["29-1248"]
    assert (math.isnan(row["annual_pct50"]), row["wage_mark"]) == (True, "#")


def test_footnote_4_is_pay_published_the_other_way_only(tmp_path):
    row = query(tmp_path).loc["27-2011"]
    assert (row["hourly_pct50"], math.isnan(row["annual_pct50"]), row["wage_mark"]) == (38.10, True, "*")


def test_a_query_that_was_named_without_its_area_says_how_to_name_it(tmp_path):
    with pytest.raises(MissingColumn, match=r"constants = \{ area_fips = \"C4014\""):
        query(tmp_path, mapping=None)


def test_a_query_found_in_an_archive_is_passed_over_and_says_how_to_use_it(tmp_path):
    told = told_of(tmp_path, {"data.zip": zipped(query_csv=QUERY, areas_csv=AREAS)})
    assert (
        "Passed over: it does not say which area it is of. To use it, name the file by itself and its area"
        in told
    )


def test_an_area_that_is_no_code_is_refused(tmp_path):
    with pytest.raises(BadValue, match="'Riverside', not an area's code"):
        query(tmp_path, mapping=ColumnMapping(constants={"area_fips": "Riverside"}))


def test_a_query_without_a_year_asks_for_it(tmp_path):
    mapping = ColumnMapping(constants={"area_fips": "C4014"})
    assert "Its year is not known" in told_of(tmp_path, {"own_query.csv": QUERY}, mapping)


def test_a_formula_for_a_title_of_a_query_is_refused(tmp_path):
    with pytest.raises(BadValue, match="begins with '='"):
        query(tmp_path, QUERY.replace("Surgeons", "=1+1"))


def test_a_row_of_a_query_without_a_code_names_its_line(tmp_path):
    with pytest.raises(BadValue, match=r"'Surgeons', not a SOC code \(own_query\.csv, line 3\)"):
        query(tmp_path, QUERY.replace("Surgeons (29-1248)", "Surgeons"))


def test_californias_hourly_and_annual_row_are_one(tmp_path):
    row = california(tmp_path, HOURLY, ANNUAL).iloc[0]
    assert (row["hourly_pct50"], row["annual_pct50"]) == (60, 124_800)


def test_their_jobs_are_not_doubled(tmp_path):
    assert california(tmp_path, HOURLY, ANNUAL)["employment"].sum() == 1500


@pytest.mark.parametrize("row", [HOURLY, ANNUAL], ids=["hourly", "annual"])
def test_an_occupation_with_one_kind_of_pay_is_kept(tmp_path, row):
    assert california(tmp_path, row)["employment"].tolist() == [1500]


def test_pay_by_the_hour_only_is_no_annual_pay(tmp_path):
    row = california(tmp_path, HOURLY).iloc[0]
    assert (math.isnan(row["annual_pct50"]), row["wage_mark"]) == (True, "*")


def test_the_wage_types_of_older_years_are_the_same(tmp_path):
    rows = (HOURLY.replace("Hourly Wage", "Hourly wage"), ANNUAL.replace("Wage or Salary", "wage or salary"))
    assert len(california(tmp_path, *rows)) == 1


def test_another_wage_type_names_its_line(tmp_path):
    with pytest.raises(BadValue, match=r"'Weekly Wage', neither hourly nor annual \(oews\.csv, line 3\)"):
        california(tmp_path, ANNUAL, HOURLY.replace("Hourly", "Weekly"))


@pytest.mark.parametrize(
    ("quarter", "period"),
    [("1st Qtr", "2024 Q1"), ("Q3", "2024 Q3"), ("2", "2024 Q2"), ("Annual", "2024"), ("", "2024")],
)
def test_the_period_is_the_year_and_its_quarter(tmp_path, quarter, period):
    assert california(tmp_path, HOURLY.replace("1st Qtr", quarter))["period"].item() == period


def test_a_quarter_that_is_none_is_refused(tmp_path):
    with pytest.raises(BadValue, match="the quarter is 'May 2024'"):
        california(tmp_path, HOURLY.replace("1st Qtr", "May 2024"))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("California", "06000"),
        ("Kern County", "06029"),
        ("Fresno MSA", "C2342"),
        ("Fresno MSA (Fresno and Madera Counties)", "C2342"),
    ],
)
def test_an_areas_name_finds_its_code(tmp_path, name, code):
    assert california(tmp_path, HOURLY.replace("Kern County", name))["area_fips"].item() == code


def test_an_area_without_a_code_is_left_out_and_named(tmp_path):
    text = california_oews(HOURLY, HOURLY.replace("Kern County", "North Coast Region"))
    told = told_of(tmp_path, {"oews.csv": text, "areas.csv": AREAS})
    assert "Left out: 1 row, as no code is known for 1 area ('North Coast Region')" in told


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path):
    text = "\ufeff" + california_oews(HOURLY, ANNUAL)
    assert len(occupations_in(tmp_path, {"oews.csv": text, "areas.csv": AREAS}).wages) == 1


@pytest.mark.parametrize("written", ["0", "0.00", "$0", ""])
def test_a_wage_of_zero_is_not_published(tmp_path, written):
    row = california(tmp_path, ANNUAL.replace("124,800", written)).iloc[0]
    assert (math.isnan(row["annual_pct50"]), row["wage_mark"]) == (True, "*")


@pytest.mark.parametrize("written", ["0", ""])
def test_nobody_employed_is_withheld(tmp_path, written):
    row = california(tmp_path, ANNUAL.replace("1,500", written)).iloc[0]
    assert (math.isnan(row["employment"]), row["employment_mark"]) == (True, "**")


def test_zeros_that_were_taken_as_missing_are_told(tmp_path):
    text = california_oews(ANNUAL.replace("124,800", "0"))
    told = told_of(tmp_path, {"oews.csv": text, "areas.csv": AREAS})
    assert "Taken as not published, not as zero: 1 cell of jobs or pay" in told


def test_the_total_of_older_years_has_the_code_of_all_occupations(tmp_path):
    assert california(tmp_path, ANNUAL.replace("291141", "0"))["soc_code"].item() == "00-0000"


def test_single_industries_are_left_out_beside_the_total(tmp_path):
    text = california_oews(HOURLY, HOURLY.replace("1,500", "900"))
    first, second = text.rsplit('"Total, All Industries"', 1)
    rows = occupations_in(tmp_path, {"oews.csv": f"{first}Hospitals{second}", "areas.csv": AREAS}).wages
    assert rows["employment"].tolist() == [1500]


def test_pay_of_single_industries_alone_is_refused(tmp_path):
    text = california_oews(HOURLY).replace('"Total, All Industries"', "Hospitals")
    with pytest.raises(BadValue, match="single industries only, such as 'Hospitals'"):
        occupations_in(tmp_path, {"oews.csv": text, "areas.csv": AREAS})


def test_two_hourly_rows_that_differ_are_refused(tmp_path):
    with pytest.raises(
        Contradiction, match=r"29-1141 in 'Kern County', 2024 Q1, differ \(oews\.csv, line 3\)"
    ):
        california(tmp_path, HOURLY, HOURLY.replace("60.5", "61"))


def test_an_hourly_and_annual_row_of_different_jobs_are_refused(tmp_path):
    with pytest.raises(Contradiction, match="different numbers of employed"):
        california(tmp_path, HOURLY, ANNUAL.replace("1,500", "1,600"))


def test_a_row_that_stands_again_is_read_once(tmp_path):
    text = california_oews(HOURLY, ANNUAL, HOURLY)
    told = told_of(tmp_path, {"oews.csv": text, "areas.csv": AREAS})
    assert "oews.csv: Read once: 1 row that stand" in told


def test_of_many_years_in_one_file_the_newest_is_read(tmp_path):
    assert california(tmp_path, HOURLY, HOURLY.replace("2024", "2023"))["period"].tolist() == ["2024 Q1"]


def test_it_is_told_that_older_years_were_left_out(tmp_path):
    text = california_oews(HOURLY, HOURLY.replace("2024", "2023"))
    told = told_of(tmp_path, {"oews.csv": text, "areas.csv": AREAS})
    assert "Left out: 1 row of years before 2024; pay is that of the newest year" in told


def test_a_year_that_is_none_names_its_line(tmp_path):
    with pytest.raises(BadValue, match=r"year is 'soon'.*oews\.csv, line 2"):
        california(tmp_path, HOURLY.replace("2024", "soon"))


def test_a_california_file_without_rows_is_empty(tmp_path):
    with pytest.raises(EmptyFile):
        read(tmp_path, {"oews.csv": california_oews()})
