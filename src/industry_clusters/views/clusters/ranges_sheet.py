"""The bounds of clusters as live cells: a row of the definitions each, from the narrowest wider industry up.

The formulas are those of :mod:`industry_clusters.analysis.clusters.cluster_ranges`. A row works a set out where it is the
set's first in a wider industry; what the total of all industries leaves of a cluster is in the summary.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.cluster_ranges import DECIMALS, STATE, chain_of
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
from industry_clusters.views.clusters.definitions import (
    DEFINITIONS,
    definition_size,
    is_written,
    of_definitions,
)
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.region.data_sheets import WIDER, wider_codes, wider_of
from industry_clusters.views.vocabulary.model import Column, Kind, Paragraph, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import source_line
from industry_clusters.views.vocabulary.worked import (
    Worked,
    Workings,
    cases,
    found,
    here,
    is_above,
    is_equal,
    joined,
    padded,
    place_in,
    unless_error,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis

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
    size = definition_size(analysis)
    yield Column("number", "Number", list(range(1, size + 1)), Unit.COUNT)
    keys = _keys(analysis)
    yield keys["slot"].column("slot", "Cluster", Unit.COUNT)
    for level in range(1, depth(analysis) + 1):
        for name, (label, unit) in _KEYS.items():
            yield keys[f"{name}_{level}"].column(f"{name}_{level}", f"{label} {level}", unit)
        for year in YEARS:
            yield from _state(analysis, level, year)


_KEYS = {
    "key": ("Wider industry", Unit.TEXT),
    "leads": ("First in it", Unit.COUNT),
    "node": ("Row of it", Unit.COUNT),
}


def _keys(analysis: Analysis) -> dict[str, Worked]:
    """For each level which wider industry a row works out, whether it is its set's first there, and where its constants are."""
    made, size = Workings(), definition_size(analysis)
    number = here("number", list(range(1, size + 1)))

    def of_row(name: str) -> Worked:
        return found(of_definitions(analysis, name), number)

    slot = made.add("slot", cases((is_equal(of_row("counted"), 1), of_row("slot")), otherwise=0))
    chains = [chain_of(code) for code in analysis.clusters.members["industry_code"][is_written(analysis)]]
    listed = Worked(f"{{{WIDER}.industry_code}}", wider_codes(analysis))
    takes_part = is_above(slot, 0)
    for level in range(1, depth(analysis) + 1):
        names = padded((chain[level - 1] for chain in chains), size)
        wider = Worked(_wider_formula(analysis, level), names)
        key = made.add(f"key_{level}", cases((takes_part, joined(slot, "|", wider)), otherwise=""))
        first = place_in(Worked(f"{{{RANGES}.key_{level}}}", key.values), key)
        leads = made.add(
            f"leads_{level}", cases((is_equal(key, ""), 0), (is_equal(first, number), 1), otherwise=0)
        )
        takes_part = is_equal(leads, 1)
        made.add(f"node_{level}", cases((takes_part, unless_error(place_in(listed, wider), 0)), otherwise=0))
    return made.columns


def _wider_formula(analysis: Analysis, level: int) -> str:
    """The code of a row's wider industry: fewer digits, and above them the sector."""
    digits = analysis.study.industry_level - level
    if digits > SECTOR_LEVEL:
        return f"LEFT(INDEX({{{DEFINITIONS}.code_text}},[number]),{digits})"
    return f"INDEX({{{NAICS}.sector}},INDEX({{{DEFINITIONS}.row}},[number]))"


def _state(analysis: Analysis, level: int, year: str) -> Iterator[Column]:
    """What a wider industry leaves of the set that a row leads; nothing where no member counts."""
    steps, written = analysis.clusters.steps[year], is_written(analysis)
    cells = {name: f"{name}_{level}_{year}" for name in STATE}
    criterion, key = f"{{{RANGES}.key_{level}}}", f"[key_{level}]"
    formulas = state_formulas(
        sums_of_level(level, year, criterion, key),
        constants_at(f"[node_{level}]", year, analysis),
        {name: f"[{cell}]" for name, cell in cells.items()},
    )
    for name, cell in cells.items():
        label = f"{name.capitalize()} {level}, {year} year"
        known = steps[level - 1].state[name][written].tolist() if level <= len(steps) else []
        values = padded(known, definition_size(analysis), 0)
        formula = f"IF([leads_{level}]=1,{formulas[name]},0)"
        yield Column(cell, label, values, Unit.COUNT, Kind.DERIVED, formula)
