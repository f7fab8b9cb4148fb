"""Wages of areas in other layouts than OEWS's own: the BLS query of one area, and California's rows in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import BadValue, Contradiction, MissingColumn
from industry_clusters.ingest.files.content import FileContent, counted
from industry_clusters.ingest.files.delimited import first_line
from industry_clusters.ingest.files.numbers import years
from industry_clusters.ingest.occupations.cells import (
    marked_numbers,
    refuse_formula_names,
    refuse_parts_of_jobs,
    soc_codes,
    soc_level,
)
from industry_clusters.ingest.occupations.oews import PAY, wage_marks
from industry_clusters.ingest.occupations.places import california_area
from industry_clusters.ingest.occupations.rows import WAGES, OccupationRows
from industry_clusters.ingest.occupations.source import (
    described,
    no_period,
    period_of,
    said_of,
    told_in_the_study,
)
from industry_clusters.occupations import ALL_OCCUPATIONS, TOP_CODED, UNAVAILABLE, WAGE_COLUMNS, WITHHELD
from industry_clusters.panel import Remark

if TYPE_CHECKING:
    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout

_COLUMNS = [name for name in WAGE_COLUMNS if name != "source_id"]
_FOOTNOTE = r"^\(([0-9]*)\)\s*"
_TOP_CODED_NOTE = "5"
_OCCUPATION = r"^(?P<soc_title>.*?)\s*\((?P<soc_code>[0-9][0-9]-?[0-9]{4})\)$"
_NUMBERS = ("employment", *PAY)
_PAID = ("mean", "pct10", "pct25", "pct50", "pct75", "pct90")
_KEYS = ["area_fips", "period", "soc_code"]
_AREA = re.compile(r"[0-9]{5}|US000|C[0-9]{4}")
_NAME_THE_AREA = (
    f"in the study, at this file: {told_in_the_study(area_fips='C4014', year='2024')} (the letter C and four digits "
    'for a metropolitan area, "06000" for a state, "US000" for the nation).'
)
_ALL_INDUSTRIES = r"^total\b|\ball industr|^$"
_QUARTER = r"^(?:q(?:uarter|tr)?\.?\s*)?([1-4])(?![0-9])"
_ZERO = r"\$?0+(?:\.0*)?"


def read_oews_query(table: TextTable, layout: Layout) -> FileContent:
    """Read BLS's query of one area: each cell with its footnote, such as ``(5)  -`` for a top-coded wage.

    Footnote 5 is a wage at or above the most that is printed, 4 a wage that is published by the hour or the year
    only, 8 an estimate that is not released. The file names neither area nor year: the study does. One that nobody
    named, but that was found in a folder, is passed over.

    Raises
    ------
    MissingColumn
        Where the study does not name the area.
    DataError
        Where a line cannot be read.
    """
    file = table.file
    area = said_of(file, "area_fips")
    if not area and not file.named:
        text = f"Passed over: it does not say which area it is of. To use it, name the file by itself and its area {_NAME_THE_AREA}"
        return FileContent(layout.key, remarks=(Remark(file.name, text),))
    _refuse_no_area(area, file)
    rows = table.frame(layout.columns(table.header), _NUMBERS)
    named = rows["occupation"].str.extract(_OCCUPATION)
    rows["soc_code"] = soc_codes(named["soc_code"].fillna(rows["occupation"]), rows["line"], file)
    noted = {name: _of_footnotes(rows[name], name) for name in _NUMBERS if name in rows}
    rows = rows.assign(
        **noted,
        soc_title=named["soc_title"],
        area_fips=area,
        area_title="",
        period=period_of(file),
    )
    return _content(table, _priced(rows, file), layout, no_period(file))


def _refuse_no_area(area: str, file: DataFile) -> None:
    if not area:
        raise MissingColumn(
            "the file does not say which area it is of",
            place=file.name,
            next_step=f"Say so {_NAME_THE_AREA}",
        )
    if not _AREA.fullmatch(area):
        raise BadValue(
            f"the area that the study names for the file is {area[:60]!r}, not an area's code",
            place=file.name,
            next_step=f"Write it {_NAME_THE_AREA}",
        )


def _of_footnotes(texts: pd.Series[str], name: str) -> pd.Series[str]:
    """Put our mark in the place of a dash with a footnote."""
    note = texts.str.extract(_FOOTNOTE)[0].fillna("")
    value = texts.str.replace(_FOOTNOTE, "", regex=True).str.strip()
    withheld = WITHHELD if name == "employment" else UNAVAILABLE
    marks = note.eq(_TOP_CODED_NOTE).map({True: TOP_CODED, False: withheld})
    return value.where(value.ne("-"), marks)


def read_california_oews(table: TextTable, layout: Layout) -> FileContent:
    """Read California's rows: an occupation's hourly and annual row become one.

    A wage or number of jobs that is zero or blank is not published: older years write 0 there, newer ones nothing. Of
    a file of many years the newest is read, as California says that they are no time series.

    Raises
    ------
    Contradiction
        Where two rows of one occupation, area, period and kind of wage differ, or its hourly and annual row in jobs.
    DataError
        Where a line cannot be read.
    """
    file = table.file
    rows = table.frame(layout.columns(table.header), _NUMBERS)
    rows, older = _of_newest_year(rows, file)
    rows, single = _of_all_industries(rows, file)
    rows, zeros = _without_zeros(rows, file)
    codes = rows["soc_code"].where(~rows["soc_code"].str.fullmatch("0+"), ALL_OCCUPATIONS)
    rows = rows.assign(
        soc_code=soc_codes(codes, rows["line"], file),
        period=_periods(rows, file),
        area_title=rows["area_fips"],
        area_fips=rows["area_fips"].map(california_area),
    )
    joined, again = _joined(rows, file)
    return _content(table, _priced(joined, file), layout, (*older, *single, *zeros, *again), in_words=True)


def _of_newest_year(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    rows = rows.assign(year=years(rows["year"], rows["line"], file))
    newest = rows["year"].max()
    old = rows["year"] < newest
    text = f"Left out: {counted(int(old.sum()))} of years before {newest}; pay is that of the newest year."
    return rows[~old].reset_index(drop=True), (Remark(file.name, text),) * bool(old.any())


def _of_all_industries(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    if "industry_title" not in rows:
        return rows, ()
    whole = rows["industry_title"].str.contains(_ALL_INDUSTRIES, case=False)
    if not whole.any():
        raise BadValue(
            f"the file has pay of single industries only, such as {rows['industry_title'].iloc[0][:60]!r}",
            place=file.place(int(rows["line"].iloc[0])),
            next_step="Download the rows of all industries ('Total, All Industries') too.",
        )
    text = f"Left out: {counted(int((~whole).sum()))} of single industries; pay is that of all industries."
    return rows[whole].reset_index(drop=True), (Remark(file.name, text),) * (not whole.all())


def _without_zeros(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    """Take zeros as not published, and a blank number of jobs as withheld."""
    amounts = rows[["employment", *_PAID]]
    zero = amounts.apply(lambda texts: texts.str.fullmatch(_ZERO))
    amounts = amounts.mask(zero, "")
    employment = amounts["employment"].where(amounts["employment"].ne(""), WITHHELD)
    count = int(zero.to_numpy().sum())
    text = f"Taken as not published, not as zero: {counted(count, 'cell')} of jobs or pay that hold a 0."
    return rows.assign(**{name: amounts[name] for name in _PAID}, employment=employment), (
        Remark(file.name, text),
    ) * bool(count)


def _periods(rows: pd.DataFrame, file: DataFile) -> pd.Series[str]:
    """Return ``2024``, or ``2024 Q1``."""
    year = rows["year"].astype(str)
    quarter = rows["quarter"].str.extract(_QUARTER, flags=re.IGNORECASE)[0]
    faulty = quarter.isna() & ~rows["quarter"].str.fullmatch("|annual.*", case=False)
    if faulty.any():
        raise BadValue(
            f"the quarter is {rows.loc[faulty, 'quarter'].iloc[0][:60]!r}, neither a quarter nor 'Annual'",
            place=file.place(first_line(rows, faulty)),
            next_step="Mend the cell, or download the file again.",
        )
    return year.where(quarter.isna(), year + " Q" + quarter.fillna(""))


def _joined(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    """Put an occupation's hourly and annual row together; a row that stands in the file again is taken once."""
    rows = rows.assign(kind=_kinds(rows, file))
    once = rows.drop_duplicates([name for name in rows if name != "line"])
    _refuse_apart(once, [*_KEYS, "kind"], "differ", file)
    jobs = once.assign(employment=once["employment"].str.replace(",", ""))
    _refuse_apart(
        jobs.drop_duplicates([*_KEYS, "employment"]), _KEYS, "tell different numbers of employed", file
    )
    hourly = _prefixed(once[once["kind"] == "hour"], "hourly_")
    annual = _prefixed(once[once["kind"] == "ann"], "annual_")
    pay = [f"annual_{name}" for name in _PAID]
    both = hourly.merge(annual[[*_KEYS, *pay]], on=_KEYS, how="left")
    alone = ~pd.MultiIndex.from_frame(annual[_KEYS]).isin(pd.MultiIndex.from_frame(hourly[_KEYS]))
    joined = pd.concat([both, annual[alone]], ignore_index=True).fillna(dict.fromkeys(PAY, ""))
    repeated = len(rows) - len(once)
    again = Remark(file.name, f"Read once: {counted(repeated)} that stand in the file again.")
    return joined, (again,) * bool(repeated)


