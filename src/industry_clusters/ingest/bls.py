"""Files with BLS's own columns: annual averages and quarters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.errors import BadValue
from industry_clusters.ingest.content import (
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
from industry_clusters.ingest.delimited import blocks, first_line, read_columns
from industry_clusters.ingest.layouts import Kind
from industry_clusters.ingest.numbers import check_codes, check_industries
from industry_clusters.ingest.titles import clean_area_title, clean_industry_title, refuse_formulas
from industry_clusters.panel import COUNTS, Remark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from industry_clusters.ingest.delimited import Text
    from industry_clusters.ingest.files import DataFile
    from industry_clusters.ingest.layouts import Layout
    from industry_clusters.ingest.selection import Selection

_CODES = {
    "area_fips": (r"[0-9A-Z]{5}", "a code of five signs"),
    "own_code": (r"\d", "one digit"),
    "size_code": (r"\d", "one digit"),
    "disclosure_code": (r"[N-]?", "'N', '-' or nothing"),
    "agglvl_code": (r"\d\d", "two digits"),
}
_PERIODS = {
    Kind.BLS_ANNUAL: (r"A", "'A' for annual"),
    Kind.BLS_QUARTERLY: (r"[1-4]", "a quarter from 1 to 4"),
}
_TOTAL_LEVEL = r"[1-7]0"
_EARLIEST, _LATEST = 1900, 2099


def read_bls(text: Text, layout: Layout, selection: Selection) -> FileContent:
    """Read a file with BLS's columns.

    A withheld row (``N``) keeps its establishments; its employment and wages, which stand as 0 in the file, are
    missing. A row without establishments in a quarter (``-``) is zero. Rows of a size class, of domains and supersectors, and what the selection leaves out, are dropped.

    Raises
    ------
    DataError
        Where a line cannot be read.
    """
    tally = Tally()
    parts = [_part(block, layout, selection, tally) for block in blocks(text)]
    source = tally.source(text.file, layout)
    return replace(parts[0] if len(parts) == 1 else _joined(parts), source=source)


def _part(text: Text, layout: Layout, selection: Selection, tally: Tally) -> FileContent:
    annual = layout.kind is Kind.BLS_ANNUAL
    counts = COUNTS if annual else QUARTER_COUNTS
    rows = _columns(text, layout, counts)
    check_bls_codes(rows, text.file, layout.kind)
    marked = layout.marks_withheld
    withheld = rows["disclosure_code"].eq("N") if marked else masked_zeros(rows, counts)
    tally.count(rows, withheld)
    owned, told = _with_ownership(rows, text.file)
    kept = _kept(owned, withheld, selection, counts)
    area_titles, industry_titles = titles_beside_rows(rows, text.file)
    return FileContent(
        layout.key,
        annual=kept[list(ANNUAL_COLUMNS)] if annual else None,
        quarters=None if annual else kept[list(QUARTER_COLUMNS)],
        area_titles=area_titles,
        industry_titles=industry_titles,
        remarks=told if marked else told + masked_remark(text.file, withheld[owned.index]),
    )


def _joined(parts: list[FileContent]) -> FileContent:
    annual = [part.annual for part in parts if part.annual is not None]
    quarters = [part.quarters for part in parts if part.quarters is not None]
    return FileContent(
        parts[0].layout,
        annual=pd.concat(annual) if annual else None,
        quarters=pd.concat(quarters) if quarters else None,
        area_titles={code: title for part in parts for code, title in part.area_titles.items()},
        industry_titles={code: title for part in parts for code, title in part.industry_titles.items()},
        remarks=tuple(remark for part in parts for remark in part.remarks),
    )


def _columns(text: Text, layout: Layout, counts: tuple[str, ...]) -> pd.DataFrame:
    places = layout.columns(text.header)
    numbers = {name: places.pop(name) for name in ("year", *counts)}
    rows = read_columns(text, places, numbers)
    constants = text.file.mapping.constants if text.file.mapping else {}
    return rows.assign(**{name: value for name, value in constants.items() if name not in rows})


def check_bls_codes(rows: pd.DataFrame, file: DataFile, kind: Kind = Kind.BLS_ANNUAL) -> None:
    """Hold codes and years against what BLS writes there; a column that is not there is not checked.

    Parameters
    ----------
    rows
        Columns of codes, and ``line``.

    Raises
    ------
    BadValue
        Naming the line.
    """
    for column, (pattern, what) in {**_CODES, "qtr": _PERIODS[kind]}.items():
        if column in rows:
            check_codes(rows, column, pattern, what, file)
    if "industry_code" in rows:
        check_industries(rows, file)
    if "year" in rows:
        _check_years(rows, file)


def _check_years(rows: pd.DataFrame, file: DataFile) -> None:
    odd = ~rows["year"].between(_EARLIEST, _LATEST)
    if odd.any():
        raise BadValue(
            f"year is {rows.loc[odd, 'year'].iloc[0]:g}, not a year",
            place=file.place(first_line(rows, odd)),
            next_step="Mend the cell, or download the file again.",
        )


def _with_ownership(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, tuple[Remark, ...]]:
    """Say whose jobs a row counts; without a code, only the level of the total of all ownerships tells."""
    if "agglvl_code" not in rows:
        return rows, ()
    total = rows["agglvl_code"].str.fullmatch(_TOTAL_LEVEL).astype(bool)
    if "own_code" in rows:
        return rows.assign(own_code=rows["own_code"].mask(total, "0")), ()
    left_out = int((~total).sum())
    remark = Remark(
        file.name,
        f"Left out: {counted(left_out)} by ownership, as the file has no own_code to tell which. Where all are of one "
        "ownership, give own_code as a constant in the study.",
    )
    return rows[total].assign(own_code="0"), (remark,) * bool(left_out)


def _kept(
    rows: pd.DataFrame, withheld: pd.Series[bool], selection: Selection, counts: tuple[str, ...]
) -> pd.DataFrame:
    wanted = selection.rows(rows)
    if "size_code" in rows:
        wanted &= rows["size_code"].eq("0")
    kept = with_status(rows[wanted], withheld[rows.index][wanted], counts)
    return kept.assign(industry_code=kept["industry_code"].str.replace("_", "-"))


def titles_beside_rows(rows: pd.DataFrame, file: DataFile) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the names of areas and of industries that stand beside rows; none where there are no such columns."""
    areas = _titles(rows, "area_fips", "area_title", file)
    return areas, _titles(rows, "industry_code", "industry_title", file)


def _titles(rows: pd.DataFrame, code: str, title: str, file: DataFile) -> Mapping[str, str]:
    if title not in rows:
        return {}
    pairs = rows[[code, title, "line"]].drop_duplicates(code)
    refuse_formulas(pairs[title], pairs["line"], file)
    clean = clean_area_title if title == "area_title" else clean_industry_title
    named = zip(pairs[code].tolist(), pairs[title].tolist(), strict=True)
    return {key.replace("_", "-"): clean(name) for key, name in named if name.strip()}
