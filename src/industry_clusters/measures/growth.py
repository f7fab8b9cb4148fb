"""How fast employment grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def average_annual_growth_rate(first: ArrayLike, last: ArrayLike, years: ArrayLike) -> NDArray[np.float64]:
    """The constant yearly rate that leads from the first value to the last.

    ``(last / first) ** (1 / years) - 1``

    Parameters
    ----------
    first, last
        Employment (or any amount, not negative) in the first and the last year.
    years
        Years between the two: 2003 - 1990 = 13, not the 14 years of the series.

    Returns
    -------
    ndarray
        Fractions a year (0.03 is 3 %). Missing where an input is missing, the first value is zero (the
        industry is new: it has no rate), a value is negative, or ``years`` is not above zero. -1 where the
        last value is zero.

    Notes
    -----
    Source: the guide, step 3. It prints the ratio upside down (first / last); its own figure 6B shows the
    form above: 11 of 11 clusters agree with it, 1 of 11 with the printed one.

    Examples
    --------
    >>> float(average_annual_growth_rate(19_610, 28_620, 13).round(3))
    0.03
    """
    span = np.asarray(years, np.float64)
    growth = ratio(last, first)
    possible = (growth >= 0) & (np.asarray(first, np.float64) > 0) & (span > 0)
    return np.where(possible, np.power(np.where(possible, growth, 1), ratio(1, span)) - 1, np.nan)[()]
