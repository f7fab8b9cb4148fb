"""Columns of a user's table under our names; a table with a column a year becomes one with a row a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.errors import BadSetting, BadValue, MissingColumn, did_you_mean
from industry_clusters.ingest.layouts.known import folded
from industry_clusters.ingest.reading.plausible import PAY, WEEKLY_WAGE
from industry_clusters.panel import COUNTS, KEYS

if TYPE_CHECKING:
    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.study import ColumnMapping

YEAR, HEADING = "{year}", "{heading}"
VALUES = (*COUNTS, PAY, WEEKLY_WAGE)
JOINED = ("state_fips", "county_fips")
"""Two columns that make an area's code together."""
KNOWN_COLUMNS = (*KEYS, *VALUES, *JOINED, "area_title", "industry_title", "disclosure_code")
_A_YEAR = r"((?:19|20)[0-9]{2})(?:\.0)?"


def columns_of(table: TextTable, mapping: ColumnMapping) -> pd.DataFrame:
    """Return the mapped columns as text under our names, with ``line``; a row for each year of a wide table.

    Raises
    ------
    BadSetting
        Where the mapping names a column the panel does not know.
    MissingColumn
        Where the table lacks a mapped column.
    BadValue
        Where a mapped column stands twice in the header.
    """
    _check_names(mapping)
    by_year = {ours: theirs for ours, theirs in mapping.columns.items() if YEAR in theirs}
    if mapping.value_column:
        by_year[mapping.value_column] = YEAR
    fixed = {
        ours: theirs for ours, theirs in mapping.columns.items() if ours not in by_year and theirs != HEADING
    }
    places = {ours: _place(table, theirs) for ours, theirs in fixed.items()}
    if not by_year:
        return table.frame(places)
    found = {ours: _places_by_year(table, theirs) for ours, theirs in by_year.items()}
    years = sorted({year for places_of in found.values() for year in places_of})
    return pd.concat([_of_year(table, places, found, year) for year in years], ignore_index=True)


def _of_year(
    table: TextTable, fixed: dict[str, int], found: dict[str, dict[str, int]], year: str
) -> pd.DataFrame:
    there = {ours: places[year] for ours, places in found.items() if year in places}
    absent = {ours: "" for ours in found if ours not in there}
    return table.frame({**fixed, **there}).assign(year=year, **absent)


def _check_names(mapping: ColumnMapping) -> None:
    value = mapping.value_column
    if value and value not in VALUES:
        raise BadSetting(
            f"value_column is {value!r}",
            place="column mapping",
            next_step=f"It is one of {', '.join(VALUES)}.",
        )
    for ours in mapping.columns:
        if ours not in KNOWN_COLUMNS:
            raise BadSetting(
                f"a mapped column is called {ours!r}",
                place="column mapping",
                next_step=did_you_mean(ours, KNOWN_COLUMNS) or f"Known are {', '.join(KNOWN_COLUMNS)}.",
            )


def _place(table: TextTable, name: str) -> int:
    places = [place for place, header in enumerate(table.header) if folded(header) == folded(name)]
    if len(places) > 1:
        raise BadValue(
            f"the header has the column {name!r} twice",
            place=f"{table.file.name}, header",
            next_step="Nobody knows which is meant: give one of them another name, or take it out.",
        )
    if not places:
        raise MissingColumn(
            f"there is no column {name!r}; found {_listed(table)}",
            place=f"{table.file.name}, header",
            next_step=did_you_mean(name, table.header) or "Name another column in the study's mapping.",
        )
    return places[0]


def _places_by_year(table: TextTable, theirs: str) -> dict[str, int]:
    pattern = re.compile(re.escape(folded(theirs)).replace(re.escape(YEAR), _A_YEAR))
    found: dict[str, int] = {}
    for place, header in enumerate(table.header):
        match = pattern.fullmatch(folded(header))
        if match and match[1] in found:
            _place(table, header)  # says that it stands twice
        if match:
            found[match[1]] = place
    if not found:
        what = "a year for its header" if theirs == YEAR else f"a header like {theirs!r}"
        raise MissingColumn(
            f"no column has {what}; found {_listed(table)}",
            place=f"{table.file.name}, header",
            next_step="Leave value_column out where the table has a row a year."
            if theirs == YEAR
            else "Name the columns as the table does, with {year} where the year stands.",
        )
    return found


def require(rows: pd.DataFrame, table: TextTable) -> None:
    """Refuse a mapping that leaves out a key, or every count.

    Raises
    ------
    MissingColumn
        Naming what is left out.
    """
    has_area = "area_fips" in rows or set(JOINED) <= set(rows)
    lacking = [name for name in KEYS if name not in rows and not (name == "area_fips" and has_area)]
    if not lacking and not set(VALUES) & set(rows):
        lacking = ["annual_avg_emplvl"]
    if lacking:
        raise MissingColumn(
            f"the mapping says nothing of {', '.join(lacking)}; the table has {_listed(table)}",
            place=f"{table.file.name}, header",
            next_step="Name the column under columns, or give one value for all rows under constants.",
        )


def _listed(table: TextTable) -> str:
    return ", ".join(repr(name) for name in table.header)
