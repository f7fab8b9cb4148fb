"""Where workers live and work: the Census Bureau's flows between counties (ACS), and LODES by block, added up to counties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.ingest.files.content import FileContent
from industry_clusters.ingest.files.delimited import blocks, read_columns
from industry_clusters.ingest.files.numbers import check_codes, whole_numbers
from industry_clusters.ingest.layouts.known import ACS_FLOWS
from industry_clusters.ingest.layouts.layout import Layout, folded
from industry_clusters.panel import COMMUTING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.ingest.files.delimited import Text
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.files.sheets import TextSheet

_HEAD = 12
_STATE, _COUNTY, _NAME, _STATE_NAME = ("statefipscode", "countyfipscode", "countyname", "statename")
_WORKERS = "workersincommutingflow"
_COUNTY_DIGITS = 5


def flows_header(sheet: TextSheet) -> int | None:
    """Return in which row (from 0) the header of a table of county-to-county flows stands; None where a sheet is none."""
    for place, row in enumerate(sheet.rows[:_HEAD]):
        names = [folded(cell) for cell in row]
        if names.count(_STATE) == 2 and names.count(_COUNTY) == 2 and _WORKERS in names:  # noqa: PLR2004  of home and of work
            return place
    return None


def read_flows(file: DataFile, sheet: TextSheet, header_at: int) -> FileContent:
    """Read county-to-county flows; the first pair of codes is the residence, the second the place of work.

    A place of work outside the U.S., and notes below the table, have no county and are left out.

    Raises
    ------
    BadValue
        Where a number of workers is none.
    """
    names = [folded(cell) for cell in sheet.rows[header_at]]
    places = {name: [at for at, one in enumerate(names) if one == name] for name in set(names)}
    rows = [
        (line, [*row, *[""] * (len(names) - len(row))])
        for line, row in zip(sheet.lines[header_at + 1 :], sheet.rows[header_at + 1 :], strict=True)
    ]
    pairs = [
        (_county(row, places, 0), _county(row, places, 1), row[places[_WORKERS][0]], line)
        for line, row in rows
    ]
    flows = pd.DataFrame([pair for pair in pairs if pair[0] and pair[1]], columns=[*COMMUTING, "line"])
    flows["workers"] = whole_numbers(flows["workers"], "workers", flows["line"], file)
    titles = {
        code: f"{row[places[_NAME][0]]}, {row[places[_STATE_NAME][0]]}"
        for _, row in rows
        if _NAME in places and _STATE_NAME in places and (code := _county(row, places, 0))
    }
    return FileContent(ACS_FLOWS.key, commuting=_added(flows), area_titles=titles)


def _county(row: Sequence[str], places: dict[str, list[int]], which: int) -> str:
    """A county's code; "" where the row names none. States of work have three digits in some years: 006."""
    state, county = row[places[_STATE][which]], row[places[_COUNTY][which]]
    if not (state.isdigit() and county.isdigit() and state.isascii() and county.isascii()):
        return ""
    code = f"{int(state):02d}{int(county):03d}"
    return code if len(code) == _COUNTY_DIGITS and int(county) else ""


def read_lodes(text: Text, layout: Layout) -> FileContent:
    """Read LODES origin-destination rows, block by block of the file; the first five digits of a block are its county.

    Raises
    ------
    DataError
        Where a line cannot be read.
    """
    parts = []
    for part in blocks(text):
        columns = layout.columns(part.header)
        workers = {"workers": columns.pop("workers")}
        rows = read_columns(part, columns, workers)
        for name in ("home", "work"):
            check_codes(rows, name, r"[0-9]{14,15}", "a census block", text.file)
            rows[name] = rows[name].str.zfill(15).str.slice(0, _COUNTY_DIGITS)
        parts.append(_added(rows))
    return FileContent(layout.key, commuting=_added(pd.concat(parts)))


def commuting_of(contents: Sequence[FileContent]) -> pd.DataFrame | None:
    """Return the flows of all files together; LODES has a file for each state of work. None where there is no such file."""
    found = [content.commuting for content in contents if content.commuting is not None]
    return _added(pd.concat(found)) if found else None


def _added(flows: pd.DataFrame) -> pd.DataFrame:
    return flows.groupby(["home", "work"])[["workers"]].sum().reset_index()
