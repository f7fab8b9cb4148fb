"""OEWS: staffing patterns and wages as BLS publishes them, in each spelling it has used since 2003."""

import math

import pytest

from industry_clusters.errors import BadValue, Contradiction, EmptyFile
from industry_clusters.study import ColumnMapping
from support.occupation_files import HOSPITALS, occupations_in, oews, oews_rows, text_of, told_of
from support.qcew_files import zipped

OLD_NATION = (
    "occ_code,occ_title,group,tot_emp,emp_prse,h_mean,a_mean,mean_prse,h_wpct10,h_wpct25,h_median,h_wpct75,h_wpct90,"
    "a_wpct10,a_wpct25,a_median,a_wpct75,a_wpct90,annual\n"
    '29-0000,Healthcare practitioner occupations,major,"6,173,760",.6,27.8,57800,.3,1,2,3,4,5,10,20,30,40,50,\n'
    '29-1111,Registered nurses,,"2,246,430",.5,25.4,52810,.3,17.7,20.7,24.5,29.6,35,36800,43100,51020,61500,72900,\n'
)


def staffing(folder, *changes, name="nat3d_M2024_dl.csv", **options):
    return occupations_in(folder, {name: oews(*changes, **options)}).staffing


def wages(folder, *changes, name="state_M2024_dl.csv", **options):
    return occupations_in(folder, {name: oews(*changes, **options)}).wages


def test_an_industry_of_the_nation_is_a_staffing_pattern(tmp_path):
    row = staffing(tmp_path, HOSPITALS).iloc[0]
    assert (row["industry_code"], row["own_code"], row["employment"]) == ("622", "5", 1_736_940)


@pytest.mark.parametrize(
    ("code", "group", "read"),
    [
        ("31-33", "sector", "31-33"),
        ("622000", "3-digit", "622"),
        ("622100", "4-digit", "6221"),
        ("327000", "4-digit", "327"),
        ("3250A1", "4-digit", "3250A1"),
        ("238210", "5-digit", "23821"),
        ("221110", "6-digit", "221110"),
        ("622100", "", "6221"),
    ],
)
def test_an_industrys_code_loses_the_zeros_that_fill_it_up(tmp_path, code, group, read):
    assert staffing(tmp_path, {**HOSPITALS, "NAICS": code, "I_GROUP": group})["industry_code"].item() == read


def test_a_row_of_all_industries_of_the_nation_is_staffing_and_wages(tmp_path):
    told = occupations_in(tmp_path, {"national_M2024_dl.csv": oews({})})
    assert (told.staffing["industry_code"].item(), told.wages["area_fips"].item()) == ("10", "US000")


def test_that_row_counts_once_in_what_is_said_of_the_file(tmp_path):
    assert occupations_in(tmp_path, {"national_M2024_dl.csv": oews({})}).sources[0].rows == 1


@pytest.mark.parametrize(
    ("area", "title", "code"),
    [
        ("6", "California", "06000"),
        ("72", "Puerto Rico", "72000"),
        ("40140", "Riverside-San Bernardino-Ontario, CA", "C4014"),
        ("600006", "North Coast Region of California nonmetropolitan area", "600006"),
        ("71650", "Boston-Cambridge-Nashua, MA-NH", "71650"),
    ],
)
def test_an_areas_code_becomes_that_of_qcew_where_qcew_has_one(tmp_path, area, title, code):
    row = wages(tmp_path, {"AREA": area, "AREA_TITLE": title}).iloc[0]
    assert (row["area_fips"], row["area_title"]) == (code, title)


def test_an_area_of_its_own_is_no_staffing_pattern(tmp_path):
    told = occupations_in(tmp_path, {"state_M2024_dl.csv": oews({"AREA": "6", "AREA_TITLE": "California"})})
    assert told.staffing.empty


def test_industries_within_a_state_are_left_out_with_a_remark(tmp_path):
    text = oews({"AREA": "6", "AREA_TITLE": "California"}, {"AREA": "6", "NAICS": "44-45", "OWN_CODE": "5"})
    assert "Left out: 1 row of single industries" in told_of(tmp_path, {"oes_research_M2024.csv": text})


