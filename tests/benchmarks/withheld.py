"""Bounds and estimates of withheld cells: how near the truth, and how long they take.

    INDUSTRY_CLUSTERS_REAL_DATA=... PYTHONPATH=tests python tests/benchmarks/withheld.py

Needs the real files: 15 Ohio counties, 2020 to 2023, every level of industry (target: 10 s); the same six times under
other codes, as many counties as the state has; and every county of Ohio with the state, sectors of 2016.
"""

import os
import sys
import time
from pathlib import Path

import pandas as pd

from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.estimates import estimate
from industry_clusters.ingest.read import read_data
from industry_clusters.panel import Panel
from industry_clusters.study import DataSource
from support.masking_experiment import experiment

REAL = Path(os.environ.get("INDUSTRY_CLUSTERS_REAL_DATA", "no-real-data"))


def main():
    """Print the times, then the errors by the limit under which cells are withheld again."""
    ohio = _read("qcew_oh_counties_2020_2023")
    nation = _read("qcew_us_sectors_by_industry/2016.annual.by_industry_sectors.zip")
    counties = [area for area in nation.areas if area.startswith("39") and area != "39000"]
    _timed("15 counties, 4 years, all levels", ohio, ohio.areas)
    _timed("90 counties, 4 years, all levels", _tiled(ohio, 6), None)
    _timed(f"{len(counties)} counties and their state, sectors", nation, counties)
    for fewer_than in (4, 6, 10):
        table, errors = experiment(ohio, fewer_than)
        print(f"\nfewer than {fewer_than} establishments: {len(table):,} cells at all levels; four digits:")
        print(errors.to_string(float_format="{:,.2f}".format))


def _read(name):
    return read_data([DataSource(str(REAL / name))], Path()).panel


def _tiled(panel, times):
    """The counties again and again under other codes."""
    rows = panel.table
    codes = rows["area_fips"].astype(int)
    return Panel(
        pd.concat([rows.assign(area_fips=(codes + 120 * copy).astype(str)) for copy in range(times)]),
        panel.sources,
    )


def _timed(words, panel, areas):
    start = time.perf_counter()
    bounds = bound(panel, areas or panel.areas, panel.years)
    middle = time.perf_counter()
    estimates = estimate(panel, bounds)
    end = time.perf_counter()
    print(
        f"{words}: bounds {middle - start:.1f} s, estimates {end - middle:.1f} s, {len(estimates.table):,} cells"
    )
    print(f"  sums relaxed: {len(bounds.violations)}; crossing sums still miss by {dict(estimates.misfit)}")


if __name__ == "__main__":
    sys.exit(main())
