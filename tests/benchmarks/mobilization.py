"""Processor seconds of the mobilization workbook: ``python tests/benchmarks/mobilization.py``.

The example's three groups and 138 people are made new and made again; then a register of 5,000 rows is read, brought into the
register, and the workbook with it made.
"""

import csv
import tempfile
import time
from pathlib import Path

from industry_clusters.analysis.mobilization.duplicates import merged_people
from industry_clusters.ingest.mobilization.register import read_people
from industry_clusters.workflows.mobilization.example import mobilize_example
from industry_clusters.workflows.mobilization.workbook import mobilize
from industry_clusters.workflows.start import make_demo

ROWS = 5_000


def chamber_in(folder):
    """A list of members as a chamber of commerce might send it."""
    path = folder / "chamber.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Last name", "First name", "Company", "Employees", "NAICS code", "E-mail address"])
        for at in range(ROWS):
            rows.writerow(
                [f"Núñez-{at}", "José", f"Firm {at // 7}, Inc.", at % 400, "6221", f"p{at}@example.org"]
            )
    return path


def timed(words, act):
    """Run something, and say what it took."""
    start = time.process_time()
    result = act()
    print(f"{time.process_time() - start:6.2f} s  {words}")
    return result


def main():
    """Measure all of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        study = make_demo(folder).path
        timed("example, new", lambda: mobilize_example(study))
        timed("example, again", lambda: mobilize(study))
        people = chamber_in(folder)
        timed(f"{ROWS:,} rows read and brought in", lambda: merged_people((), read_people(people).rows))
        timed(f"workbook with {ROWS:,} rows, new", lambda: mobilize(study, folder / "large.xlsx", [people]))
        timed(f"workbook with {ROWS:,} rows, again", lambda: mobilize(study, folder / "large.xlsx"))


if __name__ == "__main__":
    main()
