"""Values between Python and Calc's cells, with Excel's way of reading what is written.

A text that begins with ``=`` is a formula, one that looks like a number becomes one (unless the cell's format is text),
a leading apostrophe goes away. Calc has neither truth values nor dates: both are numbers in a format. So a truth value
that a *formula* gives reads as 1.0 or 0.0 here, and an empty text as an empty cell.
"""

import datetime as dt
import re

import numpy as np
import pandas as pd

from support.calc_engine.program import bridge

_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001  a cell knows no time zone
_DATE, _LOGICAL, _TEXT = 2, 1024, 256
_NUMBER = re.compile(r"\s*[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*")
_ERRORS = {
    32767: "#N/A",
    532: "#DIV/0!",
    519: "#VALUE!",
    502: "#NUM!",
    503: "#NUM!",
    523: "#NUM!",
    524: "#REF!",
    525: "#NAME?",
    521: "#NULL!",
}


class CellError(str):
    """An error that a cell holds, as Excel's own text for it."""

    __slots__ = ()


def for_a_cell(value):
    """A value as it is handed to a cell: number, text, truth value or moment."""
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return ""
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, np.datetime64):
        return pd.Timestamp(value).to_pydatetime()
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001  a cell knows no time zone
    if isinstance(value, (int, float, np.number)):
        return float(value)
    return value


def from_a_cell(value, datetime_builder, empty_as, number_builder, errors_as_text):
    """A value as xlwings gives it, with the options of the one who asks."""
    if value in ("", None):
        return empty_as
    if isinstance(value, CellError):
        return str(value) if errors_as_text else None
    if isinstance(value, dt.datetime):
        parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
        return datetime_builder(**{part: getattr(value, part) for part in parts}, tzinfo=None)
    if number_builder is not None and isinstance(value, float):
        return number_builder(value)
    return value


def read_values(cells, formats):
    """Rows of a range of Calc, with errors, dates and truth values where the cells show them."""
    rows = [list(row) for row in cells.getDataArray()]
    for row, shown in enumerate(rows):
        for column, value in enumerate(shown):
            if value is None:
                shown[column] = error_at(cells, column, row)
    return with_meanings(cells, formats, rows)


def error_at(cells, column, row):
    """The error that a cell of a range shows."""
    return CellError(_ERRORS.get(cells.getCellByPosition(column, row).getError(), "#VALUE!"))


def with_meanings(cells, formats, rows):
    """Rows of a range with dates and truth values where numbers stand for them."""
    for first_row, first_column, last_row, last_column, meaning in _meanings(cells, formats):
        for shown in rows[first_row : last_row + 1]:
            for column in range(first_column, last_column + 1):
                if isinstance(shown[column], float):
                    shown[column] = meaning(shown[column])
    return rows


def write_values(cells, rows, document, set_formula):
    """Write rows into a range of Calc of their size; ``set_formula`` takes a cell and a formula."""
    special = []
    plain = [
        tuple(_plain(value, special, row, column) for column, value in enumerate(values))
        for row, values in enumerate(rows)
    ]
    cells.setDataArray(tuple(plain))
    for row, column, value in special:
        _write_special(cells.getCellByPosition(column, row), value, document, set_formula)


def number_format(document, code):
    """The number of a format in a document, made where it is new."""
    formats, locale = document.NumberFormats, bridge().createUnoStruct("com.sun.star.lang.Locale")
    locale.Language, locale.Country = "en", "US"
    key = formats.queryKey(code, locale, False)  # noqa: FBT003  UNO has no keywords
    return key if key != -1 else formats.addNew(code, locale)


def _plain(value, special, row, column):
    """What can be written in one go; the rest is put on the list."""
    value = for_a_cell(value)
    if isinstance(value, float):
        return value
    if isinstance(value, str) and not value.startswith(("=", "'")) and not _NUMBER.fullmatch(value):
        return value
    special.append((row, column, value))
    return ""


def _write_special(cell, value, document, set_formula):
    kind = document.NumberFormats.getByKey(cell.NumberFormat).Type
    if isinstance(value, bool):
        cell.Value, cell.NumberFormat = float(value), number_format(document, "BOOLEAN")
    elif isinstance(value, dt.datetime):
        cell.Value = (value.replace(tzinfo=None) - _DAY_ZERO) / dt.timedelta(days=1)
        if not kind & _DATE:
            cell.NumberFormat = number_format(document, "m/d/yyyy")
    elif not isinstance(value, str):
        raise TypeError(f"{value!r} ({type(value).__name__}) does not fit into a cell")
    elif kind == _TEXT or value.startswith("'"):
        cell.String = value.removeprefix("'")
    elif value.startswith("="):
        set_formula(cell, value)
    else:
        cell.Value = float(value)


def _meanings(cells, formats):
    """Blocks of the range, from its corner, whose numbers stand for something else."""
    origin, kinds = cells.RangeAddress, cells.getUniqueCellFormatRanges()
    known = {}
    for kind in (kinds.getByIndex(place) for place in range(kinds.Count)):
        key = kind.NumberFormat if kind.Count else None
        if key is not None and key not in known:
            known[key] = _meaning(formats.getByKey(key).Type)
        meaning = known.get(key)
        for block in kind.RangeAddresses if meaning else ():
            yield (
                block.StartRow - origin.StartRow,
                block.StartColumn - origin.StartColumn,
                block.EndRow - origin.StartRow,
                block.EndColumn - origin.StartColumn,
                meaning,
            )


def _meaning(kind):
    if kind & _DATE:
        return lambda days: _DAY_ZERO + dt.timedelta(days=days)
    return bool if kind == _LOGICAL else None
