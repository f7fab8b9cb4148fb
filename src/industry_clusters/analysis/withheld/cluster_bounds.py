"""Hard bounds of clusters: a sum of the members' maxima is none, since their parents leave less for them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.analysis.industries.parts import OWN_CODES
from industry_clusters.analysis.withheld.hierarchy import INDUSTRY
from industry_clusters.measures.intervals import NOISE, violation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.withheld.bounds import Bounds
    from industry_clusters.measures.intervals import Amounts, Flags


def cluster_bounds(
    bounds: Bounds, own_codes: Sequence[str], year: int, measure: str, members: Flags
) -> tuple[Amounts, Amounts]:
    """At least and at most: the jobs or payroll of clusters in a region, of one year.

    For each industry of each county, with the members M and the others O under it, from the smallest up:
    ``high = min(Σ high of M, high - Σ low of O)`` and ``low = max(Σ low of M, low - Σ high of O)``. In a tree this
    is what a linear programme finds. Industries whose wider ones are not in the data are added up as they are,
    and so are the members under a sum that does not hold, or that is not used.

    Parameters
    ----------
    bounds
        Bounds of the region's areas.
    own_codes
        Ownerships to add up.
    year, measure
        What is bounded.
    members
        Shape (cluster, industry): each cluster's members, none of them under another.

    Returns
    -------
    tuple
        Low and high, one a cluster; infinite where nothing published limits it.
    """
    cells = bounds.years[year]
    owners = [OWN_CODES.index(code) for code in own_codes]
    count = len(bounds.areas)
    interval = cells.intervals[measure]  # published figures with their rounding, so that sums of them hold
    ends = np.stack([each[:count][:, owners] for each in (interval.low, interval.high)])[:, None]
    mine = members[None, :, None, None, :]
    inside, outside = np.where(mine, ends, 0.0), np.where(mine, 0.0, ends)
    apart = np.zeros((2, len(members)))
    topmost = np.ones(members.shape[-1], dtype=bool)
    for addition in cells.additions:
        if addition.axis == INDUSTRY:
            sums, here = addition.sums, ends[..., addition.sums.totals]
            topmost[sums.parts] = False
            used = addition.heard & (violation(interval.low, interval.high, sums, addition.complete) == 0)
            holds: Flags = used[:count][:, owners]
            whole: Flags = holds & addition.complete[:count][:, owners]
            every = np.ones_like(whole)  # a cluster has no members beside those that are listed
            one, other = sums.added(inside), sums.added(outside)
            counted = mine[..., sums.totals]
            alone = counted | ~holds
            apart += np.where(holds, 0.0, one).sum(axis=(2, 3, 4))
            inner, outer = _met(one, other, here, every, whole), _met(other, one, here, whole, whole)
            inside[..., sums.totals] = np.where(alone, np.where(counted, here, 0.0), inner)
            outside[..., sums.totals] = np.where(alone, np.where(counted, 0.0, here), outer)
    low, high = inside[..., topmost].sum(axis=(2, 3, 4)) + apart
    return np.floor(low + NOISE), np.ceil(high - NOISE) + 0.0  # no minus zero


def _met(mine: Amounts, other: Amounts, ends: Amounts, listed: Flags, whole: Flags) -> Amounts:
    """The bounds of some parts, given those of the others and of the total.

    ``whole`` tells where the parts are all there are, ``listed`` where these parts are all of their kind: what a
    total holds beside its parts belongs to the others.
    """
    none = listed & (mine[1] == 0)
    least = np.where(whole | ~listed, np.maximum(mine[0], ends[0] - other[1]), mine[0])
    most = np.minimum(np.where(listed, mine[1], np.inf), ends[1] - other[0])
    return np.stack([np.where(none, 0.0, least), np.where(none, 0.0, np.maximum(most, least))])
