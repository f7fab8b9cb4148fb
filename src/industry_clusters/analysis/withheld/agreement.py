"""Estimates made to agree where sums cross and sharing out went round in vain: a linear programme.

Of all figures within their bounds that add up, it finds those nearest the estimates, each distance as a share of its
estimate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from industry_clusters.measures.intervals import violation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.withheld.bounds import Interval
    from industry_clusters.analysis.withheld.hierarchy import Addition
    from industry_clusters.measures.intervals import Amounts, Places

_SECONDS = 60.0
"""The programme is given up after this; what disagreement is left is told."""


class _Equations(NamedTuple):
    """The open parts less the open total lie between ``least`` and ``most``, one row a sum.

    ``row``, ``cell`` (its place in the flattened array) and ``sign`` name the open cells.
    """

    row: Places
    cell: Places
    sign: Amounts
    least: Amounts
    most: Amounts


def agreed(additions: Sequence[Addition], values: Amounts, interval: Interval, rounding: float) -> Amounts:
    """The figures nearest the estimates that meet every sum.

    Parameters
    ----------
    additions
        What adds up.
    values
        Published figures and estimates, by area, ownership and industry.
    interval
        What is published, and bounds.
    rounding
        By how much rounding moves each published figure.

    Returns
    -------
    Amounts
        Like ``values``; unchanged where no such figures were found.
    """
    cells = np.flatnonzero(np.isnan(interval.published))
    start, low, high = (each.ravel()[cells] for each in (values, interval.low, interval.high))
    sums = _joined([_equations(each, interval, rounding) for each in additions])
    result = values.copy()
    result.ravel()[cells] = _nearest(sums._replace(cell=np.searchsorted(cells, sums.cell)), start, low, high)
    return result


def _nearest(sums: _Equations, start: Amounts, low: Amounts, high: Amounts) -> Amounts:
    """The programme itself: each cell moves up or down from where it starts."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 - slow to load, and seldom needed
    from scipy.sparse import csr_array, hstack  # noqa: PLC0415

    unit = max(float(start.max(initial=1.0)), 1.0) / 1e6  # the solver's tolerance is absolute
    matrix = csr_array((sums.sign, (sums.row, sums.cell)), shape=(len(sums.least), len(start)))
    reached = matrix @ start
    limits = ((sums.least - reached) / unit, (sums.most - reached) / unit)
    found = milp(
        np.tile(1 / np.maximum(start / unit, 1e-3), 2),
        constraints=LinearConstraint(hstack([matrix, -matrix]), *limits),
        bounds=Bounds(0, np.concatenate([high - start, start - low]) / unit),
        options={"time_limit": _SECONDS},
    )
    if found.x is None:
        return start
    up, down = np.split(found.x * unit, 2)
    nearest: Amounts = np.clip(start + up - down, low, high)
    return nearest


def _equations(addition: Addition, interval: Interval, rounding: float) -> _Equations:
    """The sums of one kind that have an open cell."""
    sums, known = addition.sums, addition.along(interval.published)
    place = addition.along(np.arange(known.size).reshape(interval.published.shape))
    open_parts, open_totals = np.isnan(known[..., sums.parts]), np.isnan(known[..., sums.totals])
    low, high = addition.along(interval.low), addition.along(interval.high)
    relaxed = violation(low, high, sums, addition.complete) != 0
    used = addition.heard & ~relaxed & (open_totals | (sums.added(np.isnan(known)) > 0))
    number = np.cumsum(used).reshape(used.shape) - 1
    part_used = open_parts & used[..., sums.total_of_part]
    total_used = open_totals & used
    row = np.concatenate([number[..., sums.total_of_part][part_used], number[total_used]])
    cell = np.concatenate([place[..., sums.parts][part_used], place[..., sums.totals][total_used]])
    sign = np.concatenate([np.ones(part_used.sum()), -np.ones(total_used.sum())])
    rest = (np.nan_to_num(known[..., sums.totals]) - sums.added(np.nan_to_num(known)))[used]
    figures = sums.added(~np.isnan(known)) + ~open_totals
    slack = rounding * figures[used]
    least = np.where(addition.complete[used], rest - slack, -np.inf)
    return _Equations(row, cell, sign, least, rest + slack)


def _joined(each: Sequence[_Equations]) -> _Equations:
    """All kinds in one system, their rows counted on."""
    offsets = np.cumsum([0, *(len(some.least) for some in each)])
    rows = np.concatenate([some.row + offset for some, offset in zip(each, offsets, strict=False)])
    others = (np.concatenate(column) for column in list(zip(*each, strict=True))[1:])
    return _Equations(rows, *others)
