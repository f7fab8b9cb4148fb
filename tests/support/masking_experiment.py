"""The masking experiment: withheld again, bounded, estimated, beside the truth and beside simpler methods."""

from dataclasses import replace

import numpy as np
import pandas as pd

from industry_clusters.analysis.withheld.bounds import MEASURES, bound
from industry_clusters.analysis.withheld.estimates import estimate, fill
from industry_clusters.industry_codes import level_of
from support.masking import masked, with_truth

TRUTH = {"employment": "annual_avg_emplvl", "payroll": "total_annual_wages"}
OURS, ZERO, EQUAL, SHARE = METHODS = ("ours", "zero", "equal split", "establishment share")


def experiment(panel, fewer_than):
    """The cells withheld again with bounds, estimates and the truth; and the errors over four-digit groups."""
    again, truth = masked(panel, fewer_than)
    bounds = bound(again, again.areas, again.years)
    table = with_truth(estimate(again, bounds).table.assign(**peers(bounds)), truth)
    return table, errors(table[table["industry_code"].map(level_of).eq(4)])


def peers(bounds):
    """Simple methods: each total's rest in equal parts, or by establishments alone, heeding no bounds."""
    return {
        f"{name} {measure}": np.concatenate(
            [simply(year, measure, weigh)[year.open] for year in bounds.years.values()]
        )
        for measure in MEASURES
        for name, weigh in (
            (EQUAL, np.ones_like),
            (SHARE, lambda count: np.maximum(np.nan_to_num(count), 0.25)),
        )
    }


def simply(year, measure, weigh):
    interval = year.intervals[measure]
    missing = np.isnan(interval.published)
    known = np.where(missing, 0.0, interval.published)
    loose = replace(interval, low=known, high=np.where(missing, np.inf, known))
    weight = weigh(year.parts.establishments[:, :, 0])
    return fill(replace(year, intervals={measure: loose}), measure, weight)[0]


def errors(cells):
    """Absolute errors, and relative ones where the truth is above zero: median and 90th percentile."""
    found = {}
    for measure, name in TRUTH.items():
        truth = cells[name]
        for method in METHODS:
            column = f"estimate_{measure}" if method == OURS else f"{method} {measure}"
            missed = (truth - (0 if method == ZERO else cells[column])).abs()
            share = (missed / truth)[truth > 0]
            found[measure, method] = [each.quantile(q) for each in (missed, share) for q in (0.5, 0.9)]
    columns = ["median error", "90th percentile", "median share", "90th percentile share"]
    return pd.DataFrame.from_dict(found, orient="index", columns=columns)
