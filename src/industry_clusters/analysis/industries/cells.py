"""Employment, payroll and what is withheld, added up over areas and ownerships, by industry and year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.parts import OWN_CODES, Parts
from industry_clusters.panel import TOTAL_INDUSTRY
from industry_clusters.study import BaseTotal, Ownership

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from industry_clusters.panel import Panel

FARM_SECTOR = "11"


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
    return cells_of(Parts.of(panel, areas, years), label, ownership)


def cells_of(parts: Parts, label: str, ownership: Ownership) -> Cells:
    """Add up areas and ownerships of single cells as :func:`area_cells` does, for who needs these too."""
    chosen = [OWN_CODES.index(code) for code in ownership.own_codes]

    def table(values: Any) -> pd.DataFrame:  # an array of years by industries
        return pd.DataFrame(values.T, index=pd.Index(parts.codes, name="industry_code"), columns=parts.years)

    employment = parts.employment[:, chosen]
    return Cells(
        label,
        employment=table(employment.sum(axis=(0, 1))),
        payroll=table(parts.payroll[:, chosen].sum(axis=(0, 1))),
        disclosed=table(np.nansum(employment, axis=(0, 1))),
        withheld=table(np.where(parts.known, np.isnan(employment).sum(axis=(0, 1)), np.nan)),
        present=table(parts.present[:, chosen].any(axis=(0, 1))),
        parts=len(parts.areas) * len(chosen),
        totals={base: _total_table(parts, base) for base in BaseTotal},
    )


def _total_table(parts: Parts, base: BaseTotal) -> pd.DataFrame:
    """Employment and payroll of a base total, summed over areas; NaN where any part is missing."""
    amounts = (parts.employment, parts.payroll)
    return pd.DataFrame(
        {name: _total(parts, base, amount).sum(axis=0) for name, amount in zip(("employment", "payroll"), amounts, strict=True)},
        index=pd.Index(parts.years, name="year"),
    )  # fmt: skip


def _total(parts: Parts, base: BaseTotal, amount: NDArray[np.float64]) -> NDArray[np.float64]:
    everything = parts.codes.index(TOTAL_INDUSTRY)
    covered: NDArray[np.float64] = amount[:, OWN_CODES.index("0"), :, everything]
    if base is BaseTotal.TOTAL_COVERED:
        return covered
    if base is BaseTotal.PRIVATE:
        return amount[:, OWN_CODES.index("5"), :, everything]
    if FARM_SECTOR not in parts.codes:
        return np.full_like(covered, np.nan)
    farm: NDArray[np.float64] = amount[:, 1:, :, parts.codes.index(FARM_SECTOR)].sum(axis=1)
    return covered - farm
