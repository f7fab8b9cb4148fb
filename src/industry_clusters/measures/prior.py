"""What is expected of withheld cells before their totals are heard: means, variances and covariances of logarithms.

Source: multiplicative (log-normal) random effects down the code tree, as in small area estimation (Fay and Herriot
1979) and in kriging (Matheron 1963); the variance of a sum of establishments after Fenton (1960).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    Amounts = NDArray[np.float64]
    Places = NDArray[np.intp]


class Spread(NamedTuple):
    """How widely logarithms of cells spread about what is expected of them.

    ``levels`` are standard deviations of what cells of one county share: with all others, with their sector, with
    their three-digit subsector and with the same code in other years. ``establishment`` is the squared coefficient
    of variation of one establishment (jobs: of its size; pay: of its pay a job). ``level_memory`` and
    ``cell_memory`` are what is left of each after a year, as a correlation.
    """

    levels: tuple[float, float, float, float]
    establishment: float
    level_memory: float
    cell_memory: float


def sum_log_variance(squares: ArrayLike, mean: ArrayLike) -> Amounts:
    """Variance of the logarithm of a sum of independent amounts: ``ln(1 + Σ sᵢ² / (Σ mᵢ)²)``.

    Parameters
    ----------
    squares
        ``Σ sᵢ²``, the variances of the amounts added up; of ``e`` establishments with the mean ``m`` together
        ``m² · c / e``, with ``c`` the squared coefficient of variation of one of them.
    mean
        ``Σ mᵢ``, above zero.

    Examples
    --------
    >>> float(sum_log_variance(2.9 * 20**2 / 1, 20).round(2)), float(sum_log_variance(2.9 * 20**2 / 16, 20).round(2))
    (1.36, 0.17)
    """
    return np.log1p(np.asarray(squares, np.float64) / np.square(np.asarray(mean, np.float64)))


def log_covariance(labels: Sequence[Places], years: Places, variance: Amounts, spread: Spread) -> Amounts:
    """Covariance of the logarithms of one county's cells.

    ``Σ over levels t² · [same label] · r ** |Δ year| + [same code] · sqrt(v w) · q ** |Δ year|``

    Parameters
    ----------
    labels
        For each level of ``spread.levels``, the label of each cell; the last one is its own code.
    years
        The year of each cell.
    variance
        ``v`` and ``w``, the variances of two cells' own logarithms, those of their establishments.
    spread
        ``t`` are the levels' standard deviations, ``r`` ``level_memory``, ``q`` ``cell_memory``.

    Returns
    -------
    Amounts
        Shape (cell, cell), symmetric and positive semidefinite.

    Examples
    --------
    >>> one_code = [np.zeros(2, int)] * 4
    >>> spread = Spread((0.2, 0.2, 0.2, 0.2), 2.9, 0.9, 0.5)
    >>> log_covariance(one_code, np.array([2022, 2023]), np.ones(2), spread).round(3)
    array([[1.16 , 0.644],
           [0.644, 1.16 ]])
    """
    apart = np.abs(np.subtract.outer(years, years))
    steps = np.arange(int(apart.max(initial=0)) + 1)
    shared = np.zeros(apart.shape)
    for label, deviation in zip(labels, spread.levels, strict=True):
        shared += deviation**2 * np.equal.outer(label, label)
    deviations = np.sqrt(variance)
    own = np.equal.outer(labels[-1], labels[-1]) * np.multiply.outer(deviations, deviations)
    total: Amounts = shared * (spread.level_memory**steps)[apart] + own * (spread.cell_memory**steps)[apart]
    return total


def shrunk(mean: ArrayLike, precision: ArrayLike, towards: ArrayLike, deviation: float) -> Amounts:
    """A mean of observations drawn towards what the wider group says: ``w + k (mean - w)``, ``k = d² / (d² + 1/p)``.

    Parameters
    ----------
    mean
        Of the observations; ignored where the precision is zero.
    precision
        ``p``, the sum of the observations' inverse variances.
    towards
        ``w``, the value of the wider group.
    deviation
        ``d``, how widely such groups spread about the wider one.

    Examples
    --------
    >>> float(shrunk(1.0, 4.0, 0.0, 0.5)), float(shrunk(np.nan, 0.0, 0.3, 0.5))
    (0.5, 0.3)
    """
    wider = np.asarray(towards, np.float64)
    weight = np.asarray(precision, np.float64) * deviation**2
    away = np.where(weight > 0, np.asarray(mean, np.float64) - wider, 0.0)
    drawn: Amounts = (wider + weight / (1 + weight) * away)[()]
    return drawn
