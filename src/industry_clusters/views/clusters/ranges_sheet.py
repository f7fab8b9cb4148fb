"""The bounds of clusters as live cells: a row of the definitions each, from the narrowest wider industry up.

The formulas are those of :mod:`industry_clusters.analysis.clusters.cluster_ranges`. A row works a set out where it is the
set's first in a wider industry; what the total of all industries leaves of a cluster is in the summary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.clusters.cluster_ranges import DECIMALS, STATE, Step, chain_of
from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.analysis.withheld.wider import (
    BOTTOM,
    COVER,
    CROSS,
    NEEDED,
    PASSED_ON,
    ROOM,
    TOP,
)
from industry_clusters.industry_codes import SECTOR_LEVEL
from industry_clusters.sheet_names import RANGES_SHEET
from industry_clusters.views.clusters.definitions import DEFINITIONS, definition_rows, is_written
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.region.data_sheets import WIDER, wider_codes, wider_of
from industry_clusters.views.vocabulary.model import Column, Kind, Paragraph, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

    Filled = Callable[[Sequence[Cell], Cell], list[Cell]]

RANGES = "cluster_bounds"
_MEMBER = {
    "low": "low",
    "high": "high",
    "most": "high",
    "least": "low",
    "variance": "variance",
    "rest": "variance",
}
"""The column of a member that each part of a set's state is summed from."""


def depth(analysis: Analysis) -> int:
    """Wider industries between a group and the total: three digits and the sector, of groups of four digits."""
    return max(0, analysis.study.industry_level - SECTOR_LEVEL)


def state_formulas(sums: dict[str, str], constants: dict[str, str], cells: dict[str, str]) -> dict[str, str]:
    """What a wider industry leaves of a set: formulas of ``cells``, of which the later ones read the earlier."""
    low, high, variance = (cells[name] for name in ("low", "high", "variance"))
    return {
        "low": f"MAX({sums['low']},{constants[NEEDED]}+{sums['most']})",
        "high": f"MAX(MIN({sums['high']},{constants[ROOM]}+{sums['least']}),{low})",
        "most": f"MAX({constants[TOP]}+{sums['most']},{low})",
        "least": f"MIN({constants[BOTTOM]}+{sums['least']},{high})",
        "variance": f"ROUND(MAX(MIN({sums['variance']},{constants[COVER]}-{sums['rest']}),0),{DECIMALS})",
        "rest": f"ROUND(MAX({constants[CROSS]}+{sums['rest']},-{variance}),{DECIMALS})",
    }


def constants_at(node: str, year: str, analysis: Analysis) -> dict[str, str]:
    """The constants of a wider industry by its row among them; 0 stands for none."""
    return {
        name: f"IF({node}=0,{passed:g},INDEX({wider_of(name, analysis)},MAX(1,{node}),{year}_column))"
        for name, passed in PASSED_ON.items()
    }


def sums_of_level(level: int, year: str, criterion: str, key: str) -> dict[str, str]:
    """What a set has below a level, summed over the rows that lead there: of members, below the first."""
    if level == 1:
        return {
            name: f"SUMIFS({{{DEFINITIONS}.{column}_{year}}},{criterion},{key})"
            for name, column in _MEMBER.items()
        }
    return {name: f"SUMIFS({{{RANGES}.{name}_{level - 1}_{year}}},{criterion},{key})" for name in STATE}


def ranges_sheet(analysis: Analysis) -> Sheet:
    """All steps below the total."""
    words = Paragraph(
        "Used in the bounds of clusters: what the published totals of wider industries leave to a cluster's members in "
        "them. A row works out a cluster's members in a wider industry where it is the first of them.",
        "note",
    )
    table = Table(RANGES, tuple(_columns(analysis)), freeze_columns=2)
    return Sheet(RANGES_SHEET, "Bounds of clusters", Role.DATA, (words, table), source_line(analysis))


