"""The store: what goes in comes out as it was, and a load is whole or is not."""

import signal
import subprocess
import sys

import pytest

from industry_clusters.errors import (
    BadValue,
    Contradiction,
    DataError,
    MissingColumn,
    StoreError,
    UnknownLayout,
)
from industry_clusters.ingest.reading.read import Selection
from industry_clusters.store.catalogue import read_catalogue
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import Origin, load_file
from industry_clusters.store.read import stored_contents
from industry_clusters.study import DataSource
from industry_clusters.workflows.data import add_files, list_files
from industry_clusters.workflows.study_data import read_sources
from support.qcew_files import annual, quarterly, titled

KERN = Selection(areas=frozenset({"06029"}))


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    return StoreFolder(tmp_path / "store")


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def year_file(folder, year, jobs=7200, name=None):
    rows = [
        f"06029 0 10 {year} . 50 9000 500000000",
        f"06029 5 2111 {year} . 5 {jobs} 400000000",
        f"06029 5 2131 {year} N 2 0 0",
        f"06029 5 3118 {year} . 0 0 0",
    ]
    return written(folder, name or f"{year}.csv", annual(*rows))


def read_both(folder, *paths):
    """The study data as read from the files, and from the store that they were put into."""
    for path in paths:
        load_file(StoreFolder(folder / "store"), path)
    from_files = read_sources([DataSource(str(path)) for path in paths], folder, KERN)
    return from_files, read_sources([DataSource("store:")], folder, KERN)


def same_data(from_files, from_store):
    keys = ["area_fips", "own_code", "industry_code", "year"]
    first, second = (
        data.panel.table.sort_values(keys).reset_index(drop=True) for data in (from_files, from_store)
    )
    assert [source.name for source in from_files.panel.sources] == [
        source.name for source in from_store.panel.sources
    ]
    assert first.equals(second)


def in_store(store):
    """Every file in the store, and its bytes."""
    return {
        path.relative_to(store.root).as_posix(): path.read_bytes()
        for folder in ("rows", "raw", "tables")
        for path in sorted((store.root / folder).rglob("*"))
        if path.is_file()
    }


def test_what_comes_out_is_what_the_files_say(tmp_path, store):
    same_data(*read_both(tmp_path, year_file(tmp_path, 2023), year_file(tmp_path, 2024)))


def test_a_withheld_cell_keeps_its_establishments_and_has_no_jobs(tmp_path, store):
    load_file(store, year_file(tmp_path, 2024))
    rows = stored_contents(store, KERN)[0].annual.set_index("industry_code")
    assert rows.loc["2131", ["annual_avg_estabs", "status"]].tolist() == [2, "withheld"]
    assert rows.loc["2131", ["annual_avg_emplvl", "total_annual_wages"]].isna().all()


def test_a_true_zero_stays_a_zero(tmp_path, store):
    load_file(store, year_file(tmp_path, 2024))
    rows = stored_contents(store, KERN)[0].annual.set_index("industry_code")
    assert rows.loc["3118", "annual_avg_emplvl"] == 0


def test_names_beside_the_rows_come_out_too(tmp_path, store):
    rows = [
        "06029 5 10 2024 . 50 9000 500000000 | Kern County, California | 10 Total, all industries",
        "06029 5 2111 2024 . 5 70 4000000 | Kern County, California | NAICS 2111 Oil and gas extraction",
    ]
    from_files, from_store = read_both(tmp_path, written(tmp_path, "titled.csv", titled(*rows)))
    same_data(from_files, from_store)
    assert from_store.panel.industry_title("2111") == from_files.panel.industry_title("2111")


def test_vintages_with_other_columns_stand_side_by_side(tmp_path, store):
    plain = year_file(tmp_path, 2023)
    text = plain.read_text(encoding="utf-8")
    lines = [line.split(",") for line in text.replace("2023", "2024").splitlines()]
    fewer_and_more = [",".join([*line[:3], *line[4:-2], f"new{number}"]) for number, line in enumerate(lines)]
    later = written(tmp_path, "later.csv", "\n".join(fewer_and_more) + "\n")
    old = "06029 5 2111 2022 . 5 70 4000000 | Kern County, California | NAICS 2111 Oil and gas extraction"
    titled_file = written(tmp_path, "titled.csv", titled(old))
    same_data(*read_both(tmp_path, titled_file, plain, later))


def test_columns_in_another_order_are_found_by_their_names(tmp_path, store):
    lines = [line.split(",") for line in year_file(tmp_path, 2024).read_text(encoding="utf-8").splitlines()]
    turned = written(tmp_path, "turned.csv", "\n".join(",".join(reversed(line)) for line in lines) + "\n")
    same_data(*read_both(tmp_path, turned))


