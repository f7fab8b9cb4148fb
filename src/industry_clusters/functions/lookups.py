"""Names and the price index that come along, for single cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.ingest.lookups import naics_titles, us_price_index

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

_UNITED_STATES = frozenset({"US", "US000", "U.S.", "UNITED STATES", "CUUR0000SA0"})


def industry_title(code: ArrayLike) -> NDArray[np.object_]:
    """What each NAICS code stands for, in short words; None where no code is so.

    Examples
    --------
    >>> industry_title("622").item()
    'Hospitals'
    """
    codes = np.asarray(code, object)
    found = np.empty(codes.size, object)
    found[:] = [naics_titles().get(str(text).strip()) for text in codes.flat]
    return found.reshape(codes.shape)


def consumer_price_index(area: ArrayLike, year: ArrayLike) -> NDArray[np.float64]:
    """CPI-U, all items, annual average, 1982-84 = 100; NaN where no figure comes along.

    Only the U.S. city average comes along; a study may hold any other index.

    Examples
    --------
    >>> float(consumer_price_index("US", 2020))
    258.811
    """
    areas, years = np.broadcast_arrays(np.asarray(area, object), np.asarray(year, np.float64))
    figures = [_index(str(name), float(when)) for name, when in zip(areas.flat, years.flat, strict=True)]
    return np.array(figures, np.float64).reshape(areas.shape)


def _index(area: str, year: float) -> float:
    known = us_price_index().values
    return (
        known.get(int(year), np.nan)
        if area.strip().upper() in _UNITED_STATES and year == year // 1
        else np.nan
    )
