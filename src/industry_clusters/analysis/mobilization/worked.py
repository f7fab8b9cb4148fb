"""All tables of the mobilization workbook with their typed rows and their worked-out columns.

Columns are worked out when they are asked for, each once, whatever table they look at. A table has more rows than are
filled: those are worked out as one empty row.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.as_excel import folded
from industry_clusters.analysis.mobilization.live import Live

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


@dataclass(frozen=True)
class Place:
    """A row of a table (``row`` counts from 0; None is an empty one)."""

    book: Book
    table: str
    row: int | None

    def cell(self, column: str) -> Any:
        """What stands in a column of this row."""
        return self.book.cell(self.table, column, self.row)


@dataclass(frozen=True)
class Rows:
    """A table: its filled rows as cells, how many rows it has in all, and the formulas of its worked-out columns.

    A column has one formula for all rows, or one for each filled row of a table without empty ones.
    """

    filled: Sequence[Mapping[str, Any]]
    size: int
    live: Mapping[str, Live | tuple[Live, ...]] = field(default_factory=dict)

    @classmethod
    def fixed(
        cls, filled: Sequence[Mapping[str, Any]], live: Mapping[str, Live | tuple[Live, ...]] | None = None
    ) -> Rows:
        """A table that has just its filled rows."""
        return cls(filled, len(filled), live or {})

    def formula(self, column: str, row: int | None) -> Live:
        """The formula of a worked-out column in a row."""
        one = self.live[column]
        return one if isinstance(one, Live) else one[row or 0]


@dataclass(frozen=True)
class Book:
    """All tables by key, and the cells that have a name (a value, or a formula)."""

    tables: Mapping[str, Rows]
    names: Mapping[str, Any]
    _known: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def cell(self, table: str, column: str, row: int | None) -> Any:
        """A cell of a table, worked out where it is a formula's."""
        if column in self.tables[table].live:
            return self.empty(table, column) if row is None else self.column(table, column)[row]
        return None if row is None else self.tables[table].filled[row].get(column)

    def word(self, name: str) -> Any:
        """What stands in a cell that has a name; a formula there is worked out.

        Raises
        ------
        KeyError
            Where no cell has that name.
        """
        value = self.names[name]
        return self.of(value) if isinstance(value, Live) else value

    def of(self, live: Live) -> Any:
        """What a formula outside all tables comes to."""
        return live.value(Place(self, "", None))

    def column(self, table: str, column: str) -> list[Any]:
        """A column's filled rows."""
        asked = (table, column)
        if asked not in self._known:
            rows = self.tables[table]
            if column in rows.live:
                self._known[asked] = [
                    rows.formula(column, row).value(Place(self, table, row))
                    for row in range(len(rows.filled))
                ]
            else:
                self._known[asked] = [row.get(column) for row in rows.filled]
        return self._known[asked]  # type: ignore[no-any-return]

    def empty(self, table: str, column: str) -> Any:
        """What a column shows in a row in which nothing was typed."""
        asked = (table, column, "empty")
        if asked not in self._known:
            rows = self.tables[table]
            has = column in rows.live
            self._known[asked] = rows.formula(column, None).value(Place(self, table, None)) if has else None
        return self._known[asked]

    def once(self, name: str, make: Callable[[], Any]) -> Any:
        """What somebody makes of these tables and asks for again: made the first time."""
        asked = (name, "once")
        if asked not in self._known:
            self._known[asked] = make()
        return self._known[asked]

    def whole(self, table: str, column: str) -> list[Any]:
        """A column with its empty rows."""
        asked = (table, column, "whole")
        if asked not in self._known:
            filled = self.column(table, column)
            free = self.tables[table].size - len(filled)
            self._known[asked] = [*filled, *([self.empty(table, column)] * free if free > 0 else [])]
        return self._known[asked]  # type: ignore[no-any-return]

    def tally(self, table: str, columns: tuple[str, ...]) -> Counter[tuple[Any, ...]]:
        """How often each combination of columns stands in a table, compared as Excel does."""
        asked = (table, columns, "tally")
        if asked not in self._known:
            every = (self.whole(table, column) for column in columns)
            self._known[asked] = Counter(tuple(map(folded, row)) for row in zip(*every, strict=True))
        return self._known[asked]  # type: ignore[no-any-return]

    def first_rows(self, table: str, column: str) -> Mapping[Any, int]:
        """The first filled row of each text of a column."""
        asked = (table, column, "first")
        if asked not in self._known:
            found: dict[Any, int] = {}
            for row, value in enumerate(self.whole(table, column)):
                found.setdefault(folded(value), row)
            self._known[asked] = found
        return self._known[asked]  # type: ignore[no-any-return]
