"""A top or bottom list whose rows follow the NAICS table by formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.observations import LIST_LENGTH, places_of
from industry_clusters.analysis.rows import group_rows
from industry_clusters.terms import TERMS
from industry_clusters.views.industries.industry_formulas import column_formulas
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.industries.known_formulas import ends_of
from industry_clusters.views.vocabulary.figures import SHOWN_UNITS, grade_of, shown_formula, shown_text
from industry_clusters.views.vocabulary.model import Column, Formula, Kind, Table, Unit
from industry_clusters.views.vocabulary.words import header, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
    from typing import Any

    from industry_clusters.analysis.industries.observations import Ranking
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

    LookUp = Callable[[str], str]
    Rows = Sequence[dict[Hashable, Any]]

_SHOWN_AS = {"standing": "criteria_met"}
"""Standing is criteria met, with a trace of jobs that breaks ties; a reader sees the criteria."""
_JOBS = ("employment_first", "employment_last")
_LARGEST, _SMALLEST, _IGNORE_ERRORS = 14, 15, 6
_ENDS = ("likely_low", "likely_high")
_IN_NO_CELL = tuple(f"{end}_pay_first" for end in _ENDS)
_CELL = re.compile(r"\[(\w+)\]")
"""A cell of the NAICS table's own row, in a formula of that table."""


def ranking_table(analysis: Analysis, ranking: Ranking) -> Table:
    """A list of :data:`LIST_LENGTH` places; a place that no industry group takes is empty.

    Ties keep the order of the NAICS table. What is read is a text by the grade of its number; numbers are beside it, hidden.
    """
    places = places_of(analysis.naics_table, ranking, analysis.study.list_minimum)
    key = f"list_{ranking.key}"
    every, graded = group_rows(analysis), ranking.column not in _SHOWN_AS
    rows = [every[place] for place in places]
    return Table(
        key,
        (
            Column("rank", "Rank", list(range(1, LIST_LENGTH + 1)), Unit.COUNT),
            _looked_up(analysis, rows, "industry_code"),
            _looked_up(analysis, rows, "industry_title"),
            *([_shown(analysis, ranking, rows)] if graded else []),
            _value(analysis, ranking, rows, hidden=graded),
            *(_shown_jobs(analysis, rows, column) for column in _JOBS),
            *(_known(analysis, ranking, rows) if graded else ()),
            _row(analysis, ranking, places),
        ),
        caption=_caption(ranking, key, len(rows)),
    )


def _caption(ranking: Ranking, key: str, count: int) -> str | Formula:
    """What the list holds; and that it holds nothing, where what it asks for did not happen."""
    if not ranking.none:
        return ranking.caption
    rest = f": {ranking.none}"
    text = f'{quoted(ranking.caption)}&IF(COUNT({{{key}.value}})=0,{quoted(rest)},"")'
    return Formula(text, ranking.caption + ("" if count else rest))


def _eligible(ranking: Ranking, *, ranged: bool) -> str:
    """The numbers that may be listed; an error in the place of every other."""
    numbers = f"{{{NAICS}.{ranking.value}}}/{{{NAICS}.listed}}"
    if not ranking.sign:
        return numbers
    low, high = (
        _end_of(ranking.column, end, lambda column: f"{{{NAICS}.{column}}}", ranged=ranged) for end in _ENDS
    )
    return f"{numbers}/({low}>0)" if ranking.sign > 0 else f"{numbers}/({high}<0)"


def _end_of(column: str, end: str, look_up: LookUp, *, ranged: bool) -> str:
    """An end of a figure's likely range, of the NAICS table's columns."""
    own = ends_of(column, ranged=ranged)[_ENDS.index(end)]
    return _CELL.sub(lambda cell: look_up(cell[1]), own)


def _end_in_row(analysis: Analysis, column: str, end: str) -> str:
    """An end of the likely range of the rank's industry group; that of the first year's pay is in no cell of its own."""
    own = ends_of(column, ranged=analysis.reference_is_ranged)[_ENDS.index(end)]
    formulas = column_formulas(analysis)
    for name in _IN_NO_CELL:
        own = own.replace(f"[{name}]", f"({formulas[name]})")
    return _CELL.sub(lambda cell: _index(cell[1]), own)


def _value(analysis: Analysis, ranking: Ranking, rows: Rows, *, hidden: bool) -> Column:
    order = _LARGEST if ranking.largest else _SMALLEST
    formula = f'IFERROR(AGGREGATE({order},{_IGNORE_ERRORS},{_eligible(ranking, ranged=analysis.reference_is_ranged)},[rank]),"")'
    return _listed(
        "value",
        _label(analysis, ranking),
        _unit(ranking),
        formula,
        [row[ranking.value] for row in rows],
        hidden=hidden,
    )


