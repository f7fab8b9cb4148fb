"""Cells and texts on slides whose look is copied are as those that are styled one by one."""

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Inches, Pt

from industry_clusters.render.deck.looks import CellLooks, RunLooks, cells_by_row, set_column_widths
from industry_clusters.render.deck.map import _run
from industry_clusters.render.deck.writer import _cell

pytestmark = pytest.mark.quick
LOOK = ("text", True, 12.0)
"""Style, whether it is a number, points."""
RUN_LOOK = (Pt(12), "1B3A57", True)
"""Size, color, whether it is bold."""


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


def paragraph_of(texts, add):
    """The XML of a paragraph to which ``add`` added texts."""
    paragraph = a_table().cell(0, 0).text_frame.paragraphs[0]
    for text in texts:
        add(paragraph, text, *RUN_LOOK)
    return etree.tostring(paragraph._p)


def styled(paragraph, text, *look):
    run = paragraph.add_run()
    run.text = text
    _run(run, *look)


@pytest.mark.parametrize("texts", [("one", "two", "<&>"), ("", "a", "", "b"), ("a\x07b", "c", "d\te")])
def test_a_copied_text_is_the_text(texts):
    assert paragraph_of(texts, RunLooks(_run).add) == paragraph_of(texts, styled)


def test_columns_are_as_wide_as_was_said():
    table = a_table()
    set_column_widths(table, [Inches(1), Inches(2)])
    assert [column.width for column in table.columns] == [Inches(1), Inches(2)]


def test_a_table_is_as_wide_as_its_columns():
    table = a_table()
    set_column_widths(table, [Inches(1), Inches(2)])
    assert table._graphic_frame.width == Inches(3)
