"""How concentrated an industry is in a region, beside a reference area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def location_quotient(
    region_industry: ArrayLike,
    region_total: ArrayLike,
    reference_industry: ArrayLike,
    reference_total: ArrayLike,
) -> NDArray[np.float64]:
    """The industry's share of the region's jobs over its share of the reference area's.

    ``(region_industry / region_total) / (reference_industry / reference_total)``

    Above 1 the industry is more concentrated in the region than in the reference area.

    Parameters
    ----------
    region_industry, reference_industry
        Employment of the industry (jobs), any shape.
    region_total, reference_total
        Employment that the industry is a share of (jobs). The base is a choice: BLS divides by total covered
        employment (own 0), the guide by non-farm employment. Both totals must be of the same base.

    Returns
    -------
    ndarray
        Quotients without unit. Missing where any input is missing, or where a total or the reference
        industry is zero; zero where the region has none of the industry.

    Notes
    -----
    Source: BLS, QCEW location quotient details; California Economic Strategy Panel, *Industry Clusters of
    Opportunity User Guide* (2007), step 3 ("employment concentration").

    Examples
    --------
    >>> float(location_quotient(9_080, 640_000, 650_000, 130_000_000).round(4))
    2.8375
    """
    return ratio(ratio(region_industry, region_total), ratio(reference_industry, reference_total))


def location_quotient_change(first: ArrayLike, last: ArrayLike) -> NDArray[np.float64]:
    """The last quotient less the first: ``last - first``.

    Parameters
    ----------
    first, last
        Location quotients of the first and the last year, unrounded.

    Returns
    -------
    ndarray
        Difference in quotient points; missing where either is missing.

    Notes
    -----
    Source: the guide's NAICS table, step 3.

    Examples
    --------
    >>> float(location_quotient_change(0.96, 0.80).round(2))
    -0.16
    """
    return np.subtract(np.asarray(last, np.float64), np.asarray(first, np.float64))


def location_quotient_percent_change(first: ArrayLike, last: ArrayLike) -> NDArray[np.float64]:
    """The change of a quotient as a fraction of the first: ``last / first - 1``.

    Parameters
    ----------
    first, last
        Location quotients of the first and the last year, unrounded.

    Returns
    -------
    ndarray
        Fractions (0.08 is 8 %); missing where either is missing or the first is zero.

    Notes
    -----
    Source: the guide's summary of clusters (figure 6B) prints the change of a quotient this way.

    Examples
    --------
    >>> float(location_quotient_percent_change(0.99, 1.07).round(2))
    0.08
    """
    return ratio(last, first) - 1
