"""Layouts that write areas, ownership or periods in words.

New York's own files write private industries, and government as one block: in the state's rows of all eighteen
years 2000-2017, ``00`` is exactly ``01`` plus ``95``, the sectors add up to ``01`` within three jobs, and ``95``
is exactly ``951`` (federal) plus ``952`` (state) plus ``953`` (local). So an industry is own_code 5, and the three
parts of government stand in the total of all industries. A withheld row is not in the file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.ingest.files.content import (
    ANNUAL_COLUMNS,
    QUARTER_COLUMNS,
    QUARTER_COUNTS,
    FileContent,
    Tally,
    counted,
    masked_remark,
    masked_zeros,
    with_status,
)
from industry_clusters.ingest.files.numbers import (
    check_codes,
    check_industries,
    numbers_or_missing,
    sector_code,
    years,
)
from industry_clusters.ingest.layouts.ownership import GOVERNMENT, ownership_codes
from industry_clusters.ingest.layouts.titles import clean_industry_title, refuse_formulas
from industry_clusters.ingest.reading.plausible import ONE_ROW, PAY, Looked, check_plausible
from industry_clusters.panel import COUNTS, TOTAL_INDUSTRY, WITHHELD, Remark

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout
    from industry_clusters.ingest.layouts.selection import Selection

ANNUAL = "A"
_QUARTER_DIGIT = r"(?<![0-9])([1-4])(?![0-9])"
_NEW_YORK_TOTALS = {"00": "0", "01": "5", "951": "1", "952": "2", "953": "3"}
_NEW_YORK_GOVERNMENT = "95"
_AS_ANNUAL = dict(zip(COUNTS, ("establishments", "employment", "wages"), strict=True))
_AS_QUARTER = dict(zip(QUARTER_COUNTS, ("establishments", *QUARTER_COUNTS[1:4], "wages"), strict=True))

_NUMBERS = {*_AS_ANNUAL.values(), *_AS_QUARTER.values(), "pay"}


def read_in_words(table: TextTable, layout: Layout, selection: Selection) -> FileContent:
    """Read a layout in words; ``area_fips`` of the rows then holds the areas' names.

    A blank count is missing and the row withheld; so is a row with establishments but neither jobs nor wages
    where the layout has no mark for it.

    Raises
    ------
    DataError
        Where a line cannot be read.
    """
    file = table.file
    everything = table.frame(layout.columns(table.header), _NUMBERS)
    everything["year"] = years(everything["year"], everything["line"], file)
    rows, told = _TIDY[layout.key](everything, file)
    check_industries(rows, file)
    annual, annual_told = _counted(rows[rows["qtr"] == ANNUAL], _AS_ANNUAL, layout, file)
    annual_told += _plausible(annual, file)
    quarters, quarter_told = _counted(_with_months(rows[rows["qtr"] != ANNUAL]), _AS_QUARTER, layout, file)
    tally = Tally()
    tally.count(everything, pd.concat([annual["status"], quarters["status"]]) == WITHHELD, "place")
    return FileContent(
        layout.key,
        tally.source(file, layout),
        annual=annual.loc[selection.rows(annual.drop(columns="area_fips")), list(ANNUAL_COLUMNS)],
        quarters=quarters.loc[selection.rows(quarters.drop(columns="area_fips")), list(QUARTER_COLUMNS)],
        in_words=True,
        industry_titles=_industry_titles(rows, file),
        remarks=(*told, *annual_told, *quarter_told),
    )


def _plausible(annual: pd.DataFrame, file: DataFile) -> tuple[Remark, ...]:
    """Hold annual rows against each other, and against the pay that the file itself gives."""
    if "pay" in annual:
        pay = numbers_or_missing(annual["pay"], "pay", annual["line"], file)
        annual = annual.assign(**{PAY: pay})
    looked = Looked(annual, lambda row: file.place(int(row["line"])), [file.name])
    return check_plausible(looked, (), ONE_ROW)


def _new_york(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    kinds = rows["area_type"].str.casefold()
    other = ~kinds.isin(["state", "county"])
    rows = rows[~other & (rows["industry"] != _NEW_YORK_GOVERNMENT)]
    state = rows["area_type"].str.casefold() == "state"
    total = rows["industry"].isin(_NEW_YORK_TOTALS)
    tidy = rows.assign(
        area_fips=np.where(state, "New York", rows["place"] + ", New York"),
        own_code=rows["industry"].map(_NEW_YORK_TOTALS).fillna("5"),
        industry_code=np.where(total, TOTAL_INDUSTRY, rows["industry"].map(sector_code)),
        qtr=ANNUAL,
    )
    tidy.loc[total, "industry_title"] = ""
    what = "of areas other than the state and its counties (regions, metropolitan areas)."
    return tidy, _left_out(file, other, what)


def _california(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    rows, told = _with_own_code(rows, file)
    county = rows["place"].str.endswith(" County")
    return rows.assign(
        area_fips=np.where(county, rows["place"] + ", California", rows["place"]),
        industry_code=rows["industry"].replace({"0": TOTAL_INDUSTRY, "00": TOTAL_INDUSTRY}).map(sector_code),
        qtr=_periods(rows, file),
    ), told


def _high_level(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    rows, told = _with_own_code(rows, file)
    check_codes(rows, "status_code", r"N?", "'N' or nothing", file)
    return rows.assign(
        area_fips=rows["place"],
        industry_code=rows["industry"].str.split(" ").str[0],
        industry_title=rows["industry"],
        qtr=_periods(rows, file),
    ), told


_TIDY: dict[str, Callable[[pd.DataFrame, DataFile], tuple[pd.DataFrame, tuple[Remark, ...]]]] = {
    "new_york": _new_york,
    "california": _california,
    "bls_high_level": _high_level,
}


def _with_own_code(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    codes = ownership_codes(rows["ownership"])
    unknown = codes.isna() | codes.eq(GOVERNMENT)
    words = ", ".join(repr(word) for word in sorted(rows.loc[unknown, "ownership"].unique()))
    return rows.assign(own_code=codes)[~unknown], _left_out(
        file, unknown, f"with an ownership that is no single BLS ownership ({words})."
    )


def _left_out(
    file: DataFile, flags: pd.Series[bool], what: str, verb: str = "Left out"
) -> tuple[Remark, ...]:
    return (Remark(file.name, f"{verb}: {counted(int(flags.sum()))} {what}"),) * bool(flags.any())


def _periods(rows: pd.DataFrame, file: DataFile) -> pd.Series[str]:
    digits = rows["period"].str.extract(_QUARTER_DIGIT)[0]
    periods = digits.where(~rows["period"].str.contains("annual", case=False), ANNUAL)
    found = rows.assign(period=rows["period"].where(periods.isna(), "1"))
    check_codes(found, "period", "1", "'Annual' or a quarter from 1 to 4", file)
    return periods


def _with_months(rows: pd.DataFrame) -> pd.DataFrame:
    """Let the quarter's average stand for its months where the months are not there."""
    lacking = [name for name in QUARTER_COUNTS[1:4] if name not in rows]
    return rows.assign(**{name: rows["employment"] for name in lacking if "employment" in rows})


