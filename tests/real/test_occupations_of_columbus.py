"""Three clusters of the Columbus region by occupation, held against a plain pandas script of the same files."""

import pandas as pd
import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import LEVELS_SHEET, OCCUPATIONS_SHEET
from industry_clusters.study import ColumnMapping, DataSource, Member, Region, Study
from industry_clusters.views.workbook import workbook_view
from industry_clusters.workflows.opening import read_study_data
from support.oews_by_pandas import (
    PATTERN_FILES,
    PROJECTIONS,
    RIVERSIDE,
    most_important_skills,
    number,
    outlook,
    patterns,
    riverside,
)
from support.real_data import REAL, needs_real_data
from support.recalculate import SOFFICE, disagreements

pytestmark = needs_real_data
COUNTIES = (
    "39041", "39045", "39047", "39049", "39073", "39083", "39089", "39091", "39097", "39101", "39117", "39127", "39129",
    "39141", "39159",
)  # fmt: skip
CLUSTERS = {
    "Health care": ("6211", "6212", "6213", "6214", "6215", "6216", "6219", "6221", "6231", "6232", "6233"),
    "Logistics": ("4841", "4842", "4885", "4931", "4921", "4922", "4811", "4884", "4889"),
    "Advanced manufacturing": ("3254", "3261", "3327", "3335", "3339", "3345", "3353", "3361", "3363", "3364", "3391"),
}  # fmt: skip
HOURS = 2080
"""Of a year, where an occupation's pay is published by the hour only."""
WELL_KNOWN = ("29-1141", "53-3032", "43-4171", "11-1021")
FILES = ("qcew_oh_counties_2020_2023", "qcew_us/US000_2024_annual_area.csv", "qcew_lookups/area_titles.csv")
OCCUPATION_FILES = (
    *(f"occupations/{name}" for name in PATTERN_FILES),
    PROJECTIONS.relative_to(REAL).as_posix(),
    "occupations/onet/Skills.xlsx",
    "occupations/onet/Job Zones.txt",
    "occupations/onet/Education, Training, and Experience.txt",
)
IN_RIVERSIDE = ColumnMapping(constants={"area_fips": "C4014", "year": "2024"})


@pytest.fixture(scope="module")
def analysis():
    study = Study(
        Region("Columbus region", COUNTIES),
        2020,
        2023,
        clusters=tuple(Member(name, code) for name, codes in CLUSTERS.items() for code in codes),
        data=(
            *(DataSource(path) for path in (*FILES, *OCCUPATION_FILES)),
            DataSource(RIVERSIDE.relative_to(REAL).as_posix(), IN_RIVERSIDE),
        ),
    )
    study, data = read_study_data(study, REAL)
    return analyse(study, data.panel, data.price_indexes, data.occupations)


@pytest.fixture(scope="module")
def by_hand(analysis):
    """Jobs by cluster and level, worked out with a merge and a cut instead of matrices."""
    rows = patterns().assign(
        jobs=lambda table: number(table["TOT_EMP"]), mean=lambda table: number(table["A_MEAN"])
    )
    totals = rows[rows["O_GROUP"].eq("total")].set_index("code")["jobs"]
    detailed = rows[rows["O_GROUP"].eq("detailed")]
    members = pd.DataFrame(
        [(name, code) for name, codes in CLUSTERS.items() for code in codes], columns=["cluster", "naics"]
    )
    members["region"] = members["naics"].map(
        analysis.naics_table.set_index("industry_code")["best_employment_last"]
    )
    table = members.assign(code=members["naics"].str[:3]).merge(detailed, on="code")
    table["work"] = table["region"] * table["jobs"] / table["code"].map(totals)
    wages = riverside().set_index("soc_code")
    used = detailed[detailed["code"].isin(table["code"])]
    paid = used[used["jobs"].notna() & used["mean"].notna()]
    mean = (paid["jobs"] * paid["mean"]).groupby(paid["OCC_CODE"]).sum() / paid.groupby("OCC_CODE")[
        "jobs"
    ].sum()
    wages["typical"] = wages["median"].fillna(wages["hourly"] * HOURS).fillna(wages["mean"])
    table["pay"] = table["OCC_CODE"].map(wages["typical"]).fillna(table["OCC_CODE"].map(mean))
    ordered = wages.dropna(subset=["median", "employment"]).sort_values("median")
    reached = ordered["employment"].cumsum() / ordered["employment"].sum()
    low, high = (ordered["median"][reached.ge(share)].iloc[0] for share in (0.25, 0.75))
    level = pd.cut(table["pay"], [-1, low, high, float("inf")], right=False, labels=["entry", "mid", "high"])
    return table.groupby(["cluster", level], observed=True)["work"].sum()


@pytest.mark.parametrize("cluster", CLUSTERS)
@pytest.mark.parametrize("level", ["high", "mid", "entry"])
def test_jobs_by_level_are_those_of_an_independent_script(analysis, by_hand, cluster, level):
    rows = analysis.occupations.levels
    found = rows[rows["cluster"].eq(cluster) & rows["level"].eq(level)]["employment"].item()
    assert found == pytest.approx(by_hand[cluster, level], rel=1e-6)


def test_published_and_not_published_add_up_to_the_members_jobs(analysis):
    coverage = analysis.occupations.coverage
    assert (coverage["published"] + coverage["not_published"]).tolist() == pytest.approx(
        coverage["covered"].tolist()
    )


def test_the_cut_offs_name_their_metropolitan_area(analysis):
    assert "Riverside-San Bernardino-Ontario, CA MSA, 2024" in analysis.occupations.cut_offs.kind


@pytest.mark.parametrize("soc", WELL_KNOWN)
def test_the_outlook_of_a_well_known_occupation_is_that_of_an_independent_script(analysis, soc):
    found, expected = analysis.occupations.occupations.loc[soc], outlook().loc[soc]
    assert found["growth"] == pytest.approx(expected["growth"])
    assert found["openings"] == pytest.approx(expected["openings"])
    assert found["education"] == expected["education"]


@pytest.mark.parametrize("soc", WELL_KNOWN[:2])
def test_its_skills_are_those_that_onet_rates_highest(analysis, soc):
    skills = analysis.occupations.occupations.loc[soc, "skills"].split("; ")
    assert skills == most_important_skills(soc, len(skills))


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice here")
def test_libreoffice_agrees_with_every_cached_value(analysis, tmp_path):
    write_workbook(workbook_view(analysis), tmp_path / "columbus.xlsx")
    sheets = {LEVELS_SHEET, OCCUPATIONS_SHEET, "Occupation jobs", "Career ladders", "Shared occupations"}
    found = disagreements(tmp_path / "columbus.xlsx", tmp_path)
    assert [one for one in found if one.sheet in sheets] == []
