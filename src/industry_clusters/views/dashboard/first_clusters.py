"""The first few clusters by the score of the decision matrix, live: numbers in the workings, texts on Start."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.clusters.cluster_reasons import with_cluster_reasons
from industry_clusters.analysis.rows import records
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.matrix.matrix_text import number_formula, number_text
from industry_clusters.views.matrix.matrix_workings import WORK
from industry_clusters.views.vocabulary.figures import shown_formula, shown_text
from industry_clusters.views.vocabulary.model import Column, Kind, Table, Unit
from industry_clusters.views.vocabulary.words import live_text, names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell, Formula

    Row = Mapping[Hashable, Any]

FIRST, FEW = "start_first", 5
COLUMN = 12.5
"""Width of the columns of Start, which other tables span."""
FIGURES = {
    "jobs": ("employment_last", "grade_last", Unit.JOBS),
    "growth": ("growth", "grade", Unit.PERCENT),
    "quotient": ("quotient_last", "grade_last", Unit.QUOTIENT),
    "pay": ("pay_last", "grade_last", Unit.DOLLARS),
}
"""Figures of the list on Start: column of the summary, what grades it, and its unit."""
_ENDS = {"best": "best_{}", "low": "likely_low_{}", "high": "likely_high_{}"}


def first_by_score(analysis: Analysis) -> list[Row]:
    """The first few clusters by the score of the decision matrix, then by jobs; each with its row of the summary."""
    scored = [
        (float(row["place"]), number, row)
        for number, row in enumerate(records(analysis.matrix))
        if not math.isnan(row["place"])
    ]
    summary = with_cluster_reasons(analysis.clusters.summary, analysis.study).set_index("slot", drop=False)
    return [
        {**summary.loc[int(row["slot"])].to_dict(), **row}
        for _, _, row in sorted(scored, key=lambda one: one[:2])[:FEW]
    ]


def first_table(analysis: Analysis) -> Table:
    """The first few on Start: name, rank by score with the ranks that ranges leave possible, and four figures as they are known."""
    rows = first_by_score(analysis)[:FEW]
    size = min(FEW, len(analysis.clusters.names))
    missing = size - len(rows)

    def text(
        key: str,
        header: str | Formula,
        of_rank: Callable[[int], str],
        value: Callable[[Row], Cell],
        width: float = COLUMN,
        span: int = 1,
    ) -> Column:
        values = [*map(value, rows), *[""] * missing]
        formulas: list[str | None] = [of_rank(number) for number in range(1, size + 1)]
        return Column(
            key, header, values, Unit.LONG_TEXT, Kind.DERIVED, formulas=formulas, width=width, span=span
        )

    def shown(figure: str) -> Callable[[Row], Cell]:
        column, _, unit = FIGURES[figure]
        return lambda row: _text_of(row, column, figure, unit)

    words = names_of(analysis)
    gap = Column("gap", "", [], gap=True, width=COLUMN)
    return Table(
        "first_clusters",
        (
            text("cluster", "Cluster", _name_formula, lambda row: str(row["cluster"]), 28.0),
            text("place", "Rank by score", _place_formula, lambda row: number_text("place", row)),
            text("jobs", live_text("Jobs {last_year}", words), _known("jobs"), shown("jobs")),
            text("growth", "Annual growth", _known("growth"), shown("growth"), span=2),
            gap,
            text("quotient", live_text("LQ {last_year}", words), _known("quotient"), shown("quotient")),
            text(
                "pay",
                live_text("Pay {last_year}, in {dollar_year} dollars", words),
                _known("pay"),
                shown("pay"),
            ),
        ),
    )


def _known(figure: str) -> Callable[[int], str]:
    """The formula, by place on the list, of a figure as far as it is known."""
    unit = FIGURES[figure][2]

    def formula(number: int) -> str:
        best, low, high, grade = (
            f"INDEX({{{FIRST}.{part}_{figure}}},{number})" for part in ("best", "low", "high", "grade")
        )
        return shown_formula(best, low, high, grade, unit)

    return formula


def _name_formula(number: int) -> str:
    return f'IFERROR(INDEX({{{WORK}.cluster}},INDEX({{{FIRST}.row}},{number})),"")'


def _place_formula(number: int) -> str:
    text = number_formula(
        "place", lambda column: f"INDEX({{{WORK}.{column}}},INDEX({{{FIRST}.row}},{number}))"
    )
    return f'IFERROR({text},"")'


def _text_of(row: Row, column: str, figure: str, unit: Unit) -> str:
    grade = _grade(row, column, FIGURES[figure][1])
    best, low, high = (float(row[pattern.format(column)]) for pattern in _ENDS.values())
    return shown_text(best, low, high, float(grade) if isinstance(grade, int) else math.nan, unit)


def first_numbers(analysis: Analysis) -> Table:
    """What is known of each of the first few, as numbers; an empty text where nothing is."""
    rows = first_by_score(analysis)
    missing = FEW - len(rows)

    def column(name: str, formula: str, found: list[Cell], unit: Unit) -> Column:
        label = name.replace("_", " ").capitalize()
        return Column(name, label, [*found, *[""] * missing], unit, Kind.DERIVED, formula)

    places, order = f"{{{WORK}.place}}", f"{{{WORK}.number}}"
    by_place = f"AGGREGATE(15,6,({places}*1000+{order})/ISNUMBER({places}),[number])"
    slots: list[Cell] = [int(row["slot"]) for row in rows]
    columns = [
        Column("number", "Number", list(range(1, FEW + 1)), Unit.COUNT),
        column("row", f'IFERROR(MOD({by_place},1000),"")', [_row_of(analysis, row) for row in rows], Unit.COUNT),
        column("slot", _of_row(f"INDEX({{{WORK}.slot}},[row])"), slots, Unit.COUNT),
        column("at", _of_row(f"MATCH([slot],{{{SUMMARY}.slot}},0)"), slots, Unit.COUNT),
    ]  # fmt: skip
    for figure, (source, grade, unit) in FIGURES.items():
        for end, pattern in _ENDS.items():
            name = pattern.format(source)
            numbers = [_number(row[name]) for row in rows]
            columns.append(column(f"{end}_{figure}", _of_summary(name), numbers, unit))
        grades = [_grade(row, source, grade) for row in rows]
        columns.append(column(f"grade_{figure}", _grade_formula(source, grade), grades, Unit.COUNT))
    return Table(FIRST, tuple(columns))


def _row_of(analysis: Analysis, row: Row) -> int:
    return analysis.matrix["slot"].tolist().index(row["slot"]) + 1


def _of_row(text: str) -> str:
    return f'IF([row]="","",{text})'


def _of_summary(column: str) -> str:
    return f'IF([row]="","",IFERROR(INDEX({{{SUMMARY}.{column}}},[at])+0,""))'


def _grade_formula(source: str, grade: str) -> str:
    """As the figure's own; a best value that is not shown as a number is a range."""
    own = f"INDEX({{{SUMMARY}.{grade}}},[at])"
    shown = f"ISNUMBER(INDEX({{{SUMMARY}.{source}}},[at]))"
    return f'IF([row]="","",IFERROR(IF({shown},{own}+0,{own}*0+4),""))'


def _grade(row: Row, source: str, grade: str) -> Cell:
    own = float(row[grade])
    return "" if math.isnan(own) else 4 if math.isnan(row[source]) else int(own)


def _number(value: Any) -> Cell:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else ""
