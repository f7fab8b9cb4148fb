"""All real counties of a region at once, from files and from the store, each as if it were built alone."""

import pytest

from industry_clusters.ingest.study.batch_file import read_batch
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.workflows.batch.regions import studies_of
from industry_clusters.workflows.batch.run import run_batch
from industry_clusters.workflows.build import build
from industry_clusters.workflows.data import add_files
from support.libreoffice import needs_libreoffice
from support.qcew_files import write
from support.real_data import REAL, needs_real_data
from support.recalculate import disagreements, open_book

pytestmark = needs_real_data
YEARS = (2020, 2023)
DATA = (
    *(
        path
        for year in YEARS
        for path in sorted((REAL / "qcew_oh_counties_2020_2023").glob(f"*-{year}-*.csv"))
    ),
    REAL / "qcew_us" / "US000_2024_annual_area.csv",
    REAL / "qcew_lookups" / "area_titles.csv",
)
COMMON = '[common]\nyears = { first = 2020, last = 2023 }\ndefinitions = { basis = "known" }\n'
AREAS = {"Delaware": "39041", "Franklin": "39049", "Licking": "39089", "Marion": "39101", "Union": "39159"}
FIVE = tuple(f"{name} County, Ohio" for name in AREAS)
NOWHERE = '[[region]]\nname = "Nowhere"\nareas = ["39998"]\n'
REGIONS = '[[region]]\ncounties_of = "39"\n' + NOWHERE


@pytest.fixture(scope="module")
def from_files(tmp_path_factory):
    """Five counties of Ohio, and a code that no county has."""
    sources = "".join(f'[[common.data]]\npath = "{path}"\n' for path in DATA)
    regions = "".join(
        f'[[region]]\nname = "{name}"\nareas = ["{area}"]\n'
        for name, area in zip(FIVE, AREAS.values(), strict=True)
    )
    return run_batch(
        write(tmp_path_factory.mktemp("ohio"), "ohio.toml", COMMON + sources + regions + NOWHERE), jobs=2
    )


@pytest.fixture(scope="module")
def from_store(tmp_path_factory):
    """Five of them out of the store, and the regions that it would build in all."""
    folder = tmp_path_factory.mktemp("stored")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INDUSTRY_CLUSTERS_STORE", str(folder / "store"))
        add_files(DATA)
        batch = write(folder, "ohio.toml", COMMON + REGIONS)
        return run_batch(batch, jobs=2, only=FIVE), studies_of(read_batch(batch), folder)


def test_each_county_is_built_and_the_wrong_code_is_told(from_files):
    assert (len(from_files.built), [one.region for one in from_files.failed]) == (len(FIVE), ["Nowhere"])


def test_a_countys_workbook_equals_the_one_that_is_built_alone(from_files):
    study = from_files.folder / "studies" / "Franklin County, Ohio.toml"
    assert read_study(study).region.area_fips == ("39049",)
    alone = build(study, from_files.folder / "alone.xlsx").path
    assert numbers(alone) == numbers(from_files.folder / "Franklin County, Ohio.xlsx")


def test_the_store_gives_the_figures_that_the_files_give(from_files, from_store):
    stored, named = from_store
    same = [one for one in from_files.built if one.region in FIVE]
    assert {one.region for one in from_files.outcomes} < {one.study.region.name for one in named}
    assert [repr(one.figures.clusters) for one in stored.built] == [
        repr(one.figures.clusters) for one in same
    ]
    assert [one.figures.employment_last for one in stored.built] == [
        one.figures.employment_last for one in same
    ]
    assert len(stored.built) == len(FIVE)


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_the_summary_agrees_with_libreoffice(from_files, tmp_path):
    assert disagreements(from_files.summary, tmp_path) == []


def numbers(path):
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in open_book(path, data_only=True)
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, int | float)
    }
