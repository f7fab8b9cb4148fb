"""A worksheet that keeps the rows of tables by column, and writes the rows of its file from those and from single cells."""

from __future__ import annotations

from io import StringIO
from itertools import repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from industry_clusters.render.band import Band, letters_of_column
from industry_clusters.render.cell_text import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ROWS_A_SPAN = 16


class _Line(NamedTuple):
    """The cells of a row as the file has them, and the first and last column of those."""

    first: int
    last: int
    cells: str


class BandedSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter's classes carry no types
    """A worksheet of single cells and of bands of cells; both make the file that XlsxWriter would make of all cells."""

    table: Any
    fh: Any

    def __init__(self) -> None:
        super().__init__()
        self.bands: list[Band] = []
        self._numbers: Mapping[str, int] = {}

    def _initialize(self, init_data: Any) -> None:
        super()._initialize(init_data)
        self._numbers = self.str_table.string_table  # XlsxWriter lets go of it before sheets are written

    def list_texts(self, texts: Iterable[str]) -> None:
        """Put the texts among a band's values into the workbook's list, each where it is new."""
        for text in texts:
            self.str_table._get_shared_string_index(text)  # noqa: SLF001

    def add_band(self, band: Band) -> None:
        """Add the rows of a table; a cell that is written by itself stands in place of the band's."""
        for column in band.columns:
            filled = column.filled()
            for at in (*filled[:1], *filled[-1:]):
                self._check_dimensions(band.rows[at], column.at)
        self.bands.append(band)

    @property
    def filled_rows(self) -> list[int]:
        """The rows in which there are cells, from the top."""
        return sorted(
            {row for row, cells in self.table.items() if cells}.union(*(band.rows for band in self.bands))
        )

    def cell(self, row: int, column: int) -> Any:
        """A cell as XlsxWriter keeps one; None where there is none."""
        if column in self.table.get(row, ()):
            return self.table[row][column]
        for band in self.bands:
            if row in band.rows and (found := band.column(column)):
                return found.cell(row - band.rows.start, self._numbers)
        return None

    def _get_range_data(self, *box: int) -> Any:
        """The values of cells for a chart; XlsxWriter looks for them among the cells that it keeps itself."""
        top, left, bottom, right = box
        cells = {
            row: {
                column: cell
                for column in range(left, right + 1)
                if (cell := self.cell(row, column)) is not None
            }
            for row in range(top, bottom + 1)
        }
        rows = {*self.table}.union(*(band.rows for band in self.bands))
        own, self.table = self.table, {row: line for row, line in cells.items() if row in rows}
        try:
            return super()._get_range_data(*box)
        finally:
            self.table = own

    def _write_rows(self) -> None:
        """Write the rows as XlsxWriter does: those of tables by column, and of others only the cells that a row has."""
        self._number_looks()
        lines = self._lines_of_cells()
        self.bands.clear()
        self._calculate_spans(lines)
        is_plain = self.default_row_height == self.original_row_height
        for row in sorted({*lines, *self.row_info, *self.comments}):
            line, span, info = lines.get(row), self.row_spans.get(row // _ROWS_A_SPAN), self.row_info.get(row)
            if line is None:
                self._write_empty_row(row, span, info)
            elif info is None and is_plain:
                self.fh.write(f'<row r="{row + 1}" spans="{span}">{line.cells}</row>')
            else:
                self._write_row(row, span, info)
                self.fh.write(f"{line.cells}</row>")

    def _number_looks(self) -> None:
        """Give the looks of cells their numbers in the order in which XlsxWriter meets them, row by row."""
        met = [(row, -1, info.row_format) for row, info in self.row_info.items()]
        for row, cells in self.table.items():
            met += [(row, column, cell.format) for column, cell in cells.items()]
        for band in self.bands:
            for column in band.columns:
                met += [(band.rows[at], column.at, look) for at, look in column.first_looks()]
        for _, _, look in sorted(met, key=itemgetter(0, 1)):
            if look:
                look._get_xf_index()  # noqa: SLF001  as XlsxWriter does

    def _lines_of_cells(self) -> dict[int, _Line]:
        lines = {}
        for row, cells in self.table.items():
            if cells:
                texts = [self._text(row, column, cells[column]) for column in sorted(cells)]
                lines[row] = _Line(min(cells), max(cells), "".join(texts))
        for band in self.bands:
            lines.update(self._lines_of_band(band))
        return lines

    def _lines_of_band(self, band: Band) -> dict[int, _Line]:
        """The rows of a band, with the cells that were written into its places and beside it."""
        looks = set().union(*(column.looks for column in band.columns))
        styles = {look: f'" s="{look._get_xf_index()}"' for look in looks}  # noqa: SLF001
        rows = [str(row + 1) for row in band.rows]
        texts = {column.at: column.drawn(rows, styles, self._numbers) for column in band.columns}
        for at, row in enumerate(band.rows):
            for column, cell in self.table.get(row, {}).items():
                texts.setdefault(column, [""] * len(rows))[at] = self._text(row, column, cell)
        columns = sorted(texts)
        lines = list(zip(*(texts[column] for column in columns), strict=True))
        is_full = all(texts[columns[0]]) and all(texts[columns[-1]])
        ends = repeat((columns[0], columns[-1])) if is_full else (_ends(columns, line) for line in lines)
        return {
            row: _Line(*end, "".join(line)) for row, line, end in zip(band.rows, lines, ends, strict=False)
        }

    def _text(self, row: int, column: int, cell: Any) -> str:
        """A cell as the file has it; XlsxWriter writes the kinds that few are, and looks where a cell has no look of its own."""
        text = text_of(cell) if cell.format else None
        if text is not None:
            return f'<c r="{letters_of_column(column)}{row + 1}" s="{cell.format._get_xf_index()}"{text}'  # noqa: SLF001
        file, self.fh = self.fh, StringIO()
        self._write_cell(row, column, cell)
        written, self.fh = self.fh.getvalue(), file
        return str(written)

    def _calculate_spans(self, lines: Mapping[int, _Line]) -> None:
        """The first and last column of each sixteen rows that hold something, as XlsxWriter tells them."""
        ends = [(row, line.first, line.last) for row, line in lines.items()]
        ends += [(row, min(notes), max(notes)) for row, notes in self.comments.items() if notes]
        spans: dict[int, tuple[int, int]] = {}
        for row, first, last in ends:
            before = spans.get(row // _ROWS_A_SPAN, (first, last))
            spans[row // _ROWS_A_SPAN] = min(before[0], first), max(before[1], last)
        self.row_spans = {place: f"{first + 1}:{last + 1}" for place, (first, last) in spans.items()}


def _ends(columns: Sequence[int], cells: Sequence[str]) -> tuple[int, int]:
    """The first and last column of a row's cells."""
    filled = [column for column, cell in zip(columns, cells, strict=True) if cell]
    return (filled[0], filled[-1]) if filled else (columns[0], columns[0])
