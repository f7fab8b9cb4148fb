"""BLS publishes its own location quotients beside the counts: the answer key is theirs.

They are rounded to two decimals, so a quotient agrees where it is within 0.0051. BLS divides by total covered
employment (own 0), also for single ownerships.
"""

import numpy as np
import pandas as pd
import pytest

from industry_clusters.ingest.reading.read import Selection, read_data
from industry_clusters.measures.concentration import location_quotient
from industry_clusters.study import DataSource
from support.real_data import REAL, needs_real_data

pytestmark = needs_real_data
WITHIN = 0.0051
CODES = dict.fromkeys(
    ("area_fips", "own_code", "industry_code", "disclosure_code", "lq_disclosure_code"), "str"
)
KEYS = ["area_fips", "own_code", "industry_code"]
US_TOTAL_2016 = 141_865_294


def published(paths):
    """BLS's own rows, with their quotients."""
    return pd.concat([pd.read_csv(path, dtype=CODES) for path in paths])


@pytest.fixture(scope="module")
def columbus():
    """Rows of 2023 that are published, ours beside BLS's, with the nation's jobs of 2023.

    The files hold the nation in 2024 and its change over the year: 2023 is 2024 less the change.
    """
    ours = read_data([DataSource("qcew_oh_counties_2020_2023")], REAL).panel.rows
    ours = ours[ours["year"].eq(2023) & ours["annual_avg_emplvl"].notna()]
    theirs = published(sorted((REAL / "qcew_oh_counties_2020_2023").glob("*2023*.csv")))
    nation = published([REAL / "qcew_us" / "US000_2024_annual_area.csv"])
    nation["nation"] = nation["annual_avg_emplvl"] - nation["oty_annual_avg_emplvl_chg"]
    known = (
        nation["disclosure_code"].ne("N") & nation["oty_disclosure_code"].ne("N") & nation["size_code"].eq(0)
    )
    rows = ours.merge(theirs[[*KEYS, "lq_annual_avg_emplvl"]], on=KEYS)
    rows = rows.merge(
        nation.loc[known, ["own_code", "industry_code", "nation"]], on=["own_code", "industry_code"]
    )
    totals = ours[ours["own_code"].eq("0")].set_index("area_fips")["annual_avg_emplvl"]
    nation_total = rows.loc[rows["own_code"].eq("0"), "nation"].iloc[0]
    rows["ours"] = location_quotient(
        rows["annual_avg_emplvl"], totals.loc[rows["area_fips"]], rows["nation"], nation_total
    )
    return rows[rows["own_code"].ne("0") & rows["ours"].notna()].assign(
        off=lambda table: (table["ours"] - table["lq_annual_avg_emplvl"]).abs()
    )


def groups_of(rows):
    return rows[rows["own_code"].eq("5") & rows["industry_code"].str.fullmatch(r"\d{4}")]


def test_nine_of_ten_industry_groups_of_columbus_have_the_quotient_that_bls_prints(columbus):
    groups = groups_of(columbus)
    assert len(groups) > 1200
    assert (groups["off"] <= WITHIN).mean() > 0.93


def test_the_others_are_the_nations_revisions_and_not_our_formula(columbus):
    """An industry is off by the same factor in every county: its national count was revised after BLS divided by it."""
    groups = groups_of(columbus).assign(
        factor=lambda table: table["ours"] / table["lq_annual_avg_emplvl"] - 1
    )
    large = groups[groups["lq_annual_avg_emplvl"].ge(1) & groups["off"].gt(WITHIN)]
    spread = large.groupby("industry_code")["factor"].agg(["mean", "std", "size"])
    several = spread[spread["size"].ge(2)]
    assert len(several) >= 3
    assert (several["std"] < several["mean"].abs().clip(lower=0.002)).all()


def test_a_private_base_would_not_give_the_quotients_of_bls(columbus):
    private = columbus[columbus["own_code"].eq("5") & columbus["industry_code"].eq("10")]
    by_area = private.set_index("area_fips")["annual_avg_emplvl"]
    groups = groups_of(columbus)
    nation_private = private["nation"].iloc[0]
    wrong = location_quotient(
        groups["annual_avg_emplvl"], by_area.loc[groups["area_fips"]], groups["nation"], nation_private
    )
    assert (np.abs(wrong - groups["lq_annual_avg_emplvl"]) <= WITHIN).mean() < 0.3


def test_the_sectors_of_kern_county_have_the_quotients_that_bls_prints():
    sectors = "qcew_us_sectors_by_industry/2016.annual.by_industry_sectors.zip"
    areas = frozenset({"06029", "US000"})
    rows = read_data([DataSource(sectors)], REAL, Selection(areas=areas)).panel.rows
    kern_total = read_data(
        [DataSource("qcew_kern_oil_counties_1990_2024")], REAL, Selection(areas=areas)
    ).panel.rows
    kern_total = kern_total[kern_total["year"].eq(2016) & kern_total["industry_code"].eq("10")][
        "annual_avg_emplvl"
    ].iloc[0]
    here = (
        rows[rows["area_fips"].eq("06029")]
        .set_index(["own_code", "industry_code"])["annual_avg_emplvl"]
        .dropna()
    )
    nation = rows[rows["area_fips"].eq("US000")].set_index(["own_code", "industry_code"])["annual_avg_emplvl"]
    theirs = published(
        [REAL / "qcew_us_sectors_by_industry" / "2016.annual.sectors.TRIM_US_CA_NY_NJ_OH_VA_CT_CO.csv"]
    )
    theirs = theirs[theirs["area_fips"].eq("06029")].set_index(["own_code", "industry_code"])[
        "lq_annual_avg_emplvl"
    ]
    ours = location_quotient(here, kern_total, nation.loc[here.index], US_TOTAL_2016)
    assert len(here) > 30
    assert (np.abs(ours - theirs.loc[here.index]) <= WITHIN).mean() > 0.95
