"""The bubble chart of step 7: its bubbles at the build, its frame, and what its quadrants mean."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.areas import area_said
from industry_clusters.analysis.once import once
from industry_clusters.views.vocabulary.bubble_places import (
    Frame,
    Placed,
    axis_bounds,
    place_names,
    quotient_bounds,
    scaled_size,
)
from industry_clusters.views.vocabulary.drawn import Bubble, BubbleChart, Unseen
from industry_clusters.views.vocabulary.model import Column, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell


CHART_KEY = "chart_key"
CORNERS = (
    "Concentrated, growing more slowly",
    "Concentrated, growing faster",
    "Not concentrated, growing more slowly",
    "Not concentrated, growing faster",
)
"""What the quadrants mean: growth compared with the region's, concentration with LQ 1."""
SECOND, START = "_2", "_start"
"""The same chart compared with the second reference area, and the small one on another sheet: what their columns are called by."""
WIDTH, ROWS = 860, 33
_START_SIZE = (735, 20)
_PLOT_WIDTH, _PLOT_BOTTOM = 0.9, 0.88
"""The share of a chart's width that its plot takes, and of its height above the plot's foot."""
_TITLE_SHARE, _TITLE_HEIGHT = 0.09, 52.0
"""What the title takes of a chart's height, and at least, in dots."""
_DOTS_A_ROW = 20
_CORNER_WIDTH, _CORNER_HEIGHT = 210.0, 20.0
_CORNER_SHARE, _SPECK = 0.025, 1e-6


@dataclass(frozen=True)
class Bubbles:
    """A bubble chart at the build: which quotient it shows, its points in drawing order, and where they lie."""

    suffix: str
    quotient: str
    reference: str
    points: tuple[Bubble, ...]
    frame: Frame
    placed: tuple[Placed, ...]


@once
def ordered_clusters(analysis: Analysis) -> pd.DataFrame:
    """All clusters in the order in which they are drawn: most jobs first, those without a best value last."""
    return analysis.clusters.summary.sort_values(
        "best_employment_last", ascending=False, kind="stable", na_position="last"
    )


@once
def bubbles_of(analysis: Analysis, suffix: str = "") -> Bubbles:
    """The bubbles compared with the reference area, or with ``suffix`` with the second one."""
    second = analysis.second
    quotient, reference = "best_quotient_last", area_said(analysis.reference.label)
    if suffix == SECOND and second is not None:
        quotient, reference = "quotient_second", area_said(second.label)
    rows = ordered_clusters(analysis)
    points = tuple(
        Bubble(str(name), float(x), float(y), float(size))
        for name, x, y, size in zip(
            rows["cluster"], rows["best_growth"], rows[quotient], rows["best_employment_last"], strict=True
        )
    )
    wide, tall = _START_SIZE if suffix == START else (WIDTH, ROWS)
    whole = (tall - 1) * _DOTS_A_ROW
    width, height = wide * _PLOT_WIDTH, whole * _PLOT_BOTTOM - max(whole * _TITLE_SHARE, _TITLE_HEIGHT)
    known = [point for point in points if all(map(math.isfinite, (point.x, point.y, point.size)))]
    x = axis_bounds([point.x for point in known], crossing(analysis))
    y = quotient_bounds([point.y for point in known])
    corners = [
        (left, top, left + _CORNER_WIDTH, top + _CORNER_HEIGHT)
        for top in (0.0, height - _CORNER_HEIGHT)
        for left in (0.0, width - _CORNER_WIDTH)
    ]
    frame = Frame(
        width, height, x, y, len(points), reserved=tuple(corners), crossing=(crossing(analysis), 1.0)
    )
    return Bubbles(suffix, quotient, reference, points, frame, tuple(place_names(points, frame)))


def crossing(analysis: Analysis) -> float:
    """Growth at which the axes cross: the region's, or zero where it is not known."""
    growth = analysis.marks.region_growth
    return growth if math.isfinite(growth) else 0.0


def bubble_chart(analysis: Analysis, bubbles: Bubbles) -> BubbleChart:
    """Growth across, quotient up, jobs as area; the axes cross at the region's growth and at 1."""
    study, suffix = analysis.study, bubbles.suffix
    span = f"{study.first_year} to {study.last_year}"
    at = crossing(analysis)
    cross = (
        f"lines cross at the region's {at:.1%}"
        if math.isfinite(analysis.marks.region_growth)
        else "lines cross at 0"
    )
    drawn = sum(map(bubbles.frame.holds, bubbles.points))

    def column(name: str) -> str:
        return f"{{{CHART_KEY}.{name}{suffix}}}"

    return BubbleChart(
        f"bubbles{suffix}",
        f"Growth and concentration of the clusters of {analysis.region.label}, {span}",
        f"Annual growth in jobs, {span} ({cross} and LQ 1)",
        f"LQ {study.last_year} compared with {bubbles.reference}",
        labels=column("label"),
        x=column("x"),
        y=column("y"),
        sizes=column("area"),
        points=bubbles.points,
        placed=bubbles.placed,
        frame=bubbles.frame,
        colors=tuple(int(slot) for slot in ordered_clusters(analysis).index),
        unseen=tuple(_unseen(suffix)),
        crossing_x=at,
        crossing_y=1.0,
        width=_START_SIZE[0] if suffix == START else WIDTH,
        rows=_START_SIZE[1] if suffix == START else ROWS,
        alt_text=(
            f"Bubble chart of {drawn} clusters: annual growth across, LQ {study.last_year} up, area is jobs in {study.last_year}. "
            "The key lists the same figures."
        ),
    )  # fmt: skip


def _unseen(suffix: str) -> Iterator[Unseen]:
    """The words of the quadrants, and what the bubbles are measured against."""

    def column(name: str) -> str:
        return f"{{{CHART_KEY}.{name}}}"

    yield Unseen(column("scale"), column("middle_x"), column("middle_y"), column("scale"))
    for number in range(len(CORNERS)):
        right, low = number % 2 == 1, number > 1
        x, y = column("x_high" if right else "x_low"), column(("y_low" if low else "y_high") + suffix)
        yield Unseen(column(f"corner_{number}"), x, y, column("speck"), "left" if right else "right")


def or_empty(value: object) -> Cell:
    """A number, or an empty text where it is missing."""
    number = float(str(value))
    return number if math.isfinite(number) else ""


def unseen_columns(charts: Sequence[Bubbles], crossing_x: float, rows: int) -> Iterator[Column]:
    """What bubbles without a face stand on, one cell each, in the first row."""
    frame = charts[0].frame
    scale = scaled_size([point.size for point in charts[0].points], frame.count)
    cells: dict[str, Cell] = {f"corner_{number}": words for number, words in enumerate(CORNERS)}
    cells |= {"scale": scale, "speck": scale * _SPECK, "middle_x": crossing_x, "middle_y": 1.0}
    cells |= {"x_low": frame.x.low, "x_high": frame.x.high}
    for one in charts:
        cells[f"y_low{one.suffix}"] = one.frame.y.at(_CORNER_SHARE)
        cells[f"y_high{one.suffix}"] = one.frame.y.at(1 - _CORNER_SHARE)
    for name, value in cells.items():
        unit = Unit.TEXT if isinstance(value, str) else Unit.COUNT
        yield Column(name, "Chart", [value, *[None] * (rows - 1)], unit, hidden=True, sparse=True)
