"""Processor seconds of the commands that people wait for, from a cold start, and as multiples of what no start can save.

    python tests/benchmarks/startup.py

Each command is a process of its own, on the bundled example; user and system time count, since wall time tells of what else
runs. The measure beside them is `import pandas, openpyxl, xlsxwriter` in the same run: seconds differ from one machine to
the next, and from one hour to the next, more than multiples do. Rounds take turns, so that a busy minute meets all alike.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile

MEASURE = ("import", "-c", "import pandas, openpyxl, xlsxwriter")
OURS = ("-m", "industry_clusters.hosts.cli")
WORKBOOK = "Sample region.xlsx"
COMMANDS = (
    MEASURE,
    ("--help", *OURS, "--help"),
    ("demo", *OURS, "demo"),
    ("unchanged", *OURS, "build", WORKBOOK),
    ("rebuild", *OURS, "build", WORKBOOK, "--again"),
    ("share", *OURS, "share", WORKBOOK),
    ("slides", *OURS, "slides", WORKBOOK),
)
"""Name and arguments; one after another in a folder of their own, since each goes on with what the demo made."""
BEFORE = {"demo": 6.6, "unchanged": 9.9, "rebuild": 9.9, "share": 11.5}
"""Processor seconds at the last landing (`demo` is a demo build), on a machine of which no measure was noted."""
TARGET, MULTIPLE_BEFORE = 5.0, 8.9
"""Processor seconds of a cold demo build, where 6.6 were taken; and the imports that the code of then takes, measured in turns
with that of now: on a machine on which it takes less than the target, only the multiple tells what was gained."""


def main():
    """Run the rounds and print the table."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--rounds", type=int, default=5)
    rounds = words.parse_args().rounds
    taken = {name: [] for name, *_ in COMMANDS}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            for name, *arguments in COMMANDS:
                taken[name].append(processor_seconds(arguments, folder))
    print_table(taken)


def processor_seconds(arguments, folder):
    """User and system time of one process, started in a folder."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def print_table(taken):
    """A line for each command: least and median, and each of them over that of the imports."""
    measure = taken[MEASURE[0]]
    print(f"processor seconds, {len(measure)} rounds; x is times `{MEASURE[-1]}`")
    print(f"{'':<10}{'least':>8}{'x':>7}{'median':>9}{'x':>7}   at the last landing")
    for name, seconds in taken.items():
        least, middle = min(seconds), statistics.median(seconds)
        of_least, of_middle = least / min(measure), middle / statistics.median(measure)
        told = f"{BEFORE[name]:.1f} s" if name in BEFORE else ""
        print(f"{name:<10}{least:>8.2f}{of_least:>7.1f}{middle:>9.2f}{of_middle:>7.1f}   {told}")
    least = min(taken["demo"])
    print(f"{'pass' if least <= TARGET else 'MISS'}: demo build {least:.2f} s, target {TARGET:.1f} s")
    print(f"as a multiple: {least / min(measure):.1f}, {MULTIPLE_BEFORE} before")


if __name__ == "__main__":
    sys.exit(main())
