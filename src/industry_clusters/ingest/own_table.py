"""A table of the user's own, read through the columns that the study names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.errors import BadSetting, BadValue, MissingColumn, did_you_mean
from industry_clusters.ingest.files.content import ANNUAL_COLUMNS, FileContent, Tally, counted, with_status
from industry_clusters.ingest.files.numbers import (
    check_codes,
    check_industries,
    numbers_or_missing,
    sector_code,
    years,
)
from industry_clusters.ingest.layouts.known import OWN_TABLE, folded
from industry_clusters.ingest.layouts.titles import clean_industry_title, refuse_formulas
from industry_clusters.ingest.qcew.in_words import OWNERSHIP_WORDS
from industry_clusters.panel import COUNTS, KEYS, TOTAL_INDUSTRY, WITHHELD, Remark

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.selection import Selection
    from industry_clusters.study import ColumnMapping

PAY = "avg_annual_pay"
KNOWN_COLUMNS = (*KEYS, *COUNTS, PAY, "area_title", "industry_title", "disclosure_code")
_VALUES = (*COUNTS, PAY)
_TOTALS = dict.fromkeys(("0", "00", "000000"), TOTAL_INDUSTRY)
_YEAR_HEADER = re.compile(r"(19|20)[0-9]{2}(\.0)?")
_FIPS = 5


def read_own_table(table: TextTable, mapping: ColumnMapping, selection: Selection) -> FileContent:
    """Read a table of the user's own, long (a row a year) or wide (a column a year).

    A mark of withholding makes the row withheld. A blank cell is missing; a row without any count is no row. Where
    pay is given and wages are not, wages are pay times employment. A county code that lost its leading zero
    gets it back, and a remark says so.

    Raises
    ------
    BadSetting
        Where the mapping names a column the panel does not know.
    MissingColumn
        Where the table lacks a mapped column, or the mapping a needed one.
    BadValue
        Where a cell cannot be read.
    """
    file = table.file
    rows = _wide_to_long(table, mapping) if mapping.value_column else table.frame(_places(table, mapping))
    rows = rows.assign(**mapping.constants)
    _require(rows, table)
    rows, padded = _with_codes(rows, file)
    given = len(rows)
    rows = _with_counts(rows, mapping, file)
    blank = (Remark(file.name, f"Left out: {counted(given - len(rows))} without any count."),)
    tally = Tally()
    tally.count(rows, rows["status"] == WITHHELD)
    kept = rows[selection.rows(rows)]
    return FileContent(
        OWN_TABLE.key,
        tally.source(file, OWN_TABLE, absent_is_zero=mapping.absent_is_zero),
        annual=kept[list(ANNUAL_COLUMNS)],
        area_titles=_titles(rows, "area_fips", "area_title", file),
        industry_titles=_titles(rows, "industry_code", "industry_title", file),
        remarks=padded + blank * (given > len(rows)),
    )


def _places(table: TextTable, mapping: ColumnMapping) -> dict[str, int]:
    header = {folded(name): place for place, name in reversed(list(enumerate(table.header)))}
    for ours, theirs in mapping.columns.items():
        if ours not in KNOWN_COLUMNS:
            raise BadSetting(
                f"a mapped column is called {ours!r}",
                place="column mapping",
                next_step=did_you_mean(ours, KNOWN_COLUMNS) or f"Known are {', '.join(KNOWN_COLUMNS)}.",
            )
        if folded(theirs) not in header:
            raise MissingColumn(
                f"there is no column {theirs!r}; found {', '.join(repr(name) for name in table.header)}",
                place=f"{table.file.name}, header",
                next_step=did_you_mean(theirs, table.header) or "Name another column in the study's mapping.",
            )
    return {ours: header[folded(theirs)] for ours, theirs in mapping.columns.items()}


def _wide_to_long(table: TextTable, mapping: ColumnMapping) -> pd.DataFrame:
    value = mapping.value_column or ""
    if value not in _VALUES:
        raise BadSetting(
            f"value_column is {value!r}",
            place="column mapping",
            next_step=f"It is one of {', '.join(_VALUES)}.",
        )
    found = {name: place for place, name in enumerate(table.header) if _YEAR_HEADER.fullmatch(name)}
    if not found:
        raise MissingColumn(
            f"no column has a year for its header; found {', '.join(repr(name) for name in table.header)}",
            place=f"{table.file.name}, header",
            next_step="Leave value_column out where the table has a row a year.",
        )
    named = _places(table, mapping)
    wide = table.frame({**named, **found})
    melted: pd.DataFrame = wide.melt([*named, "line"], list(found), var_name="year", value_name=value)
    return melted


def _require(rows: pd.DataFrame, table: TextTable) -> None:
    lacking = [name for name in KEYS if name not in rows]
    if not lacking and not set(_VALUES) & set(rows):
        lacking = ["annual_avg_emplvl"]
    if lacking:
        raise MissingColumn(
            f"the mapping says nothing of {', '.join(lacking)}; the table has "
            f"{', '.join(repr(name) for name in table.header)}",
            place=f"{table.file.name}, header",
            next_step="Name the column under columns, or give one value for all rows under constants.",
        )


def _with_codes(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    areas = rows["area_fips"].astype(str).str.strip()
    short = areas.str.fullmatch(r"[0-9]{4}")
    ownership = rows["own_code"].astype(str).str.strip()
    industries = rows["industry_code"].astype(str).str.strip().str.replace("_", "-").replace(_TOTALS)
    whole_sectors = not {"32", "33"} & set(industries)
    coded = rows.assign(
        area_fips=areas.str.zfill(_FIPS).where(short, areas),
        own_code=ownership.str.casefold().map(OWNERSHIP_WORDS).fillna(ownership),
        industry_code=industries.map(sector_code) if whole_sectors else industries,
        year=years(rows["year"], rows["line"], file),
    )
    check_codes(coded, "area_fips", r"[0-9A-Z]{5}", "a code of five signs", file)
    check_codes(coded, "own_code", r"[0-9]", "an ownership code", file)
    check_industries(coded, file)
    what = f"Put back: the leading zero of {counted(int(short.sum()), 'area code')}."
    return coded, (Remark(file.name, what),) * bool(short.any())


def _with_counts(rows: pd.DataFrame, mapping: ColumnMapping, file: DataFile) -> pd.DataFrame:
    given = [name for name in _VALUES if name in rows]
    texts = rows[given].astype(str).apply(lambda column: column.str.strip())
    marked = texts.isin(mapping.withheld_marks)
    if "disclosure_code" in rows:
        marked[given] |= rows[["disclosure_code"]].isin(mapping.withheld_marks).to_numpy()
    counts = texts.mask(marked, "")
    rows = rows.assign(**{name: numbers_or_missing(counts[name], name, rows["line"], file) for name in given})
    rows = rows.assign(**{name: np.nan for name in _VALUES if name not in rows})
    rows["total_annual_wages"] = rows["total_annual_wages"].fillna(rows[PAY] * rows["annual_avg_emplvl"])
    withheld = marked[[name for name in given if name != COUNTS[0]]].any(axis=1)
    read = with_status(rows, withheld, COUNTS)
    there = withheld | read[list(COUNTS)].notna().any(axis=1)
    if not there.any():
        raise BadValue("not one row has a count", place=file.name, next_step="Check the mapped columns.")
    kept: pd.DataFrame = read[there]
    return kept


def _titles(rows: pd.DataFrame, code: str, title: str, file: DataFile) -> dict[str, str]:
    if title not in rows:
        return {}
    pairs = rows.loc[rows[title] != "", [code, title, "line"]].drop_duplicates(code)
    refuse_formulas(pairs[title], pairs["line"], file)
    return dict(zip(pairs[code], pairs[title].map(clean_industry_title), strict=True))
