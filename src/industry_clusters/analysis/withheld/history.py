"""One ownership's cells of all years as arrays, with the tree of codes that adds them up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.analysis.industries.parts import OWN_CODES
from industry_clusters.analysis.withheld.hierarchy import INDUSTRY
from industry_clusters.industry_codes import level_of, parent_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.withheld.bounds import Bounds
    from industry_clusters.measures.intervals import Amounts, Flags, Places, Sums

GROUP_LEVEL = 4
"""Industry groups: what is estimated first, and added up to larger industries or shared out among smaller ones."""


@dataclass(frozen=True)
class Tree:
    """The codes' places: each one's level and parent (the total's is its own), and the sums, smallest parts first."""

    codes: tuple[str, ...]
    level: Places
    parent: Places
    sums: tuple[Sums, ...]

    @classmethod
    def of(cls, codes: Sequence[str], sums: Sequence[Sums]) -> Tree:
        """From codes sorted by level; the parent of a code whose own parent is not there is the total."""
        place = {code: position for position, code in enumerate(codes)}
        parent = [place.get(parent_of(code), 0) for code in codes]
        return cls(
            tuple(codes),
            np.array([level_of(code) for code in codes], dtype=np.intp),
            np.array(parent, dtype=np.intp),
            tuple(sums),
        )

    def added_up(self, leaves: Amounts, closed: Flags | None = None) -> Amounts:
        """Every code's own amount and those of all that lies under it, nothing of or under closed parts."""
        result = leaves.copy()
        for each in self.sums:
            result[..., each.totals] += each.added(
                result if closed is None else np.where(closed, 0.0, result)
            )
        return result

    def ancestors(self, level: int) -> Places:
        """The place of each code's ancestor at a level; its own place where it stands no deeper."""
        at = np.arange(len(self.codes))
        while np.any(deeper := self.level[at] > level):
            at = np.where(deeper, self.parent[at], at)
        return at

    def levels_down(self) -> list[Places]:
        """The places of each level below the total, from the sectors down."""
        return [np.flatnonzero(self.level == level) for level in np.unique(self.level[self.level > 0])]


@dataclass(frozen=True)
class History:
    """Arrays of shape (area, year, industry) of one ownership.

    ``jobs`` and ``payroll`` are published figures (zero where proven), NaN elsewhere. ``establishments`` are NaN
    where no row is; ``present`` tells where one is. ``adds_up`` tells where a published total is known to be the
    sum of its parts one level down.
    """

    tree: Tree
    areas: tuple[str, ...]
    years: tuple[int, ...]
    present: Flags
    establishments: Amounts
    jobs: Amounts
    payroll: Amounts
    adds_up: Flags

    @classmethod
    def of(cls, bounds: Bounds, own_code: str) -> History:
        """The cells of one ownership, of all areas that bear on the bounds."""
        own = OWN_CODES.index(own_code)
        each = list(bounds.years.values())
        first = each[0]
        by_industry = [sums for sums in first.additions if sums.axis == INDUSTRY]
        tree = Tree.of(first.parts.codes, [sums.sums for sums in by_industry])
        adds_up = np.zeros((len(first.parts.areas), len(each), len(tree.codes)), dtype=bool)
        for place, year in enumerate(each):
            for sums in year.additions:
                if sums.axis == INDUSTRY:
                    adds_up[:, place, sums.sums.totals] = (sums.complete & sums.heard)[:, own]
        return cls(
            tree,
            tuple(first.parts.areas),
            tuple(bounds.years),
            np.stack([year.parts.present[:, own, 0] for year in each], axis=1),
            np.stack([year.parts.establishments[:, own, 0] for year in each], axis=1),
            np.stack([year.intervals["employment"].published[:, own] for year in each], axis=1),
            np.stack([year.intervals["payroll"].published[:, own] for year in each], axis=1),
            adds_up,
        )

    @cached_property
    def published(self) -> Flags:
        """Rows with their figures."""
        return self.present & ~np.isnan(self.jobs)

    def told(self, amounts: Amounts) -> Amounts:
        """What is published beneath each row: of each part its own figure, else what is published beneath it."""
        result = np.zeros(amounts.shape)
        for each in self.tree.sums:
            here = np.where(self.published, np.nan_to_num(amounts), result)
            result[..., each.totals] = each.added(here)
        return result

    @cached_property
    def leaves(self) -> Flags:
        """Rows without a row beneath them."""
        leaves: Flags = self.present & (self._beneath(self.present) == 0)
        return leaves

    @cached_property
    def groups(self) -> Flags:
        """Rows of groups, and wider rows of which nothing is told down to groups."""
        wide: Flags = self.present & (self.tree.level <= GROUP_LEVEL)
        groups: Flags = wide & (self._beneath(wide) == 0)
        return groups

    def _beneath(self, rows: Flags) -> Amounts:
        """How many of some rows lie right beneath each place."""
        beneath = np.zeros(rows.shape)
        for each in self.tree.sums:
            beneath[..., each.totals] += each.added(rows)
        return beneath
