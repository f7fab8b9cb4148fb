"""The scripts of examples/ run as a person would run them, and none is longer than a page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from industry_clusters.store.folder import SETTING, StoreFolder
from industry_clusters.store.load import load_file
from support.example import demo_in
from support.qcew_files import annual, write

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))
COUNTIES = (
    "06001 5 10 {year} . 10 1000 50000000", "06001 5 2111 {year} . 1 50 4000000", "06003 5 10 {year} . 10 500 20000000",
    "06003 5 2111 {year} . 1 100 9000000", "06001 0 10 {year} . 10 1000 50000000", "06003 0 10 {year} . 10 500 20000000",
    "US000 0 10 {year} . 100 100000 5000000000", "US000 5 2111 {year} . 9 1000 90000000",
)  # fmt: skip


def printed(script, *words, folder, **environment):
    """What a script prints that is started in a folder."""
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / script), *map(str, words)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return demo_in(tmp_path_factory.mktemp("demo")).parent


def test_there_are_five_and_each_is_shorter_than_forty_lines():
    assert len(SCRIPTS) == 5
    assert [path.name for path in SCRIPTS if len(path.read_text(encoding="utf-8").splitlines()) >= 40] == []


def test_a_study_from_files_prints_its_clusters(demo):
    told = printed("study_from_files.py", "sample-region-data", 1990, 2003, folder=demo)
    assert "Government" in told
    assert "quotient_last" in told


def test_measures_on_a_table_leave_missing_what_is_missing(tmp_path):
    rows = printed("measures_on_a_table.py", folder=tmp_path).splitlines()
    assert rows[1].split()[-3:] == ["1.109", "0.034", "270.0"]
    assert rows[3].split()[-2:] == ["NaN", "NaN"]


def test_a_workbook_is_built_and_the_second_time_it_is_up_to_date(demo):
    assert "sample-region.xlsx: built" in printed("build_a_workbook.py", "sample-region.toml", folder=demo)
    assert "up to date" in printed("build_a_workbook.py", "sample-region.toml", folder=demo)


def test_slides_are_written_beside_the_study(demo):
    told = printed("make_slides.py", "sample-region.toml", folder=demo)
    assert "wrote sample-region.pptx" in told
    assert (demo / "sample-region.pptx").exists()


def test_the_nation_comes_out_of_the_store_with_the_most_concentrated_area_first(tmp_path):
    store = StoreFolder(tmp_path / "store")
    for year in (2023, 2024):
        load_file(
            store,
            write(tmp_path, f"{year}.csv", annual(*(row.format(year=year) for row in COUNTIES))),
        )
    told = printed(
        "nation_from_the_store.py", 2111, 2023, 2024, folder=tmp_path, **{SETTING: str(store.root)}
    )
    rows = [line.split() for line in told.splitlines()[2:]]
    assert [row[0] for row in rows][:2] == ["06003", "06001"]
    assert float(rows[0][-1]) == pytest.approx((100 / 500) / (1000 / 100000))
