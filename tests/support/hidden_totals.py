"""Published totals that hold truly withheld groups, hidden."""

import numpy as np

from industry_clusters.industry_codes import level_of, parent_of
from industry_clusters.panel import US, WITHHELD, Panel
from support.masking import AMOUNTS

_SEED = 7
_AT_LEAST = 2
"""So many withheld groups under a total, and so many hidden totals under a sector, or subtraction gives one away."""


def hidden(panel):
    """The panel without some three-digit totals of private industry, and the rows that were taken out of it.

    Of a random half of counties and sectors, every year: totals that hold at least two withheld groups.
    """
    rows = panel.table
    private = rows[rows["own_code"].eq("5") & rows["area_fips"].ne(US)]
    level, parent = private["industry_code"].map(level_of), private["industry_code"].map(parent_of)
    lost = private[level.eq(4)].assign(parent=parent)
    lost = lost["annual_avg_emplvl"].isna().groupby([lost["area_fips"], lost["year"], lost["parent"]]).sum()
    totals = private[level.eq(3) & private["annual_avg_emplvl"].notna()].assign(sector=parent)
    keys = zip(totals["area_fips"], totals["year"], totals["industry_code"], strict=True)
    totals = totals[[lost.get(key, 0) >= _AT_LEAST for key in keys]]
    random = np.random.default_rng(_SEED)
    sectors = totals.groupby(["area_fips", "sector"]).size().index
    chosen = {sector for sector in sectors if random.random() < 0.5}
    pairs = zip(totals["area_fips"], totals["sector"], strict=True)
    totals = totals[[pair in chosen for pair in pairs]]
    alike = totals.groupby(["area_fips", "sector", "year"])["industry_code"].transform("size")
    taken = totals[alike >= _AT_LEAST].index
    table = rows.copy()
    table.loc[taken, AMOUNTS] = np.nan
    table.loc[taken, "status"] = WITHHELD
    return Panel(table, panel.sources, cbsa_counties=panel.cbsa_counties), rows.loc[taken]
