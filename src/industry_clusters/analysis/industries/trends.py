"""Total employment and average pay of each area, every year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.analysis.industries.benchmarks import deflator
from industry_clusters.measures.pay import average_pay
from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.price_index import PriceIndex
    from industry_clusters.study import Study


def area_trends(areas: Sequence[Cells], study: Study, prices: PriceIndex) -> list[pd.DataFrame]:
    """Work out a table by year for each area.

    Returns
    -------
    list of DataFrame
        Index year; ``employment`` (jobs of the base total), ``employment_index`` (first year = 100), ``pay``
        (dollars of the year) and ``real_pay`` (dollars of the dollar year).
    """
    return [_trend(cells, study, prices) for cells in areas]


def in_study(trends: Sequence[pd.DataFrame], study: Study) -> list[pd.DataFrame]:
    """The same tables from the study's first year to its last: what a board sees, where the data hold more."""
    return [trend.loc[study.first_year : study.last_year] for trend in trends]


def _trend(cells: Cells, study: Study, prices: PriceIndex) -> pd.DataFrame:
    total = cells.totals[study.base_total]
    pay = average_pay(total["payroll"], total["employment"])
    return pd.DataFrame(
        {
            "employment": total["employment"],
            "employment_index": ratio(total["employment"], total["employment"][study.first_year]) * 100,
            "pay": pay,
            "real_pay": pay * [deflator(prices, year, study.dollar_year) for year in total.index],
        }
    )
