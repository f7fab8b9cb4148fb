"""Clusters' figures as the study has them, each with its grade; the one door through which Part II reads numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from industry_clusters.measures.classes import natural_break_bounds
from industry_clusters.measures.concentration import location_quotient

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis

PUBLISHED, ESTIMATED, RANGE_ONLY, UNKNOWN = "published", "estimated", "range only", "not known"
COLUMNS = {"size": "employment_last", "concentration": "quotient_last", "growth": "growth", "pay": "pay_last"}
"""The column of the cluster summary that each criterion looks at."""
_ENDS = (("low", ("likely_low_{}", "low_{}")), ("high", ("likely_high_{}", "high_{}")))
"""Columns that hold the ends of a figure's range, where the analysis works them out."""


@dataclass(frozen=True)
class Figure:
    """One figure of a cluster.

    ``best`` is None where it is not known, ``low`` and ``high`` are None where nothing bounds it; all in the unit of the cluster summary (jobs,
    quotient, fraction a year, dollars). ``reason`` says why a figure is not known, or rests on an estimate.
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
    order = analysis.clusters.summary.sort_values(
        "employment_last", ascending=False, na_position="last", kind="stable"
    )
    return tuple(
        ClusterFigures(
            str(row["cluster"]),
            {criterion: _figure(row, column, analysis) for criterion, column in COLUMNS.items()},
            tuple(
                sorted(
                    members.loc[members["slot"].eq(row["slot"]) & members["counted"].eq(1), "industry_code"]
                )
            ),
        )
        for row in order.to_dict("records")
    )


def _figure(row: Mapping[Any, Any], column: str, analysis: Analysis) -> Figure:
    best = _known(row.get(column))
    low, high = (_end(row, column, names) for _, names in _ENDS)
    if low is None and high is None and column in ("employment_last", "quotient_last"):
        low, high = _limits(row, column, analysis)
    estimated = _known(row.get("estimated_last")) or 0.0
    given = str(row.get(f"grade_{column}", "") or "")
    if best is None:
        bounded = low is not None and high is not None
        return Figure(None, low, high, given or (RANGE_ONLY if bounded else UNKNOWN), _reason(row))
    if estimated > 0:
        return Figure(best, low, high, given or ESTIMATED, f"{estimated:.0%} of the jobs are estimated")
    return Figure(best, best if low is None else low, best if high is None else high, given or PUBLISHED)


def _known(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def _end(row: Mapping[Any, Any], column: str, names: tuple[str, ...]) -> float | None:
    return next((end for name in names if (end := _known(row.get(name.format(column)))) is not None), None)


def _limits(row: Mapping[Any, Any], column: str, analysis: Analysis) -> tuple[float | None, float | None]:
    """What published sums say of a cluster's jobs, and so of its quotient."""
    ends = _known(row.get("at_least_last")), _known(row.get("at_most_last"))
    if column == "employment_last":
        return ends
    marks, there = analysis.marks, _known(row.get("reference_last"))
    if there is None:
        return (None, None)
    low, high = (
        None
        if end is None
        else _known(float(location_quotient(end, marks.region_total_last, there, marks.reference_total_last)))
        for end in ends
    )
    return low, high


def _reason(row: Mapping[Any, Any]) -> str:
    members, known = int(row["members"]), int(row["known"])
    if members == 0:
        return "no industry of the study is in this cluster"
    if known < members:
        return f"{members - known} of {members} industries are not disclosed"
    return "the base year or the reference area has no figure"


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
