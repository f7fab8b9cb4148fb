"""The worksheet functions as xlwings calls them: one for each of the list, of its name in small letters.

A range arrives as Excel's own values. Excel's numbers are floating; the only whole numbers that arrive are the codes
of its errors. xlwings loads pandas when it is itself loaded, where pandas is there; the functions do not.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import xlwings

from industry_clusters.functions.calling import evaluate, has_numpy
from industry_clusters.functions.cells import flat
from industry_clusters.functions.declared import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.functions.model import WorksheetFunction

_CODES = {-2146826281: "#DIV/0!", -2146826252: "#NUM!", -2146826246: "#N/A"}
"""What an error of Excel's comes as, and what it is passed on as; the others are #VALUE!."""
_ERROR_CODES = range(-2146826288, -2146826188)


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
    if not isinstance(argument, (tuple, list)):
        return _cell(argument)
    cells = flat(argument)
    kinds = set(map(type, cells))
    if int in kinds:
        return [[_cell(cell) for cell in row] for row in argument]
    if kinds != {float} or not has_numpy():
        return argument
    from industry_clusters.functions.on_arrays import table

    return table(cells, len(argument))


def _cell(cell: Any) -> Any:
    if type(cell) is not int:
        return cell
    return _CODES.get(cell, "#VALUE!") if cell in _ERROR_CODES else float(cell)


globals().update({function.name.lower(): _python_function(function) for function in FUNCTIONS})
