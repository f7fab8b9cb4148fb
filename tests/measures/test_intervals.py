import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.measures.intervals import Sums, narrow_parts, narrow_totals, shared_out, violation

FAMILY = Sums.of({0: [1, 2]})
WHOLE = np.array([True])
NONE = np.array([0.0])
weights = st.lists(
    st.tuples(st.floats(0.01, 1e6), st.floats(0, 1e6), st.floats(0, 1e6)), min_size=1, max_size=8
)


def ends(*pairs):
    return tuple(np.array(each, dtype=float) for each in zip(*pairs, strict=True))


def test_a_total_narrows_to_what_its_parts_add_up_to():
    low, high = ends((0, 100), (10, 20), (5, 30))
    narrow_totals(low, high, FAMILY, WHOLE, NONE != 0)
    assert (low[0], high[0]) == (15, 50)


def test_a_total_with_parts_unknown_is_at_least_their_sum_and_no_less_than_before_at_most():
    low, high = ends((0, 100), (10, 20), (5, 30))
    narrow_totals(low, high, FAMILY, ~WHOLE, NONE != 0)
    assert (low[0], high[0]) == (15, 100)


def test_parts_narrow_to_the_total_less_the_other():
    low, high = ends((40, 50), (10, 30), (0, np.inf))
    narrow_parts(low, high, FAMILY, WHOLE, NONE)
    assert (low.tolist(), high.tolist()) == ([40, 10, 10], [50, 30, 40])


def test_a_part_whose_sibling_is_endless_has_no_new_least():
    low, high = ends((40, 50), (0, np.inf), (0, np.inf))
    narrow_parts(low, high, FAMILY, WHOLE, NONE)
    assert (low[1:].tolist(), high[1:].tolist()) == ([0, 0], [50, 50])


@pytest.mark.parametrize(("part", "amount"), [((70, 70), 20.0), ((10, 10), -10.0), ((20, 30), 0.0)])
def test_a_violation_is_the_least_excess_or_shortfall(part, amount):
    low, high = ends((50, 50), part, (0, 30))
    assert violation(low, high, FAMILY, WHOLE).tolist() == [amount]


def test_parts_that_are_not_all_there_may_fall_short():
    low, high = ends((50, 50), (10, 10), (0, 30))
    assert violation(low, high, FAMILY, ~WHOLE).tolist() == [0]


@given(weights, st.floats(0, 1))
def test_shares_add_up_to_any_target_that_the_bounds_allow_and_keep_to_them(cells, where):
    weight, one, other = (np.array(each) for each in zip(*cells, strict=True))
    low, high = np.minimum(one, other), np.maximum(one, other)
    target = low.sum() + where * (high.sum() - low.sum())
    shares = shared_out(np.array([target]), weight, low, high, np.zeros(len(cells), dtype=int))
    assert shares.sum() == pytest.approx(target, rel=1e-9, abs=1e-6)
    assert ((low <= shares) & (shares <= high)).all()


def test_a_target_beyond_the_bounds_is_met_as_far_as_they_allow():
    shares = shared_out(
        np.array([100.0]), np.ones(2), np.zeros(2), np.array([10.0, 20.0]), np.zeros(2, dtype=int)
    )
    assert shares.tolist() == [10, 20]
