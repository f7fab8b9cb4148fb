"""A mobilization workbook opened: its study, what the team typed, and the tables made of both."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.mobilization.seeds import seeded
from industry_clusters.analysis.mobilization.tables import Mobilization, Remembered, mobilization
from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.mobilization.typed_workbook import read_typed
from industry_clusters.workflows.memory import is_mobilization, is_workbook, memory_of
from industry_clusters.workflows.opening import open_analysis

if TYPE_CHECKING:
    from pathlib import Path

    from industry_clusters.progress import Progress


def study_and_place(source: Path, out: Path | None) -> tuple[Path, Path]:
    """The study, and where its mobilization workbook is or goes.

    Parameters
    ----------
    source
        A study file or workbook; or a mobilization workbook, which remembers its study.
    out
        The mobilization workbook; beside the study, with 'mobilization' in its name, if left out.

    Raises
    ------
    WorkbookError
        Where the study that a mobilization workbook was made from is not there.
    """
    if not (is_workbook(source) and is_mobilization(source)):
        return source, out or source.with_name(f"{source.stem} - mobilization.xlsx")
    named = memory_in(source).get("study", "")
    study = source.resolve().parent / named
    if not named or not study.exists():
        raise WorkbookError(
            f"the study {named!r}, which {source.name!r} was made from, is not there",
            place=str(source.parent),
            next_step=f'Name the study: industry-clusters mobilize STUDY --out "{source.name}"',
        )
    return study, out or source


def memory_in(workbook: Path) -> dict[str, Any]:
    """What a mobilization workbook remembers; nothing of one that remembers nothing."""
    try:
        said = json.loads(memory_of(workbook).study or "{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def of_another_study(workbook: Path, study: Path) -> str:
    """The study that a mobilization workbook was made from, where that is another than the one at hand; else ""."""
    named = memory_in(workbook).get("study", "")
    if not named or (workbook.resolve().parent / named).resolve() == study.resolve():
        return ""
    return str(named)


def remembered(workbook: Path) -> Remembered:
    """What a workbook was built from before; one that does not remember is taken as one that has all its rows."""
    said = memory_in(workbook)
    clusters = {str(name): tuple(map(str, codes)) for name, codes in said.get("clusters", {}).items()}
    return Remembered(clusters, said.get("claims", {}), tuple(map(str, said.get("seeded", ()))))


def open_mobilization(
    source: Path,
    workbook: Path | None = None,
    today: date | None = None,
    tell: Progress | None = None,
    *,
    occupations: bool = False,
) -> tuple[Mobilization, Path, Path]:
    """Read a study and its mobilization workbook, and work out the tables of both; nothing is written.

    Parameters
    ----------
    source, workbook
        As :func:`study_and_place` takes them.
    today
        The day that dates are held against, where the workbook names none; the computer's if left out.
    tell
        Told of each step.
    occupations
        Whether the study's tables of occupations are worked out too.

    Returns
    -------
    Mobilization, Path, Path
        The tables; the study and the workbook that they come from.

    Raises
    ------
    WorkbookError
        Where there is no mobilization workbook.
    IndustryClustersError
        Where the study or its data cannot be read.
    """
    study, book = study_and_place(source, workbook)
    if not study.exists():
        raise WorkbookError(
            f"there is no study {study.name!r}",
            place=str(study.parent),
            next_step="Name a study file, or the workbook that was built of one.",
        )
    if not book.exists():
        raise WorkbookError(
            f"there is no mobilization workbook {book.name!r}",
            place=str(book.parent),
            next_step=f'Make it: industry-clusters mobilize "{study.name}"; or name another with --mobilization.',
        )
    if not is_mobilization(book):
        raise WorkbookError(
            f"{book.name!r} is no mobilization workbook",
            place=str(book.parent),
            next_step="Name the one that 'mobilize' made with --mobilization.",
        )
    typed, before = read_typed(book), remembered(book)
    analysis = open_analysis(study, tell, occupations=occupations)
    typed = seeded(typed, analysis.clusters.names, analysis.study.interviews.themes_used, before.seeded)
    made = mobilization(analysis, typed, today or date.today(), before)  # noqa: DTZ011  the person's own day
    return made, study, book
