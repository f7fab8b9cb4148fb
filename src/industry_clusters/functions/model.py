"""What a worksheet function is, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class CellError(Enum):
    """An error that a cell shows; the value is Excel's own text for it."""

    MISSING = "#N/A"
    ZERO = "#DIV/0!"
    WRONG = "#VALUE!"
    NUMBER = "#NUM!"


class Takes(Enum):
    """What an argument may hold."""

    NUMBER = "number"
    """Numbers, broadcast with the other arguments; text in them is an error."""
    RANGE = "range"
    """Numbers that are taken together, and not broadcast."""
    TEXT = "text"
    """Text or a code; a number is read as its digits."""


@dataclass(frozen=True)
class Parameter:
    """An argument: its name as typed in Excel, what it is in words, and its unit."""

    name: str
    words: str
    unit: str
    takes: Takes = Takes.NUMBER


@dataclass(frozen=True)
class Example:
    """A call as typed into a cell, and what the cell shows (the first cell where it spills)."""

    formula: str
    shown: str


@dataclass(frozen=True)
class WorksheetFunction:
    """A function as typed into a cell.

    ``call`` works on single values without NumPy: a float for each number, text for a code, a tuple of floats for a
    range. NaN or None is no result, and becomes an error of the cell (see :mod:`industry_clusters.functions.calling`).
    The same on arrays, in VBA, as a formula of Excel and in JavaScript is in :mod:`industry_clusters.functions.bodies`,
    one file for each language.
    """

    name: str
    call: Callable[..., Any]
    parameters: tuple[Parameter, ...]
    words: str
    returns: str
    formula: str
    example: Example
    keeps_shape: bool = False
    """A range gives as many results, each its own; else a range taken together gives one."""
    results: int = 1
    """How many cells beside one another one call fills."""

    @cached_property
    def takes_numbers(self) -> bool:
        """Whether every argument is a number."""
        return all(parameter.takes is Takes.NUMBER for parameter in self.parameters)

    @cached_property
    def looks_up(self) -> bool:
        """Whether it looks something up, so that no result means that nothing was found."""
        return any(parameter.takes is Takes.TEXT for parameter in self.parameters)
