"""What can be said of the region's withheld cells: at least, at most, and, where asked for, an estimate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.region_sums import region_bounds, region_estimates
from industry_clusters.industry_codes import SECTOR_LEVEL
from industry_clusters.study import Treatment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.withheld.bounds import Bounds
    from industry_clusters.panel import Panel
    from industry_clusters.study import Study


@dataclass(frozen=True)
class Withheld:
    """Tables of industries (rows) by years (columns), for the study's level and for sectors.

    ``at_least`` and ``at_most`` bound the jobs, and are the number itself where it is published; ``at_most`` is
    missing where nothing published limits it. ``estimated`` is the share of the jobs that is estimated, 0 where all
    are published. ``contradictions`` are sentences on published sums that do not hold.
    """

    at_least: pd.DataFrame
    at_most: pd.DataFrame
    estimated: pd.DataFrame
    contradictions: tuple[str, ...]


def region_withheld(
    panel: Panel, region: Cells, areas: Sequence[str], study: Study, years: Sequence[int]
) -> tuple[Cells, Withheld]:
    """Bound the region's withheld cells, and fill them where the study asks for it.

    Returns
    -------
    tuple
        The region's cells, filled with estimates where asked for, and what is known of the withheld ones.
    """
    bounds = bound(panel, areas, years)
    levels = sorted({study.industry_level, SECTOR_LEVEL})
    own_codes = study.ownership.own_codes
    limits = pd.concat([region_bounds(bounds, own_codes, level) for level in levels])
    limits["at_most_employment"] = limits["at_most_employment"].replace(np.inf, np.nan)
    known = region.employment
    withheld = Withheld(
        known.fillna(_by_year(limits, "at_least_employment", region)),
        known.fillna(_by_year(limits, "at_most_employment", region)),
        (known * 0.0).fillna(0.0),
        (
            *(each.sentence for each in bounds.violations),
            *(each.sentence for each in bounds.no_room),
        ),
    )
    if study.treatment is Treatment.LEAVE:
        return region, withheld
    return _filled(region, withheld, estimates_of(panel, bounds, own_codes, levels))


def estimates_of(
    panel: Panel, bounds: Bounds, own_codes: Sequence[str], levels: Sequence[int]
) -> pd.DataFrame:
    """The estimates of all levels, one table."""
    from industry_clusters.analysis.withheld.estimates import estimate  # noqa: PLC0415 - brings SciPy; only if asked

    made = estimate(panel, bounds)
    return pd.concat([region_estimates(bounds, made, own_codes, level) for level in levels])


def _by_year(table: pd.DataFrame, name: str, region: Cells) -> pd.DataFrame:
    wide = table.pivot_table(
        index="industry_code", columns="year", values=name, aggfunc="first", dropna=False
    )
    return wide.reindex(index=region.employment.index, columns=region.employment.columns)


def _filled(region: Cells, withheld: Withheld, estimates: pd.DataFrame) -> tuple[Cells, Withheld]:
    """Only what is withheld is filled; a code that a year's classification does not have stays missing."""
    gaps = region.withheld.gt(0)
    jobs, payroll, share = (
        _by_year(estimates, name, region).where(gaps)
        for name in ("estimate_employment", "estimate_payroll", "estimated_share_employment")
    )
    filled = replace(
        region, employment=region.employment.fillna(jobs), payroll=region.payroll.fillna(payroll)
    )
    estimated = share.where(region.employment.isna()).fillna(0.0)
    return filled, replace(withheld, estimated=estimated)
