"""A table: header with notes, rows, filters, colours that follow, small lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from xlsxwriter.utility import xl_rowcol_to_cell

from industry_clusters.render.cells import write_cell
from industry_clusters.render.measure import header_height, row_heights, table_rows
from industry_clusters.render.refs import ROW, sheet_name
from industry_clusters.render.validations import validation_options
from industry_clusters.views.model import Column, Formula, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsxwriter.worksheet import Worksheet

    from industry_clusters.render.formats import Formats
    from industry_clusters.render.refs import Addresses, TableAddress
    from industry_clusters.views.model import Cell, Choice, Table, Trend, Validation, Value

_NOTE_WIDTH, _NOTE_CHARACTERS, _NOTE_LINE = 300, 46, 18
_LINE_COLOUR = "#1B3A57"


class TableWriter:
    """Writes the tables of one worksheet."""

    def __init__(
        self,
        page: Worksheet,
        sheet: str,
        addresses: Addresses,
        formats: Formats,
        named_list: Callable[[Choice], str],
    ) -> None:
        self.page, self.sheet, self.addresses, self.formats = page, sheet, addresses, formats
        self.named_list = named_list

    def write(self, table: Table, row: int) -> None:
        """Write the table whose first row (caption or header) is ``row``."""
        place = self.addresses.tables[table.key]
        if table.caption:
            self._text(row, 0, table.caption, bold=True, font_color="#1B3A57")
        for position, column in enumerate(table.columns):
            self._header(place.header_row, position, column)
            if isinstance(column, Column):
                self._column(table, place, position, column)
            else:
                self._trend(place, position, column)
        self.page.set_row(place.header_row, header_height(table))
        for number, height in row_heights(table).items():
            self.page.set_row(place.first_row + number, height)
        self._follow(table, place)

    def validate(self, rule: Validation, first_row: int, first: int, last_row: int, last: int) -> None:
        """Set a rule on a range of cells."""
        options = validation_options(rule, self.named_list)
        self.page.data_validation(first_row, first, last_row, last, options)

    def _text(self, row: int, column: int, text: str | Formula, **look: object) -> None:
        write_cell(self.page, row, column, self._resolved(text), self.formats.of(**look))

    def _resolved(self, cell: Cell) -> Cell:
        return self.addresses.resolved(cell, self.sheet)

    def _header(self, row: int, position: int, column: Column | Trend) -> None:
        look = self.formats.style(
            "header", text_wrap=True, valign="vcenter", align="center", border=1, border_color="#FFFFFF"
        )
        write_cell(self.page, row, position, self._resolved(column.header), look)
        if column.note:
            height = _NOTE_LINE * (len(column.note) // _NOTE_CHARACTERS + 3)
            self.page.write_comment(
                row,
                position,
                column.note,
                {"width": _NOTE_WIDTH, "height": height, "font_size": 9, "author": ""},
            )

    def _column(self, table: Table, place: TableAddress, position: int, column: Column) -> None:
        looks = {
            state: self.formats.cell(column.unit, column.kind, state)
            for state in {"", *(column.states or ())}
        }
        formulas = self._formulas(table, column)
        for number, value in enumerate(column.values):
            row = place.first_row + number
            look = looks[column.states[number] if column.states else ""]
            formula = formulas[number] if formulas else None
            if formula is None:
                write_cell(self.page, row, position, self._resolved(value), look)
            else:
                live = Formula(formula.replace(ROW, str(row + 1)), cast("Value", value))
                write_cell(self.page, row, position, live, look)
        for row in range(place.first_row + len(column.values), place.first_row + table_rows(table)):
            self.page.write_blank(row, position, None, self.formats.cell(column.unit, Kind.INPUT))
        if column.validation:
            self.validate(column.validation, place.first_row, position, place.last_row, position)

    def _formulas(self, table: Table, column: Column) -> list[str | None] | None:
        if column.formula is not None:
            return [self.addresses.template(column.formula, self.sheet, table.key)] * len(column.values)
        if column.formulas is not None:
            return [
                None if text is None else self.addresses.template(text, self.sheet, table.key)
                for text in column.formulas
            ]
        return None

    def _trend(self, place: TableAddress, position: int, trend: Trend) -> None:
        data = self.addresses.tables[trend.table]
        first, last = data.columns[trend.first], data.columns[trend.last]
        for number, drawn in enumerate(trend.rows):
            row = place.first_row + number
            self.page.write_blank(row, position, None, self.formats.of(bottom=1, bottom_color="D9D9D9"))
            if drawn is not None and first != last:
                block = _block(data.sheet, data.first_row + drawn, first, last)
                self.page.add_sparkline(
                    row,
                    position,
                    {"range": block, "series_color": _LINE_COLOUR, "last_point": True, "show_hidden": True},
                )

    def _follow(self, table: Table, place: TableAddress) -> None:
        """Filters, frozen panes, repeated header, and colours that follow the numbers."""
        last_column = len(table.columns) - 1
        if table.filters:
            self.page.autofilter(place.header_row, 0, place.last_row, last_column)
        if table.freeze_columns is not None:
            self.page.freeze_panes(place.first_row, table.freeze_columns)
            self.page.repeat_rows(place.header_row)
            self.page.repeat_columns(0, max(table.freeze_columns - 1, 0))
        for highlight in table.highlights:
            condition = "=" + self.addresses.resolve(
                highlight.condition, self.sheet, table.key, place.first_row
            )
            for key in highlight.columns:
                column = place.columns[key]
                options = {
                    "type": "formula",
                    "criteria": condition,
                    "format": self.formats.style(highlight.style),
                }
                self.page.conditional_format(place.first_row, column, place.last_row, column, options)
        quiet = {"type": "errors", "format": self.formats.style("missing")}
        self.page.conditional_format(place.first_row, 0, place.last_row, last_column, quiet)


def _block(sheet: str, row: int, first: int, last: int) -> str:
    return f"{sheet_name(sheet)}!{xl_rowcol_to_cell(row, first)}:{xl_rowcol_to_cell(row, last)}"
