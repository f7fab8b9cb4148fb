"""A document becomes a Word file: a template of ours or of the office's, filled in."""

from __future__ import annotations

import io
import os
import re
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docxtpl import DocxTemplate

from industry_clusters.errors import WorkbookError, parsing
from industry_clusters.ingest.files.legible import legible
from industry_clusters.outputs import LETTER, in_place
from industry_clusters.render.documents.sandbox import LetterEnvironment, with_an_end
from industry_clusters.views.vocabulary.document_model import Blank

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from industry_clusters.outputs import OutputKind
    from industry_clusters.views.vocabulary.document_model import Letter, Line, Section

_LETTER = "letter.docx"
_NO_WORD_FILE = "{} is no Word file that can be used"


def write_letter(letter: Letter, path: Path, template: Path | None = None, kind: OutputKind = LETTER) -> None:
    """Write a letter.

    Text is written as text, whatever stands in it. The template runs in a sandbox: a file from a stranger can place
    words, and nothing else.

    Parameters
    ----------
    letter
        What is said.
    path
        Where it goes; a file that is there is replaced when the new one is whole.
    template
        An office's own Word file with the places of ours; templates/README.md tells how to make one.
    kind
        What the file is marked as.

    Raises
    ------
    WorkbookError
        Where the template is no Word file or names a place that a letter has not, or the file cannot be written.
    """
    with as_file(files(__package__).joinpath(_LETTER)) as own:
        base = template or own
        document = _filled(base, {"letter": _letter(letter)})
    with _door(base, _NO_WORD_FILE, "Save it anew in Word, as .docx."):
        content = _finished(document, letter, kind)
    with in_place(path) as temporary:
        temporary.write_bytes(content)


def _finished(document: Any, letter: Letter, kind: OutputKind) -> bytes:
    """The whole file, with what its properties say."""
    about = document.docx.core_properties
    about.title, about.language = _text(letter.subject)[:255], "en-US"
    about.category = kind.mark
    stamp = int(os.environ.get("SOURCE_DATE_EPOCH", datetime.now(UTC).timestamp()))
    about.created = about.modified = datetime.fromtimestamp(stamp, UTC).replace(tzinfo=None)
    _drop_empty_runs(document.docx.element.body)
    _drop_second_styles(document.docx.part.rels)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _drop_second_styles(related: Any) -> None:
    """Leave out the styles that Word 2010 wrote a second time: python-docx's blank file has them, and Word no longer."""
    for key in [key for key, one in related.items() if one.reltype.endswith("/stylesWithEffects")]:
        related.pop(key)


def _filled(template: Path, context: dict[str, Any]) -> Any:
    with _door(template, _NO_WORD_FILE, "Open it in Word, which may repair it, and save it as .docx."):
        document = DocxTemplate(str(template))
        document.init_docx()
        _check_places(document, template)
    place = "a place of the template {} cannot be filled"
    step = "Put the places back as they are in the template that comes along: a template places words, and nothing else."
    with _door(template, place, step), with_an_end():
        document.render(context, LetterEnvironment(), autoescape=True)
    return document


def _check_places(document: Any, template: Path) -> None:
    """Refuse a letterhead in which nothing of the letter has a place: the letter would say nothing."""
    if "letter." not in "".join(document.docx.element.body.itertext()):
        raise WorkbookError(
            f"the template {template.name} has no places for the words of the letter",
            place=str(template.parent),
            next_step="Put your letterhead into a copy of the template that comes along (templates/README.md).",
        )


@contextmanager
def _door(template: Path, what: str, next_step: str) -> Iterator[None]:
    """Turn whatever a library raises over a template into a sentence."""
    sentence = what.format(template.name)
    with parsing(
        lambda words: WorkbookError(f"{sentence}: {words}", place=str(template.parent), next_step=next_step)
    ):
        yield


def _drop_empty_runs(body: Any) -> None:
    """Take away what the template's own instructions leave behind, so that a person edits clean paragraphs."""
    for run in list(body.iter(qn("w:r"))):
        if all(part.tag == qn("w:t") and not part.text for part in run if part.tag != qn("w:rPr")):
            run.getparent().remove(run)


def _letter(letter: Letter) -> dict[str, Any]:
    return {
        "sender": _lines(letter.sender),
        "date": _pieces(letter.date),
        "addressee": _lines(letter.addressee),
        "subject": _text(letter.subject),
        "salutation": _pieces(letter.salutation),
        "sections": [_section(section) for section in letter.sections],
        "closing": _text(letter.closing),
        "signature": _lines(letter.signature),
        "enclosures": [_text(name) for name in letter.enclosures],
    }


def _section(section: Section) -> dict[str, Any]:
    table = section.table
    return {
        "heading": _text(section.heading),
        "lines": _lines(section.lines),
        "points": _lines(section.points),
        "header": [_text(cell) for cell in table.header] if table else [],
        "rows": [[_text(cell) for cell in row] for row in table.rows] if table else [],
    }


def _lines(lines: tuple[Line, ...]) -> list[list[dict[str, Any]]]:
    return [_pieces(line) for line in lines]


def _pieces(line: Line) -> list[dict[str, Any]]:
    return [
        {"text": _text(piece.text if isinstance(piece, Blank) else piece), "blank": isinstance(piece, Blank)}
        for piece in line
    ]


def _text(words: str) -> str:
    """Words on one line, without the characters that no Word file can hold."""
    return legible(re.sub(r"[\t\n\r\x0b\x0c\u2028\u2029]+", " ", words))
