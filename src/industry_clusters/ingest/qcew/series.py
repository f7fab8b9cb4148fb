"""BLS data series as its series tool writes them: facts in the rows above the header, months and Annual, one series a sheet.

Any number of them together make a panel: employment, establishments and wages of one cell come from three files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import BadValue, UnknownLayout
from industry_clusters.ingest.files.content import ANNUAL_COLUMNS, FileContent, Tally, counted
from industry_clusters.ingest.layouts.known import BLS_SERIES
from industry_clusters.ingest.layouts.ownership import ownership_code
from industry_clusters.ingest.layouts.titles import clean_area_title, clean_industry_title
from industry_clusters.panel import COUNTS, PUBLISHED, TOTAL_INDUSTRY, WITHHELD, Remark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.files.sheets import TextSheet
    from industry_clusters.ingest.layouts.selection import Selection

_TYPES = {
    "all employees": COUNTS[1],
    "number of establishments": COUNTS[0],
    "establishments": COUNTS[0],
    "total wages": COUNTS[2],
}
_IN_THOUSANDS = re.compile(r"\(in thousands\)|thousands of dollars", re.IGNORECASE)
_AREA = re.compile(r"EN[US]([0-9A-Z]{5})")
_INDUSTRY = re.compile(r"(?:NAICS )?([0-9]{2}-[0-9]{2}|[0-9]{2,6})(?:[ :].*)?")
_NUMBER = re.compile(r"\$?([0-9][0-9,]*(?:\.[0-9]+)?)\s*(\([A-Z0-9]\))?")
_HIDDEN = re.compile(r"\(?(?:ND?|D|-|N/A)\)?")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:\.0)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_QUARTERS = ("qtr1", "qtr2", "qtr3", "qtr4")
_FACTS = 30


@dataclass(frozen=True)
class Series:
    """What stands above the header, by its word in small letters, and where the header is."""

    facts: dict[str, str]
    header_at: int


def series_in(sheet: TextSheet) -> Series | None:
    """Return what a sheet says of its series; None where it is no sheet of a BLS series of employment and wages."""
    facts: dict[str, str] = {}
    for place, row in enumerate(sheet.rows[:_FACTS]):
        first = row[0].strip() if row else ""
        if first.endswith(":"):
            facts[first[:-1].casefold()] = next((cell for cell in row[1:] if cell), "")
        if first.casefold() == "year" and facts.get("series id", "").upper().startswith("EN"):
            return Series(facts, place)
    return None


def read_series(
    file: DataFile, sheets: Sequence[tuple[TextSheet, Series]], selection: Selection
) -> FileContent:
    """Read every series of a file.

    The annual value is that of the column Annual; where it is blank, employment and establishments are the mean of twelve
    months or four quarters and wages the sum of four quarters, as BLS makes them.

    Raises
    ------
    DataError
        Where a series is of something else than jobs, establishments or wages, or a value cannot be read.
    """
    read = [_rows(sheet, series, file) for sheet, series in sheets]
    rows = pd.concat([frame for frame, _ in read], ignore_index=True)
    rows["industry_code"] = rows["industry_code"].replace({"0": TOTAL_INDUSTRY, "000000": TOTAL_INDUSTRY})
    tally = Tally()
    tally.count(rows, rows["status"] == WITHHELD)
    facts = [series.facts for _, series in sheets]
    return FileContent(
        BLS_SERIES.key,
        tally.source(file, BLS_SERIES),
        annual=rows.loc[selection.rows(rows), list(ANNUAL_COLUMNS)],
        area_titles={_area_of(one, file): clean_area_title(one["area"]) for one in facts if one.get("area")},
        industry_titles={
            _industry_of(one, file): clean_industry_title(one["industry"])
            for one in facts
            if one.get("industry")
        },
        remarks=tuple(remark for _, told in read for remark in told),
    )


def _rows(sheet: TextSheet, series: Series, file: DataFile) -> tuple[pd.DataFrame, list[Remark]]:
    facts = series.facts
    count, times = _count_of(facts, file)
    header = [name.casefold() for name in sheet.rows[series.header_at]]
    found, preliminary = [], 0
    for line, row in zip(
        sheet.lines[series.header_at + 1 :], sheet.rows[series.header_at + 1 :], strict=True
    ):
        year = _YEAR.fullmatch(row[0]) if row else None
        if year is None:
            continue
        value, hidden, early = _annual(dict(zip(header, row, strict=False)), count, file.place(line))
        preliminary += early
        if value is not None or hidden:
            found.append((int(year[1]), np.nan if value is None else value * times, hidden, line))
    if not found:
        raise BadValue(
            "not one year of the series has a value", place=file.name, next_step="Choose other years at BLS, with annual averages."
        )  # fmt: skip
    frame = pd.DataFrame(found, columns=["year", count, "hidden", "line"])
    rows = frame.assign(
        area_fips=_area_of(facts, file),
        own_code=_owner_of(facts, file),
        industry_code=_industry_of(facts, file),
        status=np.where(frame["hidden"], WITHHELD, PUBLISHED),
        **{name: np.nan for name in COUNTS if name != count},
    )
    told = Remark(file.name, f"Preliminary: {counted(preliminary, 'value')}.")
    return rows, [told] * bool(preliminary)


def _count_of(facts: dict[str, str], file: DataFile) -> tuple[str, int]:
    words = facts.get("type", "")
    if facts.get("size", "All establishment sizes").casefold() not in (
        "all establishment sizes",
        "all sizes",
    ):
        raise UnknownLayout(
            f"the series is of {facts['size']!r}", place=file.name, next_step="Take the series of all establishment sizes."
        )  # fmt: skip
    count = _TYPES.get(_IN_THOUSANDS.sub("", words).strip().casefold())
    if count is None:
        raise UnknownLayout(
            f"the series is of {words!r}",
            place=file.name,
            next_step="Pay is worked out from jobs and wages: take the series All Employees, Number of Establishments and Total Wages.",
        )
    return count, 1_000 if _IN_THOUSANDS.search(words) else 1


def _annual(cells: dict[str, str], count: str, place: str) -> tuple[float | None, bool, bool]:
    """The year's value (None where there is none), whether it is not disclosed, whether any part is preliminary."""
    value, hidden, early = _value(cells.get("annual", ""), place)
    if value is not None or hidden:
        return value, hidden, early
    for names in (_MONTHS, _QUARTERS):
        parts = [_value(cells.get(name, ""), place) for name in names]
        if all(part[0] is not None for part in parts):
            numbers = [float(part[0] or 0) for part in parts]
            whole = sum(numbers) if count == COUNTS[2] else np.floor(np.mean(numbers) + 0.5)
            return float(whole), False, any(part[2] for part in parts)
    return None, False, False