@pytest.mark.parametrize("change", [str.lower, str.upper])
def test_columns_in_capitals_and_small_letters_are_the_same(tmp_path, change):
    header, row = oews(HOSPITALS).splitlines()
    text = f"{change(header)}\n{row}\n"
    assert occupations_in(tmp_path, {"nat3d_M2024_dl.csv": text}).staffing["employment"].item() == 1_736_940


def test_percentiles_of_before_2012_are_read_under_their_old_names(tmp_path):
    row = occupations_in(tmp_path, {"national_may2004_dl.csv": OLD_NATION}).wages.iloc[1]
    assert (row["annual_pct10"], row["annual_pct50"], row["hourly_pct90"]) == (36800, 51020, 35)


def test_a_blank_group_is_a_detailed_occupation_before_2012(tmp_path):
    rows = occupations_in(tmp_path, {"national_may2004_dl.csv": OLD_NATION}).wages
    assert rows["soc_level"].tolist() == ["major", "detailed"]


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("oews_nat3d_m2024_dl.csv", "2024"),
        ("state_M2011_dl.csv", "2011"),
        ("national_may2004_dl.csv", "2004"),
        ("MSA_nov2003_dl_1.csv", "2003"),
        ("all_data_M_2023.csv", "2023"),
        ("oesm08in4.csv", "2008"),
    ],
)
def test_the_year_is_that_of_the_files_name(tmp_path, name, year):
    assert occupations_in(tmp_path, {name: oews({})}).sources[0].period == year


def test_a_member_without_a_year_has_that_of_its_archive(tmp_path):
    assert (
        occupations_in(tmp_path, {"oesm24nat.zip": zipped(national_csv=oews({}))}).sources[0].period == "2024"
    )


def test_a_year_that_nobody_tells_is_asked_for(tmp_path):
    assert "Its year is not known" in told_of(tmp_path, {"program_2024.csv": oews({})})


def test_the_studys_year_beats_that_of_the_name(tmp_path):
    mapping = ColumnMapping(constants={"year": "2023"})
    told = occupations_in(tmp_path, {"own_M2024.csv": oews({})}, mapping)
    assert told.wages["period"].item() == "2023"


def test_a_file_without_areas_and_industries_is_the_nations_and_says_so(tmp_path):
    text = oews({}, leave_out=("AREA", "AREA_TITLE", "NAICS", "NAICS_TITLE"))
    assert "was read as pay in the whole United States" in told_of(tmp_path, {"trimmed_M2024.csv": text})


def test_the_study_may_name_the_area_of_such_a_file(tmp_path):
    text = oews({}, leave_out=("AREA", "AREA_TITLE", "NAICS", "NAICS_TITLE"))
    told = occupations_in(tmp_path, {"own_M2024.csv": text}, ColumnMapping(constants={"area_fips": "06000"}))
    assert told.wages["area_fips"].item() == "06000"


def test_an_area_that_the_file_names_is_not_overruled(tmp_path):
    mapping = ColumnMapping(constants={"area_fips": "06000"})
    told = occupations_in(tmp_path, {"own_M2024.csv": oews({"AREA": "39", "AREA_TITLE": "Ohio"})}, mapping)
    assert told.wages["area_fips"].item() == "39000"


def test_a_state_without_its_code_is_known_by_its_name(tmp_path):
    assert wages(tmp_path, {"AREA_TITLE": "Ohio"}, leave_out=("AREA",))["area_fips"].item() == "39000"


@pytest.mark.parametrize("mark", ["**", "*", "~"])
def test_a_mark_in_the_place_of_jobs_is_missing_and_no_zero(tmp_path, mark):
    assert math.isnan(staffing(tmp_path, {**HOSPITALS, "TOT_EMP": mark})["employment"].item())


def test_withheld_jobs_keep_their_mark(tmp_path):
    assert staffing(tmp_path, {**HOSPITALS, "TOT_EMP": "**"})["employment_mark"].item() == "**"


