"""Files -> one panel, and the price indexes among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.errors import EmptyFile, UnknownLayout, UnreadableFile
from industry_clusters.ingest.bls import read_bls
from industry_clusters.ingest.content import (
    ANNUAL_COLUMNS,
    QUARTER_COLUMNS,
    QUARTER_COUNTS,
    FileContent,
)
from industry_clusters.ingest.delimited import open_text, read_table
from industry_clusters.ingest.files import DataFile, Entry, find_files
from industry_clusters.ingest.in_words import read_in_words
from industry_clusters.ingest.layouts import Kind, Layout, recognise
from industry_clusters.ingest.merge import merged
from industry_clusters.ingest.own_table import read_own_table
from industry_clusters.ingest.places import placed
from industry_clusters.ingest.prices import read_long, read_monthly, read_wide
from industry_clusters.ingest.quarters import annual_averages
from industry_clusters.ingest.selection import EVERYTHING, Progress, Selection
from industry_clusters.ingest.titles import (
    default_titles,
    read_area_titles,
    read_counties,
    read_industry_titles,
)
from industry_clusters.panel import COLUMNS, COUNTS, KEYS, Panel, Remark
from industry_clusters.price_index import PriceIndex

if TYPE_CHECKING:
    from industry_clusters.ingest.delimited import Text, TextTable
    from industry_clusters.study import DataSource

_SPREADSHEETS = (".xlsx", ".xlsm")
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0"
_TABLE_READERS = {
    Kind.AREA_TITLES: read_area_titles,
    Kind.INDUSTRY_TITLES: read_industry_titles,
    Kind.COUNTIES: read_counties,
    Kind.PRICES_LONG: read_long,
    Kind.PRICES_WIDE: read_wide,
    Kind.PRICES_MONTHLY: read_monthly,
}


@dataclass(frozen=True)
class DataSet:
    """What the files of a study hold: the panel, and price indexes by series."""

    panel: Panel
    price_indexes: Mapping[str, PriceIndex]

    def __post_init__(self) -> None:
        object.__setattr__(self, "price_indexes", MappingProxyType(dict(self.price_indexes)))


def read_data(
    sources: Sequence[DataSource],
    folder: Path,
    selection: Selection = EVERYTHING,
    progress: Progress | None = None,
) -> DataSet:
    """Read every file of the sources.

    Parameters
    ----------
    sources
        Files, zips and folders, relative to ``folder``.
    selection
        Which rows are wanted; the others are dropped file by file.
    progress
        Called after each file.

    Returns
    -------
    The panel (a withheld count is missing, a row that no file holds is not there) and the price indexes. Names
    and the U.S. index that come with the package stand beneath those of the files.

    Raises
    ------
    DataError
        Where a file cannot be read, or two contradict each other.
    """
    entries, remarks = find_files(sources, folder)
    gathered = _Gathered(remarks=remarks)
    for done, entry in enumerate(entries, 1):
        _gather(gathered, entry, selection)
        if progress is not None:
            progress(entry.name, done, len(entries))
    return gathered.data_set(selection)


def read_file(file: DataFile, selection: Selection = EVERYTHING) -> FileContent:
    """Read one file of whatever layout.

    Raises
    ------
    DataError
        Where its layout is unknown or a line cannot be read.
    """
    if file.suffix in _SPREADSHEETS:
        return _read_sheet(file, selection)
    if file.content.startswith((b"PK\x03\x04", _OLD_SPREADSHEET)):
        raise UnreadableFile(
            "the file is a workbook or archive, and its name says text",
            place=file.name,
            next_step="Save it as .xlsx or .csv, and name it so.",
        )
    text = open_text(file)
    if file.mapping is not None and file.mapping.columns:
        content = read_own_table(_below(text, file.mapping.header_row), file.mapping, selection)
        return replace(content, remarks=text.remarks + content.remarks)
    layout = recognise(text.header, file)
    if layout.kind in (Kind.BLS_ANNUAL, Kind.BLS_QUARTERLY):
        return read_bls(text, layout, selection)
    content = _read_table(read_table(text), layout, selection)
    return replace(content, remarks=text.remarks + content.remarks)


def _read_sheet(file: DataFile, selection: Selection) -> FileContent:
    from industry_clusters.ingest.spreadsheet import (
        read_sheet,
    )  # a spreadsheet library is loaded when there is one

    mapping = file.mapping
    if mapping is not None and mapping.columns:
        return read_own_table(read_sheet(file, mapping.sheet, mapping.header_row), mapping, selection)
    table = read_sheet(file)
    layout = recognise(table.header, file)
    if layout.kind in (Kind.BLS_ANNUAL, Kind.BLS_QUARTERLY):
        raise UnknownLayout(
            f"{layout.words} is read from CSV, not from a workbook",
            place=file.name,
            next_step="Save the sheet as CSV UTF-8, or map its columns in the study.",
        )
    return _read_table(table, layout, selection)


def _read_table(table: TextTable, layout: Layout, selection: Selection) -> FileContent:
    if layout.kind is Kind.IN_WORDS:
        return read_in_words(table, layout, selection)
    return _TABLE_READERS[layout.kind](table, layout)
