"""Blocks that Word draws as tables: tables, key figures, boxes, cards."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.shared import Length

from industry_clusters.render.columns import joined, shared_widths
from industry_clusters.render.documents.xml import INCH, make, one_line, paragraph, run
from industry_clusters.views.vocabulary.document_model import Run
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.render.documents.blocks import Builder
    from industry_clusters.views.vocabulary.document_model import (
        Callout,
        Card,
        CardForm,
        Cards,
        DocumentTable,
        KeyFigures,
        WriteIn,
    )

_DARK, _PALE, _LINE = "1B3A57", "EAF0F6", "BFBFBF"
_LINE_NEXT = "BFBFBE"
"""Word draws no line between two paragraphs whose lines are alike."""
_LONGEST_FIGURE = 18
_NARROWEST, _WIDEST = 6, 46
"""Letters of a column for which room is kept, at least and at most."""
_A_LETTER = 95.0
"""How wide a letter of a table is, in twentieths of a point."""
_CLOSED = 100
_FOR_LINES, _LINE_OF_CARD = 0.64, 300
"""How much of a card's height is for lines to write on; and the height of a line itself, in twentieths of a point."""
_PAPER = (8.5, 11.0)
_LETTER_SHARE, _LINE_SHARE, _TITLE_SHARE = 0.58, 1.25, 0.62
"""Of a letter's size: its width and its line's height; and of a card's height: what its title may take."""
_TITLE_SHARE_WITH_FIGURES = 0.3
_SMALLEST, _FIGURE = 9.0, 10.0
_FOOT_SHARE = 0.36


def table(builder: Builder, block: DocumentTable) -> Any:
    """A table whose header is repeated on every page, and none of whose rows is cut in two."""
    widths = _widths(block, _twips(builder.width))
    style = builder.style("Table Text")
    rows = [_row(block, block.header, -1, widths, style)]
    rows += [_row(block, row, number, widths, style) for number, row in enumerate(block.rows)]
    look = make(
        "tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
    )
    own = make("tblStyle", val=builder.style("Report Table"))
    lines = _frame("single") if block.framed else None
    return _grid(widths, rows, own, look, borders=lines, title=block.title)


def _row(block: DocumentTable, texts: Sequence[str], number: int, widths: Sequence[int], style: str) -> Any:
    is_header = number < 0
    properties = [make("cantSplit"), *([make("tblHeader")] if is_header else [])]
    if block.row_height and not is_header:
        properties.append(make("trHeight", val=round(block.row_height * INCH), hRule="atLeast"))
    cells = []
    for place, width in enumerate(widths):
        text = texts[place] if place < len(texts) else ""
        look = STYLES.get(block.styles.get((number, place), "text"), STYLES["text"])
        fill = [make("shd", val="clear", color="auto", fill=look.fill)] if look.fill else []
        runs = [make(name) for name, on in (("b", look.bold or is_header), ("i", look.italic)) if on]
        right = [make("jc", val="right")] if place >= block.words else []
        words = paragraph((), style, *right)
        words.append(run(joined(one_line(text)) if right else one_line(text), *runs))
        middle = [make("vAlign", val="center")] if block.row_height else []
        cells.append(_cell(width, [words], *fill, *middle))
    return make("tr", make("trPr", *properties), *cells)


def key_figures(builder: Builder, block: KeyFigures) -> Any:
    """Numbers in a row, each above what it is; the reason that is there in place of a number is in small letters."""
    figure, label = builder.style("Key Figure"), builder.style("Key Label")
    width = _twips(builder.width) // max(len(block.figures), 1)
    cells = [
        _cell(
            width,
            [
                paragraph((number,), figure)
                if len(number) <= _LONGEST_FIGURE
                else paragraph((Run(number, bold=True),), label),
                paragraph((words,), label),
            ],
            make("shd", val="clear", color="auto", fill=_PALE),
            make("vAlign", val="center"),
        )
        for number, words in block.figures
    ]
    borders = make("tblBorders", make("insideV", val="single", sz=24, space=0, color="FFFFFF"))
    return _grid([width] * len(cells), [make("tr", make("trPr", make("cantSplit")), *cells)], borders=borders)


def callout(builder: Builder, block: Callout) -> Any:
    """A shaded box with a bar at its left."""
    style, width = builder.style("Callout"), _twips(builder.width)
    words = [paragraph(line, style) for line in block.lines]
    if block.title:
        words.insert(0, paragraph((block.title,), builder.style("Callout Title")))
    cell = _cell(width, words, make("shd", val="clear", color="auto", fill=_PALE))
    borders = make("tblBorders", make("left", val="single", sz=36, space=0, color=_DARK))
    return _grid([width], [make("tr", make("trPr", make("cantSplit")), cell)], borders=borders)


