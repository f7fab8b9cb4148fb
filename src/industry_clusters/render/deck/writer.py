"""A deck becomes a PowerPoint file."""

from __future__ import annotations

import io
import math
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from industry_clusters.errors import WorkbookError, parsing
from industry_clusters.ingest.files.legible import with_legible_texts
from industry_clusters.outputs import SLIDES, in_place, keep_before
from industry_clusters.render.columns import joined, shared_widths
from industry_clusters.render.deck.charts import add_bubbles, add_chart
from industry_clusters.render.deck.drawing import add_drawing
from industry_clusters.render.deck.looks import CellLooks, cells_by_row, set_column_widths
from industry_clusters.render.deck.map import add_map
from industry_clusters.render.pictures import picture_of
from industry_clusters.views.vocabulary.deck_model import (
    Bullets,
    DeckBubbles,
    DeckChart,
    DeckMap,
    DeckSeries,
    DeckTable,
    Slide,
)
from industry_clusters.views.vocabulary.document_model import Picture
from industry_clusters.views.vocabulary.drawing import Drawing
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from industry_clusters.outputs import OutputKind
    from industry_clusters.views.vocabulary.chart_model import RangeBars
    from industry_clusters.views.vocabulary.deck_model import Deck

_TEMPLATE = "template.pptx"
_TITLE_LAYOUTS, _PLAIN_LAYOUTS = ("Title Slide",), ("Title Only",)
_ROWS_A_SLIDE = 11
_PICTURE_POINTS = 11.0
_NARROWEST, _WIDEST = 7, 46
"""Letters of a table's column for which room is kept, at least and at most."""
_TITLE, _BODY, _SMALL, _CELL = Pt(28), Pt(18), Pt(9), Pt(13)
_TITLES = ((62, None), (170, Pt(20)), (math.inf, Pt(15)))
"""The longest title that each size has room for; a short one has the template's own."""
_SENTENCES = ((200, _BODY), (390, Pt(14)), (600, Pt(12)), (math.inf, Pt(10)))
"""The longest sentence, in letters, that each size has room for."""
_A_LETTER = int(_CELL * 0.54)
"""How wide a letter of a table is."""
_OPENING_TOP, _TITLE_TOP = 0.35, 0.04
_LARGE, _FEW_LETTERS = Pt(24), 480
"""So many letters of a list have room in large ones."""
_SIDE, _SENTENCE_TOP, _BODY_TOP, _BODY_HEIGHT, _SOURCE_TOP = 0.045, 0.155, 0.265, 0.65, 0.93


def write_deck(
    deck: Deck, path: Path, template: Path | None = None, kind: OutputKind = SLIDES
) -> Path | None:
    """Write the slides; ``template`` is an office's own PowerPoint file, ``kind`` what its command knows them by.

    Returns
    -------
    Path or None
        The copy of the slides that were there, where they differ.

    Raises
    ------
    WorkbookError
        Where the template is no PowerPoint file, or lacks the layouts 'Title Slide' and 'Title Only', or the file
        cannot be written.
    """
    deck = with_legible_texts(deck, [])
    with as_file(files(__package__).joinpath(_TEMPLATE)) as own:
        return _written(deck, path, template or own, template, kind)


def _written(deck: Deck, path: Path, base: Path, template: Path | None, kind: OutputKind) -> Path | None:
    saved = io.BytesIO()
    with _using(template) if template else nullcontext():
        show = _filled(deck, base, template)
        show.core_properties.category = kind.mark
        show.save(saved)
    with in_place(path) as temporary:
        temporary.write_bytes(saved.getvalue())
        return keep_before(path, temporary)


def _filled(deck: Deck, base: Path, template: Path | None) -> Any:
    """The slides in memory, on a template."""
    show = Presentation(str(base))
    opening = show.slides.add_slide(_layout(show, _TITLE_LAYOUTS, template))
    _title(show, opening, deck.title, _OPENING_TOP)
    if len(opening.placeholders) > 1:
        opening.placeholders[1].text = deck.subtitle
    for slide in deck.slides:
        for part, body in enumerate(_parts(slide)):
            _add(show, slide, body, part, template)
    return show


@contextmanager
def _using(template: Path) -> Iterator[None]:
    """The door through which a template is used: whatever the library raises over it is a sentence."""
    with parsing(
        lambda words: WorkbookError(
            f"{template.name} is no PowerPoint file that can be used: {words}",
            place=str(template.parent),
            next_step="Open it in PowerPoint, which may repair it, and save it as .pptx.",
        )
    ):
        yield


def _layout(show: Any, names: tuple[str, ...], template: Path | None) -> Any:
    for layout in show.slide_layouts:
        if layout.name in names:
            return layout
    there = ", ".join(layout.name for layout in show.slide_layouts)
    raise WorkbookError(
        f"the template has no layout {names[0]!r}",
        place=template.name if template else _TEMPLATE,
        next_step=f"Add or rename one; it has {there or 'none'}.",
    )


def _parts(slide: Slide) -> list[Any]:
    """A long table goes on over several slides."""
    body = slide.body
    if not isinstance(body, DeckTable):
        return [body]
    most = int(_ROWS_A_SLIDE * _CELL.pt / body.points)
    starts = range(0, max(len(body.rows), 1), most)
    return [replace(body, rows=body.rows[start : start + most]) for start in starts]


