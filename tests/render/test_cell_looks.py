"""Cells of tables on slides whose look is copied are as those that are styled one by one."""

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Inches

from industry_clusters.render.deck.looks import CellLooks, cells_by_row
from industry_clusters.render.deck.writer import _cell

pytestmark = pytest.mark.quick
LOOK = ("text", True, 12.0)
"""Style, whether it is a number, points."""


def a_table():
    show = Presentation()
    page = show.slides.add_slide(show.slide_layouts[6])
    return page.shapes.add_table(2, 2, 0, 0, Inches(4), Inches(2)).table


def written(texts, write):
    """The XML of a table of four cells that ``write`` wrote."""
    table = a_table()
    cells = [cell for row in cells_by_row(table) for cell in row]
    for cell, text in zip(cells, texts, strict=True):
        write(cell, text, *LOOK)
    return etree.tostring(table._tbl)


@pytest.mark.parametrize(
    "texts",
    [("12", "13", "14", "15"), ("1", "", "2", ""), ("a\nb", "c", "d\te", "<&>"), ("", "x", "a\nb", "y")],
)
def test_a_copied_look_is_the_look(texts):
    assert written(texts, CellLooks(_cell).write) == written(texts, _cell)
