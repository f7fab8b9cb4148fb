"""What is expected of a cell before its totals are heard, from establishments and from rates that are published.

Jobs: establishments times the nation's jobs per establishment, corrected for the region. Pay a job: the county's,
times the nation's relative pay of the industry, corrected for the region. The corrections are learned from published
cells down the code tree, each drawn towards that of its parent (:func:`industry_clusters.measures.prior.shrunk`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.prior import Spread, shrunk
from industry_clusters.measures.ratio import ratio
from industry_clusters.panel import PUBLISHED, US

if TYPE_CHECKING:
    from industry_clusters.analysis.withheld.history import History, Tree
    from industry_clusters.measures.intervals import Amounts
    from industry_clusters.panel import Panel

JOBS = Spread((0.166, 0.153, 0.102, 0.362), 2.87, 0.973, 0.910)
"""Of jobs: likeliest given published cells and remainders (``tests/benchmarks/withheld.py learn``)."""
PAY = Spread((0.067, 0.094, 0.125, 0.161), 0.347, 0.976, 0.820)
"""Of pay a job: wider than published cells make likely, since these are the larger ones (``docs/estimates.md``)."""
FEWEST = 0.25
"""A cell that was there for one quarter is published with no establishment."""
_SIZE_CORRECTION, _PAY_CORRECTION = 0.30, 0.15
"""How widely the region's corrections spread about those of the parent."""
_PAY_NOISE, _PAY_OF_ONE = 0.12**2, 0.18
"""Variance of pay a job of a published cell: its own, and that of one establishment."""


@dataclass(frozen=True)
class Rates:
    """What the nation says of each code; ``relative_pay`` is pay a job as a share of that of all industries.

    Of a code that the nation does not publish they are those of the nearest ancestor.
    """

    size: Amounts
    relative_pay: Amounts

    @classmethod
    def of(cls, panel: Panel, tree: Tree, own_code: str) -> Rates:
        """From the nation's rows in the panel; without any, from every published row of the panel."""
        rows = panel.rows
        names = ["annual_avg_estabs", "annual_avg_emplvl", "total_annual_wages"]
        rows = rows[
            rows["own_code"].eq(own_code) & rows["status"].eq(PUBLISHED) & rows[names].gt(0).all(axis=1)
        ]
        nation = rows[rows["area_fips"].eq(US)]
        sums = (nation if len(nation) else rows).groupby("industry_code")[names].sum()
        establishments, jobs, payroll = (
            sums[name].reindex(list(tree.codes)).to_numpy(dtype=np.float64) for name in names
        )
        pay = ratio(payroll, jobs)
        return cls(
            _inherited(ratio(jobs, establishments), tree),
            _inherited(pay / (pay[0] if pay[0] > 0 else 1.0), tree),
        )


def _inherited(values: Amounts, tree: Tree) -> Amounts:
    """Missing values from the nearest ancestor that has one; 1 where none has."""
    result = np.where(np.isnan(values), np.nan, values)
    result[0] = 1.0 if np.isnan(result[0]) else result[0]
    for places in tree.levels_down():
        result[places] = np.where(np.isnan(result[places]), result[tree.parent[places]], result[places])
    return result


@dataclass(frozen=True)
class Expected:
    """Of every row, arrays of shape (area, year, industry): jobs by its own establishments, and pay a job."""

    jobs: Amounts
    pay: Amounts


def expected(history: History, rates: Rates) -> Expected:
    """What is expected of each row by its own establishments alone, corrected for the region."""
    establishments = np.maximum(np.nan_to_num(history.establishments), FEWEST)
    alone = np.where(history.present, establishments * rates.size, 0.0)
    jobs = alone * np.exp(_size_correction(history, alone, establishments))
    return Expected(jobs, _pay(history, rates))


def _size_correction(history: History, alone: Amounts, establishments: Amounts) -> Amounts:
    """By code: the logarithm of the region's size of an establishment against the nation's."""
    tree = history.tree
    told = tree.added_up(np.where(history.leaves, alone, 0.0))
    variance = np.log1p(JOBS.establishment / establishments)
    seen = (history.jobs > 0) & (history.establishments > 0) & (told > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        away = np.where(seen, np.log(history.jobs / told) + variance / 2, np.nan)
    county, count = _over_years(away), _over_years(np.where(seen, establishments, np.nan))
    precision = 1 / (JOBS.levels[-1] ** 2 + np.log1p(JOBS.establishment / np.maximum(count, FEWEST)))
    return _down_the_tree(county, precision, tree, _SIZE_CORRECTION, total_counts=True)


def _pay(history: History, rates: Rates) -> Amounts:
    tree = history.tree
    with np.errstate(divide="ignore", invalid="ignore"):
        log_pay = np.where(
            (history.jobs > 0) & (history.payroll > 0), np.log(history.payroll / history.jobs), np.nan
        )
    county = _known_everywhere(log_pay[..., :1])
    usual = county + np.log(rates.relative_pay)
    seen = ~np.isnan(log_pay) & (history.establishments > 0) & (tree.level > 0)
    away = _over_years(np.where(seen, log_pay - usual, np.nan))
    count = _over_years(np.where(seen, history.establishments, np.nan))
    precision = 1 / (_PAY_NOISE + _PAY_OF_ONE / np.maximum(count, FEWEST))
    paid: Amounts = np.exp(usual + _down_the_tree(away, precision, tree, _PAY_CORRECTION, total_counts=False))
    return paid


def _known_everywhere(log_pay: Amounts) -> Amounts:
    """Of an area and year whose total is withheld, the middle of the others."""
    if np.isnan(log_pay).all():
        return np.full_like(log_pay, np.log(30_000.0))
    return np.where(np.isnan(log_pay), np.nanmedian(log_pay), log_pay)


def _over_years(values: Amounts) -> Amounts:
    """The mean over years, shape (area, industry); NaN where there is none."""
    there = ~np.isnan(values)
    return ratio(np.nansum(values, axis=1), there.sum(axis=1))


def _down_the_tree(
    away: Amounts, precision: Amounts, tree: Tree, deviation: float, *, total_counts: bool
) -> Amounts:
    """By code: the areas' mean, drawn towards the parent's from the total down."""
    precision = np.where(np.isnan(away), 0.0, precision)
    weight = precision.sum(axis=0)
    mean = ratio((precision * np.nan_to_num(away)).sum(axis=0), weight)
    result = np.zeros(len(tree.codes))
    if total_counts and weight[0] > 0:
        result[0] = mean[0]
    for places in tree.levels_down():
        result[places] = shrunk(mean[places], weight[places], result[tree.parent[places]], deviation)
    return result
