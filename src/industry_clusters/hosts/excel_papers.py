"""The ribbon's papers that are written beside the workbook: documents, the data request, the copy that prints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.progress import Progress
    from industry_clusters.workflows.documents import Made

_MOST_TOLD = 12


def data_request_beside(path: Path, progress: Progress) -> str:
    """Write the letter and its enclosure; says what was written."""
    from industry_clusters.workflows.letter import data_request

    made = data_request(path, progress=progress)
    return f"Wrote {made.letter} and {made.enclosure}. Fill in what stands in brackets, then send both."


def board_pages_beside(path: Path, progress: Progress) -> tuple[Path, str, str]:
    """Write the copy that prints a board's pages; returns it, its first sheet, and what to do."""
    from industry_clusters.workflows.print_board import print_board

    made = print_board(path, progress=progress)
    words = f"Wrote {made.path.name}. Print it with 'Print Entire Workbook': {', '.join(made.sheets)}."
    return made.path, made.sheets[0], words


def board_pack_beside(path: Path, progress: Progress) -> str:
    """Write a board's slides and report; says what was written."""
    from industry_clusters.workflows.documents import board_pack

    return _told(board_pack(path, progress=progress))


def papers_beside(path: Path, progress: Progress) -> str:
    """Write the papers of the clusters to mobilize; says where they are and what is left to fill in."""
    from industry_clusters.workflows.mobilization.papers import write_papers

    report = write_papers(path, progress=progress)
    gaps = [f"{one.path.name}: {'; '.join(one.gaps)}" for one in report.papers if one.gaps]
    told = [f"Wrote {len(report.papers)} papers into {report.folder}.", *report.remarks]
    if gaps:
        told += ["To fill in by hand:", *gaps]
    return "\n".join(told[:_MOST_TOLD])


def is_document(key: str) -> bool:
    """Whether a Word document has a button's key."""
    from industry_clusters.views.documents import DOCUMENTS

    return any(entry.key == key for entry in DOCUMENTS)


def document_beside(key: str, path: Path, progress: Progress) -> str:
    """Write the Word document of a button's key; says what was written."""
    from industry_clusters.workflows.documents import make_document

    made = make_document(key.replace("_", "-"), path, progress=progress)
    if len(made.files) == 1:
        return _told(made)
    return _told(
        replace(made, files=()),
        f"Wrote {len(made.files)} files beside the workbook, the first as {made.files[0].name}.",
    )


def _told(made: Made, first: str = "") -> str:
    """What was written, and what a person should know of it."""
    kept = [f"What was there before is kept as {copy.name}." for copy in made.copies]
    return "\n".join(
        [
            *filter(None, [first]),
            *(f"Wrote {path}." for path in made.files),
            *kept,
            *made.remarks[:_MOST_TOLD],
        ]
    )
