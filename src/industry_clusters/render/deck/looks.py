"""Cells of tables and pieces of text on slides: each look is made once, through python-pptx, and copied from then on.

A cell takes a dozen of python-pptx's properties, each of which looks through the cell's XML: ten times as long as a copy.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pptx.table import _Cell
from pptx.util import Emu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TEXT = ".//{http://schemas.openxmlformats.org/drawingml/2006/main}t"


class CellLooks:
    """Writes the cells of tables; ``made`` are cells by their look, whose text is another's."""

    def __init__(self, style: Callable[..., None]) -> None:
        self._style, self.made = style, dict[tuple[Any, ...], Any]()

    def write(self, cell: Any, text: str, *look: Any) -> None:
        """Write a cell as ``style(cell, text, *look)`` does; a text of several lines or with signs that are not seen, by itself."""
        if not _is_plain(text):
            self._style(cell, text, *look)
            return
        if look not in self.made:
            self._style(cell, text, *look)
            self.made[look] = deepcopy(cell._tc)  # noqa: SLF001  there is no public way
            return
        copy = deepcopy(self.made[look])
        copy.find(_TEXT).text = text
        own = cell._tc  # noqa: SLF001
        own.getparent().replace(own, copy)


class RunLooks:
    """Adds pieces of text to paragraphs, in the same way; ``style(run, *look)`` gives one its look."""

    def __init__(self, style: Callable[..., None]) -> None:
        self._style, self.made = style, dict[tuple[Any, ...], Any]()

    def add(self, paragraph: Any, text: str, *look: Any) -> None:
        """Add a text at the end of a paragraph."""
        run = paragraph.add_run()
        own = run._r  # noqa: SLF001  there is no public way
        if look in self.made and _is_plain(text):
            copy = deepcopy(self.made[look])
            copy.find(_TEXT).text = text
            own.getparent().replace(own, copy)
            return
        run.text = text
        self._style(run, *look)
        self.made[look] = deepcopy(own)


def set_column_widths(table: Any, widths: Iterable[int]) -> None:
    """Set the widths of a table's columns; python-pptx adds all of them up after each."""
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):  # noqa: SLF001
        column.w = Emu(width)
    table.notify_width_changed()


def _is_plain(text: str) -> bool:
    """Whether a text is of one line and without signs that are not seen."""
    return bool(text) and text.isprintable()


def cells_by_row(table: Any) -> Iterator[list[Any]]:
    """The cells of each row; python-pptx looks through the whole table for each one that is asked for."""
    for row in table._tbl.tr_lst:  # noqa: SLF001
        yield [_Cell(cell, table) for cell in row.tc_lst]
