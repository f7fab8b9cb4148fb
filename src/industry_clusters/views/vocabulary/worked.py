"""Helper columns from one description: the formula of a column and the values that are kept beside it.

Only columns that find, count or mark something are made here: places, keys, look-ups, remarks. A measure is worked out twice,
by its formula and by Python, so that each checks the other; a place or a key would only be written twice.

Part II has a language of its own for the same purpose (:mod:`industry_clusters.analysis.mobilization.live`): its tables look at each
other and have no errors, so it works cells out one at a time; here whole columns are worked out, errors among them.

Values are as Excel has them: NaN is an error and makes what is worked out from it an error; texts are equal whatever their case.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.as_excel import folded, plain
from industry_clusters.views.vocabulary.criteria import literally
from industry_clusters.views.vocabulary.model import Column, Kind, Unit
from industry_clusters.views.vocabulary.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from industry_clusters.views.vocabulary.model import Cell, Formula


@dataclass(frozen=True)
class Worked:
    """What stands in each row of a column: the ``text`` of its formula, and the ``values`` that follow from it, one a row.

    ``compares`` where the text is a comparison, which stands in brackets inside a product.
    """

    text: str
    values: Sequence[Cell]
    compares: bool = False

    def column(self, key: str, header: str | Formula, unit: Unit, **further: Any) -> Column:
        """The column of a table that shows it."""
        return Column(key, header, self.values, unit, Kind.DERIVED, self.text, **further)


Term = Worked | str | int | float | bool | None
"""A column, or what is the same in every row; None is the error of a missing value, ``NA()``."""
_ERROR = math.nan


class Workings:
    """The columns of a table in their order, each made from those before it.

    Examples
    --------
    >>> made = Workings()
    >>> slot = made.add("slot", Worked("INDEX({list.slot},[number])", [1, 0]))
    >>> made.add("key", joined(slot, "|", Worked("[code]", ["3111", ""]))).text
    '[key]'
    >>> made.columns["key"]
    Worked(text='[slot]&"|"&[code]', values=['1|3111', '0|'], compares=False)
    """

    def __init__(self) -> None:
        self.columns: dict[str, Worked] = {}

    def add(self, key: str, worked: Worked) -> Worked:
        """Put a column behind the others and return this row's cell of it, for the columns that follow."""
        self.columns[key] = worked
        return here(key, worked.values)


def here(key: str, values: Sequence[Cell]) -> Worked:
    """The cell of a column in the same row."""
    return Worked(f"[{key}]", values)


def named(name: str, value: Cell, count: int) -> Worked:
    """A defined name, which is the same in each of ``count`` rows."""
    return Worked(name, [value] * count)


def padded(values: Iterable[Cell], size: int, empty: Cell = "") -> list[Cell]:
    """Values with as many empty ones behind them as make ``size``: rows that wait for a person.

    Examples
    --------
    >>> padded(["Food"], 3)
    ['Food', '', '']
    """
    own = list(values)
    return [*own, *[empty] * (size - len(own))]


def cases(*pairs: tuple[Worked, Term], otherwise: Term) -> Worked:
    """The term of the first condition that holds, as nested ``IF``.

    Examples
    --------
    >>> jobs = here("jobs", [120, math.nan])
    >>> cases((is_number(jobs), ""), otherwise="Not disclosed")
    Worked(text='IF(ISNUMBER([jobs]),"","Not disclosed")', values=['', 'Not disclosed'], compares=False)
    """
    made = otherwise
    for condition, term in reversed(pairs):
        text = f"IF({condition.text},{_text(term)},{_text(made)})"
        made = Worked(text, [_chosen(*row) for row in _rows(condition, term, made)])
    assert isinstance(made, Worked)
    return made


def _chosen(holds: Any, term: Cell, otherwise: Cell) -> Cell:
    return _ERROR if _is_error(holds) else term if holds else otherwise


def found(column: Worked, place: Worked) -> Worked:
    """The cell of another table's column at a place, as ``INDEX``; an error where there is no such place.

    Examples
    --------
    >>> found(Worked("{list.name}", ["Food", "Metals"]), here("slot", [2, math.nan]))
    Worked(text='INDEX({list.name},[slot])', values=['Metals', nan], compares=False)
    """
    values = [_at(column.values, at) for at in place.values]
    return Worked(f"INDEX({column.text},{place.text})", values)


def _at(values: Sequence[Cell], place: Any) -> Cell:
    is_place = isinstance(place, int | float) and not _is_error(place) and 1 <= place <= len(values)
    return values[int(place) - 1] if is_place else _ERROR


