"""Projections of jobs by occupation: BLS's table, and California's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.errors import BadValue, MissingColumn
from industry_clusters.ingest.files.content import FileContent
from industry_clusters.ingest.files.delimited import first_line
from industry_clusters.ingest.occupations.cells import (
    UNTOLD,
    marked_numbers,
    refuse_formula_names,
    signed_numbers,
    soc_codes,
    soc_level,
)
from industry_clusters.ingest.occupations.places import california_area
from industry_clusters.ingest.occupations.rows import PROJECTIONS, OccupationRows
from industry_clusters.ingest.occupations.source import described
from industry_clusters.occupations import PROJECTION_COLUMNS
from industry_clusters.panel import US

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout

_COLUMNS = [name for name in PROJECTION_COLUMNS if name != "source_id"]
_PATTERNS = {
    "employment": re.compile(r"employment,? ([0-9]{4})", re.IGNORECASE),
    "growth": re.compile(r"employment (?:percent change|change, percent).*", re.IGNORECASE),
    "openings": re.compile(r"occupational openings.*", re.IGNORECASE),
    "median_annual_wage": re.compile(r"median annual wage.*", re.IGNORECASE),
}
_ALIASES = re.compile(r"\s*\* .*", re.DOTALL)
_TEXTS = ("education", "experience", "training")
_NUMBERS = ("employment_first", "employment_last", "openings", "median_annual_wage")
_THOUSAND, _PERCENT = 1000, 100
_DECIMALS = 3
"""Of jobs: enough to undo what multiplying decimal thousands leaves behind."""
_LARGE = 1000
_PERIOD = r"^([0-9]{4})\s*[-\u2013]\s*([0-9]{4})$"


def read_projections(table: TextTable, layout: Layout) -> FileContent:
    """Read BLS's projections: thousands become jobs, percent a fraction, and other names of an occupation are cut off.

    Openings are a year's, on average, as in the file. A table without openings or pay has none.

    Raises
    ------
    MissingColumn
        Where there are not two columns of employment, each with its year.
    DataError
        Where a line cannot be read.
    """
    file = table.file
    places, years = _dated(table)
    rows = table.frame({**layout.columns(table.header), **places}, _NUMBERS)
    jobs = {
        name: np.round(marked_numbers(rows[name], name, rows["line"], file)[0] * _THOUSAND, _DECIMALS)
        for name in ("employment_first", "employment_last", "openings")
        if name in rows
    }
    rows = rows.assign(
        **jobs,
        soc_code=soc_codes(rows["soc_code"], rows["line"], file),
        soc_title=[_ALIASES.sub("", title) for title in rows["soc_title"]],
        area_fips=US,
        area_title="United States",
        first_year=years[0],
        last_year=years[1],
    )
    kinds = rows["type"] if "type" in rows else [""] * len(rows)
    rows["soc_level"] = [soc_level(code, kind) for code, kind in zip(rows["soc_code"], kinds, strict=True)]
    return _content(table, rows, layout, f"{years[0]}-{years[1]}")


def _dated(table: TextTable) -> tuple[dict[str, int], tuple[int, int]]:
    places: dict[str, int] = {}
    employed = []
    for place, name in enumerate(table.header):
        for ours, pattern in _PATTERNS.items():
            found = pattern.fullmatch(" ".join(name.split()))
            if found and ours == "employment":
                employed.append((int(found[1]), place))
            elif found:
                places.setdefault(ours, place)
    if len(employed) != 2:  # noqa: PLR2004 - the first and the last year
        raise MissingColumn(
            f"{len(employed)} columns are 'Employment' with a year, not two",
            place=f"{table.file.name}, line 1",
            next_step="Download the table again with both years.",
        )
    first, last = sorted(employed)
    return {**places, "employment_first": first[1], "employment_last": last[1]}, (first[0], last[0])


def read_california_projections(table: TextTable, layout: Layout) -> FileContent:
    """Read California's projections; all levels of the hierarchy are there, told apart by ``soc_level``.

    Openings are those of the whole period in the file, and a year's on average here.

    Raises
    ------
    DataError
        Where a line cannot be read.
    """
    file = table.file
    rows = table.frame(layout.columns(table.header), _NUMBERS)
    period = _periods(rows, file)
    rows = rows.assign(
        soc_code=soc_codes(rows["soc_code"], rows["line"], file),
        area_title=rows["area_fips"],
        area_fips=rows["area_fips"].map(california_area),
        first_year=period["first"],
        last_year=period["last"],
    )
    for name in ("employment_first", "employment_last", "openings"):
        if name in rows:
            rows[name], _ = marked_numbers(rows[name], name, rows["line"], file)
    if "openings" in rows:
        rows["openings"] /= period["last"] - period["first"]
    finest = rows["level"].max()
    words = rows["level"].eq(finest).map({True: "detailed", False: "summary"})
    rows["soc_level"] = [soc_level(*pair) for pair in zip(rows["soc_code"], words, strict=True)]
    told = sorted({f"{first}-{last}" for first, last in zip(period["first"], period["last"], strict=True)})
    return _content(table, rows, layout, ", ".join(told), in_words=True)


def _periods(rows: pd.DataFrame, file: DataFile) -> pd.DataFrame:
    """Return the first and the last year of each row."""
    years = rows["period"].str.extract(_PERIOD).set_axis(["first", "last"], axis=1)
    faulty = years["first"].isna() | ~(years["first"] < years["last"])
    if faulty.any():
        raise BadValue(
            f"the period is {rows.loc[faulty, 'period'].iloc[0][:60]!r}, not two years such as '2020-2030'",
            place=file.place(first_line(rows, faulty)),
            next_step="Mend the cell, or download the file again.",
        )
    return years.astype(int)


def _content(
    table: TextTable, rows: pd.DataFrame, layout: Layout, period: str, *, in_words: bool = False
) -> FileContent:
    file = table.file
    refuse_formula_names(rows, file, ("soc_title", "area_title", *_TEXTS))
    if "growth" in rows:
        rows["growth"] = _fractions(rows, file)
    if "median_annual_wage" in rows:
        pay, _ = marked_numbers(rows["median_annual_wage"], "median_annual_wage", rows["line"], file)
        rows["median_annual_wage"] = np.where(pay > 0, pay, np.nan)
    rows = rows.assign(
        **{name: np.nan for name in ("growth", "openings", "median_annual_wage") if name not in rows}
    )
    for name in _TEXTS:
        rows[name] = rows[name].where(~rows[name].isin(UNTOLD), "") if name in rows else ""
    source = described(table, layout, period, rows["soc_code"])
    return FileContent(
        layout.key, occupations=OccupationRows(source, {PROJECTIONS: rows[_COLUMNS]}, in_words)
    )


def _fractions(rows: pd.DataFrame, file: DataFile) -> NDArray[np.float64]:
    """Return growth as a fraction.

    Files write 8.3 and ``8.3%``; a spreadsheet that shows 8.3 % holds 0.083. Of the two the one counts that is nearer
    to what the jobs of large occupations say.
    """
    written = signed_numbers(rows["growth"].str.removesuffix("%"), "growth", rows["line"], file)
    first, last = (rows[f"employment_{name}"].to_numpy(dtype=float) for name in ("first", "last"))
    large = (first >= _LARGE) & np.isfinite(last) & np.isfinite(written)
    worked_out = last[large] / first[large] - 1
    far = [np.abs(written[large] / unit - worked_out).sum() for unit in (_PERCENT, 1)]
    return written / (1 if far[1] < far[0] else _PERCENT)
