"""Files whose facts stand above the table, or whose known header stands further down or on another sheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from industry_clusters.ingest.files.delimited import Text, TextTable
from industry_clusters.ingest.layouts.commuting import flows_header, read_flows
from industry_clusters.ingest.layouts.known import LAYOUTS, Kind, Layout
from industry_clusters.ingest.qcew.series import read_series, series_in
from industry_clusters.ingest.qcew.viewer import read_viewer, viewer_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.ingest.files.content import FileContent
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.files.sheets import TextSheet
    from industry_clusters.ingest.layouts.selection import Selection

_HEAD = 20
_FEWEST = 4
"""Columns that a layout needs for its header to be looked for below a file's first line."""


def read_irregular(file: DataFile, sheets: Sequence[TextSheet], selection: Selection) -> FileContent | None:
    """Read BLS series, a table of BLS's data viewer or one of commuting flows; None where the file is none of them.

    Raises
    ------
    DataError
        Where it is one, and cannot be read.
    """
    series = [(sheet, found) for sheet in sheets if (found := series_in(sheet)) is not None]
    if series:
        return read_series(file, series, selection)
    for sheet in sheets:
        flows_at = flows_header(sheet)
        if flows_at is not None:
            return read_flows(file, sheet, flows_at)
        header_at = viewer_header(sheet)
        if header_at is not None:
            return read_viewer(file, sheet, header_at, selection)
    return None


def known_header(sheets: Sequence[TextSheet]) -> tuple[TextSheet, int, Layout] | None:
    """Return the sheet, the row (from 0) and the layout of the first header that is one of a known layout, below a title too."""
    for sheet in sheets:
        for place, row in enumerate(sheet.rows[:_HEAD]):
            layout = next(
                (one for one in LAYOUTS if not one.missing(row) and _may_stand_below(one, place)), None
            )
            if layout is not None:
                return sheet, place, layout
    return None


def _may_stand_below(layout: Layout, place: int) -> bool:
    return layout.kind is not Kind.REFUSED and (place == 0 or len(layout.needs) >= _FEWEST)


def table_from(file: DataFile, sheet: TextSheet, header_at: int) -> TextTable:
    """Return the rows below a header as a table; blank ones are left out."""
    header = [name.strip() for name in sheet.rows[header_at]]
    width = max((place + 1 for place, name in enumerate(header) if name), default=0)
    body = [
        (line, [*row[:width], *[""] * (width - len(row))])
        for line, row in zip(sheet.lines[header_at + 1 :], sheet.rows[header_at + 1 :], strict=True)
        if any(row[:width])
    ]
    return TextTable(file, header[:width], [row for _, row in body], [line for line, _ in body])


def text_from(file: DataFile, sheet: TextSheet, header_at: int) -> Text:
    """Return a sheet from its header on as text with commas, a row a line, for the readers of text."""
    width = len(sheet.rows[header_at])
    while width and not sheet.rows[header_at][width - 1]:
        width -= 1
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for row in sheet.rows[header_at:]:
        cells = [" ".join(cell.split()) for cell in row[:width]]
        writer.writerow(cells if any(cells) else [])
    return Text(file, written.getvalue().encode(), ",", sheet.rows[header_at][:width], header_at)
