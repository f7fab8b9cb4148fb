"""Likely ranges and margins."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.measures.margins import likely_range, margin, shared_variance

amounts = st.floats(0, 1e6)


@given(amounts, amounts, st.floats(0, 1e12), amounts, amounts)
def test_a_likely_range_never_leaves_the_hard_bounds_and_never_crosses(known, rest, variance, less, more):
    low, high = max(known + rest - less, 0), known + rest + more
    likely_low, likely_high = likely_range(known, rest, variance, low, high)
    assert low <= likely_low <= likely_high <= high


def test_of_nothing_estimated_the_range_is_the_figure():
    assert likely_range(120, 0, 0, 120, 120) == (120, 120)


def test_a_wider_variance_makes_a_wider_range():
    narrow, wide = (likely_range(0, 100, variance, 0, 1000) for variance in (100, 900))
    assert wide[0] < narrow[0] < narrow[1] < wide[1]


@pytest.mark.parametrize(("best", "low", "high", "expected"), [(100, 90, 110, 0.1), (0, 0, 0, 0)])
def test_a_margin_is_half_the_range_as_a_share_of_the_best_value(best, low, high, expected):
    assert margin(best, low, high) == pytest.approx(expected)


def test_a_margin_of_a_best_value_of_zero_with_room_above_is_missing():
    assert np.isnan(margin(0, 0, 10))


def test_parts_of_a_published_total_cancel():
    """By simulation: independent parts given their sum."""
    own = np.array([4.0, 9.0, 25.0])
    told = shared_variance(own, np.zeros(3, int), np.zeros(1))
    projection = np.diag(own) - np.outer(own, own) / own.sum()
    assert told == pytest.approx(np.diag(projection))


def test_a_part_without_siblings_is_as_sure_as_its_total():
    assert shared_variance(np.array([7.0]), np.array([0]), np.array([2.0])).tolist() == [2]
