"""Draws charts with matplotlib, in the house's colors and letters."""

from __future__ import annotations

import io
import math
import textwrap
import warnings
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from industry_clusters.plain_text import cut_inside
from industry_clusters.render.pictures.bubbles import draw_bubbles
from industry_clusters.render.pictures.maps import draw_map, map_height
from industry_clusters.views.vocabulary.chart_model import RangeBars
from industry_clusters.views.vocabulary.deck_model import DeckBubbles, DeckChart, DeckMap
from industry_clusters.views.vocabulary.figures import unit_text
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from industry_clusters.views.vocabulary.chart_model import Chart, RangeBar
    from industry_clusters.views.vocabulary.model import Unit

_DOTS, _DOTS_ON_SCREEN = 150, 110
"""An inch, on paper and where letters are large."""
_PACKED = 4
"""Of 9: more takes longer and makes the file little smaller."""
_LETTERS: dict[Any, Any] = {
    "font.family": ["DejaVu Sans"],
    "text.parse_math": False,  # "$" is a dollar
    "axes.linewidth": 0.6,
    "axes.edgecolor": "#8C8C8C",
    "axes.labelcolor": "#404040",
    "xtick.color": "#595959",
    "ytick.color": "#404040",
    "text.color": "#262626",
}
_BAR, _LIKELY, _CERTAIN = "#7FA6C9", "#1B3A57", "#595959"
_LONGEST_NAME, _LINES_OF_A_NAME, _MOST_WITH_TWO_LINES, _FEWEST_ROWS = 34, 2, 12, 5
_A_ROW_OF_TEXT = 0.62
"""What a line of text may take of its share of the picture's height."""
_POINTS = 8.0
"""Of letters for which margins are measured out; other sizes in proportion."""
_ROW, _ENDS, _TALLEST = 0.17, 0.85, 7.6
"""Height of a bar's row, of all that is above and beneath the bars, and of a picture that has its heading on the same page, in inches."""
_DASHES = {"dash": (0, (5, 2)), "round_dot": (0, (1, 1.5)), "long_dash": (0, (8, 3))}
_MARKERS = {"circle": "o", "diamond": "D", "square": "s", "triangle": "^"}
_MOST_MARKED = 16


def drawn(chart: Chart, width: float, height: float | None, points: float) -> bytes | None:
    """A chart as a PNG; None where it has nothing to draw."""
    if not _has_something(chart):
        return None
    with warnings.catch_warnings(), mpl.rc_context({**_LETTERS, "font.size": points}):
        warnings.filterwarnings(
            "ignore", message="Glyph"
        )  # a letter that the font lacks is in the words for listeners
        figure = Figure(
            figsize=(width, height or _height(chart, width)),
            dpi=_DOTS if points <= _POINTS else _DOTS_ON_SCREEN,
        )
        FigureCanvasAgg(figure)
        _DRAWERS[type(chart)](figure, chart)
        saved = io.BytesIO()
        figure.savefig(
            saved, format="png", metadata={"Software": None}, pil_kwargs={"compress_level": _PACKED}
        )
    return saved.getvalue()


def _has_something(chart: Chart) -> bool:
    if isinstance(chart, RangeBars):
        return any(math.isfinite(value) for bar in chart.bars for value in (bar.best, bar.likely_high))
    if isinstance(chart, DeckBubbles):
        return any(math.isfinite(point.x + point.y + point.size) for point in chart.points)
    if isinstance(chart, DeckMap):
        return bool(chart.layers)
    return any(math.isfinite(value) for series in chart.series for value in series.values)


def _height(chart: Chart, width: float) -> float:
    if isinstance(chart, RangeBars):
        return min(_ROW * len(chart.bars) + _ENDS, _TALLEST)
    if isinstance(chart, DeckMap):
        return map_height(chart, width)
    return width * (0.66 if isinstance(chart, DeckBubbles) else 0.42)


