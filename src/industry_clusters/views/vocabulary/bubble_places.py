"""Where the bubbles of a chart and their names lie: the axes, the size of the bubbles, the side of each name.

A name is drawn where it covers no other; else the bubble carries its number, and a key says whose it is. On a sheet this is asked
again whenever a bubble moves, by formulas that say the same (:func:`is_clear`); the sides are chosen at the build.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.views.vocabulary.drawn import Bubble

    Box = tuple[float, float, float, float]
    """Left, top, right and bottom, in dots."""

LARGEST_BUBBLE = 0.25
"""Diameter of the largest bubble at scale 100, as a share of the plot's shorter side (as Excel and LibreOffice draw it)."""
TOWARD = {"right": (1, 0), "left": (-1, 0), "above": (0, -1), "below": (0, 1), "center": (0, 0)}
"""On which side of its bubble a name lies: steps to the right and down."""
LETTER_WIDTH, LABEL_HEIGHT, LABEL_GAP = 5.6, 13.0, 3.0
LONGEST_LABEL = 28
"""Letters of a name beside its bubble; a longer one is cut."""
NUMBER_ROOM = 6.0
"""Dots around the middle of a bubble in which its number lies, where it carries one: no name covers them."""
_NUMBER_HEIGHT = 11.0

_MANY, _SCALE, _SCALE_OF_MANY = 12, 60, 38


def bubble_scale(count: int) -> int:
    """Percent of the program's own size of bubbles: many are drawn smaller.

    Examples
    --------
    >>> bubble_scale(11), bubble_scale(25)
    (60, 38)
    """
    return _SCALE if count <= _MANY else _SCALE_OF_MANY


LOG_BASE = 2
"""Of an axis on which equal ratios are equally far apart."""
_ALMOST_WHOLE = 1e-5
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
            return math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def at(self, share: float) -> float:
        """The value at a share of the axis."""
        if self.log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)


def axis_bounds(values: Sequence[float], crossing: float) -> Bounds:
    """A round range that holds the values and the crossing, with room for bubbles and their names.

    Examples
    --------
    >>> axis_bounds([0.8, 1.5], 1.0)
    Bounds(low=0.6, high=1.8, step=0.2, log=False)
    """
    known = [value for value in (*values, crossing) if math.isfinite(value)] or [0.0]
    span = (max(known) - min(known)) or abs(crossing) or 1.0
    rough = span * 1.4 / 6
    magnitude = 10 ** math.floor(math.log10(rough))
    step = float(
        magnitude
        * min((factor for factor in (1, 2, 2.5, 5, 10)), key=lambda factor: abs(factor * magnitude - rough))
    )
    low = math.floor((min(known) - 0.18 * span) / step) * step
    high = math.ceil((max(known) + 0.18 * span) / step) * step
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
    known = [value for value in (*values, 1.0) if math.isfinite(value)]
    above = [value for value in known if value > 0]
    if max(above) / min(above) <= _WIDE or len(above) < len(known):
        bounds = axis_bounds(known, 1.0)
        return Bounds(max(bounds.low, 0.0), bounds.high, bounds.step)
    low, high = (math.floor(math.log2(min(above)) - 0.4), math.ceil(math.log2(max(above)) + 0.6))
    return Bounds(float(LOG_BASE**low), float(LOG_BASE**high), float(LOG_BASE), log=True)


def decimals(step: float) -> int:
    """How many decimals tell the marks of an axis apart.

    Examples
    --------
    >>> decimals(0.25), decimals(0.5), decimals(20)
    (2, 1, 0)
    """
    return next(
        (count for count in range(10) if min(step * 10**count % 1, 1 - step * 10**count % 1) < _ALMOST_WHOLE),
        10,
    )


def scaled_size(sizes: Sequence[float], count: int) -> float:
    """The size of an unseen bubble that makes all others small enough: both programs draw the largest a quarter of the plot."""
    largest = max((size for size in sizes if math.isfinite(size)), default=1.0)
    return largest * shrinking(count)


def shrinking(count: int) -> float:
    """How many times the area of the largest bubble that unseen one has.

    Examples
    --------
    >>> round(shrinking(8), 1), round(shrinking(25), 1)
    (2.8, 6.9)
    """
    return (100 / bubble_scale(count)) ** 2


@dataclass(frozen=True)
class Frame:
    """A chart's plot: its width and height in dots, both axes and where they cross, and the places of it that hold other words."""

    width: float
    height: float
    x: Bounds
    y: Bounds
    count: int
    letter: float = LETTER_WIDTH
    reserved: tuple[Box, ...] = ()
    crossing: tuple[float, float] = (0.0, 1.0)

    @property
    def lines(self) -> list[Box]:
        """Both axes as thin boxes: a name does not lie on one if it need not."""
        across, down = self.across(self.crossing[0]), self.down(self.crossing[1])
        return [(across - 2, 0.0, across + 2, self.height), (0.0, down - 2, self.width, down + 2)]

    @property
    def reach(self) -> float:
        """Radius of the largest bubble."""
        return LARGEST_BUBBLE * min(self.width, self.height) * bubble_scale(self.count) / 100 / 2

    def across(self, x: float) -> float:
        """Dots from the left."""
        return self.x.share(x) * self.width

    def down(self, y: float) -> float:
        """Dots from the top."""
        return (1 - self.y.share(y)) * self.height

    def holds(self, point: Bubble) -> bool:
        """Whether all of a point is known and its middle lies within the axes."""
        known = all(map(math.isfinite, (point.x, point.y, point.size)))
        return known and self.x.low <= point.x <= self.x.high and self.y.low <= point.y <= self.y.high


