"""Units of codes that can be compared across a change of the classification: bridge groups, cut where little moved.

A bridge group holds all codes that any content moved between, however little. Where one code was scattered over many
others (as electronic shopping was in NAICS 2022), that makes one group of half a sector. A piece of such a group whose
jobs, the sector's growth apart, hardly changed with the vintage took in or gave away hardly anything: the moves between it and
the rest are small. They are named, with the figures that show it, and do not block.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from industry_clusters.analysis.industries.breaks import joined, moves
from industry_clusters.industry_codes import sector_of
from industry_clusters.ingest.lookups import SWITCHES
from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from industry_clusters.analysis.industries.breaks import Move
    from industry_clusters.analysis.industries.cells import Cells

SMALL = 0.05
"""Moves that carry less than this share of a piece's jobs do not block."""
_OF_A_CHAIN = 2
"""So many moves at one code still make a chain; a code with more was scattered, or gathered from many."""


@dataclass(frozen=True)
class SmallMove:
    """Content that went between a piece of a bridge group and the rest of it, and how much at most that can be seen.

    ``share`` is a fraction of the piece's jobs, ``source`` names area and years of the figures.
    """

    vintage: int
    old_codes: tuple[str, ...]
    new_codes: tuple[str, ...]
    piece: tuple[str, ...]
    share: float
    source: str

    @property
    def sentence(self) -> str:
        """What is left out of account, in words."""
        went = f"from {', '.join(self.old_codes)} to {', '.join(self.new_codes)}"
        return (
            f"NAICS {self.vintage} moved a little {went}: about {self.share:.1%} of the jobs in "
            f"{', '.join(self.piece)} ({self.source})"
        )


@dataclass(frozen=True)
class BreakUnits:
    """The smallest sets of codes that no move worth counting left or entered, and the small moves between them."""

    units: tuple[tuple[str, ...], ...]
    small: tuple[SmallMove, ...]

    def number_of(self, code: str) -> int:
        """The place of a code's unit, from 1; 0 for a code that did not change."""
        return next((number for number, unit in enumerate(self.units, 1) if code in unit), 0)


class _Across(NamedTuple):
    """Jobs of an area just before and just after a vintage came into use."""

    cells: Cells
    vintage: int
    before: int
    after: int

    @property
    def source(self) -> str:
        return f"{self.cells.label}, {self.before} and {self.after}"

    def jobs(self, codes: Iterable[str], year: int) -> float:
        """NaN where a code is not known; a code that the year does not have adds nothing."""
        return float(sum(_jobs(self.cells, code, year) for code in codes))

    def carried(self, piece: Sequence[str]) -> float:
        """By what share a piece's jobs changed, the growth of its sectors apart; NaN where that is not known."""
        sectors = sorted({sector_of(code) for code in piece})
        growth = ratio(self.jobs(sectors, self.after), self.jobs(sectors, self.before))
        before, after = self.jobs(piece, self.before) * float(growth), self.jobs(piece, self.after)
        return float(ratio(abs(after - before), np.minimum(before, after)))


def _jobs(cells: Cells, code: str, year: int) -> float:
    if code not in cells.employment.index or np.isnan(float(cells.withheld[year][code])):
        return 0.0
    return float(cells.employment[year][code])


def break_units(first_year: int, last_year: int, level: int, evidence: Sequence[Cells]) -> BreakUnits:
    """Cut the bridge groups between two years where little moved.

    Parameters
    ----------
    first_year, last_year, level
        As for :func:`~industry_clusters.analysis.industries.breaks.bridge_groups`.
    evidence
        Areas whose jobs tell how much moved, the best first: the nation, then the region. An area of which a figure is
        not known does not tell; where none does, the group stays whole.
    """
    kept: list[Move] = []
    small: list[SmallMove] = []
    every = moves(first_year, last_year, level)
    for vintage in sorted({move.vintage for move in every}):
        ours = [move for move in every if move.vintage == vintage]
        apart = _small_moves(ours, [each for cells in evidence if (each := _across(cells, vintage))])
        small += [found for found, _ in apart]
        left = {move for _, crossing in apart for move in crossing}
        kept += [move for move in ours if move not in left]
    changed = {code for move in every for code in (move.old_code, move.new_code)}
    units = joined(kept)
    alone = tuple((code,) for code in sorted(changed - {code for unit in units for code in unit}))
    return BreakUnits(tuple(sorted((*units, *alone))), tuple(small))


def _across(cells: Cells, vintage: int) -> _Across | None:
    switch = SWITCHES[vintage]
    years = [int(year) for year in cells.employment.columns]
    before, after = ([year for year in years if (year < switch) is early] for early in (True, False))
    return _Across(cells, vintage, max(before), min(after)) if before and after else None


def _small_moves(ours: Sequence[Move], evidence: Sequence[_Across]) -> list[tuple[SmallMove, list[Move]]]:
    """The moves of a vintage that are small, by the piece that they enter or leave."""
    found = []
    for group in joined(ours):
        inside = [move for move in ours if move.old_code in group]
        for piece in joined(_without_hubs(inside)):
            crossing = [move for move in inside if (move.old_code in piece) != (move.new_code in piece)]
            told = next((one for one in evidence if not np.isnan(one.carried(piece))), None)
            if crossing and told and told.carried(piece) < SMALL:
                found.append((_named(piece, crossing, told), crossing))
    return found


def _named(piece: tuple[str, ...], crossing: Sequence[Move], told: _Across) -> SmallMove:
    old, new = (
        tuple(sorted(set(codes))) for codes in zip(*((m.old_code, m.new_code) for m in crossing), strict=True)
    )
    return SmallMove(told.vintage, old, new, piece, told.carried(piece), told.source)


def _without_hubs(inside: Sequence[Move]) -> list[Move]:
    """The moves of a group without those of its most scattered codes, until only chains are left."""
    left = list(inside)
    while left:
        ends = [code for move in left for code in (move.old_code, move.new_code)]
        hub = max(sorted(set(ends)), key=ends.count)
        if ends.count(hub) <= _OF_A_CHAIN:
            break
        left = [move for move in left if hub not in (move.old_code, move.new_code)]
    return left
