"""Every real file of occupations, held against a plain read of the same file by pandas or openpyxl."""

import time
from contextlib import closing
from functools import cache

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook

from industry_clusters.errors import MissingColumn, UnknownLayout
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.study import ColumnMapping, DataSource
from support.oews_by_pandas import number, riverside
from support.real_data import REAL, needs_real_data

pytestmark = needs_real_data
FOLDER = REAL / "occupations"
PATTERNS = ["oews_nat3d_m2024_dl.csv", "oews_natsector_m2024_dl.csv", "oews_nat5d_6d_m2024_dl.csv"]
DIGITS = {"sector": 5, "3-digit": 3, "5-digit": 5, "6-digit": 6}
QUERY = "oes_riverside_msa/oes_data__riverside_oes_cleaned_data.csv"
REPORTS = [
    "oes_riverside_msa/oes_data_2019__riverside_location_quotient_2019_report.csv",
    "oes_riverside_msa/oes_data_2019__riverside_oes_2019_analysis_results.csv",
    "oes_riverside_msa/oes_data__riverside_location_quotient_report.csv",
    "oes_riverside_msa/oes_data__riverside_oes_analysis_results.csv",
]
PROJECTIONS = ["BLS_Employment_Projections_2019_29.csv", "BLS_Employment_Projections_latest.csv"]
MATRIX = "BLS_EP_occupation_2019_29.xlsx"
ELEMENTS = {"onet/Skills.xlsx": "skill", "onet/Knowledge.xlsx": "knowledge"}
SECONDS = 12
"""For everything at once, on a machine with other work; it takes about four."""


@cache
def read(name, **constants):
    mapping = ColumnMapping(constants=constants) if constants else None
    return read_data([DataSource(name, mapping)], FOLDER).occupations


def plain(name, separator=","):
    return pd.read_csv(FOLDER / name, dtype=str, sep=separator, keep_default_na=False)


@pytest.fixture(scope="module", params=PATTERNS)
def patterns(request):
    return read(request.param).staffing, plain(request.param)


def test_staffing_patterns_have_every_row_of_the_file_in_its_order(patterns):
    ours, theirs = patterns
    assert ours["soc_code"].tolist() == theirs["OCC_CODE"].tolist()


def test_their_jobs_are_those_of_the_file(patterns):
    ours, theirs = patterns
    np.testing.assert_array_equal(ours["employment"].to_numpy(float), number(theirs["TOT_EMP"]).to_numpy())


def test_their_pay_is_that_of_the_file(patterns):
    ours, theirs = patterns
    np.testing.assert_array_equal(
        ours["annual_mean_wage"].to_numpy(float), number(theirs["A_MEAN"]).to_numpy()
    )


@pytest.mark.parametrize(("column", "spelled"), [("employment_mark", "TOT_EMP"), ("wage_mark", "A_MEAN")])
def test_their_marks_are_those_of_the_file(patterns, column, spelled):
    ours, theirs = patterns
    told = theirs[spelled].where(theirs[spelled].isin(["**", "*", "#"]), "")
    assert ours[column].tolist() == told.tolist()


def test_their_industries_have_as_many_digits_as_their_group_says(patterns):
    ours, theirs = patterns
    digits = theirs["I_GROUP"].map(DIGITS)
    codes = [code[:kept] for code, kept in zip(theirs["NAICS"], digits, strict=True)]
    assert ours["industry_code"].tolist() == codes


def test_detailed_jobs_of_an_industry_never_exceed_its_total(patterns):
    rows = patterns[0]
    keys = ["industry_code", "own_code"]
    detailed = rows[rows["soc_level"].eq("detailed")].groupby(keys)["employment"].sum()
    totals = rows[rows["soc_level"].eq("total")].groupby(keys)["employment"].sum()
    assert (detailed / totals).max() <= 1.001


def test_pay_of_riverside_is_that_of_a_plain_script():
    ours, theirs = read(QUERY, area_fips="C4014", year="2024").wages, riverside()
    assert ours["soc_code"].tolist() == theirs["soc_code"].tolist()
    for name, plainly in (("employment", "employment"), ("annual_pct50", "median"), ("annual_mean", "mean")):
        np.testing.assert_array_equal(ours[name].to_numpy(float), theirs[plainly].to_numpy())