def _add(show: Any, slide: Slide, body: Any, part: int, template: Path | None) -> None:
    page = show.slides.add_slide(_layout(show, _PLAIN_LAYOUTS, template))
    _title(show, page, slide.title + (" (continued)" if part else ""), _TITLE_TOP)
    wide, tall = show.slide_width, show.slide_height
    left, width = Emu(int(wide * _SIDE)), Emu(int(wide * (1 - 2 * _SIDE)))
    above = (left, Emu(int(tall * _SENTENCE_TOP)), width, Emu(int(tall * 0.09)))
    _text(page, slide.sentence, above, _sentence_size(slide.sentence))
    box = (left, Emu(int(tall * _BODY_TOP)), width, Emu(int(tall * _BODY_HEIGHT)))
    if isinstance(body, Bullets):
        lines = "\n".join(f"\N{BULLET} {line}" for line in body.lines)
        _text(page, lines, box, _LARGE if len(lines) <= _FEW_LETTERS else _BODY)
    elif isinstance(body, DeckTable):
        _table(page, body, box, slide.title)
    elif isinstance(body, Picture):
        _picture(page, body, box, slide.title)
    elif isinstance(body, Drawing):
        add_drawing(page, body, box)
    elif isinstance(body, DeckMap):
        add_map(page, body, box)
    elif isinstance(body, DeckBubbles):
        add_bubbles(page, body, box, slide.title)
    elif isinstance(body, DeckChart):
        add_chart(page, body, box, slide.title)
    source = (left, Emu(int(tall * _SOURCE_TOP)), width, Emu(int(tall * 0.06)))
    _text(page, f"{slide.source}   |   {len(show.slides)}", source, _SMALL, grey=True)


def _picture(page: Any, body: Picture, box: tuple[Any, Any, Any, Any], title: str) -> None:
    """A chart as a picture; where none can be drawn, one of PowerPoint's own."""
    left, top, width, height = box
    content = picture_of(body.chart, Emu(width).inches, Emu(height).inches, _PICTURE_POINTS)
    if content is not None:
        shape = page.shapes.add_picture(io.BytesIO(content), left, top, width, height)
        shape._element.nvPicPr.cNvPr.set("descr", body.alt)  # noqa: SLF001  there is no public way
    elif isinstance(body.chart, DeckBubbles):
        add_bubbles(page, body.chart, box, title)
    elif isinstance(body.chart, DeckMap):
        add_map(page, body.chart, box)
    else:
        add_chart(page, _native(body.chart), box, title)


def _native(chart: RangeBars | DeckChart) -> DeckChart:
    """Bars with ranges as plain bars at best values."""
    if isinstance(chart, DeckChart):
        return chart
    best = tuple(bar.best for bar in chart.bars)
    return DeckChart(
        "bar",
        tuple(bar.name for bar in chart.bars),
        (DeckSeries(chart.axis, best, "region"),),
        "",
        chart.axis,
        chart.number,
    )


def _sentence_size(sentence: str) -> Any:
    """Letters small enough for what is said to end above what is shown."""
    return next(size for most, size in _SENTENCES if len(sentence) <= most)


def _title(show: Any, page: Any, text: str, top: float) -> None:
    """Put the title in its place; where the office's layout has none, in a text box."""
    if page.shapes.title is not None:
        page.shapes.title.text = text
        size = next(size for most, size in _TITLES if len(text) <= most)
        for run in page.shapes.title.text_frame.paragraphs[0].runs if size else ():
            run.font.size = size
        return
    wide, tall = show.slide_width, show.slide_height
    box = (
        Emu(int(wide * _SIDE)),
        Emu(int(tall * top)),
        Emu(int(wide * (1 - 2 * _SIDE))),
        Emu(int(tall * 0.1)),
    )
    _text(page, text, box, _TITLE)


def _text(page: Any, text: str, box: tuple[Any, Any, Any, Any], size: Any, *, grey: bool = False) -> None:
    frame = page.shapes.add_textbox(*box).text_frame
    frame.word_wrap = True
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = line
        run.font.size = size
        paragraph.space_after = Pt(size.pt / 2)
        if grey:
            run.font.color.rgb = RGBColor.from_string("595959")


def _table(page: Any, body: DeckTable, box: tuple[Any, Any, Any, Any], title: str) -> None:
    left, top, width, _ = box
    frame = page.shapes.add_table(
        len(body.rows) + 1,
        len(body.header),
        left,
        top,
        width,
        Pt(28 * body.points / _CELL.pt) * (len(body.rows) + 1),
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"Table: {title}")  # noqa: SLF001  there is no public way
    set_column_widths(frame.table, _column_widths(body, int(width)))
    header, *rows = cells_by_row(frame.table)

    def write(cell: Any, text: str, style: str, *, number: bool) -> None:
        _CELLS.write(cell, joined(text) if number else text, style, number, body.points)

    for place, text in enumerate(body.header):
        write(header[place], text, "header", number=place >= body.words)
    for own, row in zip(rows, body.rows, strict=True):
        for place, cell in enumerate(row):
            write(own[place], cell.text, cell.style or "text", number=place >= body.words)


def _column_widths(body: DeckTable, width: int) -> list[int]:
    """Widths by the texts of each column; none is narrower than its longest word."""
    columns = [
        [body.header[place], *(joined(row[place].text) for row in body.rows)]
        for place in range(len(body.header))
    ]
    return shared_widths(columns, width, width / (_A_LETTER * body.points / _CELL.pt), _NARROWEST, _WIDEST)


def _cell(cell: Any, text: str, style: str, number: bool, points: float) -> None:
    look = STYLES[style]
    cell.text_frame.text = text
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
    run = paragraph.runs
    if run:
        run[0].font.size = Pt(points)
        run[0].font.bold = look.bold
        run[0].font.italic = look.italic
        run[0].font.color.rgb = RGBColor.from_string(look.font or "262626")
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(look.fill or "FFFFFF")


_CELLS = CellLooks(_cell)
