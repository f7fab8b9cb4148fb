"""From a figure back to what is known of it, and to the lines of the files that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.areas import areas_of_reference
from industry_clusters.analysis.industries.derived import BOTH
from industry_clusters.analysis.industries.reasons import reason_for
from industry_clusters.analysis.rows import records
from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.industry_codes import SECTOR_LEVEL, level_of
from industry_clusters.measures.margins import Grade
from industry_clusters.terms import TERMS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.panel import Panel

OWNERS = {"0": "All", "1": "Federal", "2": "State", "3": "Local", "5": "Private"}


def lines(
    analysis: Analysis, codes: Collection[str] | None = None, years: Collection[int] | None = None
) -> pd.DataFrame:
    """The rows of the data that a study's figures are sums of.

    Parameters
    ----------
    analysis
        The study, worked out.
    codes
        Industries wanted; all of the study's level and the sectors if left out.
    years
        Years wanted; the first and the last if left out.

    Returns
    -------
    DataFrame
        Sorted by industry, year, area and ownership: ``industry_code``, ``year``, ``area``, ``area_fips``,
        ``ownership``, ``employment``, ``payroll`` (NaN where withheld), ``status``, ``file``, ``line`` (1 is the
        header), ``vintage``. Of the region's areas and of the reference area in use.
    """
    study, panel = analysis.study, analysis.panel
    rows = panel.rows
    wanted = set(years or (study.first_year, study.last_year))
    levels = {study.industry_level, SECTOR_LEVEL}
    every = rows["industry_code"].unique()
    chosen = set(codes) if codes is not None else {code for code in every if level_of(code) in levels}
    rows = rows[
        rows["industry_code"].isin(chosen)
        & rows["year"].isin(wanted)
        & rows["area_fips"].isin({*analysis.region_areas, *areas_of_reference(study, study.reference)})
        & rows["own_code"].isin(study.ownership.own_codes)
    ].sort_values(["industry_code", "year", "area_fips", "own_code"], kind="stable")
    sources = [panel.sources[number] for number in rows["source_id"]]
    return rows.assign(
        area=[panel.area_title(code) for code in rows["area_fips"]],
        ownership=rows["own_code"].map(OWNERS),
        employment=rows["annual_avg_emplvl"],
        payroll=rows["total_annual_wages"],
        file=[source.name for source in sources],
        vintage=[source.vintage for source in sources],
    )[
        [
            "industry_code",
            "year",
            "area",
            "area_fips",
            "ownership",
            "employment",
            "payroll",
            "status",
            "file",
            "line",
            "vintage",
        ]
    ].reset_index(drop=True)


FIGURES = ("employment_first", "employment_last", "growth", "quotient_last", "pay_last")
ENDS = ("low", "likely_low", "best", "likely_high", "high")
"""Certain bounds, the likely range (about nine times in ten) and the best value."""


def what_is_known(analysis: Analysis, name: str) -> pd.DataFrame:
    """What is known of an industry group's or a cluster's figures.

    Parameters
    ----------
    analysis
        The study, worked out.
    name
        A cluster's name, or an industry's code.

    Returns
    -------
    DataFrame
        A row for each of :data:`FIGURES`: ``figure`` (its name), ``label``, ``unit``, the :data:`ENDS` (jobs, fractions a year,
        dollars of the dollar year), ``grade`` ("" where there is none) and ``reason``, why it is not shown as a number.
        Empty of an industry of another level.
    """
    row = _row_of(analysis, name)
    years = {"first_year": analysis.study.first_year, "last_year": analysis.study.last_year}
    years |= {"dollar_year": analysis.study.dollar_year}
    return pd.DataFrame(
        [
            {
                "figure": figure,
                "label": TERMS[figure].label.format(**years),
                "unit": TERMS[figure].unit,
                **{end: float(row[f"{end}_{figure}"]) for end in ENDS},
                "grade": _grade_word(row, figure),
                "reason": _reason(row, figure, analysis),
            }
            for figure in (FIGURES if row else ())
        ],
        columns=["figure", "label", "unit", *ENDS, "grade", "reason"],
    )


def _row_of(analysis: Analysis, name: str) -> Mapping[Any, Any]:
    tables = [(analysis.clusters.summary, "cluster"), (analysis.naics_table, "industry_code")]
    if analysis.sector_table is not None:
        tables.append((analysis.sector_table, "industry_code"))
    for table, key in tables:
        for row in records(table[table[key].eq(name)]):
            return row
    return {}


def _grade_word(row: Mapping[Any, Any], figure: str) -> str:
    grade = row["grade"] if figure in BOTH else row[f"grade_{figure.rpartition('_')[2]}"]
    if not np.isnan(grade) and np.isnan(row[figure]) and not np.isnan(row[f"best_{figure}"]):
        grade = Grade.RANGE_ONLY
    return "" if np.isnan(grade) else Grade(int(grade)).label


def _reason(row: Mapping[Any, Any], figure: str, analysis: Analysis) -> str:
    """Of an industry the reason of the figure, of a cluster that of its jobs, or that its years are not comparable."""
    if not np.isnan(row[figure]):
        return ""
    if "industry_code" in row:
        return reason_for(row, figure, analysis.marks)
    absent = int(row["absent"]) if figure in BOTH and row["absent"] > 0 else 0
    return f"not comparable: {absent} codes are not in both years' NAICS" if absent else str(row["reason"])


def withheld_cells(
    panel: Panel, analysis: Analysis, codes: Collection[str], years: Collection[int]
) -> pd.DataFrame:
    """What is known of each cell of the region that is not published, and what its estimate rests on.

    Parameters
    ----------
    panel
        The data, to six digits where there are some.
    analysis
        The study, worked out.
    codes, years
        Industries and years wanted.

    Returns
    -------
    DataFrame
        ``area_fips``, ``ownership``, ``industry_code``, ``year``, the :data:`ENDS` (jobs), ``evidence`` in words, and
        ``two_answers``, whether the data allow two values that differ by more than a factor of two.
    """
    from industry_clusters.analysis.withheld.estimates import estimate  # noqa: PLC0415 - brings SciPy; only where needed

    bounds = bound(panel, analysis.region_areas, analysis.years)
    columns = {
        "lower": "low",
        "likely_low": "likely_low",
        "estimate": "best",
        "likely_high": "likely_high",
        "upper": "high",
    }
    table = estimate(panel, bounds).table.rename(
        columns={f"{old}_employment": new for old, new in columns.items()}
    )
    wanted = table["industry_code"].isin(codes) & table["year"].isin(years) & table["withheld"]
    owned = table["own_code"].isin(analysis.study.ownership.own_codes)
    table["ownership"] = table["own_code"].map(OWNERS)
    keys = ["area_fips", "ownership", "industry_code", "year"]
    return table.loc[wanted & owned, [*keys, *ENDS, "evidence", "two_answers"]].reset_index(drop=True)
