"""All areas at once are each area by itself."""

import numpy as np

from industry_clusters.analysis.batch.every_area import tables_of_every_area
from industry_clusters.analysis.tables import analyse
from support.panels import panel_of
from support.small_study import DATA, PRICES, study


def test_an_areas_rows_are_those_of_its_own_table():
    panel = panel_of(DATA)
    every = tables_of_every_area(panel, "US000", 2010, 2020, 4)
    own = analyse(study(dollar_year=2020), panel, PRICES).naics_table
    here = every[every["area_fips"].eq("01001")].reset_index(drop=True)
    for column in ("employment_first", "employment_last", "growth", "quotient_first", "quotient_last"):
        np.testing.assert_allclose(here[column], own[column])