def test_each_row_group_says_its_file_vintage_and_time(tmp_path, store):
    duckdb = pytest.importorskip("duckdb")
    stored = load_file(store, year_file(tmp_path, 2024), Origin(vintage="2025-09-03"))
    path = str(store.root / stored.rows[0].parquet)
    stamps = duckdb.execute(
        "SELECT DISTINCT path_in_schema, stats_min_value FROM parquet_metadata(?) "
        "WHERE path_in_schema IN ('source_file', 'vintage', 'loaded_at') ORDER BY 1",
        [path],
    ).fetchall()
    assert stamps == [("loaded_at", stored.loaded_at), ("source_file", "2024.csv"), ("vintage", "2025-09-03")]


def test_the_raw_file_is_kept_byte_for_byte(tmp_path, store):
    raw = year_file(tmp_path, 2024)
    stored = load_file(store, raw)
    assert (store.root / stored.raw).read_bytes() == raw.read_bytes()


def test_the_same_file_again_changes_nothing(tmp_path, store):
    raw = year_file(tmp_path, 2024)
    load_file(store, raw)
    before = in_store(store), store.catalogue.read_bytes()
    load_file(store, raw)
    assert (in_store(store), store.catalogue.read_bytes()) == before


def test_the_next_version_of_a_file_takes_the_place_of_the_old_one(tmp_path, store):
    load_file(store, year_file(tmp_path, 2024, 7200), Origin("https://bls.example/kern.csv", etag="1"))
    load_file(store, year_file(tmp_path, 2024, 7300), Origin("https://bls.example/kern.csv", etag="2"))
    rows = stored_contents(store, KERN)[0].annual.set_index("industry_code")
    assert rows.loc["2111", "annual_avg_emplvl"] == 7300
    assert len(in_store(store)) == 3  # raw file, where it came from, rows


def test_a_whole_year_takes_the_place_of_its_slices(tmp_path, store):
    load_file(store, year_file(tmp_path, 2024, 7200))
    load_file(store, year_file(tmp_path, 2024, 7300, "2024.annual.singlefile.csv"), Origin(whole_year=True))
    assert [file.name for file in list_files(store)] == ["2024.annual.singlefile.csv"]


def test_rows_that_another_file_has_are_refused_and_the_store_is_as_it_was(tmp_path, store):
    load_file(store, year_file(tmp_path, 2024, 7200))
    before = in_store(store), store.catalogue.read_bytes()
    with pytest.raises(Contradiction, match=r"4 of its rows are in the store already, from 2024\.csv"):
        load_file(store, year_file(tmp_path, 2024, 7300, "other.csv"))
    assert (in_store(store), store.catalogue.read_bytes()) == before


