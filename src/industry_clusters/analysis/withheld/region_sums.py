"""Sums over areas and ownerships of which parts are withheld: at least, at most, and by estimate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.parts import OWN_CODES
from industry_clusters.analysis.withheld.bounds import MEASURES, whole_numbers
from industry_clusters.analysis.withheld.hierarchy import AREA
from industry_clusters.industry_codes import level_of
from industry_clusters.measures.margins import likely_range
from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.analysis.withheld.bounds import Bounds, YearBounds
    from industry_clusters.analysis.withheld.estimates import Estimates
    from industry_clusters.measures.intervals import Flags


def region_bounds(
    bounds: Bounds, own_codes: Sequence[str], level: int, areas: Sequence[str] | None = None
) -> pd.DataFrame:
    """At least and at most: bounds of sums over areas and ownerships.

    Parameters
    ----------
    bounds
        Bounds of the areas.
    own_codes
        Ownerships to add up, such as ``("5",)`` or ``("1", "2", "3", "5")``.
    level
        NAICS digits of the industries; 2 for sectors, 0 for the total.
    areas
        Areas to add up, among those of ``bounds``; all of them where not given.

    Returns
    -------
    DataFrame
        A row a code and year: ``industry_code``, ``year``, ``parts_withheld`` (cells missing from the sum), and
        ``at_least_…`` and ``at_most_…`` of employment and payroll, equal where nothing is withheld.
    """
    chosen = list(areas or bounds.areas)
    return pd.concat(
        [_region_year(year, chosen, own_codes, level) for year in bounds.years.values()], ignore_index=True
    )


def _region_year(year: YearBounds, areas: list[str], own_codes: Sequence[str], level: int) -> pd.DataFrame:
    codes = [place for place, code in enumerate(year.parts.codes) if level_of(code) == level]
    owners = [OWN_CODES.index(code) for code in own_codes]
    inside = np.isin(year.parts.areas, areas)
    table = pd.DataFrame({"industry_code": [year.parts.codes[place] for place in codes]})
    table["year"] = year.parts.years[0]
    table["parts_withheld"] = year.open[inside][:, owners][..., codes].sum(axis=(0, 1))
    for measure, interval in year.intervals.items():
        low, high = (each[..., codes] for each in whole_numbers(interval))
        low, high = low[:, owners], high[:, owners]
        at_least, at_most = low[inside].sum(axis=(0, 1)), high[inside].sum(axis=(0, 1))
        for wider in _wholes(year, inside):
            whole, others = wider
            at_most = np.minimum(at_most, (high[whole] - low[others].sum(axis=0)).sum(axis=0))
        table[f"at_least_{measure}"], table[f"at_most_{measure}"] = at_least, np.maximum(at_most, at_least)
    return table


def _wholes(year: YearBounds, inside: Flags) -> Iterator[tuple[int, list[int]]]:
    """Each whole that all of the areas lie in, with those of its parts that are not among them."""
    for addition in year.additions:
        if addition.axis == AREA:
            bounds_of = np.split(addition.sums.parts, addition.sums.starts[1:])
            for whole, inner in zip(addition.sums.totals, bounds_of, strict=True):
                if set(np.flatnonzero(inside)) <= set(inner):
                    yield int(whole), [place for place in inner if not inside[place]]


def region_estimates(
    bounds: Bounds,
    estimates: Estimates,
    own_codes: Sequence[str],
    level: int,
    areas: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Sums with estimates in the place of what is withheld, and how much of each is estimated.

    Parameters
    ----------
    bounds, own_codes, level, areas
        As for :func:`region_bounds`; the rows are the same, in the same order.
    estimates
        The estimates made of ``bounds``.

    Returns
    -------
    DataFrame
        ``industry_code``, ``year``, and for employment (jobs) and payroll (dollars) ``estimate_…``, missing
        where a part has no row at all, ``likely_low_…`` and ``likely_high_…``, where it lies about nine times in
        ten, and ``estimated_share_…``, a fraction: 0 where all of it is published. A sum is never outside of its at
        least and at most, also where a state that is not all there only limits it.
    """
    chosen = list(areas or bounds.areas)
    return pd.concat(
        [_estimated_year(year, estimates, chosen, own_codes, level) for year in bounds.years.values()],
        ignore_index=True,
    )


def _estimated_year(
    year: YearBounds, estimates: Estimates, areas: list[str], own_codes: Sequence[str], level: int
) -> pd.DataFrame:
    codes = [place for place, code in enumerate(year.parts.codes) if level_of(code) == level]
    inside = np.flatnonzero(np.isin(year.parts.areas, areas))
    owners = [OWN_CODES.index(code) for code in own_codes]
    where = np.ix_(inside, np.array(owners), np.array(codes, dtype=np.intp))
    limits = _region_year(year, areas, own_codes, level)
    table = limits[["industry_code", "year"]].copy()
    unknown = year.open[where]
    lost = (unknown & ~year.parts.present[:, :, 0][where]).any(axis=(0, 1))
    for measure in MEASURES:
        values = estimates.years[year.parts.years[0]][measure][where]
        total = np.clip(
            values.sum(axis=(0, 1)), limits[f"at_least_{measure}"], limits[f"at_most_{measure}"]
        ).to_numpy()
        published = np.where(unknown, 0.0, values).sum(axis=(0, 1))
        share = ratio(total - published, total)
        share = np.where((total == 0) & ~unknown.any(axis=(0, 1)), 0.0, share)
        known, variance = (
            each[where].sum(axis=(0, 1)) for each in estimates.ranges.parts(year.parts.years[0], measure)
        )
        hard = (limits[f"{end}_{measure}"].to_numpy() for end in ("at_least", "at_most"))
        ends = likely_range(known, np.maximum(total - known, 0.0), variance, *hard)
        table[f"estimate_{measure}"] = np.where(lost, np.nan, total)
        for name, end in zip(("likely_low", "likely_high"), ends, strict=True):
            table[f"{name}_{measure}"] = np.where(lost, np.nan, end)
        table[f"known_{measure}"], table[f"variance_{measure}"] = known, variance
        table[f"estimated_share_{measure}"] = np.where(lost, np.nan, share)
    return table
