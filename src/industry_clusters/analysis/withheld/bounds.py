"""Bounds of withheld cells: what the published figures leave possible, as one system.

Employment is a yearly average, published to the nearest job: a published figure stands for half a job on either
side, so that totals and parts that differ by rounding agree. Payroll is exact. The intervals of a withheld cell hold
whatever agrees with every sum of :mod:`industry_clusters.analysis.withheld.hierarchy`. A published count of no
establishments does not make a cell zero: one that was there for a quarter rounds to none.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.parts import OWN_CODES, Parts
from industry_clusters.analysis.withheld.hierarchy import AREA, INDUSTRY, Addition, additions, helpful_areas
from industry_clusters.measures.intervals import NOISE, narrow_parts, narrow_totals, violation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from industry_clusters.measures.intervals import Amounts, Flags
    from industry_clusters.panel import Panel

MEASURES = {"employment": 0.5, "payroll": 0.0}
"""What is bounded, and by how much rounding moves a published figure."""
_ROUNDS = 25


@dataclass(frozen=True)
class Violation:
    """A published total that its published parts cannot add up to.

    ``amount`` (jobs or dollars) is the least by which the parts exceed the total (above zero) or fall short of it
    (below zero), rounding aside. The sum was relaxed: it bounds each withheld part by itself, not together.
    """

    area_fips: str
    own_code: str
    industry_code: str
    year: int
    measure: str
    of: str
    amount: float

    @property
    def sentence(self) -> str:
        """What is wrong, in words."""
        unit = "jobs" if self.measure == "employment" else "dollars of payroll"
        side = "exceed it" if self.amount > 0 else "fall short of it"
        cell = f"industry {self.industry_code}, ownership {self.own_code}, area {self.area_fips}, {self.year}"
        return f"{cell}: the total's {self.of} {side} by {abs(self.amount):,.0f} {unit} at least"


@dataclass(frozen=True)
class NoRoom:
    """A published total that its published parts use up, though others that are not disclosed have establishments.

    It is the sum of what somebody had, not a total: it bounds nothing, and nothing is shared out from it.
    """

    area_fips: str
    own_code: str
    industry_code: str
    year: int

    @property
    def sentence(self) -> str:
        """What is wrong, in words."""
        cell = f"industry {self.industry_code}, ownership {self.own_code}, area {self.area_fips}, {self.year}"
        return f"{cell}: the total is no more than its published industries, so it says nothing of the others; not used"


@dataclass(frozen=True)
class Interval:
    """One measure of one year: published figures (NaN where there is none) and bounds, (area, ownership, industry)."""

    published: Amounts
    low: Amounts
    high: Amounts


@dataclass(frozen=True)
class YearBounds:
    """One year's cells, what adds up, and the intervals by measure."""

    parts: Parts
    additions: list[Addition]
    intervals: Mapping[str, Interval]

    @property
    def open(self) -> Flags:
        """The cells that are not published and not proven zero, sums over ownerships without a row left out."""
        unknown = np.isnan(self.intervals["employment"].published)
        unknown[:, 0] &= self.parts.present[:, 0, 0]
        return unknown


@dataclass(frozen=True)
class Bounds:
    """Bounds of every withheld cell.

    ``table`` has a row a cell: ``area_fips``, ``own_code``, ``industry_code``, ``year``, ``withheld`` (False
    where the row is absent and nothing proves it zero), ``establishments`` (NaN where absent), and
    ``lower_…`` and ``upper_…`` for employment (jobs) and payroll (dollars): whole numbers, infinite where
    nothing published limits the cell. ``violations`` are the sums that had to be relaxed, ``no_room`` the totals
    that were not used.
    """

    table: pd.DataFrame
    violations: tuple[Violation, ...]
    years: Mapping[int, YearBounds]
    areas: tuple[str, ...]
    no_room: tuple[NoRoom, ...] = ()


def bound(
    panel: Panel, areas: Sequence[str], years: Sequence[int], measures: Collection[str] = tuple(MEASURES)
) -> Bounds:
    """Bound every withheld cell of some areas.

    Parameters
    ----------
    panel
        The data. The states and metropolitan areas in it that hold the areas, and the other counties of these,
        bear on the bounds too.
    areas, years
        The areas and years wanted.
    measures
        What is bounded; of another measure only what is published is told.

    Returns
    -------
    Bounds
        Every level of industry that the panel holds; zero stands only where it is proven, missing nowhere.
    """
    every = helpful_areas(panel.areas, areas, panel.cbsa_counties)
    solved: dict[int, YearBounds] = {}
    violations: list[Violation] = []
    for year in years:
        parts = Parts.of(panel, every, [year])
        sums = additions(parts, panel.cbsa_counties)
        intervals = {}
        for measure, rounding in MEASURES.items():
            intervals[measure] = _starting(parts, getattr(parts, measure)[:, :, 0], rounding)
            if measure in measures:
                violations += _narrowed(parts, sums, intervals[measure], measure)
        solved[year] = YearBounds(parts, sums, intervals)
    table = pd.concat([_table(each, len(areas)) for each in solved.values()], ignore_index=True)
    no_room = chain.from_iterable(_no_room(each, len(areas)) for each in solved.values())
    return Bounds(table, tuple(violations), solved, tuple(areas), tuple(no_room))


