"""From a table of the user's own to its mapping: a look, questions, the first rows as they would be read, the study."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.analysis.commute_shed import CommuteShed, commute_shed
from industry_clusters.errors import BadSetting, MissingColumn, UnknownArea, UnknownLayout
from industry_clusters.ingest.files.files import find_files
from industry_clusters.ingest.layouts.selection import EVERYTHING
from industry_clusters.ingest.own.own_table import read_own_table
from industry_clusters.ingest.own.proposal import Proposal, answered, propose
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.ingest.reading.reader import read_file
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import mapping_text, write_study
from industry_clusters.sheet_names import SETUP_SHEET
from industry_clusters.study import DataSource
from industry_clusters.workflows.merged import seen_from

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.study import ColumnMapping

_SHOWN = 5
_COLUMNS = (
    "area_fips",
    "own_code",
    "industry_code",
    "year",
    "annual_avg_estabs",
    "annual_avg_emplvl",
    "total_annual_wages",
)


@dataclass(frozen=True)
class MappedFile:
    """A table of the user's own and how it is read: the first ``rows`` under our names, what was noticed."""

    mapping: ColumnMapping
    text: str
    rows: tuple[tuple[str, ...], ...]
    count: int
    remarks: tuple[str, ...]


def look_at(path: Path) -> Proposal | None:
    """Propose how a file is read; None where its layout is known and nothing has to be asked.

    Raises
    ------
    DataError
        Where the file cannot be opened, or is no table of jobs by industry.
    """
    entry = find_files([DataSource(str(path.absolute()))], Path())[0][0]
    file = entry.load()
    try:
        read_file(file)
    except (UnknownLayout, MissingColumn):
        return propose(file)
    return None


def map_file(path: Path, proposal: Proposal, answers: Mapping[str, str]) -> MappedFile:
    """Read a file by a proposal and a person's answers, whole, so that what cannot be is said before it is in a study.

    Raises
    ------
    DataError
        Where a question is open, or a row cannot be read or cannot be right.
    """
    mapping = answered(proposal, answers)
    source = DataSource(str(path.absolute()), mapping)
    content = read_own_table(find_files([source], Path())[0][0].load(), mapping, EVERYTHING, proposal.sheets)
    return MappedFile(
        mapping,
        mapping_text(mapping),
        _first_rows(content),
        0 if content.annual is None else len(content.annual),
        tuple(remark.text for remark in content.remarks),
    )


def _first_rows(content: FileContent) -> tuple[tuple[str, ...], ...]:
    if content.annual is None:
        return ()
    head = content.annual.head(_SHOWN)
    hidden = head["status"].eq("withheld")
    rows = [
        tuple(
            "not disclosed" if is_hidden and name in _COLUMNS[-2:] else _cell(row[name]) for name in _COLUMNS
        )
        for (_, row), is_hidden in zip(head.iterrows(), hidden, strict=True)
    ]
    return (_COLUMNS, *rows)


def _cell(value: object) -> str:
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:,.15g}"
    return str(value)


def write_mapping(study_path: Path, path: Path, mapping: ColumnMapping) -> None:
    """Write a file and its mapping into a study's data; one that is there already gets the new mapping.

    Raises
    ------
    BadSetting
        Where the study is not there, or cannot be read.
    WorkbookError
        Where it cannot be written.
    """
    if study_path.suffix.lower() != ".toml":
        raise BadSetting(
            f"{study_path.name} is no study file", place=str(study_path.parent), next_step=f"Name the .toml file; in a workbook, paste the mapping beside the file on '{SETUP_SHEET}'."
        )  # fmt: skip
    study = read_study(study_path)
    folder = study_path.resolve().parent
    named = seen_from(path.resolve(), folder)
    others = [
        source
        for source in study.data
        if source.is_store
        or _place(source, folder) != path.resolve()
        or _part(source.mapping) != _part(mapping)
    ]
    write_study(replace(study, data=(*others, DataSource(named, mapping))), study_path)


def _place(source: DataSource, folder: Path) -> Path:
    return (folder / Path(source.path).expanduser()).resolve()


def _part(mapping: ColumnMapping | None) -> tuple[str | None, str | None, str | None]:
    """Which part of a file a mapping reads: another sheet, area or column of jobs is another part."""
    if mapping is None:
        return (None, None, None)
    return mapping.sheet, mapping.constants.get("area_fips"), mapping.columns.get("annual_avg_emplvl")


def commuting(paths: Sequence[Path], areas: Sequence[str]) -> CommuteShed:
    """Return what files of commuting say of some counties.

    Raises
    ------
    DataError
        Where a file cannot be read.
    UnknownArea
        Where no file of commuting has the counties.
    """
    data = read_data([DataSource(str(path.absolute())) for path in paths], Path())
    shed = commute_shed(data.panel, areas)
    if shed is None:
        raise UnknownArea(
            f"no file of commuting has {', '.join(areas)}",
            place=", ".join(path.name for path in paths),
            next_step="Name the Census Bureau's table of county-to-county flows, and counties by their codes: 06029.",
        )
    return shed


def answered_by_itself(proposal: Proposal) -> ColumnMapping:
    """Return the mapping of a file that leaves no question open."""
    return answered(proposal, {})
