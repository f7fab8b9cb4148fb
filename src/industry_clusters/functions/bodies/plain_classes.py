"""Natural breaks without NumPy: the same additions in the same order as the library behind the measure.

Of cuts that are equally good, the one taken depends on the order of the additions; so that every language takes the same,
each follows this one.
"""

from __future__ import annotations

from functools import lru_cache
from sys import float_info

_SQUARES_END = 1e150
"""Beyond it squares have no room, and classes are by thirds."""


class Bounds:
    """Where the middle and the high class begin; without breaks, the values that a third is counted among."""

    def __init__(self, values: tuple[float, ...], middle: float | None, high: float | None) -> None:
        self.values, self.middle, self.high = values, middle, high


@lru_cache(maxsize=4)
def class_bounds(values: tuple[float, ...]) -> Bounds:
    """Bounds of the three classes of numbers."""
    known = sorted(values)
    if len(set(known)) < 3 or max(-known[0], known[-1]) > _SQUARES_END:  # noqa: PLR2004
        return Bounds(tuple(known), None, None)
    second, third = _cuts(known)
    middle, high = _first_above(known, known[second - 1]), _first_above(known, known[third - 1])
    if not 0 < middle < high < len(known):
        return Bounds(tuple(known), None, None)
    return Bounds(tuple(known), known[middle], known[high])


def class_within(value: float, bounds: Bounds) -> int:
    """Class of a value: 3 high, 2 middle, 1 low; by its rank where there are no breaks.

    Examples
    --------
    >>> breaks = class_bounds((1.0, 2.0, 10.0, 11.0, 20.0, 21.0))
    >>> [class_within(value, breaks) for value in (1.5, 12.0, 99.0)]
    [1, 2, 3]
    """
    if bounds.middle is not None and bounds.high is not None:
        return 1 + (value >= bounds.middle) + (value >= bounds.high)
    count, rank = len(bounds.values), 1 + sum(other > value for other in bounds.values)
    return 1 + (rank * 3 <= 2 * count) + (rank * 3 <= count)


def _first_above(known: list[float], value: float) -> int:
    return next((at for at, one in enumerate(known) if one > value), len(known))


def _cuts(known: list[float]) -> tuple[int, int]:
    """Where the second and the third run of sorted values begin, counted from 0."""
    one, two = [], []
    for last in range(len(known)):
        spreads = _spreads(known, last)
        one.append(spreads[-1])
        two.append(_best(spreads, one, last)[0])
    last = len(known) - 1
    third = _best(_spreads(known, last), two, last)[1]
    second = _best(_spreads(known, third - 1), one, third - 1)[1]
    return second, third


def _spreads(known: list[float], last: int) -> list[float]:
    """Squared deviations of the runs that end at a place, the shortest first."""
    sums = squares = 0.0
    found = []
    for length in range(1, last + 2):
        value = known[last - length + 1]
        sums += value
        squares += value * value
        found.append(squares - sums * sums / length)
    return found


def _best(spreads: list[float], before: list[float], last: int) -> tuple[float, int]:
    """Least spread of a last run and those before it, and where the last run begins; of equal ones the longest."""
    least, begins = float_info.max, 0
    for length in range(1, last + 1):
        spread = spreads[length - 1] + before[last - length]
        if least >= spread:
            least, begins = spread, last - length + 1
    return least, begins
