"""Files of occupations side by side: the newer counts, nothing counts twice, and what does not fit together is said."""

import pytest

from support.occupation_files import (
    BLS_HEAD,
    HOSPITALS,
    QUERY_HEAD,
    occupations_in,
    oews,
    onet,
    skills,
    told_of,
)
from support.qcew_files import AREA_TITLES, annual, read, zipped

SKILL = "{code} | 2.A.1.a | Reading Comprehension | IM | {value} | N | n/a"
QUERY = f"{QUERY_HEAD}\nSurgeons (29-1248),()  50,()  4.3,(5)  -,(5)  -,(5)  -,(5)  -,(5)  -\n"
NURSES = 'Registered nurses,29-1141,3,4,1,33.3,0.2,"93,600",Bachelor\'s degree,3,None,4,None,6'


def two_years(first, second):
    """The same industry in two files, with 100 and 200 jobs."""
    return {
        name: oews({**HOSPITALS, "TOT_EMP": jobs})
        for name, jobs in zip((first, second), ("100", "200"), strict=True)
    }


@pytest.mark.parametrize("names", [("a_M2023.csv", "b_M2024.csv"), ("b_M2023.csv", "a_M2024.csv")])
def test_of_two_years_of_staffing_patterns_the_newer_counts(tmp_path, names):
    assert occupations_in(tmp_path, two_years(*names)).staffing["employment"].tolist() == [200]


def test_of_two_files_as_new_the_first_counts(tmp_path):
    assert occupations_in(tmp_path, two_years("a_M2024.csv", "b_M2024.csv")).staffing[
        "employment"
    ].tolist() == [100]


def test_it_is_told_what_was_left_out_of_which_file(tmp_path):
    told = told_of(tmp_path, two_years("a_M2023.csv", "b_M2024.csv"))
    assert "a_M2023.csv: Left out: 1 row of staffing patterns that are in a newer file too" in told


def test_an_industry_that_the_newer_file_lacks_stays(tmp_path):
    files = {"a_M2023.csv": oews(HOSPITALS, {**HOSPITALS, "NAICS": "621000"}), "b_M2024.csv": oews(HOSPITALS)}
    assert sorted(occupations_in(tmp_path, files).staffing["industry_code"]) == ["621", "622"]


def test_a_row_names_the_file_it_came_from(tmp_path):
    told = occupations_in(tmp_path, two_years("a_M2023.csv", "b_M2024.csv"))
    assert told.sources[told.staffing["source_id"].item()].name == "b_M2024.csv"


def test_pay_of_two_years_stays_side_by_side(tmp_path):
    ohio = {"AREA": "39", "AREA_TITLE": "Ohio"}
    files = {f"state_M{year}.csv": oews({**ohio, "TOT_EMP": str(year)}) for year in (2023, 2024)}
    assert sorted(occupations_in(tmp_path, files).wages["period"]) == ["2023", "2024"]


def test_of_two_versions_of_onet_the_newer_counts(tmp_path):
    files = {
        "db_29_0_text.zip": zipped(Skills_csv=skills(SKILL.format(code="29-1141.00", value="3"))),
        "db_30_2_text.zip": zipped(Skills_csv=skills(SKILL.format(code="29-1141.00", value="4"))),
    }
    assert occupations_in(tmp_path, files).elements["importance"].tolist() == [4]


def test_names_that_an_other_file_has_too_are_told(tmp_path):
    text = onet("O*NET-SOC Code,Title,Description", "29-1141.00 | Registered Nurses | Words")
    files = {"30_2_Occupation Data.txt": text, "Occupation Data.txt": text + "\n"}
    assert "Occupation Data.txt: Left out: 1 row of names of occupations" in told_of(tmp_path, files)


def test_names_job_zones_and_education_of_an_occupation_stand_in_one_row(tmp_path):
    files = {
        "Occupation Data.txt": onet(
            "O*NET-SOC Code,Title,Description", "29-1141.00 | Registered Nurses | Words"
        ),
        "Job Zones.txt": onet("O*NET-SOC Code,Job Zone", "29-1141.00 | 3", "11-1011.00 | 5"),
    }
    rows = occupations_in(tmp_path, files).profiles.set_index("soc_code")
    assert rows["soc_title"].to_dict() == {"11-1011": "", "29-1141": "Registered Nurses"}


def test_codes_of_another_soc_edition_are_told_with_their_files(tmp_path):
    files = {
        "nat3d_M2024.csv": oews({**HOSPITALS, "OCC_CODE": "15-1252"}),
        "projections.csv": f"{BLS_HEAD}\n{NURSES.replace('29-1141', '15-1132')}\n",
    }
    assert "(SOC): 2010 (projections.csv), 2018 (nat3d_M2024.csv)" in told_of(tmp_path, files)


def test_codes_of_one_edition_raise_no_remark(tmp_path):
    assert told_of(tmp_path, {"nat3d_M2024.csv": oews({**HOSPITALS, "OCC_CODE": "15-1252"})}) == ""


def test_files_of_occupations_stand_beside_those_of_employment(tmp_path):
    files = {"a.csv": annual("06029 5 622 2016 . 4 120 6000000"), "nat3d_M2024.csv": oews(HOSPITALS)}
    data = read(tmp_path, files)
    assert (len(data.panel.table), len(data.occupations.staffing)) == (1, 1)


def test_everything_in_an_archive_is_read_or_passed_over_by_name(tmp_path):
    archive = zipped(
        nat3d_M2024_csv=oews(HOSPITALS),
        query_csv=QUERY,
        report_csv="Rank,Occupation\n1,Tapers\n",
        areas_csv=AREA_TITLES,
    )
    told = told_of(tmp_path, {"a.zip": archive})
    assert [line.split(":")[0] for line in told.splitlines()] == ["a.zip/query.csv", "a.zip/report.csv"]


def test_no_file_of_occupations_is_an_empty_value(tmp_path):
    assert read(tmp_path, {"a.csv": annual("06029 5 622 2016 . 4 120 6000000")}).occupations.is_empty