@pytest.mark.parametrize("mark", ["*", "#"])
def test_pay_that_is_not_published_keeps_its_mark(tmp_path, mark):
    row = staffing(tmp_path, {**HOSPITALS, "A_MEAN": mark}).iloc[0]
    assert (math.isnan(row["annual_mean_wage"]), row["wage_mark"]) == (True, mark)


def test_a_top_coded_median_is_marked_as_such(tmp_path):
    row = wages(tmp_path, {"A_MEDIAN": "#", "A_PCT75": "#"}).iloc[0]
    assert (math.isnan(row["annual_pct50"]), row["wage_mark"]) == (True, "#")


def test_published_pay_has_no_mark(tmp_path):
    assert wages(tmp_path, {"A_PCT90": "#"})["wage_mark"].item() == ""


def test_a_true_zero_stays_zero(tmp_path):
    assert staffing(tmp_path, {**HOSPITALS, "TOT_EMP": "0"})["employment"].item() == 0


def test_an_occupation_paid_by_the_year_has_no_hourly_pay(tmp_path):
    row = wages(tmp_path, {"ANNUAL": "TRUE", "H_MEDIAN": "45"}).iloc[0]
    assert (math.isnan(row["hourly_pct50"]), row["annual_pct50"]) == (True, 93600)


def test_an_occupation_paid_by_the_hour_has_no_annual_pay(tmp_path):
    row = wages(tmp_path, {"HOURLY": "TRUE"}).iloc[0]
    assert (row["hourly_pct50"], math.isnan(row["annual_pct50"]), row["wage_mark"]) == (45, True, "*")


def test_summary_rows_are_told_apart_from_detailed_ones(tmp_path):
    levels = {
        "00-0000": "total",
        "29-0000": "major",
        "29-1000": "minor",
        "29-1140": "broad",
        "29-1141": "detailed",
    }
    rows = staffing(
        tmp_path, *({**HOSPITALS, "OCC_CODE": soc, "O_GROUP": group} for soc, group in levels.items())
    )
    assert rows["soc_level"].tolist() == list(levels.values())


def test_jobs_of_detailed_occupations_are_not_counted_twice(tmp_path):
    rows = staffing(
        tmp_path,
        {**HOSPITALS, "OCC_CODE": "00-0000", "O_GROUP": "total", "TOT_EMP": "300"},
        {**HOSPITALS, "OCC_CODE": "29-0000", "O_GROUP": "major", "TOT_EMP": "200"},
        {**HOSPITALS, "OCC_CODE": "29-1141", "TOT_EMP": "200"},
        {**HOSPITALS, "OCC_CODE": "43-4171", "TOT_EMP": "100"},
    )
    assert rows.loc[rows["soc_level"].eq("detailed"), "employment"].sum() == 300


def test_a_broad_code_that_oews_publishes_as_detailed_is_detailed(tmp_path):
    assert staffing(tmp_path, {**HOSPITALS, "OCC_CODE": "29-2010"})["soc_level"].item() == "detailed"


def test_a_major_group_is_none_even_where_the_file_calls_it_detailed(tmp_path):
    assert staffing(tmp_path, {**HOSPITALS, "OCC_CODE": "29-0000"})["soc_level"].item() == "major"


@pytest.mark.parametrize("written", ['=""29-1141""', "291141", "29\N{EN DASH}1141", " 29-1141 "])
def test_a_code_is_the_same_however_a_spreadsheet_wrote_it(tmp_path, written):
    text = oews(HOSPITALS).replace("29-1141", f'"{written}"')
    assert occupations_in(tmp_path, {"nat3d_M2024_dl.csv": text}).staffing["soc_code"].item() == "29-1141"


@pytest.mark.parametrize("code", ["29-114", "nurses", "29-1141.00", "Nov-41"])
def test_a_code_that_is_none_names_file_and_line(tmp_path, code):
    with pytest.raises(BadValue, match=rf"{code}', not a SOC code \(nat3d_M2024_dl\.csv, line 3\)"):
        staffing(tmp_path, HOSPITALS, {**HOSPITALS, "OCC_CODE": code})


