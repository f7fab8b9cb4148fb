"""The data request to the state's labor market information office: a letter and its enclosure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.file_names import file_stem
from industry_clusters.outputs import ENCLOSURE, LETTER, check_output, in_place, keep_before, make_folder
from industry_clusters.render.documents import write_letter
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import DEFINITIONS_SHEET
from industry_clusters.views.letter.data_request import asked_for, codes_workbook, request_letter
from industry_clusters.workflows.opening import open_analysis

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.progress import Progress


@dataclass(frozen=True)
class DataRequest:
    """What was written: the letter, its enclosure, the clusters in it, and copies of files that were there before."""

    letter: Path
    enclosure: Path
    clusters: tuple[str, ...]
    copies: tuple[Path, ...]


def data_request(
    source: Path,
    out: Path | None = None,
    cluster: str | None = None,
    template: Path | None = None,
    progress: Progress | None = None,
) -> DataRequest:
    """Write the letter that asks for occupational data, and the sheet of NAICS codes that goes with it.

    Parameters
    ----------
    source
        A study file, or a workbook: then its own inputs are the study.
    out
        The folder to write into; that of the source if left out. It is made where it is not there.
    cluster
        One cluster's name; all clusters in one letter if left out.
    template
        An office's own Word file.
    progress
        Called with a few words, steps done, and steps in all.

    Raises
    ------
    BadSetting
        Where no cluster is called so, or there is none to ask about.
    WorkbookError
        Where a file cannot be written, or the template not be filled.
    """
    analysis = open_analysis(source, progress, occupations=False)
    clusters = _chosen(analysis, cluster, source)
    place = out or source.parent
    make_folder(place)
    about = f", {file_stem(cluster, 'cluster')}" if cluster else ""
    letter = place / f"{source.stem} - data request{about}.docx"
    enclosure = place / f"{source.stem} - NAICS codes{about}.xlsx"
    words = request_letter(analysis, clusters, enclosure.name, date.today())  # noqa: DTZ011  the person's own day
    check_output(letter, LETTER, [template] if template else [])
    check_output(enclosure, ENCLOSURE)
    with in_place(letter) as fresh, in_place(enclosure) as fresh_enclosure:
        write_letter(words, fresh, template)
        write_workbook(codes_workbook(analysis, clusters), fresh_enclosure, ENCLOSURE)
        copies = (keep_before(letter, fresh), keep_before(enclosure, fresh_enclosure))
    return DataRequest(letter, enclosure, clusters, tuple(copy for copy in copies if copy))


def _chosen(analysis: Analysis, cluster: str | None, source: Path) -> tuple[str, ...]:
    names = analysis.clusters.names
    if cluster is not None and cluster not in names:
        near = did_you_mean(cluster, names)
        raise BadSetting(
            f"no cluster is called {cluster!r}", place=source.name, next_step=near or "Check the name."
        )
    asked = asked_for(analysis, names if cluster is None else (cluster,))
    if asked.empty:
        raise BadSetting(
            "there is no industry to ask about",
            place=source.name,
            next_step=f"Put codes on '{DEFINITIONS_SHEET}' first.",
        )
    return tuple(asked["cluster"].unique())
