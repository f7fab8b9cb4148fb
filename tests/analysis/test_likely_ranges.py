"""How sure estimates are: likely ranges of cells and sums, what an estimate rests on, and which method made it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.analysis.withheld import estimates as estimates_room
from industry_clusters.analysis.withheld import solved as solved_room
from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.cluster_bounds import cluster_bounds
from industry_clusters.analysis.withheld.estimates import CHEAP, FULL, estimate
from industry_clusters.analysis.withheld.hierarchy import INDUSTRY
from industry_clusters.analysis.withheld.pay_ranges import pay_range
from industry_clusters.analysis.withheld.ranges import (
    FURTHER_YEAR,
    NEIGHBORING_YEAR,
    NO_TOTAL,
    ONE_OF_SEVERAL,
    ONE_OF_TWO,
)
from industry_clusters.analysis.withheld.region_sums import region_estimates
from support.examples import at_most
from support.hierarchies import economy, published, some
from support.panels import panel_of
from support.programme import programme

seeds = st.integers(0, 2**32 - 1)
shares = st.floats(0.05, 0.9)
PRIVATE = ("5",)
METHODS = pytest.mark.parametrize("cheap", [False, True], ids=["full", "cheap"])


def county(*lines, year=2015, area="98001"):
    """A private county of 20 establishments, with lines of ``code establishments jobs payroll`` under sector 11."""
    head = f"{area} 0 10 {year} 20 300 9000\n{area} 5 10 {year} 20 300 9000\n{area} 5 11 {year} 20 300 9000\n"
    rows = (line.split() for line in lines)
    return head + "".join(f"{area} 5 {code} {year} {' '.join(counts)}\n" for code, *counts in rows)


def made(panel, **options):
    bounds = bound(panel, panel.areas, panel.years)
    return bounds, estimate(panel, bounds, **options)


def row(panel, code, year=2015, **options):
    table = made(panel, **options)[1].table
    return table[table["industry_code"].eq(code) & table["year"].eq(year) & table["withheld"]].iloc[0]


def random_panel(seed, share):
    random = np.random.default_rng(seed)
    rows = economy(random)
    return published(rows, some(random, rows, share))


@METHODS
@given(seed=seeds, share=shares)
@at_most(25)
def test_low_likely_low_best_likely_high_and_high_stand_in_order(cheap, seed, share):
    table = made(random_panel(seed, share), cheap=cheap)[1].table
    table = table[table["withheld"]]
    for measure in ("employment", "payroll"):
        order = [f"{name}_{measure}" for name in ("lower", "likely_low", "estimate", "likely_high", "upper")]
        steps = table[order].diff(axis=1).iloc[:, 1:]
        assert (steps >= -1e-6).all().all()


@METHODS
@given(seed=seeds, share=shares)
@at_most(25)
def test_a_regions_likely_range_lies_within_its_bounds(cheap, seed, share):
    bounds, estimates = made(random_panel(seed, share), cheap=cheap)
    table = region_estimates(bounds, estimates, PRIVATE, 3).dropna()
    assert (table["likely_low_employment"] <= table["estimate_employment"] + 1e-6).all()
    assert (table["estimate_employment"] <= table["likely_high_employment"] + 1e-6).all()


@given(seed=seeds, share=shares)
@at_most(15)
def test_a_group_a_cluster_of_that_group_and_a_region_of_one_county_have_one_range(seed, share):
    panel = random_panel(seed, share)
    bounds = bound(panel, [panel.areas[0]], [2015])
    estimates = estimate(panel, bounds)
    region = region_estimates(bounds, estimates, PRIVATE, 4).set_index("industry_code")
    cells = estimates.table[estimates.table["withheld"] & estimates.table["own_code"].eq("5")]
    codes = list(bounds.years[2015].parts.codes)
    for _, cell in cells[cells["industry_code"].str.len().eq(4)].iterrows():
        code = cell["industry_code"]
        assert region.loc[code, "likely_high_employment"] == pytest.approx(
            cell["likely_high_employment"], abs=1
        )
        chosen = np.array([[one == code for one in codes]])
        alone = estimates.ranges.variance(2015, "employment", PRIVATE, bounds.areas, chosen)[0]
        place = codes.index(code)
        assert alone == pytest.approx(
            estimates.ranges.cell_variance["employment", "5"][0, 0, place], rel=1e-3, abs=1e-3
        )


def test_a_published_region_has_no_range():
    panel = panel_of(county("111 10 100 3000", "112 10 200 6000"))
    table = region_estimates(*made(panel), PRIVATE, 3)
    assert table["likely_low_employment"].tolist() == table["likely_high_employment"].tolist() == [100, 200]


def test_what_is_published_of_a_sum_is_not_in_doubt():
    """Two siblings that add up to a published total: their sum is known, each of them is not."""
    panel = panel_of(county("111 5 N N", "112 10 N N", "113 5 100 3000"))
    bounds, estimates = made(panel)
    codes = list(bounds.years[2015].parts.codes)
    of_both = np.array([[code in ("111", "112") for code in codes]])
    of_one = np.array([[code == "111" for code in codes]])
    both, one = (
        estimates.ranges.variance(2015, "employment", PRIVATE, panel.areas, each)[0]
        for each in (of_both, of_one)
    )
    assert np.sqrt(both) < 5 < np.sqrt(one)


@METHODS
def test_a_sector_and_its_parts_have_the_same_doubt(cheap):
    lines = "98001 5 10 2015 20 300 9000\n98001 5 21 2015 6 60 2000\n98001 5 11 2015 8 N N\n98001 5 22 2015 6 N N\n"
    lines += "98001 5 111 2015 4 N N\n98001 5 112 2015 4 N N\n98001 0 10 2015 20 300 9000\n"
    bounds, estimates = made(panel_of(lines), cheap=cheap)
    codes = list(bounds.years[2015].parts.codes)
    whole, parts = (
        estimates.ranges.variance(
            2015, "employment", PRIVATE, bounds.areas, np.array([[code in each for code in codes]])
        )[0]
        for each in (("11",), ("111", "112"))
    )
    assert whole == pytest.approx(parts, rel=1e-6)


@pytest.mark.parametrize(
    ("other_year", "words"),
    [(2016, NEIGHBORING_YEAR), (2014, NEIGHBORING_YEAR), (2018, FURTHER_YEAR), (None, ONE_OF_TWO)],
)
def test_an_estimate_says_what_it_rests_on(other_year, words):
    lines = county("111 5 N N", "112 10 N N", "113 5 100 3000")
    if other_year:
        lines += county("111 5 60 1800", "112 10 140 4200", "113 5 100 3000", year=other_year)
    assert row(panel_of(lines), "111")["evidence"] == words


def test_an_own_figure_outside_of_the_window_is_no_evidence():
    """Of more than seven years three are solved together, with two on either side."""
    lines = county("111 5 60 1800", "112 10 140 4200", "113 5 100 3000", year=2004)
    for year in range(2005, 2016):
        lines += county("111 5 N N", "112 10 N N", "113 5 100 3000", year=year)
    panel = panel_of(lines)
    words = [row(panel, "111", year)["evidence"] for year in (2005, 2006, 2007, 2015)]
    assert words == [NEIGHBORING_YEAR, FURTHER_YEAR, ONE_OF_TWO, ONE_OF_TWO]
    assert row(panel, "111", 2015, cheap=True)["evidence"] == FURTHER_YEAR


def test_three_withheld_under_one_total_and_a_withheld_total_are_told_apart():
    lines = county("111 5 N N", "112 10 N N", "113 5 N N")
    assert row(panel_of(lines), "111")["evidence"] == ONE_OF_SEVERAL
    lines += "98001 5 1111 2015 3 N N\n98001 5 1112 2015 2 N N\n"
    assert row(panel_of(lines), "1111")["evidence"] == NO_TOTAL


def test_two_like_siblings_of_a_large_remainder_allow_two_answers_or_a_wide_range():
    found = row(panel_of(county("111 1 N N", "112 1 N N", "113 18 20 600")), "111")
    assert found["two_answers"] or found["likely_high_employment"] > 2 * found["likely_low_employment"]


def test_an_only_child_has_the_range_of_its_parent():
    panel = panel_of(county("111 5 N N", "1111 5 N N", "11111 5 N N", "112 10 N N", "1121 10 N N"))
    columns = [f"likely_{end}_{measure}" for end in ("low", "high") for measure in ("employment", "payroll")]
    parent, *children = (row(panel, code)[columns].astype(float) for code in ("111", "1111", "11111"))
    for child in children:
        assert child.tolist() == pytest.approx(parent.tolist(), rel=1e-6)


def test_parts_of_a_group_of_two_answers_say_so_too():
    lines = county("1111 1 N N", "1112 1 N N", "111 20 300 9000", "1113 18 20 600")
    lines += "98001 5 11111 2015 1 N N\n98001 5 11121 2015 1 N N\n"
    panel = panel_of(lines)
    for group, part in (("1111", "11111"), ("1112", "11121")):
        assert row(panel, group)["two_answers"] == row(panel, part)["two_answers"]


def test_the_method_is_named(monkeypatch):
    panel = panel_of(county("111 5 N N", "112 10 N N", "113 5 100 3000"))
    assert set(made(panel)[1].method.values()) == {FULL}
    assert set(made(panel, cheap=True)[1].method.values()) == {CHEAP}
    monkeypatch.setattr(estimates_room, "FULL_COUNTY_YEARS", 0)
    assert set(made(panel)[1].method.values()) == {CHEAP}


def test_a_county_of_which_an_ownership_cannot_be_solved_names_the_cheap_method(monkeypatch):
    lines = county("111 5 N N", "112 10 N N", "113 5 100 3000")
    lines += "98001 3 10 2015 9 70 2000\n98001 3 11 2015 5 N N\n98001 3 21 2015 4 N N\n"

    def solve(history, *_):
        if history.establishments[0, 0, 0] == 20:  # private
            raise np.linalg.LinAlgError
        return solved_room_solve(history, *_)

    solved_room_solve = solved_room.solve
    monkeypatch.setattr(solved_room, "solve", solve)
    assert made(panel_of(lines))[1].method == {"98001": CHEAP}


def test_estimates_are_the_same_each_time():
    panel = random_panel(7, 0.5)
    first, second = (made(panel)[1].table for _ in range(2))
    assert first.equals(second)


@METHODS
@pytest.mark.parametrize(
    "lines",
    [
        county("111 5 N N", "112 10 N N", "113 5 400 9900"),
        county("111 0 N N", "112 10 N N", "113 0 100 3000"),
        county("111 20 N N"),
        "98001 5 10 2015 20 N N\n98001 5 11 2015 12 N N\n98001 5 21 2015 8 N N\n98001 0 10 2015 20 N N\n",
        county("111 5 N N", "112 10 N N", "113 5 100 3000")
        + county("111 5 70 2100", "112 10 N N", "113 5 N N", year=2018),
        county("111 5 N N", "112 10 N N", "113 5 100 3000")
        + county("114 5 N N", "115 10 N N", "113 5 100 3000", year=2016),
    ],
    ids=[
        "a total below its published parts",
        "no establishments but jobs",
        "a single child",
        "everything withheld",
        "years missing in the middle",
        "codes of another NAICS",
    ],
)
def test_odd_data_have_an_answer_within_the_bounds(lines, cheap):
    table = made(panel_of(lines), cheap=cheap)[1].table
    table = table[table["withheld"]]
    for measure in ("employment", "payroll"):
        best = table[f"estimate_{measure}"]
        assert np.isfinite(best).all()
        assert best.between(table[f"lower_{measure}"] - 1e-6, table[f"upper_{measure}"] + 1e-6).all()


def test_a_total_that_is_only_the_sum_of_published_cells_is_said_and_not_used():
    panel = panel_of(county("111 209 N N", "112 10 N N", "113 5 300 9000"))
    bounds, estimates = made(panel)
    assert [each.industry_code for each in bounds.no_room] == ["11"]
    assert "not used" in bounds.no_room[0].sentence
    assert row(panel, "111")["estimate_employment"] > 0
    assert estimates.table["upper_employment"].max() > 0


@pytest.mark.parametrize("payroll", [0, 18000])
def test_a_total_that_leaves_jobs_bounds_the_others_whatever_its_payroll_says(payroll):
    """Files without payroll hold 0 in each row."""
    lines = county("111 9 N N", "112 10 N N", f"113 5 300 {payroll}")
    panel = panel_of(lines.replace("20 300 9000", f"20 600 {payroll}"))
    bounds = bound(panel, panel.areas, panel.years)
    assert bounds.no_room == ()
    assert bounds.table.set_index("industry_code").loc[["111", "112"], "upper_employment"].tolist() == [
        301,
        301,
    ]


def test_a_cell_of_one_establishment_may_have_paid_nothing():
    panel = panel_of(county("111 1 N N", "112 10 300 9000"))
    assert bound(panel, panel.areas, panel.years).no_room == ()


@METHODS
@given(seed=seeds, share=shares)
@at_most(25)
def test_pay_lies_in_its_likely_range_and_that_within_what_jobs_and_payroll_allow(cheap, seed, share):
    bounds, estimates = made(random_panel(seed, share), cheap=cheap)
    codes = np.eye(len(bounds.years[2015].parts.codes), dtype=bool)
    best, low, high = (each for each in pay_range(estimates.ranges, 2015, PRIVATE, codes))
    there = ~np.isnan(best)
    assert (low[there] <= best[there] + 1e-6).all()
    assert (best[there] <= high[there] + 1e-6).all()


def test_published_pay_has_no_range():
    bounds, estimates = made(panel_of(county("111 10 100 3000", "112 10 200 6000")))
    codes = [[code == "111" for code in bounds.years[2015].parts.codes]]
    assert np.ravel(pay_range(estimates.ranges, 2015, PRIVATE, np.array(codes))).tolist() == [30, 30, 30]


def test_what_is_not_sure_of_jobs_cancels_in_pay():
    """Two siblings of a published total: neither jobs nor payroll of one are known well, its pay is known better."""
    bounds, estimates = made(panel_of(county("111 5 N N", "112 10 N N", "113 5 100 3000")))
    codes = np.array([[code == "111" for code in bounds.years[2015].parts.codes]])
    best, low, high = (each[0] for each in pay_range(estimates.ranges, 2015, PRIVATE, codes))
    row_of = estimates.table[estimates.table["industry_code"].eq("111")].iloc[0]
    wider = row_of["likely_high_payroll"] / row_of["likely_low_payroll"]
    assert high / low < wider
    assert low < best < high


@METHODS
def test_of_an_unpublished_cell_under_a_published_total_the_published_parts_are_sure(cheap):
    """A withheld subsector under a published sector: of its two groups one is published, and in no doubt."""
    lines = (
        county("111 12 N N", "112 5 N N", "113 3 40 1200")
        + "98001 5 1111 2015 6 120 3600\n98001 5 1112 2015 6 N N\n"
    )
    found = row(panel_of(lines), "111", cheap=cheap)
    assert found["likely_low_employment"] >= 120


@given(seeds, shares)
@at_most(25)
def test_bounds_of_a_cluster_are_those_of_a_linear_programme(seed, share):
    panel = random_panel(seed, share)
    area = panel.areas[0]
    bounds = bound(panel, [area], [2015])
    codes = bounds.years[2015].parts.codes
    groups = [place for place, code in enumerate(codes) if len(code) == 4]
    members = np.zeros((1, len(codes)), dtype=bool)
    members[0, np.random.default_rng(seed).permutation(groups)[: len(groups) // 2]] = True
    low, high = cluster_bounds(bounds, PRIVATE, 2015, "payroll", members)
    least, most = programme(bounds, 2015, members[0], INDUSTRY)
    assert low[0] <= least + 1
    assert high[0] >= most - 1
    if np.isfinite(most):
        assert (low[0], high[0]) == pytest.approx((least, most), abs=1.5)


def bounds_of_cluster(lines, *members):
    bounds = bound(panel_of(lines), ["98001"], [2015])
    codes = np.array([[code in members for code in bounds.years[2015].parts.codes]])
    low, high = cluster_bounds(bounds, PRIVATE, 2015, "payroll", codes)
    return low[0], high[0]


def test_what_a_total_holds_beside_its_listed_parts_belongs_to_no_cluster():
    """Establishments do not tell that 1111 is all of 111, so that it need not hold all of it."""
    lines = county("111 15 300 6000", "112 5 N N", "1111 5 N N")
    assert bounds_of_cluster(lines, "1111") == (0, 6000)
    assert bounds_of_cluster(lines, "1111", "112") == (3000, 9000)


def test_a_cluster_of_data_without_wider_industries_is_the_sum_of_its_members():
    lines = "98001 5 1111 2015 5 60 2000\n98001 5 1112 2015 5 N N\n98001 5 2111 2015 5 70 3000\n"
    assert bounds_of_cluster(lines, "1111", "2111") == (5000, 5000)
    assert bounds_of_cluster(lines, "1111", "1112") == (2000, np.inf)


@pytest.mark.parametrize(
    "lines",
    [
        county("111 5 N N", "112 209 N N", "113 5 300 9000"),
        county("111 5 N N", "112 10 200 8000", "113 5 100 3000"),
    ],
    ids=["a total that is only the sum of published cells", "parts above their total"],
)
def test_a_sum_that_does_not_hold_bounds_no_cluster(lines):
    low, high = bounds_of_cluster(lines, "111", "113")
    best = made(panel_of(lines))[1].years[2015]["payroll"][0, -1]
    codes = bound(panel_of(lines), ["98001"], [2015]).years[2015].parts.codes
    assert low <= sum(best[list(codes).index(code)] for code in ("111", "113")) <= high
    assert low == (9000 if "209" in lines else 3000)
