"""Time and memory, beside a plain pandas script that does the same; prints ratios.

    python tests/benchmarks/run.py

Uses the real files where INDUSTRY_CLUSTERS_REAL_DATA names them, else files tiled from the bundled example (and says
so). Each task runs in a process of its own, so that wall time includes the start and memory is the task's peak.
Machines are noisy: read the ratios.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from importlib.resources import files
from pathlib import Path

HERE = Path(__file__).resolve().parent
REAL = Path(os.environ.get("INDUSTRY_CLUSTERS_REAL_DATA", "no-real-data"))
TARGETS = {"study": "4 s, 400 MB", "zip": "1.5 s", "every area": "no loop over areas"}


def main():
    """Run every task and its peer, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        data = _real_data() if REAL.is_dir() else _tiled(Path(folder))
        print(f"data: {data['words']}")
        print(f"{'task':<14}{'ours':>18}{'pandas script':>18}{'time ratio':>12}   target")
        for task, target in TARGETS.items():
            own = _measured(task, "ours", data, folder)
            peer = _measured(task, "pandas", data, folder)
            print(f"{task:<14}{_shown(own):>18}{_shown(peer):>18}{own[0] / peer[0]:>12.2f}   {target}")


def _shown(result):
    return f"{result[0]:.2f} s, {result[1]:.0f} MB"


def _measured(task, who, data, folder):
    """Best of three runs: seconds of wall time and peak megabytes."""
    best = (float("inf"), 0.0)
    command = [sys.executable, HERE / "tasks.py", task, who, folder, *data[task]]
    for _ in range(3):
        start = time.perf_counter()
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
        best = min(best, (time.perf_counter() - start, float(done.stdout.split()[-1]) / 1024))
    return best


def _real_data():
    ohio, us = REAL / "qcew_oh_counties_2020_2023", REAL / "qcew_us" / "US000_2024_annual_area.csv"
    nationwide = REAL / "qcew_us_sectors_by_industry" / "2016.annual.by_industry_sectors.zip"
    words = "real: Columbus, Ohio (60 files, 70,302 rows) and the nationwide sectors of 2016 (112,370 rows)"
    return {"words": words, "study": (ohio, us), "zip": (nationwide,), "every area": (nationwide,)}


def _tiled(folder):
    """The example's counties again and again under other codes: as many rows as the real files, made up."""
    example = io.BytesIO(files("industry_clusters.example").joinpath("example_data.zip").read_bytes())
    many = folder / "tiled.zip"
    with zipfile.ZipFile(example) as source, zipfile.ZipFile(many, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name.startswith(("1990", "2003")):
                rows = list(csv.reader(io.StringIO(source.read(name).decode())))
                target.writestr(name, _copies(rows))
    return {
        "words": "tiled from the constructed example",
        "study": (many, many),
        "zip": (many,),
        "every area": (many,),
    }


def _copies(rows):
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(rows[0])
    county = rows[1][0].startswith("990")
    for copy in range(60 if county and not rows[1][0].endswith("000") else 1):
        writer.writerows(
            [f"{int(row[0]) - 1000 * copy:05d}" if copy else row[0], *row[1:]] for row in rows[1:]
        )
    return text.getvalue()


if __name__ == "__main__":
    sys.exit(main())
