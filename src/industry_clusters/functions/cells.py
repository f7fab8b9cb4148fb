"""What a cell holds, as a function sees it: a number, a code, or an error."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from numbers import Real
from typing import TYPE_CHECKING, Any

from industry_clusters.functions.model import CellError

if TYPE_CHECKING:
    from collections.abc import Sequence

ERRORS = tuple(CellError)
"""An error's number is its place here, from 1; 0 is none."""
MISSING, ZERO, WRONG, NUMBER = range(1, len(ERRORS) + 1)
_OTHERS = (
    "#REF!",
    "#NAME?",
    "#NULL!",
    "#SPILL!",
    "#CALC!",
    "#GETTING_DATA",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#BUSY!",
)
_BY_TEXT = dict.fromkeys(_OTHERS, WRONG) | {
    error.value: number for number, error in enumerate(ERRORS, start=1)
}
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001  a cell's date has no time zone
_SECONDS_A_DAY = 86_400


def error_of(cell: Any) -> int:
    """The error of a cell where a number belongs, 0 for none: TRUE and text are none, a date is its number.

    Examples
    --------
    >>> [error_of(cell) for cell in (1.5, None, "", "#DIV/0!", "text", True)]
    [0, 1, 1, 2, 3, 3]
    """
    if cell is None or (isinstance(cell, str) and not cell):
        return MISSING
    if isinstance(cell, str):
        return _BY_TEXT.get(cell, WRONG)
    if isinstance(cell, bool) or not isinstance(cell, (Real, Decimal, date)):
        return WRONG
    return MISSING if cell != cell else 0  # noqa: PLR0124  NaN is not itself


def number_of(cell: Any) -> float:
    """The number of a cell that has no error; a date is the days since the end of 1899, as Excel counts them.

    Examples
    --------
    >>> number_of(date(2020, 1, 1))
    43831.0
    """
    if not isinstance(cell, date):
        return float(cell)
    moment = cell if isinstance(cell, datetime) else datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
    return (moment.replace(tzinfo=None) - _DAY_ZERO).total_seconds() / _SECONDS_A_DAY


def code_error_of(cell: Any) -> int:
    """The error of a cell where a code belongs: as :func:`error_of`, but text is welcome."""
    return _BY_TEXT.get(cell, 0) if isinstance(cell, str) and cell else error_of(cell)


def code_of(cell: Any) -> str:
    """The code of a cell: a whole number as its digits, text without spaces that nobody sees.

    Examples
    --------
    >>> code_of(622.0), code_of(" United  States ")
    ('622', 'United States')
    """
    if isinstance(cell, str):
        return " ".join(cell.split())
    number = number_of(cell)
    return f"{number:.0f}" if number.is_integer() else str(number)


def flat(rows: Sequence[Sequence[Any]]) -> list[Any]:
    """The cells of rows, one after another; of a single column in a third of the time."""
    if len(rows) > 1 and len(rows[0]) == 1:
        return [cell for (cell,) in rows]
    return list(chain.from_iterable(rows))
