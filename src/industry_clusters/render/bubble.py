"""A native bubble chart, which XlsxWriter lacks: its scatter chart with a third value, and labels that keep apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from xlsxwriter.chart_scatter import ChartScatter

from industry_clusters.views.vocabulary.model import Bubble

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlsxwriter


LARGEST_BUBBLE = 0.25
"""Diameter of the largest bubble at scale 100, as a share of the plot's shorter side (as Excel draws it)."""

_POSITIONS = {"right": (1, 0), "left": (-1, 0), "above": (0, -1), "below": (0, 1), "center": (0, 0)}
_LETTER_WIDTH, _LABEL_HEIGHT, _GAP = 5.6, 13.0, 4.0
_PLOT_WIDTH, _PLOT_HEIGHT = 0.84, 0.72
"""Shares of the chart that the plot takes beside its titles."""


_MANY, _SCALE, _SCALE_OF_MANY = 12, 60, 38


def bubble_scale(count: int) -> int:
    """Percent of the program's own size of bubbles: many are drawn smaller.

    Examples
    --------
    >>> bubble_scale(11), bubble_scale(25)
    (60, 38)
    """
    return _SCALE if count <= _MANY else _SCALE_OF_MANY


class BubbleChart(ChartScatter):  # type: ignore[misc]  # XlsxWriter's classes carry no types
    """A bubble chart: every series has one name, x, y and size; the area of a bubble is its size."""

    scale = _SCALE

    def add_bubble(self, sizes: str, **options: Any) -> None:
        """Add a series; ``sizes`` is a range, ``options`` are XlsxWriter's for a series."""
        self.add_series(options)
        self.series[-1]["sizes"] = sizes.removeprefix("=")
        self.series[-1]["size_data_id"] = self._get_data_id(sizes.removeprefix("="), None)

    def _write_chart_type(self, args: dict[str, Any]) -> None:
        if not args["primary_axes"]:
            return
        self._xml_start_tag("c:bubbleChart")
        self._xml_empty_tag("c:varyColors", [("val", 0)])
        for series in self._get_primary_axes_series():
            self._write_ser(series)
        self._xml_empty_tag("c:bubbleScale", [("val", self.scale)])
        self._xml_empty_tag("c:showNegBubbles", [("val", 0)])
        self._xml_empty_tag("c:sizeRepresents", [("val", "area")])
        self._write_axis_ids(args)
        self._xml_end_tag("c:bubbleChart")

    def _write_ser(self, series: dict[str, Any]) -> None:
        index = self.series_index
        self.series_index += 1
        self._xml_start_tag("c:ser")
        self._write_idx(index)
        self._write_order(index)
        self._write_series_name(series)
        self._write_sp_pr(series)
        self._xml_empty_tag("c:invertIfNegative", [("val", 0)])
        self._write_d_lbls(series.get("labels"))
        self._xml_start_tag("c:xVal")  # a number also where the one value is missing
        self._write_num_ref(series["categories"], self.formula_data[series["cat_data_id"]], "num")
        self._xml_end_tag("c:xVal")
        self._write_y_val(series)
        self._xml_start_tag("c:bubbleSize")
        self._write_num_ref(series["sizes"], self.formula_data[series["size_data_id"]], "num")
        self._xml_end_tag("c:bubbleSize")
        self._xml_empty_tag("c:bubble3D", [("val", 0)])
        self._xml_end_tag("c:ser")


def add_bubble_chart(book: xlsxwriter.Workbook) -> BubbleChart:
    """Make a bubble chart and register it with the workbook, as ``add_chart`` does."""
    chart = BubbleChart()
    chart.embedded = True
    chart.date_1904 = book.date_1904
    chart.remove_timezone = book.remove_timezone
    book.charts.append(chart)
    return chart


LOG_BASE = 2
"""Of an axis on which equal ratios are equally far apart."""
_WIDE = 8.0
"""Quotients that differ by more than this factor are drawn so; else one large quotient squeezes all others."""


@dataclass(frozen=True)
class Bounds:
    """The range of an axis, and the step of its marks; ``log`` where equal ratios are equally far apart."""

    low: float
    high: float
    step: float
    log: bool = False

    def share(self, value: float) -> float:
        """How far along the axis a value lies, 0 to 1."""
        if self.log:
            return float(np.log(max(value, self.low) / self.low) / np.log(self.high / self.low))
        return (value - self.low) / (self.high - self.low)


def axis_bounds(values: Sequence[float], crossing: float) -> Bounds:
    """A round range that holds the values and the crossing, with room for bubbles and their names.

    Examples
    --------
    >>> axis_bounds([0.8, 1.5], 1.0)
    Bounds(low=0.6, high=1.8, step=0.2, log=False)
    """
    known = [value for value in (*values, crossing) if np.isfinite(value)] or [0.0]
    span = (max(known) - min(known)) or abs(crossing) or 1.0
    rough = span * 1.4 / 6
    magnitude = 10 ** np.floor(np.log10(rough))
    step = float(
        magnitude
        * min((factor for factor in (1, 2, 2.5, 5, 10)), key=lambda factor: abs(factor * magnitude - rough))
    )
    low = np.floor((min(known) - 0.18 * span) / step) * step
    high = np.ceil((max(known) + 0.18 * span) / step) * step
    return Bounds(round(float(low), 10), round(float(high), 10), round(step, 10))