def test_top_coded_pay_of_riverside_is_marked():
    rows = read(QUERY, area_fips="C4014", year="2024").wages
    medians = plain(QUERY)["Annual median wage  (2)"]
    assert rows["wage_mark"].eq("#").tolist() == medians.str.startswith("(5)").tolist()


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_that_somebody_made_of_it_is_refused_where_it_is_named(name):
    with pytest.raises(UnknownLayout, match="columns are those of no known layout"):
        read(name)


def test_the_query_without_its_area_says_how_to_name_it():
    with pytest.raises(MissingColumn, match="C4014"):
        read(QUERY)


@pytest.mark.parametrize("name", PROJECTIONS)
def test_projections_are_those_of_a_plain_script(name):
    ours, theirs = read(name).projections.set_index("soc_code"), plain(name)
    theirs.index = pd.Index(theirs["Occupation Code"].str.extract(r"(\d\d-\d{4})")[0])
    years = [column for column in theirs if column[:-4] == "Employment "]
    spelled = {
        "employment_first": (years[0], 1000),
        "employment_last": (years[1], 1000),
        "openings": (next(column for column in theirs if "Openings" in column), 1000),
        "growth": (next(column for column in theirs if "Percent" in column), 0.01),
        "median_annual_wage": (next(column for column in theirs if "Median" in column), 1),
    }
    assert ours.index.tolist() == theirs.index.tolist()
    for column, (header, unit) in spelled.items():
        expected = (
            pd.to_numeric(theirs[header].str.replace(r"[$,>=]", "", regex=True), errors="coerce") * unit
        )
        if column == "median_annual_wage":
            expected = expected.mask(theirs[header].str.contains(">"))
        np.testing.assert_allclose(ours[column].to_numpy(float), expected.to_numpy(), rtol=1e-12)


@pytest.mark.parametrize("name", PROJECTIONS)
def test_growth_agrees_with_the_jobs_of_large_occupations(name):
    rows = read(name).projections
    large = rows[rows["employment_first"] > 100_000]
    worked_out = large["employment_last"] / large["employment_first"] - 1
    assert (large["growth"] - worked_out).abs().max() < 0.002


@pytest.fixture(scope="module")
def matrix():
    """The table of BLS's workbook with education beside the jobs, by openpyxl."""
    with closing(load_workbook(FOLDER / MATRIX, read_only=True)) as book:
        tables = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    wide = [
        rows
        for rows in tables.values()
        if any("Typical education" in str(cell) for row in rows[:4] for cell in row)
    ]
    (rows,) = [rows for rows in wide if any("openings" in str(cell) for row in rows[:4] for cell in row)]
    return pd.DataFrame([row for row in rows if len(str(row[1])) == 7 and str(row[1])[2] == "-"])


def test_the_workbook_of_projections_has_every_row(matrix):
    assert read(MATRIX).projections["soc_code"].tolist() == matrix[1].tolist()


def test_its_jobs_are_those_of_the_workbook(matrix):
    ours = read(MATRIX).projections["employment_first"].to_numpy(float)
    np.testing.assert_allclose(ours, matrix[3].to_numpy(float) * 1000, rtol=1e-12)


def test_its_detailed_rows_are_its_line_items(matrix):
    ours = read(MATRIX).projections["soc_level"].eq("detailed")
    assert ours.tolist() == matrix[2].eq("Line item").tolist()


def test_its_detailed_jobs_add_up_to_its_total():
    rows = read(MATRIX).projections
    total = rows.loc[rows["soc_level"].eq("total"), "employment_first"].item()
    detailed = rows.loc[rows["soc_level"].eq("detailed"), "employment_first"].sum()
    assert detailed == pytest.approx(total, rel=1e-4)


def test_workbook_and_csv_of_one_year_tell_the_same_jobs():
    book, text = (read(name).projections.set_index("soc_code") for name in (MATRIX, PROJECTIONS[0]))
    assert book["employment_last"].reindex(text.index).tolist() == text["employment_last"].tolist()


@pytest.fixture(scope="module", params=ELEMENTS)
def ratings(request):
    """Ours, and the means of a plain read by openpyxl."""
    with closing(load_workbook(FOLDER / request.param, read_only=True)) as book:
        header, *rows = ([*row] for row in book.active.iter_rows(values_only=True))
    table = pd.DataFrame(rows, columns=header)
    element = ["O*NET-SOC Code", "Element ID"]
    irrelevant = table.loc[table["Not Relevant"].eq("Y"), element].assign(beside=1).drop_duplicates()
    kept = table[table["Scale ID"].eq("IM") & ~table["Recommend Suppress"].eq("Y")].merge(
        irrelevant, "left", element
    )
    kept = kept[kept["beside"].isna()].assign(soc=lambda rows: rows["O*NET-SOC Code"].str[:7])
    means = kept.astype({"Data Value": float}).groupby(["soc", "Element Name"])["Data Value"].mean()
    return read(request.param).elements, means, ELEMENTS[request.param]


