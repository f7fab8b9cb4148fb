"""What a worksheet function is, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
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

    ``call`` takes one argument for each parameter and gives an array, a number or text. ``NaN`` from known numbers
    becomes an error of the cell (see :mod:`industry_clusters.functions.calling`).
    """

    name: str
    call: Callable[..., Any]
    parameters: tuple[Parameter, ...]
    words: str
    returns: str
    formula: str
    example: Example
    excel_body: str = ""
    """The same as an Excel formula over the parameters' names, for those without Python; empty where there is none."""
    keeps_shape: bool = False
    """A range gives as many results, each its own; else a range taken together gives one."""
