"""Consumer price indexes -> annual averages.

The annual average is the one that is published (period M13, of a half-yearly series S03), else the mean of
twelve months or of two half-years, rounded as BLS rounds: to three decimals since 2007, to one before. A year
that is not complete has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.errors import BadValue
from industry_clusters.ingest.files.content import FileContent
from industry_clusters.ingest.files.numbers import numbers_or_missing, whole_numbers, years
from industry_clusters.panel import Remark
from industry_clusters.price_index import PriceIndex
from industry_clusters.study import CPI_U_US

if TYPE_CHECKING:
    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout

_NOT_COLLECTED = "-"
"""How BLS's time series write a month without an index (October 2025)."""
_PUBLISHED = ("M13", "S03")
_PARTS = {"M": 12, "S": 2}
_THREE_DECIMALS_SINCE = 2007
_FLOAT_NOISE = 1e-6
_HALF_OF_A_YEAR, _RECENT = 6, 5
"""Fewer months are a year that has only begun; of long ago, nobody compares pay."""
_U_S = "U.S. city average"


def read_long(table: TextTable, layout: Layout) -> FileContent:
    """Read a table with a row per series, year and period."""
    rows = table.frame(layout.columns(table.header))
    rows = rows[rows["value"].ne(_NOT_COLLECTED)].reset_index(drop=True)
    rows["year"] = years(rows["year"], rows["line"], table.file)
    rows["value"] = whole_numbers(rows["value"], "value", rows["line"], table.file)
    _refuse_twice(rows, ["series_id", "year", "period"], table.file)
    averages = _annual(rows)
    titles = (
        rows.drop_duplicates("series_id").set_index("series_id").get("area_name", pd.Series(dtype=object))
    )
    indexes = (
        PriceIndex(str(series), str(titles.get(series, series)), _by_year(values), table.file.name)
        for series, values in averages.groupby(level="series_id", sort=False)
    )
    return FileContent(
        layout.key, price_indexes=tuple(indexes), remarks=_without_average(rows, averages, table.file)
    )


def _without_average(rows: pd.DataFrame, averages: pd.Series[float], file: DataFile) -> tuple[Remark, ...]:
    """Say of which recent years series have most months, or a half-year, and neither all of them nor the published average."""
    keys = pd.MultiIndex.from_frame(rows[["series_id", "year"]])
    left = rows[~keys.isin(averages.index) & (rows["year"] > rows["year"].max() - _RECENT).to_numpy()]
    sizes = left.groupby(["year", "series_id"])["period"].size()
    return tuple(
        Remark(
            file.name,
            f"{year}: no annual average of {', '.join(of_year.index.get_level_values('series_id')[:3])}"
            f"{f' and {len(of_year) - 3} more' if len(of_year) > 3 else ''}: months or half-years are missing, and so is the "  # noqa: PLR2004
            "published average (M13 or S03). An average of the others would be a guess: add the published one, or both half-years "
            "(S01, S02), or choose another index.",
        )
        for year, of_year in sizes[sizes > _HALF_OF_A_YEAR].groupby(level="year")
    )


def read_monthly(table: TextTable, layout: Layout) -> FileContent:
    """Read a table with a date and the U.S. index, a row a month."""
    rows = table.frame(layout.columns(table.header))
    dates = rows["Date"].str.extract(r"^([0-9]{4})-([0-9]{2})")
    rows["year"] = years(dates[0].fillna(rows["Date"]), rows["line"], table.file)
    rows = rows.assign(series_id=CPI_U_US, period="M" + dates[1])
    rows["value"] = whole_numbers(rows["Index"], "Index", rows["line"], table.file)
    _refuse_twice(rows, ["year", "period"], table.file)
    index = PriceIndex(CPI_U_US, _U_S, _by_year(_annual(rows)), table.file.name)
    return FileContent(layout.key, price_indexes=(index,))


def read_wide(table: TextTable, layout: Layout) -> FileContent:
    """Read a table with a row a year and a column an area; a column's name is the series' name."""
    columns = {name: place for place, name in enumerate(table.header) if name}
    rows = table.frame(columns)
    year = next(name for name in columns if name.casefold() == "year")
    rows[year] = years(rows[year], rows["line"], table.file)
    _refuse_twice(rows, [year], table.file)
    return FileContent(
        layout.key,
        price_indexes=tuple(_column(rows, year, name, table.file) for name in columns if name != year),
    )


def _column(rows: pd.DataFrame, year: str, name: str, file: DataFile) -> PriceIndex:
    values = numbers_or_missing(rows[name], name, rows["line"], file)
    found = {
        int(key): float(value) for key, value in zip(rows[year], values, strict=True) if not np.isnan(value)
    }
    return PriceIndex(name, name, found, file.name)


def _annual(rows: pd.DataFrame) -> pd.Series[float]:
    """Return one value per series and year, the published one before a mean."""
    published = rows[rows["period"].isin(_PUBLISHED)].groupby(["series_id", "year"])["value"].first()
    parts = rows[~rows["period"].isin(_PUBLISHED)]
    means = [_means(parts[parts["period"].str.startswith(letter)], count) for letter, count in _PARTS.items()]
    found: pd.Series[float] = pd.concat([published, *means])
    once: pd.Series[float] = found[~found.index.duplicated()].sort_index()
    return once


def _means(parts: pd.DataFrame, count: int) -> pd.Series[float]:
    values = parts.groupby(["series_id", "year"])["value"].agg(["mean", "size"])
    whole = values.loc[values["size"] == count, "mean"]
    recent = whole.index.get_level_values("year") >= _THREE_DECIMALS_SINCE
    scale = np.where(recent, 1000.0, 10.0)
    return pd.Series(np.floor(whole * scale + 0.5 + _FLOAT_NOISE) / scale, index=whole.index, dtype=float)


def _by_year(values: pd.Series[float]) -> dict[int, float]:
    found = zip(values.index.get_level_values("year"), values, strict=True)
    return {int(year): float(value) for year, value in found}


def _refuse_twice(rows: pd.DataFrame, keys: list[str], file: DataFile) -> None:
    twice = rows.duplicated(keys)
    if twice.any():
        row = rows[twice].iloc[0]
        raise BadValue(
            f"the index has two rows for {', '.join(str(row[key]) for key in keys)}",
            place=file.place(int(row["line"])),
            next_step="Keep one of them.",
        )
