"""Measures on a table of your own: quotient, growth and shift-share of three industries.

    python examples/measures_on_a_table.py

A missing number stays missing: what is withheld is not zero, and neither is what follows from it.
"""

import pandas as pd

from industry_clusters.measures.concentration import location_quotient
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.shift_share import competitive_effect

JOBS = pd.DataFrame(
    {
        "region_2014": [900.0, 4_000.0, None],
        "region_2024": [1_260.0, 3_800.0, 210.0],
        "nation_2014": [500_000.0, 9_000_000.0, 80_000.0],
        "nation_2024": [550_000.0, 9_900_000.0, 90_000.0],
    },
    index=["Oil and gas", "Hospitals", "Rail"],
)
REGION_TOTAL, NATION_TOTAL = 310_000, 150_000_000


def main() -> None:
    """Add three columns and print the table."""
    region_2014, region_2024, nation_2014, nation_2024 = (JOBS[name] for name in JOBS)
    table = JOBS.assign(
        quotient=location_quotient(region_2024, REGION_TOTAL, nation_2024, NATION_TOTAL),
        growth=average_annual_growth_rate(region_2014, region_2024, 10),
        competitive=competitive_effect(region_2014, region_2024, nation_2014, nation_2024),
    )
    print(table.round(3).to_string())


if __name__ == "__main__":
    main()
