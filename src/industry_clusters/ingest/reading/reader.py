"""One file of whatever layout -> what it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.errors import UnknownLayout, UnreadableFile, parsing
from industry_clusters.ingest.files.delimited import open_text, read_table
from industry_clusters.ingest.files.package import formulas_or_errors_in
from industry_clusters.ingest.layouts.known import Kind, Layout, recognise
from industry_clusters.ingest.layouts.selection import EVERYTHING, Selection
from industry_clusters.ingest.layouts.titles import read_area_titles, read_counties, read_industry_titles
from industry_clusters.ingest.occupations.area_wages import read_california_oews, read_oews_query
from industry_clusters.ingest.occupations.oews import read_oews
from industry_clusters.ingest.occupations.onet import (
    read_education,
    read_elements,
    read_job_zones,
    read_legend,
    read_onet_titles,
)
from industry_clusters.ingest.occupations.projections import read_california_projections, read_projections
from industry_clusters.ingest.own_table import read_own_table
from industry_clusters.ingest.prices import read_long, read_monthly, read_wide
from industry_clusters.ingest.qcew.bls import read_bls
from industry_clusters.ingest.qcew.in_words import read_in_words

if TYPE_CHECKING:
    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.panel import Remark

_SPREADSHEETS = (".xlsx", ".xlsm")
_PACKAGES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_IN_BLS_COLUMNS = (Kind.BLS_ANNUAL, Kind.BLS_QUARTERLY)
_TABLE_READERS = {
    Kind.AREA_TITLES: read_area_titles,
    Kind.INDUSTRY_TITLES: read_industry_titles,
    Kind.COUNTIES: read_counties,
    Kind.PRICES_LONG: read_long,
    Kind.PRICES_WIDE: read_wide,
    Kind.PRICES_MONTHLY: read_monthly,
    Kind.OEWS: read_oews,
    Kind.OEWS_QUERY: read_oews_query,
    Kind.CALIFORNIA_OEWS: read_california_oews,
    Kind.PROJECTIONS: read_projections,
    Kind.CALIFORNIA_PROJECTIONS: read_california_projections,
    Kind.ONET_TITLES: read_onet_titles,
    Kind.ONET_JOB_ZONES: read_job_zones,
    Kind.ONET_EDUCATION: read_education,
    Kind.ONET_ELEMENTS: read_elements,
    Kind.ONET_LEGEND: read_legend,
}


def read_file(file: DataFile, selection: Selection = EVERYTHING) -> FileContent:
    """Read one file of whatever layout.

    Raises
    ------
    DataError
        Where its layout is unknown or a line cannot be read.
    """
    with parsing(lambda words: _unreadable(file, words)):
        return _read_file(file, selection)


def _unreadable(file: DataFile, words: str) -> UnreadableFile:
    return UnreadableFile(
        f"the file cannot be read ({words})",
        place=file.name,
        next_step="It may be damaged: download it again, or save it anew in the program that it is from.",
    )


def _read_file(file: DataFile, selection: Selection) -> FileContent:
    if file.suffix in _SPREADSHEETS:
        return _read_sheet(file, selection)
    if file.content.startswith(_PACKAGES):
        told = (
            "an old Excel workbook"
            if file.suffix == ".xls"
            else "a workbook or archive, and its name says text"
        )
        raise UnreadableFile(
            f"the file is {told}", place=file.name, next_step="Save it as .xlsx or .csv, and name it so."
        )
    content, remarks = _read_text(file, selection)
    return replace(content, remarks=remarks + content.remarks)


def _read_text(file: DataFile, selection: Selection) -> tuple[FileContent, tuple[Remark, ...]]:
    text = open_text(file, 1 if file.mapping is None else file.mapping.header_row)
    if file.mapping is not None and file.mapping.columns:
        return read_own_table(read_table(text), file.mapping, selection), text.remarks
    layout = recognise(text.header, file)
    if layout.kind in _IN_BLS_COLUMNS:
        return read_bls(text, layout, selection), text.remarks
    return _read_table(read_table(text), layout, selection), text.remarks


def _read_sheet(file: DataFile, selection: Selection) -> FileContent:
    mapping = file.mapping
    suspicious = formulas_or_errors_in(file)
    if mapping is None or not mapping.columns:
        # Here, as below, so that a spreadsheet library is loaded only where there is a spreadsheet that needs it.
        from industry_clusters.ingest.occupations.workbook import read_occupation_sheet  # noqa: PLC0415

        occupations = read_occupation_sheet(file, suspicious=suspicious)
        if occupations is not None:
            return _read_table(occupations, recognise(occupations.header, file), selection)
    from industry_clusters.ingest.files.spreadsheet import read_sheet  # noqa: PLC0415

    if mapping is not None and mapping.columns:
        return read_own_table(read_sheet(file, mapping.sheet, mapping.header_row), mapping, selection)
    table = read_sheet(file, may_merge=True)
    layout = recognise(table.header, file)
    if layout.kind in _IN_BLS_COLUMNS:
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
