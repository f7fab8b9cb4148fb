"""The nation's table, straight out of the store, is what the rest of the house works out area by area."""

import itertools

import duckdb
import pandas as pd
import pytest
from click.testing import CliRunner

from industry_clusters.errors import BadSetting, EmptyFile, WorkbookError
from industry_clusters.hosts.cli import main
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import load_file
from industry_clusters.study import BaseTotal, DataSource, Ownership
from industry_clusters.workflows.nation import NationChoice, make_nation
from support.nation import expected, same
from support.qcew_files import annual, titled, write
from support.real_data import REAL, needs_real_data

ROWS = """
06001 0 10    {year} . 40 {a} 90000000
06001 1 10    {year} . 1 10 500000
06001 3 10    {year} . 3 90 3500000
06001 5 10    {year} . 36 {b} 86000000
06001 5 11    {year} . 2 20 400000
06001 5 21    {year} . 4 100 9000000
06001 5 211   {year} . 4 100 9000000
06001 5 2111  {year} . 4 {c} 9000000
06001 5 44-45 {year} . 30 500 20000000
06001 5 442   {year} . 9 {d} 4000000
06001 5 4421  {year} {n} 4 {e} {f}
06001 5 4422  {year} . 5 0 0
06001 3 61    {year} . 3 90 3500000
06001 3 611   {year} . 3 90 3500000
06001 3 6111  {year} . 3 90 3500000
06001 5 61    {year} . 2 9 350000
06001 5 611   {year} . 2 9 350000
06001 5 6111  {year} . 1 7 300000
US000 0 10    {year} . 4000 90000 4000000000
US000 5 10    {year} . 3000 70000 3000000000
US000 5 11    {year} . 30 900 40000000
US000 5 2111  {year} . 40 {g} 300000000
US000 5 4421  {year} . 40 700 30000000
US000 5 4422  {year} . 40 0 0
US000 3 6111  {year} . 40 5000 300000000
US000 5 6111  {year} N 40 0 0
"""
BY_YEAR = {
    2020: {"a": 1000, "b": 900, "c": 100, "d": 110, "n": ".", "e": 0, "f": 0, "g": 5000},
    2021: {"a": 1100, "b": 990, "c": 130, "d": 120, "n": "N", "e": 0, "f": 0, "g": 0},
    2022: {"a": 1150, "b": 1000, "c": 90, "d": 100, "n": ".", "e": 55, "f": 990000, "g": 4000},
    2024: {"a": 1200, "b": 1010, "c": 95, "d": 100, "n": ".", "e": 60, "f": 995000, "g": 4100},
}
NEW = "06001 5 2131 2024 . 1 12 500000"
CHOICES = [*itertools.product(Ownership, BaseTotal, ("US000", "06001"), (2, 4))]

