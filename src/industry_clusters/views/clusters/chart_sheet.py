"""Step 7: the clusters as charts, native and editable, over a table that follows the summary.

Bars are sorted by their own value, so each chart has its own order: columns of the table behind them, folded away. What a chart lacks is
said beside it, and why.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.areas import area_said
from industry_clusters.sheet_names import CHARTS_SHEET, DEFINITIONS_SHEET, SUMMARY_SHEET
from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.chart_bubbles import (
    CHART_KEY,
    SECOND,
    START,
    bubble_chart,
    bubbles_of,
    crossing,
    or_empty,
    ordered_clusters,
)
from industry_clusters.views.clusters.chart_key import MISSING_IN, chart_key, missing_reasons
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.industries.second_columns import second_header
from industry_clusters.views.vocabulary.drawn import Chart, ChartKind, Series
from industry_clusters.views.vocabulary.measured import bare_quotient
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import followed, header, live_text, names_of, source_line
from industry_clusters.views.vocabulary.worked import padded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.drawn import BubbleChart
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
_ROWS_AROUND, _ROWS_A_BAR, _MOST_ROWS = 6, 1.1, 42
_NAMED_MISSING = 5
_MARKS = {"pay": "region_pay", "quotient": "1"}
"""What each bar of a chart is compared with: a name of the workbook or a number."""
_MARK_NAMES = {"pay": "The region's average (red ticks)", "quotient": "LQ 1 (red ticks)"}
_MARKED_FROM = 0.0005
"""Growth, a year, from which the axes' crossing is said to be another than the region's growth now."""


def chart_sheet(analysis: Analysis) -> Sheet:
    """The bubble chart with its key, bars for jobs, change, pay and quotients, and the table behind them."""
    guide = live_text(
        f"Clusters are drawn at their best values; '{SUMMARY_SHEET}' says how well each is known. Numbers in bubbles are those of the "
        "key. Everything follows the definitions at once. Charts can be edited and copied.",
        names_of(analysis),
    )
    charts = list(_all_charts(analysis)) or [
        Paragraph(
            f"No cluster is defined yet. Write some on '{DEFINITIONS_SHEET}' and build the workbook again."
        )
    ]
    blocks: tuple[Block, ...] = (
        Paragraph(guide, "note"),
        *charts,
        Heading("The numbers behind the charts"),
        _chart_data(analysis),
    )
    title = f"Clusters of {analysis.region.label} in charts"
    return Sheet(CHARTS_SHEET, title, Role.RESULT, blocks, source_line(analysis), landscape=False)


def _all_charts(analysis: Analysis) -> Iterator[Block]:
    if not analysis.clusters.names:
        return
    charts = [bubbles_of(analysis), *([bubbles_of(analysis, SECOND)] if analysis.second is not None else [])]
    charts.append(bubbles_of(analysis, START))
    yield bubble_chart(analysis, charts[0])
    yield Paragraph(_how_to_read(analysis), "note")
    yield chart_key(analysis, charts, len(DRAWN) + 1 + (analysis.second is not None))
    for chart in charts[1:-1]:
        yield bubble_chart(analysis, chart)
    yield from _bar_charts(analysis)


def _how_to_read(analysis: Analysis) -> Formula:
    """What area and lines mean; and where the lines would be now, if the region's growth is another than at the build."""
    built, region = crossing(analysis), analysis.marks.region_growth
    words = live_text(
        "The area of a bubble is its jobs in {last_year}; the largest are drawn first. The lines are at LQ 1 and at the region's growth. "
        "A number takes the place of a name that has no room.",
        names_of(analysis),
    )
    moved = (
        f'IF(ISNUMBER(region_growth),IF(ABS(region_growth-{built!r})>{_MARKED_FROM}," The region\'s growth is now "&TEXT(region_growth,'
        '"0.0%")&": build again to move the line.",""),"")'
    )
    said = (
        f" The region's growth is now {region:.1%}: build again to move the line."
        if _is_moved(region, built)
        else ""
    )
    start = words if isinstance(words, Formula) else Formula(f'"{words}"', words)
    return Formula(f"{start.text}&{moved}", f"{start.value}{said}")


def _is_moved(region: float, built: float) -> bool:
    return bool(math.isfinite(region) and abs(region - built) > _MARKED_FROM)


def drawn_clusters(analysis: Analysis) -> pd.DataFrame:
    """The clusters whose jobs have a best value, largest first; ties keep the order of the summary."""
    rows = ordered_clusters(analysis)
    return rows[rows["best_employment_last"].notna()]


