"""Blocks as Word has them: paragraphs, lists, pictures; tables and boxes are made by ``grids``."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.shared import Emu, Inches

from industry_clusters.render.documents.grids import callout, cards, key_figures, table, write_in
from industry_clusters.render.documents.kept import KEPT
from industry_clusters.render.documents.xml import (
    keep_with_next,
    kept_control,
    make,
    one_line,
    open_page,
    paragraph,
)
from industry_clusters.render.pictures import picture_of
from industry_clusters.views.vocabulary.document_model import (
    Callout,
    Cards,
    DocumentTable,
    Heading,
    KeptText,
    KeyFigures,
    PageBreak,
    Picture,
    Points,
    Signature,
    Text,
    WriteIn,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from industry_clusters.render.documents.styles import Styles
    from industry_clusters.views.vocabulary.document_model import Block

_PICTURE_WIDTH = 6.5
_DEEPEST = 9
_APART = 160
"""Room beneath a list, in twentieths of a point."""
_SOURCE = "Source"
_IN_A_PARAGRAPH = (Heading, Text)
"""What can open a page itself."""


@dataclass
class Builder:
    """Makes elements of blocks, for one part of a Word file (its body, a header).

    Attributes
    ----------
    part
        The part, which pictures are put into.
    styles
        The file's styles.
    width
        Of the page between its margins, in EMU.
    page
        The page's form (``w:sectPr``), which cards change for their own pages.
    kept
        What was typed into an earlier document, by key.
    remarks
        Takes what a person should know of the document.
    """

    part: Any
    styles: Styles
    width: int
    page: Any
    kept: Mapping[str, str]
    remarks: list[str] = field(default_factory=list)

    def elements(self, blocks: Sequence[Block]) -> list[Any]:
        """The blocks as elements of a Word file, in their order."""
        made: list[Any] = []
        for before, block, after in zip([None, *blocks[:-1]], blocks, [*blocks[1:], None], strict=True):
            if isinstance(block, PageBreak) and isinstance(after, _IN_A_PARAGRAPH):
                continue
            fresh = list(_MAKERS[type(block)](self, block))
            if made and fresh and made[-1].tag == fresh[0].tag == qn("w:tbl"):
                made.append(self._gap())
            elif made and fresh and made[-1].tag == qn("w:tbl") and type(block) in (Text, Points):
                _with_room_above(fresh[0])
            if _leads_on(block, after):
                keep_with_next(fresh[-1])
            if isinstance(before, PageBreak) and isinstance(block, _IN_A_PARAGRAPH):
                open_page(fresh[0])
            made += fresh
        return [*made, self._gap()] if made and made[-1].tag == qn("w:tbl") else made

    def style(self, name: str) -> str:
        """The id of a style."""
        return self.styles.id_of(name)

    def _gap(self) -> Any:
        return paragraph((), self.style("Table Gap"))


def _leads_on(block: Block, after: Block | None) -> bool:
    """Whether a block's end stands on the page of what follows: words of what shows them or signs them, and a picture of its source."""
    if isinstance(block, Text) and block.style != _SOURCE:
        return after is None or isinstance(after, (Picture, DocumentTable, Points, Signature))
    return isinstance(block, Picture) and isinstance(after, Text) and after.style == _SOURCE


def _with_room_above(element: Any) -> None:
    """Words beneath a table do not touch it."""
    style = element.find(qn("w:pPr"))
    if style is not None:
        numbers = style.find(qn("w:numPr"))
        (style[0] if numbers is None else numbers).addnext(make("spacing", before=120))


def _heading(builder: Builder, block: Heading) -> Iterator[Any]:
    yield paragraph((block.text,), builder.style(f"Heading {min(block.level, _DEEPEST)}"))


def _text(builder: Builder, block: Text) -> Iterator[Any]:
    yield paragraph(block.line, builder.style(block.style))


def _points(builder: Builder, block: Points) -> Iterator[Any]:
    name = "List Number" if block.is_numbered else "List Bullet"
    style, listed = builder.style(name), builder.styles.list_of(name)
    again = builder.styles.numbers.again(listed) if listed is not None and block.is_numbered else None
    for number, line in enumerate(block.lines, start=1):
        looks = [] if again is None else [make("numPr", make("ilvl", val=0), make("numId", val=again))]
        if block.apart and number == len(block.lines):
            looks.append(make("spacing", after=_APART))
        if listed is None:  # the template has no such list: its marks are letters then
            yield paragraph((f"{number}. " if block.is_numbered else "\N{BULLET} ", *line), style, *looks)
        else:
            yield paragraph(line, style, *looks)


def _picture(builder: Builder, block: Picture) -> Iterator[Any]:
    """The picture with its caption; where none can be drawn, the same numbers as a table."""
    content = picture_of(block.chart, _PICTURE_WIDTH)
    if content is None:
        builder.remarks.append("no_pictures")
        yield from _table(builder, block.table)
    else:
        yield _drawn(builder, content, block.alt)
    if block.caption:
        yield paragraph((block.caption,), builder.style("Caption"))


def _drawn(builder: Builder, content: bytes, alt: str) -> Any:
    wide = min(int(Inches(_PICTURE_WIDTH)), builder.width)
    inline = builder.part.new_pic_inline(io.BytesIO(content), Emu(wide), None)
    inline.docPr.set("descr", one_line(alt))
    # LibreOffice takes an eighth of an inch where nothing is said
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    drawing = make("r", make("drawing", inline))
    return make("p", make("pPr", make("pStyle", val=builder.style("Picture"))), drawing)


def _kept(builder: Builder, block: KeptText) -> Iterator[Any]:
    """The workbook's words; where it has none, those that were typed into an earlier document, else the default."""
    words = block.text.strip() or builder.kept.get(block.key, "") or block.default
    style = builder.style("Normal")
    lines = [paragraph((line,), style) for line in words.splitlines() if line.strip()]
    yield kept_control(KEPT + block.key, one_line(block.prompt), lines, style)


def _signature(builder: Builder, block: Signature) -> Iterator[Any]:
    yield paragraph((block.closing,), builder.style("Closing"))
    for line in block.lines:
        yield paragraph(line, builder.style("Signature"))


def _page_break(_builder: Builder, _block: PageBreak) -> Iterator[Any]:
    yield make("p", make("r", make("br", type="page")))


def _table(builder: Builder, block: DocumentTable) -> Iterator[Any]:
    yield table(builder, block)


def _figures(builder: Builder, block: KeyFigures) -> Iterator[Any]:
    yield key_figures(builder, block)


def _callout(builder: Builder, block: Callout) -> Iterator[Any]:
    yield callout(builder, block)


def _write_in(builder: Builder, block: WriteIn) -> Iterator[Any]:
    yield write_in(builder, block)


def _cards(builder: Builder, block: Cards) -> Iterator[Any]:
    yield from cards(builder, block)


_MAKERS: Mapping[type, Callable[[Builder, Any], Iterator[Any]]] = {
    Heading: _heading,
    Text: _text,
    Points: _points,
    DocumentTable: _table,
    KeyFigures: _figures,
    Picture: _picture,
    Callout: _callout,
    WriteIn: _write_in,
    KeptText: _kept,
    Signature: _signature,
    PageBreak: _page_break,
    Cards: _cards,
}
