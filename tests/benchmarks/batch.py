"""Regions a second by processes, from files and from the data store; prints ratios to one process.

    python tests/benchmarks/batch.py

Uses the fifteen counties of the Columbus region where INDUSTRY_CLUSTERS_REAL_DATA names them, else sixteen counties
tiled from the bundled example (and says so). Each batch runs in a process of its own, so that starting the processes
and writing the summary count. Memory is the peak of the largest process. Machines are noisy: read the ratios.
"""

import csv
import io
import os
import subprocess
import sys
import tempfile
import zipfile
from importlib.resources import files
from pathlib import Path

REAL = Path(os.environ.get("INDUSTRY_CLUSTERS_REAL_DATA", "no-real-data"))
PROCESSES = (1, 2, 4)
_TILES = 16
_ONE = """
import resource, sys
from pathlib import Path
from industry_clusters.workflows.batch.run import run_batch
if __name__ == "__main__":
    report = run_batch(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
    assert not report.failed, report.failed[0]
    print(len(report.outcomes), report.seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def main():
    """Run every batch, and print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        words, data, years, state = _real_data() if REAL.is_dir() else _tiled(folder)
        print(f"data: {words}; {os.cpu_count()} processors")
        print(f"{'from':<8}{'processes':>10}{'regions a second':>18}{'ratio':>8}{'of ideal':>10}{'peak':>10}")
        (folder / "one.py").write_text(_ONE, encoding="utf-8")
        os.environ["INDUSTRY_CLUSTERS_STORE"] = str(folder / "store")
        _fill_store(folder, data)
        for source, paths in (("files", data), ("store", ["store:"])):
            batch = _batch(folder / f"{source}.toml", paths, years, state)
            _print_rates(source, batch, folder)


def _print_rates(source, batch, folder):
    alone = 0.0
    for processes in PROCESSES:
        command = [sys.executable, folder / "one.py", batch, folder / f"{source} {processes}", processes]
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=True)
        regions, seconds, peak = map(float, done.stdout.split())
        rate = regions / seconds
        alone = alone or rate
        print(
            f"{source:<8}{processes:>10}{rate:>18.2f}{rate / alone:>8.2f}{rate / alone / processes:>10.0%}{peak:>7.0f} MB"
        )


def _batch(path, paths, years, state):
    sources = "".join(f'[[common.data]]\npath = "{one}"\n' for one in paths)
    text = f'[common.years]\nfirst = {years[0]}\nlast = {years[1]}\n{sources}[[region]]\ncounties_of = "{state}"\n'
    path.write_text(text, encoding="utf-8")
    return path


def _fill_store(folder, data):
    """Put the files of rows into the store; a zip of several years file by file."""
    from industry_clusters.workflows.data import add_files

    found = []
    for path in map(Path, data):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                archive.extractall(folder / "unpacked")
            path = folder / "unpacked"  # noqa: PLW2901  what is in it
        found += sorted(path.glob("*.csv")) if path.is_dir() else [path]
    add_files(found)


def _real_data():
    ohio, us = REAL / "qcew_oh_counties_2020_2023", REAL / "qcew_us" / "US000_2024_annual_area.csv"
    names = REAL / "qcew_lookups" / "area_titles.csv"
    return "real: 15 counties of Ohio, 2020 to 2023", [str(ohio), str(us), str(names)], (2020, 2023), "39"


def _tiled(folder):
    """A county of the example again and again under other codes, in a state of its own (Wyoming's, with nobody's rows)."""
    example = io.BytesIO(files("industry_clusters.example").joinpath("example_data.zip").read_bytes())
    many = folder / "tiled"
    many.mkdir()
    with zipfile.ZipFile(example) as source:
        for name in source.namelist():
            rows = list(csv.reader(io.StringIO(source.read(name).decode())))
            if rows[1][0] in ("US000", "99001"):
                _write_tiles(many / Path(name).name, rows)
    return f"{_TILES} counties tiled from the constructed example", [str(many)], (1990, 2003), "56"


def _write_tiles(path, rows):
    codes = ["US000"] if rows[1][0] == "US000" else [f"56{2 * tile + 1:03d}" for tile in range(_TILES)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(rows[0])
        writer.writerows([code, *row[1:]] for code in codes for row in rows[1:])


if __name__ == "__main__":
    sys.exit(main())
