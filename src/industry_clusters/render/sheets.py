"""One sheet: its title, its blocks from top to bottom, its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.render.cells import write_cell
from industry_clusters.render.charts import native_chart
from industry_clusters.render.measure import (
    LINE_HEIGHT,
    block_rows,
    grid,
    hidden_columns,
    lines_of,
    reading_columns,
    shown_text,
)
from industry_clusters.render.table import TableWriter
from industry_clusters.views.model import (
    Chart,
    Fields,
    Heading,
    Kind,
    Legend,
    NoteBox,
    Paragraph,
    Role,
    Table,
    Unit,
)
from industry_clusters.views.palette import TAB_COLOURS

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from industry_clusters.render.formats import Formats
    from industry_clusters.render.refs import Addresses
    from industry_clusters.views.model import Block, Cell, Choice, Field, Sheet

_LETTER = 1
_LONGEST_FOOTER = 200
_COLUMNS_A_PAGE = 14
_PIXELS_A_CHARACTER, _PIXELS_A_ROW = 7, 20
_WIDEST_CHART = 860


class SheetWriter:
    """Writes one sheet of the view into one worksheet."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        sheet: Sheet,
        addresses: Addresses,
        formats: Formats,
        named_list: Callable[[Choice], str],
    ) -> None:
        self.book, self.sheet, self.addresses, self.formats = book, sheet, addresses, formats
        self.page: Worksheet = book.add_worksheet(sheet.name)
        self.last_column, self.width = reading_columns(sheet)
        self.table_writer = TableWriter(self.page, sheet.name, addresses, formats, named_list)

    def write(self) -> None:
        """Write everything."""
        self._set_columns()
        self._set_page()
        self._write(0, 0, self.sheet.title, self.formats.style("title", font_size=16))
        self.page.set_row(0, 24)
        self._write(1, 0, self.sheet.source, self.formats.style("note", font_size=9))
        for number, block in enumerate(self.sheet.blocks):
            self._block(block, self.addresses.blocks[self.sheet.name, number])

    def _block(self, block: Block, row: int) -> None:
        writers: dict[type, Callable[..., None]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Fields: self._fields,
            Table: self.table_writer.write,
            NoteBox: self._note_box,
            Legend: self._legend,
            Chart: self._chart,
        }
        writers[type(block)](block, row)

    def _write(self, row: int, column: int, cell: Cell, look: Format | None) -> None:
        write_cell(self.page, row, column, self.addresses.resolved(cell, self.sheet.name), look)

    def _heading(self, block: Heading, row: int) -> None:
        self._write(row, 0, block.text, self.formats.style("heading", font_size=13))
        self.page.set_row(row, 20)

    def _paragraph(self, block: Paragraph, row: int) -> None:
        look = self.formats.style(block.style, text_wrap=True, valign="top")
        self._merged(row, row, block.text, look)
        self.page.set_row(row, LINE_HEIGHT * lines_of(shown_text(block.text), self.width))
        if block.alert:
            condition = "=" + self.addresses.resolve(block.alert, self.sheet.name)
            options = {"type": "formula", "criteria": condition, "format": self.formats.style("warning")}
            self.page.conditional_format(row, 0, row, self.last_column, options)

    def _merged(self, first_row: int, last_row: int, cell: Cell, look: Format) -> None:
        if self.last_column or first_row != last_row:
            self.page.merge_range(first_row, 0, last_row, self.last_column, "", look)
        self._write(first_row, 0, cell, look)

    def _fields(self, block: Fields, row: int) -> None:
        for number, field in enumerate(block.rows):
            self._field(field, row + number)

    def _field(self, field: Field, row: int) -> None:
        label_look = self.formats.of(valign="top", text_wrap=True)
        self.page.write_string(row, 0, field.label, label_look)
        is_text = field.unit in (Unit.TEXT, Unit.LONG_TEXT, Unit.CODE)
        look = self.formats.cell(
            Unit.LONG_TEXT if is_text and field.kind is Kind.INPUT else field.unit, field.kind
        )
        self._write(row, 1, field.value, look)
        if field.help:
            self.page.write_string(
                row,
                2,
                field.help,
                self.formats.style("note", text_wrap=True, valign="top", align="left", indent=1),
            )
        widths = grid(self.sheet)
        texts = ((field.label, widths[0]), (shown_text(field.value), widths[1]), (field.help, widths[2]))
        self.page.set_row(row, LINE_HEIGHT * max(lines_of(text, width) for text, width in texts))
        if field.validation:
            self.table_writer.validate(field.validation, row, 1, row, 1)

    def _note_box(self, block: NoteBox, row: int) -> None:
        self._merged(row, row, block.prompt, self.formats.of(text_wrap=True, bold=True, valign="top"))
        self.page.set_row(row, LINE_HEIGHT * lines_of(shown_text(block.prompt), self.width))
        look = self.formats.style(
            "input",
            text_wrap=True,
            valign="top",
            border=1,
            border_color="#BFBFBF",
            locked=False,
            num_format="@",
        )
        self._merged(row + 1, row + block.lines, block.text or None, look)

    def _legend(self, block: Legend, row: int) -> None:
        for number, entry in enumerate(block.entries):
            swatch = self.formats.style(entry.style, align="center", border=1, border_color="#BFBFBF")
            self.page.write_string(row + number, 0, entry.mark, swatch)
            self._write(row + number, 1, entry.text, self.formats.of(align="left", indent=1))

    def _chart(self, block: Chart, row: int) -> None:
        native = native_chart(self.book, block, self.sheet.name, self.addresses)
        width = min(int(self.width * _PIXELS_A_CHARACTER), _WIDEST_CHART)
        native.set_size({"width": width, "height": (block_rows(block) - 1) * _PIXELS_A_ROW})
        options = {"description": block.alt_text or block.title, "object_position": 2}
        self.page.insert_chart(row, 0, native, options)

    def _title_on_every_page(self) -> None:
        """A table over several pages' width prints alone, with the sheet's title above each page."""
        for table in self.sheet.blocks:
            if isinstance(table, Table) and table.freeze_columns is not None:
                place = self.addresses.tables[table.key]
                self.page.print_area(place.header_row, 0, place.last_row, len(table.columns) - 1)
                title = shown_text(self.sheet.title).replace("&", "&&")[:_LONGEST_FOOTER]
                self.page.set_header(f'&L&"Calibri,Bold"&14{title}')
                self.page.set_margins(left=0.5, right=0.5, top=0.9, bottom=0.7)

    def _set_columns(self) -> None:
        hidden = hidden_columns(self.sheet)
        for position, width in enumerate(grid(self.sheet)):
            options = {"hidden": True, "level": 1} if position in hidden else {}
            self.page.set_column(position, position, width, None, options)

    def _set_page(self) -> None:
        page, sheet = self.page, self.sheet
        page.set_tab_color(f"#{TAB_COLOURS[sheet.role.value]}")
        page.set_paper(_LETTER)
        if sheet.landscape:
            page.set_landscape()
        else:
            page.set_portrait()
        visible = len(grid(sheet)) - len(hidden_columns(sheet))
        pages_wide = max(1, round(visible / _COLUMNS_A_PAGE))
        page.fit_to_pages(pages_wide, 0)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        if pages_wide > 1:
            self._title_on_every_page()
        source = sheet.source.replace("&", "&&")[:_LONGEST_FOOTER]
        page.set_footer(f"&L&8{source}&R&8&A, page &P of &N")
        if sheet.role is not Role.DATA:
            page.hide_gridlines(2)
