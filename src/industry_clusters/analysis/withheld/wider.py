"""What published totals of wider industries leave to a set of groups under them, as a few numbers for each.

With the members M and the others O under a wider industry, and ``low``, ``high`` of each:
``low(M) = max(Σ low M, low - Σ high O)`` and ``high(M) = min(Σ high M, high - Σ low O)``. Whatever M is, the others are
all less M; so with sums over everything made once, a set needs its own sums only, and a formula can follow a code that
is moved (:mod:`industry_clusters.analysis.clusters.cluster_ranges`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.parts import OWN_CODES
from industry_clusters.analysis.withheld.hierarchy import INDUSTRY
from industry_clusters.measures.intervals import violation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.analysis.withheld.bounds import Bounds, YearBounds
    from industry_clusters.analysis.withheld.hierarchy import Addition
    from industry_clusters.measures.intervals import Amounts

NEEDED, ROOM, TOP, BOTTOM, COVER, CROSS = "needed", "room", "top", "bottom", "cover", "cross"
CONSTANTS = (NEEDED, ROOM, TOP, BOTTOM, COVER, CROSS)
"""Of a wider industry: ``low - Σ high``, ``high - Σ low``, ``high - Σ high``, ``low - Σ low`` over its parts, and of variances ``total + Σ parts`` and ``total - Σ parts``."""
NO_LIMIT = 1e12
"""Stands for infinity, which a cell cannot hold."""
PASSED_ON = {NEEDED: -NO_LIMIT, ROOM: NO_LIMIT, TOP: 0.0, BOTTOM: 0.0, COVER: NO_LIMIT**2, CROSS: 0.0}
"""Of a wider industry that is not in the data: it leaves every set as it is."""


def wider_industries(
    bounds: Bounds, own_codes: Sequence[str], variances: Mapping[int, pd.Series]
) -> pd.DataFrame:
    """The constants of every industry that has parts in the data, summed over the region.

    Parameters
    ----------
    bounds
        Bounds of the region's areas.
    own_codes
        Ownerships to add up.
    variances
        By year, the variance of each industry's jobs in the region (jobs squared), by code.

    Returns
    -------
    DataFrame
        A row an industry and year: ``industry_code``, ``year`` and :data:`CONSTANTS` (jobs; jobs squared).
    """
    found = [
        _constants(bounds, cells, addition, own_codes, variances[year])
        for year, cells in bounds.years.items()
        for addition in cells.additions
        if addition.axis == INDUSTRY
    ]
    if not found:  # no wider industry is in the data
        return pd.DataFrame(columns=["industry_code", "year", *CONSTANTS]).astype(
            dict.fromkeys(CONSTANTS, np.float64)
        )
    return pd.concat(found, ignore_index=True)


def _constants(
    bounds: Bounds, cells: YearBounds, addition: Addition, own_codes: Sequence[str], variance: pd.Series
) -> pd.DataFrame:
    where = np.ix_(range(len(bounds.areas)), [OWN_CODES.index(code) for code in own_codes])
    interval, sums = cells.intervals["employment"], addition.sums
    low, high = interval.low[where], interval.high[where]
    parts_low, parts_high = sums.added(low), sums.added(high)
    low, high = low[..., sums.totals], high[..., sums.totals]
    contradicted = violation(interval.low, interval.high, sums, addition.complete) != 0
    used = (addition.heard & ~contradicted)[where]
    unlisted = np.where(addition.complete[where], 0.0, np.maximum(high - parts_low, 0.0))
    parts_high = parts_high + unlisted  # what is not in the data may hold what the total leaves
    own_low, own_high = np.where(used, low, parts_low), np.where(used, high, parts_high)
    codes = [cells.parts.codes[place] for place in sums.totals]
    spread = variance.reindex(cells.parts.codes).fillna(0.0).to_numpy()
    total, parts = spread[sums.totals], sums.added(spread)
    return pd.DataFrame(
        {
            "industry_code": codes,
            "year": cells.parts.years[0],
            NEEDED: _summed(own_low, parts_high, -NO_LIMIT),
            ROOM: _summed(own_high, parts_low, NO_LIMIT),
            TOP: _summed(np.maximum(high, own_high), parts_high, -NO_LIMIT),
            BOTTOM: _summed(np.minimum(low, own_low), parts_low, NO_LIMIT),
            COVER: total + parts,
            CROSS: total - parts,
        }
    )


def _summed(whole: Amounts, less: Amounts, unlimited: float) -> Amounts:
    """A difference over areas and ownerships; infinity less infinity limits nothing."""
    with np.errstate(invalid="ignore", over="ignore"):
        total = np.nan_to_num(whole - less, nan=unlimited).sum(axis=(0, 1))
    clipped: Amounts = np.clip(total, -NO_LIMIT, NO_LIMIT)
    return clipped
