"""Whole studies of real regions, from the files to a workbook that LibreOffice agrees with."""

import pytest

from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.sheet_names import NAICS_SHEET, NOT_DISCLOSED_SHEET, REGION_EMPLOYMENT_SHEET
from industry_clusters.study import ColumnMapping, DataSource, Region, Study
from industry_clusters.workflows.build import build
from support.columbus import columbus_book
from support.libreoffice import needs_libreoffice
from support.real_data import REAL, needs_real_data
from support.recalculate import count_formulas, disagreements, open_book
from support.second_engine import differences

pytestmark = needs_real_data
US_TOTALS = "area,industry,own,year,jobs\n" + "".join(
    f"US000,10,0,{year},{jobs}\n"
    for year, jobs in ((1990, 108517023), (2000, 129559910), (2010, 127815492), (2016, 141865294))
)


@pytest.fixture(scope="module")
def columbus():
    return columbus_book()


@pytest.fixture(scope="module")
def kern(tmp_path_factory):
    """Kern County by sector, 1990 to 2016; the sector files hold no totals, so these come from two other files."""
    folder = tmp_path_factory.mktemp("kern")
    (folder / "us_totals.csv").write_text(US_TOTALS, encoding="utf-8")
    mapping = ColumnMapping(
        columns={
            "area_fips": "area",
            "industry_code": "industry",
            "own_code": "own",
            "year": "year",
            "annual_avg_emplvl": "jobs",
        }
    )
    sectors = [
        DataSource(
            str(
                REAL
                / "qcew_us_sectors_by_industry"
                / f"{year}.annual.sectors.TRIM_US_CA_NY_NJ_OH_VA_CT_CO.csv"
            )
        )
        for year in (1990, 2000, 2010, 2016)
    ]
    totals = DataSource(str(REAL / "qcew_kern_oil_counties_1990_2024"))
    study = Study(
        Region("Kern County", ("06029",)),
        1990,
        2016,
        industry_level=2,
        data=(*sectors, totals, DataSource("us_totals.csv", mapping)),
    )
    write_study(study, folder / "kern.toml")
    return build(folder / "kern.toml").path


@needs_libreoffice[0]
@needs_libreoffice[1]
@pytest.mark.parametrize("study", ["columbus", "kern"])
def test_every_formula_of_a_real_study_agrees_with_libreoffice(study, request, tmp_path):
    path = request.getfixturevalue(study)
    assert count_formulas(path) > 400
    assert disagreements(path, tmp_path) == []


@pytest.mark.parametrize("study", ["columbus", "kern"])
def test_a_second_engine_finds_every_value_of_a_real_study(study, request):
    path = request.getfixturevalue(study)
    found, count = differences(path)
    assert found == []
    assert count > 0.95 * count_formulas(path)


def test_oil_and_farming_stand_out_in_kern_county(kern):
    page = open_book(kern, data_only=True)[NAICS_SHEET]
    header = next(row for row in page.iter_rows(values_only=True) if row[0] == "NAICS")
    rows = {row[0]: dict(zip(header, row, strict=True)) for row in page.iter_rows(values_only=True)}
    assert rows["11"]["LQ 2016"] > 10
    assert rows["21"]["LQ 2016"] > 5


def rows_by_code(page):
    """The years' values of a sheet of data, by industry; under its headings, whichever row they are in."""
    rows = page.iter_rows(values_only=True)
    next(row for row in rows if row[0] == "NAICS")
    return {row[0]: row[2:] for row in rows if row[0]}


def test_a_cell_withheld_in_one_county_of_fifteen_is_withheld_in_the_region(columbus):
    book = open_book(columbus, data_only=True)
    counts, jobs = (rows_by_code(book[sheet]) for sheet in (NOT_DISCLOSED_SHEET, REGION_EMPLOYMENT_SHEET))
    assert len(counts) > 200
    assert counts.keys() == jobs.keys()
    pairs = {
        (count != 0, value == "#N/A")
        for code in counts
        for count, value in zip(counts[code], jobs[code], strict=True)
    }
    assert pairs == {(True, True), (False, False)}
