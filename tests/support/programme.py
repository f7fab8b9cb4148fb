"""A linear programme over one area's private industries, as SciPy solves it."""

import numpy as np
from scipy.optimize import linprog

from industry_clusters.analysis.industries.parts import OWN_CODES


def programme(bounds, number, members, axis, measure="payroll"):
    """The least and most that members may hold, of one area's private payroll or employment, by SciPy."""
    year, own = bounds.years[number], OWN_CODES.index("5")
    interval = year.intervals[measure]
    low, high = interval.low[0, own], interval.high[0, own]
    rows, least, most = [], [], []
    for addition in year.additions:
        if addition.axis == axis:
            for place, total in enumerate(addition.sums.totals):
                row_of = np.zeros(len(low))
                row_of[np.split(addition.sums.parts, addition.sums.starts[1:])[place]] = 1
                row_of[total] -= 1
                if addition.heard[0, own, place]:
                    rows.append(row_of)
                    most.append(0.0)
                    least.append(0.0 if addition.complete[0, own, place] else -np.inf)
    matrix = np.array(rows)
    equal = np.isfinite(least)
    ends = []
    for sign in (1, -1):
        found = linprog(
            sign * members.astype(float),
            A_ub=matrix[~equal] if (~equal).any() else None,
            b_ub=np.array(most)[~equal] if (~equal).any() else None,
            A_eq=matrix[equal] if equal.any() else None,
            b_eq=np.zeros(equal.sum()) if equal.any() else None,
            bounds=list(zip(low, np.where(np.isinf(high), None, high), strict=True)),
        )
        ends.append(sign * found.fun if found.success else sign * np.inf * -1)
    return ends[0], ends[1]