def _no_room(year: YearBounds, areas: int) -> Iterator[NoRoom]:
    """Of the first so many areas."""
    parts = year.parts
    for each in year.additions:
        if each.crowded is not None:
            for area, own, total in np.argwhere(each.crowded[:areas]):
                code = parts.codes[each.sums.totals[total]]
                yield NoRoom(parts.areas[area], OWN_CODES[own], code, parts.years[0])


def _starting(parts: Parts, amounts: Amounts, rounding: float) -> Interval:
    published = np.where(parts.proven_zero[:, :, 0], 0.0, amounts)
    slack = np.where(parts.present[:, :, 0], rounding, 0.0)
    low = np.where(np.isnan(published), 0.0, np.maximum(published - slack, 0.0))
    high = np.where(np.isnan(published), np.inf, published + slack)
    return Interval(published, low, high)


def _narrowed(parts: Parts, sums: Sequence[Addition], interval: Interval, measure: str) -> list[Violation]:
    """Narrow the interval in place until nothing moves; one round settles it where the sums are a tree."""
    violated = [np.where(each.heard, 0.0, np.inf) for each in sums]  # a sum that is not heard bounds nothing
    rounds = _ROUNDS if any(each.axis == AREA for each in sums) else 2
    for _ in range(rounds):
        before = interval.low.copy(), interval.high.copy()
        _sweep(sums, interval, violated)
        if np.array_equal(before[0], interval.low) and np.array_equal(before[1], interval.high):
            break
    named = (_violations(parts, each, amounts, measure) for each, amounts in zip(sums, violated, strict=True))
    return list(chain.from_iterable(named))


def _sweep(sums: Sequence[Addition], interval: Interval, violated: list[Amounts]) -> None:
    """Up from the smallest parts, then down again; a sum that cannot hold is relaxed before it is used."""
    for upward in (True, False):
        steps = list(zip(sums, violated, strict=True))
        for each, amounts in steps if upward else reversed(steps):
            low, high = each.along(interval.low), each.along(interval.high)
            found = violation(low, high, each.sums, each.complete)
            np.copyto(amounts, found, where=amounts == 0)
            if upward:
                narrow_totals(low, high, each.sums, each.complete, amounts != 0)
            else:
                narrow_parts(low, high, each.sums, each.complete, amounts)


def _violations(parts: Parts, addition: Addition, amounts: Amounts, measure: str) -> Iterator[Violation]:
    totals = addition.sums.totals
    for place in np.argwhere((amounts != 0) & np.isfinite(amounts)):
        where = np.insert(place[:-1], addition.axis, totals[place[-1]])
        yield Violation(
            parts.areas[where[0]],
            OWN_CODES[where[1]],
            parts.codes[where[INDUSTRY]],
            parts.years[0],
            measure,
            ("areas", "ownerships", "industries")[addition.axis],
            float(amounts[tuple(place)]),
        )


def _table(year: YearBounds, areas: int) -> pd.DataFrame:
    """The open cells of the first so many areas."""
    unknown = year.open[:areas]
    area, own, code = np.nonzero(unknown)
    parts = year.parts
    table = pd.DataFrame(
        {
            "area_fips": np.array(parts.areas, dtype=object)[area],
            "own_code": np.array(OWN_CODES, dtype=object)[own],
            "industry_code": np.array(parts.codes, dtype=object)[code],
            "year": parts.years[0],
            "withheld": parts.present[:areas, :, 0][unknown],
            "establishments": parts.establishments[:areas, :, 0][unknown],
        }
    )
    for measure, interval in year.intervals.items():
        low, high = whole_numbers(interval)
        table[f"lower_{measure}"], table[f"upper_{measure}"] = low[:areas][unknown], high[:areas][unknown]
    return table


def whole_numbers(interval: Interval) -> tuple[Amounts, Amounts]:
    """Bounds of the figure as it would be published: a whole number; the figure itself where it is published."""
    known = ~np.isnan(interval.published)
    low = np.where(known, interval.published, np.floor(interval.low + NOISE))
    high = np.where(known, interval.published, np.ceil(interval.high - NOISE)) + 0.0  # no minus zero
    return low, high
