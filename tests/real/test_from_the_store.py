"""The same study made of files and made of the data store: part for part the same workbook."""

import re
import shutil
import zipfile
from dataclasses import replace

import pytest
from lxml import etree

from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import ColumnMapping, DataSource, Region, Study
from industry_clusters.workflows.build import build
from industry_clusters.workflows.data import add_files
from support.real_data import REAL, needs_real_data

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


WHEN, STRINGS = "docProps/core.xml", "xl/sharedStrings.xml"
"""The parts of a workbook that say when it was made, and that hold the texts of all its sheets."""
CHECKSUMS = ("# fingerprint: ", "# reading: ")
"""How the lines begin that say of what a workbook was made: which files, or which catalogue of the store."""
NUMBER = re.compile(rb'<c r="[A-Z]+\d+"(?: s="\d+")?>(?:<f[^>]*>[^<]*</f>)?<v>')


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist() if name != WHEN}


def texts(part):
    return [text.text for text in etree.fromstring(part).iter("{*}t")]


def assert_same(paths, at_least):
    """Hold every part of one workbook against the other's: the texts that name the data, and their checksum, alone differ."""
    of_files, of_store = (parts(path) for path in paths)
    numbers = sum(len(NUMBER.findall(part)) for part in of_files.values())
    assert numbers > at_least, numbers
    assert of_files.keys() == of_store.keys()
    assert [name for name, part in of_files.items() if part != of_store[name]] == [STRINGS]
    pairs = zip(texts(of_files[STRINGS]), texts(of_store[STRINGS]), strict=True)
    told = [pair for pair in pairs if pair[0] != pair[1]]
    assert sorted(pair for pair in told if not pair[0].startswith(CHECKSUMS)) == [
        (FILES.path, STORE.path),
        (f'path = "{FILES.path}"', f'path = "{STORE.path}"'),
    ]
    assert [[text.startswith(CHECKSUMS) for text in pair] for pair in told].count([True, True]) == len(
        CHECKSUMS
    )


def test_kern_county_by_sector_1990_to_2016(both, tmp_path):
    (tmp_path / "us_totals.csv").write_text(US_TOTALS, encoding="utf-8")
    totals = (
        DataSource(str(REAL / "qcew_kern_oil_counties_1990_2024")),
        DataSource("us_totals.csv", ColumnMapping(columns=NAMES)),
    )
    study = Study(Region("Kern County", ("06029",)), 1990, 2016, industry_level=2, data=totals)
    paths = both(study, SECTORS)
    assert_same(paths, 4000)


def test_four_counties_of_ohio_by_industry_group_2020_to_2023(both):
    """Franklin, Hocking, Madison and Perry: large, and small with most withheld."""
    areas = ("39049", "39073", "39097", "39127")
    there = sorted((REAL / "qcew_oh_counties_2020_2023").glob("*.csv"))
    counties = [path for path in there if path.stem[-5:] in areas]
    nation = REAL / "qcew_us" / "US000_2024_annual_area.csv"
    titles = REAL / "qcew_lookups" / "area_titles.csv"
    study = Study(Region("Franklin and others", areas), 2020, 2023)
    paths = both(study, [*counties, nation, titles])
    assert_same(paths, 20_000)