def _draw_bars(figure: Any, chart: RangeBars) -> None:
    """Bars, and over each a thick line for what is likely and a thin one for what is certain; the numbers at the right."""
    axes = figure.add_axes((0.3, 0.2, 0.5, 0.7))
    rows = range(len(chart.bars))
    low, high = _reach(chart)
    for row, bar in zip(rows, chart.bars, strict=True):
        _draw_bar(axes, row, bar, (low, high))
    axes.set_xlim(low, high)
    spare = max(0, _FEWEST_ROWS - len(chart.bars)) / 2  # a bar alone is no wall
    axes.set_ylim(len(chart.bars) - 0.4 + spare, -0.6 - spare)
    size = min(mpl.rcParams["font.size"], _A_ROW_OF_TEXT * 72 * figure.get_size_inches()[1] / len(chart.bars))
    axes.set_yticks(list(rows), [_on_lines(bar.name, len(chart.bars)) for bar in chart.bars], fontsize=size)
    axes.tick_params(axis="y", length=0)
    _finish(axes, chart.axis, chart.number)
    if math.isfinite(chart.mark):
        axes.axvline(chart.mark, color="#D55E00", linewidth=1.0, linestyle=(0, (4, 2)), zorder=1)
        axes.annotate(chart.mark_name, (chart.mark, 1), (0, 3), xycoords=("data", "axes fraction"),
                      textcoords="offset points", ha="center", va="bottom", color="#A84300", fontsize="small")  # fmt: skip
    texts = [
        axes.annotate(bar.text, (1, row), (6, 0), xycoords=("axes fraction", "data"), textcoords="offset points", va="center", fontsize=size)
        for row, bar in zip(rows, chart.bars, strict=True)
    ]  # fmt: skip
    if any(bar.low < bar.high or bar.likely_low < bar.likely_high for bar in chart.bars):
        _explain(axes)
    _make_room(figure, axes, texts)


def _on_lines(name: str, rows: int) -> str:
    """A name on two lines, or on one where many rows leave no room for two."""
    lines = textwrap.wrap(name, _LONGEST_NAME)
    return (
        "\n".join(lines)
        if len(lines) <= _LINES_OF_A_NAME and rows <= _MOST_WITH_TWO_LINES
        else cut_inside(name, _LONGEST_NAME)
    )


def _draw_bar(axes: Any, row: int, bar: RangeBar, ends: tuple[float, float]) -> None:
    if math.isfinite(bar.best):
        axes.barh(row, bar.best, height=0.66, color=_BAR, zorder=2)
    for low, high, color, width in (
        (bar.low, bar.high, _CERTAIN, 0.7),
        (bar.likely_low, bar.likely_high, _LIKELY, 2.6),
    ):
        if not math.isnan(low + high) and low < high:
            inside = [min(max(value, ends[0]), ends[1]) for value in (low, high)]
            axes.plot(inside, [row, row], color=color, linewidth=width, zorder=3, solid_capstyle="butt")
    if not math.isnan(bar.low + bar.high) and bar.low < bar.high:
        shown = [value for value in (bar.low, bar.high) if ends[0] <= value <= ends[1]]
        axes.plot(
            shown, [row] * len(shown), "|", color=_CERTAIN, markersize=4.5, markeredgewidth=0.7, zorder=3
        )


def _reach(chart: RangeBars) -> tuple[float, float]:
    """From where to where the axis goes: zero, all values, and bounds up to half as wide again as what is likely."""
    likely = [value for bar in chart.bars for value in (bar.best, bar.likely_low, bar.likely_high) if math.isfinite(value)]  # fmt: skip
    likely += [value for value in (chart.mark, 0.0) if math.isfinite(value)]
    span = (max(likely) - min(likely)) or 1.0
    bounds = [value for bar in chart.bars for value in (bar.low, bar.high) if math.isfinite(value)]
    high = max(*likely, min(max([*bounds, max(likely)]), max(likely) + span / 2))
    low = min(*likely, max(min([*bounds, min(likely)]), min(likely) - span / 2))
    return low - (0.02 * span if low < 0 else 0.0), high + 0.02 * span


def _explain(axes: Any) -> None:
    """What the two lines over a bar are."""
    for color, width, words in (
        (_LIKELY, 2.6, "likely (about nine times in ten)"),
        (_CERTAIN, 0.7, "certain bounds"),
    ):
        axes.plot([], [], color=color, linewidth=width, label=words)
    axes.legend(loc="upper right", bbox_to_anchor=(1.0, 0.0), bbox_transform=axes.figure.transFigure,
                frameon=False, fontsize="small", ncols=2)  # fmt: skip


