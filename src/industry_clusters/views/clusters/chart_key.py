"""The key of the bubble chart, a row for each cluster: its figures, its quadrant, and why it is not drawn or lacks a bar."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.rows import records
from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.bubble_workings import DRAWN, OUTSIDE_AXES, kind_of, place_columns
from industry_clusters.views.clusters.chart_bubbles import (
    CHART_KEY,
    Bubbles,
    crossing,
    or_empty,
    ordered_clusters,
    unseen_columns,
)
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.vocabulary.model import Column, Kind, Table, Unit
from industry_clusters.views.vocabulary.words import header

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis


OUTSIDE = "outside the axes of the last build"
NO_GROUP = "no industry group in the data"
_CHANGED = "industry codes changed"
_NOT_KNOWN = "not known"
_SAME = 9
"""Places to which numbers are compared: a sum that comes out as one in one program and a hair below in another is the same number."""


def chart_key(analysis: Analysis, charts: Sequence[Bubbles], columns: int) -> Table:
    """The key: a row for each cluster with its number and figures; behind it, where its bubbles and names lie.

    ``columns`` is how many columns the sheet's other tables show.
    """
    rows = ordered_clusters(analysis)
    slots = [int(index) + 1 for index in rows.index]

    def of_summary(name: str) -> str:
        return f"INDEX({{{SUMMARY}.{name}}},[slot])"

    def figure(name: str, source: str) -> Column:
        formula = f'IF(ISNUMBER({of_summary(source)}),{of_summary(source)},"")'
        values = [or_empty(value) for value in rows[source]]
        return Column(name, header(name, analysis), values, Unit(TERMS[name].unit), Kind.DERIVED, formula)

    lines = records(rows)
    places = [_where(analysis, row, charts[0], number) for number, row in enumerate(lines)]
    names = [str(name) for name in rows["cluster"]]
    shown = (
        Column("cluster", header("cluster", analysis), names, Unit.TEXT, Kind.DERIVED, of_summary("cluster"), width=31.0),
        Column("number", "No.", list(range(1, len(rows) + 1)), Unit.COUNT),
        figure("employment_last", "best_employment_last"),
        figure("growth", "best_growth"),
        figure("quotient_last", "best_quotient_last"),
        Column("where", "Where it is in the chart", places, Unit.LONG_TEXT, Kind.DERIVED, _where_formula(charts[0]),
               width=12.0, span=min(max(1, columns - _SHOWN + 1), _WIDEST_SPAN)),
    )  # fmt: skip
    gaps = tuple(Column(f"gap_{number}", "", (), gap=True) for number in range(columns - len(shown)))
    hidden = (
        Column("slot", "Slot", slots, Unit.COUNT, hidden=True),
        *_missing_columns(rows),
        *(column for one in charts for column in place_columns(one, of_summary)),
        *unseen_columns(charts, crossing(analysis), len(rows)),
    )
    return Table(CHART_KEY, (*shown, *gaps, *hidden))


def _where(analysis: Analysis, row: dict[object, object], bubbles: Bubbles, place: int) -> str:
    """The quadrant of a bubble as far as its likely range says; or why it is not drawn."""
    if not row["members"]:
        return f"Not drawn: {NO_GROUP}"
    kind = kind_of(bubbles.points[place], bubbles.frame)
    if kind == OUTSIDE_AXES:
        return f"Not drawn: {OUTSIDE}"
    if not kind:
        return f"Not drawn: {_reason_of_place(row)}"
    ends = {
        name: tuple(round(float(str(row[f"likely_{end}_{name}"])), _SAME) for end in ("low", "high"))
        for name in ("quotient_last", "growth")
    }
    low, high = ends["quotient_last"]
    concentrated = "Concentrated" if low > 1 else "Not concentrated" if high < 1 else "About LQ 1"
    growth = round(analysis.marks.region_growth, _SAME)
    if not math.isfinite(growth):
        return concentrated
    low, high = ends["growth"]
    pace = (
        "growing faster"
        if low > growth
        else "growing more slowly"
        if high < growth
        else "about the region's pace"
    )
    return f"{concentrated}, {pace}"


def _reason_of_place(row: dict[object, object]) -> str:
    if not math.isfinite(float(str(row["best_employment_last"]))):
        return f"jobs {_NOT_KNOWN}"
    if not math.isfinite(float(str(row["best_growth"]))):
        return f"growth {_NOT_KNOWN}" if row["is_comparable"] else f"growth: {_CHANGED}"
    return f"LQ {_NOT_KNOWN}"


def _where_formula(bubbles: Bubbles) -> str:
    def of(name: str) -> str:
        return f"INDEX({{{SUMMARY}.{name}}},[slot])"

    def end(name: str) -> str:
        return f"ROUND({of(name)},{_SAME})"

    kind = f"[drawn{bubbles.suffix}]"
    growth = f'IF({of("is_comparable")}=0,"growth: {_CHANGED}","growth {_NOT_KNOWN}")'
    reason = (
        f'IF({kind}={OUTSIDE_AXES},"{OUTSIDE}",IF({of("members")}=0,"{NO_GROUP}",'
        f'IF([employment_last]="","jobs {_NOT_KNOWN}",IF([growth]="",{growth},"LQ {_NOT_KNOWN}"))))'
    )
    low, high = end("likely_low_quotient_last"), end("likely_high_quotient_last")
    concentrated = f'IF({low}>1,"Concentrated",IF({high}<1,"Not concentrated","About LQ 1"))'
    low, high = end("likely_low_growth"), end("likely_high_growth")
    own = f"ROUND(region_growth,{_SAME})"
    pace = (
        f'IF(ISNUMBER(region_growth),IF({low}>{own},", growing faster",IF({high}<{own},", growing more slowly",'
        '", about the region\'s pace")),"")'
    )
    return f'IF([cluster]="","",IF({kind}={DRAWN},{concentrated}&{pace},"Not drawn: "&{reason}))'


_SHOWN, _WIDEST_SPAN = 6, 4
"""Columns that the key shows, and how many of the sheet the last may take: one more, and charts and key print across a page."""
MISSING_IN = {
    "jobs": "best_employment_last",
    "change": "best_employment_change",
    "pay": "best_pay_last",
    "quotient": "best_quotient_last",
}
"""The charts of bars, and the column of the summary that each draws."""


def _missing_columns(rows: pd.DataFrame) -> list[Column]:
    """Of each chart of bars, why a cluster is not in it; "" where it is."""
    return [
        Column(f"why_{chart}", "Why", [_reason(row, chart) for row in records(rows)], Unit.TEXT, Kind.DERIVED,
               _reason_formula(chart), hidden=True)
        for chart in MISSING_IN
    ]  # fmt: skip


def missing_reasons(analysis: Analysis, chart: str) -> list[tuple[str, str]]:
    """The clusters that a chart of bars lacks, and why, in the order of the key."""
    rows = records(ordered_clusters(analysis))
    return [(str(row["cluster"]), reason) for row in rows if (reason := _reason(row, chart))]


def _reason(row: dict[object, object], chart: str) -> str:
    if not row["members"]:
        return NO_GROUP
    if math.isfinite(float(str(row[MISSING_IN[chart]]))):
        return ""
    return _CHANGED if chart == "change" and not row["is_comparable"] else _NOT_KNOWN


def _reason_formula(chart: str) -> str:
    def of(name: str) -> str:
        return f"INDEX({{{SUMMARY}.{name}}},[slot])"

    unknown = (
        f'IF({of("is_comparable")}=0,"{_CHANGED}","{_NOT_KNOWN}")' if chart == "change" else f'"{_NOT_KNOWN}"'
    )
    known = f'IF(ISNUMBER({of(MISSING_IN[chart])}),"",{unknown})'
    return f'IF([cluster]="","",IF({of("members")}=0,"{NO_GROUP}",{known}))'
