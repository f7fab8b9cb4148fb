"""The decision matrix of clusters whose numbers are known as ranges."""

import numpy as np
import pandas as pd
import pytest

from industry_clusters.analysis.clusters.matrix import COMPARED, decision_matrix
from industry_clusters.study import MatrixCriterion, MatrixMethod, OwnCriterion
from support.small_study import study

SIZE = MatrixCriterion.SIZE


def summary_of(low, best, high):
    """A summary in which every compared column has the same ranges."""
    names = [f"Cluster {number}" for number in range(1, len(best) + 1)]
    columns = {"cluster": names, "slot": range(1, len(best) + 1)}
    for column in COMPARED.values():
        columns |= {
            column: np.nan,
            f"best_{column}": best,
            f"likely_low_{column}": low,
            f"likely_high_{column}": high,
        }
    return pd.DataFrame(columns)


def matrix_of(low, best, high, **changes):
    return decision_matrix(summary_of(low, best, high), study(**changes)).set_index("cluster")


RANGED = matrix_of([400.0, 90, 60, 9], [400.0, 100, 90, 10], [400.0, 110, 120, 11])


def test_a_cluster_that_has_only_a_best_value_is_compared():
    assert RANGED.index.tolist() == ["Cluster 1", "Cluster 2", "Cluster 3", "Cluster 4"]


def test_clusters_stand_in_the_order_of_their_best_jobs():
    table = decision_matrix(summary_of([1.0, 150], [100.0, 200], [500.0, 250]), study())
    assert table["cluster"].tolist() == ["Cluster 2", "Cluster 1"]


def test_a_cluster_without_a_best_value_is_left_out():
    assert len(matrix_of([1.0, np.nan], [2.0, np.nan], [3.0, np.nan])) == 1


def test_ranks_have_the_range_that_likely_ends_leave_open():
    assert RANGED["rank_size"].tolist() == [1, 2, 3, 4]
    assert RANGED["low_rank_size"].tolist() == [1, 2, 2, 4]
    assert RANGED["high_rank_size"].tolist() == [1, 3, 3, 4]


def test_thirds_take_their_classes_from_the_ranks():
    table = matrix_of([30.0, 18, 15], [30.0, 20, 17], [30.0, 22, 19], matrix_method=MatrixMethod.THIRDS)
    assert table["class_size"].tolist() == [3, 2, 1]
    assert table["low_class_size"].tolist() == [3, 1, 1]
    assert table["high_class_size"].tolist() == [3, 2, 2]


def test_a_score_and_its_place_run_from_the_lowest_classes_to_the_highest():
    table = matrix_of(
        [30.0, 18, 15, 1], [30.0, 20, 17, 2], [30.0, 22, 19, 3], matrix_method=MatrixMethod.THIRDS
    )
    for end in ("low_", "high_", ""):
        assert table[f"{end}score"].tolist() == table[f"{end}class_size"].tolist()
    assert (table["low_place"] <= table["place"]).all()
    assert (table["place"] <= table["high_place"]).all()


def test_points_of_the_regions_own_have_no_range():
    own = OwnCriterion("Readiness", 1.0, {"Cluster 1": 3.0})
    table = matrix_of([1.0], [2.0], [3.0], own_criteria=(own,))
    assert table["low_score"].tolist() == table["high_score"].tolist() == table["score"].tolist()


@pytest.mark.parametrize("method", MatrixMethod)
def test_where_nothing_has_a_range_low_and_high_are_what_the_best_value_has(method):
    values = [400.0, 100, 100, 90, 10, 9, 8]
    table = matrix_of(values, values, values, matrix_method=method)
    for name in table.filter(regex="^(value|rank|class|score|place|stable)"):
        for end in ("low_", "high_"):
            pd.testing.assert_series_equal(
                table[end + name], table[name], check_names=False, check_dtype=False
            )


def test_an_end_that_differs_from_the_best_value_by_rounding_only_is_the_best_value():
    best = [3.0, 2.0, 1.0]
    table = matrix_of([value * (1 - 1e-13) for value in best], best, [value * (1 + 1e-13) for value in best])
    assert table["low_value_size"].tolist() == table["high_value_size"].tolist() == best


def test_growth_from_jobs_that_may_have_been_none_has_no_upper_end_and_may_rank_first():
    table = matrix_of([9.0, 1.0], [9.0, 2.0], [9.0, np.nan])
    assert table["low_rank_growth"].tolist() == [1, 1]
    assert table["high_rank_growth"].tolist() == [2, 2]


def test_a_region_without_clusters_has_an_empty_matrix_with_every_column():
    table = decision_matrix(summary_of([1.0], [1.0], [1.0]).iloc[:0], study())
    assert len(table) == 0
    assert {"place", "low_place", "high_stable", "low_class_pay"} <= set(table)
