"""OEWS files: staffing patterns of industries, wages of areas; one layout holds both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.ingest.files.content import FileContent, counted
from industry_clusters.ingest.occupations.cells import (
    marked_numbers,
    refuse_formula_names,
    refuse_parts_of_jobs,
    soc_codes,
    soc_level,
)
from industry_clusters.ingest.occupations.places import area_code, industry
from industry_clusters.ingest.occupations.rows import STAFFING, WAGES, OccupationRows
from industry_clusters.ingest.occupations.source import (
    described,
    no_period,
    period_of,
    said_of,
    told_in_the_study,
)
from industry_clusters.occupations import STAFFING_COLUMNS, UNAVAILABLE, WAGE_COLUMNS
from industry_clusters.panel import TOTAL_INDUSTRY, US, Remark

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd
    from numpy.typing import NDArray

    from industry_clusters.ingest.files.delimited import TextTable
    from industry_clusters.ingest.files.files import DataFile
    from industry_clusters.ingest.layouts.known import Layout

PAY = tuple(name for name in WAGE_COLUMNS if name.startswith(("hourly_", "annual_")))
_NUMBERS = ("employment", *PAY)
_ALL_OWNERSHIPS = ("", "1235")
_TEXTS = ("area", "area_title", "area_type", "industry_title", "industry_group", "own_code", "group")
_NAMES = ("soc_title", "area_title", "industry_title")


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
    rows, marks = _tidy(table.frame(layout.columns(table.header), _NUMBERS), file)
    staffing, wages = rows["is_staffing"], rows["is_wage"]
    patterns = rows[staffing].rename(columns={"annual_mean": "annual_mean_wage"})
    frames = {
        STAFFING: patterns.assign(wage_mark=marks["annual_mean"][staffing])[
            _without_source(STAFFING_COLUMNS)
        ],
        WAGES: rows[wages].assign(wage_mark=wage_marks(marks, rows)[wages])[_without_source(WAGE_COLUMNS)],
    }
    frames = {name: frame for name, frame in frames.items() if len(frame)}
    source = described(table, layout, period_of(file), rows["soc_code"])
    remarks = (*_remarks(rows, file), *(no_period(file) if frames else ()))
    return FileContent(layout.key, occupations=OccupationRows(source, frames), remarks=remarks)


def _remarks(rows: pd.DataFrame, file: DataFile) -> tuple[Remark, ...]:
    left_out = int((~rows["is_staffing"] & ~rows["is_wage"]).sum())
    single = (
        f"Left out: {counted(left_out)} of single industries or ownerships within a state or metropolitan area. Who "
        "works in an industry is read for the nation only."
    )
    nowhere = (
        "It names neither areas nor industries, and was read as pay in the whole United States. If it is another "
        f"area's, say so in the study, at this file: {told_in_the_study(area_fips='06000')}."
    )
    told = ((single, left_out > 0), (nowhere, not rows["has_place"].any()))
    return tuple(Remark(file.name, text) for text, holds in told if holds)


def _without_source(columns: tuple[str, ...]) -> list[str]:
    return [name for name in columns if name != "source_id"]


def _tidy(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, dict[str, NDArray[np.object_]]]:
    has_industry = "naics" in rows
    rows = rows.assign(**{name: "" for name in (*_TEXTS, "naics") if name not in rows})
    rows = rows[rows["soc_code"].ne("") | rows["employment"].ne("")].reset_index(drop=True)
    refuse_formula_names(rows, file, _NAMES)
    rows["soc_code"] = soc_codes(rows["soc_code"], rows["line"], file)
    rows["soc_level"] = [soc_level(*pair) for pair in zip(rows["soc_code"], rows["group"], strict=True)]
    rows, marks = _numbers(rows, file)
    codes = zip(rows["naics"], rows["industry_group"], strict=True)
    rows = rows.assign(
        area_fips=_areas(rows, file),
        industry_code=[industry(*pair) for pair in codes] if has_industry else TOTAL_INDUSTRY,
        period=period_of(file),
    )
    return _sorted_out(rows, has_industry=has_industry), marks


def _areas(rows: pd.DataFrame, file: DataFile) -> list[str]:
    """Return codes of areas: the file's own, or the one that the study says where a row has none."""
    said = said_of(file, "area_fips")
    areas = zip(rows["area"], rows["area_title"], rows["area_type"], strict=True)
    return [area_code(*area) if area[0] or area[1] or not said else said for area in areas]


def _sorted_out(rows: pd.DataFrame, *, has_industry: bool) -> pd.DataFrame:
    """Tell which rows are staffing and which are wages; those of all industries of the nation may be both."""
    whole = (rows["industry_code"] == TOTAL_INDUSTRY) & rows["own_code"].isin(_ALL_OWNERSHIPS)
    percentiles = rows[[name for name in PAY if not name.endswith("mean")]].notna().any(axis=1)
    national = rows["area_fips"] == US
    has_area = rows["area"].ne("") | rows["area_title"].ne("") | ~national
    return rows.assign(
        has_place=has_area | has_industry,
        is_staffing=national & has_industry,
        is_wage=whole & (percentiles | has_area | (not has_industry)),
    )


def _numbers(rows: pd.DataFrame, file: DataFile) -> tuple[pd.DataFrame, dict[str, NDArray[np.object_]]]:
    numbers: dict[str, NDArray[np.float64]] = {}
    marks: dict[str, NDArray[np.object_]] = {}
    for name in _NUMBERS:
        if name in rows:
            numbers[name], marks[name] = marked_numbers(rows[name], name, rows["line"], file)
        else:
            numbers[name] = np.full(len(rows), np.nan)
            marks[name] = np.full(len(rows), "", dtype=object)
    rows = rows.assign(**numbers | _paid_one_way(rows, numbers), employment_mark=marks["employment"])
    refuse_parts_of_jobs(rows, file)
    return rows, marks


def _paid_one_way(
    rows: pd.DataFrame, numbers: Mapping[str, NDArray[np.float64]]
) -> dict[str, NDArray[np.float64]]:
    """The pay of a kind in which some occupations are not published, without theirs."""
    left: dict[str, NDArray[np.float64]] = {}
    for flag, other in (("annual_only", "hourly_"), ("hourly_only", "annual_")):
        flagged = (
            rows[flag].str.casefold().isin(["true", "1"]).to_numpy()
            if flag in rows
            else np.zeros(len(rows), np.bool_)
        )
        if flagged.any():
            left |= {name: np.where(flagged, np.nan, numbers[name]) for name in PAY if name.startswith(other)}
    return left


def wage_marks(marks: dict[str, NDArray[np.object_]], rows: pd.DataFrame) -> NDArray[np.object_]:
    """Return why a row has no typical annual pay: the mark of its median or, without one, of its mean.

    A row with no median at all and no mark has :data:`UNAVAILABLE`.
    """
    missing = rows["annual_pct50"].isna().to_numpy()
    mark = np.where(marks["annual_pct50"] != "", marks["annual_pct50"], marks["annual_mean"])
    return np.where(missing, np.where(mark != "", mark, UNAVAILABLE), "")
