"""Real public files, where INDUSTRY_CLUSTERS_REAL_DATA points at them; figures as published."""

import os
from pathlib import Path

import pytest

from industry_clusters.ingest.layouts.describe import describe
from industry_clusters.ingest.reading.read import Selection, read_data
from industry_clusters.study import ColumnMapping, DataSource

REAL = os.environ.get("INDUSTRY_CLUSTERS_REAL_DATA", "")
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not REAL, reason="INDUSTRY_CLUSTERS_REAL_DATA is not set"),
]
KEYS = ["area_fips", "own_code", "industry_code", "year"]
ARCHIVE = "qcew_us_sectors_by_industry/2016.annual.by_industry_sectors.zip"


def real(*names, mapping=None, **selection):
    return read_data([DataSource(name, mapping) for name in names], Path(REAL), Selection(**selection))


def test_sixty_county_files_hold_fifteen_areas_and_four_years():
    data = real("qcew_oh_counties_2020_2023")
    assert sum(source.rows for source in data.panel.sources) == 70_302
    assert (len(data.panel.areas), data.panel.years) == (15, [2020, 2021, 2022, 2023])


def test_the_nation_of_2016_is_read_from_its_archive():
    rows = real(ARCHIVE).panel.table
    assert len(rows) == 112_370
    assert rows.loc[rows["area_fips"] == "US000", "annual_avg_emplvl"].sum() == pytest.approx(
        141_865_294, rel=1e-4
    )


def test_the_trimmed_files_agree_with_the_archive():
    told = real("qcew_us_sectors_by_industry").panel.remarks
    assert all("Kept once" in remark.text for remark in told)


def test_two_copies_of_the_national_file_agree():
    data = real("qcew_us/US000_2024_annual_area.csv", "qcew_us/US000_2024_from_singlefile.csv")
    assert [remark.text for remark in data.panel.remarks] == [
        "Kept once: 4,469 rows also in US000_2024_from_singlefile.csv."
    ]


def test_averaged_quarters_are_what_bls_publishes():
    mapping = ColumnMapping(constants={"own_code": "5"})
    quarters = real("qcew_kern_oil_counties_1990_2024", mapping=mapping).panel.table
    annual = real("qcew_us_sectors_by_industry").panel.table
    both = quarters.merge(annual, on=KEYS, suffixes=("", "_published"))
    assert len(both) == 18
    for count in ("annual_avg_estabs", "annual_avg_emplvl", "total_annual_wages"):
        assert both[count].equals(both[f"{count}_published"])


def test_new_york_adds_up():
    rows = real("qcew_ny_state_2000_2017", "qcew_lookups/area_titles.csv").panel.table
    state = rows[(rows["area_fips"] == "36000") & (rows["industry_code"] == "10")]
    totals = state.pivot_table(index="year", columns="own_code", values="annual_avg_emplvl")
    assert (totals["0"] - totals[["1", "2", "3", "5"]].sum(axis=1)).abs().max() == 0
    assert rows["area_fips"].nunique() == 63


def test_published_price_indexes_are_met():
    data = real("cpi")
    national, los_angeles = (data.price_indexes[series].values for series in ("CUUR0000SA0", "CUURS49ASA0"))
    assert [national[year] for year in (1990, 2003, 2016, 2024)] == [130.7, 184.0, 240.007, 313.689]
    assert [los_angeles[year] for year in (1990, 2003, 2016, 2024)] == [135.9, 187.0, 249.246, 332.194]


def test_bakersfield_is_kern_county():
    assert real("geo/cbsa2fipsxw_newer.csv").panel.cbsa_counties["12540"] == ("06029",)


def test_every_real_file_is_described_or_called_unknown():
    layouts = {file.layout for file in describe(Path(REAL) / "qcew_lookups")}
    assert {"Names of areas", "Names of industries", "unknown"} <= layouts
