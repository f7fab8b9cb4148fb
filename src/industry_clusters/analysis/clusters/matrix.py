"""Step 9: clusters side by side, ranked and parted into three, with the region's own weights.

Where a number of a cluster is not published, it is compared by its best value, and what its likely range leaves
open (rank, class, score, place) is worked out beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.classes import (
    class_range_by_breaks,
    class_range_by_thirds,
    natural_breaks,
    rank_range,
    ranks,
    thirds,
)
from industry_clusters.measures.scoring import top_three_range, top_three_share, weighted_score
from industry_clusters.study import MatrixCriterion, MatrixMethod

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from industry_clusters.study import Study

    Numbers = NDArray[np.float64]
    Classes = NDArray[np.int64]

COMPARED = {
    MatrixCriterion.SIZE: "employment_last",
    MatrixCriterion.CONCENTRATION: "quotient_last",
    MatrixCriterion.GROWTH: "growth",
    MatrixCriterion.PAY: "pay_last",
}
"""The column of the cluster summary that each of the method's four criteria looks at."""

CAREERS = {MatrixCriterion.CAREERS: "careers"}
"""The criterion that there is where occupations are known; all weightings leave it out."""

LETTERS = "-RYG"
"""Red, yellow and green by class; a dash for none."""

LEVELS = ("-", "Low", "Medium", "High")

AT_LOW, AT_HIGH = "low_", "high_"
"""Before a column's name: what it is with every cluster at the low end of its likely range, and at the high end."""

SNAP = 1e-9
"""An end this near the best value, as a share of it, is the best value: sums are added in more than one order."""

UNLIMITED = 1e9
"""Stands for an end that nothing limits, as of growth from jobs that may have been none; beyond every value compared."""


def decision_matrix(summary: pd.DataFrame, study: Study) -> pd.DataFrame:
    """Compare the clusters whose jobs are known or estimated.

    Parameters
    ----------
    summary
        The cluster summary, with the best value and the likely range of each column of :data:`COMPARED`, and of
        :data:`CAREERS` where occupations are known.
    study
        Method, weights and the region's own criteria.

    Returns
    -------
    DataFrame
        A row a cluster, most jobs first: ``value_``, ``rank_`` and ``class_`` of each criterion (3 green, 2 yellow,
        1 red, 0 missing), ``own_1`` … points of the region's own criteria, ``score`` (weighted mean of the points,
        1 to 3), ``place`` and ``stable`` (the share of weightings of the four criteria that leave the cluster in
        the top three). Each but ``own_`` has a ``low_`` and a ``high_`` beside it, the same number where all is
        published: the ends of the likely range, the best and the worst rank or place, the lowest and the highest
        class and score, and the shares of weightings that surely and that possibly leave it in the top three.
    """
    size = ends_of(COMPARED[MatrixCriterion.SIZE])[0]
    drawn = summary[summary[size].notna()].sort_values(size, ascending=False, kind="stable")
    table = drawn[["cluster", "slot"]].reset_index(drop=True)
    criteria = compared_in(summary)
    for criterion, column in criteria.items():
        compared = _compared(*_likely(drawn, column), study.matrix_method)
        table = table.assign(**{f"{name}_{criterion}": values for name, values in compared.items()})
    for number, own in enumerate(study.own_criteria, start=1):
        table[f"own_{number}"] = [max(own.points.get(name, 0.0), 0.0) for name in table["cluster"]]
    return _with_places(_with_scores(table, study, list(criteria)))


def compared_in(summary: pd.DataFrame) -> dict[MatrixCriterion, str]:
    """The criteria that a summary has a column of, with the column."""
    return COMPARED | (CAREERS if ends_of(CAREERS[MatrixCriterion.CAREERS])[0] in summary else {})


def ends_of(column: str) -> tuple[str, str, str]:
    """The names of a column's best value and of the ends of its likely range."""
    return f"best_{column}", f"likely_low_{column}", f"likely_high_{column}"


def _likely(drawn: pd.DataFrame, column: str) -> tuple[Numbers, Numbers, Numbers]:
    """Best value and likely ends; a missing end is one that nothing limits."""
    best, low, high = (drawn[name].to_numpy(np.float64) for name in ends_of(column))
    slack = SNAP * np.abs(best)
    low = np.where(best - low <= slack, best, np.where(np.isnan(low), -UNLIMITED, low))
    high = np.where(high - best <= slack, best, np.where(np.isnan(high), UNLIMITED, high))
    return best, np.where(np.isnan(best), np.nan, low), np.where(np.isnan(best), np.nan, high)


def _compared(
    best: Numbers, low: Numbers, high: Numbers, method: MatrixMethod
) -> dict[str, Numbers | Classes]:
    """Ranks and classes of one criterion, with their ranges."""
    low_rank, high_rank = rank_range(low, high)
    if method is MatrixMethod.NATURAL_BREAKS:
        classes, (low_class, high_class) = natural_breaks(best), class_range_by_breaks(best, low, high)
    else:
        classes, (low_class, high_class) = thirds(best), class_range_by_thirds(low, high)
    return {
        "value": best, "low_value": low, "high_value": high,
        "rank": ranks(best), "low_rank": low_rank, "high_rank": high_rank,
        "class": classes, "low_class": low_class, "high_class": high_class,
    }  # fmt: skip


def _points(table: pd.DataFrame, end: str, criteria: Iterable[MatrixCriterion], *further: str) -> Numbers:
    columns = [*(f"{end}class_{criterion}" for criterion in criteria), *further]
    return table[columns].to_numpy(np.float64)


def _with_scores(table: pd.DataFrame, study: Study, criteria: Sequence[MatrixCriterion]) -> pd.DataFrame:
    weights = [study.weights.get(criterion, criterion.default_weight) for criterion in criteria]
    weights += [own.weight for own in study.own_criteria]
    own = [f"own_{number}" for number in range(1, len(study.own_criteria) + 1)]
    return table.assign(
        **{
            f"{end}score": weighted_score(_points(table, end, criteria, *own), weights)
            for end in ("", AT_LOW, AT_HIGH)
        }
    )


def _with_places(table: pd.DataFrame) -> pd.DataFrame:
    columns: Sequence[str] = ("place", "low_place", "high_place", "stable", "low_stable", "high_stable")
    if table.empty:
        return table.assign(**dict.fromkeys(columns, 0.0))
    low, high = _points(table, AT_LOW, COMPARED), _points(table, AT_HIGH, COMPARED)
    places = ranks(table["score"]), *rank_range(table["low_score"], table["high_score"])
    shares = top_three_share(_points(table, "", COMPARED)), *top_three_range(low, high)
    return table.assign(**dict(zip(columns, (*places, *shares), strict=True)))
