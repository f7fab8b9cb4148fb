"""Fifteen counties of Ohio in the nation's table with bounds, against a plain script over the files."""

import duckdb
import pandas as pd
import pytest

from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import load_file
from industry_clusters.workflows.nation import NationChoice, make_nation
from support.real_data import REAL, needs_real_data

pytestmark = needs_real_data
YEAR = 2023
CODES = {"area_fips": str, "own_code": str, "industry_code": str, "disclosure_code": str}


@pytest.fixture(scope="module")
def files():
    found = sorted((REAL / "qcew_oh_counties_2020_2023").glob(f"*{YEAR}*.csv"))
    return [*found, REAL / "qcew_us_reconstructed" / f"US000_{YEAR}_annual.csv"]


@pytest.fixture(scope="module")
def table(files, tmp_path_factory):
    folder = tmp_path_factory.mktemp("ohio")
    store = StoreFolder(folder / "store")
    for file in files:
        load_file(store, file)
    make_nation(NationChoice(YEAR, YEAR), folder / "n.parquet", store, bounds=True)
    made = duckdb.sql(f"FROM '{folder}/n.parquet' WHERE area_fips LIKE '39%'").df()
    return made.set_index(["area_fips", "industry_code"])


@pytest.fixture(scope="module")
def plain(files):
    """Private rows as they are in the files, withheld jobs missing."""
    rows = pd.concat(pd.read_csv(file, dtype=CODES, keep_default_na=False) for file in files)
    rows = rows[rows["own_code"].eq("5") & rows["area_fips"].str.startswith("39")]
    rows = rows[~rows["industry_code"].str.fullmatch("10.+")]  # domains and supersectors
    jobs = rows["annual_avg_emplvl"].astype(float).mask(rows["disclosure_code"].eq("N"))
    return jobs.set_axis(pd.MultiIndex.from_frame(rows[["area_fips", "industry_code"]]))


def groups(plain):
    """By county and three-digit industry with published jobs: its jobs, and those of its four-digit ones."""
    for (area, code), jobs in plain[
        plain.index.get_level_values(1).str.fullmatch(r"\d{3}") & plain.notna()
    ].items():
        inside = plain.loc[area]
        parts = inside[inside.index.str.fullmatch(code + r"\d")]
        if len(parts):
            yield area, jobs, parts


def test_published_jobs_are_those_of_the_files(table, plain):
    four = plain[plain.index.get_level_values(1).str.fullmatch(r"\d{4}")]
    assert len(four) == len(table)
    known = four.dropna()
    for end in ("low", "best", "high"):
        assert (table[end].reindex(known.index) == known).all()


def test_a_bound_is_never_wider_than_what_the_parent_leaves(table, plain):
    checked = 0
    for area, jobs, parts in groups(plain):
        rest, slack = jobs - parts.sum(), (1 + len(parts)) / 2 + 1
        for code in parts.index[parts.isna()]:
            assert table.loc[(area, code), "high"] <= rest + slack
            checked += 1
    assert checked > 300


def test_best_values_add_up_to_the_published_parents(table, plain):
    for area, jobs, parts in groups(plain):
        best = table["best"].reindex([(area, code) for code in parts.index])
        assert best.sum() == pytest.approx(jobs, abs=(1 + len(parts)) / 2 + 0.5)
