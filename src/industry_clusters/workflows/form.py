"""A new study by a form: a small workbook to fill in, from which the study and its workbook are made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.errors import WorkbookError
from industry_clusters.file_names import file_stem
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.outputs import in_place
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.region.new_study import FORM_NAME, new_study_form
from industry_clusters.workflows.build import build
from industry_clusters.workflows.study_source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from industry_clusters.progress import Progress
    from industry_clusters.workflows.build import BuildReport

FORM_FILE = "New study"


def is_form(names: Iterable[str]) -> bool:
    """Whether a workbook with these defined names is the form."""
    return FORM_NAME in names


def write_form(folder: Path) -> Path:
    """Write an empty form into a folder, under a name that is free."""
    numbers = ("", *(f" {number}" for number in range(2, 1000)))
    path = next(free for number in numbers if not (free := folder / f"{FORM_FILE}{number}.xlsx").exists())
    with in_place(path) as temporary:
        write_workbook(new_study_form(), temporary)
    return path


def study_from_form(form: Path, progress: Progress | None = None) -> BuildReport:
    """Make the study file and the workbook of a form that was filled in, beside it.

    Raises
    ------
    WorkbookError
        Where a file of the study's name is there already.
    IndustryClustersError
        Where the form holds what a study cannot hold, or its data cannot be read; nothing is left behind.
    """
    study = read_source(form)
    path = form.with_name(f"{file_stem(study.region.name)}.toml")
    for there in (path, path.with_suffix(".xlsx")):
        if there.exists():
            raise WorkbookError(
                f"{there.name} is there already",
                place=str(form.parent),
                next_step="Give the region another name.",
            )
    write_study(replace(study, notes={}), path)
    try:
        return build(path, progress=progress)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
