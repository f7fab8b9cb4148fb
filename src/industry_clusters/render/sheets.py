"""One sheet: its title, its blocks from top to bottom, its page."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from industry_clusters.ingest.study.written_places import SheetPlaces
from industry_clusters.render.cells import write_cell
from industry_clusters.render.charts import DOTS_A_ROW, description, native_bubbles, native_chart
from industry_clusters.render.diagram import DiagramWriter
from industry_clusters.render.formats import NUMBER_FORMATS
from industry_clusters.render.grid import Grid, printed_columns
from industry_clusters.render.measure import LINE_HEIGHT, block_rows, lines_of, shown_text, table_rows
from industry_clusters.render.page import Page
from industry_clusters.render.places import places_on
from industry_clusters.render.printing import set_page, set_title_on_every_page
from industry_clusters.render.table import TableWriter
from industry_clusters.views.vocabulary.drawn import BubbleChart, Chart, Diagram
from industry_clusters.views.vocabulary.model import (
    WHERE_SHOWN,
    Column,
    Fields,
    Heading,
    Kind,
    Legend,
    NoteBox,
    Paragraph,
    Role,
    Table,
    Tiles,
    Unit,
)
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
_DOTS_A_CHARACTER, _WIDEST_CHART = 7, 860
_LINKS_ROW = 2
_ROWS_A_PAGE = 30
"""A table with more rows than this repeats its header on each page."""
_MOST_REPEATED = 200.0
"""Points that what each page repeats may take: a third of it."""
_SPARE_ROWS = 10
"""Empty rows of a person's own list that print, for what is typed before the next build."""


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
        self.diagrams = DiagramWriter(self.page, sheet.name, self.grid, addresses, formats)

    def write(self) -> None:
        """Write everything."""
        self._set_columns()
        self._write_title()
        self._write_navigation()
        starts = [self.addresses.blocks[self.sheet.name, number] for number in range(len(self.sheet.blocks))]
        for block, start in zip(self.sheet.blocks, starts, strict=True):
            self._block(block, start)
        self._set_print(starts)
        self.places = places_on(self.page)
        if self.additions:
            self.additions.place(self.page, self.places)
        self.page.leave_unmarked()

    def _set_print(self, starts: Sequence[int]) -> None:
        """The paper, what each page repeats, and what stays off it."""
        is_printed = self.sheet.printed_blocks != 0
        if is_printed:
            self._repeat_header(starts)
        wide = set_page(self.page, self.sheet, self.grid.printed(self.sheet), starts)
        if not is_printed:  # LibreOffice prints hidden sheets, but no page that is empty
            row, column = (self.page.dim_rowmax or 0) + 2, (self.page.dim_colmax or 0) + 2
            self.page.print_area(row, column, row, column)
        elif wide > 1:
            self._title_on_every_page()
        else:
            self._leave_unprinted(starts)

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
            Diagram: self.diagrams.write,
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

    def _write_navigation(self) -> None:
        """Links side by side, each over as many columns as its words need, and the sheet's purpose beneath."""
        if self.sheet.navigation is None:
            return
        look, first, last = self.formats.style("link", valign="top"), 0, len(self.grid.widths) - 1
        for link in self.sheet.navigation.links:
            end = first
            while end < last and self.grid.between(first, end) < len(link.text) + 2:
                end += 1
            self._merged((_LINKS_ROW, _LINKS_ROW), (first, end), link, look)
            first = end + 1
        purpose = self.formats.style("note", text_wrap=True, valign="top")
        lines = self._text(_LINKS_ROW + 1, self.sheet.navigation.purpose, purpose)
        self.page.set_height(_LINKS_ROW + 1, LINE_HEIGHT * lines)

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
            self._merged((row, row), (2, self.grid.help_end), field.help, look)
        widths = (
            self.grid.widths[0],
            self.grid.widths[1] - 1,
            self.grid.between(2, self.grid.help_end) - 1,
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
            columns = (1, max(1, self.grid.last))
            look = self.formats.of(indent=1, text_wrap=True, valign="top")
            self._merged((row + number, row + number), columns, entry.text, look)
            lines = lines_of(shown_text(entry.text), self.grid.between(*columns) - 2)
            if lines > 1:
                self.page.set_height(row + number, LINE_HEIGHT * lines)

    def _chart(self, block: Chart | BubbleChart, row: int) -> None:
        width = min(int(self.grid.reading_width * _DOTS_A_CHARACTER), _WIDEST_CHART)
        if getattr(block, "labeled", False):
            width = _WIDEST_CHART
        height = (block_rows(block) - 1) * DOTS_A_ROW
        if isinstance(block, BubbleChart):
            width = block.width
            native = native_bubbles(self.book, block, self.sheet.name, self.addresses)
        else:
            native = native_chart(self.book, block, self.sheet.name, self.addresses)
        native.chart_name = block.key
        native.set_size({"width": width, "height": height})
        options = {"description": description(block), "object_position": 2, "y_offset": 3}
        self.page.insert_chart(row, 0, native, options)

    def _set_columns(self) -> None:
        """Widths; beside and beneath what a protected sheet holds, people write as they like."""
        free = self.formats.of(locked=False) if self.sheet.protected else None
        for position, width in enumerate(self.grid.widths):
            options = {"hidden": True, "level": 1} if position in self.grid.hidden else {}
            self.page.set_column(position, position, width, free, options)
        if free is not None:
            self.page.leave_columns_from(len(self.grid.widths), free)

    def _repeat_header(self, starts: Sequence[int]) -> None:
        """Every printed page of the sheet's main table carries its header, with the legend and notes above it, where it may take more than one.

        A table that others follow repeats nothing: its header would stand above theirs.
        """
        tables = [at for at, block in enumerate(self.sheet.blocks) if isinstance(block, Table)]
        if not tables or self.sheet.role is Role.DATA:
            self._repeat_header_of_data()
            return
        table = self.sheet.blocks[tables[-1]]
        if isinstance(table, Table) and self._rows_to_print(table) > _ROWS_A_PAGE:
            header = self.addresses.tables[table.key].header_row
            self.page.repeat_rows(self._first_repeated(tables[-1], starts, header), header)

    def _first_repeated(self, at: int, starts: Sequence[int], header: int) -> int:
        """The first row of the notes and legend right above a table, as far as they leave the page to its rows."""
        first = self.addresses.tables[self.sheet.blocks[at].key].header_row  # type: ignore[union-attr]  # a table
        for number in range(at - 1, -1, -1):
            block = self.sheet.blocks[number]
            is_note = isinstance(block, Legend) or (isinstance(block, Paragraph) and block.style == "note")
            rows = range(starts[number], header + 1)
            if not is_note or sum(self.page.heights.get(row, LINE_HEIGHT) for row in rows) > _MOST_REPEATED:
                break
            first = starts[number]
        return first

    def _repeat_header_of_data(self) -> None:
        tables = [block for block in self.sheet.blocks if isinstance(block, Table)]
        frozen = [table for table in tables if table.freeze_columns is not None][:1]
        long = [table for table in frozen or tables if table_rows(table) > _ROWS_A_PAGE]
        if len(long) == 1:  # of several long ones none is the main one
            self.page.repeat_rows(self.addresses.tables[long[0].key].header_row)

    def _rows_to_print(self, table: Table) -> int:
        """Rows through the last that says something, and of a person's own list some more to type in."""
        columns = [
            column
            for column in table.columns[: printed_columns(table)]
            if isinstance(column, Column) and not column.hidden
        ]
        filled = 0
        for column in columns:
            below = range(len(column.values), filled, -1)
            filled = next(
                (at for at in below if shown_text(column.values[at - 1]) not in ("", "nan")), filled
            )
        typed = any(column.kind is Kind.INPUT for column in columns)
        return min(table_rows(table), max(filled, 1) + (_SPARE_ROWS if typed else 0))

    def _leave_unprinted(self, starts: Sequence[int]) -> None:
        """Rows that say nothing and columns that a table does not let print stay off the page."""
        if self.sheet.role is Role.DATA:
            return
        printed = list(
            takewhile(
                _is_printed_on, list(zip(self.sheet.blocks, starts, strict=True))[: self.sheet.printed_blocks]
            )
        )
        while printed and _is_unprinted(printed[-1][0]):
            printed.pop()
        if not printed:
            return
        block, start = printed[-1]
        if isinstance(block, Table):
            last = self.addresses.tables[block.key].header_row + self._rows_to_print(block)
        else:
            last = start + block_rows(block) - 1
        self.page.print_area(0, 0, last, len(self.grid.printed(self.sheet).widths) - 1)

    def _title_on_every_page(self) -> None:
        """A table over several pages' width prints alone, with the sheet's title above each page."""
        for table in self.sheet.blocks:
            if isinstance(table, Table) and table.freeze_columns is not None:
                place = self.addresses.tables[table.key]
                self.page.print_area(place.header_row, 0, place.last_row, printed_columns(table) - 1)
                if table.freeze_columns:
                    self.page.repeat_columns(0, table.freeze_columns - 1)
                set_title_on_every_page(self.page, shown_text(self.sheet.title))


def _is_printed_on(placed: tuple[Block, int]) -> bool:
    """Whether paper goes on with a block: from the first heading that is not printed on, nothing does."""
    block, _ = placed
    return not isinstance(block, Heading) or block.printed


def _is_unprinted(block: Block) -> bool:
    """Whether a block at a sheet's end stays off the page: numbers behind charts, with the heading above them."""
    return isinstance(block, Heading) or (isinstance(block, Table) and not block.is_printed)
