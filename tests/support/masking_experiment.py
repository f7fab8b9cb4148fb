"""Cells whose truth is known, withheld again, bounded and estimated: errors and likely ranges, beside other methods.

Two experiments. *Masked cells* are published cells withheld again by the agency's rules (:mod:`support.masking`).
*Hidden totals* are published three-digit totals that hold truly withheld groups: what their published groups leave
is known, and is estimated without them (:mod:`support.hidden_totals`). Masked cells are not like withheld ones: few
of them have one or two establishments, most of these do. Hidden totals are nearer to what is truly withheld.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from industry_clusters.analysis.withheld.bounds import MEASURES, bound
from industry_clusters.analysis.withheld.estimates import Weight, estimate, fill
from industry_clusters.industry_codes import level_of
from industry_clusters.panel import US
from support.earlier_estimates import estimate_as_before
from support.hidden_totals import hidden
from support.masking import masked, with_truth

TRUTH = {"employment": "annual_avg_emplvl", "payroll": "total_annual_wages"}
OURS, CHEAP, BEFORE, ZERO, EQUAL, SHARE = METHODS = (
    "ours",
    "ours, cheap",
    "last release",
    "zero",
    "equal split",
    "establishment share",
)
KEYS = ["area_fips", "own_code", "industry_code", "year"]
BIG = 50
"""Relative errors are told of cells with so many jobs."""
ROUNDING = {"employment": 0.5, "payroll": 0.0}


def experiment(panel, fewer_than):
    """The cells withheld again with bounds, estimates by every method, and the truth."""
    again, truth = masked(panel, fewer_than)
    return with_truth(every_method(again), truth)


def every_method(panel):
    """The bounds' table of every area but the nation with a column of estimates a method."""
    bounds = bound(panel, [area for area in panel.areas if area != US], [*_county_years(panel)])
    table = estimate(panel, bounds).table
    table = table.assign(**_peers(bounds))
    for name, other in (
        (CHEAP, estimate(panel, bounds, cheap=True).table),
        (BEFORE, estimate_as_before(panel, bounds)),
    ):
        for measure in MEASURES:
            table[f"{name} {measure}"] = other[f"estimate_{measure}"]
    for measure in MEASURES:
        table[f"{OURS} {measure}"] = table[f"estimate_{measure}"]
        table[f"{ZERO} {measure}"] = 0.0
    return table


def _county_years(panel):
    rows = panel.table
    return sorted(rows.loc[rows["area_fips"].ne(US), "year"].unique())


def _peers(bounds):
    """Simple methods: each total's rest in equal parts, or by establishments alone, heeding no bounds."""
    return {
        f"{name} {measure}": np.concatenate(
            [_simply(year, measure, weigh)[year.open] for year in bounds.years.values()]
        )
        for measure in MEASURES
        for name, weigh in (
            (EQUAL, np.ones_like),
            (SHARE, lambda count: np.maximum(np.nan_to_num(count), 0.25)),
        )
    }


def _simply(year, measure, weigh):
    interval = year.intervals[measure]
    missing = np.isnan(interval.published)
    known = np.where(missing, 0.0, interval.published)
    loose = replace(interval, low=known, high=np.where(missing, np.inf, known))
    weight = weigh(year.parts.establishments[:, :, 0])
    return fill(replace(year, intervals={measure: loose}), measure, Weight(weight))[0]


def groups_of(table):
    """Industry groups, the level that clusters are made of."""
    return table[table["industry_code"].map(level_of).eq(4)]


def errors(cells):
    """Absolute errors by measure and method, and relative ones of large cells (jobs; dollars)."""
    found = {}
    for measure, name in TRUTH.items():
        truth, big = cells[name], cells[TRUTH["employment"]] >= BIG
        for method in METHODS:
            missed = (truth - cells[f"{method} {measure}"]).abs()
            share = (missed / truth)[big]
            found[measure, method] = [missed.median(), missed.mean(), missed.quantile(0.9), share.median()]
    columns = ["median error", "mean error", "90th percentile", "median share of large cells"]
    return pd.DataFrame.from_dict(found, orient="index", columns=columns)


