"""One sheet: its title, its blocks from top to bottom, its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.ingest.study.written_places import SheetPlaces
from industry_clusters.render.cells import write_cell
from industry_clusters.render.charts import description, native_bubbles, native_chart
from industry_clusters.render.formats import NUMBER_FORMATS
from industry_clusters.render.grid import Grid, printed_columns
from industry_clusters.render.measure import LINE_HEIGHT, block_rows, lines_of, shown_text, table_rows
from industry_clusters.render.page import Page, set_page, set_title_on_every_page
from industry_clusters.render.places import places_on
from industry_clusters.render.table import TableWriter
from industry_clusters.views.vocabulary.model import (
    WHERE_SHOWN,
    BubbleChart,
    Chart,
    Fields,
    Heading,
    Kind,
    Legend,
    NoteBox,
    Paragraph,
    Table,
    Tiles,
    Unit,
)
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlsxwriter
    from xlsxwriter.format import Format

    from industry_clusters.render.formats import Formats
    from industry_clusters.render.kept import Additions
    from industry_clusters.render.refs import Addresses
    from industry_clusters.views.vocabulary.model import Block, Cell, Choice, Field, Sheet

_TITLE_SIZE, _TITLE_HEIGHT, _TITLE_LETTER = 16, 24.0, 1.45
_HEADING_SIZE, _HEADING_HEIGHT = 13, 20.0
_SMALL_SIZE, _SMALL_LETTER = 9, 0.74
_FIGURE_SIZE, _FIGURE_HEIGHT = 20, 32.0
_DOTS_A_CHARACTER, _DOTS_A_ROW, _WIDEST_CHART = 7, 20, 860
_ROWS_A_PAGE = 30
"""A table with more rows than this repeats its header on each page."""


class SheetWriter:
    """Writes one sheet of the view into one worksheet."""

    def __init__(
        self,
        book: xlsxwriter.Workbook,
        sheet: Sheet,
        addresses: Addresses,
        formats: Formats,
        named_list: Callable[[Choice], str],
        additions: Additions | None = None,
    ) -> None:
        self.additions, self.places = additions, SheetPlaces()
        self.book, self.sheet, self.addresses, self.formats = book, sheet, addresses, formats
        self.page: Page = book.add_worksheet(sheet.name, Page)
        self.grid = Grid.of(sheet)
        self.tables = TableWriter(self.page, sheet.name, self.grid, addresses, formats, named_list)

    def write(self) -> None:
        """Write everything."""
        self._set_columns()
        self._write_title()
        starts = [self.addresses.blocks[self.sheet.name, number] for number in range(len(self.sheet.blocks))]
        for block, start in zip(self.sheet.blocks, starts, strict=True):
            self._block(block, start)
        self._repeat_header()
        if set_page(self.page, self.sheet, self.grid.printed(self.sheet), starts) > 1:
            self._title_on_every_page()
        else:
            self._leave_unprinted()
        self.places = places_on(self.page)
        if self.additions:
            self.additions.place(self.page, self.places)
        self.page.leave_unmarked()

    def _block(self, block: Block, row: int) -> None:
        writers: dict[type, Callable[..., None]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Fields: self._fields,
            Table: self.tables.write,
            Tiles: self._tiles,
            NoteBox: self._note_box,
            Legend: self._legend,
            Chart: self._chart,
            BubbleChart: self._chart,
        }
        writers[type(block)](block, row)

    def _write(self, row: int, column: int, cell: Cell, look: Format | None) -> None:
        write_cell(self.page, row, column, self.addresses.resolved(cell, self.sheet.name), look)

    def _merged(self, rows: tuple[int, int], columns: tuple[int, int], cell: Cell, look: Format) -> None:
        if rows[0] != rows[1] or columns[0] != columns[1]:
            self.page.merge_range(rows[0], columns[0], rows[1], columns[1], "", look)
        self._write(rows[0], columns[0], cell, look)

    def _text(self, row: int, cell: Cell, look: Format, letter: float = 0.92) -> int:
        """Write wrapped text over the reading width; returns the lines it takes."""
        self._merged((row, row), (0, self.grid.last), cell, look)
        return lines_of(shown_text(cell), self.grid.reading_width, letter)

    def _write_title(self) -> None:
        line = {"bottom": 1, "bottom_color": "#1B3A57", "text_wrap": True, "valign": "top"}
        look = self.formats.style("title", font_size=_TITLE_SIZE, **line)
        self.page.set_height(0, _TITLE_HEIGHT * self._text(0, self.sheet.title, look, _TITLE_LETTER))
        small = self.formats.style("note", font_size=_SMALL_SIZE, text_wrap=True, valign="bottom")
        self.page.set_height(1, LINE_HEIGHT * self._text(1, self.sheet.source, small, _SMALL_LETTER) + 4)

    def _heading(self, block: Heading, row: int) -> None:
        self._write(row, 0, block.text, self.formats.style("heading", font_size=_HEADING_SIZE))
        self.page.set_height(row, _HEADING_HEIGHT)

    def _paragraph(self, block: Paragraph, row: int) -> None:
        look = self.formats.style(block.style, text_wrap=True, valign="top")
        self.page.set_height(row, LINE_HEIGHT * self._text(row, block.text, look))
        if block.alert:
            own = f'$A${row + 1}<>""'
            shown = block.alert == WHERE_SHOWN
            condition = "=" + (own if shown else self.addresses.resolve(block.alert, self.sheet.name))
            options = {"type": "formula", "criteria": condition, "format": self.formats.style("warning")}
            self.page.conditional_format(row, 0, row, self.grid.last, options)

    def _fields(self, block: Fields, row: int) -> None:
        for number, field in enumerate(block.rows):
            self._field(field, row + number)

    def _field(self, field: Field, row: int) -> None:
        self.page.write_string(row, 0, field.label, self.formats.of(valign="top", text_wrap=True))
        is_text = field.unit in (Unit.TEXT, Unit.LONG_TEXT, Unit.CODE)
        unit = Unit.LONG_TEXT if is_text and field.kind is Kind.INPUT else field.unit
        self._write(row, 1, field.value, self.formats.cell(unit, field.kind))
        if field.help:
            look = self.formats.style("note", text_wrap=True, valign="top", align="left", indent=1)
            self._merged((row, row), (2, max(2, self.grid.last)), field.help, look)
        widths = (
            self.grid.widths[0],
            self.grid.widths[1] - 1,
            self.grid.between(2, max(2, self.grid.last)) - 1,
        )
        texts = (field.label, shown_text(field.value), field.help)
        self.page.set_height(row, LINE_HEIGHT * max(map(lines_of, texts, widths)))
        if field.validation:
            self.tables.validate(field.validation, row, 1, row, 1)

    def _tiles(self, block: Tiles, row: int) -> None:
        frame = {"bg_color": f"#{STYLES['figure'].fill}", "align": "left", "indent": 1}
        for tile, columns in zip(block.tiles, self.grid.parts(len(block.tiles)), strict=True):
            edges = {"left": 5, "left_color": "#FFFFFF"} if columns[0] else {}
            large = {"num_format": NUMBER_FORMATS[tile.unit], "font_size": _FIGURE_SIZE, "valign": "vcenter"}
            small = {"font_size": _SMALL_SIZE, "valign": "top", "text_wrap": True}
            looks = (
                self.formats.style("heading", **frame, **edges, valign="vcenter"),
                self.formats.style("title", **frame, **edges, **large),
                self.formats.style("note", **frame, **edges, **small),
            )
            for number, (cell, look) in enumerate(
                zip((tile.label, tile.value, tile.detail), looks, strict=True)
            ):
                self._merged((row + number, row + number), columns, cell, look)
        lines = max(
            lines_of(shown_text(tile.detail), self.grid.between(*columns) - 2, _SMALL_LETTER)
            for tile, columns in zip(block.tiles, self.grid.parts(len(block.tiles)), strict=True)
        )
        for number, height in enumerate((_HEADING_HEIGHT, _FIGURE_HEIGHT, LINE_HEIGHT * lines + 3)):
            self.page.set_height(row + number, height)

    def _note_box(self, block: NoteBox, row: int) -> None:
        prompt = self.formats.of(text_wrap=True, bold=True, valign="top")
        self.page.set_height(row, LINE_HEIGHT * self._text(row, block.prompt, prompt))
        frame = {"border": 1, "border_color": "#BFBFBF", "locked": False, "num_format": "@"}
        look = self.formats.style("input", text_wrap=True, valign="top", **frame)
        rows = (row + 1, row + block.lines)
        self._merged(rows, (0, self.grid.last), block.text or None, look)
        needed = lines_of(block.text, self.grid.reading_width)
        for inside in range(
            rows[0], rows[1] + 1
        ):  # a long answer makes its box taller, so that it prints whole
            self.page.set_height(inside, LINE_HEIGHT * max(1.0, needed / block.lines))

    def _legend(self, block: Legend, row: int) -> None:
        for number, entry in enumerate(block.entries):
            swatch = self.formats.style(entry.style, align="center", border=1, border_color="#BFBFBF")
            self.page.write_string(row + number, 0, entry.mark, swatch)
            self._write(row + number, 1, entry.text, self.formats.of(indent=1))

    def _chart(self, block: Chart | BubbleChart, row: int) -> None:
        width = min(int(self.grid.reading_width * _DOTS_A_CHARACTER), _WIDEST_CHART)
        height = (block_rows(block) - 1) * _DOTS_A_ROW
        if isinstance(block, BubbleChart):
            native = native_bubbles(self.book, block, self.sheet.name, self.addresses, (width, height))
        else:
            native = native_chart(self.book, block, self.sheet.name, self.addresses)
        native.chart_name = block.key
        native.set_size({"width": width, "height": height})
        options = {"description": description(block), "object_position": 2, "y_offset": 3}
        self.page.insert_chart(row, 0, native, options)

    def _set_columns(self) -> None:
        for position, width in enumerate(self.grid.widths):
            options = {"hidden": True, "level": 1} if position in self.grid.hidden else {}
            self.page.set_column(position, position, width, None, options)

    def _repeat_header(self) -> None:
        """Every printed page of the sheet's main table carries its header, where it may take more than one."""
        tables = [block for block in self.sheet.blocks if isinstance(block, Table)]
        frozen = [table for table in tables if table.freeze_columns is not None]
        alone = tables if len(tables) == 1 else []
        for table in (frozen or alone)[:1]:
            if table_rows(table) > _ROWS_A_PAGE:
                self.page.repeat_rows(self.addresses.tables[table.key].header_row)

    def _leave_unprinted(self) -> None:
        """Columns that a table does not let print stay off the page."""
        for table in self.sheet.blocks:
            if isinstance(table, Table) and table.printed_through is not None:
                last_row = self.addresses.tables[table.key].last_row
                self.page.print_area(0, 0, last_row, printed_columns(table) - 1)

    def _title_on_every_page(self) -> None:
        """A table over several pages' width prints alone, with the sheet's title above each page."""
        for table in self.sheet.blocks:
            if isinstance(table, Table) and table.freeze_columns is not None:
                place = self.addresses.tables[table.key]
                self.page.print_area(place.header_row, 0, place.last_row, printed_columns(table) - 1)
                if table.freeze_columns:
                    self.page.repeat_columns(0, table.freeze_columns - 1)
                set_title_on_every_page(self.page, shown_text(self.sheet.title))
