"""Wages of areas in other layouts than OEWS's own: the BLS query of one area, and California's rows in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import BadValue, Contradiction, MissingColumn
from industry_clusters.ingest.content import FileContent, counted
from industry_clusters.ingest.delimited import first_line
from industry_clusters.ingest.lookups import state_titles
from industry_clusters.ingest.numbers import years
from industry_clusters.ingest.occupations.cells import marked_numbers, soc_codes, soc_level, soc_vintage
from industry_clusters.ingest.occupations.oews import PAY, period_of, wage_marks
from industry_clusters.ingest.occupations.rows import WAGES, OccupationRows
from industry_clusters.ingest.occupations.source import described
from industry_clusters.occupations import TOP_CODED, UNAVAILABLE, WAGE_COLUMNS, WITHHELD
from industry_clusters.panel import Remark

if TYPE_CHECKING:
    from industry_clusters.ingest.delimited import TextTable
    from industry_clusters.ingest.files import DataFile
    from industry_clusters.ingest.layouts import Layout

_COLUMNS = [name for name in WAGE_COLUMNS if name != "source_id"]
_FOOTNOTE = r"^\((\d*)\)\s*"
_TOP_CODED_NOTE = "5"
_OCCUPATION = r"^(?P<soc_title>.*?)\s*\((?P<soc_code>\d\d-?\d{4})\)$"
_PAID = ("mean", "pct10", "pct25", "pct50", "pct75", "pct90")
_KEYS = ["area_fips", "period", "soc_code"]


def read_oews_query(table: TextTable, layout: Layout) -> FileContent:
    """Read BLS's query of one area: each cell with its footnote, such as ``(5)  -`` for a top-coded wage.

    Footnote 5 is a wage at or above the most that is printed, 4 a wage that is published by the hour or the year
    only, 8 an estimate that is not released. The file names neither area nor year: the study does.

    Raises
    ------
    MissingColumn
        Where the study does not name the area.
    DataError
        Where a line cannot be read.
    """
    file = table.file
    constants = file.mapping.constants if file.mapping else {}
    if not constants.get("area_fips"):
        raise MissingColumn(
            "the file does not say which area it is of",
            place=file.name,
            next_step='Say so in the study, at this file: constants = { area_fips = "C4014", year = "2024" } (the letter C '
            'and four digits for a metropolitan area, "06000" for a state, "US000" for the nation).',
        )
    rows = table.frame(layout.columns(table.header))
    named = rows["occupation"].str.extract(_OCCUPATION)
    rows["soc_code"] = soc_codes(named["soc_code"].fillna(rows["occupation"]), rows["line"], file)
    rows["soc_title"] = named["soc_title"]
    noted = {name: _of_footnotes(rows[name], name) for name in ("employment", *PAY) if name in rows}
    rows = rows.assign(
        **noted,
        area_fips=constants["area_fips"],
        area_title=state_titles().get(constants["area_fips"], ""),
        period=period_of(file),
    )
    return _content(_priced(rows, file), file, layout)


def _of_footnotes(texts: pd.Series[str], name: str) -> pd.Series[str]:
    """Put our mark in the place of a dash with a footnote."""
    note = texts.str.extract(_FOOTNOTE)[0].fillna("")
    value = texts.str.replace(_FOOTNOTE, "", regex=True).str.strip()
    withheld = WITHHELD if name == "employment" else UNAVAILABLE
    marks = note.eq(_TOP_CODED_NOTE).map({True: TOP_CODED, False: withheld})
    return value.where(value.ne("-"), marks)


def read_california_oews(table: TextTable, layout: Layout) -> FileContent:
    """Read California's rows: an occupation's hourly and annual row become one.

    Raises
    ------
    Contradiction
        Where two rows of one occupation, area, period and kind of wage differ.
    DataError
        Where a line cannot be read.
    """
    file = table.file
    rows = table.frame(layout.columns(table.header))
    rows, told = _of_all_industries(rows, file)
    rows["soc_code"] = soc_codes(rows["soc_code"], rows["line"], file)
    quarter = rows["quarter"].str.extract(r"([1-4])")[0]
    year = pd.Series(years(rows["year"], rows["line"], file), index=rows.index).astype(str)
    county = rows["area_fips"].str.endswith(" County")
    rows = rows.assign(
        period=year.where(quarter.isna(), year + " Q" + quarter.fillna("")),
        area_title=rows["area_fips"],
        area_fips=rows["area_fips"].where(~county, rows["area_fips"] + ", California"),
    )
    joined, repeated = _joined(rows, file)
    content = _content(_priced(joined, file), file, layout, in_words=True)
    again = Remark(file.name, f"Read once: {counted(repeated)} that stand in the file again.")
    return FileContent(
        layout.key, occupations=content.occupations, remarks=(*told, *(again,) * bool(repeated))
    )


def _of_all_industries(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    if "industry_title" not in rows or len(rows["industry_title"].unique()) <= 1:
        return rows, ()
    whole = rows["industry_title"].str.contains(r"\btotal\b|\ball\b", case=False)
    if not whole.any():
        return rows, ()
    text = f"Left out: {counted(int((~whole).sum()))} of single industries."
    return rows[whole].reset_index(drop=True), (Remark(file.name, text),)


def _joined(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, int]:
    kind = rows["wage_type"].str.casefold().str.extract("(hour|ann)")[0]
    if kind.isna().any():
        raise BadValue(
            f"the wage type is {rows.loc[kind.isna(), 'wage_type'].iloc[0][:60]!r}, neither hourly nor annual",
            place=file.place(first_line(rows, kind.isna())),
            next_step="Mend the cell, or download the file again.",
        )
    rows = rows.assign(kind=kind)
    told = [name for name in rows if name != "line"]
    once = rows.drop_duplicates(told)
    _refuse_apart(once, file)
    hourly = _prefixed(once[once["kind"] == "hour"], "hourly_")
    annual = _prefixed(once[once["kind"] == "ann"], "annual_")
    pay = [f"annual_{name}" for name in _PAID]
    both = hourly.merge(annual[[*_KEYS, *pay]], on=_KEYS, how="left")
    only_annual = annual.merge(hourly[_KEYS], on=_KEYS, how="left", indicator=True)
    rest = only_annual[only_annual["_merge"] == "left_only"].drop(columns="_merge")
    return pd.concat([both, rest], ignore_index=True).fillna(dict.fromkeys(PAY, "")), len(rows) - len(once)


def _refuse_apart(rows: pd.DataFrame, file: DataFile) -> None:
    apart = rows.duplicated([*_KEYS, "kind"])
    if apart.any():
        row = rows[apart].iloc[0]
        raise Contradiction(
            f"two rows of {row['soc_code']} in {row['area_fips'][:60]!r}, {row['period']}, {row['wage_type'][:20]!r} differ",
            place=file.place(int(row["line"])),
            next_step="Keep the right one.",
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
    return rows.assign(wage_mark=wage_marks(marks, rows))


def _content(rows: pd.DataFrame, file: DataFile, layout: Layout, *, in_words: bool = False) -> FileContent:
    frames = {WAGES: rows[_COLUMNS]}
    period = str(rows["period"].max()) if len(rows) else ""
    source = described(file, layout, frames, period, soc_vintage(set(rows["soc_code"])))
    return FileContent(layout.key, occupations=OccupationRows(source, frames, in_words))
