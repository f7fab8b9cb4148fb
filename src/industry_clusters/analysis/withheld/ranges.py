"""Likely ranges of cells and of sums of cells, and what an estimate rests on.

Errors travel down the tree of codes: what is not sure of a total is not sure of its parts either, and where a total is
published its parts' errors cancel. A sum's error is worked out from its parts up (:meth:`Ranges.variance`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.analysis.industries.parts import OWN_CODES
from industry_clusters.analysis.withheld.bounds import whole_numbers
from industry_clusters.analysis.withheld.history import GROUP_LEVEL
from industry_clusters.measures.margins import TWO_ANSWERS, likely_range, shared_variance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.analysis.withheld.bounds import Bounds
    from industry_clusters.analysis.withheld.county import County
    from industry_clusters.analysis.withheld.history import Tree
    from industry_clusters.analysis.withheld.solved import Solved
    from industry_clusters.measures.intervals import Amounts, Flags, Places

NEIGHBORING_YEAR = "own figure of a neighboring year"
FURTHER_YEAR = "own figure of a year further off"
ONE_OF_TWO = "total published, two not disclosed"
ONE_OF_SEVERAL = "total published, three or more not disclosed"
NO_TOTAL = "total not disclosed"
EVIDENCE = (NEIGHBORING_YEAR, FURTHER_YEAR, ONE_OF_TWO, ONE_OF_SEVERAL, NO_TOTAL)
"""What an estimate rests on, the best evidence first."""
_TWO = 2


@dataclass(frozen=True)
class Ranges:
    """Answers for cells and their sums.

    ``filled`` are published figures and estimates by year and measure, ``solved`` the ownerships of which a cell is
    not published. ``own_variance`` and ``cell_variance`` are, by measure and ownership, the variance of each
    unpublished part by itself and given everything; shape (area, year, industry).
    """

    bounds: Bounds
    solved: Mapping[str, Solved]
    filled: Mapping[int, Mapping[str, Amounts]]
    own_variance: Mapping[tuple[str, str], Amounts]
    cell_variance: Mapping[tuple[str, str], Amounts]
    known: Mapping[tuple[str, str], Amounts]

    def place(self, year: int) -> int:
        """Where a year stands."""
        return list(self.bounds.years).index(year)

    def cells(self, year: int, measure: str) -> tuple[Amounts, Amounts]:
        """Likely low and high of every cell, shape (area, ownership, industry); the figure itself where published."""
        values, interval = self.filled[year][measure], self.bounds.years[year].intervals[measure]
        known, variance = self.parts(year, measure)
        return likely_range(known, values - known, variance, *whole_numbers(interval))

    def parts(self, year: int, measure: str) -> tuple[Amounts, Amounts]:
        """What is published of every cell, and the variance of the rest; shape (area, ownership, industry).

        A cell of all ownerships together has the variances of its ownerships added.
        """
        values, interval = self.filled[year][measure], self.bounds.years[year].intervals[measure]
        known, variance = np.where(np.isnan(interval.published), 0.0, values), np.zeros(values.shape)
        for own_code in self.solved:
            own, key = OWN_CODES.index(own_code), (measure, own_code)
            open_cells = np.isnan(interval.published[:, own])
            place = self.place(year)
            known[:, own] = np.where(
                open_cells, np.minimum(self.known[key][:, place], values[:, own]), known[:, own]
            )
            variance[:, own] = np.where(open_cells, self.cell_variance[key][:, place], 0.0)
        variance[:, 0] = np.where(np.isnan(interval.published[:, 0]), variance[:, 1:].sum(axis=1), 0.0)
        return known, variance

    def variance(
        self, year: int, measure: str, own_codes: Sequence[str], areas: Sequence[str], codes: Flags
    ) -> Amounts:
        """Variance of sums of cells over areas and ownerships.

        Parameters
        ----------
        year, measure, own_codes, areas
            The cells.
        codes
            Shape (sum, industry): which industries each sum counts; none of them under another.

        Returns
        -------
        Amounts
            One a sum, jobs or dollars squared; zero where all is published. Areas are independent of each other.
        """
        total = np.zeros(len(codes))
        places = [
            place for place, area in enumerate(self.bounds.years[year].parts.areas) if area in set(areas)
        ]
        for own_code in own_codes:
            if own_code in self.solved:
                for area in places:
                    total += self._of_area(year, measure, own_code, area, codes)
        return total

    def _of_area(self, year: int, measure: str, own_code: str, area: int, codes: Flags) -> Amounts:
        solved, place = self.solved[own_code], self.place(year)
        history = solved.history
        windows = [each for each in solved.counties.get(area, ()) if place in each.year]
        unpublished = history.present[area, place] & ~history.published[area, place]
        weights = (codes & unpublished).astype(np.float64)
        if windows:
            weights = down_to_groups(weights, solved, area, place)
        stop = GROUP_LEVEL if windows else 0
        own = self.own_variance[measure, own_code][area, place]
        total = _upward(weights, own * unpublished, solved, (area, place), stop)
        for each in windows:
            here = np.where(each.year == place, 1.0, 0.0)
            total += each.sum_variance(measure, weights[:, each.code] * here)
        return total


def down_to_groups(weights: Amounts, solved: Solved, area: int, place: int) -> Amounts:
    """A wider industry's weight given to its unpublished parts, down to groups."""
    tree = solved.history.tree
    unpublished = solved.history.present[area, place] & ~solved.history.published[area, place]
    unit = solved.groups.unit[area, place]
    result = weights.copy()
    for places in tree.levels_down():
        parts = places[(tree.level[places] <= GROUP_LEVEL) & unpublished[places]]
        result[:, parts] = np.maximum(
            result[:, parts], np.where(unit[tree.parent[parts]], 0.0, result[:, tree.parent[parts]])
        )
    return result


