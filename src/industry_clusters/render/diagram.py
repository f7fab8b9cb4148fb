"""A diagram on a sheet: each box is a merged cell that holds its text, and over it a text box that is linked to the cell.

The cell follows the numbers in every program; the text box shows what the cell says wherever linked text boxes are kept up to date,
as Excel does. LibreOffice shows the text of the last build in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from industry_clusters.render.cells import write_cell
from industry_clusters.render.measure import LINE_HEIGHT, lines_of, shown_text
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from industry_clusters.render.formats import Formats
    from industry_clusters.render.grid import Grid
    from industry_clusters.render.page import Page
    from industry_clusters.render.refs import Addresses
    from industry_clusters.views.vocabulary.drawn import Box, Diagram, Layer
    from industry_clusters.views.vocabulary.model import Cell

ARROW = "\N{BLACK UP-POINTING TRIANGLE}"
_ARROW_HEIGHT, _GAP_HEIGHT = 13.0, 6.0
_FONT_SIZE, _FIGURE_SIZE = 10, 11
_LINE = "#8EA9C1"


class DiagramWriter:
    """Writes the diagrams of one worksheet."""

    def __init__(self, page: Page, sheet: str, grid: Grid, addresses: Addresses, formats: Formats) -> None:
        self.page, self.sheet, self.grid, self.addresses, self.formats = page, sheet, grid, addresses, formats

    def write(self, diagram: Diagram, row: int) -> None:
        """Write the diagram whose first row is ``row``."""
        for number, layer in enumerate(diagram.layers):
            if number and not layer.arrow:
                self.page.set_height(row, _GAP_HEIGHT)
                row += 1
            if layer.arrow:
                row = self._arrow(diagram, row)
            row = self._layer(diagram, layer, row)
        if diagram.rests:
            self._arrow(diagram, row)

    def _arrow(self, diagram: Diagram, row: int) -> int:
        """Write an arrow across the diagram; returns the row after it."""
        look = self.formats.style("arrow", align="center", valign="vcenter", font_size=9)
        self._cell((row, row), (0, diagram.columns - 1), ARROW, look)
        self.page.set_height(row, _ARROW_HEIGHT)
        return row + 1

    def _layer(self, diagram: Diagram, layer: Layer, row: int) -> int:
        """Write a layer's headings and boxes; returns the row after it."""
        body = row + layer.has_titles
        rows = (body, body + layer.lines - 1)
        needed = max(self._lines(box) for box in layer.boxes)
        for inside in range(
            rows[0], rows[1] + 1
        ):  # a long list makes its box taller, so that it prints whole
            self.page.set_height(inside, LINE_HEIGHT * max(1.0, needed / layer.lines))
        for box in layer.boxes:
            if layer.has_titles:
                look = self.formats.style(
                    "header", align="center", valign="vcenter", border=1, border_color="#FFFFFF"
                )
                self._cell((row, row), box.columns, box.title, look)
            self._box(diagram, box, rows)
        return rows[1] + 1

    def _lines(self, box: Box) -> int:
        return lines_of(shown_text(box.text), self.grid.between(*box.columns) - 2.0)

    def _box(self, diagram: Diagram, box: Box, rows: tuple[int, int]) -> None:
        align = (
            {"align": "center", "valign": "vcenter"} if box.centered else {"align": "left", "valign": "top"}
        )
        size = _FIGURE_SIZE if box.centered else _FONT_SIZE
        frame = {"border": 1, "border_color": _LINE, "text_wrap": True, "font_size": size, "num_format": "@"}
        look = self.formats.style(box.style, **frame, **align)
        self._cell(rows, box.columns, box.text, look)
        style = STYLES[box.style]
        position = ("middle", "center") if box.centered else ("top", "left")
        options = {
            "textlink": f"={xl_rowcol_to_cell(rows[0], box.columns[0], row_abs=True, col_abs=True)}",
            "width": sum(self.page._size_col(column) for column in range(box.columns[0], box.columns[1] + 1)),  # noqa: SLF001
            "height": sum(self.page._size_row(row) for row in range(rows[0], rows[1] + 1)),  # noqa: SLF001
            "fill": {"color": f"#{style.fill}"},
            "line": {"color": _LINE, "width": 1},
            "font": {"name": "Calibri", "size": size, "bold": style.bold, "color": f"#{style.font}"},
            "align": {"vertical": position[0], "horizontal": position[1]},
            "object_position": 1,
            "description": f"{shown_text(box.title) or 'Figure'}: {shown_text(box.text)}",
        }
        self.page.insert_box(rows[0], box.columns[0], shown_text(box.text), diagram.key, options)

    def _cell(self, rows: tuple[int, int], columns: tuple[int, int], cell: Cell, look: Format) -> None:
        if rows[0] != rows[1] or columns[0] != columns[1]:
            self.page.merge_range(rows[0], columns[0], rows[1], columns[1], "", look)
        write_cell(self.page, rows[0], columns[0], self.addresses.resolved(cell, self.sheet), look)
