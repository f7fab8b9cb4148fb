"""Bubbles with names that do not lie on one another: each name is measured, and tried around its bubble, near first."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from matplotlib.ticker import FuncFormatter

from industry_clusters.plain_text import cut_inside
from industry_clusters.views.vocabulary.bubble_places import axis_bounds, decimals, quotient_bounds
from industry_clusters.views.vocabulary.palette import BUBBLE_COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.views.vocabulary.bubble_places import Bounds
    from industry_clusters.views.vocabulary.deck_model import DeckBubbles
    from industry_clusters.views.vocabulary.drawn import Bubble

    Box = tuple[float, float, float, float]
    """Left, bottom, right, top, in dots."""

_LARGEST = 0.085
"""Radius of the largest bubble, as a share of the plot's shorter side."""
_FEWER, _MANY = 1.25, 12
_LONGEST, _LONGEST_OF_MANY = 40, 28
"""Letters of a name, and of one among many."""
_ANGLES = (0, 180, 90, 270, 45, 135, 225, 315, 22, 158, 202, 338)
_AWAY = (2.0, 9.0, 20.0, 36.0, 58.0, 85.0, 120.0)
"""How far a name may lie from its bubble's edge, in points."""
_LEADER = 8.0
_OUTSIDE, _ON_NAME, _ON_BUBBLE, _ON_AXIS = 60.0, 40.0, 4.0, 0.6


def draw_bubbles(figure: Any, chart: DeckBubbles) -> None:
    """Draw bubbles, axes that cross inside, and the names of quadrants and bubbles."""
    axes = figure.add_axes((0.09, 0.12, 0.87, 0.86))
    known = [math.isfinite(point.x + point.y + point.size) for point in chart.points]
    points = [point for point, is_known in zip(chart.points, known, strict=True) if is_known]
    colors = [color for color, is_known in zip(chart.colors, known, strict=True) if is_known]
    x = axis_bounds([point.x for point in points], chart.crossing_x)
    y = quotient_bounds([point.y for point in points])
    _set_axes(axes, chart, x, y)
    plot = axes.get_window_extent()
    radii = _radii(points, min(plot.width, plot.height))
    for point, radius, place in zip(points, radii, colors, strict=True):
        color = f"#{BUBBLE_COLOURS[place % len(BUBBLE_COLOURS)]}"
        area = (2 * radius * 72 / figure.dpi) ** 2
        axes.scatter(
            point.x, point.y, s=area, color=color, alpha=0.7, edgecolors="white", linewidths=0.6, zorder=3
        )
    taken = [
        _name_corner(axes, words, corner) for words, corner in zip(chart.corners, _corners(), strict=True)
    ]
    _name_bubbles(axes, points, radii, taken, (chart.crossing_x, chart.crossing_y))


def _radii(points: Sequence[Bubble], side: float) -> list[float]:
    """By area; in dots."""
    largest = max(point.size for point in points) or 1.0
    share = _LARGEST * (_FEWER if len(points) <= _MANY else 1.0)
    return [max(share * side * math.sqrt(max(point.size, 0.0) / largest), 3.0) for point in points]


def _set_axes(axes: Any, chart: DeckBubbles, x: Bounds, y: Bounds) -> None:
    if y.log:
        axes.set_yscale("log", base=2)
    axes.set_xlim(x.low, x.high)
    axes.set_ylim(y.low, y.high)
    axes.set_xticks(_steps(x))
    axes.set_yticks(_steps(y))
    axes.minorticks_off()
    places = max(1, decimals(x.step * 100))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.{places}%}"))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:.{max(2, decimals(y.step))}f}"))
    axes.axvline(chart.crossing_x, color="#595959", linewidth=0.8, zorder=1)
    axes.axhline(chart.crossing_y, color="#595959", linewidth=0.8, zorder=1)
    axes.set_xlabel(chart.x_title)
    axes.set_ylabel(chart.y_title)
    for spine in axes.spines.values():
        spine.set_color("#D9D9D9")


def _steps(bounds: Bounds) -> list[float]:
    marks, value = [], bounds.low
    while value <= bounds.high * (1 + 1e-9) + 1e-12:
        marks.append(value)
        value = value * bounds.step if bounds.log else value + bounds.step
    return marks


def _corners() -> tuple[tuple[float, float], ...]:
    return (0.0, 1.0), (1.0, 1.0), (0.0, 0.0), (1.0, 0.0)


