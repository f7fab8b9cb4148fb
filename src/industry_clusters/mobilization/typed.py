"""What a person typed into a mobilization workbook, as a value: rows of its lists, and single words by their name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

Row = Mapping[str, str]
"""One row of a list: text by column; dates are ISO (``2025-03-14``), an empty text is nothing typed."""


@dataclass(frozen=True)
class Typed:
    """Everything typed: ``rows`` by list, ``words`` by the name of their cell."""

    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "rows", MappingProxyType({key: tuple(rows) for key, rows in self.rows.items()})
        )
        object.__setattr__(self, "words", MappingProxyType(dict(self.words)))

    def of(self, key: str) -> tuple[Row, ...]:
        """The rows of a list; none where nothing was typed."""
        return self.rows.get(key, ())

    def with_rows(self, key: str, rows: tuple[Row, ...]) -> Typed:
        """The same with other rows in one list."""
        return replace(self, rows={**self.rows, key: rows})

    def names(self, key: str, column: str) -> tuple[str, ...]:
        """The texts of one column of a list, each once, in order; blank ones left out."""
        return tuple(dict.fromkeys(text for row in self.of(key) if (text := row.get(column, "").strip())))
