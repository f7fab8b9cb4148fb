"""The nation's table with what is known of jobs that are not disclosed, against bounds by hand."""

import duckdb
import pytest
from click.testing import CliRunner

from industry_clusters.hosts.cli import main
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import load_file
from industry_clusters.study import Ownership
from industry_clusters.workflows.nation import NationChoice, make_nation
from support.qcew_files import annual, write

ROWS = """
{area} 0 10  {year} . 40 1000 90000000
{area} 5 10  {year} . 36 900 86000000
{area} 5 44-45 {year} . 30 500 20000000
{area} 5 442 {year} . 9 {parent} 4000000
{area} 5 4421 {year} {mark} 4 {one} {one}0000
{area} 5 4422 {year} {mark} 5 {two} {two}0000
{area} 5 448 {year} N 9 0 0
{area} 5 4481 {year} N 9 0 0
{area} 5 722 {year} . 9 30 400000
{area} 5 7223 {year} N 2 0 0
{area} 5 7225 {year} . 7 25 300000
"""
NEW = ["low", "best", "high", "grade", "reason"]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bounds")
    store = StoreFolder(folder / "store")
    for year, mark in ((2020, "."), (2021, "N")):
        lines = []
        for area, parent in (("06001", 110), ("06003", 40), ("06000", 150), ("US000", 9000)):
            of_state = "." if area in ("06000", "US000") else mark
            one, two = (parent - 30, 30) if of_state == "." else (0, 0)
            text = ROWS.format(area=area, year=year, parent=parent, mark=of_state, one=one, two=two)
            lines += text.split("\n")[1:-1]
        load_file(store, write(folder, f"{year}.csv", annual(*lines)))
    return store


@pytest.fixture(scope="module")
def file(store, tmp_path_factory):
    out = tmp_path_factory.mktemp("table") / "n.parquet"
    make_nation(NationChoice(2020, 2021), out, store, bounds=True)
    return out


@pytest.fixture(scope="module")
def table(file):
    return duckdb.sql(f"FROM '{file}'").df().set_index(["area_fips", "industry_code", "year"])


def test_a_published_number_is_its_own_low_best_and_high(table):
    row = table.loc["06001", "4421", 2020]
    assert row[NEW].tolist() == [80, 80, 80, "published", ""]


def test_a_cell_that_is_not_disclosed_lies_in_what_its_parent_leaves(table):
    row = table.loc["06001", "7223", 2021]
    assert (row["low"], row["high"]) == pytest.approx((5, 5), abs=1.5)
    assert (row["grade"], row["reason"]) == ("range only", "not disclosed")


def test_the_states_number_narrows_its_counties(table):
    row = table.loc["06003", "4422", 2021]
    assert row["high"] <= 31  # the state's 30, rounding included, though the county's 442 has 40


def test_the_states_number_narrows_a_county_that_is_asked_for_alone(store, file, tmp_path):
    out = tmp_path / "n.parquet"
    make_nation(NationChoice(2020, 2021, areas="06003"), out, store, bounds=True)
    alone = duckdb.sql(f"FROM '{out}' ORDER BY ALL").fetchall()
    assert len(alone) > 0
    assert alone == duckdb.sql(f"FROM '{file}' WHERE area_fips = '06003' ORDER BY ALL").fetchall()


def test_a_high_is_a_number_also_where_nothing_but_the_sector_limits_it(table):
    assert 0 < table.loc["06001", "4481", 2021]["high"] <= 500 - 110 + 2


def test_best_values_lie_inside_and_add_up_to_the_published_parent(table):
    assert ((table["low"] <= table["best"]) & (table["best"] <= table["high"])).all()
    parts = table.loc[("06001", ["4421", "4422"], 2021), "best"]
    assert parts.sum() == pytest.approx(110, abs=1)


def test_every_row_that_is_not_published_has_a_reason_and_no_other_has(table):
    assert (table["reason"].ne("") == table["annual_avg_emplvl"].isna()).all()


def test_all_ownerships_together_are_missing_with_their_reason(store, tmp_path):
    make_nation(NationChoice(2021, 2021, ownership=Ownership.ALL), tmp_path / "n.parquet", store, bounds=True)
    row = (
        duckdb.sql(f"FROM '{tmp_path}/n.parquet' WHERE area_fips='06001' AND industry_code='7223'")
        .df()
        .iloc[0]
    )
    assert row["reason"] == "not disclosed"


def test_every_other_column_is_as_without_bounds(store, table, tmp_path):
    make_nation(NationChoice(2020, 2021), tmp_path / "n.parquet", store)
    plain = duckdb.sql(f"FROM '{tmp_path}/n.parquet'").df().set_index(["area_fips", "industry_code", "year"])
    assert not set(NEW) & set(plain.columns)
    assert table.drop(columns=NEW).equals(plain)


def test_the_command_asks_for_bounds(store, tmp_path, monkeypatch):
    monkeypatch.setattr("industry_clusters.workflows.nation.default_store", lambda: store)
    out = tmp_path / "n.csv"
    result = CliRunner().invoke(main, ["nation", "--years", "2020-2021", "--bounds", "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert out.read_text().splitlines()[0].replace('"', "").endswith("low,best,high,grade,reason")
