"""Why jobs changed: the reference area's growth, the industry's own, and what is left to the region."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def national_growth_effect(
    region_first: ArrayLike, reference_total_first: ArrayLike, reference_total_last: ArrayLike
) -> NDArray[np.float64]:
    """Jobs the industry would have gained at the pace of all jobs of the reference area.

    ``region_first * ((reference_total_last / reference_total_first) - 1)``

    Parameters
    ----------
    region_first
        Jobs of the industry in the region, first year.
    reference_total_first, reference_total_last
        All jobs of the reference area.

    Returns
    -------
    ndarray
        Jobs; missing where an input is missing or the first total is zero.

    Notes
    -----
    Source: E. S. Dunn, A statistical and analytical technique for regional analysis (1960).

    Examples
    --------
    >>> float(national_growth_effect(100, 10_000, 11_000).round(6))
    10.0
    """
    return np.multiply(region_first, ratio(reference_total_last, reference_total_first) - 1)


def industry_mix_effect(
    region_first: ArrayLike,
    reference_industry_first: ArrayLike,
    reference_industry_last: ArrayLike,
    reference_total_first: ArrayLike,
    reference_total_last: ArrayLike,
) -> NDArray[np.float64]:
    """Jobs more, or fewer, because the industry grew faster, or more slowly, than all jobs of the reference area.

    ``region_first * ((reference_industry_last / reference_industry_first) - (reference_total_last / reference_total_first))``

    Parameters
    ----------
    region_first
        Jobs of the industry in the region, first year.
    reference_industry_first, reference_industry_last
        Jobs of the industry in the reference area.
    reference_total_first, reference_total_last
        All jobs of the reference area.

    Returns
    -------
    ndarray
        Jobs; missing where an input is missing or a first value of the reference area is zero.

    Notes
    -----
    Source: E. S. Dunn (1960).

    Examples
    --------
    >>> float(industry_mix_effect(100, 1_000, 1_200, 10_000, 11_000).round(6))
    10.0
    """
    industry = ratio(reference_industry_last, reference_industry_first)
    return np.multiply(region_first, industry - ratio(reference_total_last, reference_total_first))


def competitive_effect(
    region_first: ArrayLike,
    region_last: ArrayLike,
    reference_industry_first: ArrayLike,
    reference_industry_last: ArrayLike,
) -> NDArray[np.float64]:
    """Jobs more, or fewer, than the industry's growth in the reference area would have brought.

    ``region_last - region_first * (reference_industry_last / reference_industry_first)``

    Parameters
    ----------
    region_first, region_last
        Jobs of the industry in the region.
    reference_industry_first, reference_industry_last
        Jobs of the industry in the reference area.

    Returns
    -------
    ndarray
        Jobs; missing where an input is missing or the industry had no jobs in the reference area at first. An
        industry that is new in the region has all its jobs here.

    Notes
    -----
    Source: E. S. Dunn (1960). The three effects add up to the change in jobs.

    Examples
    --------
    >>> float(competitive_effect(100, 130, 1_000, 1_200).round(6))
    10.0
    """
    growth = ratio(reference_industry_last, reference_industry_first)
    return np.subtract(np.asarray(region_last, np.float64), np.multiply(region_first, growth))
