"""The bubble chart of step 7: its key, the places of its bubbles and names, and what its quadrants mean.

Every bubble is a row, so that it can be moved by a formula; names give way to numbers where a moved bubble would make two of them
collide (:mod:`industry_clusters.views.vocabulary.bubble_places` says the same in Python).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.vocabulary.bubble_places import (
    LABEL_GAP,
    LABEL_HEIGHT,
    LONGEST_LABEL,
    NUMBER_ROOM,
    TOWARD,
    Frame,
    Placed,
    axis_bounds,
    box,
    circle,
    label_of,
    place_names,
    quotient_bounds,
    scaled_size,
)
from industry_clusters.views.vocabulary.measured import bare_quotient
from industry_clusters.views.vocabulary.model import Bubble, BubbleChart, Column, Kind, Table, Unit, Unseen
from industry_clusters.views.vocabulary.words import header

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.bubble_places import Bounds
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
_START_SIZE = (735, 18)
_PLOT_SHARES = (0.9, 0.79)
_DOTS_A_ROW = 20
_CORNER_WIDTH, _CORNER_HEIGHT = 210.0, 20.0
_CORNER_SHARE, _SPECK = 0.025, 1e-6
_FAR = 10_000
"""Dots: where what is not drawn lies, one far from another."""
_DRAWN, _OUTSIDE = 1, 2
OUTSIDE = "outside the axes of the last build"
NO_GROUP = "no industry group in the data"
_CHANGED = "industry codes changed"
_NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Bubbles:
    """A bubble chart at the build: which quotient it shows, its points in drawing order, and where they lie."""

    suffix: str
    quotient: str
    reference: str
    points: tuple[Bubble, ...]
    frame: Frame
    placed: tuple[Placed, ...]


def ordered_clusters(analysis: Analysis) -> pd.DataFrame:
    """All clusters in the order in which they are drawn: most jobs first, those without a best value last."""
    return analysis.clusters.summary.sort_values(
        "best_employment_last", ascending=False, kind="stable", na_position="last"
    )


def bubbles_of(analysis: Analysis, suffix: str = "") -> Bubbles:
    """The bubbles compared with the reference area, or with ``suffix`` with the second one."""
    second = analysis.second
    quotient, reference = "best_quotient_last", analysis.reference.label
    if suffix == SECOND and second is not None:
        quotient, reference = "quotient_second", second.label
    rows = ordered_clusters(analysis)
    points = tuple(
        Bubble(str(name), float(x), float(y), float(size))
        for name, x, y, size in zip(
            rows["cluster"], rows["best_growth"], rows[quotient], rows["best_employment_last"], strict=True
        )
    )
    wide, tall = _START_SIZE if suffix == START else (WIDTH, ROWS)
    width, height = wide * _PLOT_SHARES[0], (tall - 1) * _DOTS_A_ROW * _PLOT_SHARES[1]
    known = [point for point in points if np.isfinite((point.x, point.y, point.size)).all()]
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
    return growth if np.isfinite(growth) else 0.0


def bubble_chart(analysis: Analysis, bubbles: Bubbles) -> BubbleChart:
    """Growth across, quotient up, jobs as area; the axes cross at the region's growth and at 1."""
    study, suffix = analysis.study, bubbles.suffix
    span = f"{study.first_year} to {study.last_year}"
    at = crossing(analysis)
    cross = (
        f"lines cross at the region's {at:.1%}"
        if np.isfinite(analysis.marks.region_growth)
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


def _unseen_columns(charts: Sequence[Bubbles], crossing_x: float, rows: int) -> Iterator[Column]:
    """One cell each, in the first row."""
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
        values = [_or_empty(value) for value in rows[source]]
        return Column(name, header(name, analysis), values, Unit(TERMS[name].unit), Kind.DERIVED, formula)

    records = rows.to_dict("records")
    places = [_where(analysis, row, charts[0], number) for number, row in enumerate(records)]
    names = [str(name) for name in rows["cluster"]]
    shown = (
        Column("cluster", header("cluster", analysis), names, Unit.TEXT, Kind.DERIVED, of_summary("cluster"), width=34.0),
        Column("number", "No.", list(range(1, len(rows) + 1)), Unit.COUNT),
        figure("employment_last", "best_employment_last"),
        figure("growth", "best_growth"),
        figure("quotient_last", "best_quotient_last"),
        Column("where", "Where it is in the chart", places, Unit.LONG_TEXT, Kind.DERIVED, _where_formula(charts[0]),
               width=12.0, span=max(1, columns - _SHOWN + 1)),
    )  # fmt: skip
    gaps = tuple(Column(f"gap_{number}", "", (), gap=True) for number in range(columns - len(shown)))
    hidden = (
        Column("slot", "Slot", slots, Unit.COUNT, hidden=True),
        *_missing_columns(rows),
        *(column for one in charts for column in _place_columns(one, of_summary)),
        *_unseen_columns(charts, crossing(analysis), len(rows)),
    )
    return Table(CHART_KEY, (*shown, *gaps, *hidden))


def _or_empty(value: object) -> Cell:
    number = float(str(value))
    return number if np.isfinite(number) else ""


def _kind(point: Bubble, frame: Frame) -> int:
    """Whether a bubble is drawn, lies outside the axes, or is not known."""
    if not np.isfinite((point.x, point.y, point.size)).all():
        return 0
    return _DRAWN if frame.holds(point) else _OUTSIDE


def _where(analysis: Analysis, row: dict[object, object], bubbles: Bubbles, place: int) -> str:
    """The quadrant of a bubble as far as its likely range says; or why it is not drawn."""
    if not row["members"]:
        return f"Not drawn: {NO_GROUP}"
    kind = _kind(bubbles.points[place], bubbles.frame)
    if kind == _OUTSIDE:
        return f"Not drawn: {OUTSIDE}"
    if not kind:
        return f"Not drawn: {_reason_of_place(row)}"
    ends = {
        name: (float(str(row[f"likely_low_{name}"])), float(str(row[f"likely_high_{name}"])))
        for name in ("quotient_last", "growth")
    }
    low, high = ends["quotient_last"]
    concentrated = "Concentrated" if low > 1 else "Not concentrated" if high < 1 else "About LQ 1"
    growth = analysis.marks.region_growth
    if not np.isfinite(growth):
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
    if not np.isfinite(float(str(row["best_employment_last"]))):
        return f"jobs {_NOT_KNOWN}"
    if not np.isfinite(float(str(row["best_growth"]))):
        return f"growth {_NOT_KNOWN}" if row["is_comparable"] else f"growth: {_CHANGED}"
    return f"LQ {_NOT_KNOWN}"


def _where_formula(bubbles: Bubbles) -> str:
    def of(name: str) -> str:
        return f"INDEX({{{SUMMARY}.{name}}},[slot])"

    kind = f"[drawn{bubbles.suffix}]"
    growth = f'IF({of("is_comparable")}=0,"growth: {_CHANGED}","growth {_NOT_KNOWN}")'
    reason = (
        f'IF({kind}={_OUTSIDE},"{OUTSIDE}",IF({of("members")}=0,"{NO_GROUP}",'
        f'IF([employment_last]="","jobs {_NOT_KNOWN}",IF([growth]="",{growth},"LQ {_NOT_KNOWN}"))))'
    )
    low, high = of("likely_low_quotient_last"), of("likely_high_quotient_last")
    concentrated = f'IF({low}>1,"Concentrated",IF({high}<1,"Not concentrated","About LQ 1"))'
    low, high = of("likely_low_growth"), of("likely_high_growth")
    pace = (
        f'IF(ISNUMBER(region_growth),IF({low}>region_growth,", growing faster",IF({high}<region_growth,", growing more slowly",'
        '", about the region\'s pace")),"")'
    )
    return f'IF([cluster]="","",IF({kind}={_DRAWN},{concentrated}&{pace},"Not drawn: "&{reason}))'


_SHOWN = 6
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
        Column(f"why_{chart}", "Why", [_reason(row, chart) for row in rows.to_dict("records")], Unit.TEXT, Kind.DERIVED,
               _reason_formula(chart), hidden=True)
        for chart in MISSING_IN
    ]  # fmt: skip


