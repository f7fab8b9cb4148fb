"""Step 7: the clusters as charts, native and editable, over a table that follows the summary."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.sheet_names import CHARTS_SHEET, DEFINITIONS_SHEET, SUMMARY_SHEET
from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.industries.second_columns import second_header
from industry_clusters.views.vocabulary.measured import quotient
from industry_clusters.views.vocabulary.model import (
    Bubble,
    BubbleChart,
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
from industry_clusters.views.vocabulary.words import header, live_text, names_of, source_line

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

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
_ROWS_AROUND, _MOST_ROWS = 8, 40


def chart_sheet(analysis: Analysis) -> Sheet:
    """Bars for jobs, change, pay and quotients, largest cluster first, and the table behind them."""
    guide = live_text(
        "Clusters are drawn by jobs in {last_year}, largest first, at their best values; "
        f"'{SUMMARY_SHEET}' says how well each is known. "
        "A cluster is left out of a chart where it has no such value. Charts can be edited and copied.",
        names_of(analysis),
    )
    blocks: tuple[Block, ...] = (
        Paragraph(guide, "note"),
        *_all_charts(analysis),
        Heading("The numbers behind the charts"),
        _chart_data(analysis),
    )
    title = f"Clusters of {analysis.region.label} in charts"
    return Sheet(CHARTS_SHEET, title, Role.RESULT, blocks, source_line(analysis), landscape=False)


def _all_charts(analysis: Analysis) -> list[Block]:
    if not analysis.clusters.names:
        return [
            Paragraph(
                f"No cluster is defined yet. Write some on '{DEFINITIONS_SHEET}' and build the workbook again."
            )
        ]
    second = [_second_bubbles(analysis)] if analysis.second is not None else []
    return [_bubbles(analysis), _quadrants(analysis), *second, *_bar_charts(analysis)]


def drawn_clusters(analysis: Analysis) -> pd.DataFrame:
    """The clusters whose jobs have a best value, largest first; ties keep the order of the summary."""
    summary = analysis.clusters.summary
    return summary[summary["best_employment_last"].notna()].sort_values(
        "best_employment_last", ascending=False, kind="stable"
    )


def _chart_data(analysis: Analysis) -> Table:
    drawn = drawn_clusters(analysis)
    size = max(len(analysis.clusters.names), 1)
    tie = f"SUMPRODUCT(({{{CHART_DATA}.number}}<=[number])*({{{CHART_DATA}.size}}=[size]))"
    place = f"AGGREGATE(15,6,{{{SUMMARY}.position}}/({{{SUMMARY}.best_employment_last}}=[size]),{tie})"

    def filled(values: list[Cell], empty: Cell) -> list[Cell]:
        return [*values, *[empty] * (size - len(values))]

    def drawn_column(name: str) -> Column:
        formula = f'IF([place]="",NA(),INDEX({{{SUMMARY}.best_{name}}},[place]))'
        values = filled(drawn[f"best_{name}"].tolist(), math.nan)
        return Column(name, header(name, analysis), values, Unit(TERMS[name].unit), Kind.DERIVED, formula)

    return Table(
        CHART_DATA,
        (
            Column("cluster", header("cluster", analysis), filled(drawn["cluster"].tolist(), ""), Unit.TEXT, Kind.DERIVED,
                   f'IF([place]="","",INDEX({{{SUMMARY}.cluster}},[place]))', width=34.0),
            *(drawn_column(name) for name in DRAWN),
            *_second_column(analysis, filled),
            Column("number", "Number", list(range(1, size + 1)), Unit.COUNT, hidden=True),
            Column("size", "Jobs, in order", filled(drawn["best_employment_last"].tolist(), ""), Unit.JOBS, Kind.DERIVED,
                   f'IFERROR(AGGREGATE(14,6,{{{SUMMARY}.best_employment_last}},[number]),"")', hidden=True),
            Column("place", "Row of the summary", filled([int(number) + 1 for number in drawn.index], ""), Unit.COUNT, Kind.DERIVED,
                   f'IF([size]="","",{place})', hidden=True),
        ),
    )  # fmt: skip


def _second_column(
    analysis: Analysis, filled: Callable[[list[Cell], Cell], list[Cell]]
) -> tuple[Column, ...]:
    """The quotient beside the second reference area, where the study has one."""
    if analysis.second is None:
        return ()
    there = f"INDEX({{{SUMMARY}.second_last}},[place])"
    formula = quotient("[employment_last]", there, "last", "second")
    values = filled(drawn_clusters(analysis)["quotient_second"].tolist(), math.nan)
    label = second_header(analysis)
    return (Column("quotient_second", label, values, Unit.QUOTIENT, Kind.DERIVED, formula),)


def start_bubbles(analysis: Analysis) -> BubbleChart:
    """The first bubble chart once more, small, for another sheet."""
    chart, study = _bubbles(analysis), analysis.study
    return replace(
        chart,
        key="bubbles_start",
        title=f"Growth and concentration of the clusters, area by jobs in {study.last_year}",
        x_title=f"Annual growth in jobs (axes cross at the region's {chart.crossing_x:.1%})",
        y_title=f"LQ {study.last_year}",
        rows=17,
        another_sheet=True,
    )


def _bubbles(analysis: Analysis) -> BubbleChart:
    """The first bubble chart, beside the reference area in use."""
    return _bubble_chart(analysis, "bubbles", "quotient_last", analysis.reference.label)


def _second_bubbles(analysis: Analysis) -> BubbleChart:
    """The same beside the second reference area."""
    label = analysis.second.label if analysis.second is not None else ""
    return _bubble_chart(analysis, "bubbles_second", "quotient_second", label)


def _bubble_chart(analysis: Analysis, key: str, quotient: str, reference: str) -> BubbleChart:
    """Growth across, quotient up, jobs as area; the axes cross at the region's growth and at 1."""
    study, drawn = analysis.study, drawn_clusters(analysis)
    missing = len(analysis.clusters.names) - len(drawn)
    value = quotient if quotient in drawn and quotient == "quotient_second" else f"best_{quotient}"
    rows = zip(
        drawn["cluster"], drawn["best_growth"], drawn[value], drawn["best_employment_last"], strict=True
    )
    points = [Bubble(str(name), float(x), float(y), float(size)) for name, x, y, size in rows]
    growth = analysis.marks.region_growth
    crossing = growth if math.isfinite(growth) else 0.0
    span = f"{study.first_year} to {study.last_year}"
    return BubbleChart(
        key,
        f"Clusters of {analysis.region.label} beside {reference}: growth, concentration and jobs, {span}",
        f"Growth in jobs a year, {span} (axes cross at the region's {crossing:.1%})",
        f"LQ {study.last_year} beside {reference}, base {study.base_total.label.lower()}",
        names=f"{{{CHART_DATA}.cluster}}",
        x=f"{{{CHART_DATA}.growth}}",
        y=f"{{{CHART_DATA}.{quotient}}}",
        sizes=f"{{{CHART_DATA}.employment_last}}",
        points=(*points, *[Bubble("", math.nan, math.nan, math.nan)] * max(missing, 0)),
        crossing_x=crossing,
        crossing_y=1.0,
        rows=42,
        alt_text=f"Bubble chart of {len(points)} clusters; area is jobs in {study.last_year}",
    )


def _quadrants(analysis: Analysis) -> Paragraph:
    return Paragraph(
        "How to read it: the area of a bubble is jobs in "
        f"{analysis.study.last_year}. Upper right: strong here and still growing faster than the region. Upper left: strong "
        "here, growing more slowly or shrinking. Lower right: not concentrated here yet, growing fast. Lower left: neither. "
        "Where quotients lie far apart, each step of their axis doubles. The axes cross where they did at the last build; bubbles "
        "follow the numbers at once.",
        "note",
    )


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
        rows = min(_ROWS_AROUND + len(columns) * max(len(analysis.clusters.names), 4), _MOST_ROWS)
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
