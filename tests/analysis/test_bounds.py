import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.hierarchy import INDUSTRY, OWNERSHIP
from support.hierarchies import COUNTIES, economy, published, some
from support.masking import with_truth
from support.panels import UNMARKED, panel_of

KEYS = ["area_fips", "own_code", "industry_code", "year"]
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


def cell(panel, industry, area="98001", own="5"):
    table = bound(panel, [area], [2015]).table.set_index(["own_code", "industry_code"])
    return table.loc[own, industry].filter(regex="lower|upper").astype(float).tolist()


def panel_and_truth(seed, share, *, state=False):
    random = np.random.default_rng(seed)
    rows = economy(random, state=state)
    hidden = some(random, rows, share)
    return published(rows, hidden), rows[hidden]


def contained(table, truth):
    both = with_truth(table, truth)
    jobs = both["annual_avg_emplvl"].between(both["lower_employment"], both["upper_employment"])
    return (jobs & both["total_annual_wages"].between(both["lower_payroll"], both["upper_payroll"])).all()


def test_a_withheld_part_is_at_most_the_total_less_its_published_siblings():
    assert cell(panel_of(COUNTY), "111")[2:] == [0, 4000]


def test_rounding_leaves_a_job_and_a_half_where_three_published_figures_meet():
    assert cell(panel_of(COUNTY), "113")[:2] == [0, 151]


def test_the_only_part_withheld_is_known_but_for_rounding():
    assert cell(panel_of(COUNTY), "311") == [99, 101, 3000, 3000]


def test_a_published_part_of_a_withheld_total_is_its_least():
    panel = panel_of(COUNTY + "98001 5 3111 2015 3 40 1200\n98001 5 3112 2015 5 N N\n")
    assert cell(panel, "3112") == [59, 61, 1800, 1800]


def test_no_establishments_do_not_prove_a_zero_since_a_quarter_rounds_to_none():
    assert cell(panel_of(COUNTY.replace("2015 1  N", "2015 0  N")), "113")[2:] == [0, 4000]


def test_nothing_published_leaves_everything_open():
    panel = panel_of("98001 5 111 2015 7 N N\n98001 5 112 2015 1 N N")
    assert cell(panel, "111") == [0, np.inf, 0, np.inf]


def test_where_rows_are_left_out_unmarked_the_parts_there_do_not_raise_the_least_of_another():
    panel = panel_of("98001 5 11 1995 9 200 6000\n98001 5 111 1995 5 90 2000", UNMARKED)
    panel.table.loc[len(panel.table)] = ["98001", "5", "112", 1995, 4.0, np.nan, np.nan, "withheld", 0, 4]
    table = bound(panel, ["98001"], [1995]).table.set_index(["own_code", "industry_code"])
    assert table.loc[("5", "112"), ["lower_payroll", "upper_payroll"]].tolist() == [0, 4000]


def test_a_state_and_its_other_counties_bound_a_county():
    lines = "98000 0 10 2015 9 90 900\n98001 0 10 2015 4 40 400\n98003 0 10 2015 5 50 500\n"
    lines += "98000 5 10 2015 9 80 800\n98001 5 10 2015 4 N N\n98003 5 10 2015 5 50 500\n"
    assert cell(panel_of(lines), "10") == [29, 31, 300, 300]


def test_a_state_of_which_a_county_is_not_at_hand_still_says_at_most():
    lines = "98000 0 10 2015 9 99 990\n98001 0 10 2015 4 40 400\n98003 0 10 2015 5 50 500\n"
    lines += "98000 5 10 2015 9 80 800\n98001 5 10 2015 4 N N\n98003 5 10 2015 5 50 500\n"
    assert cell(panel_of(lines), "10")[2:] == [0, 300]


def test_parts_that_exceed_their_total_are_named_with_the_least_excess():
    panel = panel_of(COUNTY.replace("50  2000", "230 7000"))
    found = {
        (each.industry_code, each.measure, each.amount) for each in bound(panel, ["98001"], [2015]).violations
    }
    assert found == {("11", "employment", 29.0), ("11", "payroll", 1000.0)}


def test_a_violation_says_in_words_what_is_wrong_and_where():
    panel = panel_of(COUNTY.replace("50  2000", "50  7000"))
    assert bound(panel, ["98001"], [2015]).violations[0].sentence == (
        "industry 11, ownership 5, area 98001, 2015: the total's industries exceed it by 1,000 dollars of payroll at least"
    )


