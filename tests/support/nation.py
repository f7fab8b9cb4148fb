"""What the nation's table must say: each area's cells and measures, worked out by the rest of the house."""

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.breaks import vintages_across
from industry_clusters.analysis.industries.cells import area_cells
from industry_clusters.industry_codes import level_of
from industry_clusters.measures.concentration import location_quotient
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.pay import average_pay

KEYS = ["area_fips", "industry_code", "year"]
MEASURES = [
    "annual_avg_emplvl",
    "total_annual_wages",
    "withheld",
    "avg_annual_pay",
    "lq_annual_avg_emplvl",
    "oty_annual_avg_emplvl_chg",
    "oty_growth",
    "aagr",
]


def expected(panel, choice):
    """The table, area by area."""
    years = [year for year in panel.years if choice.first_year <= year <= choice.last_year]
    reference = area_cells(panel, "", [choice.reference], choice.ownership, years)
    tables = [
        _of_area(area, area_cells(panel, "", [area], choice.ownership, years), reference, choice, years)
        for area in panel.areas
    ]
    return pd.concat(tables, ignore_index=True).sort_values(KEYS).reset_index(drop=True)


def _of_area(area, cells, reference, choice, years):
    codes = [code for code in cells.employment.index if level_of(code) == choice.level]
    own, other = cells.at(codes), reference.at(codes)
    tables = []
    for year in years:
        jobs, first = own.employment[year], own.employment[years[0]]
        before = _before(own, year)
        table = pd.DataFrame(
            {
                "area_fips": area,
                "year": year,
                "annual_avg_emplvl": jobs,
                "total_annual_wages": own.payroll[year],
                "withheld": own.withheld[year],
                "avg_annual_pay": average_pay(own.payroll[year], jobs),
                "lq_annual_avg_emplvl": location_quotient(
                    jobs,
                    cells.totals[choice.base]["employment"][year],
                    other.employment[year],
                    reference.totals[choice.base]["employment"][year],
                ),
                "oty_annual_avg_emplvl_chg": jobs - before,
                "oty_growth": average_annual_growth_rate(before, jobs, 1),
                "aagr": average_annual_growth_rate(first, jobs, year - years[0]),
                "classification": vintages_across(codes, years[0], year, choice.level),
            }
        )
        tables.append(table[own.present[year]].rename_axis("industry_code").reset_index())
    return pd.concat(tables)


def _before(cells, year):
    """Jobs of the year before; missing where it has no row, also where that proves that there were none."""
    if year - 1 not in cells.employment:
        return pd.Series(np.nan, cells.employment.index)
    return cells.employment[year - 1].where(cells.present[year - 1])


def same(made, wanted):
    """Assert that two tables have the same rows, gaps and numbers."""
    made = made.sort_values(KEYS).reset_index(drop=True)
    pd.testing.assert_frame_equal(made[KEYS], wanted[KEYS], check_dtype=False)
    for name in MEASURES:
        found, due = (table[name].astype(float).to_numpy() for table in (made, wanted))
        np.testing.assert_allclose(found, due, rtol=1e-12, atol=1e-12, err_msg=name)
    assert made["classification"].tolist() == wanted["classification"].tolist()
