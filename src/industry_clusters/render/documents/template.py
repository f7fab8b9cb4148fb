"""A template that an office can replace: words go into its places; parts that have none stand at its end, with a remark."""

from __future__ import annotations

import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from industry_clusters.errors import WorkbookError, parsing
from industry_clusters.render.documents.blocks import Builder
from industry_clusters.render.documents.merge import put_fields
from industry_clusters.render.documents.places import Places
from industry_clusters.render.documents.sandbox import LetterEnvironment, with_an_end
from industry_clusters.render.documents.styles import Styles
from industry_clusters.render.documents.xml import make, open_page, paragraph
from industry_clusters.views.vocabulary.document_model import Blank, MergeField, within

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from industry_clusters.views.vocabulary.document_model import Document, Place

_NO_WORD_FILE = "{} is no Word file that can be used"
_REPAIR = "Open it in Word, which may repair it, and save it as .docx."
_NO_PLACE = "a place of the template {} cannot be filled"
_PUT_BACK = "Put the places back as they are in the template that comes along: a template places words, and nothing else."
_NO_PICTURES = (
    "Charts stand as tables of their numbers: pictures need Matplotlib, which cannot be loaded here."
)


@dataclass
class Filled:
    """A template with documents in its places, and what a person should know of it."""

    file: Any
    remarks: list[str] = field(default_factory=list)


def filled(documents: Sequence[Document], template: Path, kept: Mapping[str, str], *, is_own: bool) -> Filled:
    """Put documents into a template, each on a new page.

    Parameters
    ----------
    documents
        What is said, at least one; header and footer of the template take the words of the first.
    template
        A Word file.
    kept
        What a person typed into an earlier document, by key.
    is_own
        Whether the template is an office's.

    Raises
    ------
    WorkbookError
        Where the template is no Word file, or a place of it cannot be filled.
    """
    with _door(template, _NO_WORD_FILE, _REPAIR):
        file = DocxTemplate(str(template))
        file.render_init()
        source = file.patch_xml(file.get_xml())
    with _door(template, _NO_PLACE, _PUT_BACK), with_an_end():
        environment = LetterEnvironment()
        compiled = environment.from_string(source)
        given = [Places(document, secrets.token_hex(8)) for document in documents]
        bodies = [
            file.fix_tables(compiled.render({document.called: places}))
            for document, places in zip(documents, given, strict=True)
        ]
        file.map_tree(bodies[0])
        _fill_ends(file, {documents[0].called: given[0]}, environment)
    with _door(template, _NO_WORD_FILE, _REPAIR):
        return _put_together(
            file, list(zip(documents, given, bodies, strict=True)), template, kept, is_own=is_own
        )


def _fill_ends(file: Any, context: dict[str, Any], environment: Any) -> None:
    """Headers, footers, footnotes and properties."""
    for kind in (file.HEADER_URI, file.FOOTER_URI):
        for key, content in list(file.build_headers_footers_xml(context, kind, environment)):
            file.map_headers_footers_xml(key, content)
    file.render_properties(context, environment)
    file.render_footnotes(context, environment)


def _put_together(
    file: Any, parts: Sequence[tuple[Document, Places, Any]], template: Path, kept: Mapping[str, str], *, is_own: bool
) -> Filled:  # fmt: skip
    """Blocks into the places of each body, and the bodies one after another."""
    body, styles = file.docx.element.body, Styles(file.docx)
    page = body.find(qn("w:sectPr"))
    page = page if page is not None else make("sectPr")
    builder = Builder(file.docx.part, styles, _width(file.docx), page, kept)
    remarks: list[str] = []
    for number, (document, places, own) in enumerate(parts):
        ends = _ends(file) if number == 0 else []
        for root in (*ends, own):
            _insert(root, places, builder)
        remarks += _at_the_end(own, document, places, builder, template if is_own else None)
        if number:
            _append(body, own)
    _settle_pages(body)
    put_fields(body, set(within([document for document, _, _ in parts], MergeField)))
    if builder.remarks:
        remarks.append(_NO_PICTURES)
    file.fix_docpr_ids(body)
    file.is_rendered = True  # else the library reads the template again when it saves
    return Filled(file, list(dict.fromkeys(remarks)))


