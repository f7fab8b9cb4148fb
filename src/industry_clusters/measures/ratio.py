"""The one division: by zero it is missing, and so is a quotient too large for a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def ratio(numerator: ArrayLike, denominator: ArrayLike) -> NDArray[np.float64]:
    """Numerator / denominator, elementwise; NaN where the denominator is zero, either is NaN, or the quotient has no finite number.

    Examples
    --------
    >>> ratio([1.0, 2.0], [4.0, 0.0])
    array([0.25,  nan])
    """
    top, bottom = np.asarray(numerator, dtype=np.float64), np.asarray(denominator, dtype=np.float64)
    missing = np.full(np.broadcast(top, bottom).shape, np.nan)
    with np.errstate(over="ignore"):
        quotient = np.divide(top, bottom, out=missing, where=bottom != 0)
    finite = np.isfinite(quotient)
    result: NDArray[np.float64] = (quotient if finite.all() else np.where(finite, quotient, np.nan))[()]
    return result
