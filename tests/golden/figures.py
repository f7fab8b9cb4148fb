"""What the guide prints (figures 6A and 6B), as numbers."""

import csv
from pathlib import Path


def figure(name):
    """Rows of a printed table; numbers as they are printed."""
    with (Path(__file__).parent / f"figure_{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))