def _width(document: Any) -> int:
    section = document.sections[-1]
    sides = (section.page_width, section.left_margin, section.right_margin)
    wide, left, right = (int(side) if side is not None else 0 for side in sides)
    return max(wide - left - right, 1)


def _ends(file: Any) -> list[Any]:
    """The roots of headers and footers."""
    kinds = (file.HEADER_URI, file.FOOTER_URI)
    return [one.target_part.element for one in file.docx.part.rels.values() if one.reltype in kinds]


def _insert(root: Any, places: Places, builder: Builder) -> None:
    """Put the blocks of each place before the paragraph that holds its token, and take the token out."""
    for one in list(root.iter(qn("w:p"))):
        words = "".join(text.text or "" for text in one.iter(qn("w:t")))
        for place in places.in_words(words):
            for element in builder.elements(place.blocks):
                one.addprevious(element)
        if places.has_token(words):
            _take_out(one, places)


def _take_out(one: Any, places: Places) -> None:
    """Take tokens out of a paragraph; and the paragraph with them, unless other words stand in it or its cell needs it."""
    for text in one.iter(qn("w:t")):
        text.text = places.without_tokens(text.text or "")
    before = one.getprevious()
    needed = one.getparent().tag == qn("w:tc") and (before is None or before.tag != qn("w:p"))
    if not "".join(one.itertext()).strip() and not needed and one.find(f".//{qn('w:sectPr')}") is None:
        one.getparent().remove(one)


def _at_the_end(
    body: Any, document: Document, places: Places, builder: Builder, template: Path | None
) -> Iterator[str]:
    """Parts that the template has no place for, in their order, with a remark before them."""
    missing = places.missing()
    if not missing:
        return
    names = ", ".join(f"{{{{ {document.called}.{place.name} }}}}" for place in missing)
    name = template.name if template else document.template
    remark = f"The template {name} has no place for {names}: what belongs there stands at the end."
    note = f"[{remark} Delete this line.]"
    for element in [_note(builder, note), *builder.elements(_blocks(missing))]:
        _before_page(body, element)
    yield remark


def _note(builder: Builder, words: str) -> Any:
    return paragraph((Blank(words),), builder.style("Normal"))


def _blocks(places: Sequence[Place]) -> list[Any]:
    return [block for place in places for block in place.blocks]


def _before_page(body: Any, element: Any) -> None:
    page = (
        body[-1] if len(body) else None
    )  # the last where it is there: a search would go through all letters
    if page is None or page.tag != qn("w:sectPr"):
        body.append(element)
    else:
        page.addprevious(element)


def _append(body: Any, other: Any) -> None:
    """What another body holds, on a new page: its first paragraph opens it, so that a full page before leaves none empty."""
    first = next(iter(other), None)
    style = None if first is None or first.tag != qn("w:p") else first.find(qn("w:pPr"))
    if style is not None and style.find(qn("w:pStyle")) is not None and style.find(qn("w:sectPr")) is None:
        open_page(first)
    else:
        _before_page(body, make("p", make("r", make("br", type="page"))))
    for element in list(other):
        if element.tag != qn("w:sectPr"):
            _before_page(body, element)


def _settle_pages(body: Any) -> None:
    """No empty page before cards that begin a document, between cards and cards, and after cards that end it."""
    for one in list(body):
        before = one.getprevious()
        if _page_in(one) is not None and (before is None or _page_in(before) is not None):
            body.remove(one)
    last = body.find(qn("w:sectPr"))
    own = None if last is None or last.getprevious() is None else _page_in(last.getprevious())
    if own is not None:
        body.replace(last, own)


def _page_in(one: Any) -> Any:
    """The form of the pages that end with a paragraph; None where none do."""
    return one.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")


@contextmanager
def _door(template: Path, what: str, next_step: str) -> Iterator[None]:
    """Turn whatever a library raises over a template into a sentence."""
    sentence = what.format(template.name)
    with parsing(
        lambda words: WorkbookError(f"{sentence}: {words}", place=str(template.parent), next_step=next_step)
    ):
        yield
