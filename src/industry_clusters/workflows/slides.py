"""A study's slides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.outputs import SLIDES, check_output
from industry_clusters.render.deck import write_deck
from industry_clusters.views.slides.deck import deck_view
from industry_clusters.workflows.opening import open_analysis

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.progress import Progress


@dataclass(frozen=True)
class Slides:
    """The file that was written, and the copy of the slides that were there, where they differ."""

    path: Path
    copy: Path | None = None


def make_slides(
    source: Path, out: Path | None = None, template: Path | None = None, progress: Progress | None = None
) -> Slides:
    """Write the slides of a study file or of a workbook.

    Parameters
    ----------
    source
        A study file, or a workbook: then its own inputs are the study.
    out
        Where the slides go; beside the source, with the ending .pptx.
    template
        An office's own PowerPoint file.
    progress
        Called with a few words, steps done, and steps in all.

    Returns
    -------
    Slides
        The file written, and a copy of the one before.

    Raises
    ------
    WorkbookError
        Where the slides would take the place of another file.
    """
    path = out or source.with_suffix(".pptx")
    check_output(path, SLIDES, [source, *([template] if template else [])])
    deck = deck_view(open_analysis(source, progress))
    return Slides(path, write_deck(deck, path, template))
