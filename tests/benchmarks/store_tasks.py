"""What the store's benchmark measures, each in a process of its own; prints one line of JSON at the end."""

import json
import resource
import sys
import time
import zipfile
from pathlib import Path

START = time.perf_counter()
CODES = ["area_fips", "own_code", "industry_code", "agglvl_code", "size_code", "qtr", "disclosure_code"]
KEPT = [*CODES, "year", "annual_avg_estabs", "annual_avg_emplvl", "total_annual_wages"]
"""The columns that the store keeps; the peers keep the same."""


def load(store, *paths):
    """Put years into the store, checked; what has been spent after each."""
    from industry_clusters.store.folder import StoreFolder
    from industry_clusters.workflows.data import add_files

    folder, after = StoreFolder(Path(store)), []
    for path in map(Path, paths):
        (stored,) = add_files([path], folder)
        after.append(
            {
                "rows": stored.row_count,
                "seconds": time.perf_counter() - START,
                "processor": _processor(),
                "bytes": sum((folder.root / one.parquet).stat().st_size for one in stored.rows),
                "peak": _peak(),
            }
        )
    return {"after": after}


def pandas(path, out):
    """The same columns by pandas' usual parser, unchecked."""
    import pandas as pd

    rows = pd.read_csv(path, usecols=KEPT, dtype=dict.fromkeys(CODES, "str"))
    rows.to_parquet(out, compression="zstd")
    return {"rows": len(rows)}


def polars(path, out):
    """The same columns by polars, unchecked."""
    import polars as pl

    with zipfile.ZipFile(path) as archive:
        text = archive.read(archive.namelist()[0])
    rows = pl.read_csv(text, columns=KEPT, schema_overrides=dict.fromkeys(CODES, pl.String))
    rows.write_parquet(out, compression="zstd")
    return {"rows": len(rows)}


def nation(store, first, last, out):
    """Make the nation's table."""
    from industry_clusters.store.folder import StoreFolder
    from industry_clusters.workflows.nation import NationChoice, make_nation

    made, _ = make_nation(
        NationChoice(int(first), int(last)), Path(out), StoreFolder(Path(store)), force=True
    )
    return {"rows": made.rows, "read": made.rows_read}


def study(source, county, first, last):
    """Build a county's workbook from the store (that of the environment)."""
    from industry_clusters.ingest.study.study_writer import write_study
    from industry_clusters.study import DataSource, Region, Study
    from industry_clusters.workflows.build import build

    path = Path(source)
    path.unlink(missing_ok=True)
    path.with_suffix(".xlsx").unlink(missing_ok=True)
    data = (DataSource("store:"),)
    write_study(Study(Region("Tiled county", (county,)), int(first), int(last), data=data), path)
    report = build(path)
    return {"steps": report.seconds, "bytes": report.path.stat().st_size}


def _processor():
    """Seconds of processor time, of the program and of the system for it."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return spent.ru_utime + spent.ru_stime


def _peak():
    """Megabytes at the most, of this process; no task starts another."""
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss == 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    told = globals()[sys.argv[1]](*sys.argv[2:])
    print(json.dumps(told | {"peak": _peak(), "processor": _processor()}))
