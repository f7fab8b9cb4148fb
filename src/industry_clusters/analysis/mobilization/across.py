"""Counts, sums and look-ups over a table of the mobilization workbook, as formulas with their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.as_excel import folded, plain
from industry_clusters.analysis.mobilization.live import Live, Term, is_number, term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from industry_clusters.analysis.mobilization.worked import Place

_MARGIN = "1E-9"
"""Numbers that differ by less are the same to every program that works the workbook out."""


def count(table: str, **wanted: Term) -> Live:
    """How many rows of a table have these texts or numbers in these columns."""
    terms = {column: term(one) for column, one in wanted.items()}
    columns = tuple(terms)
    return Live(
        f"SUMPRODUCT({_conditions(table, terms)})",
        lambda place: place.book.tally(table, columns)[
            tuple(folded(one.value(place)) for one in terms.values())
        ],
    )


def _conditions(table: str, terms: dict[str, Live]) -> str:
    every = [f"({{{table}.{column}}}={one.text})" for column, one in terms.items()]
    return "*".join(every) if len(every) > 1 else f"--{every[0]}"


def count_up(table: str, column: str, wanted: Term) -> Live:
    """How many rows of the own table, down to this one, have a text in a column."""
    one = term(wanted)
    rows = f"(ROW({{{table}.{column}}})<=ROW())"

    def value(place: Place) -> int:
        asked, values = folded(one.value(place)), place.book.whole(table, column)
        return sum(folded(other) == asked for other in values[: (place.row or 0) + 1])

    return Live(f"SUMPRODUCT({rows}*({{{table}.{column}}}={one.text}))", value)


def total(table: str, *columns: str, **wanted: Term) -> Live:
    """The sum of a column (or of the product of columns) over the rows that have these texts."""
    terms = {column: term(one) for column, one in wanted.items()}
    factors = "*".join(f"{{{table}.{column}}}" for column in columns)
    text = f"SUMPRODUCT({_conditions(table, terms)}*{factors})" if terms else f"SUMPRODUCT({factors})"

    def value(place: Place) -> Any:
        return sum(_product(place, table, columns, row) for row in _matching(place, table, terms))

    return Live(text, value)


def _product(place: Place, table: str, columns: Sequence[str], row: int) -> Any:
    product: Any = 1
    for column in columns:
        product *= place.book.whole(table, column)[row] or 0
    return product


def _matching(place: Place, table: str, terms: dict[str, Live]) -> Iterator[int]:
    wanted = [folded(one.value(place)) for one in terms.values()]
    every = [place.book.whole(table, column) for column in terms]
    for row in range(place.book.tables[table].size):
        if all(folded(column[row]) == one for column, one in zip(every, wanted, strict=True)):
            yield row


def above(table: str, column: str, limit: Term, **wanted: Term) -> Live:
    """How many rows with these texts have a number greater than a limit."""
    return _beyond(">", lambda value, one: value > one + float(_MARGIN), table, column, term(limit), wanted)


def below(table: str, column: str, limit: Term, **wanted: Term) -> Live:
    """How many rows with these texts have a number less than a limit."""
    return _beyond("<", lambda value, one: value < one - float(_MARGIN), table, column, term(limit), wanted)


def _beyond(
    sign: str,
    act: Callable[[Any, Any], bool],
    table: str,
    column: str,
    limit: Live,
    wanted: dict[str, Term],
) -> Live:
    terms = {name: term(one) for name, one in wanted.items()}
    edge = f"{limit.text}{'+' if sign == '>' else '-'}{_MARGIN}"
    first = f"({{{table}.{column}}}{sign}{edge})"
    text = f"SUMPRODUCT({first}*{_conditions(table, terms)})" if terms else f"SUMPRODUCT(--{first})"

    def value(place: Place) -> int:
        one, values = limit.value(place), place.book.whole(table, column)
        return sum(is_number(values[row]) and act(values[row], one) for row in _matching(place, table, terms))

    return Live(text, value)


def own_row(table: str, column: str) -> Live:
    """Which row of its table this is, from 1; ``column`` is any of the table."""
    return Live(f"(ROW()-ROW({{{table}#{column}}}))", lambda place: (place.row or 0) + 1)


def literally(text: str) -> str:
    """A text to look for as it is, also where a person typed a sign that stands for others."""
    return f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({text},"~","~~"),"*","~*"),"?","~?")'


def row_of(table: str, column: str, wanted: Term) -> Live:
    """The first row (from 1) that has a text in a column; 0 where none has, or nothing is asked for."""
    one = term(wanted)
    text = f'IF({one.text}="",0,IFERROR(MATCH({literally(one.text)},{{{table}.{column}}},0),0))'

    def value(place: Place) -> int:
        asked = folded(one.value(place))
        return 0 if asked == "" else place.book.first_rows(table, column).get(asked, -1) + 1

    return Live(text, value)


def row_of_number(table: str, column: str, wanted: Term) -> Live:
    """The first row (from 1) that has a number in a column; 0 where none has."""
    one = term(wanted)
    return Live(
        f"IFERROR(MATCH({one.text},{{{table}.{column}}},0),0)",
        lambda place: place.book.first_rows(table, column).get(one.value(place), -1) + 1,
    )


def text_at(table: str, column: str, row: Term) -> Live:
    """The text of a column in a row (from 1); nothing in row 0."""
    one = term(row)
    return Live(
        f'IF({one.text}=0,"",INDEX({{{table}.{column}}},{one.text})&"")',
        lambda place: plain(_at(place, table, column, one)),
    )


def value_at(table: str, column: str, row: Term, otherwise: Term = "") -> Live:
    """What a worked-out column says in a row (from 1); something else in row 0."""
    one, other = term(row), term(otherwise)
    return Live(
        f"IF({one.text}=0,{other.text},INDEX({{{table}.{column}}},{one.text}))",
        lambda place: _at(place, table, column, one) if one.value(place) else other.value(place),
    )


def _at(place: Place, table: str, column: str, row: Live) -> Any:
    number = row.value(place)
    return place.book.whole(table, column)[int(number) - 1] if number else None


def found(table: str, column: str, wanted: Term, result: str) -> Live:
    """The text that stands in another column of the first row that has a text; nothing where there is none."""
    row = row_of(table, column, wanted)
    text = f'IF({term(wanted).text}="","",IFERROR(INDEX({{{table}.{result}}},MATCH({literally(term(wanted).text)},{{{table}.{column}}},0))&"",""))'
    return Live(text, text_at(table, result, row).value)


def found_value(table: str, column: str, wanted: Term, result: str, otherwise: Term = "") -> Live:
    """The same for a worked-out column of numbers, which stay numbers."""
    row, other = row_of(table, column, wanted), term(otherwise)
    look = f"INDEX({{{table}.{result}}},MATCH({literally(term(wanted).text)},{{{table}.{column}}},0))"
    text = f'IF({term(wanted).text}="",{other.text},IFERROR({look},{other.text}))'
    return Live(text, value_at(table, result, row, otherwise).value)


def _extreme(
    function: int, act: Callable[[list[Any]], Any], table: str, column: str, wanted: dict[str, Term]
) -> Live:
    terms = {name: term(one) for name, one in wanted.items()}
    conditions = "*".join(f"({{{table}.{name}}}={one.text})" for name, one in terms.items())
    text = f'IFERROR(AGGREGATE({function},6,{{{table}.{column}}}/({conditions}),1),"")'

    def value(place: Place) -> Any:
        values = place.book.whole(table, column)
        numbers = [values[row] for row in _matching(place, table, terms) if is_number(values[row])]
        return act(numbers) if numbers else ""

    return Live(text, value)


def earliest(table: str, column: str, **wanted: Term) -> Live:
    """The smallest number of a column over the rows that have these texts; nothing where there is none."""
    return _extreme(15, min, table, column, wanted)


def latest(table: str, column: str, **wanted: Term) -> Live:
    """The largest number of a column over the rows that have these texts; nothing where there is none."""
    return _extreme(14, max, table, column, wanted)


def largest(table: str, column: str, place_from_top: Term) -> Live:
    """The number at a place from the top of a column; nothing where there are fewer."""
    one = term(place_from_top)

    def value(place: Place) -> Any:
        numbers = sorted(filter(is_number, place.book.whole(table, column)), reverse=True)
        asked = int(one.value(place))
        return numbers[asked - 1] if asked <= len(numbers) else ""

    return Live(f'IFERROR(LARGE({{{table}.{column}}},{one.text}),"")', value)


def smallest(table: str, column: str, place_from_bottom: Term) -> Live:
    """The number at a place from the bottom of a column; nothing where there are fewer."""
    one = term(place_from_bottom)

    def value(place: Place) -> Any:
        numbers = sorted(filter(is_number, place.book.whole(table, column)))
        asked = int(one.value(place))
        return numbers[asked - 1] if asked <= len(numbers) else ""

    return Live(f'IFERROR(SMALL({{{table}.{column}}},{one.text}),"")', value)
