"""What a document is made of, as values; only :mod:`industry_clusters.render.documents` knows Word.

All words are a view's; a template lends fonts, margins and letterhead. A :class:`Blank` is a place that a person fills in.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Blank:
    """A place that a person fills in, with the words that say what belongs there."""

    text: str


Line = tuple[str | Blank, ...]
"""One paragraph: words, and blanks between them."""


@dataclass(frozen=True)
class DocumentTable:
    """Three columns under a header that is repeated on every page."""

    header: tuple[str, str, str]
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Section:
    """A part of a document: heading (none where empty), paragraphs, points of a list, a table."""

    heading: str = ""
    lines: tuple[Line, ...] = ()
    points: tuple[Line, ...] = ()
    table: DocumentTable | None = None


@dataclass(frozen=True)
class Letter:
    """A letter from sender to enclosures, in the order of the page."""

    sender: tuple[Line, ...]
    date: Line
    addressee: tuple[Line, ...]
    subject: str
    salutation: Line
    sections: tuple[Section, ...]
    closing: str
    signature: tuple[Line, ...]
    enclosures: tuple[str, ...]
