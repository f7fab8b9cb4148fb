"""Made-up economies that add up, published as the agency does: rounded, and withheld here and there."""

import numpy as np
import pandas as pd

from industry_clusters.industry_codes import level_of, parent_of
from industry_clusters.panel import COUNTS, PUBLISHED, WITHHELD, Panel
from support.panels import MARKED

AMOUNTS = list(COUNTS[1:])
INDUSTRIES = ("1111", "1112", "1119", "1121", "2111", "3111", "3112", "3254", "4411", "4412", "4451", "9999")
STATE = "98000"
COUNTIES = ("98001", "98003", "98005")


def economy(random, *, state=False):
    """Every row of three counties, all published; with the state that they make up, if asked for."""
    counties = random.integers(1, 4) if not state else len(COUNTIES)
    leaves = pd.DataFrame(
        [(area, own, code) for area in COUNTIES[:counties] for own in ("1", "3", "5") for code in INDUSTRIES],
        columns=["area_fips", "own_code", "industry_code"],
    )
    leaves = leaves[random.random(len(leaves)) < 0.6]
    leaves["annual_avg_estabs"] = random.integers(1, 9, len(leaves)).astype(float)
    leaves["annual_avg_emplvl"] = (
        np.floor(random.exponential(300, len(leaves))) / 12
    )  # a mean of twelve months
    leaves["total_annual_wages"] = np.floor(random.exponential(1e6, len(leaves)))
    rows = _totals(pd.concat([leaves, leaves.assign(area_fips=STATE)]) if state else leaves)
    rows["annual_avg_emplvl"] = np.floor(rows["annual_avg_emplvl"] + 0.5)
    return rows.assign(year=2015, status=PUBLISHED, source_id=0, line=range(2, len(rows) + 2))


def _totals(leaves):
    levels = [leaves]
    while levels[-1]["industry_code"].map(level_of).any():
        levels.append(levels[-1].assign(industry_code=levels[-1]["industry_code"].map(parent_of)))
    every = pd.concat(levels)
    covered = every[every["industry_code"].eq("10")].assign(own_code="0")
    keys = ["area_fips", "own_code", "industry_code"]
    return pd.concat([every, covered]).groupby(keys, as_index=False)[list(COUNTS)].sum()


def published(rows, hidden):
    """The panel of an economy with some rows withheld."""
    table = rows.copy()
    table.loc[hidden, AMOUNTS] = np.nan
    table.loc[hidden, "status"] = WITHHELD
    return Panel(table, (MARKED,))


def some(random, rows, share):
    """Flags of rows to withhold, at least one."""
    hidden = random.random(len(rows)) < share
    hidden[random.integers(len(rows))] = True
    return hidden
