"""A call from a cell: values or ranges in, values or the cell's own errors out.

What is withheld or blank gives ``#N/A``, text where a number belongs ``#VALUE!``, a division by zero (and a rate from
zero) ``#DIV/0!``, any other number without a result ``#NUM!``. Errors are returned as Excel's own words for them; the
host turns them into error values. An error in an argument is passed on, the first argument's before the second's.

Single values are worked out without NumPy, ranges with it; where NumPy is not there (in a browser), ranges are too.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from industry_clusters.functions.cells import ERRORS
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.functions.on_lists import evaluate_lists

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["BY_NAME", "ERRORS", "evaluate", "has_numpy"]

BY_NAME = {function.name: function for function in FUNCTIONS}
_PLAIN = frozenset({int, float})
_SINGLE = frozenset({int, float, str, bool, type(None)})


def evaluate(name: str, arguments: Sequence[Any]) -> Any:
    """Evaluate a worksheet function as a cell would.

    Parameters
    ----------
    name
        As in :data:`~industry_clusters.functions.declared.FUNCTIONS`.
    arguments
        One for each parameter: a value, or rows of values (a range). ``None``, ``""`` and NaN are missing; an
        error may come as its text; a date is Excel's number of the day.

    Returns
    -------
    float, str or list of tuples
        A value where all arguments are values, rows where one is a range or the function has several results.

    Raises
    ------
    KeyError
        Where no function has this name.
    TypeError
        Where the number of arguments is not the number of parameters.

    Examples
    --------
    >>> evaluate("LQ", [50, 1000, 100, 4000])
    2.0
    >>> evaluate("LQ", [[[50], [None]], 1000, 100, 4000])
    [(2.0,), ('#N/A',)]
    """
    function = BY_NAME[name]
    if len(arguments) != len(function.parameters):
        expected = len(function.parameters)
        raise TypeError(f"{name} takes {expected} arguments, not {len(arguments)}")
    kinds = {type(argument) for argument in arguments}
    if kinds <= _PLAIN and function.takes_numbers and function.results == 1:
        result = function.call(*arguments)
        if result - result == 0:  # a finite number: nothing to look into
            return float(result)
    if kinds <= _SINGLE or not has_numpy():
        return evaluate_lists(function, arguments)
    from industry_clusters.functions.on_arrays import evaluate_arrays  # noqa: PLC0415  loads NumPy

    return evaluate_arrays(function, arguments)


@cache
def has_numpy() -> bool:
    """Whether NumPy is there; it need not be loaded."""
    return find_spec("numpy") is not None
