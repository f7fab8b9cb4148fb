"""A file of a kit as a value: a document, slides, an e-mail, or a list; :mod:`industry_clusters.render.papers` writes each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from industry_clusters.views.vocabulary.deck_model import Deck
from industry_clusters.views.vocabulary.document_model import Blank, Document, KeptText, within


@dataclass(frozen=True)
class Mail:
    """The text of an e-mail, for a person to look at and send: nothing is sent from here.

    ``to`` are (name, address), and so are ``hidden``, whose addresses the others do not see; ``body`` has a blank line
    between its paragraphs.
    """

    to: tuple[tuple[str, str], ...]
    subject: str
    body: str
    hidden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ListFile:
    """A table with its headings in the first row, as Word's mail merge and other programs read it.

    ``is_csv`` makes it a text file, else it is a workbook.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_csv: bool = False


Content = tuple[Document, ...] | Deck | Mail | ListFile


@dataclass(frozen=True)
class Paper:
    """A file of a kit.

    Attributes
    ----------
    name
        What it is called, without folder and ending.
    content
        What it holds.
    gaps
        What a person has to add and no block says: of documents, :func:`open_places` finds the rest.
    remarks
        What a person should know of it.
    folder
        A folder within the kit's, for files of which there are many.
    """

    name: str
    content: Content
    gaps: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    folder: str = ""

    @property
    def ending(self) -> str:
        """The ending of its file."""
        if isinstance(self.content, ListFile):
            return ".csv" if self.content.is_csv else ".xlsx"
        if isinstance(self.content, Mail):
            return ".eml"
        return ".pptx" if isinstance(self.content, Deck) else ".docx"


def open_places(content: Any, kept: Mapping[str, str]) -> Iterator[str]:
    """Yield the words of each place that a person still has to fill in.

    Parameters
    ----------
    content
        Documents, or any value made of blocks.
    kept
        What a person typed into an earlier document, by key.

    Examples
    --------
    >>> list(open_places((Blank("[date]"), KeptText("a", "[why]"), KeptText("b", "[how]", "So.")), {"a": "Because."}))
    ['[date]']
    """
    for one in within(content, (Blank, KeptText)):
        if isinstance(one, Blank):
            yield one.text
        elif not (one.text.strip() or kept.get(one.key, "").strip() or one.default):
            yield one.prompt
