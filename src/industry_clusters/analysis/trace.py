"""From a figure back to the lines of the files that it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.areas import areas_of_reference
from industry_clusters.industry_codes import SECTOR_LEVEL, level_of

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis

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
