"""A table: header with notes, rows, filters, colours that follow, small lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_rowcol_to_cell

from industry_clusters.render.band import HOLE, Band, BandColumn
from industry_clusters.render.cells import write_cell
from industry_clusters.render.measure import LINE_HEIGHT, header_lines, lines_of, shown_text, table_rows
from industry_clusters.render.refs import ROW, sheet_name
from industry_clusters.render.validations import validation_options
from industry_clusters.views.vocabulary.model import Column, Formula, Kind, Unit
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from xlsxwriter.format import Format

    from industry_clusters.render.formats import Formats
    from industry_clusters.render.grid import Grid
    from industry_clusters.render.page import Page
    from industry_clusters.render.refs import Addresses, TableAddress
    from industry_clusters.views.vocabulary.model import (
        Cell,
        Choice,
        Highlight,
        Table,
        Trend,
        Validation,
    )

_NOTE_WIDTH, _NOTE_CHARACTERS, _NOTE_LINE = 300, 48, 16  # pixels, characters a line, pixels
_HEADER_MARGIN = 3.0
_PLAIN = frozenset((float, int, str, type(None), type(HOLE)))
_LONGEST_TEXT = 16_000
"""A longer one may be more than a cell holds, which counts some characters twice."""
_LINE = {"series_color": f"#{STYLES['region'].fill}", "last_point": True, "show_hidden": True}


class TableWriter:
    """Writes the tables of one worksheet."""

    def __init__(
        self,
        page: Page,
        sheet: str,
        grid: Grid,
        addresses: Addresses,
        formats: Formats,
        named_list: Callable[[Choice], str],
    ) -> None:
        self.page, self.sheet, self.grid, self.addresses, self.formats = page, sheet, grid, addresses, formats
        self.named_list = named_list
        self.first_waiting = 0

    def write(self, table: Table, row: int) -> None:
        """Write the table whose first row (caption or header) is ``row``."""
        place = self.addresses.tables[table.key]
        self.first_waiting = _first_waiting(table)
        if table.caption:
            write_cell(self.page, row, 0, self._resolved(table.caption), self.formats.style("heading"))
        columns: list[BandColumn] = []
        for position, column in enumerate(table.columns):
            if isinstance(column, Column) and column.gap:
                continue
            self._header(place.header_row, position, column)
            if isinstance(column, Column):
                columns += self._column(table, place, position, column)
            else:
                columns.append(self._trend(place, position, column))
        if columns:
            self.page.add_band(Band(range(place.first_row, place.last_row + 1), columns))
        self._set_heights(table, place)
        self._follow(table, place)

    def validate(self, rule: Validation, first_row: int, first: int, last_row: int, last: int) -> None:
        """Set a rule on a range of cells."""
        self.page.data_validation(first_row, first, last_row, last, validation_options(rule, self.named_list))

    def _resolved(self, cell: Cell) -> Cell:
        return self.addresses.resolved(cell, self.sheet)

    def _header(self, row: int, position: int, column: Column | Trend) -> None:
        look = self.formats.style(
            "header", text_wrap=True, valign="vcenter", align="center", border=1, border_color="#FFFFFF"
        )
        self._spanned(row, position, getattr(column, "span", 1), self._resolved(column.header), look)
        if column.note:
            height = _NOTE_LINE * (lines_of(column.note, _NOTE_CHARACTERS) + 1)
            size = {"width": _NOTE_WIDTH, "height": height, "font_size": 9, "author": ""}
            self.page.write_comment(row, position, column.note, size)

    def _column(
        self, table: Table, place: TableAddress, position: int, column: Column
    ) -> Iterator[BandColumn]:
        """The cells of a column for the table's band; those of kinds that few are, such as links, are written one by one."""
        values = column.values
        if column.sparse:
            values = [HOLE if value is None else value for value in values]
        height = place.last_row + 1 - place.first_row
        values = _filled(values, None, height)
        looks = _filled(self._looks(column), self.formats.cell(column.unit, Kind.INPUT), height)
        formulas = self._formulas(table, column, height)
        plain = values
        if formulas is not None:
            plain = [value for value, formula in zip(values, formulas, strict=True) if formula is None]
        texts = _texts_among(plain)
        if column.span == 1 and texts is not None:
            self.page.list_texts(texts)
            yield BandColumn(position, values, looks, formulas, has_holes=column.sparse)
        else:
            cells = zip(values, formulas or [None] * height, looks, strict=True)
            for row, (value, formula, look) in enumerate(cells, start=place.first_row):
                self._single(row, position, column.span, value, formula, look)
        if column.validation:
            self.validate(column.validation, place.first_row, position, place.last_row, position)

    def _single(
        self, row: int, position: int, span: int, value: Any, formula: str | None, look: Format
    ) -> None:
        """Write a cell of a column by itself."""
        if value is not HOLE:
            cell = value if formula is None else Formula(formula.replace(ROW, str(row + 1)), value)
            self._spanned(row, position, span, self._resolved(cell) if formula is None else cell, look)

    def _spanned(self, row: int, position: int, span: int, cell: Cell, look: Format) -> None:
        """Write a cell, over several columns of the sheet where the table's column spans them."""
        if span > 1:
            self.page.merge_range(row, position, row, position + span - 1, "", look)
        write_cell(self.page, row, position, cell, look)

    def _looks(self, column: Column) -> list[Format]:
        """The look of each cell; rows that wait have no line beneath them."""
        count = len(column.values)
        ruled = [self.formats.cell(column.unit, column.kind)] * min(count, self.first_waiting)
        looks = _filled(ruled, self.formats.cell(column.unit, column.kind, is_ruled=False), count)
        if not column.states:
            return looks
        marked = {state: self.formats.cell(column.unit, column.kind, state) for state in set(column.states)}
        return [marked[state] if state else look for state, look in zip(column.states, looks, strict=True)]

    def _formulas(self, table: Table, column: Column, height: int) -> list[str | None] | None:
        """The formula of each row, its row's number left open; None where there is none. The same one is resolved once."""
        same = [column.formula] * len(column.values)
        texts = same if column.formula is not None else column.formulas
        if not texts:
            return None
        resolved = {
            text: None if text is None else self.addresses.template(text, self.sheet, table.key)
            for text in set(texts)
        }
        return _filled([resolved[text] for text in texts], None, height)

    def _trend(self, place: TableAddress, position: int, trend: Trend) -> BandColumn:
        """The empty cells of small lines, with the lines."""
        data = self.addresses.tables[trend.table]
        first, last = data.columns[trend.first], data.columns[trend.last]
        for row, drawn in enumerate(trend.rows, start=place.first_row):
            if drawn is not None and first != last:
                self.page.add_line(row, position, _across(data, data.first_row + drawn, first, last), _LINE)
        height = place.last_row + 1 - place.first_row
        values = _filled([None] * len(trend.rows), HOLE, height)
        looks = [self.formats.cell(Unit.TEXT, Kind.DATA)] * height
        return BandColumn(position, values, looks, has_holes=len(trend.rows) < height)

    def _set_heights(self, table: Table, place: TableAddress) -> None:
        """The header, and rows with wrapped text, are as tall as their text."""
        widths = self.grid.widths
        headers = (
            header_lines(shown_text(column.header), widths[number])
            for number, column in enumerate(table.columns)
        )
        self.page.set_height(place.header_row, LINE_HEIGHT * max(headers) + _HEADER_MARGIN)
        wrapped = [
            (column, self.grid.between(number, number + column.span - 1))
            for number, column in enumerate(table.columns)
            if isinstance(column, Column) and column.unit is Unit.LONG_TEXT and not column.hidden
        ]
        for number in range(table_rows(table) if wrapped else 0):
            texts = (
                (shown_text(column.values[number]), width)
                for column, width in wrapped
                if number < len(column.values)
            )
            lines = max((lines_of(text, width - 1) for text, width in texts), default=1)
            if lines > 1:
                self.page.set_height(place.first_row + number, LINE_HEIGHT * lines)

    def _follow(self, table: Table, place: TableAddress) -> None:
        """Filters, frozen panes, repeated header, and colours that follow the numbers."""
        last_column = len(table.columns) - 1
        if table.filters:
            last_row = (
                place.last_row
                if table.filtered_rows is None
                else place.header_row + max(table.filtered_rows, 1)
            )
            self.page.autofilter(place.header_row, 0, last_row, last_column)
        if table.freeze_columns is not None:
            self.page.freeze_panes(place.first_row if table.freezes_header else 0, table.freeze_columns)
        for highlight in table.highlights:
            self._highlight(highlight, table, place)
        self._rule_waiting(table, place)
        quiet = {"type": "errors", "format": self.formats.style("missing")}
        self.page.conditional_format(place.first_row, 0, place.last_row, last_column, quiet)

    def _rule_waiting(self, table: Table, place: TableAddress) -> None:
        """Rows at the end that say nothing yet have no lines, and get them where their first cell says something."""
        first = place.first_row + self.first_waiting
        if first > place.last_row or table.input_rows:
            return
        shown = xl_rowcol_to_cell(first, _labels_at(table), col_abs=True)
        options = {"type": "formula", "criteria": f'={shown}<>""', "format": self.formats.ruled}
        last = max(at for at, column in enumerate(table.columns) if not getattr(column, "hidden", False))
        self.page.conditional_format(first, 0, place.last_row, last, options)

    def _highlight(self, highlight: Highlight, table: Table, place: TableAddress) -> None:
        condition = self.addresses.resolve(highlight.condition, self.sheet, table.key, place.first_row)
        options = {
            "type": "formula",
            "criteria": f"={condition}",
            "format": self.formats.style(highlight.style),
        }
        for key in highlight.columns:
            column = place.columns[key]
            self.page.conditional_format(place.first_row, column, place.last_row, column, options)


