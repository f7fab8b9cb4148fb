"""Quotients beside a second reference area: the state beside the nation, wherever a quotient is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.figures import cut_offs_of
from industry_clusters.measures.concentration import location_quotient
from industry_clusters.measures.margins import Grade, grade

if TYPE_CHECKING:
    from industry_clusters.analysis.clusters.clusters import Clusters
    from industry_clusters.analysis.industries.benchmarks import Benchmarks
    from industry_clusters.analysis.references import Reference
    from industry_clusters.study import Study


OTHER_END = {"low": "high", "high": "low", "likely_low": "likely_high", "likely_high": "likely_low"}
ENDS = tuple(OTHER_END)


def second_reference(study: Study) -> str | None:
    """The first of the study's reference areas that is not the one in use; None where it has one only."""
    others = [code for code in study.references if code != study.reference]
    return others[0] if others else None


def second_quotients(
    table: pd.DataFrame, second: Reference | None, study: Study, marks: Benchmarks
) -> pd.DataFrame:
    """Add jobs in the second reference area with their ranges and grade, and ``quotient_second``, to a table of industries.

    The quotient is of the number that is shown: missing where that is, and where the second reference's jobs
    (``second_last``) are known as a range only, or its total is missing. Nothing is added without a second reference.
    """
    if second is None:
        return table
    year, codes = study.last_year, table["industry_code"]
    tables = {"second_last": second.read.best, "grade_second_last": second.read.grade}
    tables |= {f"{end}_second_last": getattr(second.read, end) for end in ENDS}
    found = {name: values[year].reindex(codes).to_numpy() for name, values in tables.items()}
    total = float(second.cells.totals[study.base_total]["employment"][year])
    quotient = location_quotient(
        table["employment_last"], marks.region_total_last, found["second_last"], total
    )
    shown = np.where(found["grade_second_last"] == Grade.RANGE_ONLY, np.nan, quotient)
    added = pd.DataFrame({**found, "quotient_second": shown}, index=table.index)
    return pd.concat([table, added], axis=1)


def with_second_reference(
    clusters: Clusters, second: Reference | None, study: Study, marks: Benchmarks
) -> Clusters:
    """Add the second reference's jobs to members and summary, and the quotient beside them, with its ranges, to the summary.

    ``second_last`` (jobs there) is missing where a counted member's is; ``grade_second_last`` says how well they are known, ``grade_second`` how well the quotient is;
    ``quotient_second`` is of best values. Without a second reference area the clusters are as they were.
    """
    if second is None:
        return clusters
    members, year = clusters.members, study.last_year
    counts = members["counted"].eq(1) & members["there_last"].eq(1)
    tables = {"": second.read.best} | {f"{end}_": getattr(second.read, end) for end in ENDS}
    there = {
        f"{end}second_last": table[year].reindex(members["industry_code"].tolist()).set_axis(members.index)
        for end, table in tables.items()
    }
    amounts = pd.DataFrame(there).where(counts, 0.0)
    sums = amounts.groupby(members["slot"]).sum(skipna=False)
    summary = clusters.summary
    sums = sums.reindex(summary["slot"]).set_axis(summary.index).mask(summary["members"].eq(0))
    summary = _with_quotients(pd.concat([summary, sums], axis=1), second, study, marks)
    return replace(clusters, members=pd.concat([members, amounts], axis=1), summary=summary)


def _with_quotients(
    summary: pd.DataFrame, second: Reference, study: Study, marks: Benchmarks
) -> pd.DataFrame:
    """The quotient beside the second reference: the fewest jobs beside the most there, and the most beside the fewest."""
    total = float(second.cells.totals[study.base_total]["employment"][study.last_year])

    def quotient(jobs: str, there: str) -> pd.Series:
        found = location_quotient(summary[jobs], marks.region_total_last, summary[there], total)
        return pd.Series(found, summary.index)

    columns = {"quotient_second": quotient("best_employment_last", "second_last")}
    for end, other in OTHER_END.items():
        columns[f"{end}_quotient_second"] = quotient(f"{end}_employment_last", f"{other}_second_last")
    best, ends = (
        summary["second_last"],
        (summary["likely_low_second_last"], summary["likely_high_second_last"]),
    )
    sure = summary["low_second_last"].eq(summary["high_second_last"])
    grades = pd.Series(grade(best, *ends, sure, cut_offs_of(study)), summary.index).mask(best.isna())
    columns["grade_second_last"] = grades
    columns["grade_second"] = pd.Series(np.fmax(grades, summary["grade_last"]), summary.index)
    return pd.concat([summary, pd.DataFrame(columns)], axis=1)
