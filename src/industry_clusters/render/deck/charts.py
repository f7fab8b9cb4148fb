"""Native charts on a slide, with their data inside, so that a person can edit them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
import xlsxwriter
from lxml import etree
from pptx.chart.data import BubbleChartData, CategoryChartData
from pptx.chart.xlsx import BubbleWorkbookWriter, CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from industry_clusters.plain_text import NO_GUESSING
from industry_clusters.render.formats import NUMBER_FORMATS
from industry_clusters.views.vocabulary.bubble_places import (
    LETTER_WIDTH,
    LOG_BASE,
    Frame,
    axis_bounds,
    bubble_scale,
    decimals,
    label_of,
    place_names,
    quotient_bounds,
)
from industry_clusters.views.vocabulary.model import Unit
from industry_clusters.views.vocabulary.palette import BUBBLE_COLOURS, STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BytesIO

    from industry_clusters.views.vocabulary.bubble_places import Bounds, Placed
    from industry_clusters.views.vocabulary.deck_model import DeckBubbles, DeckChart

_FEW_BARS = 3
_KINDS = {"line": XL_CHART_TYPE.LINE_MARKERS, "bar": XL_CHART_TYPE.BAR_CLUSTERED}
_SIDES = {
    "right": XL_LABEL_POSITION.RIGHT,
    "left": XL_LABEL_POSITION.LEFT,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "center": XL_LABEL_POSITION.CENTER,
}
_POINTS = 14
_OPAQUE = "65000"
_NAME_POINTS = 11
_DOTS_A_POINT = 0.85
"""Names are placed for letters of nine points; these are larger."""
_KEY_SHARE, _KEY_POINTS, _KEY_LEAST = 0.24, 11, 8
"""The key of bubbles that carry a number: its share of the width, and its letters where there are few lines and many."""
_FROM_ZERO = (Unit.JOBS, Unit.COUNT, Unit.DOLLARS, Unit.QUOTIENT)
_LABEL_POINTS, _FEW_BARS = 11, 14
_TICK = 0.1
"""Length of the error bar whose cap is the tick across a bar, in percent of the value."""
_BESIDE_PLOT = 64
"""Points left of a bubble chart's plot: its axis title and numbers need them in a narrow chart as in a wide one."""
_CORNER_WIDTH, _CORNER_HEIGHT = 0.3, 0.07
_CORNERS = (
    (0.0, 0.0),
    (1 - _CORNER_WIDTH, 0.0),
    (0.0, 1 - _CORNER_HEIGHT),
    (1 - _CORNER_WIDTH, 1 - _CORNER_HEIGHT),
)


