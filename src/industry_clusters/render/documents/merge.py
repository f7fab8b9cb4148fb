"""Fields of Word's own mail merge, put where the words of a document ask for them."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from industry_clusters.render.documents.xml import make, run

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.document_model import MergeField


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