def _upward(weights: Amounts, own: Amounts, solved: Solved, at: tuple[int, int], stop: int) -> Amounts:
    """What parts below a level add to the variance of sums; their share of a total's error is left with the total.

    Of parts that add up to a total, with ``a = s² / Σ s²``: ``Σ b² s² - (Σ b s²)² / Σ s²``, and the total's weight
    grows by ``Σ a b``.
    """
    tree, adds_up = solved.history.tree, solved.history.adds_up[at]
    added = np.zeros(len(weights))
    for places in reversed(tree.levels_down()):
        used = places[(tree.level[places] > stop) & (own[places] > 0)]
        if not len(used):
            continue
        parents, group = np.unique(tree.parent[used], return_inverse=True)
        moved = weights[:, used] * own[used]
        added += (weights[:, used] * moved).sum(axis=1)
        whole = np.bincount(group, own[used])
        together = np.zeros((len(weights), len(parents)))
        np.add.at(together.T, group, moved.T)
        added -= np.where(adds_up[parents], together**2 / whole, 0.0).sum(axis=1)
        unpublished = own[parents] > 0
        weights[:, parents] += np.where(adds_up[parents] & unpublished, together / whole, 0.0)
    everything: Amounts = np.where((tree.level == 0) & (stop == 0), weights**2 * own, 0.0).sum(axis=1)
    return np.maximum(added, 0.0) + everything


def ranges_of(
    bounds: Bounds, solved: Mapping[str, Solved], filled: Mapping[int, Mapping[str, Amounts]]
) -> Ranges:
    """Work out how sure each unpublished part is, by itself and given everything, of the measures that are filled."""
    measures = next(iter(filled.values()), {})
    own_variance, cell_variance, known = {}, {}, {}
    for own_code, each in solved.items():
        own = OWN_CODES.index(own_code)
        for measure, figures in (
            ("employment", each.own.jobs_variance),
            ("payroll", each.own.payroll_variance),
        ):
            if measure not in measures:
                continue
            best = np.stack([filled[year][measure][:, own] for year in bounds.years], axis=1)
            rest = np.maximum(best - each.known[measure], 0.0)
            key = measure, own_code
            known[key] = each.known[measure]
            own_variance[key] = np.where(each.history.published, 0.0, best**2 * figures)
            cell_variance[key] = _given_totals(each, measure, own_variance[key], rest)
    return Ranges(bounds, solved, filled, own_variance, cell_variance, known)


