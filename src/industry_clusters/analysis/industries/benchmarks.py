"""The single numbers that rows are held against: totals of the two years, deflators, the region's growth and pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.pay import average_pay, real_pay
from industry_clusters.measures.ratio import ratio
from industry_clusters.study import Criterion

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.price_index import PriceIndex
    from industry_clusters.study import Study


@dataclass(frozen=True)
class Benchmarks:
    """Employment totals (jobs) of the base total, deflators to the dollar year, the region's growth and pay.

    ``region_growth`` is a fraction a year, ``region_pay`` dollars of the dollar year. Missing is NaN.
    """

    span: int
    region_total_first: float
    region_total_last: float
    reference_total_first: float
    reference_total_last: float
    deflator_first: float
    deflator_last: float
    region_growth: float
    region_pay: float


def benchmarks(region: Cells, reference: Cells, study: Study, prices: PriceIndex) -> Benchmarks:
    """Work out the study's benchmarks from the totals of its two areas."""
    own, other = region.totals[study.base_total], reference.totals[study.base_total]
    first, last = study.first_year, study.last_year
    deflator_first, deflator_last = (
        float(deflator(prices, year, study.dollar_year)) for year in (first, last)
    )
    total_first, total_last = (float(own["employment"][year]) for year in (first, last))
    return Benchmarks(
        span=last - first,
        region_total_first=total_first,
        region_total_last=total_last,
        reference_total_first=float(other["employment"][first]),
        reference_total_last=float(other["employment"][last]),
        deflator_first=deflator_first,
        deflator_last=deflator_last,
        region_growth=float(average_annual_growth_rate(total_first, total_last, last - first)),
        region_pay=float(average_pay(own["payroll"][last], total_last)) * deflator_last,
    )


def deflator(prices: PriceIndex, year: int, dollar_year: int) -> float:
    """What a dollar of ``year`` is in dollars of ``dollar_year``; NaN where the index lacks either."""
    index = prices.values.get(year, np.nan)
    return float(real_pay(1.0, index, prices.values.get(dollar_year, np.nan)))


def default_cut_offs(table: pd.DataFrame, marks: Benchmarks) -> dict[Criterion, float]:
    """The method's cut-offs: the table's average, the region's growth, LQ 1, no change, the region's pay."""
    seen = table["best_employment_last"].dropna()
    return {
        Criterion.EMPLOYMENT: float(ratio(seen.sum(), len(seen))),
        Criterion.GROWTH: marks.region_growth,
        Criterion.QUOTIENT: 1.0,
        Criterion.QUOTIENT_CHANGE: 0.0,
        Criterion.PAY: marks.region_pay,
    }
