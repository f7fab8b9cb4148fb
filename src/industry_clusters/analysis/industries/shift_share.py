"""Why jobs changed: shift-share effects of each industry group and of each cluster."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.measures.ratio import ratio
from industry_clusters.measures.shift_share import (
    competitive_effect,
    industry_mix_effect,
    national_growth_effect,
)

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.analysis.clusters.clusters import Clusters
    from industry_clusters.analysis.industries.benchmarks import Benchmarks

EFFECTS = ("national_effect", "mix_effect", "competitive_effect")
"""In jobs; they add up to the change."""


def industry_effects(table: pd.DataFrame, marks: Benchmarks) -> pd.DataFrame:
    """The three effects of each row of the NAICS table; missing where an amount that they need is.

    The growth of all jobs is that of the reference area's base total.
    """
    first, last = table["employment_first"], table["employment_last"]
    there = (table["reference_first"], table["reference_last"])
    totals = (marks.reference_total_first, marks.reference_total_last)
    return table[
        ["industry_code", "industry_title", "employment_first", "employment_last", "employment_change"]
    ].assign(
        national_effect=national_growth_effect(first, *totals),
        mix_effect=industry_mix_effect(first, *there, *totals),
        competitive_effect=competitive_effect(first, last, *there),
    )


def with_effects(clusters: Clusters, table: pd.DataFrame, marks: Benchmarks) -> Clusters:
    """Add the effects to the summary: sums over the members, each with its own industry's growth.

    ``expected_last`` is what the members' jobs would be, had each grown as its industry did in the reference area. A
    member on which the cluster's jobs rest and whose effect is missing leaves the cluster's missing.
    """
    members, summary = clusters.members.copy(), clusters.summary
    found = table.set_index("industry_code").reindex(members["industry_code"])
    expected = found["best_employment_first"] * ratio(found["reference_last"], found["reference_first"])
    members["expected_last"] = expected.set_axis(members.index).where(members["counted"].eq(1), 0.0)
    by_slot = members.groupby("slot")["expected_last"].agg(lambda jobs: jobs.sum(skipna=False))
    sums = summary["slot"].map(by_slot).where(summary["members"].gt(0))
    growth = ratio(marks.reference_total_last, marks.reference_total_first)
    summary = summary.assign(
        expected_last=sums,
        national_effect=summary["employment_first"] * (growth - 1),
        mix_effect=sums - summary["employment_first"] * growth,
        competitive_effect=summary["employment_last"] - sums,
    )
    return replace(clusters, members=members, summary=summary)