def _texts_among(values: Sequence[Any]) -> list[str] | None:
    """The texts among values that a band can hold; None where it cannot hold one of them."""
    kinds = set(map(type, values))
    if not kinds <= _PLAIN:
        return None
    texts = [value for value in values if type(value) is str] if str in kinds else []
    return None if max(map(len, texts), default=0) > _LONGEST_TEXT else texts


def _filled(cells: Sequence[Any], filler: Any, count: int) -> list[Any]:
    """So many cells: those that are there, and after them what fills the rest."""
    return [*cells, *[filler] * (count - len(cells))]


def _labels_at(table: Table) -> int:
    """The first column that shows what its row is."""
    return next(
        (
            at
            for at, column in enumerate(table.columns)
            if isinstance(column, Column) and not (column.hidden or column.gap)
        ),
        0,
    )


def _first_waiting(table: Table) -> int:
    """The place of the first of the rows at a table's end whose label is a formula that says nothing yet; the number of rows where none is."""
    labels = table.columns[_labels_at(table)] if table.columns else None
    if not isinstance(labels, Column) or labels.kind is Kind.INPUT:
        return table_rows(table)
    is_live = labels.formula is not None or any(isinstance(cell, Formula) for cell in labels.values)
    if not is_live:
        return table_rows(table)
    rows = list(labels.values)
    while rows and shown_text(rows[-1]) == "":
        rows.pop()
    return len(rows)


def _across(table: TableAddress, row: int, first: int, last: int) -> str:
    return f"{sheet_name(table.sheet)}!{xl_rowcol_to_cell(row, first)}:{xl_rowcol_to_cell(row, last)}"