def missing_reasons(analysis: Analysis, chart: str) -> list[tuple[str, str]]:
    """The clusters that a chart of bars lacks, and why, in the order of the key."""
    rows = ordered_clusters(analysis).to_dict("records")
    return [(str(row["cluster"]), reason) for row in rows if (reason := _reason(row, chart))]


def _reason(row: dict[object, object], chart: str) -> str:
    if not row["members"]:
        return NO_GROUP
    if np.isfinite(float(str(row[MISSING_IN[chart]]))):
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


def _place_columns(bubbles: Bubbles, of_summary: Callable[[str], str]) -> list[Column]:
    """Where the bubbles and names of one chart lie, in dots, and what each bubble is called."""
    frame, suffix, points = bubbles.frame, bubbles.suffix, bubbles.points
    y = "[second]" if suffix == SECOND else "[quotient_last]"
    x_low, x_high, y_low, y_high = (
        repr(end) for end in (frame.x.low, frame.x.high, frame.y.low, frame.y.high)
    )
    known = f"ISNUMBER([employment_last])*ISNUMBER([growth])*ISNUMBER({y})"
    inside = f"AND([growth]>={x_low},[growth]<={x_high},{y}>={y_low},{y}<={y_high})"
    far = f"-{_FAR}*[number]"

    def cell(name: str) -> str:
        return f"[{name}{suffix}]"

    def column(
        name: str, values: list[Cell], formula: str | None = None, formulas: list[str] | None = None
    ) -> Column:
        unit = Unit.TEXT if name == "label" else Unit.COUNT
        return Column(
            f"{name}{suffix}", name.capitalize(), values, unit, Kind.DERIVED, formula, formulas, hidden=True
        )

    def if_drawn(formula: str, otherwise: str = "NA()") -> str:
        return f"IF({cell('drawn')}={_DRAWN},{formula},{otherwise})"

    laid = [_Laid.of(number, bubbles) for number in range(len(points))]
    kinds = [_kind(point, frame) for point in points]
    drawn = [kind == _DRAWN for kind in kinds]
    second = _second_column(of_summary, points) if suffix == SECOND else []
    sides = [TOWARD[placed.side] for placed in bubbles.placed]
    named = [placed.named for placed in bubbles.placed]
    beside_x = [
        if_drawn(f"{cell('across')}+{right}*({cell('radius')}+{LABEL_GAP}+{cell('wide')}/2)", far)
        if is_named
        else far
        for (right, _), is_named in zip(sides, named, strict=True)
    ]
    beside_y = [
        if_drawn(f"{cell('down')}+{down}*({cell('radius')}+{LABEL_GAP + LABEL_HEIGHT / 2})", far)
        if is_named
        else far
        for (_, down), is_named in zip(sides, named, strict=True)
    ]
    labels = [_label_formula(suffix, frame, is_named=is_named) for is_named in named]
    return [
        *second,
        column("drawn", list(kinds), f"IF({known},IF({inside},{_DRAWN},{_OUTSIDE}),0)"),
        column("x", _where_true(drawn, [point.x for point in points]), if_drawn("[growth]")),
        column("y", _where_true(drawn, [point.y for point in points]), if_drawn(y)),
        column("area", _where_true(drawn, [point.size for point in points]), if_drawn("[employment_last]")),
        column("across", [one.across for one in laid], if_drawn(_share("[growth]", frame.x, frame.width), far)),
        column("down", [one.down for one in laid],
               if_drawn(f"{frame.height!r}-{_share(y, frame.y, frame.height)}", far)),
        column("radius", [one.radius for one in laid],
               if_drawn(f"{frame.reach!r}*SQRT([employment_last]/{_largest(points)!r})", "0")),
        column("wide", [one.wide for one in laid], f"MIN(LEN([cluster]),{LONGEST_LABEL})*{frame.letter!r}"),
        column("beside_x", [one.beside_x for one in laid], formulas=beside_x),
        column("beside_y", [one.beside_y for one in laid], formulas=beside_y),
        column("label", [_label(number, bubbles) for number in range(len(points))], formulas=labels),
    ]  # fmt: skip


