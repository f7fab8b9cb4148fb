"""A top or bottom list whose rows follow the NAICS table by formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.observations import LIST_LENGTH, ranked
from industry_clusters.terms import TERMS
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.vocabulary.model import Column, Kind, Table, Unit
from industry_clusters.views.vocabulary.words import header

if TYPE_CHECKING:
    from collections.abc import Iterable

    from industry_clusters.analysis.industries.observations import Ranking
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell, Formula

_SHOWN_AS = {"standing": "criteria_met"}
"""Standing is criteria met, with a trace of jobs that breaks ties; a reader sees the criteria."""

_BESIDE = ("employment_first", "employment_last")
_LARGEST, _SMALLEST, _IGNORE_ERRORS = 14, 15, 6


def ranking_table(analysis: Analysis, ranking: Ranking) -> Table:
    """A list of :data:`LIST_LENGTH` places; a place that no industry group takes is empty.

    Ties keep the order of the NAICS table.
    """
    listed = ranked(analysis.naics_table, ranking, analysis.study.list_minimum)
    key = f"list_{ranking.key}"
    eligible = f"{{{NAICS}.{ranking.column}}}/{{{NAICS}.listed}}"
    order = _LARGEST if ranking.largest else _SMALLEST
    tie = f"SUMPRODUCT(({{{key}.rank}}<=[rank])*({{{key}.value}}=[value]))"
    row = f"AGGREGATE({_SMALLEST},{_IGNORE_ERRORS},{{{NAICS}.position}}/({eligible}=[value]),{tie})"
    positions = [int(position) + 1 for position in listed.index]

    def looked_up(column: str, label: str | Formula, unit: Unit) -> Column:
        formula = f'IF([value]="","",INDEX({{{NAICS}.{column}}},[row]))'
        return _listed(column, label, unit, formula, listed[column])

    term = TERMS[_SHOWN_AS.get(ranking.column, ranking.column)]
    return Table(
        key,
        (
            Column("rank", "Rank", list(range(1, LIST_LENGTH + 1)), Unit.COUNT),
            looked_up("industry_code", "NAICS", Unit.CODE),
            looked_up("industry_title", "Industry", Unit.TEXT),
            _listed(
                "value",
                header(term.key, analysis),
                Unit(term.unit),
                f'IFERROR(AGGREGATE({order},{_IGNORE_ERRORS},{eligible},[rank]),"")',
                listed[ranking.column],
            ),
            *(looked_up(column, header(column, analysis), Unit(TERMS[column].unit)) for column in _BESIDE),
            _listed("row", "Row", Unit.COUNT, f'IF([value]="","",{row})', positions, hidden=True),
        ),
        caption=ranking.caption,
    )


def _listed(
    key: str, label: str | Formula, unit: Unit, formula: str, values: Iterable[Cell], *, hidden: bool = False
) -> Column:
    filled = list(values)
    empty: list[Cell] = [""] * (LIST_LENGTH - len(filled))
    return Column(key, label, filled + empty, unit, Kind.DERIVED, formula, hidden=hidden)
