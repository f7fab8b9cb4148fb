"""A call worked out cell by cell, without NumPy."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from industry_clusters.functions.cells import (
    ERRORS,
    MISSING,
    NUMBER,
    WRONG,
    ZERO,
    code_error_of,
    code_of,
    error_of,
    number_of,
)
from industry_clusters.functions.model import Takes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.functions.model import Parameter, WorksheetFunction


class _Read(NamedTuple):
    """An argument's rows of values and errors; a value by itself is one row of one."""

    values: list[list[Any]]
    errors: list[list[int]]
    single: bool

    def at(self, row: int, column: int) -> tuple[Any, int]:
        """Value and error of a place, where one row or one column stands for all."""
        row, column = row if len(self.values) > 1 else 0, column if len(self.values[0]) > 1 else 0
        return self.values[row][column], self.errors[row][column]


def evaluate_lists(function: WorksheetFunction, arguments: Sequence[Any]) -> Any:
    """Evaluate a function as :func:`industry_clusters.functions.calling.evaluate` does."""
    read = [
        _read(argument, parameter) for parameter, argument in zip(function.parameters, arguments, strict=True)
    ]
    if function.keeps_shape:
        return _kept_shape(function, read[0])
    together = [
        one if _broadcasts(parameter) else _together(one) for parameter, one in _pairs(function, read)
    ]
    shape = _shape(together)
    if shape is None or not _equal_sizes(function, read):
        return ERRORS[WRONG - 1].value
    rows = [[_cell(function, together, row, column) for column in range(shape[1])] for row in range(shape[0])]
    return _shown(function, rows, single=all(one.single for one in together))


def _read(argument: Any, parameter: Parameter) -> _Read:
    single = not isinstance(argument, (list, tuple)) and not hasattr(argument, "tolist")
    rows = [[argument]] if single else _rows(argument)
    fault, take = (code_error_of, code_of) if parameter.takes is Takes.TEXT else (error_of, number_of)
    errors = [[fault(cell) for cell in row] for row in rows]
    values = [
        [None if error else take(cell) for cell, error in zip(row, faults, strict=True)]
        for row, faults in zip(rows, errors, strict=True)
    ]
    return _Read(values, errors, single)


def _rows(argument: Any) -> list[list[Any]]:
    cells = argument.tolist() if hasattr(argument, "tolist") else argument
    if not isinstance(cells, (list, tuple)):
        return [[cells]]
    return [list(row) for row in cells] if cells and isinstance(cells[0], (list, tuple)) else [list(cells)]


def _pairs(function: WorksheetFunction, read: list[_Read]) -> zip[tuple[Parameter, _Read]]:
    return zip(function.parameters, read, strict=True)


def _broadcasts(parameter: Parameter) -> bool:
    return parameter.takes is not Takes.RANGE


def _together(range_: _Read) -> _Read:
    """A range as one value: its numbers from the first to the last, and its first error."""
    error = next((error for error in chain.from_iterable(range_.errors) if error), 0)
    return _Read([[tuple(chain.from_iterable(range_.values))]], [[error]], single=True)


def _shape(read: list[_Read]) -> tuple[int, int] | None:
    """Rows and columns of the result; None where the arguments' do not go together."""
    sizes = [(len(one.values), len(one.values[0])) for one in read]
    rows, columns = (max(size[side] for size in sizes) for side in (0, 1))
    fits = all(down in (1, rows) and across in (1, columns) for down, across in sizes)
    return (rows, columns) if fits else None


def _equal_sizes(function: WorksheetFunction, read: list[_Read]) -> bool:
    """Whether ranges that are summed beside one another have as many members."""
    sizes = {
        len(one.values) * len(one.values[0])
        for parameter, one in _pairs(function, read)
        if parameter.takes is Takes.RANGE
    }
    return len(sizes) <= 1


def _cell(function: WorksheetFunction, read: list[_Read], row: int, column: int) -> tuple[Any, ...]:
    """The results of one place, errors as their words."""
    values, errors = zip(*(one.at(row, column) for one in read), strict=True)
    error = next((error for error in errors if error), 0)
    if error:
        return (ERRORS[error - 1].value,) * function.results
    result = function.call(*values)
    results = result if isinstance(result, tuple) else (result,)
    return tuple(_result(function, one, values) for one in results)


def _result(function: WorksheetFunction, result: Any, values: Sequence[Any]) -> Any:
    if isinstance(result, str) or (result is not None and result - result == 0):
        return result
    if function.looks_up or result is None:
        return ERRORS[MISSING - 1].value
    return ERRORS[(ZERO if any(map(_is_zero, values)) else NUMBER) - 1].value


def _is_zero(value: Any) -> bool:
    from industry_clusters.functions.bodies.plain import total  # noqa: PLC0415

    return bool((total(value) if isinstance(value, tuple) else value) == 0)


def _kept_shape(function: WorksheetFunction, read: _Read) -> Any:
    flat = function.call(list(chain.from_iterable(read.values)))
    errors = list(chain.from_iterable(read.errors))
    shown = [ERRORS[error - 1].value if error else one for one, error in zip(flat, errors, strict=True)]
    width = len(read.values[0])
    rows = [[(one,) for one in shown[start : start + width]] for start in range(0, len(shown), width)]
    return _shown(function, rows, single=read.single)


def _shown(function: WorksheetFunction, rows: list[list[tuple[Any, ...]]], *, single: bool) -> Any:
    """A value as it is, a range as rows; several results of a value beside one another."""
    if function.results > 1:
        return [cell for row in rows for cell in row]
    return rows[0][0][0] if single else [tuple(cell[0] for cell in row) for row in rows]