def write_in(builder: Builder, block: WriteIn) -> Any:
    """An empty box with its heading, to write into by hand."""
    width = _twips(builder.width)
    cell = _cell(width, [paragraph((block.title,), builder.style("Callout Title"))])
    height = make("trHeight", val=round(block.height * INCH), hRule="atLeast")
    return _grid(
        [width], [make("tr", make("trPr", make("cantSplit"), height), cell)], borders=_frame("single")
    )


def cards(builder: Builder, block: Cards) -> Iterator[Any]:
    """Cards on pages of their own: what is before and after keeps its page, and cards have neither header nor footer."""
    form = block.form
    gap = builder.style("Table Gap")
    yield make("p", make("pPr", make("pStyle", val=gap), deepcopy(builder.page)))
    width, height = round(form.width * INCH), round(form.height * INCH)
    rows = []
    for faces in _sheets(block):
        tall = make("trHeight", val=height, hRule="exact")
        cells = [_card(builder, card, form, place) for place, card in enumerate(faces)]
        rows.append(make("tr", make("trPr", make("cantSplit"), tall), *cells))
    is_cut = form.columns * form.rows > 1
    yield _grid([width] * form.columns, rows, borders=_frame("dashed") if is_cut else None)
    yield make("p", make("pPr", make("pStyle", val=gap), _page_of(builder, form)))


def _sheets(block: Cards) -> Iterator[Sequence[Card | None]]:
    """The cards of each row; a tent has the same one on both sides."""
    form = block.form
    if form.is_tent:
        yield from ([card] * form.columns for card in block.cards)
        return
    for start in range(0, len(block.cards), form.columns):
        found = list(block.cards[start : start + form.columns])
        yield [*found, *[None] * (form.columns - len(found))]


def _card(builder: Builder, card: Card | None, form: CardForm, place: int) -> Any:
    width = round(form.width * INCH)
    turned = [make("textDirection", val="tbRl" if place == 0 else "btLr")] if form.is_tent else []
    if card is None:
        return _cell(width, [paragraph((), builder.style("Card Text"))])
    share = _TITLE_SHARE_WITH_FIGURES if card.figures else _TITLE_SHARE
    size = _points(card.title, form, share)
    words = [_sized(card.head, builder.style("Card Text"), _SMALLEST)] if card.head else []
    words.append(_sized(card.title, builder.style("Card Title"), size))
    words += [_card_figures(builder, card, width)] if card.figures else []
    words += [
        _sized(text, builder.style("Card Text"), max(_SMALLEST, size * 0.5)) for text in (card.text,) if text
    ]
    words += list(_lines(builder, card, form))
    words += [_foot(builder, card, form, size)] if card.foot else []
    if words[-1].tag == qn("w:tbl"):  # a cell ends with a paragraph
        words.append(paragraph((), builder.style("Table Gap")))
    return _cell(width, words, *turned, make("vAlign", val="top" if card.lines else "center"))


def _foot(builder: Builder, card: Card, form: CardForm, size: float) -> Any:
    """What stands at a card's foot: small; of a card that is a whole page, with room above to sign."""
    style = builder.style("Card Foot")
    if form.columns * form.rows > 1 or card.lines or card.figures:
        return paragraph((card.foot,), style)
    made = paragraph((), style, make("spacing", before=round(size * 30), after=0))
    half_points = round(size * _FOOT_SHARE * 2)
    made.append(run(one_line(card.foot), make("sz", val=half_points), make("szCs", val=half_points)))
    return made


def _lines(builder: Builder, card: Card, form: CardForm) -> Iterator[Any]:
    """Lines to write on, which share what the words of the card leave free."""
    style = builder.style("Card Text")
    for number in range(1, card.lines + 1):
        above = round(form.height * INCH * _FOR_LINES / card.lines - _LINE_OF_CARD)
        color = (_LINE, _LINE_NEXT)[number % 2]
        borders = make("pBdr", make("bottom", val="single", sz=6, space=1, color=color))
        words = (f"{number}.",) if card.numbered else ("",)
        room = make("spacing", before=max(above, 0), after=0)
        yield paragraph(words, style, borders, room, make("jc", val="left"))


