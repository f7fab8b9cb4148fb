"""The method of the release before: each total shared out in proportion to establishments times the nearest rate.

Kept here for comparison only; :mod:`support.masking_experiment` prints its errors beside those of today's method.
"""

import numpy as np

from industry_clusters.analysis.industries.parts import OWN_CODES
from industry_clusters.analysis.withheld.bounds import MEASURES
from industry_clusters.analysis.withheld.estimates import Weight, fill
from industry_clusters.industry_codes import level_of, parent_of
from industry_clusters.measures.ratio import ratio
from industry_clusters.panel import PUBLISHED


def estimate_as_before(panel, bounds):
    """The bounds' table with the earlier method's ``estimate_employment`` and ``estimate_payroll``."""
    table, filled, jobs = bounds.table.copy(), {}, None
    for measure in MEASURES:
        weights = expected(panel, bounds, measure, jobs)
        filled = {
            year: fill(cells, measure, Weight(weights[year]))[0] for year, cells in bounds.years.items()
        }
        jobs = jobs or filled
        count = len(bounds.areas)
        picked = [filled[year][:count][cells.open[:count]] for year, cells in bounds.years.items()]
        table[f"estimate_{measure}"] = np.where(table["withheld"], np.concatenate(picked), np.nan)
    return table


_COUNTS = {
    "employment": ("annual_avg_estabs", "annual_avg_emplvl"),
    "payroll": ("annual_avg_emplvl", "total_annual_wages"),
}
"""What a rate divides by, and what it divides."""
_DRAWN = 3.0
"""So many establishments (or jobs) of the wider rate are added to those that speak."""
_LEAST = 0.25
"""A cell that was there for one quarter, or one job for a quarter, is published as none."""


def expected(panel, bounds, measure, jobs=None):
    """Expected employment or payroll of every cell, by year.

    Parameters
    ----------
    panel
        All data.
    bounds
        The areas at hand.
    measure
        ``employment``, or ``payroll`` with ``jobs``, the employment of every cell by year, estimates included.

    Returns
    -------
    dict
        By year: jobs or dollars above zero by area, ownership and industry.
    """
    years = list(bounds.years.values())
    sizes = [_size(year, None if jobs is None else jobs[year.parts.years[0]]) for year in years]
    amounts = [_spoken(year, measure) for year in years]
    rates = [ratio(amount, size) for amount, size in zip(amounts, sizes, strict=True)]
    usual = _usual_rates(panel, years[0].parts.codes, measure, sizes, amounts)
    return {
        year.parts.years[0]: size * np.where(np.isnan(near), usual, near)
        for year, size, near in zip(years, sizes, _nearest(rates, list(bounds.years)), strict=True)
    }


def _size(year, jobs):
    """Establishments, or jobs where given; the least that can hide behind a published none."""
    return np.maximum(np.nan_to_num(year.parts.establishments[:, :, 0] if jobs is None else jobs), _LEAST)


def _spoken(year, measure):
    """The published amounts above zero, NaN elsewhere; an amount of none tells no rate."""
    amounts = year.intervals[measure].published
    return np.where(amounts > 0, amounts, np.nan)


def _nearest(rates, years):
    """For each year, the rate of the nearest other year that has one; of two as near, the earlier."""
    found = []
    for here in years:
        near = np.full_like(rates[0], np.nan)
        for place in sorted(range(len(years)), key=lambda other: (abs(years[other] - here), years[other])):
            near = np.where(np.isnan(near), rates[place], near)
        found.append(near)
    return found


def _usual_rates(panel, codes, measure, sizes, amounts):
    """Rates of the areas at hand, all years together; shape (ownership, industry)."""
    wide = _drawn(*_added_up(panel, codes, measure), _parents(codes))
    spoken = [~np.isnan(amount) for amount in amounts]
    size, amount = np.zeros_like(wide), np.zeros_like(wide)
    for told, each_size, each_amount in zip(spoken, sizes, amounts, strict=True):
        size += np.where(told, each_size, 0.0).sum(axis=0)
        amount += np.nan_to_num(each_amount).sum(axis=0)
    return (amount + _DRAWN * wide) / (size + _DRAWN)


def _added_up(panel, codes, measure):
    """What every published row of the panel adds up to; shape (ownership, industry)."""
    names = list(_COUNTS[measure])
    rows = panel.rows
    rows = rows[rows["status"].eq(PUBLISHED) & rows[names].gt(0).all(axis=1)]
    sums = rows.groupby(["own_code", "industry_code"])[names].sum()
    size, amount = (
        sums[name].unstack().reindex(index=OWN_CODES, columns=list(codes)).fillna(0.0).to_numpy()
        for name in names
    )
    return size, amount


def _parents(codes):
    """Where each code's parent stands, the total's place (0) where it is not there."""
    place = {code: position for position, code in enumerate(codes)}
    return [place.get(parent_of(code), 0) if level_of(code) else 0 for code in codes]


def _drawn(size, amount, parents):
    """Rates drawn towards those one level up, from the total down; the codes stand in the order of levels."""
    rates = np.ones_like(size)
    everything = amount.sum(axis=1) / np.maximum(size.sum(axis=1), 1.0)
    rates[:, 0] = np.where(everything > 0, everything, 1.0)
    for place, parent in enumerate(parents):
        rates[:, place] = (amount[:, place] + _DRAWN * rates[:, parent]) / (size[:, place] + _DRAWN)
    return rates
