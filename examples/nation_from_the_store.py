"""The nation's table out of the data store: the areas where an industry is most concentrated.

    industry-clusters data get --years 2014-2024
    python examples/nation_from_the_store.py 2111 2014 2024

The store is this computer's own, or the folder that INDUSTRY_CLUSTERS_STORE names.
"""

import sys
import tempfile
from pathlib import Path

import pandas as pd

from industry_clusters.workflows.nation import NationChoice, make_nation

SHOWN = ["area_fips", "year", "annual_avg_emplvl", "lq_annual_avg_emplvl"]


def main(industry: str, first_year: int, last_year: int) -> None:
    """Work out every area's quotient in the store, and print the five highest of an industry."""
    with tempfile.TemporaryDirectory() as folder:
        table, _ = make_nation(NationChoice(first_year, last_year), Path(folder) / "nation.csv")
        rows = pd.read_csv(Path(folder) / "nation.csv", dtype={"area_fips": str, "industry_code": str})
    rows = rows[rows["industry_code"].eq(industry) & rows["year"].eq(last_year)]
    print(f"{table.rows:,} rows; NAICS {industry} in {last_year}:")
    print(rows.nlargest(5, "lq_annual_avg_emplvl")[SHOWN].to_string(index=False))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
