"""How a list, and what is worked out of it, become a table of the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.mobilization.live import Live, term
from industry_clusters.mobilization.columns import Holds
from industry_clusters.mobilization.lists import BY_KEY
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Formula,
    Highlight,
    Kind,
    Number,
    Table,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from industry_clusters.analysis.mobilization.live import Term
    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.mobilization.columns import TypedColumn
    from industry_clusters.views.vocabulary.model import Cell, Validation

SOURCE = "Source: typed by the team in this workbook; clusters and figures from the study"
_UNITS = {
    Holds.TEXT: Unit.TEXT, Holds.LONG_TEXT: Unit.LONG_TEXT, Holds.CODE: Unit.CODE, Holds.DATE: Unit.DATE, Holds.TIME: Unit.TIME,
    Holds.NUMBER: Unit.COUNT,
}  # fmt: skip
_EARLIEST, _LATEST = 32_874, 73_050
"""Days that are taken for dates: 1990 to 2099."""


@dataclass(frozen=True)
class Shown:
    """A worked-out column that a reader sees, and the typed column that it stands after."""

    key: str
    heading: str
    unit: Unit = Unit.LONG_TEXT
    width: float = 30.0
    after: str = ""


def cell(shown: Mobilization, given: Term) -> Formula:
    """A formula outside all tables, with what it comes to."""
    live = term(given)
    return Formula(live.text, shown.book.of(live))


def typed_table(
    shown: Mobilization,
    key: str,
    extra: Iterable[Shown] = (),
    *,
    freeze: int | None = None,
    printed: str = "",
) -> Table:
    """A list with the worked-out columns that a reader sees; the others are folded away."""
    one, extra = BY_KEY[key], list(extra)
    visible = {column.key for column in extra}
    columns: list[Column] = []
    for typed in one.columns:
        columns.append(_typed(shown, key, typed))
        columns += [_worked(shown, key, column) for column in extra if column.after == typed.key]
    columns += [_worked(shown, key, column) for column in extra if not column.after]
    columns += _hidden(shown, key, visible)
    last = printed or [column.key for column in columns if not column.hidden][-1]
    return Table(
        key,
        tuple(columns),
        filters=freeze is not None,
        freeze_columns=freeze,
        highlights=_warnings(visible),
        name_range=one.range_name,
        printed_through=last,
    )


def _warnings(visible: Iterable[str]) -> tuple[Highlight, ...]:
    return tuple(
        Highlight((key,), f'[{key}]<>""', "warning")
        for key in ("check", "advice", "reminder")
        if key in visible
    )


def _typed(shown: Mobilization, key: str, typed: TypedColumn) -> Column:
    rows = shown.book.tables[key]
    values = [row.get(typed.key) for row in rows.filled]
    return Column(
        typed.key,
        typed.heading,
        [*values, *[None] * (rows.size - len(values))],
        _UNITS[typed.holds],
        Kind.INPUT,
        validation=_rule(typed),
        note=typed.note,
        width=typed.width,
    )


def _rule(typed: TypedColumn) -> Validation | None:
    if typed.choices:
        return Choice(typed.choices)
    if typed.holds is Holds.DATE:
        return Number(_EARLIEST, _LATEST, message="A day, such as 2026-03-12.")
    if typed.holds is Holds.TIME:
        return Number(0, 1, message="A time, such as 8:00 AM.")
    if typed.holds is Holds.NUMBER:
        between = typed.low is not None and typed.high is not None
        words = f"A number from {typed.low:g} to {typed.high:g}." if between else "A number."
        return Number(typed.low, typed.high, message=words)
    return None


def _worked(shown: Mobilization, key: str, column: Shown) -> Column:
    return worked_column(shown, key, column.key, column.heading, column.unit, column.width)


def _hidden(shown: Mobilization, key: str, visible: Iterable[str]) -> Iterator[Column]:
    for name in shown.book.tables[key].live:
        if name not in visible:
            yield worked_column(shown, key, name, name.replace("_", " "), Unit.TEXT, None)


def worked_column(
    shown: Mobilization, key: str, name: str, heading: str | Formula, unit: Unit, width: float | None
) -> Column:
    """A worked-out column with its values; without a width it is folded away."""
    rows, values = shown.book.tables[key], shown.book.whole(key, name)
    live = rows.live[name]
    single = live.text if isinstance(live, Live) else None
    each = None if isinstance(live, Live) else [one.text for one in live]
    return Column(
        name,
        heading,
        [_cached(value) for value in values],
        unit,
        Kind.DERIVED,
        single,
        each,
        width=width if width is not None else 8.0,
        hidden=width is None,
    )


def _cached(value: Any) -> Cell:
    """What a formula that shows nothing has as its value."""
    return "" if value is None else value


def study_table(
    shown: Mobilization, key: str, data: Sequence[Shown], extra: Sequence[Shown] = (), **options: Any
) -> Table:
    """A table that the build fills: columns of the study or of the method, and worked-out ones."""
    rows = shown.book.tables[key]
    visible = {column.key for column in (*data, *extra)}
    named = [*data, *extra]
    columns = [_worked(shown, key, one) if one.key in rows.live else _data(shown, key, one) for one in named]
    rest = dict.fromkeys(name for row in rows.filled for name in row if name not in visible)
    columns += [_data(shown, key, Shown(name, name.replace("_", " "), Unit.TEXT, 0.0)) for name in rest]
    columns += _hidden(shown, key, visible)
    return Table(key, tuple(columns), printed_through=named[-1].key, **options)


def _data(shown: Mobilization, key: str, one: Shown) -> Column:
    values = [row.get(one.key) for row in shown.book.tables[key].filled]
    return Column(one.key, one.heading, values, one.unit, width=one.width or 8.0, hidden=not one.width)


def word(
    shown: Mobilization,
    key: str,
    label: str,
    unit: Unit = Unit.TEXT,
    help_: str = "",
    rule: Validation | None = None,
) -> Field:
    """A cell that has a name: one to type in, or a worked-out one."""
    value = shown.book.names.get(key, shown.typed.words.get(key) or None)
    if isinstance(value, Live):
        return Field(key, label, cell(shown, value), unit, Kind.DERIVED, help=help_)
    return Field(key, label, value, unit, validation=rule, help=help_)
