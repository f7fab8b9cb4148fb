"""Projections of jobs by occupation: BLS's table as CSV and in its workbook, and California's."""

import math

import pytest

from industry_clusters.errors import BadValue, Contradiction, EmptyFile, MissingColumn
from support.occupation_files import AREAS, BLS_HEAD, bls, california_projections, occupations_in, told_of
from support.qcew_files import workbook

NURSES = (
    'Registered nurses    * Charge Nurse* RN,29-1141,"3,391.00","3,557.10",166.1,4.9,189.1,"93,600",Bachelor\'s degree,3,'
    "None,4,None,6"
)
CLERKS = 'Word processors,="43-9022",41.5,26.4,-15.1,-36.4,2.3,\N{EM DASH},High school diploma,7,None,4,Short-term,4'
STATE = "California | 2024-2034 | {level} | {soc} | 1000 | 1200 | 20.0 | 330 | 142,480 | Bachelor's degree"
SOFTWARE = STATE.format(level=4, soc="15-1252")


def projected(folder, *rows, text=None):
    return occupations_in(folder, {"projections.csv": text or bls(*rows)}).projections.set_index("soc_code")


def california(folder, *rows):
    files = {"projections.csv": california_projections(*rows), "areas.csv": AREAS}
    return occupations_in(folder, files).projections


def test_thousands_become_jobs(tmp_path):
    row = projected(tmp_path, NURSES).loc["29-1141"]
    assert (row["employment_first"], row["employment_last"], row["openings"]) == (
        3_391_000,
        3_557_100,
        189_100,
    )


def test_jobs_are_exact_where_thousands_have_decimals(tmp_path):
    assert (
        projected(tmp_path, NURSES.replace('"3,391.00"', "64.1")).loc["29-1141", "employment_first"] == 64_100
    )


def test_percent_becomes_a_fraction(tmp_path):
    assert projected(tmp_path, NURSES).loc["29-1141", "growth"] == pytest.approx(0.049)


@pytest.mark.parametrize("written", ["-36.4", "\N{MINUS SIGN}36.4", "-36.4%"])
def test_a_loss_is_below_zero(tmp_path, written):
    assert projected(tmp_path, CLERKS.replace("-36.4", written)).loc["43-9022", "growth"] == pytest.approx(
        -0.364
    )


def test_growth_that_a_spreadsheet_holds_as_a_fraction_is_one(tmp_path):
    growth = projected(tmp_path, NURSES.replace("4.9", "0.049")).loc["29-1141", "growth"]
    assert growth == pytest.approx(0.049)


def test_other_names_of_an_occupation_are_cut_off(tmp_path):
    assert projected(tmp_path, NURSES).loc["29-1141", "soc_title"] == "Registered nurses"


def test_a_code_that_was_written_as_a_formula_is_read(tmp_path):
    assert list(projected(tmp_path, CLERKS).index) == ["43-9022"]


@pytest.mark.parametrize("written", ["\N{EM DASH}", "N/A", "-", ""])
def test_pay_that_is_not_told_is_missing(tmp_path, written):
    row = projected(tmp_path, CLERKS.replace("\N{EM DASH}", written)).iloc[0]
    assert math.isnan(row["median_annual_wage"])


def test_education_that_is_a_dash_is_not_told(tmp_path):
    assert projected(tmp_path, NURSES.replace("Bachelor's degree", "\N{EM DASH}")).iloc[0]["education"] == ""


def test_none_is_a_word_of_the_source_and_stays(tmp_path):
    row = projected(tmp_path, NURSES).iloc[0]
    assert (row["experience"], row["training"]) == ("None", "None")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Employment 2024,Employment 2034", '"Employment, 2024","Employment, 2034"'),
        ('"Employment Percent Change, 2024-2034"', '"Employment change, percent, 2024-34"'),
        (
            '"Occupational Openings, 2024-2034 Annual Average"',
            '"Occupational openings, 2024-34 annual average"',
        ),
    ],
)
def test_headers_of_both_shapes_are_the_same(tmp_path, ours, theirs):
    told = projected(tmp_path, text=bls(NURSES).replace(ours, theirs)).iloc[0]
    assert told.equals(projected(tmp_path, NURSES).iloc[0])


def test_the_years_are_those_of_the_header_whichever_stands_first(tmp_path):
    text = bls(NURSES).replace("Employment 2024,Employment 2034", "Employment 2034,Employment 2024")
    row = projected(tmp_path, text=text).iloc[0]
    assert (row["first_year"], row["last_year"], row["employment_first"]) == (2024, 2034, 3_557_100)


def test_a_table_with_one_year_is_refused(tmp_path):
    with pytest.raises(MissingColumn, match="1 columns are 'Employment' with a year, not two"):
        projected(tmp_path, text=bls(NURSES).replace("Employment 2034", "Jobs"))


def test_a_summary_row_is_told_apart(tmp_path):
    text = bls(NURSES, NURSES.replace("29-1141", "29-1140")).replace("Education Code", "Occupation Type")
    text = text.replace(",3,None,4", ",Line item,None,4", 1).replace(",3,None,4", ",Summary,None,4", 1)
    assert projected(tmp_path, text=text)["soc_level"].to_dict() == {
        "29-1141": "detailed",
        "29-1140": "broad",
    }


@pytest.mark.parametrize("name", ["Registered nurses    * Charge", "Bachelor's degree"])
def test_a_word_that_is_a_formula_is_refused(tmp_path, name):
    with pytest.raises(BadValue, match=r"begins with '='.*projections\.csv, line 2"):
        projected(tmp_path, NURSES.replace(name, "=1+1"))


