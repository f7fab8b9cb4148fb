"""The first few clusters by the score of the decision matrix, live: numbers in the workings, texts on Start."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.clusters.cluster_reasons import with_cluster_reasons
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.matrix.matrix_workings import WORK
from industry_clusters.views.vocabulary.model import Column, Kind, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

    Row = Mapping[Hashable, Any]

FIRST, FEW = "start_first", 5
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
        for number, row in enumerate(analysis.matrix.to_dict("records"))
        if not math.isnan(row["place"])
    ]
    summary = with_cluster_reasons(analysis.clusters.summary, analysis.study).set_index("slot", drop=False)
    return [
        {**summary.loc[int(row["slot"])].to_dict(), **row}
        for _, _, row in sorted(scored, key=lambda one: one[:2])[:FEW]
    ]


def first_numbers(analysis: Analysis) -> Table:
    rows = first_by_score(analysis)
    missing = FEW - len(rows)

    def column(name: str, formula: str, value: Callable[[Row], Cell], unit: Unit) -> Column:
        values = [*map(value, rows), *[""] * missing]
        return Column(name, name.replace("_", " ").capitalize(), values, unit, Kind.DERIVED, formula)

    places, order = f"{{{WORK}.place}}", f"{{{WORK}.number}}"
    found = f"AGGREGATE(15,6,({places}*1000+{order})/ISNUMBER({places}),[number])"
    columns = [
        column("row", f'IFERROR(MOD({found},1000),"")', lambda row: _row_of(analysis, row), Unit.COUNT),
        column("slot", _of_row(f"INDEX({{{WORK}.slot}},[row])"), lambda row: int(row["slot"]), Unit.COUNT),
        column("at", _of_row(f"MATCH([slot],{{{SUMMARY}.slot}},0)"), lambda row: int(row["slot"]), Unit.COUNT),
    ]  # fmt: skip
    for figure, (source, grade, unit) in FIGURES.items():
        for end, pattern in _ENDS.items():
            name = pattern.format(source)
            columns.append(
                column(f"{end}_{figure}", _of_summary(name), lambda row, name=name: _number(row[name]), unit)
            )
        columns.append(
            column(f"grade_{figure}", _grade_formula(figure, source, grade), lambda row, f=(source, grade): _grade(row, *f), Unit.COUNT)
        )  # fmt: skip
    return Table(FIRST, (Column("number", "Number", list(range(1, FEW + 1)), Unit.COUNT), *columns))


def _row_of(analysis: Analysis, row: Row) -> int:
    return analysis.matrix["slot"].tolist().index(row["slot"]) + 1


def _of_row(text: str) -> str:
    return f'IF([row]="","",{text})'


def _of_summary(column: str) -> str:
    return f'IF([row]="","",IFERROR(INDEX({{{SUMMARY}.{column}}},[at])+0,""))'


def _grade_formula(figure: str, source: str, grade: str) -> str:
    """As the figure's own; a best value that is not shown as a number is a range."""
    own = f"INDEX({{{SUMMARY}.{grade}}},[at])"
    shown = f"ISNUMBER(INDEX({{{SUMMARY}.{source}}},[at]))"
    return f'IF([row]="","",IFERROR(IF({shown},{own}+0,{own}*0+4),""))' if figure else ""


def _grade(row: Row, source: str, grade: str) -> Cell:
    own = float(row[grade])
    return "" if math.isnan(own) else 4 if math.isnan(row[source]) else int(own)


def _number(value: Any) -> Cell:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else ""
