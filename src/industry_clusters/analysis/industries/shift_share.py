"""Why jobs changed: shift-share effects of each industry group and of each cluster."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.measures.margins import LIKELY
from industry_clusters.measures.ratio import ratio
from industry_clusters.measures.shift_share import (
    competitive_effect,
    industry_mix_effect,
    national_growth_effect,
)
from industry_clusters.study import Reading

if TYPE_CHECKING:
    from industry_clusters.analysis.clusters.clusters import Clusters
    from industry_clusters.analysis.industries.benchmarks import Benchmarks

EFFECTS = ("national_effect", "mix_effect", "competitive_effect")
"""In jobs; they add up to the change."""


def industry_effects(table: pd.DataFrame, marks: Benchmarks) -> pd.DataFrame:
    """The three effects of each row of the NAICS table; missing where an amount that they need is.

    The growth of all jobs is that of the reference area's base total. The competitive effect, the region's own, has its best value
    and its likely range too, by interval arithmetic.
    """
    first, last = table["employment_first"], table["employment_last"]
    there = (table["reference_first"], table["reference_last"])
    totals = (marks.reference_total_first, marks.reference_total_last)
    best = (table["best_employment_first"], table["best_employment_last"])
    least, most = (
        [table[f"likely_{end}_employment_{year}"] for year in ("first", "last")] for end in ("low", "high")
    )
    return table[
        [
            "industry_code",
            "industry_title",
            "employment_first",
            "employment_last",
            "employment_change",
            "grade",
        ]
    ].assign(
        national_effect=national_growth_effect(first, *totals),
        mix_effect=industry_mix_effect(first, *there, *totals),
        competitive_effect=competitive_effect(first, last, *there),
        best_competitive_effect=competitive_effect(*best, *there),
        likely_low_competitive_effect=competitive_effect(most[0], least[1], *there),
        likely_high_competitive_effect=competitive_effect(least[0], most[1], *there),
    )


def with_effects(clusters: Clusters, table: pd.DataFrame, marks: Benchmarks, reading: Reading) -> Clusters:
    """Add the effects to the summary: sums over the members, each with its own industry's growth.

    ``expected_last`` is what the members' jobs would be, had each grown as its industry did in the reference area. A
    member on which the cluster's jobs rest and whose effect is missing leaves the cluster's missing, and so do first jobs of
    which a range is known only: every effect rests on them. Each effect has its best
    value and its likely range (jobs): the members' variances added, within what their bounds allow.
    """
    members, summary = clusters.members.copy(), clusters.summary
    found = table.set_index("industry_code").reindex(members["industry_code"])
    counted = members["counted"].eq(1)
    expected = found["best_employment_first"] * ratio(found["reference_last"], found["reference_first"])
    members["expected_last"] = expected.set_axis(members.index).where(counted, 0.0)
    pace = pd.Series(ratio(members["reference_last"], members["reference_first"]), members.index)
    members["pace"] = pace.where(counted, 0.0).fillna(0.0)
    by_slot = members.groupby("slot")["expected_last"].agg(lambda jobs: jobs.sum(skipna=False))
    sums = summary["slot"].map(by_slot).where(summary["members"].gt(0))
    growth = float(ratio(marks.reference_total_last, marks.reference_total_first))
    first = summary["best_employment_first"]
    summary = summary.assign(
        expected_last=sums,
        national_effect=summary["employment_first"] * (growth - 1),
        mix_effect=sums - summary["employment_first"] * growth,
        competitive_effect=(summary["employment_last"] - sums).where(summary["employment_first"].notna()),
        best_national_effect=first * (growth - 1),
        best_mix_effect=sums - first * growth,
        best_competitive_effect=summary["best_employment_last"] - sums,
    )
    return replace(
        clusters,
        members=members,
        summary=pd.concat([summary, pd.DataFrame(_likely(members, summary, growth, reading))], axis=1).copy(),
    )


def _likely(
    members: pd.DataFrame, summary: pd.DataFrame, growth: float, reading: Reading
) -> dict[str, pd.Series]:
    """Likely ends of the clusters' effects."""
    ends = summary[["likely_low_employment_first", "likely_high_employment_first"]] * (growth - 1)
    low, high = ends.min(axis=1, skipna=False), ends.max(axis=1, skipna=False)
    mix = _weighted(members, summary, members["pace"] - growth, summary["best_mix_effect"], reading)
    expected = _weighted(members, summary, members["pace"], summary["expected_last"], reading)
    least, most = (summary[f"likely_{end}_employment_last"] for end in ("low", "high"))
    return {
        "likely_low_national_effect": low, "likely_high_national_effect": high,
        "likely_low_mix_effect": mix[0], "likely_high_mix_effect": mix[1],
        "likely_low_expected": expected[0], "likely_high_expected": expected[1],
        "likely_low_competitive_effect": least - expected[1], "likely_high_competitive_effect": most - expected[0],
    }  # fmt: skip


def _weighted(
    members: pd.DataFrame, summary: pd.DataFrame, weights: pd.Series, best: pd.Series, reading: Reading
) -> tuple[pd.Series, pd.Series]:
    """The likely range of the members' first jobs, weighted and added up."""
    if reading is Reading.PUBLISHED:
        return best, best

    def added(values: pd.Series) -> pd.Series:
        return summary["slot"].map(values.groupby(members["slot"]).sum()).where(best.notna())

    up, down = weights.clip(lower=0), weights.clip(upper=0)
    low = added(members["low_first"] * up + members["high_first"] * down)
    high = added(members["high_first"] * up + members["low_first"] * down)
    if reading is Reading.CERTAIN:
        return low, high
    width = LIKELY * np.sqrt(added(members["variance_first"] * np.square(weights)))
    return np.maximum(low, best - width), np.minimum(high, best + width)
