"""OEWS files: staffing patterns of industries, wages of areas; one layout holds both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.ingest.content import FileContent, counted
from industry_clusters.ingest.occupations.cells import marked_numbers, soc_codes, soc_level, soc_vintage
from industry_clusters.ingest.occupations.places import area_code, industry
from industry_clusters.ingest.occupations.rows import STAFFING, WAGES, OccupationRows
from industry_clusters.ingest.occupations.source import described
from industry_clusters.ingest.titles import refuse_formulas
from industry_clusters.occupations import STAFFING_COLUMNS, UNAVAILABLE, WAGE_COLUMNS
from industry_clusters.panel import TOTAL_INDUSTRY, US, Remark

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    from industry_clusters.ingest.delimited import TextTable
    from industry_clusters.ingest.files import DataFile
    from industry_clusters.ingest.layouts import Layout

PAY = tuple(name for name in WAGE_COLUMNS if name.startswith(("hourly_", "annual_")))
_YEAR_IN_NAME = re.compile(r"(?:[mM]_?|oesm)(20\d\d|\d\d)(?!\d)")
_MILLENNIUM = "20"
_ALL_OWNERSHIPS = ("", "1235")
_TEXTS = ("area", "area_title", "area_type", "industry_title", "industry_group", "own_code", "group")


def read_oews(table: TextTable, layout: Layout) -> FileContent:
    """Read staffing patterns, wages, or a file that holds both.

    A row of an industry of the nation is staffing; a row of all industries with pay percentiles, or of an area,
    is wages. ``ANNUAL`` and ``HOURLY`` say which pay alone is published for an occupation; the other is missing.

    Raises
    ------
    DataError
        Where a line cannot be read.
    """
    file = table.file
    rows, marks = _tidy(table.frame(layout.columns(table.header)), file)
    staffing = rows[rows["is_staffing"]].assign(wage_mark=marks["annual_mean"][rows["is_staffing"]])
    wages = rows[rows["is_wage"]]
    frames = {
        STAFFING: staffing.rename(columns={"annual_mean": "annual_mean_wage"})[_without_source(STAFFING_COLUMNS)],
        WAGES: wages.assign(wage_mark=wage_marks(marks, rows)[rows["is_wage"]])[_without_source(WAGE_COLUMNS)],
    }  # fmt: skip
    frames = {name: frame for name, frame in frames.items() if len(frame)}
    source = described(file, layout, frames, period_of(file), soc_vintage(set(rows["soc_code"])))
    left_out = int((~rows["is_staffing"] & ~rows["is_wage"]).sum())
    told = Remark(file.name, f"Left out: {counted(left_out)} of industries or ownerships of single areas.")
    return FileContent(
        layout.key,
        occupations=OccupationRows(source, frames),
        remarks=(*_no_period(file, frames), *(told,) * bool(left_out)),
    )


def _without_source(columns: tuple[str, ...]) -> list[str]:
    return [name for name in columns if name != "source_id"]


def _tidy(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, dict[str, NDArray[np.object_]]]:
    has_industry = "naics" in rows
    rows = rows.assign(**{name: "" for name in (*_TEXTS, "naics") if name not in rows})
    rows = rows[rows["soc_code"].ne("") | rows["employment"].ne("")].reset_index(drop=True)
    refuse_formulas(rows["soc_title"], rows["line"], file)
    rows["soc_code"] = soc_codes(rows["soc_code"], rows["line"], file)
    rows["soc_level"] = [soc_level(*pair) for pair in zip(rows["soc_code"], rows["group"], strict=True)]
    rows, marks = _numbers(rows, file)
    constants = file.mapping.constants if file.mapping else {}
    areas = zip(rows["area"], rows["area_title"], strict=True)
    codes = zip(rows["naics"], rows["industry_group"], strict=True)
    rows = rows.assign(
        area_fips=constants.get("area_fips") or [area_code(*pair) for pair in areas],
        industry_code=[industry(*pair) for pair in codes] if has_industry else TOTAL_INDUSTRY,
        period=period_of(file),
    )
    return _sorted_out(rows, has_industry=has_industry), marks


def _sorted_out(rows: pd.DataFrame, *, has_industry: bool) -> pd.DataFrame:
    """Tell which rows are staffing and which are wages; those of all industries of the nation may be both."""
    whole = (rows["industry_code"] == TOTAL_INDUSTRY) & rows["own_code"].isin(_ALL_OWNERSHIPS)
    percentiles = rows[[name for name in PAY if not name.endswith("mean")]].notna().any(axis=1)
    national = rows["area_fips"] == US
    has_area = rows["area"].ne("") | rows["area_title"].ne("") | ~national
    return rows.assign(
        is_staffing=national & has_industry, is_wage=whole & (percentiles | has_area | (not has_industry))
    )


def _numbers(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, dict[str, NDArray[np.object_]]]:
    numbers: dict[str, NDArray[np.float64]] = {}
    marks: dict[str, NDArray[np.object_]] = {}
    for name in ("employment", *PAY):
        if name in rows:
            numbers[name], marks[name] = marked_numbers(rows[name], name, rows["line"], file)
        else:
            numbers[name] = np.full(len(rows), np.nan)
            marks[name] = np.full(len(rows), "", dtype=object)
    rows = rows.assign(**numbers, employment_mark=marks["employment"])
    return _paid_one_way(rows), marks


def _paid_one_way(rows: pd.DataFrame) -> pd.DataFrame:
    """Take away the pay that an occupation is not published in."""
    for flag, other in (("annual_only", "hourly_"), ("hourly_only", "annual_")):
        if flag in rows:
            flagged = rows[flag].str.casefold().isin(["true", "1"])
            names = [name for name in PAY if name.startswith(other)]
            rows[names] = rows[names].mask(flagged)
    return rows


def wage_marks(marks: dict[str, NDArray[np.object_]], rows: pd.DataFrame) -> NDArray[np.object_]:
    """Return why a row has no typical annual pay: the mark of its median or, without one, of its mean.

    A row with no median at all and no mark has :data:`UNAVAILABLE`.
    """
    missing = rows["annual_pct50"].isna().to_numpy()
    mark = np.where(marks["annual_pct50"] != "", marks["annual_pct50"], marks["annual_mean"])
    return np.where(missing, np.where(mark != "", mark, UNAVAILABLE), "")


def period_of(file: DataFile) -> str:
    """Return the year of a file by the study's ``year`` for it, or by its name; "" where neither tells."""
    told = (file.mapping.constants if file.mapping else {}).get("year", "")
    named = _YEAR_IN_NAME.search(file.name.rpartition("/")[2])
    year = str(told) or (named[1] if named else "")
    return year if len(year) != len(_MILLENNIUM) else _MILLENNIUM + year


def _no_period(file: DataFile, frames: dict[str, pd.DataFrame]) -> tuple[Remark, ...]:
    if period_of(file) or not frames:
        return ()
    text = 'Its year is not known: neither its rows nor its name tell. Give it in the study: constants = { year = "2024" }.'
    return (Remark(file.name, text),)