def test_text_in_a_number_names_column_value_and_line(tmp_path):
    with pytest.raises(BadValue, match=r"employment is 'many'.*line 2"):
        staffing(tmp_path, {**HOSPITALS, "TOT_EMP": "many"})


@pytest.mark.parametrize("column", ["OCC_TITLE", "NAICS_TITLE", "AREA_TITLE"])
def test_a_name_that_is_a_formula_is_refused(tmp_path, column):
    with pytest.raises(BadValue, match=r"begins with '='.*line 2"):
        staffing(tmp_path, {**HOSPITALS, column: "=HYPERLINK(1)"})


def test_two_rows_that_differ_name_both_lines_and_what_differs(tmp_path):
    with pytest.raises(Contradiction, match=r"differ in employment \(nat3d_M2024_dl\.csv, lines 2 and 3\)"):
        staffing(tmp_path, HOSPITALS, {**HOSPITALS, "TOT_EMP": "1"})


def test_a_row_that_stands_twice_is_read_once(tmp_path):
    assert len(staffing(tmp_path, HOSPITALS, HOSPITALS)) == 1


def test_a_group_of_four_digits_that_is_one_of_three_is_no_second_row(tmp_path):
    cement = {"NAICS": "327000", "NAICS_TITLE": "Nonmetallic Mineral Products", "OWN_CODE": "5"}
    rows = staffing(tmp_path, {**cement, "I_GROUP": "3-digit"}, {**cement, "I_GROUP": "4-digit"})
    assert rows["industry_code"].tolist() == ["327"]


def test_the_same_industry_by_ownership_is_two_rows(tmp_path):
    rows = staffing(tmp_path, HOSPITALS, {**HOSPITALS, "OWN_CODE": "3"})
    assert rows["own_code"].tolist() == ["5", "3"]


def test_a_file_with_a_header_only_is_empty(tmp_path):
    with pytest.raises(EmptyFile, match="no row below the header"):
        staffing(tmp_path)


def test_a_row_knows_its_line(tmp_path):
    assert staffing(tmp_path, HOSPITALS, {**HOSPITALS, "OWN_CODE": "3"})["line"].tolist() == [2, 3]


def european(jobs, hourly):
    """One row of California as an Excel with European settings saves it."""
    row = {"AREA": "6", "AREA_TITLE": "California", "TOT_EMP": jobs, "H_MEAN": hourly}
    pay = dict.fromkeys(("H_PCT10", "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90"), "")
    return text_of(oews_rows({**row, **pay}), ";")


@pytest.mark.parametrize(
    "hourly", ["47,32", ""], ids=["a decimal comma elsewhere", "three digits behind each point"]
)
def test_a_point_between_thousands_is_read_by_the_files_own_evidence(tmp_path, hourly):
    row = occupations_in(tmp_path, {"state_M2024_dl.csv": european("1.234", hourly)}).wages.iloc[0]
    assert row["employment"] == 1_234


def test_a_number_that_may_be_either_is_asked_with_the_line_to_write(tmp_path):
    text = european("1.234", "").replace(";", ",")
    with pytest.raises(BadValue, match=r"1,234 or 1.234.*decimal = "):
        occupations_in(tmp_path, {"state_M2024_dl.csv": text})


def test_the_answer_in_the_study_decides(tmp_path):
    text = european("1.234", "").replace(";", ",")
    mapping = ColumnMapping(decimal=",")
    row = occupations_in(tmp_path, {"own_M2024_dl.csv": text}, mapping=mapping).wages.iloc[0]
    assert row["employment"] == 1_234


def test_jobs_that_are_not_whole_are_a_question(tmp_path):
    text = european("1.234", "47.32")
    with pytest.raises(BadValue, match=r"employment is 1.234, and jobs are counted whole.*fractions = true"):
        occupations_in(tmp_path, {"state_M2024_dl.csv": text})


def test_jobs_that_may_be_parts_of_one_are_read_where_the_study_says_so(tmp_path):
    mapping = ColumnMapping(fractions=True)
    text = european("1.234", "47.32")
    row = occupations_in(tmp_path, {"own_M2024_dl.csv": text}, mapping=mapping).wages.iloc[0]
    assert row["employment"] == 1.234
