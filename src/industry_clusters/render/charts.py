"""Native charts: a person can click on them and go on editing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_rowcol_to_cell

from industry_clusters.errors import WorkbookError
from industry_clusters.plain_text import keep_names
from industry_clusters.render.bubble import add_bubble_chart
from industry_clusters.render.cells import MISSING
from industry_clusters.render.formats import NUMBER_FORMATS
from industry_clusters.render.refs import sheet_name
from industry_clusters.views.vocabulary.bubble_places import LOG_BASE, decimals
from industry_clusters.views.vocabulary.drawn import BubbleChart, ChartKind
from industry_clusters.views.vocabulary.model import Unit
from industry_clusters.views.vocabulary.palette import BUBBLE_COLOURS, STYLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlsxwriter
    from xlsxwriter.chart import Chart as NativeChart

    from industry_clusters.render.bubble import BubbleChart as NativeBubbles
    from industry_clusters.render.refs import Addresses
    from industry_clusters.views.vocabulary.bubble_places import Bounds
    from industry_clusters.views.vocabulary.drawn import Chart, Series, Unseen
    from industry_clusters.views.vocabulary.palette import Style

_SHARE_SHOWN = '[>=0.05]0%;""'
"""How a share is written in its part of a stacked bar: smaller ones have no room."""
_LEFT, _FOOT = 0.08, 0.88
"""Shares of a chart's width and height at which the plot of bubbles begins and ends."""
DOTS_A_ROW = 20
_FROM_ZERO = (Unit.JOBS, Unit.COUNT, Unit.DOLLARS, Unit.QUOTIENT)
"""Their axes begin at zero, so that twice as long is twice as much."""
_LABELS = {
    Unit.CHANGE: "+#,##0;-#,##0;;",
    Unit.JOBS: "#,##0;-#,##0;;",
    Unit.COUNT: "#,##0;-#,##0;;",
    Unit.DOLLARS: "$#,##0;-$#,##0;;",
    Unit.QUOTIENT: "0.00;-0.00;;",
}
"""Written at the end of a bar; nothing beside a row that is empty now."""
_TICK = 0.1
"""Length of the error bar whose cap is the tick across a bar, in percent of the value: LibreOffice draws no shorter ones."""
_KIND_WORDS = {ChartKind.LINE: "Line chart", ChartKind.BAR: "Bar chart", ChartKind.COLUMN: "Column chart"}
_TEXT = {"name": "Calibri", "size": 10, "bold": False, "color": "#404040"}
_MOST_YEARS = 14
"""So many years stand under a chart of lines; of more, every fifth."""


def native_chart(book: xlsxwriter.Workbook, chart: Chart, sheet: str, addresses: Addresses) -> NativeChart:
    """Build the chart; its data must lie on its own sheet, so that the sheet can be carried elsewhere.

    Raises
    ------
    WorkbookError
        Where a series refers to another sheet.
    """
    native = book.add_chart(_native_kind(chart))
    keep_names(native)
    for series in chart.series:
        native.add_series(_series(series, chart, sheet, addresses))
    native.set_title({"name": chart.title, "overlay": False, "name_font": _TEXT | {"size": 13, "bold": True}})
    _set_axes(native, chart)
    if len(chart.series) > 1:
        native.set_legend({"position": "bottom", "font": _TEXT})
    else:
        native.set_legend({"none": True})
    native.show_na_as_empty_cell()
    native.show_hidden_data()  # what a chart draws may be in columns that are folded away
    _leave_gaps(native)
    return native


def _native_kind(chart: Chart) -> dict[str, str]:
    """How XlsxWriter calls the form. Lines are points joined along years: LibreOffice draws a #N/A of a line chart as zero, of these as a gap."""
    if chart.kind is ChartKind.LINE:
        return {"type": "scatter", "subtype": "straight_with_markers"}
    return {"type": chart.kind.value} | ({"subtype": "stacked"} if chart.stacked else {})


def description(chart: Chart | BubbleChart) -> str:
    """What a chart shows, for those who do not see it: its own words, else its kind, its series and its title."""
    if chart.alt_text:
        return f"{chart.alt_text}. {chart.title}"
    if isinstance(chart, BubbleChart):
        return f"Bubble chart of {len(chart.points)} clusters. {chart.title}. Across: {chart.x_title}; up: {chart.y_title}"
    names = "; ".join(series.name for series in chart.series)
    axes = "; ".join(title for title in (chart.x_title, chart.y_title) if title)
    return f"{_KIND_WORDS[chart.kind]} of {names}. {chart.title}. Axes: {axes}. Its numbers are in the cells of this sheet"


