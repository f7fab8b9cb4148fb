"""The worksheet functions as xlwings calls them: one for each of the list, of its name in small letters.

A range arrives as Excel's own values. Excel's numbers are floating; the only whole numbers that arrive are the codes
of its errors.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import xlwings

from industry_clusters.functions.calling import evaluate
from industry_clusters.functions.declared import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.functions.model import WorksheetFunction

_CODES = {
    -2146826288: "#VALUE!",  # #NULL!
    -2146826281: "#DIV/0!",
    -2146826273: "#VALUE!",
    -2146826265: "#VALUE!",  # #REF!
    -2146826259: "#VALUE!",  # #NAME?
    -2146826252: "#NUM!",
    -2146826246: "#N/A",
}
"""What an error of Excel's comes as, and what it is passed on as."""


def _python_function(function: WorksheetFunction) -> Callable[..., Any]:
    """A function with the list's name, arguments and words; without type hints, which xlwings takes for converters."""

    def call(*arguments: Any) -> Any:
        return evaluate(function.name, [_read(argument) for argument in arguments])

    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    parameters = [inspect.Parameter(parameter.name, kind) for parameter in function.parameters]
    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__name__, call.__doc__, call.__annotations__ = function.name.lower(), function.words, {}
    call = xlwings.func(category="Industry Clusters", call_in_wizard=False)(call)
    for parameter in function.parameters:
        call = xlwings.arg(parameter.name, "raw", doc=parameter.words)(call)
    return xlwings.ret("raw")(call)


def _read(argument: Any) -> Any:
    if isinstance(argument, (tuple, list)):
        return [[_cell(cell) for cell in row] for row in argument]
    return _cell(argument)


def _cell(cell: Any) -> Any:
    return _CODES.get(cell, float(cell)) if type(cell) is int else cell


globals().update({function.name.lower(): _python_function(function) for function in FUNCTIONS})