def _chart_data(analysis: Analysis) -> Table:
    drawn = drawn_clusters(analysis)
    size = max(len(analysis.clusters.names), 1)
    tie = f"SUMPRODUCT(({{{CHART_DATA}.number}}<=[number])*({{{CHART_DATA}.size}}=[size]))"
    place = f"AGGREGATE(15,6,{{{SUMMARY}.position}}/({{{SUMMARY}.best_employment_last}}=[size]),{tie})"

    def filled(values: list[Cell], empty: Cell = "") -> list[Cell]:
        return padded(values, size, empty)

    def drawn_column(name: str) -> Column:
        found = f"INDEX({{{SUMMARY}.best_{name}}},[place])"
        values = filled([or_empty(value) for value in drawn[f"best_{name}"]])
        formula = f'IF([place]="","",IF(ISNUMBER({found}),{found},""))'
        return Column(name, header(name, analysis), values, Unit(TERMS[name].unit), Kind.DERIVED, formula)

    return Table(
        CHART_DATA,
        (
            Column("cluster", header("cluster", analysis), filled(drawn["cluster"].tolist()), Unit.TEXT, Kind.DERIVED,
                   f'IF([place]="","",INDEX({{{SUMMARY}.cluster}},[place]))', width=31.0),
            *(drawn_column(name) for name in DRAWN),
            *_second_column(analysis, filled),
            Column("number", "Number", list(range(1, size + 1)), Unit.COUNT, hidden=True),
            Column("size", "Size", filled(drawn["best_employment_last"].tolist()), Unit.JOBS, Kind.DERIVED,
                   f'IFERROR(AGGREGATE(14,6,{{{SUMMARY}.best_employment_last}},[number]),"")', hidden=True),
            Column("place", "Place", filled([int(number) + 1 for number in drawn.index]), Unit.COUNT, Kind.DERIVED,
                   f'IF([size]="","",{place})', hidden=True),
            *(column for chart in MISSING_IN if chart != "jobs" for column in _sorted_columns(analysis, chart, filled)),
        ),
        is_printed=False,
    )  # fmt: skip


def _sorted_clusters(analysis: Analysis, chart: str) -> pd.DataFrame:
    """The clusters of a chart of bars, the largest value first; ties keep the order of the summary."""
    summary, name = analysis.clusters.summary, MISSING_IN[chart]
    return summary[summary[name].notna()].sort_values(name, ascending=False, kind="stable")


def _sorted_columns(analysis: Analysis, chart: str, filled: Callable[..., list[Cell]]) -> list[Column]:
    """The clusters in a chart's own order, and what each bar is compared with."""
    rows, source = _sorted_clusters(analysis, chart), f"{{{SUMMARY}.{MISSING_IN[chart]}}}"
    value, place = f"{chart}_value", f"{chart}_place"
    tie = f"SUMPRODUCT(({{{CHART_DATA}.number}}<=[number])*({{{CHART_DATA}.{value}}}=[{value}]))"
    at = f'IF([{value}]="","",AGGREGATE(15,6,{{{SUMMARY}.position}}/({source}=[{value}]),{tie}))'

    def hidden(name: str, values: list[Cell], unit: Unit, formula: str) -> Column:
        return Column(name, name.capitalize(), filled(values), unit, Kind.DERIVED, formula, hidden=True)

    def looked_up(column: str) -> str:
        found = f"INDEX({{{SUMMARY}.{column}}},[{place}])"
        return f'IF([{place}]="","",IF(ISERROR({found}),"",{found}))'

    columns = [
        hidden(
            value,
            rows[MISSING_IN[chart]].tolist(),
            Unit.COUNT,
            f'IFERROR(AGGREGATE(14,6,{source},[number]),"")',
        ),
        hidden(place, [int(number) + 1 for number in rows.index], Unit.COUNT, at),
        hidden(f"{chart}_name", rows["cluster"].tolist(), Unit.TEXT, looked_up("cluster")),
    ]
    if chart == "quotient":
        first = [or_empty(number) for number in rows["best_quotient_first"]]
        columns.append(hidden("quotient_before", first, Unit.QUOTIENT, looked_up("best_quotient_first")))
    if chart in _MARKS:
        mark = analysis.marks.region_pay if chart == "pay" else 1.0
        formula = f'IF([{place}]="","",IF(ISNUMBER({_MARKS[chart]}),{_MARKS[chart]},""))'
        columns.append(hidden(f"{chart}_mark", [or_empty(mark)] * len(rows), Unit.COUNT, formula))
    return columns


def _second_column(analysis: Analysis, filled: Callable[..., list[Cell]]) -> tuple[Column, ...]:
    """The quotient compared with the second reference area, where the study has one."""
    if analysis.second is None:
        return ()
    there = f"INDEX({{{SUMMARY}.second_last}},[place])"
    formula = f'IFERROR({bare_quotient("[employment_last]", there, "last", "second")},"")'
    values = filled([or_empty(value) for value in drawn_clusters(analysis)["quotient_second"]])
    label = second_header(analysis)
    return (Column("quotient_second", label, values, Unit.QUOTIENT, Kind.DERIVED, formula),)


