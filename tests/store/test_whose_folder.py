"""The store writes and deletes in its own folder only, and only what it wrote; a lost catalogue is made again."""

import json

import pytest
from click.testing import CliRunner

from industry_clusters.errors import StoreError
from industry_clusters.hosts.cli import main
from industry_clusters.ingest.reading.read import Selection
from industry_clusters.store.catalogue import read_catalogue
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import Origin, load_file, remove_files
from industry_clusters.store.read import stored_contents
from industry_clusters.store.repair import repair_store
from support.qcew_files import annual

KERN = Selection(areas=frozenset({"06029"}))
ADDRESS = "https://bls.example/2024/a/area/06029.csv"


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    return StoreFolder(tmp_path / "store")


def kern(folder, year=2024, jobs=7200):
    path = folder / f"{year}.csv"
    path.write_text(
        annual(f"06029 0 10 {year} . 50 9000 500000000", f"06029 5 2111 {year} . 5 {jobs} 40000000")
    )
    return path


def put(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def rows_of(store):
    return [content.annual for content in stored_contents(store, KERN)]


def test_a_folder_of_a_persons_own_is_refused_and_stays_as_it_is(tmp_path, store):
    before = put(store.root, raw__notes_dot_docx="a", tables__budget_dot_xlsx="b", rows__x_dot_csv="c")
    with pytest.raises(StoreError, match=r"not empty and is no data store.*INDUSTRY_CLUSTERS_STORE"):
        load_file(store, kern(tmp_path))
    assert sorted(path for path in store.root.rglob("*") if path.is_file()) == before


@pytest.mark.parametrize("name", ["catalogue_dot_json", "settings_dot_json", "loading__load-1__a_dot_csv"])
def test_a_file_that_has_a_name_of_the_stores_makes_no_store(tmp_path, store, name):
    before = put(store.root, **{name: "{}", "thesis_dot_docx": "mine"})
    with pytest.raises(StoreError, match="is no data store"):
        load_file(store, kern(tmp_path))
    assert sorted(path for path in store.root.rglob("*") if path.is_file()) == before


def test_data_get_refuses_such_a_folder_before_it_asks_anybody(store):
    put(store.root, thesis_dot_docx="mine")
    words = ("data", "get", "--area", "06029", "--years", "2024", "--email", "you@region.example")
    refused = CliRunner().invoke(main, [*words, "--source", "http://127.0.0.1:9"])
    assert "is no data store" in refused.output


def test_a_file_that_a_person_put_into_the_store_is_never_deleted(tmp_path, store):
    load_file(store, kern(tmp_path))
    mine = [
        *put(store.root / "raw" / "2024", interviews_dot_docx="a"),
        *put(store.root / "tables", my_dot_xlsx="b"),
    ]
    load_file(store, kern(tmp_path, 2023))
    remove_files(store, list(read_catalogue(store).files))
    kept = {path.name for path in mine if path.exists()}
    assert {"interviews.docx", "my.xlsx"} <= kept


def test_a_store_without_a_mark_goes_on_and_is_marked(tmp_path, store):
    load_file(store, kern(tmp_path))
    store.mark.unlink()
    load_file(store, kern(tmp_path, 2023))
    assert (store.mark.exists(), read_catalogue(store).years) == (True, (2023, 2024))


def test_a_visit_that_brought_nothing_left_a_store_all_the_same(tmp_path, store):
    put(store.root, settings_dot_json='{"email": "you@region.example"}', writing_dot_lock="")
    load_file(store, kern(tmp_path))
    assert read_catalogue(store).years == (2024,)


@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_a_lost_catalogue_is_damage_and_nothing_is_deleted(tmp_path, store, damage):
    load_file(store, kern(tmp_path))
    raw = list((store.root / "raw").rglob("*.csv"))
    text = store.catalogue.read_text()
    store.catalogue.unlink() if damage == "gone" else store.catalogue.write_text(text[:200])
    with pytest.raises(StoreError, match="data repair"):
        load_file(store, kern(tmp_path, 2023))
    assert all(path.exists() for path in raw)


@pytest.mark.parametrize("of_an_earlier_release", [False, True])
def test_repair_brings_the_same_rows_back(tmp_path, store, of_an_earlier_release):
    load_file(store, kern(tmp_path))
    load_file(store, kern(tmp_path, 2023))
    before = rows_of(store)
    store.catalogue.unlink()
    if of_an_earlier_release:
        store.mark.unlink()
        for note in (store.root / "raw").rglob("origin.json"):
            note.unlink()
    report = repair_store(store)
    after = rows_of(store)
    assert (len(report.loaded), report.failed) == (2, [])
    assert all(first.equals(second) for first, second in zip(before, after, strict=True))


def test_repair_makes_rows_again_that_are_gone(tmp_path, store):
    load_file(store, kern(tmp_path))
    before = rows_of(store)[0]
    for rows in store.rows.rglob("*.parquet"):
        rows.unlink()
    repair_store(store)
    assert rows_of(store)[0].equals(before)


def test_a_repaired_store_knows_where_its_files_came_from(tmp_path, store):
    load_file(store, kern(tmp_path), Origin(ADDRESS, etag="7"))
    store.catalogue.unlink()
    repair_store(store)
    assert read_catalogue(store).of_address(ADDRESS).etag == "7"


def test_a_file_that_was_added_by_hand_and_is_then_fetched_is_one_file(tmp_path, store):
    load_file(store, kern(tmp_path))
    load_file(store, kern(tmp_path), Origin(ADDRESS))
    assert [file.address for file in read_catalogue(store).files] == [ADDRESS]


def test_a_raw_file_that_was_changed_is_named_and_left_out(tmp_path, store):
    load_file(store, kern(tmp_path))
    (raw,) = (store.root / "raw").rglob("*.csv")
    raw.write_text(raw.read_text().replace("7200", "9999"))
    report = repair_store(store)
    assert (report.loaded, read_catalogue(store).files) == ([], ())
    assert "2024.csv: it is not as it came" in report.failed[0]


def test_repair_on_the_command_line_says_what_is_there_again(tmp_path, store):
    load_file(store, kern(tmp_path))
    store.catalogue.unlink()
    result = CliRunner().invoke(main, ["data", "repair"])
    assert (result.exit_code, "1 files are in the store again." in result.output) == (0, True)


def test_leftovers_written_down_by_somebody_else_delete_nothing_outside(tmp_path, store):
    load_file(store, kern(tmp_path))
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    store.leftovers.write_text(json.dumps(["../mine.txt", "raw/../../mine.txt", str(mine), "settings.json"]))
    load_file(store, kern(tmp_path, 2023))
    assert mine.read_text() == "mine"
