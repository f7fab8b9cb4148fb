"""What occupations are paid, and above and below what a pay is high or entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.measures.staffing import HIGH_PERCENTILE, LOW_PERCENTILE, annual_pay, weighted_quantile
from industry_clusters.occupations import ALL_OCCUPATIONS, HOURS_PER_YEAR, TOP_CODED, UNAVAILABLE
from industry_clusters.panel import US
from industry_clusters.study import LevelBasis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from industry_clusters.study import Study

PATTERN_AREA = "United States, these industries"
"""Whose mean pay stands in where no wage file has an occupation."""
MEAN = "mean"
"""Mark of a pay that is a mean, for want of a median."""
_STATE_DIGITS, _CBSA_DIGITS = 2, 4
BY_JOBS = "quartiles of jobs by their occupation's median pay,"
OWN_CUT_OFFS, NO_CUT_OFFS = "typed by the team", "not known"
PAY_COLUMNS = ("hourly_pay", "annual_pay", "compared_pay", "pay_mark", "pay_area")


@dataclass(frozen=True)
class CutOffs:
    """Above and below what a pay is high or entry.

    ``area_low`` and ``area_high`` are the 25th and 75th percentile of all wages in ``area`` (title; "" where no wages
    are known) in ``period``; ``low`` and ``high`` those in use, NaN where not known or where each cluster has its own.
    Where the area's file has no row for all occupations, quartiles of its jobs by their occupation's median pay stand in.
    ``kind`` says in words what they are.
    """

    low: float
    high: float
    area: str
    area_fips: str
    period: str
    area_low: float
    area_high: float
    kind: str


def latest_wages(wages: pd.DataFrame) -> pd.DataFrame:
    """The rows of each area's latest period."""
    if wages.empty:
        return wages
    period = wages["period"].astype(str)
    return wages[period.eq(period.groupby(wages["area_fips"]).transform("max"))]


def states_of(
    areas: Sequence[str], cbsa_counties: Mapping[str, Sequence[str]], cbsa: str | None
) -> list[str]:
    """The states that a region lies in, the one with most of its counties first.

    Examples
    --------
    >>> states_of(["39049", "39041", "21015"], {}, None)
    ['39000', '21000']
    """
    counties = [area for area in areas if area.isdigit()] or list(cbsa_counties.get(cbsa or "", ()))
    states = pd.Series([county[:_STATE_DIGITS] for county in counties], dtype="str").value_counts(sort=True)
    return [f"{state}000" for state in states.index]


def near_areas(study: Study, areas: Sequence[str], cbsa_counties: Mapping[str, Sequence[str]]) -> list[str]:
    """Areas whose wages are the region's, nearest last: its states, its own areas, metropolitan areas around them."""
    around = [cbsa for cbsa, counties in cbsa_counties.items() if set(areas) & set(counties)]
    metropolitan = [f"C{code[:_CBSA_DIGITS]}" for code in (study.region.cbsa, *around) if code]
    return list(dict.fromkeys([*states_of(areas, cbsa_counties, study.region.cbsa), *areas, *metropolitan]))


def wage_area(study: Study, near: Sequence[str], wages: pd.DataFrame) -> tuple[str, str]:
    """The area whose wages part levels, and what is to say of it.

    The study's own choice, else the region's state, else whatever wages there are, nearest first; "" where there are
    none.
    """
    held = list(dict.fromkeys(wages["area_fips"]))
    if study.wage_area in held:
        return study.wage_area, ""
    missing = f"The wage area {study.wage_area} is not among the wage files. " if study.wage_area else ""
    if not held:
        return "", missing
    found = next((area for area in (*near, *_others(held)) if area in held), held[0])
    if found == near[0] or (near and found == near[0]):
        return found, missing
    title = _title(wages, found)
    return found, (
        f"{missing}Cut-offs come from the wages of {title}, not the state, whose wage file is not among the data."
    )


def _others(held: Sequence[str]) -> list[str]:
    """Of areas that are not the region's the nation last."""
    return sorted(held, key=lambda area: area == US)


def _title(wages: pd.DataFrame, area: str) -> str:
    return str(wages.loc[wages["area_fips"].eq(area), "area_title"].iloc[0])


def cut_offs(study: Study, area: str, wages: pd.DataFrame) -> CutOffs:
    """The cut-offs in use: the user's own, else the area's percentiles.

    Parameters
    ----------
    study
        Basis, and cut-offs of the user's own.
    area
        The wage area, "" where there is none.
    wages
        The latest wages.
    """
    own_rows = wages[wages["area_fips"].eq(area)]
    title, period = (str(own_rows.iloc[0][name]) for name in ("area_title", "period")) if area else ("", "")
    low, high, by_jobs = _percentiles(own_rows)
    own = (study.level_low, study.level_high)
    instead = (np.nan, np.nan) if study.level_basis is LevelBasis.CLUSTER else (low, high)
    used = [found if typed is None else typed for typed, found in zip(own, instead, strict=True)]
    return CutOffs(
        used[0], used[1], title, area, period, low, high, _kind(study, title, period, low, by_jobs=by_jobs)
    )


