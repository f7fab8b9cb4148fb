"""Counts of a user's table: marks of withholding, numbers of any country, units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.errors import BadValue
from industry_clusters.ingest.files.content import with_status
from industry_clusters.ingest.files.number_signs import decimal_sign, plain_numbers
from industry_clusters.ingest.files.numbers import numbers_or_missing
from industry_clusters.ingest.own.columns import VALUES
from industry_clusters.ingest.reading.plausible import PAY, WEEKLY_WAGE
from industry_clusters.panel import COUNTS

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.study import ColumnMapping

_FEWER_THAN = re.compile(r"<\s*[0-9,]+")
_WHOLE = COUNTS[:2]
_WEEKS = 52


def with_counts(rows: pd.DataFrame, mapping: ColumnMapping, file: DataFile, delimiter: str) -> pd.DataFrame:
    """Read the counts of rows; wages that are not given are pay times employment, or weekly wage times 52 times it.

    Returns
    -------
    Rows with every count and pay as a number (missing where a cell is blank or marked) and ``status``; without those rows that
    have no count at all.

    Raises
    ------
    BadValue
        Where a cell is no number, the decimal sign is open, or jobs are not whole and nobody said that they may be.
    """
    given = [name for name in VALUES if name in rows]
    texts = rows[given].astype(str).apply(lambda column: column.str.strip())
    marked = texts.isin(_marks(mapping)) | texts.apply(lambda column: column.str.fullmatch(_FEWER_THAN))
    if "disclosure_code" in rows:
        marked[given] |= rows[["disclosure_code"]].isin(mapping.withheld_marks).to_numpy()
    numbers = _numbers(texts.mask(marked, ""), rows["line"], mapping, file, delimiter)
    rows = rows.assign(**numbers, **{name: np.nan for name in VALUES if name not in numbers})
    if not mapping.fractions and "fractions" not in mapping.checked:
        _ask_about_fractions(rows, file)
    rows = _with_wages(rows, mapping)
    withheld = marked[[name for name in given if name != COUNTS[0]]].any(axis=1)
    read = with_status(rows, withheld, COUNTS)
    there = withheld | read[list(COUNTS)].notna().any(axis=1)
    if not there.any():
        raise BadValue("not one row has a count", place=file.name, next_step="Check the mapped columns.")
    kept: pd.DataFrame = read[there]
    return kept


def _marks(mapping: ColumnMapping) -> set[str]:
    return {
        form for mark in mapping.withheld_marks for form in (mark, mark.lower(), mark.upper(), mark.title())
    }


def _numbers(
    texts: pd.DataFrame, lines: pd.Series[int], mapping: ColumnMapping, file: DataFile, delimiter: str
) -> dict[str, NDArray[np.float64]]:
    evidence = ((text, line) for name in texts for text, line in zip(texts[name], lines, strict=True) if text)
    decimal = decimal_sign(evidence, file, delimiter, mapping.decimal)
    read = {}
    for name in texts:
        plain = texts[name].mask(texts[name] != "", plain_numbers(texts[name].tolist(), decimal))
        read[str(name)] = numbers_or_missing(plain, str(name), lines, file)
    return read


def _ask_about_fractions(rows: pd.DataFrame, file: DataFile) -> None:
    for name in _WHOLE:
        odd = rows[name].notna() & (rows[name] % 1 != 0)
        if odd.any():
            row = rows[odd].iloc[0]
            raise BadValue(
                f"{name} is {row[name]:,.15g}, and jobs and establishments are counted whole ({int(odd.sum()):,} such rows)",
                place=file.place(int(row["line"])),
                next_step="If they are estimates or averages that may be parts of one, say fractions = true in the mapping; "
                "if they are in thousands, give the table in ones.",
            )


def _with_wages(rows: pd.DataFrame, mapping: ColumnMapping) -> pd.DataFrame:
    wages = rows["total_annual_wages"] * mapping.wages_in
    wages = wages.fillna(rows[PAY] * rows["annual_avg_emplvl"])
    return rows.assign(
        total_annual_wages=wages.fillna(rows[WEEKLY_WAGE] * _WEEKS * rows["annual_avg_emplvl"])
    )