def quotient_bounds(values: Sequence[float]) -> Bounds:
    """The range of an axis of location quotients: never below zero, and by ratios where they lie far apart.

    Examples
    --------
    >>> quotient_bounds([0.8, 1.5])
    Bounds(low=0.6, high=1.8, step=0.2, log=False)
    >>> quotient_bounds([0.3, 0.9, 22.0])
    Bounds(low=0.125, high=64.0, step=2.0, log=True)
    """
    known = [value for value in (*values, 1.0) if np.isfinite(value)]
    above = [value for value in known if value > 0]
    if max(above) / min(above) <= _WIDE or len(above) < len(known):
        bounds = axis_bounds(known, 1.0)
        return Bounds(max(bounds.low, 0.0), bounds.high, bounds.step)
    low, high = (np.floor(np.log2(min(above)) - 0.4), np.ceil(np.log2(max(above)) + 0.6))
    return Bounds(float(LOG_BASE**low), float(LOG_BASE**high), float(LOG_BASE), log=True)


def decimals(step: float) -> int:
    """How many decimals tell the marks of an axis apart.

    Examples
    --------
    >>> decimals(0.25), decimals(0.5), decimals(20)
    (2, 1, 0)
    """
    return next(
        (
            count
            for count in range(10)
            if np.isclose(step * 10**count % 1, 0) or np.isclose(step * 10**count % 1, 1)
        ),
        10,
    )


def label_positions(
    points: Sequence[Bubble],
    x: Bounds,
    y: Bounds,
    chart: tuple[float, float],
    scale: float,
    crossing: tuple[float, float],
    reserved: Sequence[tuple[float, float, float, float]] = (),
) -> list[str]:
    """Choose for each name the side of its bubble where it covers least of what is there already.

    Larger bubbles choose first. A point that is missing gets a side all the same; nothing is drawn there.

    Parameters
    ----------
    points
        Bubbles with name, x, y and size.
    x, y
        Ranges of the axes.
    chart
        Its width and height, in pixels.
    scale
        Percent of the largest bubble's size.
    crossing
        Where the axes cross; a name does not lie on an axis if it need not.
    reserved
        Places of the plot that hold other words: left, top, right and bottom as shares of it.
    """
    plot = (chart[0] * _PLOT_WIDTH, chart[1] * _PLOT_HEIGHT)
    axes = _axes(_circle(Bubble("", *crossing, 0.0), x, y, plot, 0.0), plot)
    largest = max((point.size for point in points if np.isfinite(point.size)), default=0.0) or 1.0
    reach = LARGEST_BUBBLE * min(plot) * scale / 100 / 2
    circles = [
        _circle(point, x, y, plot, reach * np.sqrt(max(point.size, 0.0) / largest)) for point in points
    ]
    sides = ["right"] * len(points)
    taken = [
        (left * plot[0], top * plot[1], right * plot[0], bottom * plot[1])
        for left, top, right, bottom in reserved
    ]
    order = sorted(range(len(points)), key=lambda place: -np.nan_to_num(points[place].size))
    for place in order:
        if not np.isfinite(circles[place]).all():
            continue
        boxes = {side: _box(points[place].name, circles[place], side) for side in _POSITIONS}
        others = [
            _around(circle)
            for other, circle in enumerate(circles)
            if other != place and np.isfinite(circle).all()
        ] + axes
        sides[place] = min(boxes, key=lambda side: _cost(boxes[side], taken, others, plot, side))
        taken.append(boxes[sides[place]])
    return sides


def _axes(
    crossing: tuple[float, float, float], plot: tuple[float, float]
) -> list[tuple[float, float, float, float]]:
    """Both axes as thin boxes."""
    across, down, _ = crossing
    return [(across - 2, 0.0, across + 2, plot[1]), (0.0, down - 2, plot[0], down + 2)]


def _circle(
    point: Bubble, x: Bounds, y: Bounds, plot: tuple[float, float], radius: float
) -> tuple[float, float, float]:
    across, down = x.share(point.x) * plot[0], (1 - y.share(point.y)) * plot[1]
    return across, down, float(radius)


def _box(name: str, circle: tuple[float, float, float], side: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a label."""
    wide, (across, down, radius) = len(name) * _LETTER_WIDTH, circle
    toward_x, toward_y = _POSITIONS[side]
    middle_x = across + toward_x * (radius + _GAP + wide / 2)
    middle_y = down + toward_y * (radius + _GAP + _LABEL_HEIGHT / 2)
    return (
        middle_x - wide / 2,
        middle_y - _LABEL_HEIGHT / 2,
        middle_x + wide / 2,
        middle_y + _LABEL_HEIGHT / 2,
    )


def _around(circle: tuple[float, float, float]) -> tuple[float, float, float, float]:
    across, down, radius = circle
    return across - radius, down - radius, across + radius, down + radius


def _cost(
    box: tuple[float, float, float, float],
    labels: Sequence[tuple[float, float, float, float]],
    bubbles: Sequence[tuple[float, float, float, float]],
    plot: tuple[float, float],
    side: str,
) -> float:
    """Area covered: another label weighs most, then the chart's edge, then a bubble; the middle is the last resort."""
    outside = max(0.0, -box[0]) + max(0.0, box[2] - plot[0]) + max(0.0, -box[1]) + max(0.0, box[3] - plot[1])
    over_labels, over_bubbles = (sum(_overlap(box, other) for other in group) for group in (labels, bubbles))
    dislike = {"right": 0.0, "left": 1.0, "above": 2.0, "below": 2.0, "center": 60.0}[side]
    return 4 * over_labels + 12 * outside + over_bubbles + dislike


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, tall)