def covered(cells, measure):
    """Whether the likely range holds the truth, rounding aside."""
    slack, truth = ROUNDING[measure], cells[TRUTH[measure]]
    return truth.between(cells[f"likely_low_{measure}"] - slack, cells[f"likely_high_{measure}"] + slack)


def coverage(cells, by):
    """By some classes: cells, the share that likely ranges hold, and half their width as a share of the estimate."""
    told = pd.DataFrame({"class": by.to_numpy() if hasattr(by, "to_numpy") else by}, index=cells.index)
    for measure in MEASURES:
        width = cells[f"likely_high_{measure}"] - cells[f"likely_low_{measure}"]
        told[f"{measure} held"] = covered(cells, measure)
        told[f"{measure} half width"] = width / 2 / cells[f"estimate_{measure}"].clip(lower=1)
    told["median error"] = (cells["estimate_employment"] - cells[TRUTH["employment"]]).abs()
    columns = {column: "mean" if "held" in column else "median" for column in told.columns[1:]}
    return (
        told.groupby("class", observed=True)
        .agg({**columns, "class": "size"})
        .rename(columns={"class": "cells"})
    )


def cluster_errors(cells, definitions):
    """By method: errors of the masked jobs of clusters, each year (``definitions`` maps clusters to group codes)."""
    pairs = [(cluster, code) for cluster, codes in definitions.items() for code in codes]
    joined = cells.merge(pd.DataFrame(pairs, columns=["cluster", "industry_code"]), on="industry_code")
    names = [f"{method} employment" for method in METHODS]
    sums = joined.groupby(["cluster", "year"])[[*names, TRUTH["employment"]]].sum()
    missed = sums[names].sub(sums[TRUTH["employment"]], axis=0).abs()
    return missed.agg(["mean", "median"]).T


def hidden_totals(panel):
    """Three-digit totals hidden: by method, what the unpublished groups under each add up to, beside the truth.

    Returns
    -------
    DataFrame
        A row a total: ``truth`` and each method's sum of jobs, ``likely_low`` and ``likely_high`` of ours.
    """
    again, totals = hidden(panel)
    table = every_method(again)
    table = table[table["industry_code"].isin(totals["industry_code"])]
    rows = again.table
    groups = rows[rows["own_code"].eq("5") & rows["industry_code"].map(level_of).eq(4)]
    published = (
        groups.assign(industry_code=groups["industry_code"].str[:3]).groupby(KEYS)[list(TRUTH.values())].sum()
    )
    joined = totals.merge(table, on=KEYS, validate="one_to_one", suffixes=("", " again"))
    known = published.reindex(pd.MultiIndex.from_frame(joined[KEYS])).fillna(0.0)
    result = joined[KEYS].copy()
    for measure, name in TRUTH.items():
        less = known[name].to_numpy()
        result[f"{measure} truth"] = joined[name] - less
        for method in METHODS:
            result[f"{method} {measure}"] = joined[f"{method} {measure}"] - less
        for end in ("low", "high"):
            result[f"{measure} likely {end}"] = joined[f"likely_{end}_{measure}"] - less
    return result


def hidden_errors(totals):
    """By measure and method: errors, and the factor within which four of five are."""
    found = {}
    for measure in MEASURES:
        truth = totals[f"{measure} truth"]
        for method in METHODS:
            made = totals[f"{method} {measure}"].clip(lower=0)
            missed = (made - truth).abs()
            factor = np.exp(np.abs(np.log(made.clip(lower=0.5) / truth.clip(lower=0.5))))
            found[measure, method] = [
                missed.median(),
                missed.mean(),
                missed.quantile(0.9),
                factor.quantile(0.8),
                (made - truth).sum() / truth.sum(),
            ]
    columns = ["median error", "mean error", "90th percentile", "four of five within a factor", "bias"]
    return pd.DataFrame.from_dict(found, orient="index", columns=columns)


def hidden_coverage(totals):
    """By measure: the share of hidden totals that the likely range holds."""
    return {
        measure: float(
            totals[f"{measure} truth"]
            .between(
                totals[f"{measure} likely low"] - ROUNDING[measure],
                totals[f"{measure} likely high"] + ROUNDING[measure],
            )
            .mean()
        )
        for measure in MEASURES
    }
