"""What a document is made of, as values: blocks. Only :mod:`industry_clusters.render.documents` knows Word.

A document is a composition of blocks. All words are a view's; a template lends styles, margins and letterhead. Where a
template has no place for a part, the part stands at the end with a remark: a document never says less than it should.
A :class:`Blank` is a place that a person fills in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.vocabulary.chart_model import Chart


@dataclass(frozen=True)
class Blank:
    """A place that a person fills in, with the words that say what belongs there."""

    text: str


@dataclass(frozen=True)
class Run:
    """Words that stand out within a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class MergeField:
    """A place that Word's own mail merge fills from the column of a list; ``name`` is the column's heading."""

    name: str

    @property
    def text(self) -> str:
        """What is seen before the merge."""
        return f"\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}{self.name}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"


Line = tuple[str | Run | Blank | MergeField, ...]
"""One paragraph: words, some of them standing out, and blanks and fields between them."""


def in_words(line: Line) -> str:
    """A line as plain text, for e-mails and slides: places to fill in stand in their brackets.

    Examples
    --------
    >>> in_words(("By ", Blank("[date]"), "."))
    'By [date].'
    """
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


@dataclass(frozen=True)
class Heading:
    """A heading; 1 is a chapter's."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph. ``style`` is the name of a style of the template; one that it lacks comes from ours."""

    line: Line
    style: str = "Normal"


@dataclass(frozen=True)
class Points:
    """Short statements as a list, with numbers where their order matters.

    What follows a list that is ``apart`` does not touch it.
    """

    lines: tuple[Line, ...]
    is_numbered: bool = False
    apart: bool = False