def _percentiles(rows: pd.DataFrame) -> tuple[float, float, bool]:
    """An area's 25th and 75th percentile of all wages; where its file has none, quartiles of its jobs by median pay."""
    every = rows[rows["soc_code"].eq(ALL_OCCUPATIONS)]
    percentiles = (LOW_PERCENTILE, HIGH_PERCENTILE)
    if len(every):
        low, high = (
            float(annual_pay(every[f"annual_pct{percentile}"], every[f"hourly_pct{percentile}"])[0])
            for percentile in percentiles
        )
        if not np.isnan(low + high):
            return low, high, False
    detailed = rows[rows["soc_level"].eq("detailed")]
    pay = annual_pay(detailed["annual_pct50"], detailed["hourly_pct50"])
    jobs = detailed["employment"].to_numpy(np.float64)
    low, high = (weighted_quantile(pay, jobs, percentile / 100) for percentile in percentiles)
    return low, high, True


def _kind(study: Study, title: str, period: str, low: float, *, by_jobs: bool) -> str:
    if study.level_low is not None and study.level_high is not None:
        return OWN_CUT_OFFS
    if study.level_basis is LevelBasis.CLUSTER:
        return "25th and 75th percentile of each cluster's own jobs"
    if np.isnan(low):
        return NO_CUT_OFFS
    if by_jobs:
        return f"{BY_JOBS} {title}, {period}"
    return f"25th and 75th percentile of all wages in {title}, {period}"


def occupation_pay(occupations: pd.DataFrame, wages: pd.DataFrame, areas: Sequence[str]) -> pd.DataFrame:
    """What each occupation is paid.

    Parameters
    ----------
    occupations
        By SOC code: ``mean_pay`` and ``mean_mark`` of the staffing patterns, which stand in where no area has a wage.
    wages
        The latest wages.
    areas
        Areas in the order in which a wage is looked for.

    Returns
    -------
    DataFrame
        By SOC code: ``hourly_pay`` and ``annual_pay`` (medians; the mean where the median is top-coded or not there),
        ``compared_pay`` (what decides the level: infinite where top-coded, NaN where not known), ``pay_mark``
        (``#``, ``*`` where no pay is known, "mean" or "") and ``pay_area``.
    """
    pay = pd.DataFrame(
        {"hourly_pay": np.nan, "annual_pay": np.nan, "compared_pay": np.nan, "pay_mark": "", "pay_area": ""},
        index=occupations.index,
    )
    for found in (*_of_areas(wages, areas), _of_patterns(occupations)):
        open_rows = pay["compared_pay"].isna()
        better = found.reindex(pay.index).loc[open_rows].dropna(subset=["compared_pay"])
        pay.loc[better.index, list(PAY_COLUMNS)] = better[list(PAY_COLUMNS)]
    pay.loc[pay["compared_pay"].isna(), "pay_mark"] = UNAVAILABLE
    return pay


def _of_areas(wages: pd.DataFrame, areas: Sequence[str]) -> Iterator[pd.DataFrame]:
    for area in areas:
        rows = wages[wages["area_fips"].eq(area)].drop_duplicates("soc_code").set_index("soc_code")
        if rows.empty:
            continue
        median = annual_pay(rows["annual_pct50"], rows["hourly_pct50"])
        mean = annual_pay(rows["annual_mean"], rows["hourly_mean"])
        top = np.isnan(median) & rows["wage_mark"].eq(TOP_CODED).to_numpy()
        shown = np.where(np.isnan(median), mean, median)
        hourly = rows["hourly_pct50"].to_numpy(np.float64)
        by_mean = np.isnan(median) & ~np.isnan(mean)
        yield pd.DataFrame(
            {
                "hourly_pay": np.where(by_mean, rows["hourly_mean"].to_numpy(np.float64), hourly),
                "annual_pay": shown,
                "compared_pay": np.where(top, np.inf, shown),
                "pay_mark": np.select([top, by_mean], [TOP_CODED, MEAN], ""),
                "pay_area": rows["area_title"].to_numpy(),
            },
            index=rows.index,
        )


def _of_patterns(occupations: pd.DataFrame) -> pd.DataFrame:
    mean = occupations["mean_pay"].astype("float64")
    top = occupations["mean_mark"].eq(TOP_CODED)
    return pd.DataFrame(
        {
            "hourly_pay": mean / HOURS_PER_YEAR,
            "annual_pay": mean,
            "compared_pay": mean.mask(top, np.inf),
            "pay_mark": np.where(top, TOP_CODED, MEAN),
            "pay_area": PATTERN_AREA,
        },
        index=occupations.index,
    )
