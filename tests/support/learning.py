"""The prior's parameters by likelihood: what published groups of the counties say of their own spread."""

import numpy as np
import pandas as pd
from scipy.optimize import minimize

from industry_clusters.analysis.withheld import prior
from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.county import Cells
from industry_clusters.analysis.withheld.groups import Groups
from industry_clusters.analysis.withheld.history import History
from industry_clusters.measures.posterior import log_likelihood
from industry_clusters.measures.prior import Spread
from industry_clusters.panel import US

PARAMETERS = ["county", "sector", "subsector", "group", "establishment", "level memory", "cell memory"]
_ROUNDS = 250


def learned(panel, years):
    """By measure and parameter: in use, and likeliest."""
    counties = counties_of(panel, years)
    rows = {}
    for measure, spread in (("jobs", prior.JOBS), ("pay", prior.PAY)):
        found = minimize(
            lambda values, measure=measure: -likelihood(counties, measure, _spread(values)),
            _values(spread),
            method="Nelder-Mead",
            options={"maxfev": _ROUNDS, "xatol": 0.01, "fatol": 0.05},
        )
        for name, used, best in zip(PARAMETERS, _flat(spread), _flat(_spread(found.x)), strict=True):
            rows[measure, name] = [used, best]
        rows[measure, "log likelihood"] = [likelihood(counties, measure, spread), -found.fun]
    return pd.DataFrame.from_dict(rows, orient="index", columns=["in use", "likeliest"])


def counties_of(panel, years, areas=None):
    """The private groups of each county with their prior."""
    bounds = bound(panel, areas or [area for area in panel.areas if area != US], years)
    history = History.of(bounds, "5")
    groups = Groups.of(history, prior.expected(history, prior.Rates.of(panel, history.tree, "5")))
    found = []
    for area in range(len(history.areas)):
        year, code = np.nonzero(groups.unit[area])
        found.append(Cells.of(history, groups, area, year, code))
    return found


def likelihood(counties, measure, spread):
    """The logarithm of the density of every published group, but for a constant."""
    return sum(_of_county(cells, measure, spread) for cells in counties)


def _of_county(cells, measure, spread):
    seen = cells.telling
    jobs, payroll = (each[seen] for each in cells.figures)
    noise = 0.06 / jobs**2 + 1e-4
    if measure == "jobs":
        scale = spread.establishment / prior.JOBS.establishment
        variance = np.log1p(np.expm1(cells.jobs_variance) * scale)
        mean, values = cells.mean_jobs + (cells.jobs_variance - variance) / 2, np.log(jobs)
    else:
        variance = np.minimum(cells.pay_variance * spread.establishment / prior.PAY.establishment, 1.0)
        mean, values = cells.mean_pay, np.log(payroll / jobs)
    return log_likelihood(cells.prior(spread, mean, variance), seen, values, noise)


def _flat(spread):
    return [*spread.levels, *spread[1:]]


def _values(spread):
    """Logarithms of deviations and variance, log-odds of memories: free of limits."""
    *amounts, level, cell = _flat(spread)
    return np.array([*np.log(amounts), *(np.log(each / (1 - each)) for each in (level, cell))])


def _spread(values):
    *amounts, level, cell = [*np.exp(values[:5]), *(1 / (1 + np.exp(-values[5:])))]
    return Spread(tuple(amounts[:4]), amounts[4], level, cell)
