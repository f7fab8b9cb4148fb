"""The SQL in the docs' page on the store runs as it stands, and gives the numbers of the measures."""

import itertools
import re
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from industry_clusters.analysis.nation_ranges import ranges_of
from industry_clusters.measures.concentration import location_quotient
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.pay import average_pay
from industry_clusters.store.catalogue import read_catalogue
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import load_file
from support.qcew_files import annual, write

PAGE = (Path(__file__).parents[2] / "docs" / "store.md").read_text(encoding="utf-8")
BLOCKS = dict(re.findall(r"```sql (\w+)\n(.*?)```", PAGE, re.DOTALL))
(VIEW,) = re.findall(r"```sql\n(CREATE VIEW.*?)```", PAGE, re.DOTALL)
COLUMNS = re.findall(r"^\| (`.*?`) \|", PAGE.split("## The columns")[1].split("##")[0], re.MULTILINE)
YEARS = (2010, 2015, 2020)
REGION, MEMBERS = ("06001", "06003"), {"Oil": ("2111", "2131"), "Food": ("3111", "3112")}
JOBS = {  # by area and industry: a year each; N is withheld, a dot no row
    ("06001", "2111"): "100 130 90", ("06001", "2131"): "10 N 12", ("06001", "3111"): "0 50 60",
    ("06001", "3112"): "70 80 90", ("06003", "2111"): "40 30 20", ("06003", "2131"): "7 8 9",
    ("06003", "3111"): "5 6 .", ("06003", "3112"): "1 2 3", ("US000", "2111"): "5000 4000 0",
    ("US000", "2131"): "900 800 700", ("US000", "3111"): "9000 9100 9200", ("US000", "3112"): "1 2 3",
}  # fmt: skip
TOTALS = {"06001": 5000, "06003": 800, "US000": 90000}


def rows(year):
    found = [f"{area} 0 10 {year} . 9 {jobs + year} 9000000" for area, jobs in TOTALS.items()]
    for (area, industry), jobs in JOBS.items():
        count = jobs.split()[YEARS.index(year)]
        if count == "N":
            found.append(f"{area} 5 {industry} {year} N 2 0 0")
        elif count != ".":
            found.append(f"{area} 5 {industry} {year} . 2 {count} {int(count) * year * 20}")
    return found


def jobs(area, industry, year):
    count = JOBS[area, industry].split()[YEARS.index(year)]
    return float(count) if count not in "N." else np.nan


def total(area, year):
    return float(TOTALS[area] + year)


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    folder = tmp_path_factory.mktemp("page")
    store = StoreFolder(folder / "store")
    for year in YEARS:
        load_file(store, write(folder, f"{year}.csv", annual(*rows(year))))
    with duckdb.connect() as connection:
        connection.execute(VIEW.replace("STORE", store.root.as_posix()))
        connection.execute("CREATE TABLE region AS SELECT unnest(?) AS area_fips", [list(REGION)])
        pairs = pd.DataFrame([(name, code) for name, codes in MEMBERS.items() for code in codes])
        connection.register("pairs", pairs)
        connection.execute('CREATE TABLE members AS SELECT "0" AS cluster, "1" AS industry_code FROM pairs')
        yield connection


def told(database, name):
    return database.execute(BLOCKS[name]).df()


def cells():
    there = [(*cell, year) for cell in JOBS for year in YEARS if JOBS[cell].split()[YEARS.index(year)] != "."]
    return sorted(there)


def test_the_quotient_of_the_page_is_the_measure(database):
    found = told(database, "location_quotient")
    due = [
        location_quotient(
            jobs(area, code, year), total(area, year), jobs("US000", code, year), total("US000", year)
        )
        for area, code, year in cells()
    ]
    assert found[["area_fips", "industry_code", "year"]].to_records(index=False).tolist() == cells()
    np.testing.assert_allclose(found["location_quotient"], due, rtol=1e-12)


def test_the_growth_of_the_page_is_the_measure(database):
    pairs = [
        (*cell, first, last) for cell in sorted(JOBS) for first, last in itertools.combinations(YEARS, 2)
        if {(*cell, first), (*cell, last)} <= set(cells())
    ]  # fmt: skip
    due = [
        average_annual_growth_rate(jobs(area, code, first), jobs(area, code, last), last - first)
        for area, code, first, last in pairs
    ]
    found = told(database, "average_annual_growth_rate")
    assert len(found) == len(pairs)
    np.testing.assert_allclose(found["growth"], due, rtol=1e-12)


