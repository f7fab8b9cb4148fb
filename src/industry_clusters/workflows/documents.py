"""A study's Word documents, and the board pack: a report and ten slides."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.file_names import file_stems
from industry_clusters.outputs import BOARD_SLIDES, check_output, in_place, keep_before, make_folder
from industry_clusters.render.deck import write_deck
from industry_clusters.render.documents import kept_texts, write_document
from industry_clusters.sheet_names import DEFINITIONS_SHEET
from industry_clusters.views.board_pack.slides import board_deck
from industry_clusters.views.board_pack.wishes import MOST_PROFILES, Wishes
from industry_clusters.views.documents import BY_COMMAND
from industry_clusters.views.slides.deck_words import empty_clusters
from industry_clusters.workflows.opening import open_analysis

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.progress import Progress
    from industry_clusters.views.documents import DocumentEntry

BOARD_REPORT = "board-report"


@dataclass(frozen=True)
class Made:
    """The files that were written, copies of those that were there before, and what a person should know."""

    files: tuple[Path, ...]
    copies: tuple[Path, ...]
    remarks: tuple[str, ...]


def make_document(
    kind: str,
    source: Path,
    out: Path | None = None,
    clusters: Sequence[str] = (),
    template: Path | None = None,
    progress: Progress | None = None,
) -> Made:
    """Write one of a study's Word documents.

    Parameters
    ----------
    kind
        A document's name on the command line (:data:`industry_clusters.views.documents.BY_COMMAND`).
    source
        A study file, or a workbook: then its own inputs are the study.
    out
        The folder to write into; that of the source if left out. It is made where it is not there.
    clusters
        The clusters that it is about; all if left out.
    template
        An office's own Word file.
    progress
        Told of each step.

    Raises
    ------
    BadSetting
        Where no document or cluster is called so.
    WorkbookError
        Where a file cannot be written, or the template not be filled.
    """
    entry = _entry(kind)
    place = _place(source, out)
    if not entry.for_each_cluster:
        _document_path(entry, source, place, template)  # refuses before there is much work
    analysis = open_analysis(source, progress, occupations=entry.with_occupations)
    wishes = _wishes(analysis, clusters, source)
    if entry.for_each_cluster:
        return _one_for_each(entry, analysis, wishes, source, place, template)
    path = _document_path(entry, source, place, template)
    with in_place(path) as fresh:
        remarks = _write(entry, analysis, wishes, path, fresh, template)
        copy = keep_before(path, fresh)
    return Made((path,), tuple(filter(None, (copy,))), (*_remarks(analysis, wishes), *remarks))


def board_pack(
    source: Path,
    out: Path | None = None,
    clusters: Sequence[str] = (),
    template: Path | None = None,
    slides_template: Path | None = None,
    progress: Progress | None = None,
) -> Made:
    """Write what a board gets: the report in Word and ten slides in PowerPoint; as :func:`make_document`.

    ``slides_template`` is an office's own PowerPoint file.
    """
    entry = _entry(BOARD_REPORT)
    place = _place(source, out)
    path = _document_path(entry, source, place, template)
    slides = place / f"{source.stem} - board slides.pptx"
    check_output(slides, BOARD_SLIDES, [source, *([slides_template] if slides_template else [])])
    analysis = open_analysis(source, progress)
    wishes = _wishes(analysis, clusters, source)
    with ExitStack() as stack:
        fresh = stack.enter_context(in_place(path))
        fresh_slides = stack.enter_context(in_place(slides))
        remarks = _write(entry, analysis, wishes, path, fresh, template)
        write_deck(board_deck(analysis, wishes), fresh_slides, slides_template, BOARD_SLIDES)
        copies = (keep_before(path, fresh), keep_before(slides, fresh_slides))
    return Made((path, slides), tuple(filter(None, copies)), (*_remarks(analysis, wishes), *remarks))


def _one_for_each(
    entry: DocumentEntry, analysis: Analysis, wishes: Wishes, source: Path, place: Path, template: Path | None
) -> Made:
    """A document on each of the clusters that are asked for, each a file of its own."""
    names = analysis.clusters.names
    if not names:
        raise BadSetting(
            "there is no cluster",
            place=source.name,
            next_step=f"Put clusters on {DEFINITIONS_SHEET!r} first.",
        )
    stems = file_stems(names, "cluster")
    paths: list[Path] = []
    copies: list[Path | None] = []
    remarks: list[str] = []
    for name in wishes.clusters or names:
        path = _document_path(entry, source, place, template, f", {stems[name]}")
        with in_place(path) as fresh:
            remarks += _write(entry, analysis, replace(wishes, clusters=(name,)), path, fresh, template)
            copies.append(keep_before(path, fresh))
        paths.append(path)
    return Made(tuple(paths), tuple(filter(None, copies)), tuple(dict.fromkeys(remarks)))


def _entry(kind: str) -> DocumentEntry:
    if kind not in BY_COMMAND:
        known = ", ".join(BY_COMMAND)
        raise BadSetting(f"no document is called {kind!r}", place="document", next_step=f"There is: {known}.")
    return BY_COMMAND[kind]


def _place(source: Path, out: Path | None) -> Path:
    place = out or source.parent
    make_folder(place)
    return place


def _document_path(
    entry: DocumentEntry, source: Path, place: Path, template: Path | None, of: str = ""
) -> Path:
    path = place / f"{source.stem} - {entry.name}{of}.docx"
    check_output(path, entry.kind, [source, *([template] if template else [])])
    return path


def _wishes(analysis: Analysis, clusters: Sequence[str], source: Path) -> Wishes:
    """What is asked for, each cluster once and by a name that there is."""
    names = analysis.clusters.names
    for name in clusters:
        if name not in names:
            near = did_you_mean(name, names) or f"There is: {', '.join(names) or 'none'}."
            raise BadSetting(f"no cluster is called {name!r}", place=source.name, next_step=near)
    day = date.today()  # noqa: DTZ011  the person's own day
    return Wishes(day, tuple(dict.fromkeys(clusters)))


def _write(
    entry: DocumentEntry, analysis: Analysis, wishes: Wishes, path: Path, fresh: Path, template: Path | None
) -> tuple[str, ...]:  # fmt: skip
    """Write a document where ``fresh`` is, with what a person typed into the one that is at its ``path``."""
    return write_document((entry.make(analysis, wishes),), fresh, entry.kind, template, kept_texts(path))


def _remarks(analysis: Analysis, wishes: Wishes) -> list[str]:
    """What the document leaves out, and why."""
    empty = empty_clusters(analysis)
    told = [f"{name} is left out: none of its industry groups has jobs that are known." for name in empty if name in (wishes.clusters or empty)]  # fmt: skip
    if not analysis.clusters.names:
        told.append("The study has no clusters: the pack shows the region alone.")
    over = len(wishes.clusters) - MOST_PROFILES
    if over > 0:
        told.append(
            f"{len(wishes.clusters)} clusters were chosen: the first {MOST_PROFILES} of the decision matrix have a page of their own."
        )
    return told
