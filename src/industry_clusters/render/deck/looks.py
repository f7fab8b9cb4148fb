"""Cells of tables on slides: each look is made once, through python-pptx, and copied from then on.

A cell takes a dozen of python-pptx's properties, each of which looks through the cell's XML: ten times as long as a copy.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from pptx.table import _Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TEXT = ".//{http://schemas.openxmlformats.org/drawingml/2006/main}t"


class CellLooks:
    """Writes the cells of one file's tables; ``made`` are cells by their look, whose text is another's."""

    def __init__(self, style: Callable[..., None]) -> None:
        self._style, self.made = style, dict[tuple[Any, ...], Any]()

    def write(self, cell: Any, text: str, *look: Any) -> None:
        """Write a cell as ``style(cell, text, *look)`` does; a text of several lines or with signs that are not seen, by itself."""
        if not text or not text.isprintable():
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


def cells_by_row(table: Any) -> Iterator[list[Any]]:
    """The cells of each row; python-pptx looks through the whole table for each one that is asked for."""
    for row in table._tbl.tr_lst:  # noqa: SLF001
        yield [_Cell(cell, table) for cell in row.tc_lst]