def _row(analysis: Analysis, ranking: Ranking, places: Sequence[int]) -> Column:
    """The place of the rank's industry group in the NAICS table."""
    key = f"list_{ranking.key}"
    tie = f"SUMPRODUCT(({{{key}.rank}}<=[rank])*({{{key}.value}}=[value]))"
    found = f"{{{NAICS}.position}}/({_eligible(ranking, ranged=analysis.reference_is_ranged)}=[value])"
    formula = f'IF([value]="","",AGGREGATE({_SMALLEST},{_IGNORE_ERRORS},{found},{tie}))'
    return _listed("row", "Row", Unit.COUNT, formula, [place + 1 for place in places], hidden=True)


def _label(analysis: Analysis, ranking: Ranking) -> str | Formula:
    return header(_SHOWN_AS.get(ranking.column, ranking.column), analysis)


def _unit(ranking: Ranking) -> Unit:
    return Unit(TERMS[_SHOWN_AS.get(ranking.column, ranking.column)].unit)


def _index(column: str) -> str:
    return f"INDEX({{{NAICS}.{column}}},[row])"


def _looked_up(analysis: Analysis, rows: Rows, column: str) -> Column:
    values = [row[column] for row in rows]
    return _of_row(column, header(column, analysis), Unit(TERMS[column].unit), _index(column), values)


def _shown(analysis: Analysis, ranking: Ranking, rows: Rows) -> Column:
    """The figure as a reader sees it; its plain number where its range is not known."""
    unit = _unit(ranking)
    assert unit in SHOWN_UNITS
    plain = shown_formula("[value]", "[value]", "[value]", "1", unit)
    formula = shown_formula("[value]", "[low]", "[high]", "[grade]", unit, plain)
    texts = [_text(row, ranking.column, float(row[ranking.value]), unit) for row in rows]
    return _listed("shown", _label(analysis, ranking), Unit.TEXT, formula, texts)


def _text(row: dict[object, float], column: str, value: float, unit: Unit) -> str:
    low, high = (float(row[f"{end}_{column}"]) for end in _ENDS)
    return shown_text(value, low, high, grade_of(row, column), unit, shown_text(value, value, value, 1, unit))


def _known(analysis: Analysis, ranking: Ranking, rows: Rows) -> tuple[Column, ...]:
    """The likely range and the grade of the figure, for the formula that shows it."""
    column, unit = ranking.column, _unit(ranking)
    low, high = (_end_in_row(analysis, column, end) for end in _ENDS)
    year = column.rpartition("_")[2]
    name = "grade_quotient" if analysis.reference_is_ranged and column.startswith("quotient") else "grade"
    grade = (
        _index(f"{name}_{year}")
        if year in ("first", "last")
        else f"MAX({_index(f'{name}_first')},{_index(f'{name}_last')})"
    )
    grades = [grade_of(row, column) for row in rows]
    lows, highs = ([row[f"{end}_{column}"] for row in rows] for end in _ENDS)
    return (
        _of_row("low", "Low", unit, low, lows, hidden=True),
        _of_row("high", "High", unit, high, highs, hidden=True),
        _of_row("grade", "Grade", Unit.COUNT, grade, grades, hidden=True),
    )


def _shown_jobs(analysis: Analysis, rows: Rows, column: str) -> Column:
    """Jobs of a year as a reader sees them; empty where nothing is known of them."""
    grade = f"grade_{column.rpartition('_')[2]}"
    best, low, high = f"best_{column}", *(f"{end}_{column}" for end in _ENDS)
    formula = shown_formula(_index(best), _index(low), _index(high), _index(grade), Unit.JOBS)
    texts = [shown_text(row[best], row[low], row[high], row[grade], Unit.JOBS) for row in rows]
    return _of_row(column, header(column, analysis), Unit.TEXT, formula, texts)


def _of_row(
    key: str, label: str | Formula, unit: Unit, formula: str, values: Iterable[Cell], *, hidden: bool = False
) -> Column:
    """What the NAICS table has in the row of the rank's industry group."""
    return _listed(key, label, unit, f'IF([value]="","",{formula})', values, hidden=hidden)


def _listed(
    key: str, label: str | Formula, unit: Unit, formula: str, values: Iterable[Cell], *, hidden: bool = False
) -> Column:
    filled = list(values)
    empty: list[Cell] = [""] * (LIST_LENGTH - len(filled))
    return Column(key, label, filled + empty, unit, Kind.DERIVED, formula, hidden=hidden)
