"""One of those that sentences compare: its value, how far that may be off, and what the bounds carry."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


_ENDS = ("low", "high", "likely_low", "likely_high")


NOT_KNOWN = "not known"


def reason_in(row: Mapping[Any, Any], column: str) -> str:
    """Why a figure of a row is missing: its own reason where the row has one, else the row's."""
    return str(row.get(f"reason_{column}") or row.get("reason") or NOT_KNOWN)


class Certainty(IntEnum):
    """How well a statement is carried."""

    NOT = -2
    LIKELY_NOT = -1
    OPEN = 0
    LIKELY = 1
    CERTAIN = 2


@dataclass(frozen=True)
class Compared:
    """One of those compared: its name, its number as a reader sees it, the number and its ranges.

    NaN is missing; ``reason`` then says why. A number that is published has equal ends.
    """

    name: str
    text: str
    best: float
    low: float
    high: float
    likely_low: float
    likely_high: float
    reason: str = ""

    @classmethod
    def of(cls, row: Mapping[Any, Any], column: str, name: str, text: str) -> Compared:
        """A figure of an industry group or a cluster, by the names of their tables' columns; an end that is missing is open."""
        low, high, likely_low, likely_high = (float(row[f"{end}_{column}"]) for end in _ENDS)
        if math.isnan(likely_low) and math.isnan(likely_high):
            low = high = math.nan
        else:
            low, likely_low = (-math.inf if math.isnan(end) else end for end in (low, likely_low))
            high, likely_high = (math.inf if math.isnan(end) else end for end in (high, likely_high))
        best = float(row[f"best_{column}"])
        return cls(name, text, best, low, high, likely_low, likely_high, reason_in(row, column))

    @property
    def is_known(self) -> bool:
        """Whether there is a range."""
        return not any(map(math.isnan, (self.low, self.likely_low, self.likely_high, self.high)))

    @property
    def is_exact(self) -> bool:
        """Whether its range is one number."""
        return self.low == self.high

    def above(self, value: float) -> Certainty:
        """Whether it is greater than a number.

        Examples
        --------
        >>> [Compared("A", "", 5, 3, 7, 4, 6).above(value).name for value in (2, 3, 5, 6, 7)]
        ['CERTAIN', 'LIKELY', 'OPEN', 'LIKELY_NOT', 'NOT']
        """
        if self.low > value:
            return Certainty.CERTAIN
        if self.high <= value:
            return Certainty.NOT
        if self.likely_low > value:
            return Certainty.LIKELY
        return Certainty.LIKELY_NOT if self.likely_high <= value else Certainty.OPEN
