"""The rows of a table as a sheet holds them: by column, and as text only when the sheet is written.

A workbook has hundreds of thousands of cells; what is done for a column at once costs a tenth of what is done for each cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import CellBlankTuple, CellFormulaTuple, CellNumberTuple, CellStringTuple

from industry_clusters.render.cell_text import in_xml, texts_of_formulas, texts_of_values
from industry_clusters.render.cells import cached
from industry_clusters.render.refs import ROW

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlsxwriter.format import Format

HOLE: Any = object()
"""Stands for a value where a band has no cell."""

letters_of_column = cache(xl_col_to_name)
"""The letters of a column by its number, from 0."""


@dataclass(frozen=True, slots=True)
class BandColumn:
    """A column of a band: of each row the value, the look and, where it has one, the formula.

    Parameters
    ----------
    at
        The column of the sheet, counted from 0.
    values
        Finite numbers, texts and None for an empty cell; a missing number is shown as ``#N/A``. :data:`HOLE` is no cell.
    looks
        The format of each row's cell.
    formulas
        The formula of each row, its row's number left open (:data:`~industry_clusters.render.refs.ROW`); None where the cell is plain.
    has_holes
        Whether there is a :data:`HOLE` among the values.
    """

    at: int
    values: Sequence[Any]
    looks: Sequence[Format]
    formulas: Sequence[str | None] | None = None
    has_holes: bool = False

    def drawn(
        self, rows: Sequence[str], styles: Mapping[Format, str], numbers: Mapping[str, int]
    ) -> list[str]:
        """The file's text of each cell; an empty one for a hole.

        Parameters
        ----------
        rows
            The numbers of the rows as the file has them.
        styles
            How the file names each look behind a cell's place.
        numbers
            The number of each text in the workbook's list.
        """
        start = f'<c r="{letters_of_column(self.at)}'
        cells = [
            f"{start}{row}{styles[look]}{text}"
            for row, look, text in zip(rows, self.looks, self._texts(rows, numbers), strict=True)
        ]
        if self.has_holes:
            return ["" if value is HOLE else cell for value, cell in zip(self.values, cells, strict=True)]
        return cells

    def _texts(self, rows: Sequence[str], numbers: Mapping[str, int]) -> list[str]:
        if self.formulas is None:
            return texts_of_values(self.values, numbers)
        pieces = {formula: in_xml(formula or "").split(ROW) for formula in set(self.formulas)}
        formulas = [row.join(pieces[formula]) for row, formula in zip(rows, self.formulas, strict=True)]
        texts = texts_of_formulas(self.values, formulas)
        if None not in pieces:
            return texts
        plain = [
            value if formula is None else None
            for value, formula in zip(self.values, self.formulas, strict=True)
        ]
        return [
            other if formula is None else text
            for text, other, formula in zip(
                texts, texts_of_values(plain, numbers), self.formulas, strict=True
            )
        ]

    def first_looks(self) -> Iterator[tuple[int, Format]]:
        """Each look, with the place in the band of the first cell that has it."""
        if not self.has_holes and self.looks.count(self.looks[0]) == len(self.looks):  # as most columns are
            return iter([(0, self.looks[0])])
        first = {self.looks[at]: at for at in reversed(self.filled())}
        return ((at, look) for look, at in first.items())

    def filled(self) -> Sequence[int]:
        """The places in the band at which the column has cells."""
        if not self.has_holes:
            return range(len(self.values))
        return [at for at, value in enumerate(self.values) if value is not HOLE]

    def unlocked(self) -> Sequence[int]:
        """The places of cells that a person may type in."""
        unlocked = {look for look in set(self.looks) if not look.locked}
        return [at for at in self.filled() if self.looks[at] in unlocked] if unlocked else ()

    def locked_blanks(self) -> Sequence[int]:
        """The places of other cells that hold nothing."""
        if None not in self.values:
            return ()
        blanks = [at for at, value in enumerate(self.values) if value is None and self.looks[at].locked]
        return [at for at in blanks if self.formulas is None or self.formulas[at] is None]

    def cell(self, at: int, numbers: Mapping[str, int]) -> Any:
        """The cell of a row of the band as XlsxWriter keeps one, of a formula without its words; None where there is none."""
        value, look = self.values[at], self.looks[at]
        if value is HOLE:
            return None
        if self.formulas is not None and self.formulas[at] is not None:
            return CellFormulaTuple("", look, cached(value))
        if isinstance(value, str):
            return CellStringTuple(numbers[value], look)
        if value is None:
            return CellBlankTuple(look)
        if isfinite(value):
            return CellNumberTuple(value, look)
        return CellFormulaTuple("NA()", look, cached(value))


@dataclass(frozen=True, slots=True)
class Band:
    """Neighboring rows of a sheet, counted from 0, and the columns that fill them."""

    rows: range
    columns: Sequence[BandColumn]

    def column(self, at: int) -> BandColumn | None:
        """The column in a column of the sheet; None where the band has none there."""
        return next((column for column in self.columns if column.at == at), None)
