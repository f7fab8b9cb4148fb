"""Helper columns as values: a formula and what it comes to, from one description.

A :class:`Live` holds the formula in the language of :mod:`industry_clusters.views.vocabulary.model` and a function that works the
same out in Python, so that each cell of the mobilization workbook has its value beside its formula. Texts are compared
as Excel does: without regard to capitals, a blank cell being the empty text. LibreOffice and IronCalc check the
formulas against these values.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.as_excel import folded, plain

if TYPE_CHECKING:
    from industry_clusters.analysis.mobilization.worked import Place

FIRST_DAY = date(1899, 12, 30)
"""Day 0 of Excel's calendar, as far as dates after February 1900 go."""


@dataclass(frozen=True)
class Live:
    """A formula and the function that works it out for a row."""

    text: str
    value: Callable[[Place], Any]


Term = Live | str | float
"""What a function takes: a formula, or a text or number that stands for itself."""


def is_number(value: Any) -> bool:
    """Whether a cell holds a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def day_number(day: date) -> int:
    """A date as Excel counts it.

    Examples
    --------
    >>> day_number(date(2025, 3, 14))
    45730
    """
    return (day - FIRST_DAY).days


def day_of(number: float) -> date:
    """The date that a number of Excel's calendar stands for."""
    return FIRST_DAY + timedelta(int(number))


def months_later(number: float, months: int) -> int:
    """The same day of a later month, or its last day (Excel's EDATE)."""
    day = day_of(number)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return day_number(date(year, month + 1, min(day.day, last)))


def term(given: Term) -> Live:
    """A text or number as a formula; a formula is itself."""
    if isinstance(given, Live):
        return given
    text = '"' + given.replace('"', '""') + '"' if isinstance(given, str) else plain(given)
    return Live(text, lambda _place: given)


def own(column: str) -> Live:
    """A cell of the formula's own row."""
    return Live(f"[{column}]", lambda place: place.cell(column))


def named(name: str) -> Live:
    """The cell of a name."""
    return Live(name, lambda place: place.book.word(name))


def key(given: Term) -> Live:
    """A cell's text without blanks around it, by which rows are found."""
    one = term(given)
    return Live(f'TRIM({one.text}&"")', lambda place: " ".join(plain(one.value(place)).split()))


def joined(*parts: Term) -> Live:
    """Texts one after the other; one alone becomes a text."""
    terms = [term(part) for part in (parts if len(parts) > 1 else (*parts, ""))]
    return Live(
        "&".join(one.text for one in terms), lambda place: "".join(plain(one.value(place)) for one in terms)
    )


def same(first: Term, second: Term) -> Live:
    """Whether two cells say the same."""
    a, b = term(first), term(second)
    return Live(f"({a.text}={b.text})", lambda place: folded(a.value(place)) == folded(b.value(place)))


def filled(given: Term) -> Live:
    """Whether a cell holds anything."""
    one = term(given)
    return Live(f'({one.text}<>"")', lambda place: folded(one.value(place)) != "")


def blank(given: Term) -> Live:
    """Whether a cell holds nothing."""
    one = term(given)
    return Live(f'({one.text}="")', lambda place: folded(one.value(place)) == "")


def number(given: Term) -> Live:
    """Whether a cell holds a number."""
    one = term(given)
    return Live(f"ISNUMBER({one.text})", lambda place: is_number(one.value(place)))


def _in_order(first: Any, second: Any) -> tuple[Any, Any]:
    """Two values as Excel orders them: a number before any text, a blank cell as the other's nothing."""

    def ordered(value: Any, other: Any) -> tuple[int, Any]:
        if value is None:
            return (1, "") if isinstance(other, str) else (0, 0)
        return (1, value.casefold()) if isinstance(value, str) else (0, value)

    return ordered(first, second), ordered(second, first)


def _compared(sign: str, act: Callable[[Any, Any], bool]) -> Callable[[Term, Term], Live]:
    def compare(first: Term, second: Term) -> Live:
        a, b = term(first), term(second)
        return Live(
            f"({a.text}{sign}{b.text})", lambda place: act(*_in_order(a.value(place), b.value(place)))
        )

    return compare


more = _compared(">", lambda a, b: a > b)
less = _compared("<", lambda a, b: a < b)
at_least = _compared(">=", lambda a, b: a >= b)


def _reckoned(sign: str, act: Callable[[Any, Any], Any]) -> Callable[[Term, Term], Live]:
    def reckon(first: Term, second: Term) -> Live:
        a, b = term(first), term(second)
        return Live(
            f"({a.text}{sign}{b.text})", lambda place: act(_amount(a.value(place)), _amount(b.value(place)))
        )

    return reckon


