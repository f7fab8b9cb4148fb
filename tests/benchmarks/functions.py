"""Worksheet functions: time beside a peer and beside a loop over cells; prints ratios.

    python tests/benchmarks/functions.py

The peer is py-ecomplexity's revealed comparative advantage, which is the location quotient of a whole table; it is
left out, and said to be, where it is not installed (pip install ecomplexity). Machines are noisy: read the ratios.
"""

import subprocess
import sys
import time
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

PLACES, INDUSTRIES = 500, 200
ROWS = PLACES * INDUSTRIES
FORMULAS = 5_000


def best(act, times=5):
    """Least seconds of several runs."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - start)
    return min(seconds)


def table():
    """Jobs of each place and industry, none of them zero."""
    return np.random.default_rng(7).integers(1, 5000, (PLACES, INDUSTRIES)).astype(float)


def arguments(jobs):
    """The same as four columns of a sheet."""
    industry, reference = jobs.reshape(-1, 1), np.broadcast_to(jobs.sum(axis=0), jobs.shape).reshape(-1, 1)
    total = np.repeat(jobs.sum(axis=1), INDUSTRIES).reshape(-1, 1)
    return [industry, total, reference, float(jobs.sum())]


def peer(jobs):
    """The same table by py-ecomplexity, or None where it is not installed."""
    try:
        import pandas as pd
        from ecomplexity.ComplexityData import ComplexityData
    except ImportError:
        return None
    places, industries = (index.ravel() for index in np.indices(jobs.shape))
    frame = pd.DataFrame({"t": 1, "l": places, "p": industries, "v": jobs.ravel()})

    def act():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            data = ComplexityData(frame, {"time": "t", "loc": "l", "prod": "p", "val": "v"}, "coerce")
            data.create_full_df(1)
            data.calculate_rca()

    return best(act, 3)


def cold_import():
    """Seconds from nothing to functions that can be called, less the start of Python itself."""
    whole = [sys.executable, "-c", "import industry_clusters.functions.calling"]
    bare = [sys.executable, "-c", "pass"]
    return best(lambda: subprocess.run(whole, check=True)) - best(lambda: subprocess.run(bare, check=True))


def first_call():
    """Seconds from functions that can be called to the first answer of a range."""
    start = "import industry_clusters.functions.calling as it"
    whole = [sys.executable, "-c", f"{start}; it.evaluate('LQ', [[[1.0]], 2.0, 3.0, 4.0])"]
    begun = [sys.executable, "-c", start]
    return best(lambda: subprocess.run(whole, check=True)) - best(lambda: subprocess.run(begun, check=True))


def in_basic():
    """Time of as many calls of the VBA in LibreOffice, with what starts and reads beside them."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from support.cases_in_basic import answers_in_basic
    from support.recalculate import SOFFICE

    if SOFFICE is None:
        return "LibreOffice is not installed"
    seconds = []
    for calls in (1, FORMULAS):
        with TemporaryDirectory() as folder:
            start = time.perf_counter()
            answers_in_basic([["LQ", [50, 1000, 100, 4000], []]] * calls, Path(folder))
            seconds.append(time.perf_counter() - start)
    return f"{seconds[1] - seconds[0]:.1f} s (Excel's own VBA was not measured)"


def main():
    """Print a line a task."""
    from industry_clusters.functions.calling import evaluate
    from industry_clusters.hosts.excel_functions import lq

    jobs = table()
    columns = arguments(jobs)
    rows = [tuple((float(cell),) for cell in column.ravel()) for column in columns[:3]]
    quotient = best(lambda: evaluate("LQ", columns))
    print(f"LQ, {ROWS:,} rows of arrays: {quotient * 1e3:.1f} ms (target 20)")
    passed = best(lambda: lq(*rows, columns[3]))
    print(
        f"LQ, {ROWS:,} rows as Excel passes them, through what xlwings calls: {passed * 1e3:.1f} ms (target 30)"
    )
    growth = best(lambda: evaluate("AAGR", [columns[0], columns[1], 10.0]))
    print(f"AAGR, {ROWS:,} rows of arrays: {growth * 1e3:.1f} ms")
    cells = [tuple(float(row[0]) for row in line) for line in zip(*rows, strict=True)]
    loop = best(lambda: [evaluate("LQ", [*line, columns[3]]) for line in cells[:10_000]], 3) * ROWS / 10_000
    print(f"cell by cell: {loop / quotient:.0f} times as long, without Excel's own cost of a call")
    theirs = peer(jobs)
    told = "not installed" if theirs is None else f"{theirs / quotient:.1f} times as long"
    print(f"py-ecomplexity's RCA of the same table: {told}")
    bare = formula_alone()
    scalar = best(lambda: [evaluate("LQ", [50.0, 1000.0, 100.0, 4000.0]) for _ in range(1000)]) / 1000
    print(
        f"one call of one cell: {scalar * 1e6:.0f} us, of which the formula on arrays would be {bare * 1e6:.0f} (target 30)"
    )
    many = best(lambda: [lq(50.0, 1000.0, 100.0, 4000.0) for _ in range(FORMULAS)], 3)
    print(
        f"a column of {FORMULAS:,} formulas, each its own call of Python, without Excel: {many * 1e3:.0f} ms"
    )
    print(f"the same column as VBA, run by LibreOffice Basic: {in_basic()}")
    print(f"cold import: {cold_import():.3f} s (target 0.15)")
    print(f"first call of a range: {first_call():.3f} s more, of which NumPy is most")


def formula_alone():
    """Seconds of the formula alone."""
    from industry_clusters.measures.concentration import location_quotient

    return best(lambda: [location_quotient(50.0, 1000.0, 100.0, 4000.0) for _ in range(1000)]) / 1000


if __name__ == "__main__":
    main()
