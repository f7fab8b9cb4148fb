"""The one division: by zero it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def ratio(numerator: ArrayLike, denominator: ArrayLike) -> NDArray[np.float64]:
    """Numerator / denominator, elementwise; NaN where the denominator is zero or either is NaN.

    Examples
    --------
    >>> ratio([1.0, 2.0], [4.0, 0.0])
    array([0.25,  nan])
    """
    top, bottom = np.broadcast_arrays(
        np.asarray(numerator, dtype=np.float64), np.asarray(denominator, dtype=np.float64)
    )
    quotient: NDArray[np.float64] = np.divide(top, bottom, out=np.full(top.shape, np.nan), where=bottom != 0)[
        ()
    ]
    return quotient
