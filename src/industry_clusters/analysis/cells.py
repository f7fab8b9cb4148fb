"""Employment, payroll and what is withheld, added up over areas and ownerships, by industry and year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.absence import proven_zero
from industry_clusters.industry_codes import level_of
from industry_clusters.panel import TOTAL_INDUSTRY, WITHHELD
from industry_clusters.study import BaseTotal, Ownership

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from industry_clusters.panel import Panel

OWN_CODES = ("0", "1", "2", "3", "5")
FARM_SECTOR = "11"
AMOUNTS = ("annual_avg_emplvl", "total_annual_wages")


@dataclass(frozen=True)
class Cells:
    """One area, or several added up: tables of industries (rows) by years (columns).

    ``employment`` (jobs) and ``payroll`` (dollars of the year) are NaN where any part is missing.
    ``disclosed`` is the published part of employment: zero or more, never a number of its own where
    ``withheld``, the count of parts that are missing, is above zero; it is NaN where no area of the data has the
    code in that year: the year's classification does not hold it. ``parts`` is how many parts a full cell has.
    ``present`` tells where at least one row is there. ``totals`` maps each base total to its employment and
    payroll by year.
    """

    label: str
    employment: pd.DataFrame
    payroll: pd.DataFrame
    disclosed: pd.DataFrame
    withheld: pd.DataFrame
    present: pd.DataFrame
    parts: int
    totals: dict[BaseTotal, pd.DataFrame]

    def at(self, industry_codes: Sequence[str]) -> Cells:
        """The same for some industries only, in the order given; missing where the code is not there."""
        tables = {
            name: getattr(self, name).reindex(industry_codes)
            for name in ("employment", "payroll", "disclosed", "withheld", "present")
        }
        tables["disclosed"] = tables["disclosed"].fillna(0)
        tables["present"] = tables["present"].fillna(value=False).astype(bool)
        return Cells(self.label, parts=self.parts, totals=self.totals, **tables)


def area_cells(
    panel: Panel, label: str, areas: Sequence[str], ownership: Ownership, years: Sequence[int]
) -> Cells:
    """Add up areas and ownerships.

    Parameters
    ----------
    panel
        The data.
    label
        What the sum is called.
    areas
        Area codes to add up.
    ownership
        Private, or the sum over federal, state, local and private.
    years
        The years of the result, in order.

    Returns
    -------
    Cells
        Industries of every level that the panel holds, sorted by code. A sum of which a part is missing is
        missing.
    """
    parts = _Parts.of(panel, areas, years)
    chosen = [OWN_CODES.index(code) for code in ownership.own_codes]

    def table(values: Any) -> pd.DataFrame:  # an array of years by industries
        return pd.DataFrame(values.T, index=pd.Index(parts.codes, name="industry_code"), columns=list(years))

    employment = parts.employment[:, chosen]
    return Cells(
        label,
        employment=table(employment.sum(axis=(0, 1))),
        payroll=table(parts.payroll[:, chosen].sum(axis=(0, 1))),
        disclosed=table(np.nansum(employment, axis=(0, 1))),
        withheld=table(np.where(parts.known, np.isnan(employment).sum(axis=(0, 1)), np.nan)),
        present=table(parts.present[:, chosen].any(axis=(0, 1))),
        parts=len(areas) * len(chosen),
        totals={base: parts.total(base) for base in BaseTotal},
    )


@dataclass(frozen=True)
class _Parts:
    """The single cells: arrays of shape (area, ownership, year, industry); ``known`` of shape (year, industry)."""

    codes: list[str]
    years: list[int]
    known: NDArray[np.bool_]
    present: NDArray[np.bool_]
    employment: NDArray[np.float64]
    payroll: NDArray[np.float64]

    @classmethod
    def of(cls, panel: Panel, areas: Sequence[str], years: Sequence[int]) -> _Parts:
        rows = panel.rows
        codes = sorted(
            {*rows["industry_code"].unique(), TOTAL_INDUSTRY}, key=lambda code: (level_of(code), code)
        )
        known = (
            pd.crosstab(rows["year"], rows["industry_code"]).reindex(
                index=list(years), columns=codes, fill_value=0
            )
            > 0
        )
        rows = rows[rows["area_fips"].isin(areas) & rows["year"].isin(years)]
        grid = pd.MultiIndex.from_product([areas, OWN_CODES, years, codes])
        shape = (len(areas), len(OWN_CODES), len(years), len(codes))
        keyed = rows.set_index(["area_fips", "own_code", "year", "industry_code"])
        full = keyed[["annual_avg_estabs", *AMOUNTS, "source_id"]].reindex(grid)
        establishments = full["annual_avg_estabs"].to_numpy(np.float64).reshape(shape)
        present = full["source_id"].notna().to_numpy().reshape(shape)
        counted = np.where(present, np.nan_to_num(establishments), np.nan)
        by_own = counted[:, 1:]
        zero = np.zeros_like(present)
        marked, declared = _absence_speaks(panel, rows, areas, years)
        own_total = counted[:, 0, :, codes.index(TOTAL_INDUSTRY)]
        zero[:, 1:] = proven_zero(codes, by_own, own_total, marked) | (
            declared[:, None, :, None] & ~present[:, 1:]
        )
        zero &= known.to_numpy()
        amounts = (full[name].to_numpy(np.float64).reshape(shape) for name in AMOUNTS)
        employment, payroll = (np.where(zero, 0.0, amount) for amount in amounts)
        return cls(codes, list(years), known.to_numpy(), present, employment, payroll)

    def total(self, base: BaseTotal) -> pd.DataFrame:
        """Employment and payroll of a base total, summed over areas; NaN where any part is missing."""
        amounts = (self.employment, self.payroll)
        return pd.DataFrame(
            {name: self._total(base, amount).sum(axis=0) for name, amount in zip(("employment", "payroll"), amounts, strict=True)},
            index=pd.Index(self.years, name="year"),
        )  # fmt: skip

    def _total(self, base: BaseTotal, amount: NDArray[np.float64]) -> NDArray[np.float64]:
        everything = self.codes.index(TOTAL_INDUSTRY)
        covered: NDArray[np.float64] = amount[:, OWN_CODES.index("0"), :, everything]
        if base is BaseTotal.TOTAL_COVERED:
            return covered
        if base is BaseTotal.PRIVATE:
            return amount[:, OWN_CODES.index("5"), :, everything]
        if FARM_SECTOR not in self.codes:
            return np.full_like(covered, np.nan)
        farm: NDArray[np.float64] = amount[:, 1:, :, self.codes.index(FARM_SECTOR)].sum(axis=1)
        return covered - farm


def _absence_speaks(
    panel: Panel, rows: pd.DataFrame, areas: Sequence[str], years: Sequence[int]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """By area and year: do the data mark withheld rows, and does their owner say that absence is zero."""
    has_place = {number for number, source in enumerate(panel.sources) if source.marks_withheld}
    declares = {number for number, source in enumerate(panel.sources) if source.absent_is_zero}
    every = panel.rows
    marking_years = set(every.loc[every["status"].eq(WITHHELD) & every["source_id"].isin(has_place), "year"])

    def flags(source_ids: set[int], in_years: set[int]) -> NDArray[np.bool_]:
        chosen = rows[rows["source_id"].isin(source_ids) & rows["year"].isin(in_years)]
        there = chosen.groupby(["area_fips", "year"]).size()
        full = there.reindex(pd.MultiIndex.from_product([areas, years]), fill_value=0)
        result: NDArray[np.bool_] = full.to_numpy().reshape(len(areas), len(years)) > 0
        return result

    return flags(has_place, marking_years), flags(declares, set(years))