class _PlainWorkbook:
    """A chart's workbook in which a text stays a text: "Edit data" would run what python-pptx takes for a formula."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: BytesIO) -> Iterator[tuple[Any, Any]]:
        book = xlsxwriter.Workbook(xlsx_file, {"in_memory": True, **NO_GUESSING})
        yield book, book.add_worksheet()
        book.close()


class _CategoryWorkbook(_PlainWorkbook, CategoryWorkbookWriter):
    """The workbook of lines and bars."""


class _BubbleWorkbook(_PlainWorkbook, BubbleWorkbookWriter):
    """The workbook of bubbles."""


class _Categories(CategoryChartData):
    """Figures of lines and bars."""

    @property
    def _workbook_writer(self) -> Any:
        return _CategoryWorkbook(self)


class _Bubbles(BubbleChartData):
    """Figures of bubbles."""

    @property
    def _workbook_writer(self) -> Any:
        return _BubbleWorkbook(self)


def add_chart(page: Any, chart: DeckChart, box: tuple[Any, Any, Any, Any], title: str) -> None:
    """Lines or bars; a missing value leaves a gap."""
    data = _Categories(number_format=_format_of_data(chart.number))
    data.categories = list(chart.categories)
    for series in chart.series:
        data.add_series(series.name, [None if np.isnan(value) else value for value in series.values])
    frame = page.shapes.add_chart(_KINDS[chart.kind], *box, data)
    _describe(frame, title)
    native = frame.chart
    native.has_title = False
    native.font.size = Pt(_POINTS)
    native.has_legend = len(chart.series) > 1
    if native.has_legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    for drawn, series in zip(native.plots[0].series, chart.series, strict=True):
        color = str(STYLES[series.style].fill)
        if series.mark:
            _tick(drawn, color)
        else:
            _colour(drawn, color, line=chart.kind == "line")
    _axis_title(native.category_axis, chart.x_title)
    _axis_title(native.value_axis, chart.y_title)
    native.value_axis.tick_labels.number_format = NUMBER_FORMATS[chart.number]
    native.value_axis.tick_labels.number_format_is_linked = False
    native.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("E3E3E3")
    native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if chart.number is Unit.INDEX:  # the base is 100, not 0
        bounds = axis_bounds([value for series in chart.series for value in series.values], 100.0)
        axis = native.value_axis
        axis.minimum_scale, axis.maximum_scale, axis.major_unit = bounds.low, bounds.high, bounds.step
    elif chart.number in _FROM_ZERO:
        native.value_axis.minimum_scale = 0
    if chart.kind == "bar":
        _as_bars(native, chart)


def _as_bars(native: Any, chart: DeckChart) -> None:
    """The first category on top, each bar with its value; ticks are across the bars where there is one bar a category."""
    native.category_axis.reverse_order = True
    native.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    plot = native.plots[0]
    plot.gap_width = 60 if len(chart.categories) > _FEW_BARS else 300  # a bar alone is no wall
    bars = [series for series in chart.series if not series.mark]
    marked = len(bars) < len(chart.series)
    if marked and len(bars) == 1:
        plot.overlap = 100
    if len(chart.categories) > _FEW_BARS:
        native.category_axis.tick_labels.font.size = Pt(_LABEL_POINTS - 1)
    for drawn, series in zip(plot.series, chart.series, strict=True):
        if series is chart.series[0]:
            labels = drawn.data_labels
            labels.show_value, labels.number_format_is_linked = True, False
            labels.number_format = NUMBER_FORMATS[chart.number]
            labels.position = XL_LABEL_POSITION.OUTSIDE_END
            labels.font.size = Pt(_LABEL_POINTS if len(chart.categories) <= _FEW_BARS else _LABEL_POINTS - 2)


def _tick(drawn: Any, color: str) -> None:
    """No bar, but a tick where it would end: the cap of an error bar."""
    drawn.format.fill.background()
    drawn.format.line.fill.background()
    bars = etree.Element(qn("c:errBars"))
    for tag, value in (
        ("errBarType", "plus"),
        ("errValType", "percentage"),
        ("noEndCap", "0"),
        ("val", str(_TICK)),
    ):
        etree.SubElement(bars, qn(f"c:{tag}")).set("val", value)
    line = etree.SubElement(etree.SubElement(bars, qn("c:spPr")), qn("a:ln"))
    line.set("w", str(int(Pt(2.25))))
    etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr")).set("val", color)
    drawn._element.find(qn("c:cat")).addprevious(bars)  # noqa: SLF001  python-pptx has no error bars


def _format_of_data(unit: Unit) -> str:
    """A number's format beside the data; python-pptx writes it into XML as it is, so that one with signs of XML is left plain."""
    number = NUMBER_FORMATS[unit]
    return number.rpartition(";")[2] if "<" in number else number


def _describe(frame: Any, title: str) -> None:
    """Say what the chart is; and give its axes numbers that the format allows, which python-pptx does not."""
    for name in ("c:axId", "c:crossAx"):
        for element in frame.chart._chartSpace.iter(qn(name)):  # noqa: SLF001
            element.set("val", str(abs(int(element.get("val")))))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Chart: {title}")  # noqa: SLF001  there is no public way


