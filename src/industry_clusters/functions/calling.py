"""A call from a cell: values or ranges in, values or the cell's own errors out.

What is withheld or blank gives ``#N/A``, text where a number belongs ``#VALUE!``, a division by zero (and a rate from
zero) ``#DIV/0!``, any other number without a result ``#NUM!``. Errors are returned as Excel's own words for them; the
host turns them into error values. An error in an argument is passed on, the first argument's before the second's.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np

from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.functions.model import CellError, Takes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from industry_clusters.functions.model import WorksheetFunction

BY_NAME = {function.name: function for function in FUNCTIONS}
ERRORS = tuple(CellError)
"""An error's number in an array of errors is its place here, from 1; 0 is none."""
_BY_TEXT = {error.value: number for number, error in enumerate(ERRORS, start=1)}
_MISSING, _ZERO, _WRONG, _NUMBER = range(1, len(ERRORS) + 1)
_PLAIN = (int, float)


def evaluate(name: str, arguments: Sequence[Any]) -> Any:
    """Evaluate a worksheet function as a cell would.

    Parameters
    ----------
    name
        As in :data:`~industry_clusters.functions.declared.FUNCTIONS`.
    arguments
        One for each parameter: a value, or rows of values (a range). ``None``, ``""`` and NaN are missing; an
        error may come as its text.

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
    if all(type(argument) in _PLAIN for argument in arguments) and _takes_numbers(function):
        result = function.call(*arguments)
        if np.ndim(result) == 0 and result - result == 0:  # a finite number: nothing to look into
            return float(result)
    return _evaluate(function, arguments)


def _takes_numbers(function: WorksheetFunction) -> bool:
    return all(parameter.takes is Takes.NUMBER for parameter in function.parameters)


def _evaluate(function: WorksheetFunction, arguments: Sequence[Any]) -> Any:
    read = [
        _texts(argument) if parameter.takes is Takes.TEXT else _numbers(argument)
        for parameter, argument in zip(function.parameters, arguments, strict=True)
    ]
    try:
        errors = _together(function, read)
        with np.errstate(all="ignore"):
            result = np.asarray(function.call(*(values for values, _ in read)))
    except ValueError:  # ranges whose shapes do not go together
        return CellError.WRONG.value
    several = result.ndim > errors.ndim
    if result.dtype.kind in "iuf" and not errors.any() and np.isfinite(result).all():
        return _as_rows(result, several=several)
    zero = _any_zero(function, read, errors.shape)
    if several:
        errors, zero = errors[..., None], zero[..., None]
    errors = np.where(errors == 0, _undefined(result, zero, function), errors)
    shown = _shown(result, np.broadcast_to(errors, result.shape))
    return _as_rows(shown, several=several)


def _numbers(argument: Any) -> tuple[NDArray[np.float64], NDArray[np.int8]]:
    """The numbers of a value or range, NaN where there is an error; and the errors."""
    values = _plain(argument)
    if values is not None:
        return values, np.isnan(values).astype(np.int8)
    cells = np.asarray(argument, dtype=object)
    errors = np.array([_error(cell) for cell in cells.flat], np.int8).reshape(cells.shape)
    return np.where(errors == 0, cells, np.nan).astype(np.float64), errors


def _plain(argument: Any) -> NDArray[np.float64] | None:
    """The argument where it holds nothing but numbers; TRUE is none, though NumPy would take it for 1."""
    if isinstance(argument, np.ndarray):
        return argument.astype(np.float64) if argument.dtype.kind in "iuf" else None
    if not isinstance(argument, (list, tuple)):
        return np.asarray(argument, np.float64) if type(argument) in _PLAIN else None
    rows = argument if argument and isinstance(argument[0], (list, tuple)) else [argument]
    cells = list(chain.from_iterable(rows))
    if not set(map(type, cells)) <= set(_PLAIN):
        return None
    return np.array(cells, np.float64).reshape(len(rows), -1)


def _error(cell: Any) -> int:
    if cell is None or cell == "":
        return _MISSING
    if isinstance(cell, str):
        return _BY_TEXT.get(cell, _WRONG)
    if isinstance(cell, bool) or not isinstance(cell, (int, float, np.number)):
        return _WRONG
    return _MISSING if cell != cell else 0  # noqa: PLR0124  NaN is not itself


def _texts(argument: Any) -> tuple[NDArray[np.object_], NDArray[np.int8]]:
    """Codes as text; Excel gives 4841 as 4841.0."""
    cells = np.asarray(argument, dtype=object)
    errors = np.array([_text_error(cell) for cell in cells.flat], np.int8).reshape(cells.shape)
    words = np.array([_text(cell) for cell in cells.flat], dtype=object).reshape(cells.shape)
    return words, errors


def _text_error(cell: Any) -> int:
    return _BY_TEXT.get(cell, 0) if isinstance(cell, str) and cell else _error(cell)


def _text(cell: Any) -> str:
    return f"{cell:.0f}" if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def _together(
    function: WorksheetFunction, read: Sequence[tuple[NDArray[Any], NDArray[np.int8]]]
) -> NDArray[np.int8]:
    """The first error of each place; a range taken together is wrong where a part is, unless it keeps its shape."""
    found = [
        errors if parameter.takes is not Takes.RANGE or function.keeps_shape else _first(errors)
        for parameter, (_, errors) in zip(function.parameters, read, strict=True)
    ]
    together = np.zeros(np.broadcast_shapes(*(errors.shape for errors in found)), np.int8)
    for errors in reversed([errors for errors in found if errors.any()]):
        together = np.where(errors != 0, errors, together)
    return together


def _first(errors: NDArray[np.int8]) -> NDArray[np.int8]:
    there = errors[errors != 0]
    return np.asarray(there[0] if there.size else 0, np.int8)


def _any_zero(
    function: WorksheetFunction, read: Sequence[tuple[NDArray[Any], NDArray[np.int8]]], shape: tuple[int, ...]
) -> NDArray[np.bool_]:
    """Where an argument is zero, so that what has no result is a division by it."""
    zero = np.zeros(shape, bool)
    for parameter, (values, _) in zip(function.parameters, read, strict=True):
        if parameter.takes is Takes.NUMBER:
            zero = zero | (values == 0)
        elif parameter.takes is Takes.RANGE and not function.keeps_shape:
            zero = zero | (values.sum() == 0)
    return zero


def _undefined(
    result: NDArray[Any], zero: NDArray[np.bool_], function: WorksheetFunction
) -> NDArray[np.int8]:
    """What a result that is none is called: not found, a division by zero, or not a number."""
    if result.dtype.kind not in "iuf":
        return np.where(result == None, _MISSING, 0).astype(np.int8)  # noqa: E711  each element
    looked_up = any(parameter.takes is Takes.TEXT for parameter in function.parameters)
    reason = _MISSING if looked_up else np.where(zero, _ZERO, _NUMBER)
    return np.where(np.isfinite(result), 0, reason).astype(np.int8)


def _shown(result: NDArray[Any], errors: NDArray[np.int8]) -> NDArray[Any]:
    if not errors.any():
        return result
    words = np.array(["", *(error.value for error in ERRORS)], dtype=object)
    return np.where(errors == 0, result.astype(object), words[errors])


def _as_rows(shown: NDArray[Any], *, several: bool) -> Any:
    """A value as it is; a row or a range as rows; several results of a value beside one another."""
    if shown.ndim == 0:
        return shown.item()
    table = shown.reshape(-1, shown.shape[-1]) if several else np.atleast_2d(shown)
    return list(zip(*(column.tolist() for column in table.T), strict=True))  # half the time of rows as lists
