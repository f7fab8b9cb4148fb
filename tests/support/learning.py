"""The prior's parameters by likelihood: what published groups of the counties say of their own spread."""

import numpy as np
import pandas as pd
from scipy.optimize import minimize

from industry_clusters.analysis.withheld import prior
from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.county import Cells
from industry_clusters.analysis.withheld.groups import Groups
from industry_clusters.analysis.withheld.history import History
from industry_clusters.measures.posterior import Gaussian, conditioned, log_likelihood, remainders_likelihood
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
    """The private groups of each county with their prior, and what published totals leave of them."""
    bounds = bound(panel, areas or [area for area in panel.areas if area != US], years)
    history = History.of(bounds, "5")
    groups = Groups.of(history, prior.expected(history, prior.Rates.of(panel, history.tree, "5")))
    found = []
    for area in range(len(history.areas)):
        year, code = np.nonzero(groups.unit[area])
        cells = Cells.of(history, groups, area, year, code)
        found.append((cells, cells.remainders(groups, area)))
    return found


def likelihood(counties, measure, spread):
    """The logarithm of the density of published groups, and of jobs that totals leave, but for a constant."""
    of_one = _of_jobs if measure == "jobs" else _of_pay
    return sum(of_one(*county, spread) for county in counties)


def _of_jobs(cells, remainders, spread):
    scale = spread.establishment / prior.JOBS.establishment
    variance = np.log1p(np.expm1(cells.jobs_variance) * scale)
    mean = cells.mean_jobs + (cells.jobs_variance - variance) / 2
    law = cells.prior(spread, mean, variance)
    seen, values, noise = cells.telling, np.log(cells.figures[0][cells.telling]), _noise(cells)
    told = log_likelihood(law, seen, values, noise)
    if not len(remainders.jobs):
        return told
    of_use = seen | ~cells.seen
    used = Gaussian(law.mean[of_use], law.covariance[np.ix_(of_use, of_use)])
    rest = conditioned(used, seen[of_use], values, noise)
    return told + remainders_likelihood(rest, remainders)


def _of_pay(cells, _, spread):
    variance = np.minimum(cells.pay_variance * spread.establishment / prior.PAY.establishment, 1.0)
    seen = cells.telling
    jobs, payroll = (each[seen] for each in cells.figures)
    law = cells.prior(spread, cells.mean_pay, variance)
    return log_likelihood(law, seen, np.log(payroll / jobs), _noise(cells))


def _noise(cells):
    return 0.06 / cells.figures[0][cells.telling] ** 2 + 1e-4


def _flat(spread):
    return [*spread.levels, *spread[1:]]


def _values(spread):
    """Logarithms of deviations and variance, log-odds of memories: free of limits."""
    *amounts, level, cell = _flat(spread)
    return np.array([*np.log(amounts), *(np.log(each / (1 - each)) for each in (level, cell))])


def _spread(values):
    *amounts, level, cell = [*np.exp(values[:5]), *(1 / (1 + np.exp(-values[5:])))]
    return Spread(tuple(amounts[:4]), amounts[4], level, cell)