def _value(text: str, place: str) -> tuple[float | None, bool, bool]:
    if not text:
        return None, False, False
    match = _NUMBER.fullmatch(text)
    if match:
        return float(match[1].replace(",", "")), False, match[2] == "(P)"
    if _HIDDEN.fullmatch(text):
        return None, True, False
    raise BadValue(
        f"the value is {text[:60]!r}, not a number", place=place, next_step="Download the series again."
    )


def _area_of(facts: dict[str, str], file: DataFile) -> str:
    match = _AREA.match(facts["series id"].upper())
    if match is None:
        raise BadValue(
            f"the series id is {facts['series id'][:40]!r}", place=file.name, next_step="Download it again."
        )
    return match[1]


def _owner_of(facts: dict[str, str], file: DataFile) -> str:
    code = ownership_code(facts.get("owner", ""))
    if code is None:
        raise BadValue(
            f"the owner is {facts.get('owner', '')[:60]!r}, not an ownership", place=file.name, next_step="Download the series again."
        )  # fmt: skip
    return code


def _industry_of(facts: dict[str, str], file: DataFile) -> str:
    match = _INDUSTRY.fullmatch(facts.get("industry", ""))
    if match is None:
        raise BadValue(
            f"the industry is {facts.get('industry', '')[:60]!r}, without a NAICS code",
            place=file.name,
            next_step="Supersectors and domains are another way to add up: take series by NAICS.",
        )
    return match[1]
