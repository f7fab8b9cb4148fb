"""The NAICS table of every area at once, without a loop over areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.industry_codes import level_of
from industry_clusters.measures.concentration import location_quotient, location_quotient_change
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.pay import average_pay
from industry_clusters.panel import TOTAL_INDUSTRY

if TYPE_CHECKING:
    from industry_clusters.panel import Panel

_PRIVATE, _COVERED = "5", "0"


def tables_of_every_area(
    panel: Panel, reference: str, first_year: int, last_year: int, level: int
) -> pd.DataFrame:
    """Employment, growth, quotients and pay of private industries in each area of the panel.

    Parameters
    ----------
    panel
        Data of both years.
    reference
        Code of the area that quotients compare with; the base is total covered employment (own 0) where the
        area's total row is there, as in BLS's own quotients.
    first_year, last_year
        The years compared.
    level
        NAICS digits of the industries.

    Returns
    -------
    DataFrame
        A row for each area and industry with at least one row in the panel; employment in jobs, growth a
        fraction a year, pay in dollars of each year. A cell that is withheld or absent is missing.
    """
    rows = panel.rows
    rows = rows[rows["year"].isin((first_year, last_year))]
    levels = rows["industry_code"].map({code: level_of(code) for code in rows["industry_code"].unique()})
    table = _wide(rows[rows["own_code"].eq(_PRIVATE) & levels.eq(level)], ["area_fips", "industry_code"])
    covered = rows["own_code"].eq(_COVERED) & rows["industry_code"].eq(TOTAL_INDUSTRY)
    totals = _wide(rows[covered], ["area_fips"]).reindex(columns=table.columns)
    area_totals = totals.reindex(table.index.get_level_values("area_fips"))
    of_reference = table.xs(reference, level="area_fips").reindex(
        table.index.get_level_values("industry_code")
    )
    result = pd.DataFrame(index=table.index)
    for name, year in (("first", first_year), ("last", last_year)):
        jobs = ("annual_avg_emplvl", year)
        result[f"employment_{name}"] = table[jobs]
        result[f"quotient_{name}"] = location_quotient(
            table[jobs], area_totals[jobs], of_reference[jobs], totals.reindex([reference])[jobs].to_numpy()
        )
        result[f"pay_{name}"] = average_pay(table["total_annual_wages", year], table[jobs])
    result["growth"] = average_annual_growth_rate(
        result["employment_first"], result["employment_last"], last_year - first_year
    )
    result["quotient_change"] = location_quotient_change(result["quotient_first"], result["quotient_last"])
    return result.reset_index()


def _wide(rows: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """One row a key, a column for each amount and year."""
    return rows.pivot(index=keys, columns="year", values=["annual_avg_emplvl", "total_annual_wages"])
