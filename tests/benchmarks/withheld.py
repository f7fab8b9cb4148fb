"""Estimates of withheld cells: how near the truth, how often likely ranges hold it, and how long they take.

    INDUSTRY_CLUSTERS_REAL_DATA=... PYTHONPATH=tests python tests/benchmarks/withheld.py masks
    INDUSTRY_CLUSTERS_REAL_DATA=... PYTHONPATH=tests python tests/benchmarks/withheld.py totals

``masks``: published cells withheld again; ``totals``: published totals of truly withheld groups, hidden; ``region``:
how many clusters and groups of the region are known how closely; ``time``: processor seconds and memory; ``learn``:
the parameters, by likelihood from published cells. Needs the real files: 15 Ohio counties, 2020 to 2023, every level
of industry, and the nation's of 2024.
"""

import os
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from industry_clusters.analysis.withheld.bounds import bound
from industry_clusters.analysis.withheld.estimates import estimate
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.panel import US, Panel
from industry_clusters.study import DataSource
from support.learning import learned
from support.masking_experiment import (
    cluster_errors,
    coverage,
    errors,
    experiment,
    groups_of,
    hidden_coverage,
    hidden_errors,
    hidden_totals,
)
from support.region_precision import precision
from support.starter import starter_groups

REAL = Path(os.environ.get("INDUSTRY_CLUSTERS_REAL_DATA", "no-real-data"))
YEARS = [2020, 2021, 2022, 2023]
MADISON, HOCKING = "39097", "39073"


def main(command):
    """Run one of the commands."""
    commands = {"masks": masks, "totals": totals, "region": region, "time": times, "learn": learn}
    commands[command]()


def masks():
    """Errors and likely ranges of masked cells."""
    panel = _read("qcew_oh_counties_2020_2023", "qcew_us/US000_2024_annual_area.csv")
    jobs = _county_jobs(panel)
    for fewer_than in (4, 6, 10):
        cells = groups_of(experiment(panel, fewer_than))
        print(f"\nfewer than {fewer_than} establishments: {len(cells):,} groups")
        _show(errors(cells))
        for words, by in (
            ("evidence", cells["evidence"]),
            ("size of county, jobs", pd.cut(cells["area_fips"].map(jobs), [0, 12e3, 25e3, 50e3, 1e9])),
            ("establishments", pd.cut(cells["establishments"], [-1, 2, 4, 8, 16, 1e9])),
            ("all", pd.Series("all", index=cells.index)),
        ):
            print(f"\nby {words}")
            _show(coverage(cells, by))
        print("\nmasked jobs of clusters")
        _show(cluster_errors(cells, starter_groups()))


def totals():
    """Errors and likely ranges of hidden totals."""
    found = hidden_totals(_read("qcew_oh_counties_2020_2023", "qcew_us/US000_2024_annual_area.csv"))
    print(f"{len(found)} totals")
    _show(hidden_errors(found))
    print("likely ranges hold", hidden_coverage(found))


def region():
    """How closely groups and clusters of the region, and of two small counties, are known."""
    panel = _read("qcew_oh_counties_2020_2023", "qcew_us/US000_2024_annual_area.csv")
    counties = [area for area in panel.areas if area != US]
    for words, areas in (("15 counties", counties), ("Madison", [MADISON]), ("Hocking", [HOCKING])):
        print(f"\n{words}, 2023, private")
        _show(precision(panel, areas, YEARS, starter_groups()))


def times():
    """Processor seconds and memory."""
    ohio = _read("qcew_oh_counties_2020_2023", "qcew_us/US000_2024_annual_area.csv")
    _timed("15 counties, 4 years, all levels", ohio)
    _timed("15 counties, 4 years, all levels, cheap", ohio, cheap=True)
    _timed("90 counties, 4 years, all levels (the same six times)", _tiled(ohio, 6))
    _timed("90 counties, 4 years, all levels, cheap", _tiled(ohio, 6), cheap=True)


def learn():
    """The parameters that are likeliest given the published cells, beside those in use."""
    _show(learned(_read("qcew_oh_counties_2020_2023", "qcew_us/US000_2024_annual_area.csv"), YEARS))


def _read(*names):
    return read_data([DataSource(str(REAL / name)) for name in names], Path()).panel


def _county_jobs(panel):
    rows = panel.table
    total = rows["industry_code"].eq("10") & rows["own_code"].eq("5") & rows["year"].eq(2023)
    return rows[total].set_index("area_fips")["annual_avg_emplvl"]


def _tiled(panel, times):
    """The counties again and again under other codes."""
    rows = panel.table
    nation, rows = rows[rows["area_fips"].eq(US)], rows[rows["area_fips"].ne(US)]
    codes = rows["area_fips"].astype(int)
    copies = [rows.assign(area_fips=(codes + 120 * copy).astype(str)) for copy in range(times)]
    return Panel(pd.concat([nation, *copies]), panel.sources)


def _timed(words, panel, **options):
    areas = [area for area in panel.areas if area != US]
    start = time.process_time()
    bounds = bound(panel, areas, YEARS)
    middle = time.process_time()
    estimates = estimate(panel, bounds, **options)
    end = time.process_time()
    a_county_year = 1000 * (end - middle) / len(areas) / len(YEARS)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{words}: bounds {middle - start:.1f} s, estimates {end - middle:.1f} s ({a_county_year:.0f} ms a county and "
        f"year), {len(estimates.table):,} cells, at most {memory:,.0f} MB so far"
    )
    print(
        f"  methods {sorted(set(estimates.method.values()))}; crossing sums still miss by {dict(estimates.misfit)}"
    )


def _show(table):
    with pd.option_context("display.width", 200, "display.max_columns", 20):
        print(
            table.to_string(
                float_format=lambda value: f"{value:,.3f}" if abs(value) < 10 else f"{value:,.1f}"
            )
        )


if __name__ == "__main__":
    np.seterr(all="warn")
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "masks"))
