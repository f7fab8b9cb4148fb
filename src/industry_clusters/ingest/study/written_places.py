"""Where a build put what: the cells of each sheet that are its own, those to type in, and each input by its name.

A build writes this beside the study on the workbook's hidden sheet, so that a later reader knows what a person added, and
finds an input whose name was deleted.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Spans = tuple[tuple[int, int], ...]
    """Of one row, the first and last column of each run of cells."""

PLACES_COLUMN, CHUNK = "B", 30_000
"""The hidden sheet's column that holds them, in pieces that a cell can hold."""
_BOX = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")


@dataclass(frozen=True)
class InputPlace:
    """An input's place as a formula names it, and the heading or question beside it."""

    place: str
    label: str


@dataclass(frozen=True)
class SheetPlaces:
    """One sheet: boxes of the cells that the build wrote, and of those that a person may type in.

    ``notes`` are marks of its notes by cell, ``looks`` those of its conditional formats, ``charts`` the names of its charts and boxes,
    ``blank`` those of the written cells that hold nothing.
    """

    written: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    notes: Mapping[str, int] = field(default_factory=dict)
    looks: frozenset[int] = frozenset()
    charts: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    _spans: dict[str, Mapping[int, Spans]] = field(default_factory=dict, compare=False)

    def wrote(self, row: int, column: int) -> bool:
        """Whether a cell is one of the build's; both are counted from 1."""
        return self._in("written", row, column)

    def is_input(self, row: int, column: int) -> bool:
        """Whether a cell is one to type in."""
        return bool(self.inputs) and self._in("inputs", row, column)

    def is_free(self, row: int, column: int) -> bool:
        """Whether the build put nothing into a cell; what is there is a person's."""
        return not self.wrote(row, column) or (bool(self.blank) and self._in("blank", row, column))

    def is_typed(self, row: int, column: int) -> bool:
        """Whether what stands in a cell is a person's."""
        return self.is_input(row, column) or self.is_free(row, column)

    def typed_beyond(self, rows: Iterable[tuple[int, tuple[int, ...]]]) -> bool:
        """Whether one of the filled cells of many rows is free (:meth:`is_free`) and none to type in; rows alike are looked at once."""
        kinds = [self._spans_of(which) for which in ("written", "blank", "inputs")]
        seen: set[tuple[object, ...]] = set()
        for row, columns in rows:
            alike = (columns, *(kind.get(row, ()) for kind in kinds))
            if alike in seen:
                continue
            if any(self.is_free(row, column) and not self.is_input(row, column) for column in columns):
                return True
            seen.add(alike)
        return False

    def _spans_of(self, which: str) -> Mapping[int, Spans]:
        if which not in self._spans:
            self._spans[which] = _spans(getattr(self, which))
        return self._spans[which]

    def _in(self, which: str, row: int, column: int) -> bool:
        for first, last in self._spans_of(which).get(row, ()):  # noqa: SIM110  asked of every cell: any() takes thrice as long
            if first <= column <= last:
                return True
        return False


@dataclass(frozen=True)
class Places:
    """All sheets by name, and all inputs; both are empty for a workbook that does not remember."""

    sheets: Mapping[str, SheetPlaces] = field(default_factory=dict)
    inputs: Mapping[str, InputPlace] = field(default_factory=dict)

    @classmethod
    def parsed(cls, text: str) -> Places:
        """Read what :meth:`text` wrote; what cannot be read is nothing."""
        try:
            said = json.loads(text or "{}")
            sheets = {
                name: SheetPlaces(
                    tuple(one[0]),
                    tuple(one[1]),
                    dict(one[2]),
                    frozenset(one[3]),
                    tuple(one[4]),
                    tuple(one[5]),
                )
                for name, one in said.get("sheets", {}).items()
            }
            inputs = {
                name: InputPlace(str(one[0]), str(one[1])) for name, one in said.get("inputs", {}).items()
            }
        except (ValueError, TypeError, AttributeError, IndexError, KeyError):
            return cls()
        return cls(sheets, inputs)

    def text(self) -> str:
        """All of it as one text."""
        sheets = {
            name: [one.written, one.inputs, dict(one.notes), sorted(one.looks), one.charts, one.blank]
            for name, one in self.sheets.items()
        }
        inputs = {name: [one.place, one.label] for name, one in self.inputs.items()}
        return json.dumps({"sheets": sheets, "inputs": inputs}, ensure_ascii=False, separators=(",", ":"))


def note_mark(text: str) -> int:
    """A number by which a note is known again that nobody changed."""
    return crc32("".join(text.split()).encode())


def look_mark(kind: str, *formulas: str) -> int:
    """A number by which a conditional format is known again, wherever rows were put in and whatever program saved it."""
    words = re.sub(r"true|false|[^a-z_<>]+", "", "".join(formulas).casefold())
    return crc32(f"{kind}|{words}".encode())


def boxes(cells: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """Cells, counted from 1, as few boxes as rows of the same width make.

    Examples
    --------
    >>> boxes([(1, 1), (1, 2), (2, 1), (2, 2), (4, 3)])
    ('A1:B2', 'C4:C4')
    """
    rows: dict[int, list[int]] = defaultdict(list)
    for row, column in cells:
        rows[row].append(column)
    return boxes_of_rows(rows)


def boxes_of_rows(rows: Mapping[int, list[int]]) -> tuple[str, ...]:
    """The same of columns by row."""
    found: list[str] = []
    begun: dict[tuple[int, int], int] = {}  # the first row of each box that the row before is part of
    last, columns, runs = 0, None, []
    for row in sorted(rows):
        if rows[row] is not columns:  # rows that are alike may share one list
            columns = rows[row]
            runs = _runs(sorted(columns))
        going = {run: begun[run] for run in runs if run in begun} if row == last + 1 else {}
        found += [_box(run, (first, last)) for run, first in begun.items() if run not in going]
        begun = {run: going.get(run, row) for run in runs}
        last = row
    return (*found, *(_box(run, (first, last)) for run, first in begun.items()))


def _runs(columns: list[int]) -> list[tuple[int, int]]:
    if columns[-1] - columns[0] == len(columns) - 1 and len(set(columns)) == len(columns):
        return [(columns[0], columns[-1])]  # as most rows are
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and column <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(column, runs[-1][1]))
        else:
            runs.append((column, column))
    return runs


def _box(columns: tuple[int, int], rows: tuple[int, int]) -> str:
    return f"{letters_of(columns[0])}{rows[0]}:{letters_of(columns[1])}{rows[1]}"


def _spans(texts: Iterable[str]) -> Mapping[int, Spans]:
    rows: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for text in texts:
        box = _BOX.fullmatch(text)
        if box:
            for row in range(int(box[2]), int(box[4]) + 1):
                rows[row].append((number_of(box[1]), number_of(box[3])))
    return {row: tuple(spans) for row, spans in rows.items()}


def corners(cells: str) -> tuple[int, int, int, int]:
    """First column, first row, last column and last row of a range or a cell, from 1.

    Examples
    --------
    >>> corners("B2:AB10"), corners("C3")
    ((2, 2, 28, 10), (3, 3, 3, 3))
    """
    first, _, last = cells.partition(":")
    (left, top), (right, bottom) = map(_corner, (first, last or first))
    return left, top, right, bottom


def _corner(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return number_of(letters), int(cell[len(letters) :])


def letters_of(column: int) -> str:
    """A column's letters.

    Examples
    --------
    >>> letters_of(1), letters_of(28)
    ('A', 'AB')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def number_of(letters: str) -> int:
    """A column's number, from 1.

    Examples
    --------
    >>> number_of("AB")
    28
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
