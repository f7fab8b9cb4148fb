"""Fields of Word's own mail merge, put where the words of a document ask for them."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from industry_clusters.render.documents.xml import make, run
from industry_clusters.views.vocabulary.document_model import MergeField

if TYPE_CHECKING:
    from collections.abc import Iterator


def merge_fields(content: Any) -> Iterator[MergeField]:
    """Yield the fields that documents, or any value made of blocks, ask for."""
    if isinstance(content, MergeField):
        yield content
    elif isinstance(content, list | tuple):
        for one in content:
            yield from merge_fields(one)
    elif is_dataclass(content):
        for one in fields(content):
            yield from merge_fields(getattr(content, one.name))


def put_fields(body: Any, asked: set[MergeField]) -> None:
    """Put Word's fields in the place of their words, wherever a template wrote them; other words stay as they are."""
    if not asked:
        return
    by_text = {field.text: field.name for field in asked}
    pattern = re.compile(f"({'|'.join(map(re.escape, by_text))})")
    for one in list(body.iter(qn("w:r"))):
        words = "".join(text.text or "" for text in one.iter(qn("w:t")))
        if not pattern.search(words):
            continue
        look = one.find(qn("w:rPr"))
        for piece in filter(None, pattern.split(words)):
            fresh = run(piece, *([] if look is None else [deepcopy(part) for part in look]))
            name = by_text.get(piece)
            one.addprevious(
                fresh if name is None else make("fldSimple", fresh, instr=f' MERGEFIELD "{name}" ')
            )
        one.getparent().remove(one)
