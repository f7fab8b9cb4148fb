"""A page on each cluster to share with its employers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.file_names import file_stem
from industry_clusters.outputs import FACT_SHEET, check_output, in_place, keep_before, make_folder
from industry_clusters.render.documents import write_document
from industry_clusters.sheet_names import DEFINITIONS_SHEET
from industry_clusters.views.letter.fact_sheet import fact_sheet
from industry_clusters.workflows.opening import open_analysis

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.progress import Progress


@dataclass(frozen=True)
class FactSheets:
    """What was written, a file a cluster, and copies of files that were there before."""

    paths: tuple[Path, ...]
    copies: tuple[Path, ...]


def fact_sheets(
    source: Path,
    out: Path | None = None,
    cluster: str | None = None,
    template: Path | None = None,
    progress: Progress | None = None,
) -> FactSheets:
    """Write a page on each cluster, as a Word file.

    Parameters
    ----------
    source
        A study file, or a workbook: then its own inputs are the study.
    out
        The folder to write into; that of the source if left out. It is made where it is not there.
    cluster
        One cluster's name; all clusters if left out.
    template
        An office's own Word file.
    progress
        Called with a few words, steps done, and steps in all.

    Raises
    ------
    BadSetting
        Where no cluster is called so, or there is none.
    WorkbookError
        Where a file cannot be written, or the template not be filled.
    """
    analysis = open_analysis(source, progress, occupations=False)
    names = analysis.clusters.names
    if cluster is not None and cluster not in names:
        near = did_you_mean(cluster, names)
        raise BadSetting(
            f"no cluster is called {cluster!r}", place=source.name, next_step=near or "Check the name."
        )
    if not names:
        raise BadSetting(
            "there is no cluster",
            place=source.name,
            next_step=f"Put clusters on {DEFINITIONS_SHEET!r} first.",
        )
    place = out or source.parent
    make_folder(place)
    day = date.today()  # noqa: DTZ011  the person's own day
    written, copies = [], []
    stems = _stems(names)
    for name in names if cluster is None else (cluster,):
        path = place / f"{source.stem} - fact sheet, {stems[name]}.docx"
        check_output(path, FACT_SHEET, [template] if template else [])
        with in_place(path) as fresh:
            write_document((fact_sheet(analysis, name, day),), fresh, FACT_SHEET, template)
            copies.append(keep_before(path, fresh))
        written.append(path)
    return FactSheets(tuple(written), tuple(copy for copy in copies if copy))


def _stems(names: tuple[str, ...]) -> dict[str, str]:
    """A file's name for each cluster; of those that would have the same, each has its number."""
    stems = {name: file_stem(name, "cluster") for name in names}
    several = [stem.casefold() for stem in stems.values()]
    return {
        name: f"{stem} {number}" if several.count(stem.casefold()) > 1 else stem
        for number, (name, stem) in enumerate(stems.items(), 1)
    }
