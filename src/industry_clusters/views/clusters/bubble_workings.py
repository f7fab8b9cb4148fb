"""Where the bubbles and names of a chart lie, as formulas in dots, with the places of the build cached beside them.

Every bubble is a row, so that it can be moved by a formula; names give way to numbers where a moved bubble would make two of them
collide (:mod:`industry_clusters.views.vocabulary.bubble_places` says the same in Python).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.views.clusters.chart_bubbles import CHART_KEY, SECOND, Bubbles, or_empty
from industry_clusters.views.vocabulary.bubble_places import (
    LABEL_GAP,
    LABEL_HEIGHT,
    LONGEST_LABEL,
    NUMBER_ROOM,
    TOWARD,
    Frame,
    box,
    circle,
    label_of,
)
from industry_clusters.views.vocabulary.measured import bare_quotient
from industry_clusters.views.vocabulary.model import Column, Kind, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from industry_clusters.views.vocabulary.bubble_places import Bounds
    from industry_clusters.views.vocabulary.drawn import Bubble
    from industry_clusters.views.vocabulary.model import Cell


_FAR = 10_000
"""Dots: where what is not drawn lies, one far from another."""
_FAR_AWAY = f"-{_FAR}*[number]"
DRAWN, OUTSIDE_AXES = 1, 2


def kind_of(point: Bubble, frame: Frame) -> int:
    """Whether a bubble is drawn, lies outside the axes, or is not known."""
    if not all(map(math.isfinite, (point.x, point.y, point.size))):
        return 0
    return DRAWN if frame.holds(point) else OUTSIDE_AXES


def place_columns(bubbles: Bubbles, of_summary: Callable[[str], str]) -> list[Column]:
    """Where the bubbles and names of one chart lie, in dots, and what each bubble is called."""
    frame, suffix, points = bubbles.frame, bubbles.suffix, bubbles.points
    y = "[second]" if suffix == SECOND else "[quotient_last]"
    x_low, x_high, y_low, y_high = (
        repr(end) for end in (frame.x.low, frame.x.high, frame.y.low, frame.y.high)
    )
    known = f"ISNUMBER([employment_last])*ISNUMBER([growth])*ISNUMBER({y})"
    inside = f"AND([growth]>={x_low},[growth]<={x_high},{y}>={y_low},{y}<={y_high})"

    def column(
        name: str, values: list[Cell], formula: str | None = None, formulas: list[str] | None = None
    ) -> Column:
        unit = Unit.TEXT if name == "label" else Unit.COUNT
        return Column(
            f"{name}{suffix}", name.capitalize(), values, unit, Kind.DERIVED, formula, formulas, hidden=True
        )

    def if_drawn(formula: str, otherwise: str = "NA()") -> str:
        return _if_drawn(suffix, formula, otherwise)

    laid = [_Laid.of(number, bubbles) for number in range(len(points))]
    kinds = [kind_of(point, frame) for point in points]
    drawn = [kind == DRAWN for kind in kinds]
    second = _second_column(of_summary, points) if suffix == SECOND else []
    named = [placed.named for placed in bubbles.placed]
    beside_x, beside_y = _beside(bubbles)
    labels = [_label_formula(suffix, frame, is_named=is_named) for is_named in named]
    return [
        *second,
        column("drawn", list(kinds), f"IF({known},IF({inside},{DRAWN},{OUTSIDE_AXES}),0)"),
        column("x", _where_true(drawn, [point.x for point in points]), if_drawn("[growth]")),
        column("y", _where_true(drawn, [point.y for point in points]), if_drawn(y)),
        column("area", _where_true(drawn, [point.size for point in points]), if_drawn("[employment_last]")),
        column("across", [one.across for one in laid], if_drawn(_share("[growth]", frame.x, frame.width), _FAR_AWAY)),
        column("down", [one.down for one in laid],
               if_drawn(f"{frame.height!r}-{_share(y, frame.y, frame.height)}", _FAR_AWAY)),
        column("radius", [one.radius for one in laid],
               if_drawn(f"{frame.reach!r}*SQRT([employment_last]/{_largest(points)!r})", "0")),
        column("wide", [one.wide for one in laid], f"MIN(LEN([cluster]),{LONGEST_LABEL})*{frame.letter!r}"),
        column("beside_x", [one.beside_x for one in laid], formulas=beside_x),
        column("beside_y", [one.beside_y for one in laid], formulas=beside_y),
        column("label", [_label(number, bubbles) for number in range(len(points))], formulas=labels),
    ]  # fmt: skip


def _if_drawn(suffix: str, formula: str, otherwise: str) -> str:
    return f"IF([drawn{suffix}]={DRAWN},{formula},{otherwise})"


def _beside(bubbles: Bubbles) -> tuple[list[str], list[str]]:
    """The middle of each name beside its bubble, across and down; far away where a number stands in its place."""
    suffix = bubbles.suffix
    across, down = [], []
    for placed in bubbles.placed:
        right, below = TOWARD[placed.side]
        x = f"[across{suffix}]+{right}*([radius{suffix}]+{LABEL_GAP}+[wide{suffix}]/2)"
        y = f"[down{suffix}]+{below}*([radius{suffix}]+{LABEL_GAP + LABEL_HEIGHT / 2})"
        across.append(_if_drawn(suffix, x, _FAR_AWAY) if placed.named else _FAR_AWAY)
        down.append(_if_drawn(suffix, y, _FAR_AWAY) if placed.named else _FAR_AWAY)
    return across, down


def _where_true(mask: Sequence[bool], values: Sequence[float]) -> list[Cell]:
    return [value if shown else math.nan for shown, value in zip(mask, values, strict=True)]


def _second_column(of_summary: Callable[[str], str], points: Sequence[Bubble]) -> list[Column]:
    """The quotient compared with the second reference area."""
    quotient = bare_quotient("[employment_last]", of_summary("second_last"), "last", "second")
    formula = f'IFERROR({quotient},"")'
    values = [or_empty(point.y) for point in points]
    return [Column("second", "Second", values, Unit.QUOTIENT, Kind.DERIVED, formula, hidden=True)]


def _largest(points: Sequence[Bubble]) -> float:
    return max((point.size for point in points if math.isfinite(point.size)), default=0.0) or 1.0


def _share(cell: str, bounds: Bounds, length: float) -> str:
    """Dots along an axis."""
    if bounds.log:
        return f"LN({cell}/{bounds.low!r})/{math.log(bounds.high / bounds.low)!r}*{length!r}"
    return f"({cell}-{bounds.low!r})/{bounds.high - bounds.low!r}*{length!r}"


def _label_formula(suffix: str, frame: Frame, *, is_named: bool) -> str:
    """The name where it covers nothing, else the number; the same as :func:`_label`."""

    def all_of(name: str) -> str:
        return f"{{{CHART_KEY}.{name}{suffix}}}"

    def own(name: str) -> str:
        return f"[{name}{suffix}]"

    number = '[number]&""'
    if not is_named:
        return f'IF({own("drawn")}={DRAWN},{number},"")'
    half = f"{own('wide')}/2"
    inside = (
        f"{own('beside_x')}>={half},{own('beside_x')}<={frame.width!r}-{half},"
        f"{own('beside_y')}>={LABEL_HEIGHT / 2},{own('beside_y')}<={frame.height - LABEL_HEIGHT / 2!r}"
    )
    over_names = (
        f"SUMPRODUCT(({{{CHART_KEY}.number}}<[number])*(ABS({all_of('beside_x')}-{own('beside_x')})<({all_of('wide')}+{own('wide')})/2)"
        f"*(ABS({all_of('beside_y')}-{own('beside_y')})<{LABEL_HEIGHT}))=0"
    )
    over_bubbles = (
        f"SUMPRODUCT(({{{CHART_KEY}.number}}<>[number])*(ABS({all_of('across')}-{own('beside_x')})<{half}+{NUMBER_ROOM})"
        f"*(ABS({all_of('down')}-{own('beside_y')})<{LABEL_HEIGHT / 2 + NUMBER_ROOM}))=0"
    )
    cut = f'IF(LEN([cluster])>{LONGEST_LABEL},LEFT([cluster],{LONGEST_LABEL - 1})&"\N{HORIZONTAL ELLIPSIS}",[cluster])'
    return f'IF({own("drawn")}={DRAWN},IF(AND({inside},{over_names},{over_bubbles}),{cut},{number}),"")'


def _label(number: int, bubbles: Bubbles) -> str:
    """What a bubble is called at the build."""
    point, placed = bubbles.points[number], bubbles.placed[number]
    if not bubbles.frame.holds(point):
        return ""
    return label_of(point.name) if placed.named else str(number + 1)


@dataclass(frozen=True)
class _Laid:
    """Where a bubble and its name lie, in dots; far away where it is not drawn."""

    across: float
    down: float
    radius: float
    wide: float
    beside_x: float
    beside_y: float

    @classmethod
    def of(cls, number: int, bubbles: Bubbles) -> _Laid:
        point, placed, frame = bubbles.points[number], bubbles.placed[number], bubbles.frame
        wide = len(label_of(point.name)) * frame.letter
        far = -float(_FAR) * (number + 1)
        if not frame.holds(point):
            return cls(far, far, 0.0, wide, far, far)
        own = circle(point, bubbles.points, frame)
        left, top, right, bottom = box(point.name, own, placed.side, frame.letter)
        middle = ((left + right) / 2, (top + bottom) / 2) if placed.named else (far, far)
        return cls(*own, wide, *middle)