def native_bubbles(
    book: xlsxwriter.Workbook, chart: BubbleChart, sheet: str, addresses: Addresses
) -> NativeBubbles:
    """Build the bubble chart: a series for each row, named; axes that cross where the view says."""
    native = add_bubble_chart(book)
    keep_names(native)
    frame = chart.frame
    for one in chart.unseen:
        native.add_bubble(**_unseen(one, chart, sheet, addresses))
    for row, place in enumerate(chart.placed):
        labels, across, up, sizes = (
            _own_cell(column, row, chart, sheet, addresses)
            for column in (chart.labels, chart.x, chart.y, chart.sizes)
        )
        color = BUBBLE_COLOURS[chart.colors[row] % len(BUBBLE_COLOURS)]
        native.add_bubble(
            sizes,
            name_formula=labels,
            categories=across,
            values=up,
            fill={"color": f"#{color}", "transparency": 35},
            border={"color": f"#{color}", "width": 1},
            data_labels={
                "series_name": True,
                "value": False,
                "position": place.side,
                "font": _TEXT | {"size": 9, "color": "#000000"},
            },
        )
    native.set_title({"name": chart.title, "overlay": False, "name_font": _TEXT | {"size": 13, "bold": True}})
    native.set_plotarea({"layout": _plot(chart)})
    native.set_x_axis(
        _bubble_axis(
            chart.x_title, frame.x, chart.crossing_x, f"0.{'0' * max(1, decimals(frame.x.step * 100))}%"
        )
    )
    native.set_y_axis(
        _bubble_axis(chart.y_title, frame.y, chart.crossing_y, f"0.{'0' * max(2, decimals(frame.y.step))}")
    )
    native.set_legend({"none": True})
    native.show_na_as_empty_cell()
    native.show_hidden_data()
    _leave_gaps(native)
    return native


def _plot(chart: BubbleChart) -> dict[str, float]:
    """Where the plot lies, in shares of the chart: as large as the frame for which the names were placed."""
    tall = round(chart.frame.height / ((chart.rows - 1) * DOTS_A_ROW), 4)
    wide = round(chart.frame.width / chart.width, 4)
    return {"x": _LEFT, "y": round(_FOOT - tall, 4), "width": wide, "height": tall}


def _unseen(one: Unseen, chart: BubbleChart, sheet: str, addresses: Addresses) -> dict[str, Any]:
    """A bubble without a face: a word of the plot, or what all others are measured against."""
    name, across, up, sizes = (
        _own_cell(column, 0, chart, sheet, addresses) for column in (one.name, one.x, one.y, one.size)
    )
    font = _TEXT | {"size": 9, "italic": True, "color": "#7F7F7F"}
    label = {"data_labels": {"series_name": True, "value": False, "position": one.side, "font": font}}
    return {
        "sizes": sizes,
        "name_formula": name,
        "categories": across,
        "values": up,
        "fill": {"none": True},
        "border": {"none": True},
        **(label if one.side else {}),
    }


def _bubble_axis(title: str, bounds: Bounds, crossing: float, number: str) -> dict[str, Any]:
    """An axis whose marks stay at the edge while the other axis crosses it inside."""
    return {
        "name": title,
        "name_font": _TEXT,
        "num_font": _TEXT,
        "num_format": number,
        "min": bounds.low,
        "max": bounds.high,
        **({"log_base": LOG_BASE} if bounds.log else {}),
        "major_unit": bounds.step,
        "crossing": crossing,
        "label_position": "low",
        "line": {"color": "#7F7F7F", "width": 1.25},
        "major_gridlines": {"visible": True, "line": {"color": "#EFEFEF", "width": 0.75}},
    }


def _own_cell(reference: str, row: int, chart: BubbleChart, sheet: str, addresses: Addresses) -> str:
    """One cell of a column, as a chart refers to it."""
    table, _, column = reference.strip("{}").partition(".")
    place = addresses.tables[table]
    if place.sheet != sheet and not chart.another_sheet:
        raise WorkbookError(
            f"chart {chart.key!r} draws {reference}, of another sheet", place=f"sheet {sheet!r}"
        )
    cell = xl_rowcol_to_cell(place.first_row + row, place.columns[column], row_abs=True, col_abs=True)
    return f"={sheet_name(place.sheet)}!{cell}"


def _leave_gaps(native: NativeChart) -> None:
    """Leave a gap for what is missing, which XlsxWriter would note down as zero, and LibreOffice draw as zero."""
    noted = native._write_num_cache  # noqa: SLF001  there is no public way

    def without_missing(values: Sequence[Any]) -> None:
        noted([None if value in (MISSING, "") else value for value in values])

    native._write_num_cache = without_missing  # noqa: SLF001
    native._write_disp_blanks_as = lambda: native._xml_empty_tag("c:dispBlanksAs", [("val", "gap")])  # noqa: SLF001