OURS = "area_fips,year\n06029,2019\n"
"""What an earlier table of the nation begins with."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("nation")


@pytest.fixture(scope="module")
def files(folder):
    def text(year):
        return annual(*ROWS.format(year=year, **BY_YEAR[year]).split("\n")[1:-1], *[NEW] * (year == 2024))

    return [write(folder, f"{year}.csv", text(year)) for year in BY_YEAR]


@pytest.fixture(scope="module")
def store(folder, files):
    store = StoreFolder(folder / "store")
    for file in files:
        load_file(store, file)
    return store


def nation(store, out, **choice):
    make_nation(NationChoice(**{"first_year": 2020, "last_year": 2024} | choice), out, store)
    return duckdb.sql(f"FROM '{out}'").df()


def row(table, area, industry, year):
    return table.set_index(["area_fips", "industry_code", "year"]).loc[area, industry, year]


@pytest.mark.parametrize(("ownership", "base", "reference", "level"), CHOICES)
def test_every_number_is_the_one_that_is_worked_out_area_by_area(
    store, files, tmp_path, ownership, base, reference, level
):
    choice = NationChoice(2020, 2024, level, ownership, base, reference)
    make_nation(choice, tmp_path / "nation.parquet", store)
    panel = read_data([DataSource(str(file)) for file in files], tmp_path).panel
    same(duckdb.sql(f"FROM '{tmp_path}/nation.parquet'").df(), expected(panel, choice))


def test_a_withheld_cell_has_neither_jobs_nor_quotient_nor_pay_nor_growth(store, tmp_path):
    withheld = row(nation(store, tmp_path / "n.parquet"), "06001", "4421", 2021)
    measures = ["annual_avg_emplvl", "lq_annual_avg_emplvl", "avg_annual_pay", "oty_growth", "aagr"]
    assert (withheld["withheld"], withheld[measures].isna().all()) == (1, True)


def test_an_industry_without_jobs_in_the_first_year_is_new_and_has_no_rate(store, tmp_path):
    new = row(nation(store, tmp_path / "n.parquet"), "06001", "4421", 2022)
    assert (new["annual_avg_emplvl"], pd.isna(new["aagr"])) == (55, True)


def test_the_year_after_one_that_is_missing_has_no_growth_of_a_year(store, tmp_path):
    after = row(nation(store, tmp_path / "n.parquet"), "06001", "2111", 2024)
    assert (pd.isna(after["oty_growth"]), after["aagr"]) == (True, pytest.approx(0.95 ** (1 / 4) - 1))


def test_where_the_reference_area_has_none_there_is_no_quotient(store, tmp_path):
    assert pd.isna(row(nation(store, tmp_path / "n.parquet"), "06001", "2111", 2021)["lq_annual_avg_emplvl"])


def test_a_code_that_a_vintage_changed_says_so(store, tmp_path):
    table = nation(store, tmp_path / "n.parquet")
    told = [row(table, "06001", code, 2024)["classification"] for code in ("4421", "2111")]
    assert told == ["2022", ""]


def test_names_reference_base_and_vintage_stand_in_each_row(store, tmp_path):
    found = row(nation(store, tmp_path / "n.parquet"), "US000", "2111", 2024)
    told = found[["area_title", "industry_title", "ownership", "lq_reference", "lq_base"]].tolist()
    assert told == ["United States", "Oil and gas producers", "private", "US000", "total_covered"]
    assert found["vintage"]


def test_names_that_stand_beside_the_rows_are_used(tmp_path):
    line = "39049 5 2111 2024 . 5 70 4 | Franklin County, Ohio | NAICS 2111 Oil and gas extraction"
    store = StoreFolder(tmp_path / "store")
    load_file(store, write(tmp_path, "titled.csv", titled(line)))
    assert (
        row(nation(store, tmp_path / "n.parquet", reference="39049"), "39049", "2111", 2024)["area_title"]
        == "Franklin County, Ohio"
    )


def test_areas_may_be_named_by_the_beginning_of_their_codes(store, tmp_path):
    assert nation(store, tmp_path / "n.parquet", areas="06")["area_fips"].unique().tolist() == ["06001"]


def test_a_csv_file_says_the_same_as_a_parquet_file(store, tmp_path):
    parquet = nation(store, tmp_path / "n.parquet")
    csv = pd.read_csv(tmp_path / "n.csv") if nation(store, tmp_path / "n.csv") is not None else None
    pd.testing.assert_series_equal(csv["lq_annual_avg_emplvl"], parquet["lq_annual_avg_emplvl"])
    assert csv.shape == parquet.shape


def test_a_file_that_is_there_is_kept_as_a_copy(store, tmp_path):
    (tmp_path / "n.csv").write_text(OURS)
    _, copy = make_nation(NationChoice(2020, 2024), tmp_path / "n.csv", store)
    assert copy.read_text() == OURS


def test_a_file_that_another_made_is_refused_and_stays(store, tmp_path):
    (tmp_path / "n.csv").write_text("mine")
    with pytest.raises(WorkbookError, match="'nation' did not make it"):
        make_nation(NationChoice(2020, 2024), tmp_path / "n.csv", store, force=True)
    assert (tmp_path / "n.csv").read_text() == "mine"


def test_by_force_no_copy_is_kept(store, tmp_path):
    (tmp_path / "n.csv").write_text(OURS)
    assert make_nation(NationChoice(2020, 2024), tmp_path / "n.csv", store, force=True)[1] is None


def test_what_fails_leaves_the_file_that_is_there_and_no_other(store, tmp_path):
    (tmp_path / "n.csv").write_text(OURS)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(BadSetting, match="reference area"):
        make_nation(NationChoice(2020, 2024, reference="99000"), tmp_path / "n.csv", store)
    assert ((tmp_path / "n.csv").read_text(), sorted(tmp_path.rglob("*"))) == (OURS, before)


def test_nothing_is_left_in_the_store_of_the_work(store, tmp_path):
    nation(store, tmp_path / "n.parquet")
    assert list(store.loading.glob("*")) == []


def test_years_that_the_store_lacks_are_refused_with_those_it_has(store, tmp_path):
    with pytest.raises(EmptyFile, match="2020, 2021, 2022, 2024"):
        make_nation(NationChoice(1990, 1999), tmp_path / "n.csv", store)


def test_another_ending_is_refused(store, tmp_path):
    with pytest.raises(WorkbookError, match=r"n\.xlsx.*\.parquet or \.csv"):
        make_nation(NationChoice(2020, 2024), tmp_path / "n.xlsx", store)


def test_the_command_line_tells_what_it_wrote_and_which_years_are_missing(store, tmp_path, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(store.root))
    words = ["nation", "--years", "2020-2024", "--out", str(tmp_path / "n.parquet")]
    told = CliRunner().invoke(main, words).output
    assert ("33 rows" in told, "nothing of 2023" in told) == (True, True), told


@pytest.mark.parametrize("ownership", Ownership)
class TestReal:
    pytestmark = needs_real_data

    def test_fifteen_counties_of_ohio_are_as_worked_out_one_by_one(self, tmp_path, ownership):
        files = sorted((REAL / "qcew_oh_counties_2020_2023").glob("*.csv"))
        store = StoreFolder(tmp_path / "store")
        for file in files:
            load_file(store, file)
        choice = NationChoice(2020, 2023, 4, ownership, reference="39049")
        make_nation(choice, tmp_path / "nation.parquet", store)
        panel = read_data([DataSource(str(file)) for file in files], tmp_path).panel
        same(duckdb.sql(f"FROM '{tmp_path}/nation.parquet'").df(), expected(panel, choice))
