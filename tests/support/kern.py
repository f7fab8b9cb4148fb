"""Kern County in two years, constructed: the study that help and pages name, with its clusters and few industries."""

import shutil
from pathlib import Path

from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import DataSource, Member, Region, Study
from industry_clusters.workflows.build import build
from support.example import made_once
from support.qcew_files import annual

NAME, YEARS = "Kern County", (2022, 2024)
_JOBS = {
    "10": 13_000,
    "2111": 900,
    "2131": 300,
    "3114": 200,
    "6216": 100,
    "6221": 400,
    "7211": 300,
    "7225": 800,
}
_CLUSTERS = {
    "Oil and Gas": ("2111", "2131"),
    "Visitor Services": ("7211", "7225"),
    "Health care": ("6216", "6221"),
}
_SIZES = {"06029": 1, "US000": 500}
_ROWS = [
    f"{area} {own} {code} {year} . 10 {jobs * size * (year - 2000)} {jobs * size * (year - 2000) * 40_000}"
    for area, size in _SIZES.items()
    for year in YEARS
    for code, jobs in _JOBS.items()
    for own in (("0", "5") if code == "10" else ("5",))
]


def kern_in(folder):
    """Study, data and workbook in a folder, built once for all runs; return the workbook."""
    made = made_once(("Kern County", _ROWS, sorted(_CLUSTERS.items())), _make)
    shutil.copytree(made, folder, dirs_exist_ok=True)
    return Path(folder) / f"{NAME}.xlsx"


def _make(folder):
    (folder / "kern.csv").write_text(annual(*_ROWS), encoding="utf-8")
    members = tuple(Member(name, code) for name, codes in _CLUSTERS.items() for code in codes)
    first, last = YEARS
    study = Study(Region(NAME, ("06029",)), first, last, clusters=members, data=(DataSource("kern.csv"),))
    write_study(study, folder / f"{NAME}.toml")
    build(folder / f"{NAME}.toml", folder / f"{NAME}.xlsx")
