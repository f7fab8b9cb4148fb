"""Classes for the decision matrix: the guide's eleven clusters are the answer key."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from golden.figures import figure
from industry_clusters.measures.classes import natural_break_bounds, natural_breaks, ranks, thirds
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.ratio import ratio
from industry_clusters.measures.scoring import top_three_share, weight_lattice, weighted_score

ROWS = figure("6b")
JOBS = {year: np.array([float(row[f"jobs_{year}"]) for row in ROWS]) for year in (1990, 2003)}
CRITERIA = {
    "size": JOBS[2003],
    "quotient": np.array([float(row["quotient_2003"]) for row in ROWS]),
    "growth": average_annual_growth_rate(JOBS[1990], JOBS[2003], 13),
    "pay": np.array([float(row["pay_2003"]) for row in ROWS]),
}
BOUNDS = {
    "size": (66_370, 127_560),
    "quotient": (0.94, 1.29),
    "growth": (0.0266, 0.0395),
    "pay": (29_722, 41_317),
}


@pytest.mark.parametrize("criterion", CRITERIA)
def test_natural_breaks_of_the_guides_clusters_start_where_the_answer_key_says(criterion):
    np.testing.assert_allclose(natural_break_bounds(CRITERIA[criterion]), BOUNDS[criterion], atol=6e-5)


def test_natural_breaks_and_thirds_differ_in_14_of_the_guides_44_cells():
    assert sum((natural_breaks(values) != thirds(values)).sum() for values in CRITERIA.values()) == 14


def test_ranks_are_of_unrounded_values():
    names = [row["cluster"] for row in ROWS]
    rank = dict(zip(names, ranks(CRITERIA["growth"]), strict=True))
    assert (rank["Health and Biomedicine"], rank["Personal Services"]) == (2, 3)  # both print 4.0 %


numbers = st.lists(st.floats(-1e6, 1e6) | st.just(float("nan")), min_size=1, max_size=30)


@given(numbers)
def test_a_larger_value_never_has_a_lower_class(values):
    table = np.array(values)
    for classes in (natural_breaks(table), thirds(table)):
        order = np.argsort(table[~np.isnan(table)])
        assert (np.diff(classes[~np.isnan(table)][order]) >= 0).all()


@given(numbers)
def test_only_a_missing_value_has_no_class(values):
    table = np.array(values)
    for classes in (natural_breaks(table), thirds(table)):
        assert ((classes == 0) == np.isnan(table)).all()


@given(st.lists(st.integers(-1000, 1000), min_size=3, max_size=14, unique=True))
def test_no_other_cut_into_three_has_less_spread(values):
    table = np.sort(np.array(values, float))

    def spread(first, second):
        return sum(((part - part.mean()) ** 2).sum() for part in np.split(table, [first, second]))

    middle, high = np.searchsorted(table, natural_break_bounds(table))
    best = min(spread(i, j) for i in range(1, len(table) - 1) for j in range(i + 1, len(table)))
    assert spread(middle, high) <= best + 1e-6


@pytest.mark.parametrize("values", [[0.0, 3.2e-97, 1.3e-260], [0.0, 1.06e-26, -1.0], [1e6, 0.0, 5e-324]])
def test_values_too_close_for_squares_to_tell_apart_are_parted_by_thirds(values):
    assert natural_breaks(values).tolist() == thirds(values).tolist()


def test_equal_values_share_a_class():
    assert len(set(thirds([5, 5, 5, 1]))) == 2
    assert set(natural_breaks([5.0, 5.0])) == set(thirds([5.0, 5.0]))


def test_a_missing_point_leaves_its_weight_to_the_others():
    assert weighted_score([[3, 0]], [1, 5])[0] == 3


def test_weights_that_are_all_zero_give_no_score():
    assert np.isnan(weighted_score([[3, 2]], [0, 0])[0])


def test_every_weighting_of_the_lattice_adds_up_to_the_same():
    assert (weight_lattice(4).sum(axis=1) == 5).all()


def test_the_best_in_everything_stays_in_the_top_three_whatever_the_weights():
    points = [[3, 3, 3, 3], [1, 1, 1, 2], [2, 1, 1, 1], [1, 2, 1, 1], [1, 1, 2, 1]]
    assert top_three_share(points)[0] == 1


def test_values_whose_squares_have_no_room_are_in_thirds():
    assert natural_breaks([1.0, 2.0, 1e308]).tolist() == [1, 2, 3]
    assert (
        natural_breaks([1e308, -1e308, 3.0, 4.0, 5.0, 6.0]).tolist()
        == thirds([1e308, -1e308, 3, 4, 5, 6]).tolist()
    )


def test_a_quotient_too_large_for_a_number_is_missing():
    assert np.isnan(ratio(1e308, 1e-10))
    assert np.isnan(ratio(1.0, ratio(1e308, 1e-10)))
