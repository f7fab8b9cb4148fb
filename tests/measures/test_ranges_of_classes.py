"""Ranks, classes and places where a value is known as a range: held against every way in which the values may lie."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.measures.classes import (
    class_range_by_breaks,
    class_range_by_thirds,
    natural_break_bounds,
    natural_break_cuts,
    natural_breaks,
    rank_range,
    ranks,
    thirds,
)
from industry_clusters.measures.scoring import lattice_scores, top_three_range, top_three_share

VALUES = [1.0, 2, 10, 11, 20, 21]
numbers = st.lists(st.floats(-1e6, 1e6) | st.just(float("nan")), min_size=1, max_size=12)
points = st.integers(1, 3)
ranges_of_points = st.lists(
    st.lists(st.tuples(points, points).map(sorted), min_size=2, max_size=2), min_size=1, max_size=5
)


@st.composite
def ranges(draw):
    """Low ends, best values and high ends."""
    table = np.sort(draw(st.lists(st.tuples(*[st.integers(0, 20)] * 3), min_size=1, max_size=8)), axis=1)
    return table.astype(float).T


def with_one(others, number, value):
    table = np.array(others)
    table[number] = value
    return table


@given(ranges())
def test_a_rank_is_best_at_the_own_high_end_with_all_others_at_their_low(table):
    low, _, high = table
    best = [ranks(with_one(low, number, high[number]))[number] for number in range(len(low))]
    assert rank_range(low, high)[0].tolist() == best


@given(ranges())
def test_a_rank_is_worst_at_the_own_low_end_with_all_others_at_their_high(table):
    low, _, high = table
    worst = [ranks(with_one(high, number, low[number]))[number] for number in range(len(low))]
    assert rank_range(low, high)[1].tolist() == worst


@given(numbers)
def test_a_range_without_width_has_the_rank_of_its_value(values):
    for rank in rank_range(values, values):
        np.testing.assert_array_equal(rank, ranks(values))


@given(numbers)
def test_a_range_without_width_has_the_class_of_its_value(values):
    for ends, classes in (
        (class_range_by_breaks(values, values, values), natural_breaks(values)),
        (class_range_by_thirds(values, values), thirds(values)),
    ):
        for end in ends:
            np.testing.assert_array_equal(end, classes)


@given(ranges())
def test_the_class_of_the_best_value_is_among_the_classes_of_its_range(table):
    low, best, high = table
    for (lowest, highest), classes in (
        (class_range_by_breaks(best, low, high), natural_breaks(best)),
        (class_range_by_thirds(low, high), thirds(best)),
    ):
        assert ((lowest <= classes) & (classes <= highest)).all()


def test_a_cut_is_halfway_between_the_last_value_of_a_class_and_the_first_of_the_next():
    assert natural_break_bounds(VALUES) == (10, 20)
    assert natural_break_cuts(VALUES) == (6, 15.5)


@pytest.mark.parametrize(("low", "classes"), [(15.6, (3, 3)), (15.4, (2, 3)), (6.1, (2, 3)), (5.9, (1, 3))])
def test_the_smallest_value_of_a_class_may_be_in_the_next_only_where_its_range_passes_the_cut(low, classes):
    lowest, highest = class_range_by_breaks(VALUES, with_one(VALUES, 4, low), VALUES)
    assert (lowest[4], highest[4]) == classes


def test_breaks_do_not_move_with_the_ranges():
    wide = class_range_by_breaks(VALUES, [0.0] * 6, [100.0] * 6)
    one_wide = class_range_by_breaks(VALUES, with_one(VALUES, 0, 0.0), with_one(VALUES, 0, 100.0))
    assert (wide[0][0], wide[1][0]) == (one_wide[0][0], one_wide[1][0]) == (1, 3)


def test_where_too_few_values_differ_the_classes_are_those_of_the_ranks():
    low, high = [5.0, 4.0, 1.0], [5.0, 6.0, 1.0]
    for ends in zip(
        class_range_by_breaks([5.0, 5.0, 1.0], low, high), class_range_by_thirds(low, high), strict=True
    ):
        np.testing.assert_array_equal(*ends)


def test_a_missing_value_has_no_rank_takes_none_from_others_and_has_no_class():
    low, high = [5.0, np.nan, 1.0], [6.0, np.nan, 7.0]
    best, worst = rank_range(low, high)
    np.testing.assert_array_equal(best, [1, np.nan, 1])
    np.testing.assert_array_equal(worst, [2, np.nan, 2])
    assert [end[1] for end in class_range_by_thirds(low, high)] == [0, 0]
    assert [end[1] for end in class_range_by_breaks([5.5, np.nan, 2.0], low, high)] == [0, 0]


def in_first_three(scores):
    """Under each weighting, the items that fewer than three others are above."""
    return (scores[:, None, :] > scores[:, :, None]).sum(axis=2) < 3


@given(ranges_of_points)
def test_surely_means_at_every_corner_of_the_ranges_and_possibly_at_one(table):
    ends = np.array(table)
    corners = [
        in_first_three(lattice_scores([item[:, end] for item, end in zip(ends, chosen, strict=True)]))
        for chosen in product((0, 1), repeat=len(ends))
    ]
    surely, possibly = top_three_range(ends[:, :, 0], ends[:, :, 1])
    np.testing.assert_array_equal(surely, np.all(corners, axis=0).mean(axis=0))
    np.testing.assert_array_equal(possibly, np.any(corners, axis=0).mean(axis=0))


@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=6))
def test_points_without_a_range_are_in_the_top_three_as_often_surely_as_possibly(table):
    for share in top_three_range(table, table):
        np.testing.assert_array_equal(share, top_three_share(table))


@pytest.mark.parametrize("count", [1, 2, 3])
def test_of_three_items_or_fewer_each_is_surely_in_the_top_three(count):
    surely, _ = top_three_range([[1, 1]] * count, [[3, 3]] * count)
    assert surely.tolist() == [1.0] * count
