"""Sums over areas and ownerships: what is missing stays missing, and absence is zero only where it is proven."""

import numpy as np
import pytest

from industry_clusters.analysis.industries.cells import area_cells
from industry_clusters.study import BaseTotal, Ownership
from support.panels import UNMARKED, panel_of

# One county: sector 11 and 62, the latter with 621 = 6211 + 6212. 6213 exists in the nation only.
COUNTY = """
01001 0 10   2010 30 300 9000
01001 5 10   2010 30 300 9000
01001 5 11   2010 10  50 1000
01001 5 62   2010 20 250 8000
01001 5 621  2010 20 250 8000
01001 5 6211 2010 18 200 7000
01001 5 6212 2010  2   N    N
US000 5 6213 2010 99 999 9999
"""


def private_cells(text, areas=("01001",), years=(2010,), **source):
    return area_cells(panel_of(text, **source), "Region", areas, Ownership.PRIVATE, years)


def test_a_withheld_cell_is_missing_and_counted():
    cells = private_cells(COUNTY)
    assert np.isnan(cells.employment.loc["6212", 2010])
    assert cells.withheld.loc["6212", 2010] == 1


def test_an_absent_row_is_zero_where_its_siblings_hold_all_establishments():
    assert private_cells(COUNTY).employment.loc["6213", 2010] == 0


def test_an_absent_row_is_missing_where_establishments_are_unaccounted_for():
    truncated = COUNTY.replace("01001 5 621  2010 20", "01001 5 621  2010 25")
    assert np.isnan(private_cells(truncated).employment.loc["6213", 2010])


def test_an_absent_row_is_missing_where_the_layout_never_marks_withheld_rows():
    unmarked = COUNTY.replace("01001 5 6212 2010  2   N    N", "01001 5 6212 2010  2  50 1000")
    assert np.isnan(private_cells(unmarked, source=UNMARKED).employment.loc["6213", 2010])


def test_an_absent_row_is_missing_where_its_parent_is_absent():
    without_parent = COUNTY.replace("01001 5 621  2010 20 250 8000\n", "").replace(
        "01001 5 62   2010 20 250 8000\n", ""
    )
    assert np.isnan(private_cells(without_parent).employment.loc["6213", 2010])


def test_absence_reaches_down_from_an_ownership_that_has_no_establishment():
    cells = area_cells(panel_of(COUNTY), "Region", ("01001",), Ownership.ALL, (2010,))
    assert cells.employment.loc["6211", 2010] == 200


def test_a_code_that_no_area_has_in_that_year_is_missing_and_not_zero():
    later = COUNTY + "US000 5 6214 2011 9 99 999\n01001 5 10 2011 1 1 1\n"
    cells = private_cells(later, years=(2010, 2011))
    assert np.isnan(cells.employment.loc["6214", 2010])
    assert np.isnan(cells.withheld.loc["6214", 2010])


TWO_COUNTIES = COUNTY + COUNTY.replace("01001", "01003").replace(
    "US000 5 6213 2010 99 999 9999\n", ""
).replace("01003 5 6211 2010 18 200 7000", "01003 5 6211 2010 18   N    N")


def test_a_sum_with_a_withheld_part_is_missing_and_its_published_part_kept_apart():
    cells = private_cells(TWO_COUNTIES, areas=("01001", "01003"))
    assert np.isnan(cells.employment.loc["6211", 2010])
    assert cells.disclosed.loc["6211", 2010] == 200
    assert cells.withheld.loc["6211", 2010] == 1


def test_a_sum_of_published_cells_is_their_sum():
    cells = private_cells(TWO_COUNTIES, areas=("01001", "01003"))
    assert cells.employment.loc["62", 2010] == 500
    assert cells.payroll.loc["62", 2010] == 16000


@pytest.mark.parametrize(
    ("base", "jobs"), [(BaseTotal.TOTAL_COVERED, 300), (BaseTotal.PRIVATE, 300), (BaseTotal.NON_FARM, 250)]
)
def test_each_base_total_is_what_its_name_says(base, jobs):
    assert private_cells(COUNTY).totals[base].loc[2010, "employment"] == jobs


def test_a_non_farm_total_is_missing_where_farm_jobs_are_withheld():
    withheld = COUNTY.replace("01001 5 11   2010 10  50 1000", "01001 5 11   2010 10   N    N")
    assert np.isnan(private_cells(withheld).totals[BaseTotal.NON_FARM].loc[2010, "employment"])
