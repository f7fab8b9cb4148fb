"""A source opened: its study, its data, and the tables made of both; every act that reads a study begins here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.areas import region_areas
from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import BadSetting, WorkbookError
from industry_clusters.industry_codes import level_of
from industry_clusters.ingest.definitions import starter_definitions
from industry_clusters.ingest.layouts.selection import MOST_DIGITS, Selection
from industry_clusters.progress import silent
from industry_clusters.sheet_names import NOTES_SHEET, SETUP_SHEET
from industry_clusters.workflows.estimate_memory import estimate_memory
from industry_clusters.workflows.memory import is_workbook
from industry_clusters.workflows.study_data import areas_in_store, establishments_in_store, read_sources
from industry_clusters.workflows.study_source import read_source

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.ingest.reading.read import DataSet
    from industry_clusters.panel import Panel
    from industry_clusters.progress import Progress
    from industry_clusters.study import Member, Study


_MOST_NAMED = 2


def open_analysis(source: Path, tell: Progress | None = None, *, occupations: bool = True) -> Analysis:
    """Read a study file or workbook with its data, and work out its tables.

    Parameters
    ----------
    source
        A study file, or a workbook: then its own inputs are the study.
    tell
        Told of each step.
    occupations
        Whether the tables of occupations are worked out too, which takes about a third of the time.

    Raises
    ------
    IndustryClustersError
        Where the study or its data cannot be read.
    """
    study, data = open_study(source, tell)
    return tables_of(study, data, occupations=occupations)


def open_study(source: Path, tell: Progress | None = None) -> tuple[Study, DataSet]:
    """Read a study file or workbook, and its data.

    Raises
    ------
    IndustryClustersError
        Where they cannot be read.
    """
    study, folder = read_source(source), source.resolve().parent
    if is_workbook(source) and (absent := absent_data(study, folder)):
        raise WorkbookError(
            f"{source.name} is without its data: there is no {', no '.join(map(repr, absent[:_MOST_NAMED]))}",
            place=str(folder),
            next_step=f"What is asked for is worked out from the data files: put them where '{SETUP_SHEET}' names them, or change their paths "
            f"there. The workbook itself needs none of them to be read, printed, changed and shared, and 'trace' reads its sheet '{NOTES_SHEET}'.",
        )
    return read_study_data(study, folder, tell)


def absent_data(study: Study, folder: Path) -> list[str]:
    """The files of a study's data that are not there, as the study names them."""
    return [
        source.path
        for source in study.data
        if not source.is_store and not (folder / Path(source.path).expanduser()).exists()
    ]


def tables_of(study: Study, data: DataSet, *, occupations: bool = True) -> Analysis:
    """Work out the tables of a study from its data."""
    further = {"occupations": data.occupations} if occupations else {}
    return analyse(
        study,
        data.panel,
        data.price_indexes,
        memory=estimate_memory(),
        establishments=data.establishments,
        **further,
    )


def read_study_data(study: Study, folder: Path, tell: Progress | None = None) -> tuple[Study, DataSet]:
    """Read a study's data; the study comes back with the starter set where it has no definitions.

    Raises
    ------
    BadSetting
        Where the study names no data.
    DataError, StoreError
        Where they cannot be read.
    """
    data = _data_of(study, folder, tell or silent)
    return replace(study, clusters=study.clusters or starter_set(study, data.panel)), data


def _data_of(study: Study, folder: Path, tell: Progress) -> DataSet:
    if not study.data:
        raise BadSetting(
            "the study names no data",
            place="data",
            next_step="Add a file, zip or folder of QCEW data, or 'store:' for the data store.",
        )
    there = areas_in_store(study)
    selection = Selection(areas=None if study.region.cbsa else there, most_digits=MOST_DIGITS)
    data = read_sources(
        study.data,
        folder,
        selection,
        lambda name, done, of: tell(f"reading {name}", done, of),
        replace(selection, areas=there),
    )
    return replace(data, establishments=establishments_in_store(study))


def starter_set(study: Study, panel: Panel) -> tuple[Member, ...]:
    """The starter set of the region's own industries, so that a new study is never empty."""
    rows = panel.rows[panel.rows["own_code"].isin(study.ownership.own_codes)]
    here = rows[rows["area_fips"].isin(region_areas(study, panel))]
    codes = sorted((here if len(here) else rows)["industry_code"].unique())
    mine = (code for code in codes if level_of(code) == study.industry_level)
    return tuple(starter_definitions(mine, study.last_year))
