"""A call worked out on arrays: a column of a hundred thousand cells at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from industry_clusters.functions.bodies.arrays import ON_ARRAYS, total
from industry_clusters.functions.cells import (
    ERRORS,
    MISSING,
    NUMBER,
    ZERO,
    code_error_of,
    code_of,
    error_of,
    flat,
    number_of,
)
from industry_clusters.functions.model import CellError, Takes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from industry_clusters.functions.model import WorksheetFunction

_PLAIN = {int, float}


def evaluate_arrays(function: WorksheetFunction, arguments: Sequence[Any]) -> Any:
    """Evaluate a function as :func:`industry_clusters.functions.calling.evaluate` does."""
    read = [
        _texts(argument) if parameter.takes is Takes.TEXT else _numbers(argument)
        for parameter, argument in zip(function.parameters, arguments, strict=True)
    ]
    try:
        errors = _together(function, read)
        with np.errstate(all="ignore"):
            result = np.asarray(ON_ARRAYS[function.name](*(values for values, _ in read)))
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
    errors = np.array([error_of(cell) for cell in cells.flat], np.int8).reshape(cells.shape)
    pairs = zip(cells.flat, errors.flat, strict=True)
    values = np.array([np.nan if error else number_of(cell) for cell, error in pairs], np.float64)
    return values.reshape(cells.shape), errors


def _plain(argument: Any) -> NDArray[np.float64] | None:
    """The argument where it holds nothing but numbers; TRUE is none, though NumPy would take it for 1."""
    if isinstance(argument, np.ndarray):
        return argument.astype(np.float64) if argument.dtype.kind in "iuf" else None
    if not isinstance(argument, (list, tuple)):
        return np.asarray(argument, np.float64) if type(argument) in _PLAIN else None
    rows = argument if argument and isinstance(argument[0], (list, tuple)) else [argument]
    cells = flat(rows)
    return table(cells, len(rows)) if _PLAIN.issuperset(map(type, cells)) else None


def table(cells: list[Any], rows: int) -> NDArray[np.float64]:
    """Numbers one after another as so many rows."""
    return np.fromiter(cells, np.float64, len(cells)).reshape(rows, -1)


def _texts(argument: Any) -> tuple[NDArray[np.object_], NDArray[np.int8]]:
    """Codes as text; Excel gives 4841 as 4841.0."""
    cells = np.asarray(argument, dtype=object)
    errors = np.array([code_error_of(cell) for cell in cells.flat], np.int8).reshape(cells.shape)
    words = np.empty(cells.size, object)
    words[:] = ["" if error else code_of(cell) for cell, error in zip(cells.flat, errors.flat, strict=True)]
    return words.reshape(cells.shape), errors


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
            zero = zero | (total(values.ravel()) == 0)
    return zero


def _undefined(
    result: NDArray[Any], zero: NDArray[np.bool_], function: WorksheetFunction
) -> NDArray[np.int8]:
    """What a result that is none is called: not found, a division by zero, or not a number."""
    if result.dtype.kind not in "iuf":
        return np.where(result == None, MISSING, 0).astype(np.int8)  # noqa: E711  each element
    reason = MISSING if function.looks_up else np.where(zero, ZERO, NUMBER)
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