@pytest.mark.parametrize(
    ("old", "new", "error", "words"),
    [
        ("06029,5,2111", "602,5,2111", BadValue, "area_fips.*line 3"),
        (",5,7200,", ",5,72.5,", BadValue, "annual_avg_emplvl is 72.5.*line 3"),
        (",5,7200,", ",5,-7,", BadValue, "is negative.*line 3"),
        (",5,7200,", ",5,,", BadValue, "'', not a number.*line 3"),
        ("06029,5,3118", "06029,5,2111", Contradiction, "line 3, and 0 in 2024.csv, line 5"),
        (",5,7200,", ",5,7200,1,", DataError, "line 3"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_loaded(tmp_path, store, old, new, error, words):
    raw = year_file(tmp_path, 2024)
    raw.write_text(raw.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(error, match=words):
        load_file(store, raw)
    assert in_store(store) == {}


def test_two_years_in_one_file_are_refused_with_the_way_out(tmp_path, store):
    both = written(tmp_path, "both.csv", annual("06029 5 10 2023 . 1 2 3", "06029 5 10 2024 . 1 2 3"))
    with pytest.raises(UnknownLayout, match=r"2023 to 2024.*among the study's own data"):
        load_file(store, both)


def quarter_file(folder, quarter, area="06029"):
    row = f"{area} 5 2111 2024 {quarter} . 4 {quarter}0 {quarter}0 {quarter}0 1000"
    return written(folder, f"{area} q{quarter}.csv", quarterly(row))


def test_four_files_of_quarters_become_the_year(tmp_path, store):
    add_files([quarter_file(tmp_path, quarter) for quarter in (1, 2, 3, 4)], store)
    row = read_sources([DataSource("store:")], tmp_path, KERN).panel.table.iloc[0]
    assert (row["year"], row["annual_avg_emplvl"], row["total_annual_wages"]) == (2024, 25, 4000)


def test_quarters_of_another_county_come_beside_those_of_the_first(tmp_path, store):
    for area in ("06029", "06031"):
        add_files([quarter_file(tmp_path, quarter, area) for quarter in (1, 2, 3, 4)], store)
    assert sorted(area for file in list_files(store) for one in file.rows for area in one.areas) == [
        "06029",
        "06031",
    ]


def test_the_same_quarters_again_change_nothing(tmp_path, store):
    files = [quarter_file(tmp_path, quarter) for quarter in (1, 2, 3, 4)]
    add_files(files, store)
    before = in_store(store)
    add_files(files[::-1], store)
    assert in_store(store) == before


def test_three_quarters_are_no_year_and_the_fourth_is_asked_for(tmp_path, store):
    with pytest.raises(MissingColumn, match=r"quarter 4 of 2024 is not there.*data add Q1.csv"):
        add_files([quarter_file(tmp_path, quarter) for quarter in (1, 2, 3)], store)


def test_names_beside_quarters_come_out_too(tmp_path, store):
    names = ',"Kern County, California","NAICS 2111 Oil"'
    texts = {
        quarter: quarterly(f"06029 5 2111 2024 {quarter} . 4 10 10 10 1000").replace("\n", names + "\n")
        for quarter in (1, 2, 3, 4)
    }
    headed = [text.replace(names, ",area_title,industry_title", 1) for text in texts.values()]
    add_files([written(tmp_path, f"q{number}.csv", text) for number, text in enumerate(headed)], store)
    panel = read_sources([DataSource("store:")], tmp_path, KERN).panel
    assert panel.area_titles["06029"] == "Kern County, California"


def test_an_annual_file_beside_the_stores_quarters_may_differ_by_rounding(tmp_path, store):
    add_files([quarter_file(tmp_path, quarter) for quarter in (1, 2, 3, 4)], store)
    year = written(tmp_path, "year.csv", annual("06029 5 2111 2024 . 4 26 4000"))
    panel = read_sources([DataSource("store:"), DataSource(str(year))], tmp_path, KERN).panel
    assert panel.table["annual_avg_emplvl"].tolist() == [26]


def test_an_empty_store_says_how_to_fill_it(tmp_path, store):
    with pytest.raises(DataError, match=r"holds nothing of 06029.*data get"):
        read_sources([DataSource("store:")], tmp_path, KERN)


def test_a_catalogue_that_was_tampered_with_is_told(store):
    store.root.mkdir()
    store.catalogue.write_text("{]", encoding="utf-8")
    with pytest.raises(StoreError, match="catalogue cannot be read"):
        read_catalogue(store)


def test_a_catalogue_cannot_name_a_file_outside_the_store(tmp_path, store):
    load_file(store, year_file(tmp_path, 2024))
    text = store.catalogue.read_text(encoding="utf-8")
    store.catalogue.write_text(text.replace('"raw/', '"../raw/'), encoding="utf-8")
    with pytest.raises(StoreError, match="outside"):
        read_catalogue(store)


_KILLED = """
import os, signal, sys
from pathlib import Path
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import load_file
root, raw = Path(sys.argv[1]), Path(sys.argv[2])

def load(last):
    steps = 0
    def hook(event, words):
        nonlocal steps
        if event in ("open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "shutil.copyfile") and str(root) in str(words):
            steps += 1
            if steps == last:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    load_file(StoreFolder(root), raw)

for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            load(int(line))
            os._exit(0)
        finally:
            os._exit(1)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Loads a file in a process of its own that is killed at the step it is told, over and over; what it needs is imported once."""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_load_killed_at_any_step_leaves_the_store_as_it_was_or_whole(tmp_path, store):
    load_file(store, year_file(tmp_path, 2023))
    before = in_store(store)
    raw = year_file(tmp_path, 2024)
    command = [sys.executable, "-c", _KILLED, str(store.root), str(raw)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        years, step, ended = (), 0, -signal.SIGKILL
        while len(years) < 2:
            assert ended == -signal.SIGKILL
            step += 1
            print(step, file=program.stdin, flush=True)
            ended = int(program.stdout.readline())
            years = read_catalogue(store).years
            assert years in ((2023,), (2023, 2024))
            assert {name: in_store(store)[name] for name in before} == before
            assert len(stored_contents(store, KERN)) == len(years)
    assert step > 10
    load_file(store, raw)
    assert len(in_store(store)) == 6
    assert not list(store.loading.iterdir())
