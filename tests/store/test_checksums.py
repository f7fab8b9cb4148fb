"""Parquet of the store is held against its checksum: damage is a sentence, never another number."""

import json
import random
from contextlib import suppress

import pytest
from click.testing import CliRunner

from industry_clusters.errors import StoreError
from industry_clusters.hosts.cli import main
from industry_clusters.ingest.layouts.selection import EVERYTHING
from industry_clusters.store import checksums
from industry_clusters.store.catalogue import read_catalogue
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import load_file, remove_files
from industry_clusters.store.read import stored_contents
from industry_clusters.store.repair import repair_store
from support.qcew_files import AREA_TITLES, annual


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    made = StoreFolder(tmp_path / "store")
    for year in (2019, 2020):
        load_file(made, year_file(tmp_path, year))
    return made


def year_file(folder, year):
    path = folder / f"{year}.csv"
    rows = [
        f"06029 0 10 {year} . 50 9000 500000000",
        f"06029 5 2111 {year} . 5 120 4000000",
        f"06029 5 2131 {year} N 2 0 0",
    ]
    path.write_text(annual(*rows), encoding="utf-8")
    return path  # fmt: skip


def sums(store):
    frames = [content.annual for content in stored_contents(store, EVERYTHING) if content.annual is not None]
    return [(len(frame), frame["annual_avg_emplvl"].sum(), frame["total_annual_wages"].sum()) for frame in frames]  # fmt: skip


def rows_files(store):
    return sorted(store.rows.rglob("*.parquet"))


def look_anew():
    """As another program would: nothing is known of the files."""
    checksums._seen.clear()


def without_checksums(store):
    """The store as an earlier release wrote it."""
    told = json.loads(store.catalogue.read_text(encoding="utf-8"))
    for file in told["files"]:
        for rows in file["rows"]:
            del rows["sha256"], rows["numbered"]
    store.catalogue.write_text(json.dumps(told), encoding="utf-8")


def test_every_file_of_rows_has_its_checksum_in_the_catalogue(store):
    rows = read_catalogue(store).rows
    assert [one.sha256 for one in rows] == [checksums.sha256_of(store.root / one.parquet) for one in rows]


@pytest.mark.parametrize("seed", range(40))
def test_a_bit_that_flipped_anywhere_is_a_sentence(store, seed):
    path = rows_files(store)[seed % 2]
    whole = bytearray(path.read_bytes())
    place = random.Random(seed).randrange(len(whole) * 8)  # noqa: S311  the same chances each time
    whole[place // 8] ^= 1 << place % 8
    path.write_bytes(whole)
    look_anew()
    with pytest.raises(StoreError, match=r"damaged: what it holds of 20\d\d\.csv .*data repair"):
        stored_contents(store, EVERYTHING)


@pytest.mark.parametrize("damage", [lambda old: old[:0], lambda old: old[:-9], lambda old: old[:4] * 50])
def test_a_file_of_rows_that_is_empty_short_or_another_is_a_sentence_and_repair_mends_it(store, damage):
    before = sums(store)
    path = rows_files(store)[0]
    path.write_bytes(damage(path.read_bytes()))
    look_anew()
    for command in (["nation", "--years", "2019-2020", "--reference", "06029", "--out", str(store.root.parent / "n.csv")], ["data", "add", str(store.root.parent / "2019 again.csv")]):  # fmt: skip
        (store.root.parent / "2019 again.csv").write_text(
            (store.root.parent / "2019.csv").read_text(encoding="utf-8").replace(",120,", ",121,"), encoding="utf-8"
        )  # fmt: skip
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 1, result.output
        assert "is damaged" in result.output
        assert "data repair" in result.output
    result = CliRunner().invoke(main, ["data", "repair"])
    assert result.exit_code == 0, result.output
    assert sums(store) == before
    assert sorted(store.root / one.parquet for one in read_catalogue(store).rows) == rows_files(store)


def test_a_table_of_names_that_was_changed_in_the_store_is_a_sentence(store, tmp_path):
    (tmp_path / "names.csv").write_text(AREA_TITLES, encoding="utf-8")
    load_file(store, tmp_path / "names.csv")
    (raw,) = (store.root / "tables").rglob("names.csv")
    raw.write_text(AREA_TITLES.replace("Kern", "Born"), encoding="utf-8")
    look_anew()
    with pytest.raises(StoreError, match=r"names\.csv"):
        stored_contents(store, EVERYTHING)


def test_an_unchanged_file_is_looked_at_once_by_a_program(store, monkeypatch):
    look_anew()
    looked = []
    plain = checksums.sha256_of
    monkeypatch.setattr(checksums, "sha256_of", lambda path: looked.append(path) or plain(path))
    sums(store)
    sums(store)
    assert sorted(looked) == rows_files(store)


def test_a_store_of_the_last_release_is_read_and_gets_its_checksums_with_the_next_change(store, tmp_path):
    before = sums(store)
    without_checksums(store)
    assert sums(store) == before
    load_file(store, year_file(tmp_path, 2021))
    assert all(one.sha256 for one in read_catalogue(store).rows)
    without_checksums(store)
    remove_files(store, [file for file in read_catalogue(store).files if file.name == "2021.csv"])
    assert all(one.sha256 for one in read_catalogue(store).rows)
    without_checksums(store)
    repair_store(store)
    assert all(one.sha256 for one in read_catalogue(store).rows)
    assert sums(store) == before


@pytest.mark.parametrize("seed", range(20))
def test_damage_in_a_store_of_the_last_release_is_never_a_traceback(store, seed):
    without_checksums(store)
    path = rows_files(store)[0]
    whole = bytearray(path.read_bytes())
    start = random.Random(seed).randrange(len(whole))  # noqa: S311
    whole[start : start + 8] = b"\xff" * len(whole[start : start + 8])
    path.write_bytes(whole)
    with suppress(StoreError):
        sums(store)