def _colour(drawn: Any, colour: str, *, line: bool) -> None:
    if line:
        drawn.smooth = False
        drawn.format.line.color.rgb = RGBColor.from_string(colour)
        drawn.format.line.width = Pt(2.25)
        drawn.marker.format.fill.solid()
        drawn.marker.format.fill.fore_color.rgb = RGBColor.from_string(colour)
    else:
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = RGBColor.from_string(colour)


def _axis_title(axis: Any, text: str) -> None:
    axis.has_title = bool(text)
    if text:
        axis.axis_title.text_frame.text = text
        run = axis.axis_title.text_frame.paragraphs[0].runs[0]
        run.font.size, run.font.bold = Pt(_POINTS), False


def add_bubbles(page: Any, chart: DeckBubbles, box: tuple[Any, Any, Any, Any], title: str) -> None:
    """A series for each cluster, with its name as the label; axes cross inside."""
    data = _Bubbles()
    for point in chart.points:
        data.add_series(point.name).add_data_point(point.x, point.y, point.size)
    x = axis_bounds([point.x for point in chart.points], chart.crossing_x)
    y = quotient_bounds([point.y for point in chart.points])
    placed, drawn_box = _places(chart, x, y, box), box
    if any(not place.named for place in placed):  # those need a key
        drawn_box = (box[0], box[1], Emu(int(box[2] * (1 - _KEY_SHARE))), box[3])
        placed = _places(chart, x, y, drawn_box)
    frame = page.shapes.add_chart(XL_CHART_TYPE.BUBBLE, *drawn_box, data)
    _describe(frame, title)
    native = frame.chart
    native.has_title, native.has_legend = False, False
    native.font.size = Pt(_POINTS)
    native.plots[0].bubble_scale = bubble_scale(len(chart.points))
    for number, (drawn, place) in enumerate(zip(native.plots[0].series, placed, strict=True)):
        color = BUBBLE_COLOURS[chart.colors[number] % len(BUBBLE_COLOURS)]
        _colour(drawn, color, line=False)
        drawn.format.line.color.rgb = RGBColor.from_string(color)
        for fill in drawn.format.fill._xPr.iterchildren(qn("a:solidFill")):  # noqa: SLF001  python-pptx knows no transparency
            etree.SubElement(fill[0], qn("a:alpha")).set("val", _OPAQUE)
        labels = drawn.points[0].data_label
        labels.position = _SIDES[place.side]
        labels.has_text_frame = True
        labels.text_frame.word_wrap = False
        labels.text_frame.text = label_of(chart.points[number].name) if place.named else str(number + 1)
        labels.text_frame.paragraphs[0].runs[0].font.size = Pt(_NAME_POINTS)
    _bubble_axis(
        native.category_axis, chart.x_title, x, f"0.{'0' * max(1, decimals(x.step * 100))}%", chart.crossing_x
    )
    _bubble_axis(native.value_axis, chart.y_title, y, f"0.{'0' * max(2, decimals(y.step))}", chart.crossing_y)
    _fix_plot(native, drawn_box)
    _name_quadrants(page, chart.corners, drawn_box)
    if drawn_box is not box:
        _key(
            page,
            chart,
            placed,
            (Emu(drawn_box[0] + drawn_box[2]), box[1], Emu(box[2] - drawn_box[2]), box[3]),
        )


def _places(chart: DeckBubbles, x: Bounds, y: Bounds, box: tuple[Any, Any, Any, Any]) -> list[Placed]:
    """Where names lie in a chart of this size; the corners hold other words."""
    plot = _plot(box)
    wide, tall = box[2].pt * _DOTS_A_POINT * plot["w"], box[3].pt * _DOTS_A_POINT * plot["h"]
    corners = tuple(
        (left * wide, top * tall, (left + _CORNER_WIDTH) * wide, (top + _CORNER_HEIGHT) * tall)
        for left, top in _CORNERS
    )
    return place_names(
        chart.points,
        Frame(
            wide, tall, x, y, len(chart.points), LETTER_WIDTH, corners, (chart.crossing_x, chart.crossing_y)
        ),
    )


