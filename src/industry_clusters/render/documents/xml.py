"""Elements of a Word file, made in few words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from industry_clusters.ingest.files.legible import legible
from industry_clusters.views.vocabulary.document_model import Blank, MergeField, Run

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.document_model import Line

BLUE, YELLOW = "1F3FBF", "FFF9DB"
INCH = 1440
"""Twentieths of a point."""
_LONGEST_ALIAS = 60


def make(tag: str, *children: Any, **attributes: object) -> Any:
    """An element of Word's own namespace, such as ``make("pStyle", val="Title")``."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def one_line(words: str) -> str:
    """Words on one line, without the characters that no Word file can hold."""
    return legible(re.sub(r"[\t\n\r\x0b\x0c\u2028\u2029]+", " ", words))


def paragraph(line: Line, style: str, *properties: Any) -> Any:
    """A paragraph in a style, by the style's id; ``properties`` follow it in the order that Word's schema asks for."""
    return make("p", make("pPr", make("pStyle", val=style), *properties), *map(_piece, line))


def _piece(piece: str | Run | Blank | MergeField) -> Any:
    if isinstance(piece, Blank):
        return blank(one_line(piece.text))
    if isinstance(piece, Run):
        looks = [make(name) for name, on in (("b", piece.bold), ("i", piece.italic)) if on]
        return run(one_line(piece.text), *looks)
    return run(one_line(piece.text if isinstance(piece, MergeField) else piece))


def keep_with_next(paragraph: Any) -> None:
    """Keep a paragraph on the page of what follows it; one without a style stays as it is."""
    looks = paragraph.find(qn("w:pPr"))
    if looks is not None and len(looks) and looks.find(qn("w:keepNext")) is None:
        looks[0].addnext(make("keepNext"))  # Word wants this before the others


def open_page(paragraph: Any) -> None:
    """Let a paragraph that has a style begin a page: a break before it would leave an empty page where the one before is full."""
    looks = paragraph.find(qn("w:pPr"))
    if looks.find(qn("w:pageBreakBefore")) is None:
        after = looks.find(qn("w:keepNext"))  # Word wants that one before
        (looks.find(qn("w:pStyle")) if after is None else after).addnext(make("pageBreakBefore"))


def run(words: str, *properties: Any) -> Any:
    """Words as they are, blanks at their ends among them."""
    text = make("t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return make("r", *([make("rPr", *properties)] if properties else []), text)


def blank(words: str) -> Any:
    """A content control that a person types over, and that is gone then."""
    about = make("sdtPr", make("alias", val=words[:_LONGEST_ALIAS]), make("temporary"), make("showingPlcHdr"))
    return make("sdt", about, make("sdtContent", _placeholder(words)))


def kept_control(key: str, prompt: str, paragraphs: list[Any], style: str) -> Any:
    """A content control that stays; empty it shows what belongs there."""
    about = [make("alias", val=prompt[:_LONGEST_ALIAS]), make("tag", val=key)]
    if not paragraphs:
        about.append(make("showingPlcHdr"))
        paragraphs = [make("p", make("pPr", make("pStyle", val=style)), _placeholder(prompt))]
    return make("sdt", make("sdtPr", *about), make("sdtContent", *paragraphs))


def _placeholder(words: str) -> Any:
    look = (
        make("rStyle", val="PlaceholderText"),
        make("color", val=BLUE),
        make("shd", val="clear", color="auto", fill=YELLOW),
    )
    return run(words, *look)