def start_bubbles(analysis: Analysis) -> BubbleChart:
    """The first bubble chart once more, small, for another sheet."""
    chart, study = bubble_chart(analysis, bubbles_of(analysis, START)), analysis.study
    return replace(
        chart,
        key="bubbles_start",
        title=f"Growth and concentration of the clusters, area by jobs in {study.last_year}",
        x_title=f"Annual growth in jobs (lines cross at the region's {chart.crossing_x:.1%} and LQ 1)",
        y_title=f"LQ {study.last_year}",
        another_sheet=True,
    )


def _bar_charts(analysis: Analysis) -> Iterator[Block]:
    study = analysis.study
    first, last, dollars = study.first_year, study.last_year, study.dollar_year
    where, reference = analysis.region.label, area_said(analysis.reference.label)
    yield from _bars(analysis, "jobs", f"Jobs by cluster, {where}, {last}", "Jobs", Unit.JOBS,
                     Series(str(last), f"{{{CHART_DATA}.cluster}}", f"{{{CHART_DATA}.employment_last}}", "region"))  # fmt: skip
    for chart, title, axis, unit, name in (
        ("change", f"Net change in jobs by cluster, {where}, {first} to {last}", "Change in jobs", Unit.CHANGE, "Change"),
        ("pay", f"Average annual pay by cluster, {where}, {last}", f"Average annual pay ({dollars} dollars)", Unit.DOLLARS, str(last)),
        ("quotient", f"Concentration (LQ) by cluster, {where}, {first} and {last}", f"LQ compared with {reference}",
         Unit.QUOTIENT, str(last)),
    ):  # fmt: skip
        names = f"{{{CHART_DATA}.{chart}_name}}"
        series = [Series(name, names, f"{{{CHART_DATA}.{chart}_value}}", "region")]
        if chart == "quotient":
            series.append(Series(str(first), names, f"{{{CHART_DATA}.quotient_before}}", "earlier"))
        if chart in _MARKS:
            series.append(
                Series(_MARK_NAMES[chart], names, f"{{{CHART_DATA}.{chart}_mark}}", "mark", mark=True)
            )
        yield from _bars(analysis, chart, title, axis, unit, *series)


def _bars(
    analysis: Analysis, chart: str, title: str, axis: str, unit: Unit, *series: Series
) -> Iterator[Block]:
    """A chart and what is said beside it; no chart is made of nothing."""
    count = len(_sorted_clusters(analysis, chart))
    if count:
        bars = sum(not one.mark for one in series)
        rows = min(_ROWS_AROUND + max(4, round(count * _ROWS_A_BAR * (1 + 0.5 * (bars - 1)))), _MOST_ROWS)
        yield Chart(f"bars_{chart}", ChartKind.BAR, title, "", axis, series, unit, rows=rows, labeled=True, drawn=count,
                    alt_text=f"Bars of {count} clusters, the largest value first: {title}")  # fmt: skip
    yield Paragraph(_beside(analysis, chart), "note")


def _beside(analysis: Analysis, chart: str) -> Formula:
    """How a chart of bars is read, and which clusters it lacks and why, as things are now."""
    names = names_of(analysis)
    said = {
        "jobs": "Sorted by jobs in {last_year}.",
        "change": "Sorted by the change in jobs.",
        "pay": "Sorted by pay in {last_year}. The red ticks are the region's average, {region_pay|dollars}.",
        "quotient": "Sorted by LQ in {last_year}. The red ticks are LQ 1: the same share of jobs as in the reference area.",
    }
    words = live_text(said[chart], names)
    why, number = f"{{{CHART_KEY}.why_{chart}}}", f"{{{CHART_KEY}.number}}"
    missing = missing_reasons(analysis, chart)
    count = f'COUNTIF({why},"?*")'
    pieces = [
        f'IFERROR({quote}INDEX({{{CHART_KEY}.cluster}},{place})&" ("&INDEX({why},{place})&")","")'
        for quote, place in (
            ('"; "&' if at > 1 else "", f'AGGREGATE(15,6,{number}/({why}<>""),{at})')
            for at in range(1, _NAMED_MISSING + 1)
        )
    ]
    more = f'IF({count}>{_NAMED_MISSING},"; and "&({count}-{_NAMED_MISSING})&" more","")'
    formula = f'IF({count}=0,""," Not in the chart: "&{"&".join(pieces)}&{more}&".")'
    listed = "; ".join(f"{name} ({reason})" for name, reason in missing[:_NAMED_MISSING])
    rest = f"; and {len(missing) - _NAMED_MISSING} more" if len(missing) > _NAMED_MISSING else ""
    start = words if isinstance(words, Formula) else followed(words, "")
    return Formula(
        f"{start.text}&{formula}", f"{start.value}{f' Not in the chart: {listed}{rest}.' if missing else ''}"
    )
