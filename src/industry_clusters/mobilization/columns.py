"""A list that a team types into, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What a column of a list holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CODE = "code"
    DATE = "date"
    TIME = "time"
    NUMBER = "number"


@dataclass(frozen=True)
class TypedColumn:
    """One column: its heading, what it holds, its width.

    ``choices`` are the texts to choose from, or a reference to another list's column (``{people.name}``). A number lies
    between ``low`` and ``high``. ``note`` is shown on the heading.
    """

    key: str
    heading: str
    holds: Holds = Holds.TEXT
    width: float | None = None
    choices: tuple[str, ...] | str = ()
    note: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class TypedList:
    """A list: ``key`` is its table, ``range_name`` the name of its cells in the workbook.

    It has ``room`` rows or ``further`` more than are filled, whichever is more. What is typed beneath a list that
    ``goes_on`` (the last of its sheet) is read as well.
    """

    key: str
    sheet: str
    columns: tuple[TypedColumn, ...]
    room: int = 20
    further: int = 8
    goes_on: bool = True

    @property
    def range_name(self) -> str:
        """The name of its cells."""
        return f"mobilize_{self.key}"

    @property
    def headings(self) -> dict[str, str]:
        """The heading of each column, by which it is found again."""
        return {column.key: column.heading for column in self.columns}

    @property
    def dates(self) -> frozenset[str]:
        """The columns that hold dates."""
        return frozenset(column.key for column in self.columns if column.holds is Holds.DATE)

    def size(self, filled: int) -> int:
        """How many rows it has where so many are filled."""
        return max(self.room, filled + self.further)
