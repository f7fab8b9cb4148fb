"""A table of the BLS QCEW data viewer, copied or saved: what it is of stands in the lines above the header."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.errors import BadValue, UnknownLayout
from industry_clusters.ingest.files.content import ANNUAL_COLUMNS, FileContent, Tally, with_status
from industry_clusters.ingest.files.numbers import check_industries, numbers_or_missing
from industry_clusters.ingest.layouts.known import BLS_VIEWER
from industry_clusters.ingest.layouts.ownership import OWNERSHIP_WORDS, ownership_code
from industry_clusters.ingest.layouts.titles import clean_industry_title
from industry_clusters.ingest.own.shape import shaped
from industry_clusters.ingest.reading.plausible import PAY, Looked, check_plausible
from industry_clusters.panel import COUNTS, WITHHELD

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.files.sheets import TextSheet
    from industry_clusters.ingest.layouts.selection import Selection

_TITLE = "quarterly census of employment and wages"
_HEAD = 15
_COLUMNS = {
    COUNTS[0]: re.compile(r"(?:annual )?(?:average )?establishments", re.IGNORECASE),
    COUNTS[1]: re.compile(r"annual average employment", re.IGNORECASE),
    COUNTS[2]: re.compile(r"total annual wages", re.IGNORECASE),
    PAY: re.compile(r"annual wages per employee|average annual pay", re.IGNORECASE),
}
_INDUSTRY = re.compile(r"(?:NAICS )?([0-9]{2}-[0-9]{2}|[0-9]{2,6})[ :]+(.*)")
_ANNUAL = re.compile(r"((?:19|20)[0-9]{2}),? annual averages.*", re.IGNORECASE)
_MARKS = ("ND", "(ND)", "N/A")
_SIZES = "all establishment sizes"


def viewer_header(sheet: TextSheet) -> int | None:
    """Return in which row (from 0) the header of a table of the data viewer stands; None where a sheet is none."""
    head = sheet.rows[:_HEAD]
    if not any(row and row[0].casefold().startswith(_TITLE) for row in head[:3]):
        return None
    return next((place for place, row in enumerate(head) if row and row[0].casefold() == "industry"), None)


def read_viewer(file: DataFile, sheet: TextSheet, header_at: int, selection: Selection) -> FileContent:
    """Read a table of industries of one area, ownership and year.

    Raises
    ------
    DataError
        Where it is of a quarter or a size class, or does not say its area, ownership and year; where a row cannot be read.
    """
    area, own_code, year = _facts(file, sheet, header_at)
    table = shaped(sheet, file, sheet.lines[header_at])
    places = {
        ours: next((at for at, name in enumerate(table.table.header) if pattern.fullmatch(name)), None)
        for ours, pattern in _COLUMNS.items()
    }
    found = {ours: place for ours, place in places.items() if place is not None}
    if COUNTS[1] not in found:
        raise UnknownLayout(
            "the table of the data viewer has no annual average employment", place=file.name, next_step="Choose annual averages there."
        )  # fmt: skip
    rows = _counted(table.table.frame({"industry": 0, **found}), file, list(found))
    parted = rows["industry"].str.extract(_INDUSTRY)
    rows = rows.assign(
        area_fips=area, own_code=own_code, year=year, industry_code=parted[0].fillna(rows["industry"])
    )
    check_industries(rows, file)
    told = check_plausible(Looked(rows, lambda row: file.place(int(row["line"])), [file.name], exact=True))
    tally = Tally()
    tally.count(rows, rows["status"] == WITHHELD)
    wanted = selection.rows(rows.drop(columns="area_fips"))
    titles = dict(zip(rows["industry_code"], parted[1].fillna("").map(clean_industry_title), strict=True))
    return FileContent(
        BLS_VIEWER.key,
        tally.source(file, BLS_VIEWER),
        annual=rows.loc[wanted, list(ANNUAL_COLUMNS)],
        in_words=True,
        industry_titles={code: title for code, title in titles.items() if title},
        remarks=(*table.remarks, *told),
    )


def _counted(rows: pd.DataFrame, file: DataFile, names: list[str]) -> pd.DataFrame:
    texts = rows[names].apply(lambda column: column.str.strip())
    marked = texts.isin(_MARKS)
    read = {
        name: numbers_or_missing(texts[name].mask(marked[name], ""), name, rows["line"], file)
        for name in names
    }
    rows = rows.assign(**read, **{name: np.nan for name in COUNTS if name not in read})
    return with_status(rows, marked[COUNTS[1]], COUNTS)


def _facts(file: DataFile, sheet: TextSheet, header_at: int) -> tuple[str, str, int]:
    """The area's name, the ownership and the year that the lines above the header say."""
    said = [row[0] for row in sheet.rows[:header_at] if row and row[0]]
    years = [match[1] for line in said if (match := _ANNUAL.match(line))]
    period = next((line for line in said if _SIZES in line.casefold()), "")
    owners = [ownership_code(line.split(",")[0]) for line in said]
    owner = next((place for place, code in enumerate(owners) if code is not None), None)
    if not years or not period or owner is None or owner + 1 >= len(said):
        raise BadValue(
            f"the lines above the table do not say its ownership, its area and annual averages of all establishment sizes: {said[:4]}",
            place=file.name,
            next_step=f"Copy the table with its title. Ownerships are {', '.join(sorted({word.capitalize() for word in OWNERSHIP_WORDS})[:6])} and others.",
        )
    return said[owner + 1], str(owners[owner]), int(years[0])