def test_a_relaxed_sum_bounds_each_part_by_the_total_and_the_violation_alone():
    assert cell(panel_of(COUNTY.replace("50  2000", "50  7000")), "111")[2:] == [0, 7000]


def test_parts_that_fall_short_of_their_total_are_named():
    panel = panel_of(COUNTY.replace("100 3000", "90  2500"))
    assert {each.amount for each in bound(panel, ["98001"], [2015]).violations} == {-8.5, -500.0}


@given(seeds, shares)
@settings(max_examples=60, deadline=None)
def test_the_truth_is_always_within_its_bounds(seed, share):
    panel, truth = panel_and_truth(seed, share)
    assert contained(bound(panel, panel.areas, [2015]).table, truth)


@given(seeds, shares)
@settings(max_examples=40, deadline=None)
def test_the_truth_is_always_within_its_bounds_where_a_state_crosses(seed, share):
    panel, truth = panel_and_truth(seed, share, state=True)
    assert contained(bound(panel, panel.areas, [2015]).table, truth)


@given(seeds, shares, st.booleans())
@settings(max_examples=40, deadline=None)
def test_figures_that_add_up_up_to_rounding_violate_nothing(seed, share, state):
    panel, _ = panel_and_truth(seed, share, state=state)
    assert bound(panel, panel.areas, [2015]).violations == ()


@given(seeds, shares, st.booleans())
@settings(max_examples=40, deadline=None)
def test_a_further_published_cell_never_widens_a_bound(seed, share, state):
    random = np.random.default_rng(seed)
    rows = economy(random, state=state)
    hidden = some(random, rows, share)
    fewer = hidden & (random.random(len(rows)) < 0.7)
    before, after = (bound(published(rows, each), list(COUNTIES), [2015]).table for each in (hidden, fewer))
    both = before.merge(after, on=KEYS, suffixes=("", "_after"))
    for measure in ("employment", "payroll"):
        assert (both[f"lower_{measure}_after"] >= both[f"lower_{measure}"]).all()
        assert (both[f"upper_{measure}_after"] <= both[f"upper_{measure}"]).all()


@pytest.mark.parametrize("seed", range(5))
def test_the_bounds_of_a_county_are_those_of_a_linear_programme(seed):
    panel, _ = panel_and_truth(seed, 0.6)
    bounds = bound(panel, [COUNTIES[0]], [2015])
    year, interval = bounds.years[2015], bounds.years[2015].intervals["payroll"]
    exact = linear_programme(year, interval.published[0])
    for own, code in np.argwhere(year.open[0]):
        expected = exact(own, code)
        assert [interval.low[0, own, code], interval.high[0, own, code]] == pytest.approx(expected, abs=0.5)


def linear_programme(year, published):
    """Least and most of one cell of a county under every sum at once."""
    from scipy.optimize import linprog  # noqa: PLC0415 - slow to load, and only here

    place = np.arange(published.size).reshape(published.shape)
    rows = []
    for addition in year.additions:
        for total, parts in _equations(addition, place, year):
            rows.append(np.zeros(place.size))
            rows[-1][total], rows[-1][parts] = -1, 1
    limits = [(0, None) if np.isnan(value) else (value, value) for value in published.ravel()]

    def exact(own, code):
        aim = np.zeros(place.size)
        aim[place[own, code]] = 1
        ends = [
            linprog(sign * aim, A_eq=np.array(rows), b_eq=np.zeros(len(rows)), bounds=limits)
            for sign in (1, -1)
        ]
        return [
            np.inf if end.fun is None else sign * end.fun for sign, end in zip((1, -1), ends, strict=True)
        ]

    return exact


def _equations(addition, place, year):
    axis_last = place if addition.axis == INDUSTRY else place.T
    for group, total in enumerate(addition.sums.totals):
        parts = addition.sums.parts[addition.sums.total_of_part == group]
        for line in np.argwhere(addition.complete[0][..., group])[:, 0]:
            if addition.axis != OWNERSHIP or line == 0:
                yield axis_last[line, total], axis_last[line, parts]


def test_a_contradiction_in_one_county_moves_no_bound_in_another():
    other = COUNTY.replace("98001", "98003")
    whole, broken = (
        bound(panel_of(text + other), ["98003"], [2015])
        for text in (COUNTY, COUNTY.replace("50  2000", "50  7000"))
    )
    assert whole.table.equals(broken.table)