@dataclass(frozen=True)
class Placed:
    """A name's side, and whether the name is drawn or the bubble's number."""

    side: str
    named: bool


def label_of(name: str) -> str:
    """A name as it is written beside its bubble.

    Examples
    --------
    >>> label_of("Everything that is made, moved and mended")
    'Everything that is made, mo\u2026'
    """
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1] + "\N{HORIZONTAL ELLIPSIS}"


def place_names(points: Sequence[Bubble], frame: Frame) -> list[Placed]:
    """Choose for each name the side of its bubble where it covers least; where it would cover something, the number is drawn.

    Parameters
    ----------
    points
        Bubbles in the order in which they are drawn and choose: the largest first. What is missing gets a place that nothing is
        drawn at.
    frame
        The plot.
    """
    circles = [circle(point, points, frame) if frame.holds(point) else None for point in points]
    placed = [Placed("right", named=False)] * len(points)
    taken: list[Box] = list(frame.reserved)
    for place, own in enumerate(circles):
        if own is None:
            continue
        others = [around(one) for other, one in enumerate(circles) if one is not None and other != place]
        others += frame.lines
        boxes = {side: box(points[place].name, own, side, frame.letter) for side in TOWARD}
        side = min(boxes, key=lambda side: _cost(boxes[side], taken, others, frame, side))
        if is_clear(boxes[side], taken, [one for one in circles if one not in (None, own)], frame):
            placed[place] = Placed(side, named=True)
            taken.append(boxes[side])
    for place, own in enumerate(circles):
        if own is not None and not placed[place].named:
            numbers = {side: _number_box(place + 1, own, side, frame.letter) for side in TOWARD}
            side = min(numbers, key=lambda side: _number_cost(numbers[side], taken, frame, side))
            placed[place] = Placed(side, named=False)
            taken.append(numbers[side])
    return placed


def is_clear(
    own: Box, taken: Sequence[Box], bubbles: Sequence[tuple[float, float, float]], frame: Frame
) -> bool:
    """Whether a name lies inside the plot, over no other name, and not over the middle of another bubble."""
    left, top, right, bottom = own
    inside = left >= 0 and top >= 0 and right <= frame.width and bottom <= frame.height
    near = NUMBER_ROOM
    hidden = any(
        left - near < across < right + near and top - near < down < bottom + near
        for across, down, _ in bubbles
    )
    return inside and not hidden and not any(_overlap(own, other) for other in taken)


def circle(point: Bubble, points: Sequence[Bubble], frame: Frame) -> tuple[float, float, float]:
    """Middle and radius of a bubble."""
    largest = max((one.size for one in points if math.isfinite(one.size)), default=0.0) or 1.0
    radius = frame.reach * math.sqrt(max(point.size, 0.0) / largest)
    return frame.across(point.x), frame.down(point.y), radius


def box(name: str, own: tuple[float, float, float], side: str, letter: float = LETTER_WIDTH) -> Box:
    """Where a name lies."""
    return _beside(len(label_of(name)) * letter, LABEL_HEIGHT, own, side)


def _number_box(number: int, own: tuple[float, float, float], side: str, letter: float) -> Box:
    return _beside(len(str(number)) * letter, _NUMBER_HEIGHT, own, side)


def _beside(wide: float, tall: float, own: tuple[float, float, float], side: str) -> Box:
    across, down, radius = own
    toward_x, toward_y = TOWARD[side]
    middle_x = across + toward_x * (radius + LABEL_GAP + wide / 2)
    middle_y = down + toward_y * (radius + LABEL_GAP + tall / 2)
    return (middle_x - wide / 2, middle_y - tall / 2, middle_x + wide / 2, middle_y + tall / 2)


def around(own: tuple[float, float, float]) -> Box:
    """The box around a bubble."""
    across, down, radius = own
    return across - radius, down - radius, across + radius, down + radius


def _cost(own: Box, labels: Sequence[Box], bubbles: Sequence[Box], frame: Frame, side: str) -> float:
    """Area covered: another label weighs most, then the chart's edge, then a bubble; the middle is the last resort."""
    outside = max(0.0, -own[0]) + max(0.0, own[2] - frame.width)
    outside += max(0.0, -own[1]) + max(0.0, own[3] - frame.height)
    over_labels, over_bubbles = (sum(_overlap(own, other) for other in group) for group in (labels, bubbles))
    dislike = {"right": 0.0, "left": 1.0, "above": 2.0, "below": 2.0, "center": 60.0}[side]
    return 100 * over_labels + 100 * outside + over_bubbles + dislike


def _number_cost(own: Box, taken: Sequence[Box], frame: Frame, side: str) -> float:
    outside = max(0.0, -own[0]) + max(0.0, own[2] - frame.width)
    return sum(_overlap(own, other) for other in taken) + outside + (side != "center")


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, tall)
