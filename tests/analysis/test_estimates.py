import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.estimates import estimate
from industry_clusters.analysis.withheld.hierarchy import AREA, INDUSTRY
from industry_clusters.panel import Panel
from support.hierarchies import economy, published, some
from support.panels import UNMARKED, panel_of

seeds = st.integers(0, 2**32 - 1)
shares = st.floats(0.05, 0.9)

COUNTY = """
98001 0 10   2015 20 300 9000
98001 5 10   2015 20 300 9000
98001 5 11   2015 20 300 9000
98001 5 111  2015 5  N   N
98001 5 112  2015 10 N   N
98001 5 113  2015 5  100 3000
"""


def estimates_of(panel):
    bounds = bound(panel, panel.areas, panel.years)
    return estimate(panel, bounds)


def random_panel(seed, share, *, state=False):
    random = np.random.default_rng(seed)
    rows = economy(random, state=state)
    return published(rows, some(random, rows, share))


def rests(panel, measure):
    """By how much estimates and published parts miss each published total, where all parts are known to be there."""
    bounds = bound(panel, panel.areas, [2015])
    values = estimate(panel, bounds).years[2015][measure]
    year = bounds.years[2015]
    known = ~np.isnan(year.intervals[measure].published)
    for each in year.additions:
        if each.axis == INDUSTRY:
            told = each.complete & known[..., each.sums.totals]
            yield (
                (each.sums.added(values) - values[..., each.sums.totals])[told],
                np.diff([*each.sums.starts, len(each.sums.parts)]).max(),
            )


def test_the_rest_of_a_total_is_shared_out_by_establishments_where_nothing_else_speaks():
    table = estimates_of(panel_of(COUNTY)).table.set_index("industry_code")
    assert table["estimate_employment"].sum() == pytest.approx(200)
    assert table["estimate_employment"].to_dict() == pytest.approx({"111": 66.7, "112": 133.3}, rel=0.1)


def test_the_same_cell_of_another_year_tells_what_to_expect():
    other = (
        COUNTY.replace("2015", "2016")
        .replace("2015 5  N   N", "")
        .replace("111  2016 5  N   N", "111  2016 5  150 4500")
    )
    table = estimates_of(
        panel_of(COUNTY + other.replace("112  2016 10 N   N", "112  2016 10 50  1500"))
    ).table
    assert table.loc[table["year"].eq(2015), "estimate_employment"].tolist() == pytest.approx(
        [150, 50], rel=0.03
    )


@pytest.mark.parametrize("cheap", [False, True])
def test_published_parts_count_in_a_withheld_industry_under_a_published_one(cheap):
    """1132 is published, and so is 113211: what 113212 holds comes on top of it."""
    lines = "98001 0 10 2015 20 300 9000\n98001 5 10 2015 20 300 9000\n98001 5 11 2015 20 300 9000\n"
    lines += "98001 5 113 2015 20 300 9000\n98001 5 1132 2015 20 300 9000\n98001 5 11321 2015 12 N N\n"
    lines += "98001 5 11322 2015 8 N N\n98001 5 113211 2015 5 200 6000\n98001 5 113212 2015 7 N N\n"
    panel = panel_of(lines)
    table = estimate(panel, bound(panel, panel.areas, panel.years), cheap=cheap).table
    best = table.set_index("industry_code")["estimate_employment"]
    assert 40 < best["113212"] < 65
    assert best["11321"] == pytest.approx(200 + best["113212"])


def test_a_cell_without_a_row_has_no_estimate():
    panel = panel_of(
        "98001 5 11 1995 9 200 6000\n98001 5 111 1995 5 90 2000\n98003 5 112 1995 5 90 2000", UNMARKED
    )
    assert estimates_of(panel).table["estimate_employment"].isna().all()


def test_a_withheld_cell_without_any_total_is_what_its_establishments_make_likely():
    panel = panel_of("98001 5 111 2015 4 N N\n98003 5 111 2015 10 50 1000")
    row = estimates_of(panel).table.dropna(subset="estimate_employment").iloc[0]
    assert row["likely_low_employment"] < 20 < row["likely_high_employment"]  # five an establishment


