"""Programs at one store at once: none fails, and none sees a part of a load."""

import subprocess
import sys

from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import Origin, load_file
from support.qcew_files import annual, write, zipped

LAST = 25
_LOADS = """
import sys
from pathlib import Path
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import Origin, load_file
for turn, raw in enumerate(sys.argv[2:]):
    load_file(StoreFolder(Path(sys.argv[1])), Path(raw), Origin("https://bls.example/both.zip", etag=str(turn)))
"""
_READS = """
import sys
from pathlib import Path
from industry_clusters.ingest.reading.read import Selection
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.read import stored_contents
store, wanted, seen = StoreFolder(Path(sys.argv[1])), Selection(areas=frozenset({"06029", "US000"})), [0]
while seen[-1] < int(sys.argv[2]):
    kern, nation = (content.annual["annual_avg_emplvl"].tolist() for content in stored_contents(store, wanted))
    assert kern == nation, (kern, nation)
    assert len(set(kern)) == 1, kern
    assert kern[0] >= seen[-1], (kern[0], seen[-1])
    seen.append(kern[0])
print(len(set(seen)))
"""
_MAKES_TABLES = """
import sys
from pathlib import Path
import duckdb
from industry_clusters.store.folder import StoreFolder
from industry_clusters.workflows.nation import NationChoice, make_nation
store, out, seen = StoreFolder(Path(sys.argv[1])), Path(sys.argv[1], "..", "nation.parquet"), [0]
while seen[-1] < int(sys.argv[2]):
    make_nation(NationChoice(2024, 2024), out, store, force=True)
    jobs = {jobs for (jobs,) in duckdb.sql(f"SELECT annual_avg_emplvl FROM '{out}'").fetchall()}
    assert len(jobs) == 1 and min(jobs) >= seen[-1], (jobs, seen[-1])
    seen += jobs
print(len(set(seen)))
"""


def version(folder, jobs):
    """Write a zip of two files; every row of both has the version's jobs."""

    def rows(area):
        lines = [f"{area} 5 {industry} 2024 . 5 {jobs} 400000" for industry in (2111, 2131, 3118)]
        return annual(f"{area} 0 10 2024 . 50 {jobs} 500000", *lines)

    return write(folder, f"{jobs}.zip", zipped(kern_csv=rows("06029"), us_csv=rows("US000")))


def run(script, *arguments):
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def at_once(folder, *readers):
    """Run a writer and readers together; what each of them said, and their troubles."""
    store = StoreFolder(folder / "store")
    versions = [version(folder, jobs) for jobs in range(1, LAST + 1)]
    load_file(store, versions[0], Origin("https://bls.example/both.zip", etag="first"))
    reading = [run(reader, store.root, LAST) for reader in readers]
    writing = run(_LOADS, store.root, *versions[1:])
    told = [program.communicate(timeout=240) for program in (*reading, writing)]
    return [words for words, _ in told[:-1]], [trouble for _, trouble in told]


def test_two_readers_see_whole_loads_in_their_order_while_a_writer_loads(tmp_path):
    seen, troubles = at_once(tmp_path, _READS, _READS)
    assert troubles == ["", "", ""]
    assert all(int(count) > 2 for count in seen), seen


def test_a_table_of_the_nation_is_of_one_load_while_a_writer_loads(tmp_path):
    seen, troubles = at_once(tmp_path, _MAKES_TABLES, _READS)
    assert troubles == ["", "", ""]
    assert all(int(count) > 2 for count in seen), seen