def _name_corner(axes: Any, words: str, corner: tuple[float, float]) -> Box:
    """Say what a quadrant means; return where that stands."""
    across, up = corner
    text = axes.annotate(words, corner, (-5 if across else 5, -5 if up else 5), xycoords="axes fraction",
                         textcoords="offset points", ha="right" if across else "left", va="top" if up else "bottom",
                         fontsize="small", fontstyle="italic", color="#8C8C8C", zorder=1)  # fmt: skip
    return _box(text.get_window_extent())


def _box(extent: Any) -> Box:
    return extent.x0, extent.y0, extent.x1, extent.y1


def _name_bubbles(
    axes: Any, points: Sequence[Bubble], radii: Sequence[float], taken: list[Box], crossing: tuple[float, float]
) -> None:  # fmt: skip
    """Put each name where it covers least; the larger bubbles choose first. A name away from its bubble has a line to it."""
    dots = axes.figure.dpi / 72
    middles = [tuple(axes.transData.transform((point.x, point.y))) for point in points]
    bubbles = [_square(middle, radius) for middle, radius in zip(middles, radii, strict=True)]
    plot = _box(axes.get_window_extent())
    lines = _lines(axes.transData.transform(crossing), plot)
    for place in sorted(range(len(points)), key=lambda number: -radii[number]):
        name = cut_inside(points[place].name, _LONGEST_OF_MANY if len(points) > _MANY else _LONGEST)
        text = axes.text(0, 0, name, ha="center", va="center", zorder=5)
        extent = text.get_window_extent()
        others = [*bubbles[:place], *bubbles[place + 1 :]]
        tries = list(
            _tries(middles[place], radii[place], (extent.width + 2 * dots, extent.height + dots), dots)
        )
        away, box = min(
            tries, key=lambda one: one[0] * 0.02 * dots + _cost(one[1], taken, others, lines, plot)
        )
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        text.set_position(axes.transData.inverted().transform(middle))
        taken.append(box)
        if away > _LEADER:
            _lead(axes, middles[place], radii[place], box)


def _square(middle: tuple[float, float], radius: float) -> Box:
    """The square that a bubble fills most of."""
    reach = radius * 0.9
    return middle[0] - reach, middle[1] - reach, middle[0] + reach, middle[1] + reach


def _lines(cross: tuple[float, float], plot: Box) -> list[Box]:
    """Both axes as thin boxes."""
    return [(cross[0] - 1, plot[1], cross[0] + 1, plot[3]), (plot[0], cross[1] - 1, plot[2], cross[1] + 1)]


def _tries(
    middle: tuple[float, float], radius: float, size: tuple[float, float], dots: float
) -> Iterator[tuple[float, Box]]:
    """Places around a bubble, the nearest first: how far away, and the box of the name there."""
    wide, tall = size
    for away in _AWAY:
        for angle in _ANGLES:
            toward = (math.cos(math.radians(angle)), math.sin(math.radians(angle)))
            reach = radius + away * dots
            across = middle[0] + toward[0] * (reach + wide / 2)
            up = middle[1] + toward[1] * (reach + tall / 2)
            yield away, (across - wide / 2, up - tall / 2, across + wide / 2, up + tall / 2)


def _cost(box: Box, names: Sequence[Box], bubbles: Sequence[Box], lines: Sequence[Box], plot: Box) -> float:
    """What a name would cover, as a share of itself."""
    own = (box[2] - box[0]) * (box[3] - box[1])
    outside = own - _shared(box, plot)
    covered = ((_ON_NAME, names), (_ON_BUBBLE, bubbles), (_ON_AXIS, lines))
    return (
        _OUTSIDE * outside + sum(weight * _shared(box, one) for weight, many in covered for one in many)
    ) / own


def _shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, tall)


def _lead(axes: Any, middle: tuple[float, float], radius: float, box: Box) -> None:
    """A thin line from a bubble's edge to its name."""
    end = (min(max(middle[0], box[0]), box[2]), min(max(middle[1], box[1]), box[3]))
    length = math.dist(middle, end) or 1.0
    start = tuple(a + (b - a) * radius / length for a, b in zip(middle, end, strict=True))
    places = axes.transData.inverted().transform([start, end])
    axes.plot(places[:, 0], places[:, 1], color="#8C8C8C", linewidth=0.5, zorder=4)
