"""Projections of jobs by occupation: BLS's table, and California's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.errors import BadValue, MissingColumn
from industry_clusters.ingest.content import FileContent
from industry_clusters.ingest.delimited import first_line
from industry_clusters.ingest.occupations.cells import (
    marked_numbers,
    signed_numbers,
    soc_codes,
    soc_level,
    soc_vintage,
)
from industry_clusters.ingest.occupations.rows import PROJECTIONS, OccupationRows
from industry_clusters.ingest.occupations.source import described
from industry_clusters.occupations import PROJECTION_COLUMNS
from industry_clusters.panel import US

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.ingest.delimited import TextTable
    from industry_clusters.ingest.files import DataFile
    from industry_clusters.ingest.layouts import Layout

_COLUMNS = [name for name in PROJECTION_COLUMNS if name != "source_id"]
_PATTERNS = {
    "employment": re.compile(r"employment,? (\d{4})", re.IGNORECASE),
    "growth": re.compile(r"employment (?:percent change|change, percent).*", re.IGNORECASE),
    "openings": re.compile(r"occupational openings.*", re.IGNORECASE),
    "median_annual_wage": re.compile(r"median annual wage.*", re.IGNORECASE),
}
_ALIASES = re.compile(r"\s*\* .*", re.DOTALL)
_UNTOLD = ("", "\N{EM DASH}", "-", "N/A")
_TEXTS = ("education", "experience", "training")
_THOUSAND, _PERCENT = 1000, 100
_PERIOD = r"^\s*(\d{4})\s*-\s*(\d{4})\s*$"


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
    rows = table.frame({**layout.columns(table.header), **places})
    amounts = {
        name: rows[name] for name in ("employment_first", "employment_last", "openings") if name in rows
    }
    jobs = {
        name: marked_numbers(texts, name, rows["line"], file)[0] * _THOUSAND
        for name, texts in amounts.items()
    }
    kinds = rows["type"] if "type" in rows else [""] * len(rows)
    rows = rows.assign(
        **jobs,
        soc_code=soc_codes(rows["soc_code"], rows["line"], file),
        soc_title=[_ALIASES.sub("", title) for title in rows["soc_title"]],
        area_fips=US,
        area_title="United States",
        first_year=years[0],
        last_year=years[1],
    )
    rows["soc_level"] = [soc_level(code, kind) for code, kind in zip(rows["soc_code"], kinds, strict=True)]
    return _content(rows, file, layout, f"{years[0]}-{years[1]}")  # fmt: skip


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
    rows = table.frame(layout.columns(table.header))
    period = rows["period"].str.extract(_PERIOD)
    if period.isna().any(axis=None):
        faulty = period[0].isna()
        raise BadValue(
            f"the period is {rows.loc[faulty, 'period'].iloc[0][:60]!r}, not two years such as '2020-2030'",
            place=file.place(first_line(rows, faulty)),
            next_step="Mend the cell, or download the file again.",
        )
    first, last = period[0].astype(int), period[1].astype(int)
    county = rows["area_fips"].str.endswith(" County")
    jobs = ("employment_first", "employment_last")
    rows = rows.assign(
        **{name: marked_numbers(rows[name], name, rows["line"], file)[0] for name in jobs},
        soc_code=soc_codes(rows["soc_code"], rows["line"], file),
        area_title=rows["area_fips"],
        area_fips=rows["area_fips"].where(~county, rows["area_fips"] + ", California"),
        first_year=first,
        last_year=last,
    )
    if "openings" in rows:
        rows["openings"] = marked_numbers(rows["openings"], "openings", rows["line"], file)[0] / (
            last - first
        )
    finest = rows["level"].max()
    words = rows["level"].map(
        {level: "detailed" if level == finest else "summary" for level in rows["level"].unique()}
    )
    rows["soc_level"] = [soc_level(*pair) for pair in zip(rows["soc_code"], words, strict=True)]
    return _content(rows, file, layout, str(rows["period"].iloc[0]), in_words=True)  # fmt: skip


def _content(
    rows: pd.DataFrame, file: DataFile, layout: Layout, period: str, *, in_words: bool = False
) -> FileContent:
    lines = rows["line"]
    if "growth" in rows:
        rows["growth"] = (
            signed_numbers(rows["growth"].str.removesuffix("%"), "growth", lines, file) / _PERCENT
        )
    if "median_annual_wage" in rows:
        rows["median_annual_wage"] = marked_numbers(
            rows["median_annual_wage"], "median_annual_wage", lines, file
        )[0]
    rows = rows.assign(
        **{name: np.nan for name in ("growth", "openings", "median_annual_wage") if name not in rows}
    )
    for name in _TEXTS:
        rows[name] = rows[name].where(~rows[name].isin(_UNTOLD), "") if name in rows else ""
    frames = {PROJECTIONS: rows[_COLUMNS]}
    source = described(file, layout, frames, period, soc_vintage(set(rows["soc_code"])))
    return FileContent(layout.key, occupations=OccupationRows(source, frames, in_words))  # fmt: skip
