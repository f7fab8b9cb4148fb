"""The comparable part of a cluster across a change of the classification, and its growth.

It holds the members that did not change, and those of units (:mod:`~industry_clusters.analysis.industries.break_units`)
that lie inside the cluster. Where it holds nearly all of the cluster's jobs in both years its growth is the cluster's;
else the cluster is not comparable, which is not the same as withheld.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.break_units import SMALL, BreakUnits
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.industries.cells import Cells

NEARLY_ALL = 0.9
"""The share of a cluster's jobs, in both years, that its comparable part has to hold."""
EVERY_YEAR = ("first", "last")


def weights_of(
    units: BreakUnits, codes: Sequence[str], evidence: Sequence[Cells], years: tuple[int, int]
) -> pd.DataFrame:
    """How much of its unit each code is.

    Parameters
    ----------
    units
        The units between the two years.
    codes
        Codes of the NAICS table.
    evidence
        Areas whose jobs weigh the codes, the best first: the nation, then the region. The first of which all
        figures of a unit are known tells.
    years
        First and last year.

    Returns
    -------
    DataFrame
        A row a code: ``industry_code``, ``unit`` (its number, 0 where the code did not change) and ``weight_first`` and
        ``weight_last``, the code's share of its unit's jobs in each year; 0 where the year has no such code, missing
        where a figure of the unit is.
    """
    table = pd.DataFrame({"industry_code": pd.Series(list(codes), dtype="str")})
    table["unit"] = [units.number_of(code) for code in codes]
    for name, year in zip(EVERY_YEAR, years, strict=True):
        told = pd.Series(np.nan, table.index)
        for cells in evidence:
            told = told.fillna(_shares(table, cells, year))
        table[f"weight_{name}"] = told
    return table


def _shares(table: pd.DataFrame, cells: Cells, year: int) -> pd.Series:
    codes = table["industry_code"]
    no_code = cells.withheld[year].reindex(codes).isna().to_numpy()
    jobs = pd.Series(np.where(no_code, 0.0, cells.employment[year].reindex(codes)), table.index)
    whole = jobs.groupby(table["unit"]).transform(lambda each: each.sum(skipna=False))
    return pd.Series(ratio(jobs, whole), table.index)


def comparable_members(members: pd.DataFrame, weights: pd.DataFrame) -> pd.DataFrame:
    """Add ``unit``, ``weight_first``, ``weight_last`` and ``comparable`` to the members of clusters.

    ``comparable`` is 1 for a counted member that did not change, or whose unit lies inside the cluster: all its codes
    that the table has, or all but those that hold under 5 % of the unit's jobs in either year.
    """
    at = weights.set_index("industry_code").reindex(members["industry_code"])
    members = members.assign(
        **{name: at[name].to_numpy() for name in ("unit", "weight_first", "weight_last")}
    )
    counted = members["counted"].eq(1)
    size = members["unit"].map(weights.groupby("unit").size())
    mine = members[counted].groupby(["slot", "unit"])
    inside = mine["counted"].transform("sum").eq(size[counted])
    nearly = pd.concat(
        [
            mine[f"weight_{name}"].transform(lambda each: each.sum(skipna=False)) > 1 - SMALL
            for name in EVERY_YEAR
        ],
        axis=1,
    ).all(axis=1)
    comparable = (members.loc[counted, "unit"].eq(0) | inside | nearly).reindex(
        members.index, fill_value=False
    )
    return members.assign(comparable=comparable.astype(int))


def comparable_growth(summary: pd.DataFrame, members: pd.DataFrame, span: int) -> pd.DataFrame:
    """Add the comparable part to a summary of clusters.

    Parameters
    ----------
    summary
        A row a cluster, with ``slot``.
    members
        With ``slot``, ``industry_code``, ``counted``, ``comparable``, and ``jobs_first`` and ``jobs_last``: 0 where the
        year has no such code, missing where they are not known.
    span
        Years between the two.

    Returns
    -------
    DataFrame
        The summary with ``comparable_first`` and ``comparable_last`` (jobs of the part; missing where one of its members
        is), ``share_first`` and ``share_last`` (of the jobs of all counted members; 1 where nothing is left out),
        ``comparable_growth`` (a fraction a year; missing unless both shares are at least 90 %), ``is_comparable`` (1, 0,
        or missing where a share is not known) and ``not_comparable``, the codes that are left out.
    """
    summary = summary.copy()
    slots = summary["slot"]
    counted = members["counted"].eq(1)
    part = counted & members["comparable"].eq(1)
    left = (
        members[counted & ~part].groupby("slot")["industry_code"].agg(lambda codes: ", ".join(sorted(codes)))
    )
    summary["not_comparable"] = [str(left.get(slot, "")) for slot in slots]
    whole = summary["not_comparable"].eq("")
    for name in EVERY_YEAR:
        mine, every = (
            slots.map(
                members[chosen].groupby("slot")[f"jobs_{name}"].agg(lambda jobs: jobs.sum(skipna=False))
            )
            for chosen in (part, counted)
        )
        mine = mine.mask(~slots.isin(members.loc[part, "slot"]), 0.0)
        summary[f"comparable_{name}"] = mine
        summary[f"share_{name}"] = pd.Series(ratio(mine, every), summary.index).mask(whole, 1.0)
    shares = summary[["share_first", "share_last"]]
    too_small = shares.lt(NEARLY_ALL).any(axis=1)
    summary["is_comparable"] = (~too_small).astype(float).mask(shares.isna().any(axis=1) & ~too_small)
    growth = average_annual_growth_rate(summary["comparable_first"], summary["comparable_last"], span)
    summary["comparable_growth"] = pd.Series(growth, summary.index).where(summary["is_comparable"].eq(1))
    return summary
