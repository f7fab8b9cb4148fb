"""How a sheet prints: paper, scale, what every page repeats, and where pages end."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name, xl_range, xl_rowcol_to_cell
from xlsxwriter.worksheet import (
    CellBlankTuple,
    CellFormulaTuple,
    CellNumberTuple,
    CellStringTuple,
    ColumnInfo,
    Worksheet,
)

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.files.legible import escaped
from industry_clusters.render.centered import CenteredDrawing
from industry_clusters.render.page_plan import (
    height_of,
    joined,
    kept_together,
    page_ends,
    parted,
    planned_pages,
)
from industry_clusters.views.vocabulary.model import (
    Formula,
    Role,
)
from industry_clusters.views.vocabulary.palette import TAB_COLOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.format import Format

    from industry_clusters.render.grid import Grid
    from industry_clusters.views.vocabulary.model import Sheet

_LETTER = 1
_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
_LONGEST_FORMULA = 8192
_ALLOWED = dict.fromkeys(
    ("objects", "scenarios", "format_cells", "format_columns", "format_rows", "insert_hyperlinks", "sort", "autofilter",
     "pivot_tables"), True
)  # fmt: skip
"""What a protected sheet allows: looks, filters, notes, charts."""
_SIDE, _TOP, _BOTTOM = 0.5, 0.6, 0.7  # inches
_SHORT_SIDE, _LONG_SIDE = 8.27, 11.0  # inches: what fits on A4 and on Letter
_DOTS, _POINTS = 96, 72  # in an inch
_DOTS_A_CHARACTER, _DOTS_A_COLUMN = 7, 5
_LAST_COLUMN = 16_383
_ROWS_A_SPAN = 16
_SAFE = 0.92  # widths differ a little from one computer to the next
_SMALLEST = 0.5
"""Print that is smaller than half is not read: a wider sheet of data takes more pages."""
_LEAST_PLANNED = 0.6
"""A planned page that would print smaller takes more paper."""
READABLE = 8 / 11
"""Letters of eleven points come out as eight."""
_LONGEST_FOOTER, _LONGEST_HEADER, _TOP_UNDER_TITLE = 255, 200, 0.9


class Page(Worksheet):  # type: ignore[misc]  # XlsxWriter's classes carry no types
    """A worksheet that remembers its rows' heights, takes formulas as they are stored and cells by numbers only (not "A1")."""

    write_number = Worksheet._write_number  # noqa: SLF001  as below: there are a hundred thousand cells
    write_string = Worksheet._write_string  # noqa: SLF001
    write_blank = Worksheet._write_blank  # noqa: SLF001

    def __init__(self) -> None:
        super().__init__()
        self.heights: dict[int, float] = {}
        self._lines: dict[tuple[tuple[str, Any], ...], dict[str, Any]] = {}
        self._box_names: list[str] = []
        self._beyond: ColumnInfo | None = None

    def add_line(self, row: int, column: int, cells: str, look: Mapping[str, Any]) -> None:
        """Add a sparkline; XlsxWriter works out the colours of every style for each, so that lines of one look share theirs."""
        key = tuple(look.items())
        if key in self._lines:
            place = {"locations": [xl_rowcol_to_cell(row, column)], "ranges": [cells.replace("$", "")]}
            self.sparklines.append({**self._lines[key], **place})
        else:
            self.add_sparkline(row, column, {"range": cells, **look})
            self._lines[key] = self.sparklines[-1]

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

    def _write_rows(self) -> None:
        """Write the rows as XlsxWriter does, looking only at the cells that a row has, and not at all columns of the sheet."""
        self._calculate_spans()
        names = [xl_col_to_name(column) for column in range(self.dim_colmax + 1)]
        for row in range(self.dim_rowmin, self.dim_rowmax + 1):
            cells = self.table.get(row)
            if not cells and row not in self.row_info and row not in self.comments:
                continue
            begin = self._write_row if cells else self._write_empty_row
            begin(row, self.row_spans.get(row // _ROWS_A_SPAN), self.row_info.get(row))
            if cells:
                self._write_cells(row, cells, names)
                self._xml_end_tag("row")

    def _calculate_spans(self) -> None:
        """The first and last column of each sixteen rows that hold something, as XlsxWriter tells them."""
        spans: dict[int, tuple[int, int]] = {}
        for lines in (self.table, self.comments):
            for row, line in lines.items():
                if line:
                    place, first, last = row // _ROWS_A_SPAN, min(line), max(line)
                    before = spans.get(place, (first, last))
                    spans[place] = min(before[0], first), max(before[1], last)
        self.row_spans = {place: f"{first + 1}:{last + 1}" for place, (first, last) in spans.items()}

    def _write_cells(self, row: int, cells: Mapping[int, Any], names: Sequence[str]) -> None:
        """Write the cells of a row as XlsxWriter does, without looking through numbers for what to escape."""
        parts: list[str] = []
        number = row + 1
        for column in sorted(cells):
            cell = cells[column]
            rest = _inside(cell)
            if rest is None:
                self.fh.write("".join(parts))
                parts.clear()
                self._write_cell(row, column, cell)
                continue
            style = cell.format.xf_index
            if style is None:
                style = cell.format._get_xf_index()  # noqa: SLF001  as XlsxWriter does
            parts.append(f'<c r="{names[column]}{number}" s="{style}"{rest}')
        self.fh.write("".join(parts))

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

    def fill(self, first_row: int, column: int, cells: Sequence[Any]) -> None:
        """Put cells beneath each other, as :meth:`plain_cell` and :meth:`formula_cell` make them; None leaves its place as it was."""
        rows = [row for row, cell in enumerate(cells, start=first_row) if cell is not None]
        for row in rows[:1] + rows[-1:]:
            self._check_dimensions(row, column)
        table = self.table
        for row in rows:
            table[row][column] = cells[row - first_row]

    def plain_cell(self, value: Any, look: Format) -> Any:
        """A number, a text or an empty cell for :meth:`fill`; None where it is another kind, which a cell of its own is written for."""
        kind = type(value)
        if kind is float:
            return CellNumberTuple(value, look) if math.isfinite(value) else None
        if kind is str and len(value) <= self.xls_strmax // 2:
            return CellStringTuple(self.str_table._get_shared_string_index(value), look)  # noqa: SLF001
        if kind is int:
            return CellNumberTuple(value, look)
        return CellBlankTuple(look) if value is None else None

    def formula_cell(self, row: int, column: int, formula: str, look: Format | None, value: Any) -> Any:
        """A formula for :meth:`fill`, without its "="; one that is longer than Excel takes is refused."""
        if len(formula) >= _LONGEST_FORMULA:
            raise WorkbookError(
                f"a formula has {len(formula) + 1:,} characters, and Excel takes {_LONGEST_FORMULA:,}",
                place=f"sheet {self.name}, cell {xl_rowcol_to_cell(row, column)}",
                next_step="Take shorter names of clusters or fewer of them.",
            )
        return CellFormulaTuple(formula, look, value)

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
        cell = self.formula_cell(row, col, formula.removeprefix("="), look, value)
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = cell
        return 0

    def write_typed_formula(
        self, row: int, column: int, formula: str, look: Format | None, value: Any
    ) -> None:
        """Write a formula that a person typed, which may be one of arrays."""
        super()._write_formula(row, column, formula, look, value)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        """Leave a person's formula as the file had it."""
        return formula.removeprefix("=")


def _inside(cell: Any) -> str | None:
    """What the file holds of a cell behind its style; None for the kinds that few cells are, which XlsxWriter writes."""
    kind = type(cell)
    if not cell.format:
        return None
    if kind is CellNumberTuple:
        return f"><v>{cell.number:.16G}</v></c>"
    if kind is CellFormulaTuple:
        value = cell.value
        if type(value) is float:
            return f"><f>{_escaped(cell.formula)}</f><v>{value}</v></c>"
        return f"{_type_of(value)}><f>{_escaped(cell.formula)}</f><v>{_shown(value)}</v></c>"
    if kind is CellStringTuple:
        return f' t="s"><v>{cell.string}</v></c>'
    return "/>" if kind is CellBlankTuple else None


def _type_of(value: Any) -> str:
    """The attribute that tells a formula's value; a number has none."""
    if isinstance(value, bool):
        return ' t="b"'
    if not isinstance(value, str) or value == "":
        return ""
    return ' t="e"' if value in _ERRORS else ' t="str"'


def _shown(value: Any) -> Any:
    """A formula's value as it stands in the file."""
    return (
        int(value)
        if isinstance(value, bool)
        else _escaped(escaped(value))
        if isinstance(value, str)
        else value
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def set_page(page: Page, sheet: Sheet, grid: Grid, starts: Sequence[int]) -> int:
    """Set up how the sheet prints and return how many pages wide it is; ``starts`` are its blocks' first rows.

    All but sheets of data are one page wide, on the smallest paper on which their print can be read.
    """
    page.set_tab_color(f"#{TAB_COLOURS[sheet.role.value]}")
    if sheet.hidden:
        page.hide()
    if sheet.protected:
        page.protect("", _ALLOWED)
    is_data = sheet.role is Role.DATA
    form = _form(sheet, _inches(grid))
    page.set_paper(form.paper)
    if form.is_landscape:
        page.set_landscape()
    page.set_margins(left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    page.set_footer(footer(_printed(sheet)))
    page.set_start_page(1)
    if not is_data:
        page.hide_gridlines(2)
    scale = min(1.0, _scale(form, _inches(grid)))
    tall = (form.height - _TOP - _BOTTOM) * _POINTS * _SAFE
    if sheet.one_page:
        page.fit_to_pages(1, 1)
        return 1
    parts = kept_together(sheet, starts)
    pages = planned_pages(sheet, starts, parts)
    planned = [tall / sum(height_of(part, page.heights) for part in parts) for parts in pages]
    if len(pages) > 1:  # each is to fit on a page of its own, as far as it can be read then
        scale = min(scale, *(one for one in planned if one >= _LEAST_PLANNED), scale)
    opening = joined(sheet, parts, lambda _: True)[0] if parts else range(1)
    if tall / height_of(opening, page.heights) >= READABLE:  # no first page with a title alone
        scale = min(scale, tall / height_of(opening, page.heights))
    room = tall / scale
    parts = joined(sheet, parts, lambda rows: height_of(rows, page.heights) <= room)
    parts = parted(sheet, starts, parts, lambda rows: height_of(rows, page.heights) <= room)
    pages = planned_pages(sheet, starts, parts)
    if scale >= _SMALLEST and all(height_of(part, page.heights) <= room for part in parts):
        page.set_print_scale(int(scale * 100))
        ends = [page_ends(parts, page.heights, room) for parts in pages]
        page.set_h_pagebreaks(
            [
                end
                for parts, inside in zip(pages, ends, strict=True)
                for end in (parts[0].start, *inside)
                if end
            ]
        )
        return 1
    wide = math.ceil(_SMALLEST / scale) if is_data else 1
    page.fit_to_pages(wide, 0)
    return wide


@dataclass(frozen=True)
class _Form:
    """A sheet of paper as it lies: what Excel calls it, and its sides in inches."""

    paper: int
    width: float
    height: float

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height


_PORTRAIT, _LANDSCAPE = _Form(_LETTER, _SHORT_SIDE, _LONG_SIDE), _Form(_LETTER, _LONG_SIDE, _SHORT_SIDE)
_WIDER = (_Form(5, 14.0, 8.5), _Form(3, 16.5, 11.0))
"""Legal, and what fits on Tabloid (11 by 17) and A3."""


def _form(sheet: Sheet, inches: float) -> _Form:
    """The paper of a sheet so wide: the first on which it can be read, else the widest."""
    own = (_LANDSCAPE,) if sheet.landscape else (_PORTRAIT, _LANDSCAPE)
    if sheet.role is Role.DATA:
        return own[0]
    forms: tuple[_Form, ...] = (*own, *_WIDER)
    readable = [form for form in forms if _scale(form, inches) >= READABLE]
    return readable[0] if readable else forms[-1]


def _scale(form: _Form, inches: float) -> float:
    """How large a sheet so wide prints across a page."""
    return _SAFE * (form.width - 2 * _SIDE) / inches


def set_title_on_every_page(page: Page, title: str) -> None:
    """Make room for the sheet's title above each page, where the table prints alone."""
    page.set_header(f'&L&"Calibri,Bold"&14 {title[:_LONGEST_HEADER].replace("&", "&&")}')
    page.set_margins(left=_SIDE, right=_SIDE, top=_TOP_UNDER_TITLE, bottom=_BOTTOM)


def _printed(sheet: Sheet) -> str:
    source = sheet.source.value if isinstance(sheet.source, Formula) else sheet.source
    return sheet.printed_source or str(source).partition("; compared")[0]


def footer(source: str) -> str:
    """The source line, and beneath it sheet and page; the line is cut to what a footer may hold.

    Pages are numbered within the sheet. How many there are is not said: a program counts those of all that is printed at once.

    Examples
    --------
    >>> footer("Source: R&D survey").splitlines()
    ['&L&8 Source: R&&D survey', '&8 &A, page &P']
    """
    beneath = "\n&8 &A, page &P"
    room = _LONGEST_FOOTER - len("&L&8 ") - len(beneath) - source.count("&")
    short = source if len(source) <= room else source[: room - 2].rsplit(" ", 1)[0] + " …"
    return f"&L&8 {short.replace('&', '&&')}{beneath}"


def _inches(grid: Grid) -> float:
    shown = [width for position, width in enumerate(grid.widths) if position not in grid.hidden]
    return (sum(shown) * _DOTS_A_CHARACTER + len(shown) * _DOTS_A_COLUMN) / _DOTS
