"""What occupations add to a build: reading their files, then analysis, view and file of twelve clusters.

    python tests/benchmarks/occupations.py

The sheets' patterns are made up: 290 industry groups of 120 occupations each (35,000 rows), as many as the nation's of
four digits. Where INDUSTRY_CLUSTERS_REAL_DATA is set the real files are read too, beside plain pandas. Machines are
noisy: the best of three counts.
"""

import os
import tempfile
import time
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import pandas as pd

from industry_clusters.analysis.tables import NO_OCCUPATIONS, analyse
from industry_clusters.ingest.reading.read import read_data
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.occupations import (
    STAFFING_COLUMNS,
    WAGE_COLUMNS,
    Occupations,
    OccupationSource,
)
from industry_clusters.render.workbook import write_workbook
from industry_clusters.study import DataSource, Member
from industry_clusters.views.workbook import workbook_view
from industry_clusters.workflows.opening import read_study_data
from industry_clusters.workflows.study_source import with_definitions

REAL = Path(os.environ.get("INDUSTRY_CLUSTERS_REAL_DATA", "no-real-data")) / "occupations"
TARGET = 4.0
"""Seconds, for reading and all sheets."""
PATTERNS = ("oews_natsector_m2024_dl.csv", "oews_nat3d_m2024_dl.csv", "oews_nat5d_6d_m2024_dl.csv")
OTHERS = (
    "BLS_Employment_Projections_latest.csv",
    "onet/Skills.xlsx",
    "onet/Job Zones.txt",
    "onet/Education, Training, and Experience.txt",
)
ROWS = 35_000
WITHHELD = 0.07
"""Of the real cells."""

TYPICAL = 120
"""Members of twelve clusters; beside it every industry group of the nation."""

CLUSTERS, OCCUPATIONS, INDUSTRIES, OF_EACH = 12, 830, 290, 120


def main():
    """Time both, and print their sum beside the target."""
    read = reading() if REAL.is_dir() else None
    with as_file(files("industry_clusters.example")) as example:
        study = with_definitions(read_study(example / "study.toml"), example)
        study, data = read_study_data(study, example)
    codes = sorted(code for code in data.panel.rows["industry_code"].unique() if len(code) == 4)
    patterns = made_up(codes)
    print(f"sheets: {len(patterns.staffing):,} rows of patterns, made up")
    for chosen in (codes[:TYPICAL], codes):
        members = tuple(Member(f"Cluster {at % CLUSTERS}", code) for at, code in enumerate(chosen))
        clustered = replace(study, clusters=members)
        without, with_them = (
            min(seconds(clustered, data, occupations) for _ in range(3))
            for occupations in (NO_OCCUPATIONS, patterns)
        )
        added = with_them - without
        print(
            f"{CLUSTERS} clusters of {len(chosen)} members: without {without:.2f} s, with {with_them:.2f} s, "
            f"they add {added:.2f} s"
        )
        if read is not None:
            print(
                f"  reading {read:.2f} s + sheets {added:.2f} s = {read + added:.2f} s; target {TARGET:.0f} s"
            )


def reading():
    """Seconds to read the real files, printed beside those of a plain pandas script."""
    with tempfile.TemporaryDirectory() as folder:
        tiled = _tiled(Path(folder))
        paths = [*(str(REAL / name) for name in (*PATTERNS, *OTHERS)), *tiled]
        ours = min(_timed(read_data, [DataSource(path) for path in paths], REAL) for _ in range(3))
        peer = min(_timed(_plainly, paths) for _ in range(3))
    print(f"reading: ours {ours:.2f} s, plain pandas {peer:.2f} s, ratio {ours / peer:.2f}")
    return ours


def _tiled(folder):
    """Write rows of industries again under other codes until there are enough of them; says so."""
    rows = pd.read_csv(REAL / PATTERNS[1], dtype=str)
    real = sum(len(pd.read_csv(REAL / name, usecols=["NAICS"])) for name in PATTERNS)
    missing = max(ROWS - real, 0)
    print(f"files: {real:,} real rows of patterns" + f" and {missing:,} tiled from them" * bool(missing))
    if not missing:
        return []
    again = rows.head(missing).assign(NAICS=lambda table: table["NAICS"].str[:3] + "9A1", I_GROUP="4-digit")
    again.to_csv(folder / "tiled_m2024_dl.csv", index=False)
    return [str(folder / "tiled_m2024_dl.csv")]


def _plainly(paths):
    """What a script does that checks nothing."""
    for path in paths:
        if path.endswith(".xlsx"):
            pd.read_excel(path, engine="openpyxl")
        else:
            pd.read_csv(path, sep="\t" if path.endswith(".txt") else ",", dtype=str)


def _timed(act, *arguments):
    start = time.perf_counter()
    act(*arguments)
    return time.perf_counter() - start


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
