"""Why a figure of a cluster is missing: one reason for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from industry_clusters.analysis.clusters.comparable import OF_A_PART
from industry_clusters.analysis.industries.breaks import vintages_between
from industry_clusters.analysis.industries.derived import BOTH
from industry_clusters.analysis.industries.reasons import Reason
from industry_clusters.analysis.rows import records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from industry_clusters.study import Study

NO_GROUP = "no industry group in the data"
FIGURES = (
    "employment_first",
    "employment_last",
    "quotient_first",
    "quotient_last",
    "pay_first",
    "pay_last",
    *BOTH,
)


def with_cluster_reasons(summary: pd.DataFrame, study: Study) -> pd.DataFrame:
    """Add ``reason_`` of each figure: why it has neither a number nor a range; "" where it has one."""
    rows = records(summary)
    reasons = {
        f"reason_{figure}": [_reason(row, figure, study) for row in rows]
        for figure in FIGURES
        if f"best_{figure}" in summary
    }
    return pd.concat([summary, pd.DataFrame(reasons, index=summary.index)], axis=1)


def _reason(row: Mapping[Any, Any], figure: str, study: Study) -> str:
    if not (pd.isna(row[f"best_{figure}"]) and pd.isna(row[f"likely_low_{figure}"])):
        return ""
    if not row["members"]:
        return NO_GROUP
    years = ("first", "last") if figure in BOTH else (figure.rpartition("_")[2],)
    part = figure in OF_A_PART
    if figure in BOTH and ((row["left"] and not part) or not row["is_comparable"]):
        vintages = vintages_between(study.first_year, study.last_year, study.industry_level)
        return f"not comparable across NAICS {vintages} ({row['not_comparable']})"
    if any(pd.isna(row[f"best_employment_{year}"]) for year in years):
        return str(row["reason"]) or Reason.NOT_DISCLOSED
    if figure.startswith("quotient") and any(pd.isna(row[f"reference_{year}"]) for year in years):
        return "an industry group is missing in the reference area"
    none = any(row[f"best_employment_{year}"] == 0 for year in years)
    return Reason.DIVIDED_BY_ZERO if none else Reason.NOT_DISCLOSED