def _card_figures(builder: Builder, card: Card, width: int) -> Any:
    """Numbers side by side within a card, each above what it is."""
    each = (width - 4 * _CLOSED) // len(card.figures)
    style, small = builder.style("Card Text"), builder.style("Card Foot")
    close = make("spacing", before=0, after=0)
    cells = [
        _cell(each, [
            make("p", make("pPr", make("pStyle", val=style), deepcopy(close)), _bold(number)),
            paragraph((label,), small, deepcopy(close)),
        ])
        for number, label in card.figures
    ]  # fmt: skip
    return _grid([each] * len(cells), [make("tr", make("trPr", make("cantSplit")), *cells)])


def _bold(words: str) -> Any:
    size = round(_FIGURE * 2)
    return run(one_line(words), make("b"), make("sz", val=size), make("szCs", val=size))


def _points(title: str, form: CardForm, share: float) -> float:
    """The size of letters with which a title fits its card, in points."""
    along, across = (form.height, form.width) if form.is_tent else (form.width, form.height)
    longest = max(map(len, title.split()), default=1)
    size = form.points
    while size > _SMALLEST:
        letters = max(int((along - 0.3) * 72 / (size * _LETTER_SHARE)), 1)
        lines = -(-len(title) // letters)
        if longest <= letters and lines * size * _LINE_SHARE <= across * 72 * share:
            break
        size -= 1
    return size


def _sized(words: str, style: str, points: float) -> Any:
    made = paragraph((), style)
    half_points = round(points * 2)
    made.append(run(one_line(words), make("sz", val=half_points), make("szCs", val=half_points)))
    return made


def _page_of(builder: Builder, form: CardForm) -> Any:
    """The pages on which cards lie: letter paper, margins that the cards leave, no header and no footer."""
    wide, tall = reversed(_PAPER) if form.is_landscape else _PAPER
    side = max((wide - form.columns * form.width) / 2, 0.0)
    above = max((tall - form.rows * form.height) / 2 - 0.05, 0.0)
    size = make("pgSz", w=round(wide * INCH), h=round(tall * INCH))
    if form.is_landscape:
        size.set(qn("w:orient"), "landscape")
    sides, ends = round(side * INCH), round(above * INCH)
    margins = make("pgMar", top=ends, right=sides, bottom=ends, left=sides, header=0, footer=0, gutter=0)
    return make("sectPr", *_empty_ends(builder), size, margins)


def _empty_ends(builder: Builder) -> Iterator[Any]:
    """An empty header and footer: without them a section takes those of the one before."""
    for kind in ("header", "footer"):
        add = getattr(builder.part, f"add_{kind}_part", None)
        if add:
            part, key = add()
            for words in part.element.iter(qn("w:pStyle")):
                words.set(qn("w:val"), builder.style("Table Gap"))
            reference = make(f"{kind}Reference", type="default")
            reference.set(qn("r:id"), key)
            yield reference


def _frame(line: str) -> Any:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return make("tblBorders", *(make(side, val=line, sz=4, space=0, color=_LINE) for side in sides))


def _grid(
    widths: Sequence[int], rows: Sequence[Any], style: Any = None, look: Any = None, *, borders: Any = None, title: str = ""
) -> Any:  # fmt: skip
    """A table of fixed widths, in twentieths of a point."""
    margins = make("tblCellMar", make("left", w=_CLOSED, type="dxa"), make("right", w=_CLOSED, type="dxa"))
    parts = (
        style,
        make("tblW", w=sum(widths), type="dxa"),
        borders,
        make("tblLayout", type="fixed"),
        margins,
        look,
        make("tblCaption", val=one_line(title)) if title else None,
    )
    properties = make("tblPr", *(part for part in parts if part is not None))
    columns = make("tblGrid", *(make("gridCol", w=width) for width in widths))
    return make("tbl", properties, columns, *rows)


def _cell(width: int, words: Sequence[Any], *properties: Any) -> Any:
    return make("tc", make("tcPr", make("tcW", w=width, type="dxa"), *properties), *words)


def _twips(width: int) -> int:
    return int(Length(width).pt * 20)


def _widths(block: DocumentTable, whole: int) -> list[int]:
    """Widths of columns: as asked for, else by their texts; no column is narrower than its longest word."""
    if block.widths:
        total = sum(block.widths) or 1.0
        return [int(whole * share / total) for share in block.widths]
    columns = [
        [block.header[place], *(joined(row[place]) for row in block.rows if place < len(row))]
        for place in range(len(block.header))
    ]
    return shared_widths(columns, whole, whole / _A_LETTER, _NARROWEST, _WIDEST)
