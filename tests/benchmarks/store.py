"""The data store at the nation's true size: load, nation's table, a county's study, and how cost grows with years.

    python tests/benchmarks/store.py
    python tests/benchmarks/store.py --years 1 2 --study-years 3 --rows 100000
    python tests/benchmarks/store.py --plot docs/pictures/store-scaling.png

The years are TILED (see ``tiled.py``): good for time and memory, and for nothing else. Each task runs in a process of
its own, so that wall time includes the start and memory is the task's peak. Short tasks are run several times and the
best counts. The peers, pandas and polars, get the same zip and keep the same columns; they check nothing and keep
neither the raw file nor the source of a row. Machines are noisy: read the ratios. The whole program takes ten to fifteen
minutes on two idle cores (22 on busy ones), and up to ten gigabytes of disk.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path

from scaling import Cost, plot, slope
from store_checks import check_quotients, check_rows
from tiled import FIRST_CODE, ROWS, Tiles

HERE = Path(__file__).resolve().parent
REAL = Path(os.environ.get("INDUSTRY_CLUSTERS_REAL_DATA", "no-real-data"))
LAST_YEAR = 2024
LOAD, LOAD_PEAK, NATION, STUDY, SLOPE = 15, 1500, 30, 3, 1.05
"""Seconds, megabytes, seconds, seconds, and the exponent of growth that counts as linear."""


@dataclass
class Bench:
    """A folder to work in, what is asked for, and what was found."""

    folder: Path
    asked: argparse.Namespace
    tiles: Tiles = field(default_factory=lambda: Tiles(REAL))

    @property
    def store(self):
        """Where the store of all years is."""
        return self.folder / "store"

    @property
    def county(self):
        """The largest of the counties, in a tile half way down the file."""
        sizes = [len(rows) for rows in self.tiles.counties]
        tile = self.asked.rows // sum(sizes) // 2
        return f"{FIRST_CODE + tile * len(sizes) + sizes.index(max(sizes)):05d}"

    def years(self, count):
        """The last so many years."""
        return range(LAST_YEAR - count + 1, LAST_YEAR + 1)

    def run(self, *words, runs=1):
        """Run a task; the run that took the least wall time."""
        command = [sys.executable, HERE / "store_tasks.py", *words]
        environment = os.environ | {"INDUSTRY_CLUSTERS_STORE": str(self.store)}
        found = []
        for _ in range(runs):
            start = time.perf_counter()
            done = subprocess.run(
                [str(word) for word in command],
                stdout=subprocess.PIPE,
                text=True,
                check=True,
                env=environment,
            )
            wall = time.perf_counter() - start
            found.append(json.loads(done.stdout.splitlines()[-1]) | {"wall": wall})
        return min(found, key=lambda one: one["wall"])

    def fill(self, years):
        """Put tiled years into the store, one process for all; what was spent after each."""
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            made = list(pool.map(_written, years, repeat(self.folder), repeat(self.asked.rows)))
        told = self.run("load", self.store, *(path for path, _rows, _size in made))
        for (path, rows, _), after in zip(made, told["after"], strict=True):
            check_rows(rows, after["rows"])
            path.unlink()
        return told


def _written(year, folder, rows):
    return Tiles(REAL).write(year, folder, rows, quick=True)


def race(bench):
    """One year: ours, pandas and polars in turn, several times over."""
    path, rows, size = bench.tiles.write(LAST_YEAR, bench.folder, bench.asked.rows)
    print(
        f"\none year: {rows:,} rows, {size / 1e6:.0f} MB of text in a zip of {path.stat().st_size / 1e6:.0f} MB"
    )
    found = {}
    for number in range(bench.asked.runs):
        for who in ("store", "pandas", "polars"):
            out = bench.folder / f"{who}-{number}"
            told = bench.run("load", out, path) if who == "store" else bench.run(who, path, out)
            check_rows(rows, told["after"][0]["rows"] if who == "store" else told["rows"])
            found[who] = min(found.get(who, told), told, key=lambda one: one["wall"])
    path.unlink()
    ours = found["store"]
    print(
        f"{'':<10}{'wall':>9}{'processor':>11}{'rows a second':>15}{'peak':>9}{'ours / it':>11}{'processor':>11}"
    )
    for who, told in found.items():
        print(f"{who:<10}{told['wall']:>7.2f} s{told['processor']:>9.2f} s{rows / told['wall']:>15,.0f}"
              f"{told['peak']:>6.0f} MB{ours['wall'] / told['wall']:>11.2f}{ours['processor'] / told['processor']:>11.2f}")  # fmt: skip
    judge("one year into the store", ours["wall"], LOAD, "s")
    judge("memory of it", ours["peak"], LOAD_PEAK, "MB")
    for peer in ("pandas", "polars"):
        judge(f"against {peer}, wall time", ours["wall"] / found[peer]["wall"], 1, "times its own")


def growth(bench):
    """Load and nation's table by number of years."""
    sizes = sorted(bench.asked.years)
    after = bench.fill(bench.years(sizes[-1]))["after"]
    found = []
    print(f"\n{'years':>5}{'rows':>13}{'load':>9}{'processor':>11}{'rows a second':>15}{'peak':>9}{'Parquet':>9}"
          f"{'nation':>9}{'processor':>11}{'peak':>9}{'its rows':>11}")  # fmt: skip
    for count in sizes:
        rows, size = (sum(one[what] for one in after[:count]) for what in ("rows", "bytes"))
        load = after[count - 1]
        out = bench.folder / "nation.parquet"
        years = bench.years(sizes[-1])[:count]
        nation = bench.run("nation", bench.store, years[0], years[-1], out, runs=2)
        check_rows(rows, nation["read"])
        found.append(
            Cost(count, load["seconds"], load["processor"], nation["wall"], nation["processor"], size / 1e6)
        )
        print(f"{count:>5}{rows:>13,}{load['seconds']:>7.1f} s{load['processor']:>9.1f} s{rows / load['seconds']:>15,.0f}{load['peak']:>6.0f} MB"
              f"{size / 1e6:>6.0f} MB{nation['wall']:>7.1f} s{nation['processor']:>9.1f} s{nation['peak']:>6.0f} MB{nation['rows']:>11,}")  # fmt: skip
    judge(f"nation's table of {sizes[-1]} years", found[-1].nation, NATION, "s")
    check_quotients(bench.store, out, bench.county, years[-1])
    return found