def _counted(
    rows: pd.DataFrame, columns: dict[str, str], layout: Layout, file: DataFile
) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    counts = tuple(columns)
    if not len(rows):
        return rows.assign(status="", **dict.fromkeys(counts, np.nan)), ()
    read = {
        ours: numbers_or_missing(rows[theirs], theirs, rows["line"], file) for ours, theirs in columns.items()
    }
    numbered = rows.assign(**read)
    if layout.marks_withheld:
        return with_status(numbered, numbered["status_code"].eq("N"), counts), ()
    blank, masked = numbered[list(counts[1:])].isna().any(axis=1), masked_zeros(numbered, counts)
    told = _left_out(file, blank, "with a blank count.", "Taken as not disclosed")
    return with_status(numbered, blank | masked, counts), (*told, *masked_remark(file, masked))


def _industry_titles(rows: pd.DataFrame, file: DataFile) -> dict[str, str]:
    if "industry_title" not in rows:
        return {}
    pairs = rows.loc[rows["industry_title"] != "", ["industry_code", "industry_title", "line"]]
    pairs = pairs.drop_duplicates("industry_code")
    refuse_formulas(pairs["industry_title"], pairs["line"], file)
    return dict(zip(pairs["industry_code"], pairs["industry_title"].map(clean_industry_title), strict=True))