def _set_axes(native: NativeChart, chart: Chart) -> None:
    """Name the axes; XlsxWriter's bars have their values on the axis that it calls x."""
    text = {"name_font": _TEXT, "num_font": _TEXT}
    grid = {"visible": True, "line": {"color": "#E3E3E3", "width": 0.75}}
    categories: dict[str, Any] = {
        "name": chart.x_title,
        "num_format": "0",
        "major_gridlines": {"visible": False},
    } | text
    values: dict[str, Any] = {
        "name": chart.y_title,
        "num_format": NUMBER_FORMATS[chart.number],
        "major_gridlines": grid,
    } | text
    if chart.stacked:
        values |= {"max": 1, "num_format": "0%"}
    if chart.number in _FROM_ZERO:
        values |= {"min": 0}
    if chart.years:
        first, last = chart.years
        step = 1 if last - first < _MOST_YEARS else 5
        categories |= {"min": first, "max": max(last, first + 1), "major_unit": step}
    across = chart.kind is ChartKind.BAR
    if across:  # the first row of the table on top, names clear of bars that go below zero
        categories |= {"reverse": True, "label_position": "low"}
        values |= {"label_position": "high"}
    native.set_x_axis(values if across else categories)
    native.set_y_axis(categories if across else values)


def _series(series: Series, chart: Chart, sheet: str, addresses: Addresses) -> dict[str, Any]:
    style = STYLES[series.style]
    colour = f"#{style.fill}"
    line: dict[str, Any] = {"color": colour, "width": 2.25} | (
        {"dash_type": style.dash} if style.dash else {}
    )
    marker = {"type": style.marker, "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
    drawn = {"line": line, "marker": marker} if chart.kind is ChartKind.LINE else {"fill": {"color": colour}}
    return {
        **_name(series, chart, sheet, addresses),
        "categories": _drawn_range(series.categories, chart, sheet, addresses),
        "values": _drawn_range(series.values, chart, sheet, addresses),
        **(_tick(colour) if series.mark else drawn),
        **(_written_in(style) if chart.stacked else {}),
        **(_written_beside(chart, series) if chart.labeled else {}),
    }


def _tick(colour: str) -> dict[str, Any]:
    """No bar, but a tick where it would end: the cap of an error bar, which both programs draw across a bar."""
    line = {"color": colour, "width": 2.25}
    bars = {"type": "percentage", "value": _TICK, "end_style": 1, "direction": "plus", "line": line}
    return {"fill": {"none": True}, "border": {"none": True}, "y_error_bars": bars}


def _written_beside(chart: Chart, series: Series) -> dict[str, Any]:
    """Values at the ends of the first bars, which have room for them; a tick lies across a bar where each row has one."""
    bars = sum(not one.mark for one in chart.series)
    together = {"gap": 60} | ({"overlap": 100} if bars == 1 and len(chart.series) > 1 else {})
    if series is not chart.series[0]:
        return together
    number = _LABELS.get(chart.number, NUMBER_FORMATS[chart.number])
    label = {"value": True, "num_format": number, "position": "outside_end", "font": _TEXT | {"size": 9}}
    return {"data_labels": label, **together}


def _name(series: Series, chart: Chart, sheet: str, addresses: Addresses) -> dict[str, str]:
    if series.name_cell:
        return {"name_formula": _own_range(series.name_cell, chart, sheet, addresses)}
    return {"name": series.name}


def _written_in(style: Style) -> dict[str, Any]:
    """Values inside the parts of a stacked bar, which is drawn wide enough for them."""
    font = _TEXT | {"color": f"#{style.font}", "size": 9}
    label = {"value": True, "num_format": _SHARE_SHOWN, "position": "center", "font": font}
    return {"data_labels": label, "border": {"color": "#FFFFFF", "width": 0.75}, "gap": 40}


def _drawn_range(reference: str, chart: Chart, sheet: str, addresses: Addresses) -> str:
    """The rows of a column that are drawn."""
    whole = _own_range(reference, chart, sheet, addresses)
    if chart.drawn is None or ":" not in whole:
        return whole
    start, _, end = whole.rpartition(":")
    letters, first = end.rpartition("$")[0], int(start.rpartition("$")[2])
    return f"{start}:{letters}${first + chart.drawn - 1}"


def _own_range(reference: str, chart: Chart, sheet: str, addresses: Addresses) -> str:
    """The range with its sheet's name, as charts need it."""
    if "!" in addresses.resolve(reference, sheet):
        raise WorkbookError(
            f"chart {chart.key!r} draws {reference}, of another sheet", place=f"sheet {sheet!r}"
        )
    return "=" + addresses.resolve(reference, "")
