"""Intervals that add up: what totals and parts say of each other.

Arrays have cells along the last axis and any number of axes before it. ``low`` and ``high`` are narrowed in
place; ``high`` is infinite where nothing is known. Where no sum shares two cells with another (a tree), one pass
up and one pass down give the narrowest intervals there are, those of a linear programme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Amounts = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Places = NDArray[np.intp]

NOISE = 1e-3
"""Differences below this are those of binary fractions, not of the data (jobs and dollars are whole)."""


@dataclass(frozen=True)
class Sums:
    """Totals and their parts, as places along the last axis; a place is a part of one total at most.

    ``parts`` stand total by total; those of ``totals[i]`` begin at ``starts[i]``.

    Examples
    --------
    >>> Sums.of({0: [1, 2], 3: [4, 5]}).added(np.array([9, 1, 2, 9, 3, 4]))
    array([3., 7.])
    """

    totals: Places
    parts: Places
    starts: Places

    @classmethod
    def of(cls, parts_of: Mapping[int, Sequence[int]]) -> Sums:
        """From the places of the parts by the place of their total; each total has a part."""
        counts = [len(parts) for parts in parts_of.values()]
        places = [place for parts in parts_of.values() for place in parts]
        starts = np.cumsum([0, *counts[:-1]]) if counts else np.zeros(0)
        return cls(*(np.asarray(each, dtype=np.intp) for each in (list(parts_of), places, starts)))

    def added(self, values: Amounts | Flags) -> Amounts:
        """The parts' sum, total by total along the last axis; of flags, how many are set."""
        added: Amounts = np.add.reduceat(values[..., self.parts], self.starts, axis=-1, dtype=np.float64)
        return added

    @property
    def total_of_part(self) -> Places:
        """For each part, which total it belongs to: a place in ``totals``."""
        ends = np.append(self.starts[1:], len(self.parts))
        return np.repeat(np.arange(len(self.totals)), ends - self.starts)


def violation(low: Amounts, high: Amounts, sums: Sums, complete: Flags) -> Amounts:
    """By how much the parts exceed the total (above zero) or fall short of it (below zero) at least.

    Parameters
    ----------
    low, high
        The intervals.
    sums
        What adds up.
    complete
        Whether the parts are all there are; where not, they may fall short. One flag a total.

    Returns
    -------
    Amounts
        Zero where some values within the intervals add up.
    """
    total_low, total_high = low[..., sums.totals], high[..., sums.totals]
    excess = sums.added(low) - total_high
    shortfall = np.where(complete, total_low - sums.added(high), -np.inf)
    return np.select([excess > NOISE, shortfall > NOISE], [excess, -shortfall], 0.0)


def narrow_totals(low: Amounts, high: Amounts, sums: Sums, complete: Flags, relaxed: Flags) -> None:
    """Narrow each total to what its parts add up to; a relaxed sum says nothing of its total."""
    total_low, total_high = low[..., sums.totals], high[..., sums.totals]
    at_least = np.where(relaxed, 0.0, sums.added(low))
    at_most = np.where(complete & ~relaxed, sums.added(high), np.inf)
    low[..., sums.totals] = np.maximum(total_low, at_least)
    high[..., sums.totals] = np.minimum(total_high, at_most)
    _untangle(low, high, sums.totals)


def narrow_parts(low: Amounts, high: Amounts, sums: Sums, complete: Flags, violated: Amounts) -> None:
    """Narrow each part to the total less its siblings.

    Where a sum is violated, its parts cannot be told apart by it: each is then at most the total and the
    violation together, and at least what it was.
    """
    own = sums.total_of_part
    relaxed = violated != 0
    part_low, part_high = low[..., sums.parts], high[..., sums.parts]
    siblings_low = sums.added(low)[..., own] - part_low
    total_high = (high[..., sums.totals] + np.abs(violated))[..., own]
    at_most = total_high - np.where(relaxed[..., own], 0.0, siblings_low)
    reach = low[..., sums.totals][..., own] - _siblings_high(high, sums)
    at_least = np.where((complete & ~relaxed)[..., own], reach, 0.0)
    low[..., sums.parts] = np.maximum(part_low, at_least)
    high[..., sums.parts] = np.minimum(part_high, at_most)
    _untangle(low, high, sums.parts)


def _siblings_high(high: Amounts, sums: Sums) -> Amounts:
    """The siblings' sum of highs; infinite where one of them is."""
    own = sums.total_of_part
    endless = np.isinf(high)
    finite = np.where(endless, 0.0, high)
    without = sums.added(finite)[..., own] - finite[..., sums.parts]
    endless_siblings = sums.added(endless)[..., own] - endless[..., sums.parts]
    return np.where(endless_siblings > 0, np.inf, without)


def _untangle(low: Amounts, high: Amounts, places: Places) -> None:
    """A low above its high can only be noise here, since violations are found before."""
    low[..., places] = np.minimum(low[..., places], high[..., places])


def shared_out(
    target: Amounts,
    weight: Amounts,
    low: Amounts,
    high: Amounts,
    group: Places,
    give: Amounts | float = 1.0,
) -> Amounts:
    """Share targets out, none below its low or above its high.

    Parameters
    ----------
    target
        One a group; moved to what the lows and highs allow where it lies outside.
    weight
        One a cell, above zero.
    low, high
        The cells' bounds.
    group
        The cells' groups: places in ``target``.
    give
        How much each cell's logarithm gives way, above zero; all alike, the shares are in proportion to the weights.

    Returns
    -------
    Amounts
        One a cell: ``clip(weight * exp(c * give), low, high)`` with the ``c`` of its group.

    Examples
    --------
    >>> shared_out(np.array([10.0]), np.array([1, 1, 3.0]), np.zeros(3), np.array([9, 9, 4.0]), np.zeros(3, int))
    array([3., 3., 4.])
    """

    def added(values: Amounts) -> Amounts:
        return np.bincount(group, values, minlength=len(target)).astype(np.float64)

    def given(scale: Amounts) -> Amounts:
        return np.clip(np.exp(np.clip(scale[group] * given_way, -60.0, 60.0)) * weight, low, high)

    most = np.zeros_like(target)
    np.maximum.at(most, group, np.broadcast_to(np.asarray(give, np.float64), weight.shape))
    given_way = give / most[group]
    wanted = np.clip(target, added(low), added(high))
    floor, ceiling = np.full_like(target, -60.0), np.full_like(target, 60.0)  # logarithms of the scale
    for _ in range(64):
        middle = (floor + ceiling) / 2
        short = added(given(middle)) < wanted
        floor, ceiling = np.where(short, middle, floor), np.where(short, ceiling, middle)
    shares = given(ceiling)
    return np.clip(shares + _last_cents(wanted - added(shares), shares, low, high, group), low, high)


def _last_cents(rest: Amounts, shares: Amounts, low: Amounts, high: Amounts, group: Places) -> Amounts:
    """What the halving left over, shared out in proportion to the room that each cell has."""
    up = np.minimum(high - shares, shares + 1)
    room = np.where(rest[group] > 0, up, shares - low)
    all_room = np.bincount(group, room, minlength=len(rest))[group]
    part = np.divide(room, all_room, out=np.zeros_like(room), where=all_room > 0)
    return part * rest[group]
