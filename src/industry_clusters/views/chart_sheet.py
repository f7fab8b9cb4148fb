"""Step 7: the clusters as charts, native and editable, over a table that follows the summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.terms import TERMS
from industry_clusters.views.cluster_sheets import SUMMARY
from industry_clusters.views.model import (
    Chart,
    ChartKind,
    Column,
    Heading,
    Kind,
    Paragraph,
    Role,
    Series,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.words import header, live_text, names_of, source_line

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.model import Block, Cell

CHARTS_SHEET = "Charts"
CHART_DATA = "chart_data"
DRAWN = (
    "employment_first",
    "employment_last",
    "employment_change",
    "growth",
    "pay_first",
    "pay_last",
    "quotient_first",
    "quotient_last",
)
_ROWS_A_BAR, _ROWS_AROUND = 1, 8


def chart_sheet(analysis: Analysis) -> Sheet:
    """Bars for jobs, change, pay and quotients, largest cluster first, and the table behind them."""
    guide = live_text(
        "Clusters are drawn by jobs in {last_year}, largest first. A cluster of which a member is withheld is not drawn: "
        "choose 'Members known in both years' on Setup to draw what is known. Charts can be edited and copied.",
        names_of(analysis),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(guide, "note"),
        *_bar_charts(analysis),
        Heading("The numbers behind the charts"),
        _chart_data(analysis),
    )
    title = f"Clusters of {analysis.region.label} in charts"
    return Sheet(CHARTS_SHEET, title, Role.RESULT, blocks, source_line(analysis))


def drawn_clusters(analysis: Analysis) -> pd.DataFrame:
    """The clusters whose jobs are known, largest first; ties keep the order of the summary."""
    summary = analysis.clusters.summary
    return summary[summary["employment_last"].notna()].sort_values(
        "employment_last", ascending=False, kind="stable"
    )


def _chart_data(analysis: Analysis) -> Table:
    drawn = drawn_clusters(analysis)
    size = max(len(analysis.clusters.names), 1)
    tie = f"SUMPRODUCT(({{{CHART_DATA}.number}}<=[number])*({{{CHART_DATA}.size}}=[size]))"
    place = f"AGGREGATE(15,6,{{{SUMMARY}.position}}/({{{SUMMARY}.employment_last}}=[size]),{tie})"

    def filled(values: list[Cell], empty: Cell) -> list[Cell]:
        return [*values, *[empty] * (size - len(values))]

    def drawn_column(name: str) -> Column:
        formula = f'IF([place]="",NA(),INDEX({{{SUMMARY}.{name}}},[place]))'
        values = filled(drawn[name].tolist(), np.nan)
        return Column(name, header(name, analysis), values, Unit(TERMS[name].unit), Kind.DERIVED, formula)

    return Table(
        CHART_DATA,
        (
            Column("cluster", header("cluster", analysis), filled(drawn["cluster"].tolist(), ""), Unit.TEXT, Kind.DERIVED,
                   f'IF([place]="","",INDEX({{{SUMMARY}.cluster}},[place]))', width=34.0),
            *(drawn_column(name) for name in DRAWN),
            Column("number", "Number", list(range(1, size + 1)), Unit.COUNT, hidden=True),
            Column("size", "Jobs, in order", filled(drawn["employment_last"].tolist(), ""), Unit.JOBS, Kind.DERIVED,
                   f'IFERROR(AGGREGATE(14,6,{{{SUMMARY}.employment_last}},[number]),"")', hidden=True),
            Column("place", "Row of the summary", filled([int(number) + 1 for number in drawn.index], ""), Unit.COUNT, Kind.DERIVED,
                   f'IF([size]="","",{place})', hidden=True),
        ),
    )  # fmt: skip


def _bar_charts(analysis: Analysis) -> tuple[Chart, ...]:
    study = analysis.study
    first, last, dollars = study.first_year, study.last_year, study.dollar_year
    where = analysis.region.label
    reference = f"{analysis.reference.label}, base: {study.base_total.label.lower()}"

    def bars(key: str, title: str, axis: str, unit: Unit, *columns: tuple[str, str]) -> Chart:
        series = tuple(
            Series(str(name), f"{{{CHART_DATA}.cluster}}", f"{{{CHART_DATA}.{column}}}", style)
            for (column, name), style in zip(columns, ("region", "reference_1"), strict=False)
        )
        rows = _ROWS_AROUND + len(columns) * _ROWS_A_BAR * max(len(analysis.clusters.names), 4)
        return Chart(f"bars_{key}", ChartKind.BAR, title, "", axis, series, unit, rows=rows)

    return (
        bars("jobs", f"Jobs by cluster, {where}, {last}", "Jobs", Unit.JOBS, ("employment_last", str(last))),
        bars("change", f"Net change in jobs by cluster, {where}, {first} to {last}", "Jobs", Unit.CHANGE,
             ("employment_change", "Change")),
        bars("pay", f"Average pay by cluster, {where}, {last}", f"Dollars of {dollars} a job and year", Unit.DOLLARS,
             ("pay_last", str(last))),
        bars("quotient", f"Location quotients by cluster, {where}, {first} and {last}", f"LQ beside {reference}", Unit.QUOTIENT,
             ("quotient_last", str(last)), ("quotient_first", str(first))),
    )  # fmt: skip