def test_text_in_a_number_names_its_line(tmp_path):
    with pytest.raises(BadValue, match=r"openings is 'many'.*line 3"):
        projected(tmp_path, NURSES, CLERKS.replace("2.3,", "many,"))


def test_two_rows_of_an_occupation_that_differ_are_refused(tmp_path):
    with pytest.raises(
        Contradiction, match=r"soc_code 29-1141 differ in openings \(projections\.csv, lines 2 and 3\)"
    ):
        projected(tmp_path, NURSES, NURSES.replace("189.1", "190"))


def test_bls_projects_the_nation(tmp_path):
    assert projected(tmp_path, NURSES)["area_fips"].tolist() == ["US000"]


def test_the_table_in_bls_workbook_is_found_by_its_columns(tmp_path):
    top = ["2024 National Employment Matrix title", "2024 National Employment Matrix code", "Occupation type"]
    years = ["Employment", None, "Employment change, 2024-34", None]
    rest = [
        "Occupational openings, 2024-34 annual average",
        "Median annual wage, 2024",
        "Typical education",
        "Work experience",
        "Typical on-the-job training",
    ]
    cells = [
        ["Table 1.7 Occupational projections (numbers in thousands)"],
        [*top, *years, *rest],
        [None, None, None, "2024", "2034", "Number", "Percent", *[None] * 5],
        ["Total, all occupations", "00-0000", "Summary", 170000.5, 175000, 5000, 3.1, 18000, 49500, "\N{EM DASH}", "\N{EM DASH}", "\N{EM DASH}"],
        ["Registered nurses", "29-1141", "Line item", 3391, 3557.1, 166.1, 4.9, 189.1, 93600, "Bachelor's degree", "None", "None"],
        ["Footnotes: Data are unpublished."],
    ]  # fmt: skip
    rows = occupations_in(tmp_path, {"occupation.xlsx": workbook(cells)}).projections.set_index("soc_code")
    assert rows["employment_first"].to_dict() == {"00-0000": 170_000_500, "29-1141": 3_391_000}


def test_californias_levels_are_told_apart(tmp_path):
    socs = {"00-0000": 1, "15-0000": 2, "15-1200": 3, "15-1252": 4, "29-2010": 4}
    rows = california(tmp_path, *(STATE.format(level=level, soc=soc) for soc, level in socs.items()))
    assert rows["soc_level"].tolist() == ["total", "major", "minor", "detailed", "detailed"]


def test_rows_of_one_level_alone_keep_their_level(tmp_path):
    rows = california(tmp_path, STATE.format(level=2, soc="15-0000"))
    assert rows["soc_level"].tolist() == ["major"]


@pytest.mark.parametrize(("period", "openings"), [("2024-2034", 33), ("2024-2026", 165), ("2024 - 2034", 33)])
def test_openings_of_the_whole_period_become_a_years(tmp_path, period, openings):
    assert california(tmp_path, SOFTWARE.replace("2024-2034", period))["openings"].item() == openings


@pytest.mark.parametrize("period", ["2034-2024", "2024", "2024-2024", "10 years"])
def test_a_period_that_is_none_is_refused(tmp_path, period):
    with pytest.raises(BadValue, match=rf"the period is '{period}'.*line 2"):
        california(tmp_path, SOFTWARE.replace("2024-2034", period))


def test_californias_percent_becomes_a_fraction(tmp_path):
    assert california(tmp_path, SOFTWARE)["growth"].item() == pytest.approx(0.2)


@pytest.mark.parametrize("mark", ["", "*", "N/A", "-"])
def test_a_suppressed_number_is_missing_and_no_zero(tmp_path, mark):
    row = california(tmp_path, SOFTWARE.replace("1000", mark).replace("330", mark)).iloc[0]
    assert (math.isnan(row["employment_first"]), math.isnan(row["openings"])) == (True, True)


def test_a_wage_of_zero_is_missing(tmp_path):
    assert math.isnan(california(tmp_path, SOFTWARE.replace("142,480", "0"))["median_annual_wage"].item())


def test_no_openings_are_a_number(tmp_path):
    assert california(tmp_path, SOFTWARE.replace("330", "0"))["openings"].item() == 0


@pytest.mark.parametrize(
    ("name", "code"),
    [("Kern County", "06029"), ("Fresno MSA (Fresno and Madera Counties)", "C2342"), ("California", "06000")],
)
def test_an_areas_name_finds_its_code(tmp_path, name, code):
    assert california(tmp_path, SOFTWARE.replace("California", name, 1))["area_fips"].item() == code


def test_an_area_without_a_code_is_left_out_and_named(tmp_path):
    text = california_projections(
        SOFTWARE, SOFTWARE.replace("California", "Sierra Region (Alpine County)", 1)
    )
    assert "no code is known for 1 area ('Sierra Region')" in told_of(
        tmp_path, {"projections.csv": text, "areas.csv": AREAS}
    )


def test_periods_of_one_file_stay_apart(tmp_path):
    text = california_projections(SOFTWARE, SOFTWARE.replace("2034", "2026"))
    told = occupations_in(tmp_path, {"projections.csv": text, "areas.csv": AREAS})
    assert (len(told.projections), told.sources[0].period) == (2, "2024-2026, 2024-2034")


def test_a_header_alone_is_empty(tmp_path):
    with pytest.raises(EmptyFile):
        projected(tmp_path, text=BLS_HEAD + "\n")