def county_study(bench):
    """A county's study over all years, from the store."""
    there, count = max(bench.asked.years), bench.asked.study_years
    if count > there:
        told = bench.fill(bench.years(count)[: count - there])
        print(
            f"\n{count - there} further years loaded in {told['wall']:.0f} s, at most {told['peak']:.0f} MB"
        )
    first = bench.years(count)[0]
    told = bench.run("study", bench.folder / "study.toml", bench.county, first, LAST_YEAR, runs=3)
    steps = ", ".join(f"{step} {seconds:.1f} s" for step, seconds in told["steps"].items())
    print(f"study of one county, {count} years, workbook of {told['bytes'] / 1e6:.1f} MB: {told['wall']:.2f} s "
          f"of wall, {told['processor']:.2f} s of processor "
          f"({steps}), {told['peak']:.0f} MB")  # fmt: skip
    judge(f"study of {count} years", told["wall"], STUDY, "s")


def judge(what, found, target, unit):
    """Say whether a target is met."""
    print(f"  {'pass' if found <= target else 'MISS'}: {what}: {found:.2f}, target {target} {unit}")


def parse(words):
    """Read what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--years", type=int, nargs="+", default=[1, 2, 5, 10], help="sizes of the store")
    parser.add_argument("--study-years", type=int, default=35, help="years of the county's study")
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of a year")
    parser.add_argument("--runs", type=int, default=3, help="runs of each side of the race")
    parser.add_argument("--folder", help="where the data lie meanwhile: up to ten gigabytes")
    parser.add_argument("--plot", type=Path, help="where the picture goes")
    return parser.parse_args(words)


def main(words=None):
    """Run everything, and print tables."""
    asked, start = parse(words), time.perf_counter()
    if asked.folder:
        Path(asked.folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        bench = Bench(Path(name), asked)
        print(f"data: {bench.tiles.words}\n{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
        race(bench)
        found = growth(bench)
        if len(found) > 1:
            for what, exponent in slope(found).items():
                judge(f"growth of {what} with years, exponent", exponent, SLOPE, "at most")
        if asked.plot:
            plot(found, asked.plot, bench.tiles.words)
        county_study(bench)
    print(f"\nall of it in {(time.perf_counter() - start) / 60:.1f} minutes")


if __name__ == "__main__":
    sys.exit(main())
