"""One file of whatever layout -> what it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.errors import EmptyFile, MissingColumn, UnknownLayout, UnreadableFile, parsing
from industry_clusters.ingest.files.delimited import open_text, read_table
from industry_clusters.ingest.files.files import WORKBOOK_SUFFIXES
from industry_clusters.ingest.files.package import formulas_or_errors_in, is_locked, locked, no_workbook
from industry_clusters.ingest.files.sheets import is_workbook, sheets_of
from industry_clusters.ingest.layouts.commuting import flows_header, read_lodes
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
from industry_clusters.ingest.prices import read_long, read_monthly, read_wide
from industry_clusters.ingest.qcew.bls import read_bls
from industry_clusters.ingest.qcew.census import read_census
from industry_clusters.ingest.qcew.in_words import read_in_words
from industry_clusters.ingest.qcew.series import series_in
from industry_clusters.ingest.qcew.viewer import viewer_header
from industry_clusters.ingest.reading.irregular import known_header, read_irregular, table_from, text_from

if TYPE_CHECKING:
    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.files.sheets import TextSheet
    from industry_clusters.panel import Remark

_WITH_FORMULAS = (".xlsx", ".xlsm")
_HEAD = 40
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
    if file.mapping is not None and file.mapping.columns:
        from industry_clusters.ingest.own.own_table import read_own_table  # noqa: PLC0415  where a table is one's own

        return read_own_table(file, file.mapping, selection)
    if is_workbook(file):
        if file.suffix not in WORKBOOK_SUFFIXES:
            raise UnreadableFile(
                "the file is a workbook or archive, and its name says text",
                place=file.name,
                next_step="Give it the ending it had (.xlsx, .xls, .ods, .zip), or save it as CSV.",
            )
        return _read_sheets(file, selection)
    if file.suffix in WORKBOOK_SUFFIXES:
        raise no_workbook(file, "it is text, or something else with the name of a workbook")
    content, remarks = _read_text(file, selection)
    return replace(content, remarks=remarks + content.remarks)


def _read_text(file: DataFile, selection: Selection) -> tuple[FileContent, tuple[Remark, ...]]:
    text = open_text(file, 1 if file.mapping is None else file.mapping.header_row)
    try:
        layout = recognise(text.header, file)
    except (UnknownLayout, MissingColumn):
        content = _read_below(file, selection)
        if content is None:
            raise
        return content, text.remarks
    if layout.kind in _IN_BLS_COLUMNS:
        return read_bls(text, layout, selection), text.remarks
    if layout.kind is Kind.COMMUTING:
        return read_lodes(text, layout), text.remarks
    return _read_table(read_table(text), layout, selection), text.remarks


def _read_below(file: DataFile, selection: Selection) -> FileContent | None:
    """Read a text whose first line is no header of a known layout, but a title or a fact; None where it stays unknown."""
    head = sheets_of(file, most_rows=_HEAD)
    facts = read_irregular(file, sheets_of(file), selection) if _has_facts(head) else None
    if facts is not None or known_header(head) is None:
        return facts
    return _below_header(file, sheets_of(file), selection)


def _has_facts(sheets: list[TextSheet]) -> bool:
    signs = (series_in, viewer_header, flows_header)
    return any(sign(sheet) is not None for sheet in sheets for sign in signs)


def _read_sheets(file: DataFile, selection: Selection) -> FileContent:
    # Here, so that a spreadsheet library is loaded only where there is a spreadsheet that needs it.
    from industry_clusters.ingest.occupations.workbook import read_occupation_sheet  # noqa: PLC0415

    if is_locked(file.content):
        raise locked(file)
    suspicious = file.suffix in _WITH_FORMULAS and formulas_or_errors_in(file)
    occupations = read_occupation_sheet(file, suspicious=suspicious)
    if occupations is not None:
        return _read_table(occupations, recognise(occupations.header, file), selection)
    head = sheets_of(file, most_rows=_HEAD)
    if not _has_facts(head) and known_header(head) is None:
        recognise(next((row for sheet in head for row in sheet.rows if any(row)), []), file)
    sheets = sheets_of(file)
    content = read_irregular(file, sheets, selection) or _below_header(file, sheets, selection)
    if content is None:
        raise UnknownLayout("no sheet is of a known layout", place=file.name, next_step="Leave it out.")
    return content


def _below_header(file: DataFile, sheets: list[TextSheet], selection: Selection) -> FileContent | None:
    found = known_header(sheets)
    if found is None:
        return None
    sheet, header_at, _ = found
    layout = recognise(sheet.rows[header_at], file)
    if layout.kind in _IN_BLS_COLUMNS:
        return read_bls(text_from(file, sheet, header_at), layout, selection)
    table = table_from(file, sheet, header_at)
    if not table.rows:
        raise EmptyFile("there is no row below the header", place=file.name, next_step="Download it again.")
    return _read_table(table, layout, selection)


def _read_table(table: TextTable, layout: Layout, selection: Selection) -> FileContent:
    if layout.kind is Kind.IN_WORDS:
        return read_in_words(table, layout, selection)
    if layout.kind is Kind.CENSUS:
        return read_census(table, layout, selection)
    return _TABLE_READERS[layout.kind](table, layout)
