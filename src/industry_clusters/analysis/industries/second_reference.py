"""Quotients beside a second reference area: the state beside the nation, wherever a quotient is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.measures.concentration import location_quotient

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.analysis.clusters.clusters import Clusters
    from industry_clusters.analysis.industries.benchmarks import Benchmarks
    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.study import Study


def second_reference(study: Study) -> str | None:
    """The first of the study's reference areas that is not the one in use; None where it has one only."""
    others = [code for code in study.references if code != study.reference]
    return others[0] if others else None


def second_quotients(
    table: pd.DataFrame, second: Cells | None, study: Study, marks: Benchmarks
) -> pd.DataFrame:
    """Add ``second_last`` (jobs there) and ``quotient_second`` to a table of industries; nothing without a second reference.

    Of the number that is shown: missing where that is, and where the second reference's jobs or total are.
    """
    if second is None:
        return table
    there = second.employment[study.last_year].reindex(table["industry_code"]).to_numpy()
    total = float(second.totals[study.base_total]["employment"][study.last_year])
    quotient = location_quotient(table["employment_last"], marks.region_total_last, there, total)
    return table.assign(second_last=there, quotient_second=quotient)


def with_second_reference(
    clusters: Clusters, second: Cells | None, study: Study, marks: Benchmarks
) -> Clusters:
    """Add ``second_last`` (jobs there) to members and summary, and ``quotient_second`` to the summary.

    Missing where a counted member is missing there; the quotient is of best values. Without a second reference area the clusters are as they were.
    """
    if second is None:
        return clusters
    members = clusters.members.copy()
    codes = members["industry_code"].tolist()
    there = second.employment[study.last_year].reindex(codes).set_axis(members.index)
    members["second_last"] = there.where(members["counted"].eq(1) & members["there_last"].eq(1), 0.0)
    slots = clusters.summary["slot"]
    used = members.groupby("slot")["second_last"]
    sums = slots.map(used.agg(lambda jobs: jobs.sum(skipna=False)))
    total = float(second.totals[study.base_total]["employment"][study.last_year])
    summary = clusters.summary
    sums = sums.mask(summary["members"].eq(0))
    quotient = location_quotient(summary["best_employment_last"], marks.region_total_last, sums, total)
    summary = summary.assign(second_last=sums, quotient_second=quotient)
    return replace(clusters, members=members, summary=summary)
