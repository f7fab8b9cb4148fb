"""A worksheet that knows its rows' heights and its boxes, and refuses what Excel would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import CellFormulaTuple, CellNumberTuple, ColumnInfo, Worksheet

from industry_clusters.errors import WorkbookError
from industry_clusters.render.banded import BandedSheet
from industry_clusters.render.centered import CenteredDrawing
from industry_clusters.render.refs import ROW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format

    from industry_clusters.render.band import Band

_LONGEST_FORMULA, _LONG_FORMULA = 8192, 4000
"""Letters of a formula; one that is long before its row's numbers are in it may be too long with them."""
_LAST_COLUMN = 16_383


class Page(BandedSheet):
    """A worksheet that remembers its rows' heights, takes formulas as they are stored and cells by numbers only (not "A1")."""

    write_number = Worksheet._write_number  # noqa: SLF001  as below: there are a hundred thousand cells
    write_string = Worksheet._write_string  # noqa: SLF001
    write_blank = Worksheet._write_blank  # noqa: SLF001

    def __init__(self) -> None:
        super().__init__()
        self.heights: dict[int, float] = {}
        self._looks_of_lines: dict[tuple[tuple[str, Any], ...], dict[str, Any]] = {}
        self._box_names: list[str] = []
        self._beyond: ColumnInfo | None = None

    def add_band(self, band: Band) -> None:
        """Add the rows of a table; a formula that is longer than Excel takes is refused."""
        for column in band.columns:
            formulas = column.formulas or ()
            long = {
                formula for formula in set(formulas) if formula is not None and len(formula) > _LONG_FORMULA
            }
            for row, formula in zip(band.rows, formulas if long else (), strict=False):
                if formula in long:
                    self.refuse_long(row, column.at, formula.replace(ROW, str(row + 1)))
        super().add_band(band)

    def add_line(self, row: int, column: int, cells: str, look: Mapping[str, Any]) -> None:
        """Add a sparkline; XlsxWriter works out the colours of every style for each, so that lines of one look share theirs."""
        key = tuple(look.items())
        if key in self._looks_of_lines:
            place = {"locations": [xl_rowcol_to_cell(row, column)], "ranges": [cells.replace("$", "")]}
            self.sparklines.append({**self._looks_of_lines[key], **place})
        else:
            self.add_sparkline(row, column, {"range": cells, **look})
            self._looks_of_lines[key] = self.sparklines[-1]

    def insert_box(self, row: int, column: int, text: str, name: str, options: Mapping[str, Any]) -> None:
        """Draw a text box with a name of its own, by which the next build knows it again."""
        self.insert_textbox(row, column, text, dict(options))
        self._box_names.append(name)

    @property
    def box_names(self) -> tuple[str, ...]:
        """The names of the sheet's text boxes, as the file has them: XlsxWriter counts what is drawn on a sheet, charts first."""
        before = len(self.charts) + len(self.images)
        return tuple(f"{name} {before + number}" for number, name in enumerate(self._box_names, 1))

    def _prepare_shape(self, index: int, drawing_id: int) -> None:
        super()._prepare_shape(index, drawing_id)
        if index < len(self._box_names):
            self.drawing.drawings[-1]._shape.name = self._box_names[index]  # noqa: SLF001
            self.drawing.__class__ = CenteredDrawing

    def leave_columns_from(self, first: int, look: Format) -> None:
        """Give all columns from one on a format, as one record: 16,384 of them would be looked through for every row."""
        self._beyond = self.col_info[first] = ColumnInfo(column_format=look)

    def _write_col_info(self, col_min: int, col_max: int, col_info: ColumnInfo) -> None:
        super()._write_col_info(col_min, _LAST_COLUMN if col_info is self._beyond else col_max, col_info)

    def set_height(self, row: int, height: float) -> None:
        """Set a row's height in points."""
        self.heights[row] = height
        self.set_row(row, height)

    def leave_unmarked(self) -> None:
        """Keep Excel's green triangles off what is written: codes are text, and what is withheld is an error, on purpose."""
        if self.dim_rowmax is not None:
            written = xl_range(self.dim_rowmin, self.dim_colmin, self.dim_rowmax, self.dim_colmax)
            self.ignore_errors({"number_stored_as_text": written, "eval_error": written})

    def conditional_format(self, *place: Any) -> int:
        """Add a rule; one that looks at another sheet is refused, since older Excel calls the file damaged."""
        if "!" in str(place[-1].get("criteria", "")) and "formula" in place[-1].values():
            raise WorkbookError(
                f"a conditional format looks at another sheet: {place[-1]['criteria'][:200]}",
                place=f"sheet {self.name}",
                next_step="Put what it looks at on its own sheet, or give it a name.",
            )
        return int(super().conditional_format(*place))

    def refuse_long(self, row: int, column: int, formula: str) -> None:
        """Refuse a formula, without its "=", that is longer than Excel takes."""
        if len(formula) >= _LONGEST_FORMULA:
            raise WorkbookError(
                f"a formula has {len(formula) + 1:,} characters, and Excel takes {_LONGEST_FORMULA:,}",
                place=f"sheet {self.name}, cell {xl_rowcol_to_cell(row, column)}",
                next_step="Take shorter names of clusters or fewer of them.",
            )

    def write_finite(self, row: int, column: int, number: float, look: Format | None) -> None:
        """Write a number that is known to be finite: XlsxWriter asks each for it twice."""
        if not self._check_dimensions(row, column):
            self.table[row][column] = CellNumberTuple(number, look)

    def write_formula(
        self, row: int, col: int, formula: str, look: Format | None = None, value: Any = 0
    ) -> int:
        """Keep a formula as it is stored: ``refs`` has put the prefixes in, once a column and not once a cell.

        XlsxWriter would look through each for functions of arrays, which no sheet of ours has. One that is longer than
        Excel takes is refused.
        """
        formula = formula.removeprefix("=")
        self.refuse_long(row, col, formula)
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(formula, look, value)
        return 0

    def write_typed_formula(
        self, row: int, column: int, formula: str, look: Format | None, value: Any
    ) -> None:
        """Write a formula that a person typed, which may be one of arrays."""
        super()._write_formula(row, column, formula, look, value)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        """Leave a person's formula as the file had it."""
        return formula.removeprefix("=")
