"""What counts as one text in a part: whole notes and paragraphs, pieces of a header, literals of a formula."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lxml import etree

from industry_clusters.render.keep.package import MAIN

if TYPE_CHECKING:
    from collections.abc import Callable

HEADERS = frozenset(f"{place}{what}" for place in ("odd", "even", "first") for what in ("Header", "Footer"))
"""Elements whose text carries codes for its look."""
_CODES = re.compile(r'(&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z&]))')
LITERAL = re.compile(r'"((?:[^"]|"")*)"')
"""A text within a formula."""


def pieces_of(element: Any) -> list[Any]:
    """The elements of a text that hold its words; readings of Asian texts are none of it."""
    own = [element] if not len(element) else []
    return own + [
        piece
        for piece in element.iter("{*}t")
        if piece is not element and etree.QName(piece.getparent()).localname != "rPh"
    ]


def joined(element: Any) -> str:
    """The words of an element as one text."""
    return "".join(piece.text or "" for piece in pieces_of(element))


def replace_whole(element: Any, text: str) -> bool:
    """Put a text in the place of an element's pieces, where it is another; the first piece's look is kept."""
    pieces = pieces_of(element)
    if not pieces or joined(element) == text:
        return False
    for piece in pieces:
        piece.text = ""
    pieces[0].text = text
    return True


def make_inline(cell: Any, text: str) -> None:
    """Give a cell a text of its own."""
    for child in deepcopy(list(cell)):
        if etree.QName(child).localname in ("v", "f", "is"):
            cell.remove(cell.find(child.tag))
    cell.set("t", "inlineStr")
    etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t").text = text


def header_words(text: str) -> str:
    """A header without the codes for its look.

    Examples
    --------
    >>> header_words('&LLopez, Maria &"Arial,Bold"&12R&&D')
    ' Lopez, Maria   R & D'
    """
    return _CODES.sub(lambda code: " & " if code[0] == "&&" else " ", text)


def clean_header(text: str, clean: Callable[[str], str]) -> str:
    """A header with each run of words between two codes cleaned; with a name over several runs, all of its words."""
    parts = _CODES.split(text)
    cleaned = "".join(part if number % 2 else clean(part) for number, part in enumerate(parts))
    plain = header_words(cleaned)
    return cleaned if clean(plain) == plain else clean(plain).replace("&", "&&")


def clean_formula(formula: str, clean: Callable[[str], str]) -> str | None:
    """A formula with its texts cleaned; None where a name is put together of several, or is part of what it refers to.

    Examples
    --------
    >>> def clean(text):
    ...     return text.replace("Ann Lee", "[name]")
    >>> clean_formula('"Ask "&"Ann Lee"&A1', clean), clean_formula('"Ann "&"Lee"', clean)
    ('"Ask "&"[name]"&A1', None)
    """
    cleaned = LITERAL.sub(
        lambda text: '"' + clean(text[1].replace('""', '"')).replace('"', '""') + '"', formula
    )
    literals = [text.replace('""', '"') for text in LITERAL.findall(cleaned)]
    rest = LITERAL.sub(" ", cleaned)
    whole = ("".join(literals), " ".join(literals), rest)
    return cleaned if all(clean(text) == text for text in whole) else None