def _kinds(rows: pd.DataFrame, file: DataFile) -> pd.Series[str]:
    kinds = rows["wage_type"].str.casefold().str.extract("(hour|ann)")[0]
    if kinds.isna().any():
        raise BadValue(
            f"the wage type is {rows.loc[kinds.isna(), 'wage_type'].iloc[0][:60]!r}, neither hourly nor annual",
            place=file.place(first_line(rows, kinds.isna())),
            next_step="Mend the cell, or download the file again.",
        )
    return kinds


def _refuse_apart(rows: pd.DataFrame, keys: list[str], how: str, file: DataFile) -> None:
    apart = rows.duplicated(keys)
    if apart.any():
        row = rows[apart].iloc[0]
        raise Contradiction(
            f"two rows of occupation {row['soc_code']} in {row['area_title'][:60]!r}, {row['period']}, {how}",
            place=file.place(int(row["line"])),
            next_step="Keep the right one, or download the file again.",
        )


def _prefixed(rows: pd.DataFrame, prefix: str) -> pd.DataFrame:
    return rows.rename(columns={name: prefix + name for name in _PAID})


def _priced(rows: pd.DataFrame, file: DataFile) -> pd.DataFrame:
    """Turn texts into numbers and marks."""
    marks = {name: np.full(len(rows), "", dtype=object) for name in PAY}
    for name in (name for name in PAY if name in rows):
        rows[name], marks[name] = marked_numbers(rows[name], name, rows["line"], file)
    rows = rows.assign(**{name: np.nan for name in PAY if name not in rows})
    employed, mark = marked_numbers(rows["employment"], "employment", rows["line"], file)
    level = [soc_level(code) for code in rows["soc_code"]]
    rows = rows.assign(employment=employed, employment_mark=mark, soc_level=level)
    refuse_parts_of_jobs(rows, file)
    return rows.assign(wage_mark=wage_marks(marks, rows))


def _content(
    table: TextTable,
    rows: pd.DataFrame,
    layout: Layout,
    remarks: tuple[Remark, ...],
    *,
    in_words: bool = False,
) -> FileContent:
    refuse_formula_names(rows, table.file, ("soc_title", "area_title"))
    period = str(rows["period"].max())
    source = described(table, layout, period, rows["soc_code"])
    told = OccupationRows(source, {WAGES: rows[_COLUMNS]}, in_words)
    return FileContent(layout.key, occupations=told, remarks=remarks)