@dataclass(frozen=True)
class DocumentTable:
    """A table of any number of columns under a header that is repeated on every page.

    ``widths`` are shares of the page's width (by the longest texts where left out). The first ``words`` columns hold
    words; numbers stand to the right of theirs. ``styles`` are palette styles of single cells, by row and column.
    ``title`` is what a screen reader says. Rows are at least ``row_height`` inches high, so that there is room to write;
    a form's cells are ``framed``.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    words: int = 99
    styles: Mapping[tuple[int, int], str] = field(default_factory=dict)
    title: str = ""
    row_height: float = 0.0
    framed: bool = False


@dataclass(frozen=True)
class KeyFigures:
    """A few numbers in a row, each with what it is: (number, label)."""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Picture:
    """A chart as a picture.

    ``alt`` says in words what the picture shows. ``table`` has the same numbers: it stands in the picture's place where
    none can be drawn.
    """

    chart: Chart
    alt: str
    table: DocumentTable
    caption: str = ""


@dataclass(frozen=True)
class Callout:
    """A few words in a box: what a reader should take along."""

    lines: tuple[Line, ...]
    title: str = ""


@dataclass(frozen=True)
class WriteIn:
    """A box with room for handwriting, for worksheets; ``height`` in inches."""

    title: str
    height: float = 1.0


@dataclass(frozen=True)
class KeptText:
    """Words that a team types and keeps.

    They come from the workbook (``text``, with its line breaks), or are typed into the document itself: what was typed
    there under the same ``key`` is in the next one too. ``default`` stands there while nobody typed anything; ``prompt``
    says what belongs there where there is no default either.
    """

    key: str
    prompt: str
    text: str = ""
    default: str = ""


@dataclass(frozen=True)
class Signature:
    """The end of a letter: room for a signature above a name."""

    closing: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True)
class CardForm:
    """How cards lie on sheets of paper: rows and columns, the size of one in inches, the letters' size in points.

    ``is_tent`` cards are folded in the middle, with the same words on both sides.
    """

    columns: int
    rows: int
    width: float
    height: float
    points: float
    is_landscape: bool = False
    is_tent: bool = False


CARDS_5_BY_7 = CardForm(2, 1, 5.0, 7.0, 26, is_landscape=True)
FLIP_CHARTS = CardForm(1, 1, 10.0, 7.5, 80, is_landscape=True)
NAME_TENTS = CardForm(2, 1, 4.0, 9.6, 44, is_tent=True)
CARDS_TO_SORT = CardForm(2, 5, 3.5, 2.0, 13)
"""Ten on a sheet, where perforated business cards lie."""


@dataclass(frozen=True)
class Card:
    """One card: what stands large on it, small words beneath, and a line at its foot.

    ``head`` is a line above the title; ``figures`` stand side by side beneath it, each with what it is: (number, label).
    One with ``lines`` to write on has its words at the top; ``numbered`` lines begin with their number.
    """

    title: str
    text: str = ""
    foot: str = ""
    lines: int = 0
    numbered: bool = False
    head: str = ""
    figures: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Cards:
    """Cards to print and cut, on pages of their own."""

    cards: tuple[Card, ...]
    form: CardForm = CARDS_5_BY_7


Block = (
    Heading
    | Text
    | Points
    | DocumentTable
    | KeyFigures
    | Picture
    | Callout
    | WriteIn
    | KeptText
    | Signature
    | PageBreak
    | Cards
)


@dataclass(frozen=True)
class Place:
    """A part of a document, by the name of its place in a template.

    One that ``is_inline`` is a single line, which a template may put among words of its own. What ``may_lack`` says
    something that an office's template may say in its own way, such as who writes.
    """

    name: str
    blocks: tuple[Block, ...]
    is_inline: bool = False
    may_lack: bool = False


BARE = "blank.docx"
"""Our template that has a body and nothing else, for cards and sheets of a wall."""


@dataclass(frozen=True)
class Document:
    """A document: its title, and its parts in the order in which they stand where a template has no places for them.

    ``called`` is how templates call the document, ``template`` the file of ours that it is written on.
    """

    title: str
    places: tuple[Place, ...]
    called: str = "document"
    template: str = "document.docx"


def report(title: str, subtitle: str, office: str, day: str, body: tuple[Block, ...]) -> Document:
    """A document with a title, who made it and when, and a body."""
    return Document(
        title,
        (
            Place("title", (Text((title,), "Title"),), is_inline=True),
            Place("subtitle", (Text((subtitle,), "Subtitle"),), is_inline=True),
            Place("office", (Text((office,), "Subtitle"),), is_inline=True, may_lack=True),
            Place("date", (Text((day,), "Subtitle"),), is_inline=True),
            Place("body", body),
        ),
    )


@dataclass(frozen=True)
class Letter:
    """A letter from sender to enclosures, in the order of the page."""

    sender: tuple[Line, ...]
    date: Line
    addressee: tuple[Line, ...]
    subject: str
    salutation: Line
    body: tuple[Block, ...]
    closing: str
    signature: tuple[Line, ...]
    enclosures: tuple[str, ...] = ()

    @property
    def document(self) -> Document:
        """The letter as a composition of blocks."""
        places = (
            Place("sender", _lines(self.sender, "Sender"), may_lack=True),
            Place("date", (Text(self.date, "Date"),), is_inline=True),
            Place("addressee", _lines(self.addressee, "Addressee")),
            Place("subject", (Heading(self.subject, 1),), is_inline=True),
            Place("salutation", (Text(self.salutation, "Salutation"),), is_inline=True),
            Place("body", self.body),
            Place("closing", (Text((self.closing,), "Closing"),), is_inline=True),
            Place("signature", _lines(self.signature, "Signature")),
            Place("enclosures", _lines(tuple((name,) for name in self.enclosures), "Enclosure")),
        )
        return Document(self.subject, places, "letter", "letter.docx")


def _lines(lines: tuple[Line, ...], style: str) -> tuple[Text, ...]:
    return tuple(Text(line, style) for line in lines)


def within(content: Any, kinds: type | tuple[type, ...]) -> Iterator[Any]:
    """Yield what is of some kinds within documents, or any value made of blocks, in reading order.

    Examples
    --------
    >>> list(within((Text(("a", Blank("[b]"))), Text((Run("c"),))), Blank))
    [Blank(text='[b]')]
    """
    if isinstance(content, kinds):
        yield content
    elif isinstance(content, list | tuple):
        for one in content:
            yield from within(one, kinds)
    elif is_dataclass(content):
        for one in fields(content):
            yield from within(getattr(content, one.name), kinds)
