"""Step 6: industry groups become clusters. Every figure of a cluster is made of sums, never of averages of rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.industry_table import ESTIMATED_MARK, LIMITS
from industry_clusters.measures.concentration import location_quotient, location_quotient_percent_change
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.pay import average_pay
from industry_clusters.measures.ratio import ratio
from industry_clusters.study import ClusterBasis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.industries.benchmarks import Benchmarks
    from industry_clusters.study import Member, Study

AMOUNTS = (
    "employment_first",
    "employment_last",
    "payroll_first",
    "payroll_last",
    "reference_first",
    "reference_last",
)
"""What is summed over a cluster's members; payroll is in dollars of the dollar year."""
OF_REGION = AMOUNTS[:4]
"""What has to be published for a member to be known; the reference area is another matter."""


@dataclass(frozen=True)
class Clusters:
    """The clusters of a study.

    ``names`` are in order of their first row. ``members`` has a row for each definition: ``cluster``,
    ``industry_code``, ``role``, ``source``, ``slot`` (number of its cluster from 1), ``row`` (place in the NAICS
    table from 1, NaN for a code that is not in it), ``counted`` (1 where the row adds to its cluster: the code is
    known, stands there for the first time and was not excluded on review), ``known`` (1 where the region's jobs and payroll of both years are), the
    amounts, and ``used_…``, the amounts that the cluster's sums are made of. ``summary`` has a row for each cluster;
    ``shown`` is its name with a mark where its jobs are in part estimated.
    """

    names: tuple[str, ...]
    members: pd.DataFrame
    summary: pd.DataFrame


def summarize_clusters(
    definitions: Sequence[Member], table: pd.DataFrame, study: Study, marks: Benchmarks
) -> Clusters:
    """Work out members and summary.

    Parameters
    ----------
    definitions
        The rows of the definitions.
    table
        The NAICS table.
    study
        The basis: all members, or those known in both years.
    marks
        Totals of both areas.

    Returns
    -------
    Clusters
        Jobs, real dollars, fractions. On the basis of all members a cluster is missing where one of its members
        is; on the basis of the known ones the others count as if they were not in it, and a cluster of which no
        member is known is missing.
    """
    names = tuple(dict.fromkeys(member.cluster for member in definitions if member.cluster))
    members = _members(definitions, names, table)
    amounts = members[list(AMOUNTS)]
    if study.cluster_basis is ClusterBasis.KNOWN:
        amounts = amounts.where(members["known"].eq(1), 0.0)
    members = members.assign(**{f"used_{name}": amounts[name] for name in AMOUNTS})
    left_out = members["known"].eq(0) & (study.cluster_basis is ClusterBasis.KNOWN)
    members["used_estimated_jobs"] = members["estimated_jobs"].mask(left_out, 0.0)
    return Clusters(names, members, _summary(names, members, amounts, study, marks))


def _members(definitions: Sequence[Member], names: Sequence[str], table: pd.DataFrame) -> pd.DataFrame:
    members = pd.DataFrame(
        {
            "cluster": [member.cluster for member in definitions],
            "industry_code": [member.industry_code for member in definitions],
            "role": [member.role.value if member.role else "" for member in definitions],
            "source": [member.source for member in definitions],
        },
        dtype="str",
    )
    place = {code: number for number, code in enumerate(table["industry_code"], start=1)}
    slots = {name: number for number, name in enumerate(names, start=1)}
    members["slot"] = members["cluster"].map(slots).astype("float64")
    members["row"] = members["industry_code"].map(place).astype("float64")
    first = ~members.duplicated(["cluster", "industry_code"])
    found = table.set_index("industry_code").reindex(members["industry_code"])
    members["excluded"] = found["excluded"].fillna(0).astype(int).to_numpy()
    members["counted"] = (first & members["row"].notna() & members["excluded"].eq(0)).astype(int)
    for name in AMOUNTS:
        members[name] = _amount(found, name).to_numpy()
    for name in LIMITS:
        members[name] = found[name].to_numpy()
    members["broken"] = found["classification"].fillna("").ne("").astype(int).to_numpy()
    members["estimated_jobs"] = (found["estimated_last"] * found["employment_last"]).to_numpy()
    uncounted = members["counted"].eq(0)
    members.loc[uncounted, [*AMOUNTS, *LIMITS, "estimated_jobs"]] = 0.0
    members.loc[uncounted, "broken"] = 0
    members["known"] = (members[list(OF_REGION)].notna().all(axis=1) & ~uncounted).astype(int)
    return members


def _amount(found: pd.DataFrame, name: str) -> pd.Series:
    """Payroll in real dollars is pay times jobs; no jobs have no payroll."""
    if not name.startswith("payroll"):
        return found[name]
    jobs = found[name.replace("payroll", "employment")]
    return (found[name.replace("payroll", "pay")] * jobs).where(jobs.ne(0), 0.0)


def _summary(
    names: Sequence[str], members: pd.DataFrame, amounts: pd.DataFrame, study: Study, marks: Benchmarks
) -> pd.DataFrame:
    slots = range(1, len(names) + 1)
    sums = amounts.groupby(members["slot"]).sum().reindex(slots)
    missing = amounts.isna().groupby(members["slot"]).any().reindex(slots, fill_value=False)
    sums = sums.mask(missing.astype(bool))
    summary = sums.assign(slot=list(slots), cluster=list(names))
    counted = members[members["counted"].eq(1)].groupby("slot")
    summary["members"] = counted["counted"].sum().reindex(slots, fill_value=0)
    summary["known"] = counted["known"].sum().reindex(slots, fill_value=0)
    summary["broken"] = counted["broken"].sum().reindex(slots, fill_value=0)
    for name in LIMITS:
        summary[name] = counted[name].agg(lambda jobs: jobs.sum(skipna=False)).reindex(slots, fill_value=0.0)
    estimated = counted["used_estimated_jobs"].agg(lambda jobs: jobs.sum(skipna=False)).reindex(slots)
    summary["estimated_last"] = ratio(estimated, summary["employment_last"])
    letters = [ESTIMATED_MARK if share > 0 else "" for share in summary["estimated_last"]]
    summary["shown"] = [f"{name}{letter}" for name, letter in zip(names, letters, strict=True)]
    of_none = summary["known"].eq(0) & (study.cluster_basis is ClusterBasis.KNOWN)
    summary.loc[summary["members"].eq(0) | of_none, list(AMOUNTS)] = np.nan
    return _with_measures(summary, marks).reset_index(drop=True)


def _with_measures(summary: pd.DataFrame, marks: Benchmarks) -> pd.DataFrame:
    jobs_first, jobs_last = summary["employment_first"], summary["employment_last"]
    quotient_first = location_quotient(
        jobs_first, marks.region_total_first, summary["reference_first"], marks.reference_total_first
    )
    quotient_last = location_quotient(
        jobs_last, marks.region_total_last, summary["reference_last"], marks.reference_total_last
    )
    pay_first, pay_last = (
        average_pay(summary["payroll_first"], jobs_first),
        average_pay(summary["payroll_last"], jobs_last),
    )
    return summary.assign(
        employment_change=jobs_last - jobs_first,
        growth=average_annual_growth_rate(jobs_first, jobs_last, marks.span),
        pay_first=pay_first,
        pay_last=pay_last,
        pay_change=ratio(pay_last, pay_first) - 1,
        quotient_first=quotient_first,
        quotient_last=quotient_last,
        quotient_percent_change=location_quotient_percent_change(quotient_first, quotient_last),
    )
