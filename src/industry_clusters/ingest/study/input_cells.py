"""One input cell as a person left it: merged with others, with an error, or with a formula that was not calculated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import BadCell
from industry_clusters.ingest.files.cell_text import parsed, plain
from industry_clusters.ingest.study.written_places import corners

if TYPE_CHECKING:
    from collections.abc import Iterable

    from industry_clusters.ingest.study.input_sheets import SheetNotes


@dataclass(frozen=True)
class Input:
    """One input cell's value and place."""

    name: str
    value: Any
    place: str

    @property
    def text(self) -> str:
        """The value as text; blank where there is none."""
        return "" if self.value is None else plain(self.value).strip()

    @property
    def number(self) -> float | None:
        """The value as a number, of a date its year; None where there is none.

        Raises
        ------
        BadCell
            Where it is something else.
        """
        value = self.value
        if isinstance(value, datetime | date):
            return value.year
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        number = None if isinstance(value, bool) else parsed(str(value).strip().removeprefix("$"))
        if number is None:
            raise self.bad("a number")
        return number

    def bad(self, expected: str) -> BadCell:
        """An error that names the cell, its value and what was expected."""
        return BadCell(f"{self.name} is {self.value!r}", place=self.place, next_step=f"Expected {expected}.")


def input_in(name: str, cell: Any, file: str, notes: SheetNotes) -> Input:
    """Read a cell of a list of inputs.

    A cell within a merged one has its value: the merged one says it of all its rows.

    Parameters
    ----------
    name
        The list's name.
    cell
        The cell, in a workbook that was read with values.
    file
        The workbook.
    notes
        What the values of cells do not say.

    Raises
    ------
    BadCell
        Where it shows an error, or has a formula without a value: that is no blank.
    """
    page = cell.parent
    place = f"{file}, sheet {page.title}, cell {cell.coordinate}"
    first = None if cell.value is not None else _first_of_merged(cell, notes.merged.get(page.title, ()))
    if first and first != cell.coordinate:
        return Input(name, page[first].value, place)
    unvalued = notes.unvalued.get(page.title, ())
    if cell.data_type == "e" or (cell.value is None and cell.coordinate in unvalued):
        what = f"shows {cell.value}" if cell.value else "has a formula that was not calculated"
        raise BadCell(
            f"the cell {what}", place=place, next_step="Type what it should say, save, and build again."
        )
    return Input(name, cell.value, place)


def _first_of_merged(cell: Any, merged: Iterable[str]) -> str | None:
    """The first cell of the merged range that a cell lies in."""
    if not merged:
        return None
    for cells in merged:
        left, top, right, bottom = corners(cells)
        if left <= cell.column <= right and top <= cell.row <= bottom:
            return cells.partition(":")[0]
    return None