def _make_room(figure: Any, axes: Any, texts: list[Any]) -> None:
    """Margins as wide as the names at the left and the numbers at the right need."""
    renderer = figure.canvas.get_renderer()
    wide, tall = figure.get_size_inches() * figure.dpi
    left = max(label.get_window_extent(renderer).width for label in axes.get_yticklabels())
    right = max(text.get_window_extent(renderer).width for text in texts)
    legend = axes.get_legend()
    inch = figure.dpi * mpl.rcParams["font.size"] / _POINTS
    beneath = (0.64 if legend else 0.52) * inch
    above = 0.22 * inch
    axes.set_position(
        (
            (left + 0.12 * inch) / wide,
            beneath / tall,
            max((wide - left - right - 0.32 * inch) / wide, 0.2),
            max((tall - beneath - above) / tall, 0.2),
        )
    )
    if legend:
        legend.set_bbox_to_anchor((0.995, 0.0, 0, 0), transform=figure.transFigure)
        legend.set_loc("lower right")


def _without_neighbors(values: Sequence[float]) -> list[int]:
    """Where a number stands between gaps: no line reaches it, so a mark shows it.

    Examples
    --------
    >>> _without_neighbors([1.0, math.nan, 2.0, 3.0, math.nan, 4.0])
    [0, 5]
    """
    known = [False, *map(math.isfinite, values), False]
    return [
        place
        for place in range(len(values))
        if known[place + 1] and not known[place] and not known[place + 2]
    ]


def _draw_lines(figure: Any, chart: DeckChart) -> None:
    """A line a series, with its name at its end; a missing value leaves a gap."""
    axes = figure.add_axes((0.1, 0.16, 0.62, 0.78))
    places = range(len(chart.categories))
    ends: list[tuple[float, str, str]] = []
    for series in chart.series:
        look = STYLES[series.style]
        color = f"#{look.fill}"
        marker = _MARKERS.get(look.marker or "", "o") if len(chart.categories) <= _MOST_MARKED else None
        axes.plot(list(places), list(series.values), color=color, linewidth=1.8, marker=marker, markersize=3.5,
                  linestyle=_DASHES.get(look.dash or "", "solid"))  # fmt: skip
        alone = _without_neighbors(series.values)
        axes.plot(
            alone,
            [series.values[place] for place in alone],
            color=color,
            linestyle="none",
            marker="o",
            markersize=3.5,
        )
        known = [value for value in series.values if math.isfinite(value)]
        if known:
            ends.append((known[-1], series.name, color))
    step = max(1, math.ceil(len(chart.categories) / 12))
    axes.set_xticks(list(places)[::step], list(chart.categories)[::step])
    axes.yaxis.set_major_locator(MaxNLocator(6))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: unit_text(value, chart.number)))
    axes.grid(axis="y", color="#E3E3E3", linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.set_ylabel(chart.y_title)
    _name_ends(axes, ends, len(chart.categories) - 1)
    renderer = figure.canvas.get_renderer()
    wide = figure.get_size_inches()[0] * figure.dpi
    inch = figure.dpi * mpl.rcParams["font.size"] / _POINTS
    left = (
        max(label.get_window_extent(renderer).width for label in axes.get_yticklabels()) + 0.32 * inch
    ) / wide
    axes.set_position((left, 0.16, 0.74 - left, 0.76))


def _name_ends(axes: Any, ends: list[tuple[float, str, str]], last: int) -> None:
    """Names beside the ends of lines, moved apart where they would touch."""
    low, high = axes.get_ylim()
    least = (high - low) * 0.085
    place = -math.inf
    for value, name, color in sorted(ends):
        words = textwrap.wrap(name, 24)[:2]
        place = max(value, place + least * len(words))
        axes.annotate("\n".join(words), (last, value), (last + 0.02 * max(last, 1) + 0.1, place), color=color, va="center",
                      fontweight="bold", annotation_clip=False)  # fmt: skip


def _finish(axes: Any, title: str, number: Unit) -> None:
    axes.set_xlabel(title)
    axes.xaxis.set_major_locator(MaxNLocator(6))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: unit_text(value, number)))
    axes.grid(axis="x", color="#E3E3E3", linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.axvline(0, color="#8C8C8C", linewidth=0.7, zorder=2)


_DRAWERS: Mapping[type, Callable[[Any, Any], None]] = {
    RangeBars: _draw_bars,
    DeckBubbles: draw_bubbles,
    DeckChart: _draw_lines,
    DeckMap: draw_map,
}
