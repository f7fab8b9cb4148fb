"""What it means that a row is not there.

Since 2001 BLS publishes a row for every cell that has an establishment and marks it ``N`` where it is withheld,
so a row that is absent says that there is none. Earlier files, and other layouts, leave withheld rows out.
Therefore absence is zero only where the data prove it:

* the parent is itself proven zero, or
* the year's data mark withheld rows, the parent's row is there, and its establishments are accounted for by the
  children that are there, up to rounding (each published yearly count is rounded, by half an establishment at most).

A table of the user's own may say that absence means zero. In every other case the cell is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.industry_codes import level_of, parent_of
from industry_clusters.panel import TOTAL_INDUSTRY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Counts = NDArray[np.float64]


def accounted_for(parent: Counts, children: Counts) -> Flags:
    """Tell where the children that are there hold all of the parent's establishments.

    Parameters
    ----------
    parent
        Establishments of the parent, any shape; NaN where its row is absent (never accounted for).
    children
        Establishments of the children, one more axis at the end; NaN where a row is absent.
    """
    rounding = (1 + np.sum(~np.isnan(children), axis=-1)) / 2
    accounted: Flags = parent - np.nansum(children, axis=-1) <= rounding
    return accounted


def proven_zero(codes: Sequence[str], establishments: Counts, own_total: Counts, marked: Flags) -> Flags:
    """Tell which absent cells are zero.

    Parameters
    ----------
    codes
        Industry codes along the last axis of ``establishments``.
    establishments
        Shape (area, ownership, year, industry); NaN where no row is there.
    own_total
        Establishments of all ownerships, all industries; shape (area, year).
    marked
        Shape (area, year): the data mark withheld rows, so that absence can speak.

    Returns
    -------
    Flags of the shape of ``establishments``; False wherever a row is there.
    """
    absent = np.isnan(establishments)
    zero = np.zeros_like(absent)
    place = {code: position for position, code in enumerate(codes)}
    by_level: dict[int, dict[str, list[int]]] = {}
    for code in codes:
        by_level.setdefault(level_of(code), {}).setdefault(parent_of(code), []).append(place[code])
    by_level.pop(0, None)
    total = place[TOTAL_INDUSTRY]
    ownerships = np.moveaxis(establishments[..., total], 1, -1)
    zero[..., total] = (marked & accounted_for(own_total, ownerships))[:, None, :]
    zero[..., total] &= absent[..., total]
    for level in sorted(by_level):
        for parent, children in by_level[level].items():
            zero[..., children] = _children_zero(zero, establishments, place.get(parent), children, marked)
            zero[..., children] &= absent[..., children]
    return zero


def _children_zero(
    zero: Flags, establishments: Counts, parent: int | None, children: list[int], marked: Flags
) -> Flags:
    if parent is None:
        return np.zeros_like(establishments[..., children], dtype=np.bool_)
    told = marked[:, None, :] & accounted_for(establishments[..., parent], establishments[..., children])
    proven: Flags = zero[..., parent] | told
    return np.repeat(proven[..., None], len(children), axis=-1)
