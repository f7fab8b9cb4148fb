"""Which writer a paper's content goes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.render.deck import write_deck
from industry_clusters.render.documents import write_document
from industry_clusters.render.papers.kinds import PAPER, PAPER_CSV, PAPER_LIST, PAPER_MAIL, PAPER_SLIDES
from industry_clusters.render.papers.lists import write_csv, write_list
from industry_clusters.render.papers.mail import write_mail
from industry_clusters.views.vocabulary.deck_model import Deck
from industry_clusters.views.vocabulary.paper_model import ListFile, Mail

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from industry_clusters.outputs import OutputKind
    from industry_clusters.views.vocabulary.paper_model import Paper

_KINDS = {".docx": PAPER, ".pptx": PAPER_SLIDES, ".eml": PAPER_MAIL, ".csv": PAPER_CSV, ".xlsx": PAPER_LIST}


def kind_of(paper: Paper) -> OutputKind:
    """What a paper's file is, by which its command knows it again."""
    return _KINDS[paper.ending]


def write_paper(paper: Paper, path: Path, template: Path | None, kept: Mapping[str, str]) -> tuple[str, ...]:
    """Write a paper's file.

    Parameters
    ----------
    paper
        What it holds.
    path
        Where it goes; a file that is there is replaced when the new one is whole.
    template
        An office's own Word or PowerPoint file; ours where left out. E-mails and lists have none.
    kept
        What a person typed into an earlier document's places to keep.

    Returns
    -------
    tuple of str
        What a person should know: places that the template lacks, charts without a picture.

    Raises
    ------
    WorkbookError
        Where a template cannot be used, or the file not be written.
    """
    content, kind = paper.content, kind_of(paper)
    if isinstance(content, Deck):
        write_deck(content, path, template, kind)
        return ()
    if isinstance(content, Mail):
        write_mail(content, path)
        return ()
    if isinstance(content, ListFile):
        (write_csv if content.is_csv else write_list)(content, path)
        return ()
    return write_document(content, path, kind, template, kept)
