"""A table: header with notes, rows, filters, colours that follow, small lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from xlsxwriter.utility import xl_rowcol_to_cell

from industry_clusters.render.cells import cached, write_cell
from industry_clusters.render.measure import LINE_HEIGHT, header_lines, lines_of, shown_text, table_rows
from industry_clusters.render.refs import ROW, sheet_name
from industry_clusters.render.validations import validation_options
from industry_clusters.views.vocabulary.model import Column, Formula, Kind, Unit
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
        Value,
    )

_NOTE_WIDTH, _NOTE_CHARACTERS, _NOTE_LINE = 300, 48, 16  # pixels, characters a line, pixels
_HEADER_MARGIN = 3.0
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
        for position, column in enumerate(table.columns):
            if isinstance(column, Column) and column.gap:
                continue
            self._header(place.header_row, position, column)
            if isinstance(column, Column):
                self._column(table, place, position, column)
            else:
                self._trend(place, position, column)
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
        self._spanned(row, position, column, self._resolved(column.header), look)
        if column.note:
            height = _NOTE_LINE * (lines_of(column.note, _NOTE_CHARACTERS) + 1)
            size = {"width": _NOTE_WIDTH, "height": height, "font_size": 9, "author": ""}
            self.page.write_comment(row, position, column.note, size)

    def _column(self, table: Table, place: TableAddress, position: int, column: Column) -> None:
        states = column.states or [""] * len(column.values)
        looks = {state: self.formats.cell(column.unit, column.kind, state) for state in {"", *states}}
        unruled = self.formats.cell(column.unit, column.kind, is_ruled=False)
        cells: list[Any] = []
        rows = zip(column.values, self._formulas(table, column), states, strict=True)
        for row, (value, formula, state) in enumerate(rows, start=place.first_row):
            look = looks[state] if state or row - place.first_row < self.first_waiting else unruled
            if column.sparse and value is None:
                cells.append(None)
                continue
            if column.span > 1:
                self._span(row, position, column, look)
            if formula is not None:
                text = str(row + 1).join(formula)
                cells.append(self.page.formula_cell(row, position, text, look, cached(cast("Value", value))))
                continue
            cells.append(self.page.plain_cell(value, look))
            if cells[-1] is None:
                write_cell(self.page, row, position, self._resolved(value), look)
        self.page.fill(place.first_row, position, cells)
        self._empty_rows(place.first_row + len(column.values), place, position, column.unit)
        if column.validation:
            self.validate(column.validation, place.first_row, position, place.last_row, position)

    def _span(self, row: int, position: int, column: Column, look: Format) -> None:
        """Make one cell of several columns of the sheet where the table's column spans them."""
        if column.span > 1:
            self.page.merge_range(row, position, row, position + column.span - 1, "", look)

    def _spanned(self, row: int, position: int, column: Column | Trend, cell: Cell, look: Format) -> None:
        """Write a cell, over several columns of the sheet where the table's column spans them."""
        if isinstance(column, Column):
            self._span(row, position, column, look)
        write_cell(self.page, row, position, cell, look)

    def _formulas(self, table: Table, column: Column) -> Sequence[list[str] | None]:
        """One formula a row, in the pieces between its row's numbers; the same formula is resolved once."""
        same = [column.formula] * len(column.values)
        texts = same if column.formula is not None else column.formulas or same
        pieces = {
            text: None if text is None else self.addresses.template(text, self.sheet, table.key).split(ROW)
            for text in set(texts)
        }
        return [pieces[text] for text in texts]

    def _empty_rows(self, first_row: int, place: TableAddress, position: int, unit: Unit) -> None:
        for row in range(first_row, place.last_row + 1):
            self.page.write_blank(row, position, None, self.formats.cell(unit, Kind.INPUT))

    def _trend(self, place: TableAddress, position: int, trend: Trend) -> None:
        data = self.addresses.tables[trend.table]
        first, last = data.columns[trend.first], data.columns[trend.last]
        for row, drawn in enumerate(trend.rows, start=place.first_row):
            self.page.write_blank(row, position, None, self.formats.cell(Unit.TEXT, Kind.DATA))
            if drawn is not None and first != last:
                self.page.add_line(row, position, _across(data, data.first_row + drawn, first, last), _LINE)

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
