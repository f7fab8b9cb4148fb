"""The study that a command is given: a study file, or a workbook, which may come from somebody else."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.errors import WorkbookError
from industry_clusters.ingest.definitions import read_definitions
from industry_clusters.ingest.files.legible import with_legible_texts
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_workbook import read_typed
from industry_clusters.sheet_names import SETUP_SHEET
from industry_clusters.workflows.memory import is_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from industry_clusters.ingest.study.study_workbook import Typed
    from industry_clusters.study import DataSource, Study

SHARES = "INDUSTRY_CLUSTERS_SHARES"
"""The environment's word for network places that workbooks may name: beginnings of paths, parted by semicolons."""


def read_source(source: Path, remarks: list[str] | None = None) -> Study:
    """Read the study of a study file, with the rows of its definitions file, or of a workbook.

    Characters that no workbook, slide or letter can hold are taken out; ``remarks`` is told where.

    Raises
    ------
    IndustryClustersError
        Where it cannot be read, or a workbook names data on the network.
    """
    if is_workbook(source):
        return read_workbook_source(source, remarks).study
    return _legible(with_definitions(read_study(source), source.resolve().parent), remarks)


def read_workbook_source(source: Path, remarks: list[str] | None = None, home: Path | None = None) -> Typed:
    """Read the study of a workbook, as :func:`read_source` does, with what it remembers; ``home`` is the workbook that it is a copy of."""
    typed = read_typed(source)
    refuse_network(typed.study, home or source)
    return replace(typed, study=_legible(typed.study, remarks))


def _legible(study: Study, remarks: list[str] | None) -> Study:
    found: list[str] = []
    plain: Study = with_legible_texts(study, found)
    if remarks is not None:
        remarks += [
            f"{place}: control characters, which no Excel or Word file can hold, were taken out"
            for place in found
        ]
    return plain


def with_definitions(study: Study, folder: Path) -> Study:
    """The study with the rows of its definitions file, where it names one and has no rows of its own."""
    if study.clusters or not study.definitions_file:
        return replace(study, definitions_file=None)
    return replace(
        study, clusters=tuple(read_definitions(folder / study.definitions_file)), definitions_file=None
    )


def refuse_network(study: Study, workbook: Path, known: Iterable[DataSource] = ()) -> None:
    """Refuse data on the network that a workbook names: to open such a path sends the user's name to whoever keeps it.

    Parameters
    ----------
    known
        Sources that the person's own study file names, and places that may be opened therefore.

    Raises
    ------
    WorkbookError
        Where a source is on the network, and neither known, nor where the workbook itself is, nor allowed.
    """
    allowed = {_plain(one) for one in os.environ.get(SHARES, "").split(";") if one.strip()}
    own = {_server(str(workbook)), _server(str(workbook.resolve()))} - {""}
    trusted = {_plain(source.path) for source in known}
    for source in study.data:
        path = _plain(source.path)
        if not source.is_on_network or path in trusted or _server(source.path) in own:
            continue
        if not any(path.startswith(beginning) for beginning in allowed):
            raise WorkbookError(
                f"the workbook takes data from {source.path!r}, a place on the network; a workbook may come from "
                "anybody, and it is not opened",
                place=f"{workbook.name}, sheet {SETUP_SHEET!r}, data files",
                next_step="Copy the data to this computer, or name them in a study file (.toml) and build that; if "
                f"you trust the place, put the beginning of its path into {SHARES}.",
            )


def _plain(path: str) -> str:
    return path.strip().replace("\\", "/").casefold()


def _server(path: str) -> str:
    """The server of a network path; nothing of another path."""
    plain = _plain(path)
    return plain.split("/")[2] if plain.startswith("//") else ""
