"""What occupations add to a build: analysis, view and file of twelve clusters, with and without them.

    python tests/benchmarks/occupations.py

The patterns are made up: 290 industry groups of 120 occupations each (35,000 rows), as many as the nation's of four
digits. Reading files is not in it. Machines are noisy: the best of three counts.
"""

import tempfile
import time
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pandas as pd

from industry_clusters.analysis.tables import NO_OCCUPATIONS, analyse
from industry_clusters.ingest.study_file import read_study
from industry_clusters.occupations import (
    STAFFING_COLUMNS,
    WAGE_COLUMNS,
    Occupations,
    OccupationSource,
)
from industry_clusters.render.workbook import write_workbook
from industry_clusters.study import Member
from industry_clusters.views.workbook import workbook_view
from industry_clusters.workflows.build import read_study_data, with_definitions

TARGET = "2 s beyond reading"
WITHHELD = 0.07
"""Of the real cells."""

TYPICAL = 120
"""Members of twelve clusters; beside it every industry group of the nation."""

CLUSTERS, OCCUPATIONS, INDUSTRIES, OF_EACH = 12, 830, 290, 120


def main():
    """Time both, and print the difference."""
    with as_file(files("industry_clusters.example")) as example:
        study = with_definitions(read_study(example / "study.toml"), example)
        study, data = read_study_data(study, example)
    codes = sorted(code for code in data.panel.rows["industry_code"].unique() if len(code) == 4)
    patterns = made_up(codes)
    print(f"{len(patterns.staffing):,} rows of patterns; target {TARGET}")
    for chosen in (codes[:TYPICAL], codes):
        members = tuple(Member(f"Cluster {at % CLUSTERS}", code) for at, code in enumerate(chosen))
        clustered = replace(study, clusters=members)
        without, with_them = (
            min(seconds(clustered, data, occupations) for _ in range(3))
            for occupations in (NO_OCCUPATIONS, patterns)
        )
        print(
            f"{CLUSTERS} clusters of {len(chosen)} members: without {without:.2f} s, with {with_them:.2f} s, "
            f"they add {with_them - without:.2f} s"
        )


def seconds(study, data, occupations):
    """Analysis, view and file."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        analysis = analyse(study, data.panel, data.price_indexes, occupations)
        write_workbook(workbook_view(analysis), Path(folder) / "book.xlsx")
        return time.perf_counter() - start


def made_up(codes):
    """Patterns of all codes and further ones, and wages of one area."""
    chance = np.random.default_rng(1)
    socs = [f"{11 + at // 20:02d}-{1011 + at % 20}" for at in range(OCCUPATIONS)]
    further = [str(code) for code in range(1000, 10000) if str(code) not in codes]
    rows = []
    for code in [*codes, *further][:INDUSTRIES]:
        rows.append((code, "00-0000", "total", 1000.0 * OF_EACH))
        chosen = chance.choice(OCCUPATIONS, OF_EACH, replace=False)
        rows += [
            (code, socs[at], "detailed", jobs)
            for at, jobs in zip(chosen, chance.integers(10, 1000, OF_EACH), strict=True)
        ]
    staffing = pd.DataFrame(rows, columns=["industry_code", "soc_code", "soc_level", "employment"])
    detailed = staffing["soc_level"].eq("detailed")
    staffing["employment"] = staffing["employment"].mask(detailed & (chance.random(len(staffing)) < WITHHELD))
    staffing = staffing.assign(own_code="5", wage_mark="", employment_mark="", annual_mean_wage=50000.0)
    staffing = staffing.assign(industry_title="", soc_title=staffing["soc_code"], source_id=0, line=1)
    pay = chance.integers(20000, 200000, OCCUPATIONS).astype(float)
    wages = pd.DataFrame(np.nan, range(OCCUPATIONS + 1), list(WAGE_COLUMNS)).assign(
        area_fips="99000", area_title="State", period="2024", soc_code=["00-0000", *socs], soc_level="detailed",
        annual_pct25=24000.0, annual_pct75=48900.0, annual_pct50=[35000.0, *pay], wage_mark="", soc_title="",
    )  # fmt: skip
    source = OccupationSource("made up", "oews", len(staffing), "2024", "")
    return Occupations(staffing[list(STAFFING_COLUMNS)], wages, sources=(source,))


if __name__ == "__main__":
    main()
