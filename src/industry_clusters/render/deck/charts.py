"""Native charts on a slide, with their data inside, so that a person can edit them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from lxml import etree
from pptx.chart.data import BubbleChartData, CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.util import Pt

from industry_clusters.render.bubble import axis_bounds, label_positions
from industry_clusters.render.formats import NUMBER_FORMATS
from industry_clusters.views.palette import BUBBLE_COLOURS, STYLES

if TYPE_CHECKING:
    from industry_clusters.render.bubble import Bounds
    from industry_clusters.views.deck_model import DeckBubbles, DeckChart

_KINDS = {"line": XL_CHART_TYPE.LINE_MARKERS, "bar": XL_CHART_TYPE.BAR_CLUSTERED}
_SIDES = {
    "right": XL_LABEL_POSITION.RIGHT,
    "left": XL_LABEL_POSITION.LEFT,
    "above": XL_LABEL_POSITION.ABOVE,
    "below": XL_LABEL_POSITION.BELOW,
    "center": XL_LABEL_POSITION.CENTER,
}
_POINTS, _SCALE = 12, 60
_DOTS_A_POINT = 1.0


def add_chart(page: Any, chart: DeckChart, box: tuple[Any, Any, Any, Any], title: str) -> None:
    """Lines or bars; a missing value leaves a gap."""
    data = CategoryChartData(number_format=NUMBER_FORMATS[chart.number])
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
        _colour(drawn, str(STYLES[series.style].fill), line=chart.kind == "line")
    _axis_title(native.category_axis, chart.x_title)
    _axis_title(native.value_axis, chart.y_title)
    native.value_axis.tick_labels.number_format = NUMBER_FORMATS[chart.number]
    native.value_axis.tick_labels.number_format_is_linked = False
    native.value_axis.major_gridlines.format.line.color.rgb = RGBColor.from_string("E3E3E3")
    native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if chart.kind == "bar":
        native.category_axis.reverse_order = True
        native.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
        native.plots[0].gap_width = 60


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
    data = BubbleChartData()
    for point in chart.points:
        data.add_series(point.name).add_data_point(point.x, point.y, point.size)
    frame = page.shapes.add_chart(XL_CHART_TYPE.BUBBLE, *box, data)
    _describe(frame, title)
    native = frame.chart
    native.has_title, native.has_legend = False, False
    native.font.size = Pt(_POINTS)
    native.plots[0].bubble_scale = _SCALE
    x = axis_bounds([point.x for point in chart.points], chart.crossing_x)
    y = axis_bounds([point.y for point in chart.points], chart.crossing_y)
    size = (box[2].pt * _DOTS_A_POINT, box[3].pt * _DOTS_A_POINT)
    sides = label_positions(chart.points, x, y, size, _SCALE, (chart.crossing_x, chart.crossing_y))
    for number, (drawn, side) in enumerate(zip(native.plots[0].series, sides, strict=True)):
        _colour(drawn, BUBBLE_COLOURS[number % len(BUBBLE_COLOURS)], line=False)
        labels = drawn.points[0].data_label
        labels.position = _SIDES[side]
        labels.has_text_frame = True
        labels.text_frame.text = chart.points[number].name
        labels.text_frame.paragraphs[0].runs[0].font.size = Pt(_POINTS)
    _bubble_axis(native.category_axis, chart.x_title, x, "0.0%", chart.crossing_x)
    _bubble_axis(native.value_axis, chart.y_title, y, "0.00", chart.crossing_y)


def _bubble_axis(axis: Any, title: str, bounds: Bounds, number: str, crossing: float) -> None:
    """Marks stay at the edge; where the other axis crosses is said on the axis that crosses."""
    _axis_title(axis, title)
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = bounds.low, bounds.high, bounds.step
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
