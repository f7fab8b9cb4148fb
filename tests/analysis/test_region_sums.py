import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.estimates import estimate
from industry_clusters.analysis.withheld.region_sums import region_bounds, region_estimates
from support.examples import at_most
from support.hierarchies import COUNTIES, economy, published, some
from support.panels import UNMARKED, panel_of

seeds = st.integers(0, 2**32 - 1)
shares = st.floats(0.05, 0.9)

COUNTY = """
98001 0 10    2015 20 300 9000
98001 5 10    2015 20 300 9000
98001 5 11    2015 12 200 6000
98001 5 31-33 2015 8  100 3000
98001 5 111   2015 7  N   N
98001 5 112   2015 4  50  2000
98001 5 113   2015 1  N   N
98001 5 311   2015 8  N   N
"""


def test_a_regions_sum_is_at_least_what_is_published_and_at_most_what_is_left():
    panel = panel_of(COUNTY + COUNTY.replace("98001", "98003").replace("2015 7  N   N", "2015 7  80  2500"))
    table = region_bounds(bound(panel, ["98001", "98003"], [2015]), ("5",), 3).set_index("industry_code")
    assert table.loc["111", ["parts_withheld", "at_least_payroll", "at_most_payroll"]].tolist() == [
        1,
        2500,
        6500,
    ]


def test_a_regions_sum_of_published_cells_is_that_sum():
    table = region_bounds(bound(panel_of(COUNTY), ["98001"], [2015]), ("5",), 3).set_index("industry_code")
    assert table.loc["112"].drop("year").tolist() == [0, 50, 50, 2000, 2000]


@given(seeds, shares)
@at_most(30)
def test_a_regions_true_sum_is_between_its_at_least_and_at_most(seed, share):
    random = np.random.default_rng(seed)
    rows = economy(random, state=True)
    bounds = bound(published(rows, some(random, rows, share)), COUNTIES[:2], [2015])
    table = region_bounds(bounds, ("1", "2", "3", "5"), 3)
    inside = rows[rows["area_fips"].isin(COUNTIES[:2]) & rows["own_code"].ne("0")]
    truth = (
        inside.groupby("industry_code")["total_annual_wages"].sum().reindex(table["industry_code"]).fillna(0)
    )
    assert truth.reset_index(drop=True).between(table["at_least_payroll"], table["at_most_payroll"]).all()


def estimated(panel, level):
    bounds = bound(panel, panel.areas, panel.years)
    return region_estimates(bounds, estimate(panel, bounds), ("5",), level).set_index("industry_code")


def test_a_regions_estimate_tells_what_share_of_it_is_estimated():
    row = estimated(panel_of(COUNTY), 3).loc["311"]
    assert (row["estimate_payroll"], row["estimated_share_payroll"]) == (pytest.approx(3000), 1.0)


def test_a_published_sum_is_estimated_to_no_share():
    row = estimated(panel_of(COUNTY), 3).loc["112"]
    assert (row["estimate_payroll"], row["estimated_share_payroll"]) == (2000, 0)


def test_a_sum_with_a_part_that_no_row_tells_of_has_no_estimate():
    panel = panel_of(
        "98001 5 11 1995 9 200 6000\n98001 5 111 1995 5 90 2000\n98003 5 11 1995 5 90 2000", UNMARKED
    )
    assert np.isnan(estimated(panel, 3).loc["111", "estimate_employment"])


@given(seeds, shares)
@at_most(20)
def test_a_regions_estimate_is_between_its_at_least_and_at_most(seed, share):
    random = np.random.default_rng(seed)
    rows = economy(random, state=True)
    panel = published(rows, some(random, rows, share))
    bounds = bound(panel, COUNTIES[:2], [2015])
    limits = region_bounds(bounds, ("1", "3", "5"), 4)
    sums = region_estimates(bounds, estimate(panel, bounds), ("1", "3", "5"), 4)
    within = sums["estimate_payroll"].between(limits["at_least_payroll"] - 1, limits["at_most_payroll"] + 1)
    assert within.all()
