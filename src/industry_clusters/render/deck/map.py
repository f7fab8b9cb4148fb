"""A map of one thing: figures in a row, and layers of panels that rest on each other, as shapes and tables that a person can edit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from industry_clusters.render.deck.looks import CellLooks, RunLooks, cells_by_row, set_column_widths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pptx.util import Length

    from industry_clusters.views.vocabulary.deck_model import DeckMap, DeckPanel

    Box = tuple[int, int, int, int]
    """Left, top, width, height."""

_FIGURES_HEIGHT, _GAP, _ARROW_HEIGHT = 0.15, 0.015, Pt(14)
_FEWEST_LINES = 7
_FIGURE, _LABEL, _HEADING, _LINE = Pt(20), Pt(10), Pt(12), Pt(11)
_HEADING_HEIGHT, _ROW_HEIGHT, _AIR = Pt(22), Pt(19), Pt(4)
_LONGEST_FIGURE = 20
"""Letters of a figure that its box has room for; what is longer says why there is no number."""
_FIGURE_SHARE, _A_LETTER, _MOST_FOR_FIGURES, _MOST_FOR_ALL = 0.24, 0.024, 0.45, 0.6
_DARK, _TEXT = "1B3A57", "262626"


def add_map(page: Any, body: DeckMap, box: tuple[Length, Length, Length, Length]) -> None:
    """Draw a map into a box of a slide."""
    left, top, width, height = (int(length) for length in box)
    strip = int(height * _FIGURES_HEIGHT)
    gap = int(width * _GAP)
    cells = _beside((left, top, width, strip), [1] * len(body.figures), gap)
    for (label, value), place in zip(body.figures, cells, strict=True):
        _figure(page, label, value, place)
    below = top + strip + gap
    arrows = int(_ARROW_HEIGHT) * (len(body.layers) - 1)
    room = height - strip - gap - arrows
    lines = [max(_FEWEST_LINES, *(len(panel.lines) + 2 for panel in layer)) for layer in body.layers]
    for number, layer in enumerate(body.layers):
        tall = room * lines[number] // sum(lines)
        if number:
            _arrow(page, (left, below - int(_ARROW_HEIGHT), width, int(_ARROW_HEIGHT)))
        for panel, place in zip(
            layer, _beside((left, below, width, tall), [one.share for one in layer], gap), strict=True
        ):
            _panel(page, panel, place)
        below += tall + int(_ARROW_HEIGHT)


def _beside(box: Box, shares: Sequence[int], gap: int) -> list[Box]:
    """Places side by side, as wide as their shares say."""
    left, top, width, height = box
    unit = (width - gap * (len(shares) - 1)) / max(sum(shares), 1)
    places = []
    for share in shares:
        places.append((int(left), top, int(unit * share), height))
        left += int(unit * share) + gap
    return places


def _arrow(page: Any, box: Box) -> None:
    """What is above rests on what is beneath."""
    left, top, width, height = box
    shape = page.shapes.add_shape(
        MSO_SHAPE.UP_ARROW, Emu(left + width // 2 - height), Emu(top), Emu(2 * height), Emu(height)
    )
    shape.name = "Arrow: what is above rests on what is beneath"
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string("A6B8C9")
    shape.line.fill.background()
    shape.shadow.inherit = False


def _figure(page: Any, label: str, value: str, box: Box) -> None:
    shape = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Emu, box))
    shape.name = f"Figure: {label}"
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string("EAF0F6")
    shape.line.fill.background()
    shape.shadow.inherit = False
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    size = _FIGURE if len(value) <= _LONGEST_FIGURE else _LINE
    _written(frame.paragraphs[0], value, size, _DARK, bold=True)
    _written(frame.add_paragraph(), label, _LABEL, "595959")
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.CENTER


def _panel(page: Any, panel: DeckPanel, box: Box) -> None:
    left, top, width, height = box
    heading = page.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(left), Emu(top), Emu(width), _HEADING_HEIGHT)
    heading.name = f"Heading: {panel.title}"
    heading.fill.solid()
    heading.fill.fore_color.rgb = RGBColor.from_string(_DARK)
    heading.line.fill.background()
    heading.shadow.inherit = False
    _written(heading.text_frame.paragraphs[0], panel.title, _HEADING, "FFFFFF", bold=True)
    used = int(_HEADING_HEIGHT) + int(_AIR)
    below = (left, top + used, width, height - used)
    if all(len(line) == 1 for line in panel.lines):
        _words(page, panel, below)
    else:
        _lines(page, panel, below)


def _words(page: Any, panel: DeckPanel, box: Box) -> None:
    frame = page.shapes.add_textbox(*map(Emu, box)).text_frame
    frame.word_wrap = True
    for number, (text,) in enumerate(panel.lines):
        _written(frame.paragraphs[0] if number == 0 else frame.add_paragraph(), text, _LINE, _TEXT)


def _lines(page: Any, panel: DeckPanel, box: Box) -> None:
    left, top, width, _height = box
    columns = max(len(line) for line in panel.lines)
    frame = page.shapes.add_table(
        len(panel.lines), columns, Emu(left), Emu(top), Emu(width), int(_ROW_HEIGHT) * len(panel.lines)
    )
    frame.name = f"Table: {panel.title}"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Table: {panel.title}")  # noqa: SLF001  there is no public way
    table = frame.table
    table.first_row = table.horz_banding = False
    figures = [int(width * _figure_share(panel))] * (columns - 1)
    set_column_widths(table, [width - sum(figures), *figures])
    for cells, line in zip(cells_by_row(table), panel.lines, strict=True):
        for place, cell in enumerate(cells):
            _CELLS.write(cell, line[place] if place < len(line) else "", place > 0)


def _figure_share(panel: DeckPanel) -> float:
    """How much of a panel's width its figures need: ranges need more than numbers."""
    longest = max((len(text) for line in panel.lines for text in line[1:]), default=0)
    columns = max(len(line) for line in panel.lines) - 1
    most = _MOST_FOR_FIGURES if columns < 2 else _MOST_FOR_ALL / columns  # noqa: PLR2004  of several
    return min(max(_FIGURE_SHARE, _A_LETTER * (longest + 2)), most)


def _cell(cell: Any, text: str, number: bool) -> None:
    cell.margin_top = cell.margin_bottom = Pt(1)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.fill.background()
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
    _written(paragraph, text, _LINE, _TEXT)


def _written(paragraph: Any, text: str, size: Length, colour: str, *, bold: bool = False) -> None:
    _RUNS.add(paragraph, text, size, colour, bold)


def _run(run: Any, size: Length, colour: str, bold: bool) -> None:
    run.font.size = size
    run.font.bold = bold
    run.font.color.rgb = RGBColor.from_string(colour)


_CELLS, _RUNS = CellLooks(_cell), RunLooks(_run)
