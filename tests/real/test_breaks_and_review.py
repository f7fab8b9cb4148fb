"""Breaks and strange figures in real files: the Census concordances, and fifteen counties of Ohio."""

import csv
import re

import pytest

from industry_clusters.analysis.industries.breaks import bridge_groups, bridge_table
from industry_clusters.analysis.industries.shift_share import EFFECTS, industry_effects
from industry_clusters.analysis.tables import analyse
from industry_clusters.ingest.lookups import naics_moves
from industry_clusters.measures.margins import Grade
from industry_clusters.study import ColumnMapping, DataSource, Region, Study
from industry_clusters.workflows.opening import read_study_data
from support.real_data import REAL, needs_real_data

pytestmark = needs_real_data
OHIO = [
    "39041",
    "39045",
    "39047",
    "39049",
    "39073",
    "39083",
    "39089",
    "39091",
    "39097",
    "39101",
    "39117",
    "39127",
    "39129",
    "39141",
    "39159",
]
A_CODE = re.compile(r"\d{6}")


def analysed(*areas):
    paths = (
        "qcew_oh_counties_2020_2023",
        "qcew_us/US000_2024_annual_area.csv",
        "qcew_lookups/area_titles.csv",
    )
    data = tuple(DataSource(str(REAL / path)) for path in paths)
    study, held = read_study_data(Study(Region("Here", areas), 2020, 2023, data=data), REAL)
    return analyse(study, held.panel, held.price_indexes)


@pytest.fixture(scope="module")
def columbus():
    return analysed(*OHIO)


@pytest.fixture(scope="module")
def madison():
    return analysed("39097")


@pytest.fixture(scope="module")
def kern(tmp_path_factory):
    """Kern County by sector; the sector files hold no totals, so these come from two other files."""
    folder = tmp_path_factory.mktemp("kern")
    years = ((1990, 108517023), (2016, 141865294))
    lines = [f"US000,10,0,{year},{jobs}" for year, jobs in years]
    (folder / "us.csv").write_text("\n".join(["area,industry,own,year,jobs", *lines]), encoding="utf-8")
    named = ("area_fips", "industry_code", "own_code", "year", "annual_avg_emplvl")
    mapping = ColumnMapping(
        columns=dict(zip(named, ("area", "industry", "own", "year", "jobs"), strict=True))
    )
    sectors = "qcew_us_sectors_by_industry/{}.annual.sectors.TRIM_US_CA_NY_NJ_OH_VA_CT_CO.csv"
    paths = (*(sectors.format(year) for year, _ in years), "qcew_kern_oil_counties_1990_2024")
    data = (*(DataSource(str(REAL / path)) for path in paths), DataSource("us.csv", mapping))
    study = Study(Region("Kern", ("06029",)), 1990, 2016, industry_level=2, data=data)
    study, held = read_study_data(study, folder)
    return analyse(study, held.panel, held.price_indexes)


def moved(old, new):
    """The pairs of four-digit codes that differ in a concordance of six-digit codes."""
    with (REAL / "naics" / f"{old}_to_{new}_NAICS.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [[cell.strip() for cell in row if A_CODE.fullmatch(cell.strip())] for row in csv.reader(file)]
    return {(row[0][:4], row[1][:4]) for row in rows if row and row[0][:4] != row[1][:4]}


@pytest.mark.parametrize(("old", "new"), [(2002, 2007), (2007, 2012), (2012, 2017), (2017, 2022)])
def test_the_moves_that_come_with_the_package_are_those_of_the_concordance(old, new):
    assert {(left, came) for vintage, left, came in naics_moves() if vintage == new} == moved(old, new)


def test_a_warehouse_that_came_is_the_strangest_of_columbus(columbus):
    worst = columbus.review.iloc[0]
    assert worst["industry_code"] == "4931"
    assert worst["sentence"].startswith(
        "In Pickaway County, Ohio, jobs went from 134 in 2022 to 2,056 in 2023"
    )


def test_each_published_growth_of_madison_across_2022_is_to_be_looked_at(madison):
    table = madison.naics_table
    published = table[["grade_first", "grade_last"]].eq(Grade.PUBLISHED).all(axis=1)
    across = published & table["classification"].ne("") & table["growth"].gt(-1)
    grown = table[across]["industry_code"].tolist()
    assert grown == ["4441", "4442", "4452"]
    told = madison.review.set_index("industry_code")["sentence"]
    assert all("NAICS 2022 changed" in told[code] for code in grown)


def test_the_effects_of_kern_countys_sectors_add_up_to_the_change(kern):
    effects = industry_effects(kern.naics_table, kern.marks).dropna()
    assert len(effects) == 19
    gap = effects[list(EFFECTS)].sum(axis=1) - effects["employment_change"]
    assert gap.abs().max() < 1e-6


def test_farming_grew_in_kern_county_by_its_own_strength(kern):
    effects = industry_effects(kern.naics_table, kern.marks).set_index("industry_code").loc["11"]
    assert [round(effects[name]) for name in EFFECTS] == [9252, -4198, 27129]


def test_finance_and_property_moved_between_sectors_in_kern_county(kern):
    groups = bridge_table(kern.region, 1990, 2016, bridge_groups(1990, 2016, 2)).set_index("codes")
    assert groups["employment_last"].to_dict() == {("52", "53"): 8287, ("54", "56"): 23175}


def test_every_cluster_of_columbus_has_a_growth_across_naics_2022(columbus):
    summary = columbus.clusters.summary
    with_members = summary[summary["members"].gt(0)]
    assert len(with_members) == 16
    assert with_members["best_growth"].notna().all()
    assert with_members[["share_first", "share_last"]].min(axis=None) > 0.9


def test_small_moves_of_columbus_are_named_with_their_evidence(columbus):
    told = {small.piece: small.sentence for small in columbus.units.small}
    assert "from 4541, 4543 to 4561" in told["4461", "4561"]
    assert told["4461", "4561"].endswith("(Here, 2021 and 2022)")  # the U.S. file lacks the old codes


def test_retail_grows_by_what_its_units_hold_and_not_by_single_codes(columbus):
    retail = columbus.clusters.summary.set_index("cluster").loc["Retail"]
    members = columbus.clusters.members
    jobs = members[members["cluster"].eq("Retail")][["employment_first", "employment_last"]].sum()
    assert retail["best_growth"] == pytest.approx((jobs.iloc[1] / jobs.iloc[0]) ** (1 / 3) - 1)