def _key(page: Any, chart: DeckBubbles, placed: list[Placed], box: tuple[Any, Any, Any, Any]) -> None:
    """The names of bubbles that carry a number."""
    lines = [
        f"{number}  {point.name}"
        for number, (point, place) in enumerate(zip(chart.points, placed, strict=True), 1)
        if not place.named
    ]
    shape = page.shapes.add_textbox(*box)
    shape.name = "Key: names of numbered bubbles"
    frame = shape.text_frame
    frame.word_wrap = True
    size = Pt(max(_KEY_LEAST, min(_KEY_POINTS, int(box[3].pt / (len(lines) * 1.6)))))
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = line, size


def _plot(box: tuple[Any, Any, Any, Any]) -> dict[str, float]:
    """Where the plot of a bubble chart lies in its frame, as shares of it."""
    left = _BESIDE_PLOT / box[2].pt
    return {"x": left, "y": 0.03, "w": 0.98 - left, "h": 0.82}


def _fix_plot(native: Any, box: tuple[Any, Any, Any, Any]) -> None:
    """Say where the plot lies, so that words can be put into its corners."""
    area = native._chartSpace.chart.plotArea  # noqa: SLF001  python-pptx has no layout of a plot
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = etree.SubElement(area, qn("c:layout"))
        area.insert(0, layout)
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    etree.SubElement(manual, qn("c:layoutTarget")).set("val", "inner")
    for side in "xy":
        etree.SubElement(manual, qn(f"c:{side}Mode")).set("val", "edge")
    for name, share in _plot(box).items():
        etree.SubElement(manual, qn(f"c:{name}")).set("val", str(share))


def _name_quadrants(page: Any, corners: tuple[str, str, str, str], box: tuple[Any, Any, Any, Any]) -> None:
    left, top, wide, tall = (int(length) for length in box)
    plot = _plot(box)
    across, down = left + wide * plot["x"], top + tall * plot["y"]
    plot_wide, plot_tall = wide * plot["w"], tall * plot["h"]
    for text, (x, y) in zip(corners, _CORNERS, strict=True):
        place = (
            across + x * plot_wide,
            down + y * plot_tall,
            _CORNER_WIDTH * plot_wide,
            _CORNER_HEIGHT * plot_tall,
        )
        frame = page.shapes.add_textbox(*(Emu(int(length)) for length in place)).text_frame
        paragraph = frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT if x else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text, run.font.size, run.font.italic = text, Pt(_POINTS - 2), True
        run.font.color.rgb = RGBColor.from_string("8C8C8C")


def _bubble_axis(axis: Any, title: str, bounds: Bounds, number: str, crossing: float) -> None:
    """Marks stay at the edge; where the other axis crosses is said on the axis that crosses."""
    _axis_title(axis, title)
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = bounds.low, bounds.high, bounds.step
    if bounds.log:
        base = etree.Element(qn("c:logBase"))
        base.set("val", str(LOG_BASE))
        axis._element.find(qn("c:scaling")).insert(0, base)  # noqa: SLF001  python-pptx has no such axis
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = number, False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.has_major_gridlines = False
    other = axis._element.getparent()  # noqa: SLF001  python-pptx sets crossings of category axes only
    for element in other.findall(qn("c:valAx")):
        if element is not axis._element:  # noqa: SLF001
            _cross_at(element, crossing)


def _cross_at(element: Any, value: float) -> None:
    crosses = element.find(qn("c:crosses"))
    if crosses is not None:
        at = etree.Element(qn("c:crossesAt"))
        at.set("val", str(value))
        element.replace(crosses, at)
