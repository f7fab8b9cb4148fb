"""Processor seconds of the commands that people wait for, from a cold start, and as multiples of what no start can save.

    python tests/benchmarks/startup.py

Each command is a process of its own, on the bundled example; user and system time count, since wall time tells of what else
runs. The measure beside them is `import pandas, openpyxl, xlsxwriter` in the same run: seconds differ from one machine to
the next, and from one hour to the next, more than multiples do. Rounds take turns, so that a busy minute meets all alike.
The source is compiled once before they begin, as an installation has it: where Python is told to keep nothing that it compiles
(PYTHONDONTWRITEBYTECODE), each of our commands takes a second longer.
"""

import argparse
import os
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
    ("board-pack", *OURS, "board-pack", WORKBOOK),
)
"""Name and arguments; one after another in a folder of their own, since each goes on with what the demo made."""
BEFORE = {"--help": 0.11, "demo": 7.38, "unchanged": 1.25, "rebuild": 8.81, "share": 9.96, "slides": 5.87}
"""Processor seconds (middle of three) of the landing before the one that last made it quicker, on a slow day."""
IMPORTS_BEFORE = 0.98
"""Processor seconds of the imports on that day."""
ASKED = {"--help": 0.15, "demo": 3.3, "unchanged": 0.6, "rebuild": 5.0, "share": 3.0}
"""Processor seconds that are asked for, where the first release took 6.6 for the demo."""
IMPORTS_ASKED = 0.485
"""Processor seconds of the imports there.

The first release took 11.8 for the demo where the imports took 0.87 (15 for a rebuild, 21 for share, 14 for slides): 13.6 times as long.
"""


def main():
    """Run the rounds and print the table."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--rounds", type=int, default=5)
    rounds = words.parse_args().rounds
    taken = {name: [] for name, *_ in COMMANDS}
    with tempfile.TemporaryDirectory() as compiled:
        for number in range(rounds + 1):
            with tempfile.TemporaryDirectory() as folder:
                for name, *arguments in COMMANDS:
                    seconds = processor_seconds(arguments, folder, compiled)
                    if number:  # the first round compiles
                        taken[name].append(seconds)
    print_table(taken)


def processor_seconds(arguments, folder, compiled):
    """User and system time of one process, started in a folder; what Python compiles is kept in another."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=folder, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def print_table(taken):
    """A line for each command: least and median, and each of them over that of the imports."""
    measure = taken[MEASURE[0]]
    print(f"processor seconds, {len(measure)} rounds; x is times `{MEASURE[-1]}`")
    print(f"{'':<11}{'least':>8}{'x':>7}{'median':>9}{'x':>7}{'before':>9}{'x':>7}{'asked':>8}{'x':>7}")
    for name, seconds in taken.items():
        least, middle = min(seconds), statistics.median(seconds)
        of_least, of_middle = least / min(measure), middle / statistics.median(measure)
        before, target = BEFORE.get(name), ASKED.get(name)
        told = f"{before:>9.2f}{before / IMPORTS_BEFORE:>7.1f}" if before else " " * 16
        most = target / IMPORTS_ASKED if target else 0
        asked = f"{target:>8.2f}{most:>7.1f}  {'pass' if of_middle <= most else 'MISS'}" if target else ""
        print(f"{name:<11}{least:>8.2f}{of_least:>7.1f}{middle:>9.2f}{of_middle:>7.1f}{told}{asked}")


if __name__ == "__main__":
    sys.exit(main())