def place_in(column: Worked, wanted: Worked, *, any_sign: bool = False) -> Worked:
    """Where another table's column first has this row's value, as ``MATCH``; an error where it has not.

    With ``any_sign`` the value may hold the signs that Excel takes for wildcards.

    Examples
    --------
    >>> place_in(Worked("{list.name}", ["Food", "Metals"]), here("name", ["metals", "Wood"]))
    Worked(text='MATCH([name],{list.name},0)', values=[2, nan], compares=False)
    """
    places = {folded(value): place for place, value in reversed(list(enumerate(column.values, 1)))}
    text = literally(wanted.text) if any_sign else wanted.text
    return Worked(
        f"MATCH({text},{column.text},0)", [places.get(folded(value), _ERROR) for value in wanted.values]
    )


def unless_error(worked: Worked, otherwise: Term) -> Worked:
    """The value, or another in the place of an error, as ``IFERROR``."""
    values = [other if _is_error(own) else own for own, other in _rows(worked, otherwise)]
    return Worked(f"IFERROR({worked.text},{_text(otherwise)})", values)


def is_number(worked: Worked) -> Worked:
    """Whether there is a number: no text, no error."""
    values = [isinstance(value, int | float) and not _is_error(value) for value in worked.values]
    return Worked(f"ISNUMBER({worked.text})", values)


def is_missing(worked: Worked) -> Worked:
    """Whether there is an error in the place of a value."""
    return Worked(f"ISNA({worked.text})", [_is_error(value) for value in worked.values])


def is_equal(worked: Worked, other: Term) -> Worked:
    """Whether two are the same; texts whatever their case."""
    return _compared("=", worked, other, lambda own, its: folded(own) == folded(its))


def is_above(worked: Worked, least: Term) -> Worked:
    """Whether one number is more than another."""
    return _compared(">", worked, least, lambda own, its: own > its)


def is_at_least(worked: Worked, least: Term) -> Worked:
    """Whether one number is as much as another or more."""
    return _compared(">=", worked, least, lambda own, its: own >= its)


def _compared(sign: str, worked: Worked, other: Term, holds: Callable[[Any, Any], bool]) -> Worked:
    values: list[Cell] = [
        _ERROR if _is_error(own) or _is_error(its) else holds(own, its) for own, its in _rows(worked, other)
    ]
    return Worked(f"{worked.text}{sign}{_text(other)}", values, compares=True)


def product(*factors: Worked) -> Worked:
    """The product; of conditions, whether all hold.

    Examples
    --------
    >>> product(here("counted", [1, 1]), is_above(here("pattern", [3, 0]), 0))
    Worked(text='[counted]*([pattern]>0)', values=[1, 0], compares=False)
    """
    text = "*".join(f"({one.text})" if one.compares else one.text for one in factors)
    return Worked(text, [math.prod(row) for row in _rows(*factors)])


def total(*terms: Worked) -> Worked:
    """The sum; an error where one term is."""
    return Worked("+".join(one.text for one in terms), [sum(row) for row in _rows(*terms)])


def as_count(condition: Worked) -> Worked:
    """1 where a condition holds, 0 where it does not."""
    values = [_ERROR if _is_error(holds) else int(bool(holds)) for holds in condition.values]
    return Worked(f"--({condition.text})", values)


def less(whole: Term, part: Worked) -> Worked:
    """The difference of two numbers."""
    return Worked(f"{_text(whole)}-{part.text}", [own - its for own, its in _rows(whole, part)])


def as_number(worked: Worked) -> Worked:
    """The number; an error where there is a text."""
    values = [value if isinstance(value, int | float) else _ERROR for value in worked.values]
    return Worked(f"{worked.text}+0", values)


def as_text(worked: Worked) -> Worked:
    """The text of a cell, empty of an empty one."""
    return joined(worked, "")


def joined(*terms: Term) -> Worked:
    """Texts one behind the other; numbers as they are written without a format."""
    values: list[Cell] = [
        _ERROR if any(map(_is_error, row)) else "".join(map(plain, row)) for row in _rows(*terms)
    ]
    return Worked("&".join(map(_text, terms)), values)


def _rows(*terms: Term) -> Iterator[tuple[Any, ...]]:
    """The values of several terms, row by row."""
    count = next(len(term.values) for term in terms if isinstance(term, Worked))
    return zip(*(term.values if isinstance(term, Worked) else [term] * count for term in terms), strict=True)


def _text(term: Term) -> str:
    if isinstance(term, Worked):
        return term.text
    if term is None:
        return "NA()"
    if isinstance(term, bool):
        return str(term).upper()
    return quoted(term) if isinstance(term, str) else str(term)


def _is_error(value: Any) -> bool:
    return isinstance(value, float) and math.isnan(value)