def _given_totals(solved: Solved, measure: str, own: Amounts, rest: Amounts) -> Amounts:
    """The variance of each unpublished part given totals and, where the county was solved, everything in it."""
    history, tree = solved.history, solved.history.tree
    result = np.where(solved.full[:, None, None] & (tree.level <= GROUP_LEVEL), 0.0, own)
    for county, windows in solved.counties.items():
        for each in windows:
            _add_county(result[county], history.published[county], tree, measure, each)
    for places in tree.levels_down():
        parents = tree.parent[places]
        shared = (own[..., places] > 0) & history.adds_up[..., parents]
        shared &= (tree.level[places] > GROUP_LEVEL) | ~solved.full[:, None, None]
        area, year, column = np.nonzero(shared)
        code = places[column]
        key = np.ravel_multi_index((area, year, tree.parent[code]), own.shape)
        totals, group = np.unique(key, return_inverse=True)
        result[area, year, code] = shared_variance(own[area, year, code], group, result.reshape(-1)[totals])
    return np.where(rest > 0, result, 0.0)


def _add_county(result: Amounts, published: Flags, tree: Tree, measure: str, county: County) -> None:
    """The variance of a solved county's groups, and of the unpublished industries that they add up to."""
    result[county.year, county.code] = county.sum_variance(measure, np.eye(len(county.code)))
    at = tree.parent[county.code]
    pairs: list[Places] = []
    cells = np.arange(len(at))
    while len(cells):
        inside = ~published[county.year[cells], at]
        cells, at = cells[inside], at[inside]
        pairs.append(np.stack([county.year[cells], at, cells]))
        cells, at = cells[at > 0], tree.parent[at[at > 0]]
    found = np.concatenate(pairs, axis=1) if pairs else np.zeros((3, 0), dtype=np.intp)
    wider, row = np.unique(found[:2], axis=1, return_inverse=True)
    if not wider.shape[1]:
        return
    weights = np.zeros((wider.shape[1], len(county.code)))
    weights[row.ravel(), found[2]] = 1.0
    result[wider[0], wider[1]] = county.sum_variance(measure, weights)


def evidence_of(ranges: Ranges, year: int) -> tuple[Amounts, Flags]:
    """What each cell's estimate rests on, in words, and where the data allow two answers.

    Returns
    -------
    tuple
        Shape (area, ownership, industry): one of :data:`EVIDENCE`, empty where nothing is estimated; and whether
        two solutions of jobs differ by more than a factor of :data:`~industry_clusters.measures.margins.TWO_ANSWERS`;
        of five and six digits, those of the group that they are a part of.
    """
    cells, place = ranges.bounds.years[year], ranges.place(year)
    words = np.full(cells.open.shape, "", dtype=object)
    two = np.zeros(cells.open.shape, dtype=bool)
    for own_code, each in ranges.solved.items():
        own, history = OWN_CODES.index(own_code), each.history
        open_here = history.present[:, place] & ~history.published[:, place]
        parent = history.tree.parent
        lost = np.zeros(open_here.shape)
        np.add.at(lost.T, parent, (open_here & (history.tree.level > 0)).T)
        total = history.published[:, place][:, parent] & history.adds_up[:, place][:, parent]
        lag = each.lag[:, place]
        chosen = np.select(
            [lag == 1, lag > 1, total & (lost[:, parent] <= _TWO), total],
            [NEIGHBORING_YEAR, FURTHER_YEAR, ONE_OF_TWO, ONE_OF_SEVERAL],
            NO_TOTAL,
        )
        words[:, own] = np.where(open_here, chosen, "")
        for area, windows in each.counties.items():
            for county in windows:
                here = county.year == place
                apart = np.abs(county.rest["employment"].log_ratio)[here] > np.log(TWO_ANSWERS)
                two[area, own, county.code[here]] = apart
        for below in history.tree.levels_down():
            if history.tree.level[below[0]] > GROUP_LEVEL:
                two[:, own, below] |= two[:, own, parent[below]] & open_here[:, below]
    words[:, 0] = np.where(cells.open[:, 0], NO_TOTAL, "")
    return words, two
