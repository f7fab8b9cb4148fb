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
from industry_clusters.analysis.industries.derived import BOTH, YEARS
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.ratio import ratio
from industry_clusters.study import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.study import Study

NEARLY_ALL = 0.9
"""The share of a cluster's jobs, in both years, that its comparable part has to hold."""
NAMED = 8
"""So many codes that are left out are named."""
UNIT_COLUMNS = ("unit", "weight_first", "weight_last")
OF_A_PART = ("growth", "employment_change")
"""Changes that a part of a cluster has; of the others only the whole."""
_OTHER_END = {"low_": "high_", "high_": "low_", "likely_low_": "likely_high_", "likely_high_": "likely_low_"}


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
    for name, year in zip(YEARS, years, strict=True):
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
    """Add ``unit``, ``weight_first``, ``weight_last``, ``comparable``, ``left`` and ``left_key`` to members of clusters.

    ``comparable`` is 1 for a counted member that did not change, or whose unit lies inside the cluster: all its codes
    that the table has, or all but those that hold under 5 % of the unit's jobs in either year. ``left`` is 1 for a counted
    one that is not, ``left_key`` its cluster's number and its own place among those: ``3|1``.
    """
    counted = members["counted"].eq(1)
    at = weights.set_index("industry_code").reindex(members["industry_code"])
    columns = {name: at[name].fillna(0.0).where(counted.to_numpy(), 0.0).to_numpy() for name in UNIT_COLUMNS}
    members = members.assign(**columns)
    members["unit"] = members["unit"].astype(int)
    mine = members[counted].groupby(["slot", "unit"])
    inside = mine["counted"].transform("sum").eq(members["unit"].map(weights.groupby("unit").size())[counted])
    nearly = pd.concat([mine[f"weight_{name}"].transform("sum") > 1 - SMALL for name in YEARS], axis=1).all(
        axis=1
    )
    comparable = (members.loc[counted, "unit"].eq(0) | inside | nearly).reindex(
        members.index, fill_value=False
    )
    left = (counted & ~comparable).astype(int)
    place = left.groupby(
        members["slot"]
    ).cumsum()  # with fractions where a code is in no cluster and has no slot
    keys = [
        f"{slot:.0f}|{at:.0f}" if out else ""
        for slot, at, out in zip(members["slot"], place, left, strict=True)
    ]
    return members.assign(comparable=comparable.astype(int), left=left, left_key=keys)


def add_shares(summary: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """Add what of each cluster is comparable.

    Returns
    -------
    DataFrame
        The summary with ``left`` (members that are left out), ``part_first`` and ``part_last`` (best jobs of the others,
        missing where one of them is), ``share_first`` and ``share_last`` (of the jobs of all; 1 where nothing is left out)
        and ``not_comparable``, the codes left out, in words.
    """
    slots = summary["slot"]
    counted = members[members["counted"].eq(1)]
    codes = dict(iter(counted[counted["left"].eq(1)].groupby("slot")["industry_code"]))
    out = [codes[slot].tolist() if slot in codes else [] for slot in slots]
    summary = summary.assign(left=[len(own) for own in out], not_comparable=[_named(own) for own in out])
    for year in YEARS:
        jobs = counted[f"employment_{year}"]
        part = jobs.where(counted["comparable"].eq(1), 0.0).groupby(counted["slot"])
        summary[f"part_{year}"] = slots.map(part.agg(lambda each: each.sum(skipna=False)))
        share = pd.Series(ratio(summary[f"part_{year}"], summary[f"jobs_{year}"]), summary.index)
        summary[f"share_{year}"] = share.mask(summary["left"].eq(0), 1.0)
    return summary


def _named(codes: Sequence[str]) -> str:
    more = f" and {len(codes) - NAMED} more" if len(codes) > NAMED else ""
    return ", ".join(codes[:NAMED]) + more


def comparable_growth(summary: pd.DataFrame, study: Study, span: int) -> pd.DataFrame:
    """Put the comparable part's growth and change of jobs in the place of the cluster's; its other changes are missing.

    ``is_comparable`` is 1 where the part holds at least 90 % of the jobs in both years, else 0; there all changes are
    missing. Bounds of a part are not certain: in that reading a cluster of which something is left out has no growth.
    """
    left = summary["left"].gt(0).to_numpy()
    fits = summary[["share_first", "share_last"]].ge(NEARLY_ALL).all(axis=1).to_numpy()
    if study.reading is Reading.CERTAIN:
        fits = fits & ~left
    found: dict[str, NDArray[np.float64]] = {}
    for start in ("", "best_", "low_", "high_", "likely_low_", "likely_high_"):
        for figure in BOTH:
            stays = fits if figure in OF_A_PART else fits & ~left
            found[f"{start}{figure}"] = np.where(
                stays, summary[f"{start}{figure}"].to_numpy(np.float64), np.nan
            )
        other = _OTHER_END.get(start, start)
        before = summary[f"{other or 'best_'}employment_first"] * summary["share_first"]
        after = summary[f"{start or 'best_'}employment_last"] * summary["share_last"]
        of_part = left & fits & ~np.isnan(found[f"{start}growth"])
        growth, change = average_annual_growth_rate(before, after, span), (after - before).to_numpy()
        for figure, value in zip(OF_A_PART, (growth, change), strict=True):
            found[f"{start}{figure}"] = np.where(of_part, value, found[f"{start}{figure}"])
    for name in (f"{end}_{figure}" for end in ("low", "high") for figure in OF_A_PART):
        found[name] = np.where(left, np.nan, found[name])
    return summary.assign(is_comparable=fits.astype(int), **found).copy()  # in one piece again
