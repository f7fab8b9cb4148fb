"""What a job pays, in the dollars of one year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def average_pay(payroll: ArrayLike, employment: ArrayLike) -> NDArray[np.float64]:
    """Annual payroll for each job: ``payroll / employment``.

    Parameters
    ----------
    payroll
        Total annual wages (dollars).
    employment
        Annual average employment (jobs).

    Returns
    -------
    ndarray
        Dollars a job and year. Missing where an input is missing or employment is zero. Of several
        industries or counties: sum both first, never average the pays.

    Notes
    -----
    Source: the guide, step 3 ("payroll per employee"); BLS ``avg_annual_pay``, which rounds to the dollar.

    Examples
    --------
    >>> float(average_pay(6_500_000, 200))
    32500.0
    """
    return ratio(payroll, employment)


def real_pay(pay: ArrayLike, index: ArrayLike, base_index: ArrayLike) -> NDArray[np.float64]:
    """Pay of one year in the dollars of another: ``pay * base_index / index``.

    Parameters
    ----------
    pay
        Average pay in a year's own dollars.
    index
        Consumer price index of that year (CPI-U, all items, annual average, not seasonally adjusted).
    base_index
        The same index in the year whose dollars are wanted.

    Returns
    -------
    ndarray
        Dollars of the base year; missing where an input is missing or ``index`` is zero.

    Notes
    -----
    Source: the guide, step 3; BLS, how to use the CPI for escalation.

    Examples
    --------
    >>> float(real_pay(21_221, 1.0, 1.3995).round())
    29699.0
    """
    return ratio(np.multiply(pay, base_index), index)
