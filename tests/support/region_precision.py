"""How closely a region's groups and clusters are known: by what is certain, and by what is likely."""

import numpy as np
import pandas as pd

from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.cluster_bounds import cluster_bounds
from industry_clusters.analysis.withheld.estimates import estimate
from industry_clusters.analysis.withheld.region_sums import region_bounds, region_estimates
from industry_clusters.measures.margins import likely_range, margin

PRIVATE = ("5",)
_CLOSE, _ROUGH = 0.05, 0.25


def precision(panel, areas, years, definitions):
    """By groups and clusters: how many are within 5 and 25 percent, and the jobs of these (last year)."""
    groups, clusters = known_of(panel, areas, years, definitions)
    rows = {}
    for words, table in (("groups", groups), ("clusters", clusters)):
        there = table[table["best"] > 0]
        for kind in ("certain", "likely"):
            apart = margin(there["best"], there[f"{kind}_low"], there[f"{kind}_high"])
            close, rough = apart <= _CLOSE, apart <= _ROUGH
            rows[words, kind] = [
                len(there),
                close.sum(),
                there.loc[close, "best"].sum(),
                rough.sum(),
                there.loc[rough, "best"].sum(),
                there["best"].sum(),
            ]
    columns = ["of", "within 5 %", "their jobs", "within 25 %", "their jobs ", "all jobs"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def known_of(panel, areas, years, definitions):
    """Groups, and clusters, with ``best`` jobs, ``certain_…`` and ``likely_…`` ends, of the last year."""
    bounds = bound(panel, areas, years)
    made = estimate(panel, bounds)
    last = years[-1]
    limits, best = (
        table[table["year"].eq(last)].set_index("industry_code")
        for table in (region_bounds(bounds, PRIVATE, 4), region_estimates(bounds, made, PRIVATE, 4))
    )
    groups = pd.DataFrame(
        {
            "best": best["estimate_employment"],
            "certain_low": limits["at_least_employment"],
            "certain_high": limits["at_most_employment"],
            "likely_low": best["likely_low_employment"],
            "likely_high": best["likely_high_employment"],
        }
    )
    return groups, _clusters(bounds, made, groups, last, definitions)


def _clusters(bounds, made, groups, year, definitions):
    codes = list(bounds.years[year].parts.codes)
    members = np.array([[code in set(each) for code in codes] for each in definitions.values()])
    low, high = cluster_bounds(bounds, PRIVATE, year, "employment", members)
    variance = made.ranges.variance(year, "employment", PRIVATE, bounds.areas, members)
    best = np.array([groups["best"].reindex(each).fillna(0).sum() for each in definitions.values()])
    known = made.ranges.parts(year, "employment")[0][: len(bounds.areas), -1].sum(axis=0)
    published = members @ known
    ends = likely_range(published, np.maximum(best - published, 0), variance, low, high)
    return pd.DataFrame(
        {
            "best": best,
            "certain_low": low,
            "certain_high": high,
            "likely_low": ends[0],
            "likely_high": ends[1],
        },
        index=list(definitions),
    )
