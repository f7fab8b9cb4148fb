"""Where the industry classification changed under a growth rate, and what can be compared all the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.industry_codes import SECTOR_LEVEL, sector_of
from industry_clusters.ingest.lookups import SWITCHES, naics_moves
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.study import AcrossBreaks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.study import Study

FINEST = 4
"""Digits to which moves are known; of finer codes nothing can be said."""


@dataclass(frozen=True)
class Move:
    """Content that went from one code to another with a vintage."""

    vintage: int
    old_code: str
    new_code: str


def moves(first_year: int, last_year: int, level: int = FINEST) -> tuple[Move, ...]:
    """Every move between two years, between codes of a level; none for levels finer than four digits.

    Examples
    --------
    >>> [move.new_code for move in moves(2016, 2017) if move.old_code == "5172"]
    ['5173']
    """
    between = {vintage for vintage, year in SWITCHES.items() if first_year < year <= last_year}
    found = (
        Move(vintage, _at(old, level), _at(new, level))
        for vintage, old, new in naics_moves()
        if vintage in between and level <= FINEST
    )
    return tuple(dict.fromkeys(move for move in found if move.old_code != move.new_code))


def _at(code: str, level: int) -> str:
    return sector_of(code) if level == SECTOR_LEVEL else code[:level]


def changes(level: int = FINEST) -> pd.DataFrame:
    """Every code that any vintage changed: ``industry_code``, ``vintage``, ``year`` of the switch, and ``words`` on it."""
    went, came = defaultdict(list), defaultdict(list)
    for move in moves(0, max(SWITCHES.values()), level):
        went[move.old_code, move.vintage].append(move.new_code)
        came[move.new_code, move.vintage].append(move.old_code)
    keys = sorted({*went, *came})
    return pd.DataFrame(
        {
            "industry_code": [code for code, _ in keys],
            "vintage": [vintage for _, vintage in keys],
            "year": [SWITCHES[vintage] for _, vintage in keys],
            "words": [_words(went.get(key, ()), came.get(key, ())) for key in keys],
        }
    )


def _words(went: Iterable[str], came: Iterable[str]) -> str:
    parts = [("in part or whole to ", sorted(went)), ("with parts of ", sorted(came))]
    return "; ".join(f"{words}{', '.join(codes)}" for words, codes in parts if codes)


def vintages_across(codes: Sequence[str], first_year: int, last_year: int, level: int) -> list[str]:
    """For each code the vintages that changed it between two years, in words: ``"2017 2022"``, or empty."""
    by_code: dict[str, set[int]] = defaultdict(set)
    for move in moves(first_year, last_year, level):
        by_code[move.old_code].add(move.vintage)
        by_code[move.new_code].add(move.vintage)
    return [" ".join(map(str, sorted(by_code.get(code, ())))) for code in codes]


def vintages_between(first_year: int, last_year: int, level: int = FINEST) -> str:
    """The NAICS vintages that changed codes between two years, in words.

    Examples
    --------
    >>> vintages_between(2016, 2023), vintages_between(2022, 2024)
    ('2017 and 2022', '')
    """
    return " and ".join(map(str, sorted({move.vintage for move in moves(first_year, last_year, level)})))


def bridge_groups(first_year: int, last_year: int, level: int = FINEST) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of codes that nothing left or entered between two years.

    Growth can be computed on such a set, and not on one of its codes alone.

    Examples
    --------
    >>> bridge_groups(2016, 2018)
    (('4521', '4522', '4523', '4529'), ('5171', '5172', '5173'))
    """
    return joined(moves(first_year, last_year, level))


def joined(found: Iterable[Move]) -> tuple[tuple[str, ...], ...]:
    """The sets of codes that moves join, each sorted, in order of their first codes."""
    group: dict[str, set[str]] = {}
    for move in found:
        together = group.get(move.old_code, {move.old_code}) | group.get(move.new_code, {move.new_code})
        group |= dict.fromkeys(together, together)
    return tuple(sorted({tuple(sorted(codes)) for codes in group.values()}))


def bridge_table(
    region: Cells, first_year: int, last_year: int, groups: Iterable[tuple[str, ...]]
) -> pd.DataFrame:
    """Jobs and growth of the region's bridge groups.

    A code that a year's classification does not have adds nothing to that year; one that is withheld leaves the
    group missing. Groups of which the region has nothing are left out.
    """
    rows = []
    for codes in groups:
        first, last = (_jobs(region, codes, year) for year in (first_year, last_year))
        if not (first == 0 and last == 0):
            rows.append((codes, first, last))
    table = pd.DataFrame(rows, columns=["codes", "employment_first", "employment_last"])
    table["employment_change"] = table["employment_last"] - table["employment_first"]
    table = table.astype(
        dict.fromkeys(("employment_first", "employment_last", "employment_change"), "float64")
    )
    span = last_year - first_year
    return table.assign(
        growth=average_annual_growth_rate(table["employment_first"], table["employment_last"], span)
    )


def bridged_growth(
    table: pd.DataFrame, region: Cells, study: Study, groups: Iterable[tuple[str, ...]]
) -> pd.DataFrame:
    """The NAICS table with each growth across a change of codes as the study wants it.

    ``bridge`` is the number of a row's bridge group in :func:`bridge_table`, from 1; 0 where it has none. On the
    study's wish a changed code has its group's growth, which is missing where the group has none.
    """
    bridges = bridge_table(region, study.first_year, study.last_year, groups)
    numbers = {code: number for number, codes in enumerate(bridges["codes"], start=1) for code in codes}
    table = table.assign(bridge=table["industry_code"].map(numbers).fillna(0).astype(int))
    if study.across_breaks is AcrossBreaks.OWN:
        return table
    growth = table["bridge"].map(dict(enumerate(bridges["growth"], start=1)))
    return table.assign(growth=table["growth"].where(table["classification"].eq(""), growth))


def _jobs(region: Cells, codes: Iterable[str], year: int) -> float:
    return float(sum(member_jobs(region, code, year) or 0.0 for code in codes))


def member_jobs(region: Cells, code: str, year: int) -> float | None:
    """Jobs that a code adds to its bridge group; None where the year has no such code, NaN where it is withheld."""
    if code not in region.employment.index or np.isnan(float(region.withheld[year][code])):
        return None
    return float(region.employment[year][code])