@given(seeds, shares, st.booleans())
@settings(max_examples=40, deadline=None)
def test_no_estimate_is_outside_its_bounds(seed, share, state):
    table = estimates_of(random_panel(seed, share, state=state)).table
    for measure in ("employment", "payroll"):
        assert (
            table[f"estimate_{measure}"].between(table[f"lower_{measure}"], table[f"upper_{measure}"]).all()
        )


@given(seeds, shares)
@settings(max_examples=40, deadline=None)
def test_estimates_add_up_to_every_published_payroll(seed, share):
    for missed, _ in rests(random_panel(seed, share), "payroll"):
        assert missed == pytest.approx(0, abs=0.01)


@given(seeds, shares)
@settings(max_examples=40, deadline=None)
def test_estimates_add_up_to_every_published_employment_up_to_its_rounding(seed, share):
    for missed, parts in rests(random_panel(seed, share), "employment"):
        assert np.abs(missed).max(initial=0) <= (parts + 1) / 2


@given(seeds, shares)
@settings(max_examples=40, deadline=None)
def test_where_a_states_sums_cross_its_industries_payrolls_add_up_all_the_same(seed, share):
    panel = random_panel(seed, share, state=True)
    assert estimates_of(panel).misfit["payroll"] <= 0.5


def test_a_published_figure_is_never_estimated():
    bounds = bound(panel := panel_of(COUNTY), panel.areas, [2015])
    kept = bounds.years[2015].intervals["employment"].published
    values = estimate(panel, bounds).years[2015]["employment"]
    assert np.array_equal(values[~np.isnan(kept)], kept[~np.isnan(kept)])


def test_estimates_of_counties_add_up_to_what_their_state_publishes():
    lines = "98000 5 10 2015 20 600 9000\n98000 5 11 2015 8 200 4000\n98000 5 21 2015 12 400 5000\n"
    for county, total in (("98001", 3000), ("98003", 6000)):
        lines += f"{county} 5 10 2015 10 300 {total}\n{county} 5 11 2015 4 N N\n{county} 5 21 2015 6 N N\n"
    table = estimates_of(panel_of(lines)).table
    assert table.groupby("industry_code")["estimate_payroll"].sum()[["11", "21"]].to_dict() == pytest.approx(
        {"11": 4000, "21": 5000}, abs=0.5
    )


@pytest.mark.parametrize("state_payroll", [900, 5000])
def test_estimates_of_counties_exceed_no_total_of_a_state_that_has_others_too(state_payroll):
    lines = f"98000 5 10 2015 99 5000 150000\n98000 5 11 2015 30 40 {state_payroll}\n"
    for area in ("98001", "98003"):
        lines += f"{area} 0 10 2015 40 900 27000\n{area} 5 10 2015 40 900 27000\n"
        lines += f"{area} 5 11 2015 10 N N\n{area} 5 21 2015 30 N N\n"
    panel = panel_of(lines)
    estimates = estimate(panel, bound(panel, ["98001", "98003"], [2015]))
    table = estimates.table[estimates.table["withheld"] & estimates.table["industry_code"].eq("11")]
    assert table["estimate_employment"].sum() <= 40.5 + 1e-6
    assert table["estimate_payroll"].sum() <= state_payroll + 0.5
    assert estimates.misfit["payroll"] < 1


@given(seeds, shares)
@settings(max_examples=40, deadline=None)
def test_estimates_of_some_of_a_states_counties_exceed_none_of_its_published_payrolls(seed, share):
    panel = random_panel(seed, share, state=True)
    some_counties = Panel(panel.table[panel.table["area_fips"].ne("98005")], panel.sources)
    bounds = bound(some_counties, ["98001", "98003"], [2015])
    assume(not bounds.violations)
    cells, filled = bounds.years[2015], estimate(some_counties, bounds).years[2015]["payroll"]
    (states,) = (each for each in cells.additions if each.axis == AREA)
    total = cells.intervals["payroll"].published[cells.parts.areas.index("98000")]
    added = filled[[cells.parts.areas.index(area) for area in ("98001", "98003")]].sum(axis=0)
    assert (added <= np.where(np.isnan(total) | ~states.heard[..., 0], np.inf, total) + 1).all()


def test_where_published_figures_contradict_each_other_estimates_stay_within_their_bounds():
    table = estimates_of(panel_of(COUNTY.replace("100 3000", "400 9900"))).table
    assert table["estimate_payroll"].between(table["lower_payroll"], table["upper_payroll"]).all()
