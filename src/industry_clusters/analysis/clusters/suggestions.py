"""Industry groups that stand out and are in no cluster, with the clusters they lie nearest to by code."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.industry_codes import sector_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.study import Member

NEAREST = 3


def suggest(table: pd.DataFrame, definitions: Sequence[Member], least_criteria: int = 2) -> pd.DataFrame:
    """List unassigned industry groups by how much they stand out.

    Parameters
    ----------
    table
        A NAICS table with highlights.
    definitions
        The cluster definitions.
    least_criteria
        Criteria that a group has to meet.

    Returns
    -------
    DataFrame
        ``industry_code``, ``industry_title``, ``criteria_met``, ``marks``, ``employment_last`` and ``nearest``: at
        most :data:`NEAREST` clusters with members of the same three digits, else of the same sector, the one with
        most such members first.
    """
    taken = {member.industry_code for member in definitions}
    free = table[~table["industry_code"].isin(taken) & table["criteria_met"].ge(least_criteria)]
    free = free.sort_values(["criteria_met", "employment_last"], ascending=False, kind="stable")
    columns = ["industry_code", "industry_title", "criteria_met", "marks", "employment_last"]
    listed = free[columns].copy()
    listed["nearest"] = pd.Series(
        [nearest_clusters(code, definitions) for code in free["industry_code"]],
        index=free.index,
        dtype=object,
    )
    return listed


def nearest_clusters(industry_code: str, definitions: Sequence[Member]) -> tuple[str, ...]:
    """The clusters whose members share most of a code's digits.

    Examples
    --------
    >>> from industry_clusters.study import Member
    >>> nearest_clusters("6211", [Member("Health", "6212"), Member("Social", "6244")])
    ('Health',)
    """
    for same in (
        lambda code: code[:3] == industry_code[:3],
        lambda code: sector_of(code) == sector_of(industry_code),
    ):
        counts = Counter(
            member.cluster for member in definitions if member.industry_code and same(member.industry_code)
        )
        if counts:
            return tuple(name for name, _ in counts.most_common(NEAREST))
    return ()
