"""Bounds and likely ranges of clusters by the formula that a workbook follows, held against a linear programme and the truth."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from industry_clusters.analysis.clusters.cluster_ranges import chain_of, steps
from industry_clusters.analysis.industries.cells import area_cells
from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.cluster_bounds import cluster_bounds
from industry_clusters.analysis.withheld.hierarchy import INDUSTRY
from industry_clusters.analysis.withheld.region import region_known
from industry_clusters.study import Ownership
from support.hierarchies import COUNTIES, INDUSTRIES, economy, published, some
from support.programme import programme
from support.small_study import study

seeds = pytest.mark.parametrize("seed", range(10))
CLUSTERS = {
    "one sector": ("1111", "1112", "1121"),
    "across sectors": ("1111", "3111", "3254", "4411"),
    "all of a subsector": ("1111", "1112", "1119"),
    "one member": ("3112",),
    "all there is": INDUSTRIES,
}
ROUNDING = 0.5
"""Each published annual average is rounded, by half a job at most."""


@cache
def known_of(seed, *, counties):
    """A made-up region with cells withheld: the true private rows, its areas, the panel and what is known of it."""
    random = np.random.default_rng(seed)
    share = 0.05 + seed % 10 * 0.09
    rows = economy(random, state=True)
    rows = rows[rows["area_fips"].isin(COUNTIES[:counties])].reset_index(drop=True)
    panel = published(rows, some(random, rows, share))
    areas = sorted(rows["area_fips"].unique())
    cells = area_cells(panel, "Here", areas, Ownership.PRIVATE, [2015])
    return rows[rows["own_code"].eq("5")], areas, panel, region_known(panel, cells, areas, study())


def of_clusters(known):
    """The region's jobs of each cluster, worked out as the workbook's formulas do."""
    found = {}
    for name, codes in CLUSTERS.items():
        there = [code for code in codes if code in known.low.index]
        members = pd.DataFrame(
            {
                column: getattr(known, column)[2015].reindex(there).to_numpy()
                for column in ("low", "high", "variance")
            }
        )
        wider = known.wider.set_index("industry_code")
        last = steps([1] * len(there), [chain_of(code) for code in there], members, wider, 3)[-1]
        led = last.state[last.leads.astype(bool)]
        state = led.iloc[0].to_dict() if there else dict.fromkeys(last.state.columns, 0.0)
        if np.isnan(state["high"]):  # nothing published limits a member, not even a total: no bounds are said
            state |= {"low": 0.0, "high": np.inf}
        best, part = (
            float(getattr(known, column)[2015].reindex(there).sum()) for column in ("best", "known")
        )
        found[name] = {"codes": there, "best": best, "known": part} | state
    return found


@seeds
def test_the_truth_is_never_outside_of_a_clusters_bounds(seed):
    rows, areas, _, known = known_of(seed, counties=2)
    truth = rows.groupby("industry_code")["annual_avg_emplvl"].sum()
    for cluster in of_clusters(known).values():
        slack = ROUNDING * len(cluster["codes"]) * len(areas)
        jobs = truth.reindex(cluster["codes"]).fillna(0).sum()
        assert cluster["low"] - slack <= jobs <= cluster["high"] + slack


@seeds
def test_best_values_of_a_clusters_members_add_up_to_a_number_inside_its_bounds(seed):
    _, areas, _, known = known_of(seed, counties=2)
    for cluster in of_clusters(known).values():
        slack = ROUNDING * len(cluster["codes"]) * len(areas)
        assert cluster["low"] - slack <= cluster["best"] <= cluster["high"] + slack


@seeds
def test_the_formulas_bounds_hold_all_that_the_counties_bounds_allow(seed):
    _, areas, panel, known = known_of(seed, counties=2)
    bounds = bound(panel, areas, [2015])
    codes = bounds.years[2015].parts.codes
    clusters = of_clusters(known)
    members = np.array([[code in cluster["codes"] for code in codes] for cluster in clusters.values()])
    low, high = cluster_bounds(bounds, ("5",), 2015, "employment", members)
    for cluster, least, most in zip(clusters.values(), low, high, strict=True):
        slack = ROUNDING * len(cluster["codes"]) * len(areas) + 1
        assert cluster["low"] <= least + slack
        assert cluster["high"] >= most - slack


@seeds
def test_in_one_county_the_formula_finds_what_a_linear_programme_does(seed):
    _, areas, panel, known = known_of(seed, counties=1)
    bounds = bound(panel, areas, [2015])
    codes = bounds.years[2015].parts.codes
    for cluster in of_clusters(known).values():
        chosen = np.array([code in cluster["codes"] for code in codes])
        least, most = programme(bounds, 2015, chosen, INDUSTRY, "employment")
        slack = ROUNDING * len(cluster["codes"]) + 1
        if np.isfinite(cluster["high"]):
            assert (cluster["low"], cluster["high"]) == pytest.approx((least, most), abs=slack)
        else:
            assert np.isinf(most)
