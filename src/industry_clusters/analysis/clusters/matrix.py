"""Step 9: clusters side by side, ranked and parted into three, with the region's own weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.classes import natural_breaks, ranks, thirds
from industry_clusters.measures.scoring import top_three_share, weighted_score
from industry_clusters.study import MatrixCriterion, MatrixMethod

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.study import Study

COMPARED = {
    MatrixCriterion.SIZE: "employment_last",
    MatrixCriterion.CONCENTRATION: "quotient_last",
    MatrixCriterion.GROWTH: "growth",
    MatrixCriterion.PAY: "pay_last",
}
"""The column of the cluster summary that each criterion looks at."""

LETTERS = "-RYG"
"""Red, yellow and green by class; a dash for none."""

LEVELS = ("-", "Low", "Medium", "High")


def decision_matrix(summary: pd.DataFrame, study: Study) -> pd.DataFrame:
    """Compare the clusters whose jobs are known.

    Parameters
    ----------
    summary
        The cluster summary.
    study
        Method, weights and the region's own criteria.

    Returns
    -------
    DataFrame
        A row a cluster, largest first: ``value_``, ``rank_`` and ``class_`` of each criterion (3 green, 2 yellow,
        1 red, 0 missing), ``own_1`` … points of the region's own criteria, ``score`` (weighted mean of the points,
        1 to 3), ``place`` and ``stable`` (the share of weightings of the four criteria that leave the cluster in
        the top three).
    """
    drawn = summary[summary["employment_last"].notna()]
    drawn = drawn.sort_values("employment_last", ascending=False, kind="stable")
    table = drawn[["cluster", "shown", "slot"]].reset_index(drop=True)
    parted = natural_breaks if study.matrix_method is MatrixMethod.NATURAL_BREAKS else thirds
    for criterion, column in COMPARED.items():
        values = drawn[column].to_numpy(np.float64)
        table[f"value_{criterion}"] = values
        table[f"rank_{criterion}"] = ranks(values)
        table[f"class_{criterion}"] = parted(values)
    for number, own in enumerate(study.own_criteria, start=1):
        table[f"own_{number}"] = [max(own.points.get(name, 0.0), 0.0) for name in table["cluster"]]
    points = table[[f"class_{criterion}" for criterion in COMPARED]].to_numpy(np.float64)
    every = table[[name for name in table.columns if str(name).startswith(("class_", "own_"))]].to_numpy(
        np.float64
    )
    weights = [study.weights.get(criterion, 1.0) for criterion in COMPARED]
    table["score"] = weighted_score(every, [*weights, *(own.weight for own in study.own_criteria)])
    table["place"] = ranks(table["score"]) if len(table) else []
    table["stable"] = top_three_share(points) if len(table) else []
    return table
