"""The study that is built: its source, brought together with what was typed into the workbook that is there."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.errors import BadSetting
from industry_clusters.ingest.study.study_workbook import Typed, read_typed
from industry_clusters.render.seal import is_as_sealed
from industry_clusters.workflows.memory import Memory, is_workbook, memory_of, refuse_newer, remembered_study
from industry_clusters.workflows.merge import merge_studies
from industry_clusters.workflows.merge_interviews import merge_interviews
from industry_clusters.workflows.study_source import read_source, read_workbook_source, refuse_network

if TYPE_CHECKING:
    from industry_clusters.study import Study


@dataclass(frozen=True)
class Merged:
    """The study to build, what the workbook in its place remembers, whether that workbook says it all already, and its sheets."""

    study: Study
    memory: Memory
    is_in_workbook: bool = False
    sheets: tuple[str, ...] = ()


def merged(
    source: Path,
    out: Path,
    remarks: list[str],
    *,
    file_wins: bool,
    home: Path | None = None,
    said: Typed | None = None,
) -> Merged:
    """Read a source, and bring it together with the workbook that is at ``out``.

    Parameters
    ----------
    source
        A study file, or a workbook.
    remarks
        Takes a sentence for each setting that both sides changed.
    file_wins
        Leave out what was changed in the workbook's settings (never the words typed in it).
    home
        The workbook that ``source`` is a copy of, where it is one.
    said
        What the workbook at ``out`` says, where that is known without reading it (:func:`said_when_written`).

    Raises
    ------
    IndustryClustersError
        Where one of them cannot be read.
    """
    if not source.exists():
        raise BadSetting(
            f"there is no file {source.name!r}",
            place=str(source.parent),
            next_step="Check the path, or make a study with 'new'.",
        )
    if is_workbook(source):
        typed = said if said and source == out else read_workbook_source(source, remarks, home)
        refuse_network(typed.study, home or source)
        refuse_newer(Memory.parsed(typed.memory), home or source)
        if source == out:
            return Merged(typed.study, Memory.parsed(typed.memory), is_in_workbook=True, sheets=typed.sheets)
        return Merged(typed.study, memory_of(out))
    study = read_source(source, remarks)
    if not out.exists():
        return Merged(study, Memory())
    typed = said or read_typed(out)
    memory = Memory.parsed(typed.memory)
    refuse_newer(memory, out)
    both = _brought_together(study, typed, memory, out, remarks, file_wins=file_wins)
    return Merged(both, memory, rebased(both, source, out) == typed.study, typed.sheets)


def said_when_written(workbook: Path) -> Typed | None:
    """What a workbook says that is as it was written: the study that it was built from; None of any other workbook."""
    if not is_as_sealed(workbook):
        return None
    from industry_clusters.render.keep import Package, memo, sheet_names  # noqa: PLC0415  lxml, where there is one

    package = Package.read(workbook)
    remembered = memo(package)
    study = remembered_study(Memory.parsed(remembered), workbook.name)
    return None if study is None else Typed(study, remembered, tuple(sheet_names(package)))


def _brought_together(
    study: Study, typed: Typed, memory: Memory, out: Path, remarks: list[str], *, file_wins: bool
) -> Study:
    if file_wins:
        return _with_words(study, typed.study)
    base = remembered_study(memory, out.name)
    if not study.clusters and base is not None:
        study = replace(study, clusters=base.clusters)  # the file says nothing of them: those built from
    both, told = merge_studies(base, study, typed.study)
    remarks += told
    refuse_network(both, out, study.data)
    return both


def _with_words(study: Study, in_workbook: Study) -> Study:
    """The study with the words that were typed into the workbook."""
    from industry_clusters.analysis.industries.review import words_of  # noqa: PLC0415  pandas, where a build follows

    return replace(
        study,
        infrastructure={**study.infrastructure, **in_workbook.infrastructure},
        notes={**study.notes, **words_of(in_workbook.notes)},
        interviews=merge_interviews(None, study.interviews, in_workbook.interviews, []),
    )


def rebased(study: Study, source: Path, out: Path) -> Study:
    """A source's study with its data as seen from the workbook's folder."""
    folder, new_folder = source.resolve().parent, out.resolve().parent
    if folder == new_folder:
        return study
    return replace(
        study,
        data=tuple(
            item if item.is_store else replace(item, path=seen_from(folder / item.path, new_folder))
            for item in study.data
        ),
    )


def seen_from(path: Path, folder: Path) -> str:
    """A path as it is written in a folder's study, relative where that is possible."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # another drive
        return str(path)