def _where_true(mask: Sequence[bool], values: Sequence[float]) -> list[Cell]:
    return [value if shown else np.nan for shown, value in zip(mask, values, strict=True)]


def _second_column(of_summary: Callable[[str], str], points: Sequence[Bubble]) -> list[Column]:
    """The quotient compared with the second reference area."""
    quotient = bare_quotient("[employment_last]", of_summary("second_last"), "last", "second")
    formula = f'IFERROR({quotient},"")'
    values = [_or_empty(point.y) for point in points]
    return [Column("second", "Second", values, Unit.QUOTIENT, Kind.DERIVED, formula, hidden=True)]


def _largest(points: Sequence[Bubble]) -> float:
    return max((point.size for point in points if np.isfinite(point.size)), default=0.0) or 1.0


def _share(cell: str, bounds: Bounds, length: float) -> str:
    """Dots along an axis."""
    if bounds.log:
        return f"LN({cell}/{bounds.low!r})/{float(np.log(bounds.high / bounds.low))!r}*{length!r}"
    return f"({cell}-{bounds.low!r})/{bounds.high - bounds.low!r}*{length!r}"


def _label_formula(suffix: str, frame: Frame, *, is_named: bool) -> str:
    """The name where it covers nothing, else the number; the same as :func:`_label`."""

    def all_of(name: str) -> str:
        return f"{{{CHART_KEY}.{name}{suffix}}}"

    def own(name: str) -> str:
        return f"[{name}{suffix}]"

    number = '[number]&""'
    if not is_named:
        return f'IF({own("drawn")}={_DRAWN},{number},"")'
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
    return f'IF({own("drawn")}={_DRAWN},IF(AND({inside},{over_names},{over_bubbles}),{cut},{number}),"")'


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
