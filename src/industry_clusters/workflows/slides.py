"""A study's slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.tables import analyse
from industry_clusters.ingest.study_file import read_study
from industry_clusters.ingest.study_workbook import read_study_from_workbook
from industry_clusters.render.deck import write_deck
from industry_clusters.views.deck import deck_view
from industry_clusters.workflows.build import is_workbook, read_study_data, with_definitions

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.workflows.build import Progress


def make_slides(
    source: Path, out: Path | None = None, template: Path | None = None, progress: Progress | None = None
) -> Path:
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
    Path
        The file written.
    """
    folder = source.resolve().parent
    study = (
        read_study_from_workbook(source)
        if is_workbook(source)
        else with_definitions(read_study(source), folder)
    )
    study, data = read_study_data(study, folder, progress)
    path = out or source.with_suffix(".pptx")
    write_deck(deck_view(analyse(study, data.panel, data.price_indexes, data.occupations)), path, template)
    return path
