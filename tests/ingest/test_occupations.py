"""Files of occupations: what they tell is read as it stands, and what they do not tell is missing."""

import math

import pytest

from industry_clusters.errors import BadValue, Contradiction, MissingColumn
from industry_clusters.ingest.read import read_data
from industry_clusters.study import DataSource

PATTERNS = (
    "naics,naics_title,i_group,own_code,occ_code,occ_title,o_group,tot_emp,a_mean\n"
    "622000,Hospitals,3-digit,5,00-0000,All Occupations,total,1000,60000\n"
    '622000,Hospitals,3-digit,5,29-1141,Registered Nurses,detailed,"1,200",90000\n'
    "44-45,Retail,sector,5,41-2031,Retail Salespersons,detailed,**,*\n"
)
QUERY = 'Occupation (SOC code),Employment  (1),Annual median wage  (2)\nChief Executives (11-1011),"()  2,070",(5)  -\n'


def occupations(folder, text, name="oews_M2024.csv"):
    (folder / name).write_text(text, encoding="utf-8")
    return read_data([DataSource(name)], folder).occupations


def test_an_industrys_code_loses_the_zeros_that_fill_it_up(tmp_path):
    assert occupations(tmp_path, PATTERNS).staffing["industry_code"].tolist() == ["622", "622", "44-45"]


def test_withheld_jobs_are_missing_and_marked(tmp_path):
    row = occupations(tmp_path, PATTERNS).staffing.iloc[2]
    assert (math.isnan(row["employment"]), row["employment_mark"], row["wage_mark"]) == (True, "**", "*")


def test_a_summary_row_is_told_apart(tmp_path):
    assert occupations(tmp_path, PATTERNS).staffing["soc_level"].tolist() == ["total", "detailed", "detailed"]


def test_a_bad_number_names_file_and_line(tmp_path):
    with pytest.raises(BadValue, match=r"oews_M2024\.csv, line 3"):
        occupations(tmp_path, PATTERNS.replace('"1,200"', "many"))


def test_a_row_that_stands_twice_is_read_once(tmp_path):
    assert len(occupations(tmp_path, PATTERNS + PATTERNS.splitlines()[3] + "\n").staffing) == 3


def test_two_rows_that_differ_are_refused(tmp_path):
    with pytest.raises(Contradiction, match=r"differ in employment \(oews_M2024\.csv, lines 3 and 5\)"):
        occupations(tmp_path, PATTERNS + PATTERNS.splitlines()[2].replace("1,200", "1,300") + "\n")


def test_a_query_without_its_area_says_how_to_name_it(tmp_path):
    with pytest.raises(MissingColumn, match="area_fips"):
        occupations(tmp_path, QUERY)