def _amount(value: Any) -> Any:
    """A value that is reckoned with; a text there is a fault of the formula, an error in Excel."""
    if isinstance(value, str):
        raise TypeError(f"{value!r} is reckoned with as a number")
    return 0 if value is None else value


plus = _reckoned("+", lambda a, b: a + b)
minus = _reckoned("-", lambda a, b: a - b)
times = _reckoned("*", lambda a, b: a * b)
over = _reckoned("/", lambda a, b: a / b)


def summed(*parts: Term) -> Live:
    """A sum of terms."""
    terms = [term(part) for part in parts]
    return Live(
        "(" + "+".join(one.text for one in terms) + ")",
        lambda place: sum(_amount(one.value(place)) for one in terms),
    )


def both(*conditions: Live) -> Live:
    """Whether all hold; all are worked out, as AND does."""
    return Live(
        f"AND({','.join(one.text for one in conditions)})",
        lambda place: all([bool(one.value(place)) for one in conditions]),  # noqa: C419  as AND does
    )


def either(*conditions: Live) -> Live:
    """Whether one holds."""
    return Live(
        f"OR({','.join(one.text for one in conditions)})",
        lambda place: any([bool(one.value(place)) for one in conditions]),  # noqa: C419  as OR does
    )


def no(condition: Live) -> Live:
    """Whether it does not hold."""
    return Live(f"NOT({condition.text})", lambda place: not condition.value(place))


def when(condition: Live, then: Term, otherwise: Term = "") -> Live:
    """One thing where a condition holds, else another; the other is not worked out."""
    yes, other = term(then), term(otherwise)
    return Live(
        f"IF({condition.text},{yes.text},{other.text})",
        lambda place: yes.value(place) if condition.value(place) else other.value(place),
    )


def flag(condition: Live) -> Live:
    """1 where a condition holds, else 0."""
    return when(condition, 1, 0)


def first_of(*pairs: tuple[Live, Term], otherwise: Term = "") -> Live:
    """What belongs to the first condition that holds."""
    found = term(otherwise)
    for condition, then in reversed(pairs):
        found = when(condition, then, found)
    return found


def remarks(*pairs: tuple[Live, Term]) -> Live:
    """Every remark whose condition holds, with semicolons between them; nothing where none does."""
    every = joined(*(when(condition, joined("; ", said)) for condition, said in pairs))
    return Live(f"MID({every.text},3,500)", lambda place: every.value(place)[2:502])


_SHOWN = {
    "0": "{:.0f}", "0.0": "{:.1f}", "0.00": "{:.2f}", "#,##0": "{:,.0f}", "$#,##0": "${:,.0f}", "0.0%": "{:.1%}",
}  # fmt: skip
_DAY = "yyyy-mm-dd"


def shown(given: Term, pattern: str = _DAY) -> Live:
    """A number or date as text, in a pattern of Excel's."""
    one = term(given)

    def text(place: Place) -> str:
        value = one.value(place) or 0
        return (
            day_of(value).isoformat() if pattern == _DAY else _SHOWN[pattern].format(_rounded(value, pattern))
        )

    return Live(f'TEXT({one.text},"{pattern}")', text)


def _rounded(value: float, pattern: str) -> float:
    """Halves away from zero, as Excel's TEXT rounds."""
    decimals = len(pattern.partition(".")[2].rstrip("%")) + (2 if pattern.endswith("%") else 0)
    return float(Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def later(given: Term, months: int) -> Live:
    """The day so many months later (earlier where negative)."""
    one = term(given)
    return Live(f"EDATE({one.text},{months})", lambda place: months_later(one.value(place) or 0, months))


def weekday(given: Term) -> Live:
    """The day of the week, Monday 1 to Sunday 7."""
    one = term(given)
    return Live(f"WEEKDAY({one.text},2)", lambda place: day_of(one.value(place) or 0).isoweekday())


def least(*parts: Term) -> Live:
    """The smallest of numbers."""
    terms = [term(part) for part in parts]
    return Live(
        f"MIN({','.join(one.text for one in terms)})",
        lambda place: min(_amount(one.value(place)) for one in terms),
    )


def most(*parts: Term) -> Live:
    """The largest of numbers."""
    terms = [term(part) for part in parts]
    return Live(
        f"MAX({','.join(one.text for one in terms)})",
        lambda place: max(_amount(one.value(place)) for one in terms),
    )


def root(given: Term) -> Live:
    """A square root."""
    one = term(given)
    return Live(f"SQRT({one.text})", lambda place: float(one.value(place)) ** 0.5)


def has_word(given: Term, word: str) -> Live:
    """Whether a text has a word in it, as a part that blanks bound."""
    one = term(given)
    return Live(
        f'ISNUMBER(SEARCH(" {word} "," "&{one.text}&" "))',
        lambda place: f" {word} ".casefold() in f" {plain(one.value(place))} ".casefold(),
    )
