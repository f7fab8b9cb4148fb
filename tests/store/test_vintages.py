"""Years in every layout that BLS has used, side by side in one store, are read together."""

import duckdb
import pytest

from industry_clusters.ingest.reading.read import Selection
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import load_file
from industry_clusters.study import DataSource
from industry_clusters.workflows.nation import NationChoice, make_nation
from industry_clusters.workflows.study_data import read_sources
from support.qcew_files import write

AREAS = ("06029", "US000")
CODES = ["area_fips", "own_code", "industry_code", "agglvl_code", "size_code", "year", "qtr", "disclosure_code"]  # fmt: skip
TITLES = ["area_title", "own_title", "industry_title", "agglvl_title", "size_title"]
COUNTS = ["annual_avg_estabs", "annual_avg_emplvl", "total_annual_wages", "taxable_annual_wages", "annual_contributions", "annual_avg_wkly_wage", "avg_annual_pay"]  # fmt: skip
QUOTIENTS = ["lq_disclosure_code", *(f"lq_{name}" for name in COUNTS)]
CHANGES = ["oty_disclosure_code", *(f"oty_{name}_{end}" for name in COUNTS for end in ("chg", "pct_chg"))]
SLICE = [*CODES, *COUNTS, *QUOTIENTS, *CHANGES]
BY_INDUSTRY = [name.replace("estabs", "estabs_count") for name in [*CODES, *TITLES, *COUNTS, *QUOTIENTS, *CHANGES]]  # fmt: skip
BY_YEAR = {  # layout and the code of clothing shops, which the vintage of 2022 changed
    2016: (BY_INDUSTRY, "4481"),
    2020: (SLICE, "4481"),
    2021: ([*CODES, *COUNTS, *QUOTIENTS], "4481"),
    2023: (SLICE, "4581"),
}


def text(year):
    header, clothing = BY_YEAR[year]
    lines = [",".join(f'"{name}"' for name in header)]
    for area in AREAS:
        for own, industry, mark, jobs in (
            ("0", "10", "", 9000),
            ("5", clothing, "", 70),
            ("5", "2111", "N", 0),
        ):
            named = {"area_fips": area, "own_code": own, "industry_code": industry, "agglvl_code": "76",
                     "size_code": "0", "year": year, "qtr": "A", "disclosure_code": mark,
                     "annual_avg_emplvl": jobs + year, "total_annual_wages": 50_000 * (jobs + year), "avg_annual_pay": 50_000,
                     "area_title": f"{area} in words", "industry_title": f"{industry} in words"}  # fmt: skip
            withheld = {"annual_avg_emplvl": 0, "total_annual_wages": 0} if mark else {}
            cells = named | withheld
            lines.append(",".join(f'"{cells.get(name, 3)}"' for name in header))
    return "\n".join(lines) + "\n"


@pytest.fixture
def files(tmp_path, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    made = [write(tmp_path, f"{year}.csv", text(year)) for year in BY_YEAR]
    for path in made:
        load_file(StoreFolder(tmp_path / "store"), path)
    return made


def test_the_layouts_have_as_many_columns_as_those_of_bls():
    assert [len(header) for header, _ in BY_YEAR.values()] == [43, 38, 23, 38]


def test_a_study_of_all_of_them_is_the_one_of_their_files(files, tmp_path):
    selection = Selection(areas=frozenset(AREAS))
    sources = [DataSource(str(path)) for path in files]
    from_files, from_store = (
        read_sources(given, tmp_path, selection).panel for given in (sources, [DataSource("store:")])
    )
    keys = ["area_fips", "own_code", "industry_code", "year"]
    first, second = (
        panel.table.sort_values(keys).reset_index(drop=True) for panel in (from_files, from_store)
    )
    assert first.equals(second)
    assert len(second) == len(AREAS) * 3 * len(BY_YEAR)


def test_the_nations_table_spans_them_and_marks_the_code_that_changed(files, tmp_path):
    out = tmp_path / "nation.parquet"
    make_nation(NationChoice(2016, 2023), out, StoreFolder(tmp_path / "store"))
    table = duckdb.sql(f"FROM '{out}'").df().sort_values("year")
    told = table[table["area_fips"].eq("06029") & table["annual_avg_emplvl"].notna()]
    names = ["year", "industry_code", "annual_avg_emplvl", "classification"]
    found = [*told[names].itertuples(index=False, name=None)]
    assert found == [
        (2016, "4481", 2086, ""),
        (2020, "4481", 2090, ""),
        (2021, "4481", 2091, ""),
        (2023, "4581", 2093, "2022"),
    ]