def test_the_pay_of_the_page_is_the_measure(database):
    counts = np.array([jobs(*cell) for cell in cells()])
    due = average_pay(counts * [20 * year for *_, year in cells()], counts)
    np.testing.assert_allclose(told(database, "average_pay")["average_pay"], due, rtol=1e-12)


def test_the_clusters_of_the_page_are_sums_first_and_missing_where_a_part_is(database):
    found = told(database, "clusters")
    for number, (cluster, year) in enumerate(itertools.product(sorted(MEMBERS), YEARS)):
        parts = np.array([jobs(area, code, year) for area in REGION for code in MEMBERS[cluster]])
        nation = sum(jobs("US000", code, year) for code in MEMBERS[cluster])
        every = sum(total(area, year) for area in REGION)
        row = found.iloc[number]
        due = [
            parts.sum(),
            average_pay(parts.sum() * year * 20, parts.sum()),
            location_quotient(parts.sum(), every, nation, total("US000", year)),
        ]
        assert (row["cluster"], row["year"], row["parts_missing"]) == (cluster, year, np.isnan(parts).sum())
        measured = row[["employment", "average_pay", "location_quotient"]].astype(float)
        np.testing.assert_allclose(measured, np.array(due, dtype=float), rtol=1e-12)


BOUNDED = """
06001 0 10 2010 . 90 5000 9000
06001 5 10 2010 . 90 5000 9000
06001 5 31-33 2010 . 50 900 9000
06001 5 311 2010 . 30 600 9000
06001 5 3111 2010 . 15 310 9000
06001 5 3112 2010 N 10 0 0
06001 5 3113 2010 N 5 0 0
06001 5 312 2010 N 20 0 0
06001 5 3121 2010 N 20 0 0
US000 5 3112 2010 . 900 90000 9000
"""


def test_the_bounds_of_the_page_are_those_by_hand_and_meet_the_nations_table(tmp_path):
    store = StoreFolder(tmp_path / "store")
    load_file(store, write(tmp_path, "2010.csv", annual(*BOUNDED.strip().split("\n"))))
    with duckdb.connect() as connection:
        connection.execute(VIEW.replace("STORE", store.root.as_posix()))
        found = connection.execute(BLOCKS["certain_bounds"]).df()
        rows_read = connection.execute("SELECT * FROM qcew").df()
    found = found[found["area_fips"].eq("06001")].set_index("industry_code")
    assert found["low"].tolist() == [310, 0, 0, 0]
    np.testing.assert_allclose(found["high"].astype(float), [310, 600 - 310 + 1, 600 - 310 + 1, np.nan])
    tool = ranges_of(rows_read, ["06001"], ("5",), 4, marks_withheld=True).set_index("industry_code")
    assert (tool["low"] <= found["high"].fillna(np.inf)).all()
    assert (tool["high"] >= found["low"]).all()
    published = found["grade"].eq("published")
    assert tool.loc[published, "low"].tolist() == found.loc[published, "high"].tolist()


def test_the_page_names_every_column_of_the_rows(database):
    named = {name for cell in COLUMNS for name in re.findall(r"`(\w+)`", cell)}
    there = {name for name, *_ in database.execute("DESCRIBE qcew").fetchall()}
    assert named - {"area_title", "industry_title", "agglvl_code", "line"} <= there <= named


@pytest.mark.parametrize("dialect", ["spark", "bigquery", "snowflake"])
@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_the_statements_parse_as_other_engines_read_sql(name, dialect):
    sqlglot = pytest.importorskip("sqlglot")
    assert sqlglot.parse_one(BLOCKS[name], dialect=dialect).find(sqlglot.exp.Select)


def test_the_files_in_the_folder_are_those_of_the_catalogue(tmp_path):
    store = StoreFolder(tmp_path / "store")
    load_file(store, write(tmp_path, "2010.csv", annual(*rows(2010))))
    there = {path.relative_to(store.root).as_posix() for path in store.root.glob("rows/*/*.parquet")}
    assert there == {one.parquet for one in read_catalogue(store).rows}
