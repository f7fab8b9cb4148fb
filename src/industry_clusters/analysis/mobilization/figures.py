"""Clusters' figures as the study has them, each with its grade; the one door through which Part II reads numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from industry_clusters.analysis.clusters.cluster_reasons import with_cluster_reasons
from industry_clusters.analysis.rows import records
from industry_clusters.measures.classes import natural_break_bounds
from industry_clusters.measures.margins import Grade

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis

UNKNOWN = "not known"
COLUMNS = {"size": "employment_last", "concentration": "quotient_last", "growth": "growth", "pay": "pay_last"}
"""The column of the cluster summary that each criterion looks at."""
_YEARS = {"growth": ("first", "last")}
"""The years whose jobs a figure rests on, where that is not the last alone."""


@dataclass(frozen=True)
class Figure:
    """One figure of a cluster.

    ``best`` is None where the study shows no number, ``low`` and ``high`` (its likely range) are None where nothing bounds it; all in the unit
    of the cluster summary (jobs, quotient, fraction a year, dollars). ``grade`` is that of the jobs it rests on: published, close,
    rough, range only, or not known. ``reason`` says why there is no number.
    """

    best: float | None
    low: float | None
    high: float | None
    grade: str
    reason: str = ""


@dataclass(frozen=True)
class ClusterFigures:
    """A cluster's figures by criterion, and the industries it is made of."""

    cluster: str
    figures: Mapping[str, Figure]
    codes: tuple[str, ...]


def cluster_figures(analysis: Analysis) -> tuple[ClusterFigures, ...]:
    """Read the figures of every cluster of a study, the largest first and those of unknown size last.

    A figure that the analysis leaves missing stays missing, with its reason; it is never 0.
    """
    members = analysis.clusters.members
    summary = with_cluster_reasons(analysis.clusters.summary, analysis.study)
    order = summary.sort_values("employment_last", ascending=False, na_position="last", kind="stable")
    return tuple(
        ClusterFigures(
            str(row["cluster"]),
            {criterion: _figure(row, column) for criterion, column in COLUMNS.items()},
            tuple(
                sorted(
                    members.loc[members["slot"].eq(row["slot"]) & members["counted"].eq(1), "industry_code"]
                )
            ),
        )
        for row in records(order)
    )


def _figure(row: Mapping[Any, Any], column: str) -> Figure:
    best = _known(row[column])
    low, high = (_known(row[f"likely_{end}_{column}"]) for end in ("low", "high"))
    if best is not None:
        low, high = best if low is None else low, best if high is None else high
    bounded = best is not None or (low is not None and high is not None)
    return Figure(best, low, high, _grade(row, column) if bounded else UNKNOWN, _reason(row, column, best))


def _grade(row: Mapping[Any, Any], column: str) -> str:
    """The worse grade of the jobs that a figure rests on."""
    grades = [_known(row[f"grade_{year}"]) for year in _YEARS.get(column, ("last",))]
    known = [one for one in grades if one is not None]
    return Grade(int(max(known))).label if len(known) == len(grades) else Grade.RANGE_ONLY.label


def _reason(row: Mapping[Any, Any], column: str, best: float | None) -> str:
    if best is not None:
        return ""
    return str(row[f"reason_{column}"]) or "shown as a range: too rough for one number"


def _known(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def class_bounds(figures: tuple[ClusterFigures, ...], criterion: str) -> tuple[float | None, float | None]:
    """Lower bounds of medium and high among the clusters' best figures; None where fewer than three differ."""
    values = [one.figures[criterion].best for one in figures]
    medium, high = natural_break_bounds([np.nan if value is None else value for value in values])
    return _known(medium), _known(high)


def components(analysis: Analysis) -> pd.DataFrame:
    """Industries of each cluster's map: ``cluster``, ``title``, ``code``, ``part`` (its role), ``jobs`` (NaN: not disclosed)."""
    rows = analysis.clusters.members
    rows = rows[rows["counted"].eq(1)]
    table = analysis.naics_table.set_index("industry_code")["industry_title"]
    return rows.assign(
        title=rows["industry_code"].map(table).fillna("").to_numpy(),
        part=rows["role"],
        jobs=rows["employment_last"],
    ).rename(columns={"industry_code": "code"})[["cluster", "title", "code", "part", "jobs"]]
