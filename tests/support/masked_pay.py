"""Pay a job of masked cells, county by county: estimated, with its likely range, beside the truth."""

import numpy as np
import pandas as pd

from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.estimates import estimate
from industry_clusters.analysis.withheld.pay_ranges import pay_range
from industry_clusters.panel import US
from support.masking import masked

PRIVATE = ("5",)


def masked_pay(panel, fewer_than, years, *, every=1, **options):
    """A row a masked private cell with jobs: ``industry_code``, ``truth``, ``best``, ``low``, ``high`` (dollars).

    Of every so many counties one is estimated.
    """
    again, truth = masked(panel, fewer_than)
    truth = truth[truth["own_code"].eq("5") & truth["annual_avg_emplvl"].gt(0)]
    found = []
    for area in [area for area in again.areas if area != US][::every]:
        bounds = bound(again, [area], years)
        ranges = estimate(again, bounds, **options).ranges
        found += [
            _of_year(ranges, year, rows) for year, rows in truth[truth["area_fips"].eq(area)].groupby("year")
        ]
    return pd.concat(found, ignore_index=True)


def _of_year(ranges, year, rows):
    codes = list(ranges.bounds.years[year].parts.codes)
    chosen = np.array([[code == one for code in codes] for one in rows["industry_code"]])
    best, low, high = pay_range(ranges, year, PRIVATE, chosen)
    truth = rows["total_annual_wages"] / rows["annual_avg_emplvl"]
    columns = {"truth": truth.to_numpy(), "best": best, "low": low, "high": high}
    return pd.DataFrame({"industry_code": rows["industry_code"].to_numpy(), **columns}).dropna()