def _columns(analysis: Analysis) -> Iterator[Column]:
    rows = definition_rows(analysis)
    written = is_written(analysis)
    members = analysis.clusters.members[written]

    def filled(values: Sequence[Cell], empty: Cell) -> list[Cell]:
        return [*values, *[empty] * (rows - len(values))]

    counted = members["slot"].where(members["counted"].eq(1)).fillna(0).astype(int).tolist()
    yield Column("number", "Number", list(range(1, rows + 1)), Unit.COUNT)
    yield Column(
        "slot", "Cluster", filled(counted, 0), Unit.COUNT, Kind.DERIVED,
        f"IF(INDEX({{{DEFINITIONS}.counted}},[number])=1,INDEX({{{DEFINITIONS}.slot}},[number]),0)",
    )  # fmt: skip
    codes = [chain_of(code) for code in members["industry_code"]]
    for level in range(1, depth(analysis) + 1):
        yield from _keys(analysis, level, filled, codes)
        for year in YEARS:
            state = _step(analysis, year, level).state[written]
            yield from _state(analysis, level, year, state, filled)


def _step(analysis: Analysis, year: str, level: int) -> Step:
    """A level's step; where no member counts there is none, and no row leads."""
    found = analysis.clusters.steps[year]
    if level <= len(found):
        return found[level - 1]
    rows = analysis.clusters.members.index
    nothing = pd.DataFrame(0.0, index=rows, columns=list(STATE))
    return Step([""] * len(rows), np.zeros(len(rows), dtype=int), nothing)


def _keys(
    analysis: Analysis, level: int, filled: Filled, chains: Sequence[Sequence[str]]
) -> Iterator[Column]:
    """Which wider industry a row works out, whether it is its set's first there, and where its constants are."""
    step = _step(analysis, "first", level)
    written = is_written(analysis)
    leads = step.leads[written].tolist()
    members = analysis.clusters.members[written]
    before = _led(analysis, level)
    slots = members["slot"].fillna(0).astype(int)
    keys = [
        f"{slot}|{chain[level - 1]}" if led else ""
        for slot, chain, led in zip(slots, chains, before, strict=True)
    ]
    known = {code: place for place, code in enumerate(wider_codes(analysis), start=1)}
    nodes = [known.get(chain[level - 1], 0) if lead else 0 for chain, lead in zip(chains, leads, strict=True)]
    digits = analysis.study.industry_level - level
    code = f"INDEX({{{DEFINITIONS}.code_text}},[number])"
    sector = f"INDEX({{{NAICS}.sector}},INDEX({{{DEFINITIONS}.row}},[number]))"
    wider = f"LEFT({code},{digits})" if digits > SECTOR_LEVEL else sector
    led = "[slot]>0" if level == 1 else f"[leads_{level - 1}]=1"
    key = f"[key_{level}]"
    yield Column(
        f"key_{level}", f"Wider industry {level}", filled(keys, ""), Unit.TEXT, Kind.DERIVED,
        f'IF({led},[slot]&"|"&{wider},"")',
    )  # fmt: skip
    yield Column(
        f"leads_{level}", f"First in it {level}", filled(leads, 0), Unit.COUNT, Kind.DERIVED,
        f'IF({key}="",0,IF(MATCH({key},{{{RANGES}.key_{level}}},0)=[number],1,0))',
    )  # fmt: skip
    yield Column(
        f"node_{level}", f"Row of it {level}", filled(nodes, 0), Unit.COUNT, Kind.DERIVED,
        f"IF([leads_{level}]=1,IFERROR(MATCH({wider},{{{WIDER}.industry_code}},0),0),0)",
    )  # fmt: skip


def _led(analysis: Analysis, level: int) -> list[bool]:
    """Which rows lead below a level; below the first, which count."""
    written = is_written(analysis)
    members = analysis.clusters.members[written]
    if level == 1:
        return [bool(used) for used in members["counted"].eq(1) & members["slot"].gt(0)]
    return [bool(lead) for lead in _step(analysis, "first", level - 1).leads[written]]


def _state(
    analysis: Analysis, level: int, year: str, state: pd.DataFrame, filled: Filled
) -> Iterator[Column]:
    cells = {name: f"{name}_{level}_{year}" for name in STATE}
    criterion, key = f"{{{RANGES}.key_{level}}}", f"[key_{level}]"
    formulas = state_formulas(
        sums_of_level(level, year, criterion, key),
        constants_at(f"[node_{level}]", year, analysis),
        {name: f"[{cell}]" for name, cell in cells.items()},
    )
    for name, cell in cells.items():
        label = f"{name.capitalize()} {level}, {year} year"
        values = filled(state[name].tolist(), 0)
        formula = f"IF([leads_{level}]=1,{formulas[name]},0)"
        yield Column(cell, label, values, Unit.COUNT, Kind.DERIVED, formula)
