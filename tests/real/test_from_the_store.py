"""The same study made of files and made of the data store: number for number the same workbook."""

import shutil
from dataclasses import replace

import pytest

from industry_clusters.ingest.study_file import read_study
from industry_clusters.ingest.study_writer import write_study
from industry_clusters.study import ColumnMapping, DataSource, Region, Study
from industry_clusters.workflows.build import build
from industry_clusters.workflows.data import add_files
from support.real_data import REAL, needs_real_data
from support.recalculate import open_book

pytestmark = needs_real_data
STORE, FILES = DataSource("store:"), DataSource("files")
SECTORS = [
    REAL / "qcew_us_sectors_by_industry" / f"{year}.annual.sectors.TRIM_US_CA_NY_NJ_OH_VA_CT_CO.csv"
    for year in (1990, 2000, 2010, 2016)
]
US_TOTALS = "area,industry,own,year,jobs\n" + "".join(
    f"US000,10,0,{year},{jobs}\n"
    for year, jobs in ((1990, 108517023), (2000, 129559910), (2010, 127815492), (2016, 141865294))
)
NAMES = {"area_fips": "area", "industry_code": "industry", "own_code": "own", "year": "year",
         "annual_avg_emplvl": "jobs"}  # fmt: skip


@pytest.fixture
def both(tmp_path, monkeypatch):
    """Make a study's two workbooks, of files and of the store that holds them."""
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))

    def made(study, files):
        (tmp_path / "files").mkdir()
        for number, file in enumerate(files):
            shutil.copy2(file, tmp_path / "files" / f"{number:03d} {file.name}")
        add_files(sorted((tmp_path / "files").iterdir()))
        of_files = replace(study, data=(FILES, *study.data))
        write_study(of_files, tmp_path / "files.toml")
        write_study(replace(of_files, data=(STORE, *study.data)), tmp_path / "store.toml")
        assert any(source.is_store for source in read_study(tmp_path / "store.toml").data)
        return [build(tmp_path / f"{name}.toml").path for name in ("files", "store")]

    return made


MEMORY = "_study"
"""The hidden sheet that remembers the study file, which names the files or the store."""


def cells(path, *, formulas):
    """Every value, or every formula, of every sheet, by sheet and place."""
    book = open_book(path, data_only=not formulas)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        if sheet.title != MEMORY
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def apart(paths, *, formulas):
    """Sheet, place and both contents of the cells that differ."""
    first, second = (cells(path, formulas=formulas) for path in paths)
    places = first.keys() | second.keys()
    found = {place: (first.get(place), second.get(place)) for place in places}
    return [(sheet, *pair) for (sheet, _), pair in found.items() if pair[0] != pair[1]]


def assert_same(paths, at_least):
    """Hold every cell of one workbook against the other's: the one that names the data is the only one to differ."""
    numbers = sum(isinstance(value, int | float) for value in cells(paths[0], formulas=False).values())
    assert numbers > at_least, numbers
    for formulas in (False, True):
        assert apart(paths, formulas=formulas) == [("Setup", FILES.path, STORE.path)]


def test_kern_county_by_sector_1990_to_2016(both, tmp_path):
    (tmp_path / "us_totals.csv").write_text(US_TOTALS, encoding="utf-8")
    totals = (
        DataSource(str(REAL / "qcew_kern_oil_counties_1990_2024")),
        DataSource("us_totals.csv", ColumnMapping(columns=NAMES)),
    )
    study = Study(Region("Kern County", ("06029",)), 1990, 2016, industry_level=2, data=totals)
    paths = both(study, SECTORS)
    assert_same(paths, 4000)


def test_fifteen_counties_of_ohio_by_industry_group_2020_to_2023(both):
    counties = sorted((REAL / "qcew_oh_counties_2020_2023").glob("*.csv"))
    areas = tuple(sorted({path.stem[-5:] for path in counties}))
    nation = REAL / "qcew_us" / "US000_2024_annual_area.csv"
    titles = REAL / "qcew_lookups" / "area_titles.csv"
    study = Study(Region("Columbus region", areas), 2020, 2023)
    paths = both(study, [*counties, nation, titles])
    assert_same(paths, 30_000)