def test_ratings_are_the_means_of_a_plain_script(ratings):
    ours, means, _ = ratings
    found = ours.set_index(["soc_code", "element"])["importance"].astype(float)
    assert len(found) == len(means)
    np.testing.assert_allclose(found.loc[means.index].to_numpy(), means.to_numpy(), rtol=1e-12)


def test_their_kind_is_that_of_the_file(ratings):
    ours, _, kind = ratings
    assert set(ours["kind"]) == {kind}


def test_job_zones_are_the_rounded_means_of_a_plain_script():
    table = plain("onet/Job Zones.txt", "\t")
    zones = table.astype({"Job Zone": int}).groupby(table["O*NET-SOC Code"].str[:7])["Job Zone"].mean()
    ours = read("onet/Job Zones.txt").profiles.set_index("soc_code")["job_zone"]
    assert ours.to_dict() == (zones + 0.5).astype(int).to_dict()


def test_required_education_is_the_most_common_answer_of_a_plain_script():
    table = plain("onet/Education, Training, and Experience.txt", "\t")
    table = table[table["Scale ID"].eq("RL") & table["Recommend Suppress"].ne("Y")]
    table = table.assign(soc=table["O*NET-SOC Code"].str[:7], share=table["Data Value"].astype(float))
    means = table.astype({"Category": int}).groupby(["soc", "Category"], as_index=False)["share"].mean()
    usual = means.sort_values(["share", "Category"], ascending=[False, True]).drop_duplicates("soc")
    words = plain("onet/Education, Training, and Experience Categories.txt", "\t")
    words = (
        words[words["Scale ID"].eq("RL")]
        .astype({"Category": int})
        .set_index("Category")["Category Description"]
    )
    ours = read("onet/Education, Training, and Experience.txt").profiles.set_index("soc_code")["education"]
    assert ours.index.tolist() == sorted(usual["soc"])
    told = usual.set_index("soc")["Category"].map(words)
    same = [
        ours[soc].split()[0][:4] == told[soc].split()[0][:4] for soc in told.index if "after" not in ours[soc]
    ]
    assert all(same)


@pytest.mark.parametrize("name", ["onet/Occupation Data.txt", "onet/30_2_Occupation Data.txt"])
def test_every_name_of_an_occupation_is_that_of_the_file(name):
    table = plain(name, "\t")
    ours = read(name).profiles.set_index("soc_code")["soc_title"]
    whole = table[table["O*NET-SOC Code"].str.endswith(".00")]
    expected = dict(zip(whole["O*NET-SOC Code"].str[:7], whole["Title"], strict=True))
    assert {soc: ours[soc] for soc in expected} == expected


def test_the_version_of_onet_is_that_of_the_files_name():
    assert read("onet/30_2_Occupation Data.txt").sources[0].period == "O*NET 30.2"


@pytest.fixture(scope="module")
def everything():
    """The whole folder at once, and the seconds it took."""
    start = time.process_time()
    data = read_data([DataSource(".")], FOLDER)
    return data, time.process_time() - start


def test_a_folder_of_them_all_is_read_file_by_file(everything):
    names = {source.name for source in everything[0].occupations.sources}
    known = [*PATTERNS, *PROJECTIONS, MATRIX, *ELEMENTS, "onet/Job Zones.txt", "onet/Occupation Data.txt"]
    further = ["onet/30_2_Occupation Data.txt", "onet/Education, Training, and Experience.txt"]
    assert names == {name.rpartition("/")[2] for name in [*known, *further]}


def test_what_is_not_read_of_it_is_told_by_name(everything):
    told = {
        remark.place
        for remark in everything[0].panel.remarks
        if remark.text.startswith(("Passed", "Not needed"))
    }
    legends = ["Education, Training, and Experience Categories.txt", "Job Zone Reference.txt"]
    assert told == {*(name.rpartition("/")[2] for name in [QUERY, *REPORTS]), *legends}


def test_no_row_of_it_counts_twice(everything):
    told = everything[0].occupations
    assert not told.staffing.duplicated(["industry_code", "own_code", "soc_code"]).any()
    assert not told.projections.duplicated(["first_year", "last_year", "soc_code"]).any()


def test_it_is_read_in_good_time(everything):
    assert everything[1] < SECONDS
