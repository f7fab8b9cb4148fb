"""Documents become a Word file: a template of ours or of the office's, filled in."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from importlib.resources import as_file, files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from industry_clusters.outputs import LETTER, in_place
from industry_clusters.render.documents.template import filled
from industry_clusters.render.documents.xml import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from industry_clusters.outputs import OutputKind
    from industry_clusters.views.vocabulary.document_model import Document, Letter

_NOTHING: Mapping[str, str] = MappingProxyType({})


def write_letter(letter: Letter, path: Path, template: Path | None = None) -> tuple[str, ...]:
    """Write the data request's letter; see :func:`write_document`."""
    return write_document((letter.document,), path, LETTER, template)


def write_document(
    documents: Sequence[Document],
    path: Path,
    kind: OutputKind,
    template: Path | None = None,
    kept: Mapping[str, str] = _NOTHING,
) -> tuple[str, ...]:
    """Write documents into one Word file, each on a new page.

    Text is written as text, whatever stands in it. The template runs in a sandbox: a file from a stranger can place
    words, and nothing else. A part for which the template has no place stands at the end, with a remark.

    Parameters
    ----------
    documents
        What is said; at least one, all on one template.
    path
        Where it goes; a file that is there is replaced when the new one is whole.
    kind
        What it is, by which its command knows it again.
    template
        An office's own Word file with the places of ours; templates/README.md tells how to make one.
    kept
        What a person typed into an earlier document's places to keep (:func:`kept_texts`).

    Returns
    -------
    tuple of str
        What a person should know: places that the template lacks, charts without a picture.

    Raises
    ------
    WorkbookError
        Where the template is no Word file or names a place that the document has not, or the file cannot be written.
    """
    with as_file(files(__package__).joinpath(documents[0].template)) as own:
        made = filled(documents, template or own, kept, is_own=template is not None)
    content = _finished(made.file, documents[0].title, kind)
    with in_place(path) as temporary:
        temporary.write_bytes(content)
    return tuple(made.remarks)


def _finished(file: Any, title: str, kind: OutputKind) -> bytes:
    """The whole file, with what its properties say."""
    about = file.docx.core_properties
    about.title, about.language = one_line(title)[:255], "en-US"
    about.category = kind.mark
    stamp = int(os.environ.get("SOURCE_DATE_EPOCH", datetime.now(UTC).timestamp()))
    about.created = about.modified = datetime.fromtimestamp(stamp, UTC).replace(tzinfo=None)
    _drop_empty_runs(file.docx.element.body)
    _drop_second_styles(file.docx.part.rels)
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def _drop_second_styles(related: Any) -> None:
    """Leave out the styles that Word 2010 wrote a second time: python-docx's blank file has them, and Word no longer."""
    for key in [key for key, one in related.items() if one.reltype.endswith("/stylesWithEffects")]:
        related.pop(key)


def _drop_empty_runs(body: Any) -> None:
    """Take away what the template's own instructions leave behind, so that a person edits clean paragraphs."""
    for run in list(body.iter(qn("w:r"))):
        if all(part.tag == qn("w:t") and not part.text for part in run if part.tag != qn("w:rPr")):
            run.getparent().remove(run)
