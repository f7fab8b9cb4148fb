"""Getting data from a source that is not always well."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from industry_clusters.errors import BadSetting, DataError, FetchError, UnknownArea
from industry_clusters.fetch.download import Patience
from industry_clusters.fetch.source import Source
from industry_clusters.ingest.reading.read import Selection
from industry_clusters.store.catalogue import read_catalogue
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import load_file
from industry_clusters.store.ownership import origin_of
from industry_clusters.store.read import stored_contents
from industry_clusters.workflows.data import Settings, Wish, get_data, list_files, update_data
from industry_clusters.workflows.data_removal import remove_data
from support.bls_server import area_slice, bls_server, whole_year

EMAIL = "someone@region.example"
SLICE = "/cew/data/api/2024/a/area/06029.csv"
YEAR = "/cew/data/files/2021/csv/2021_annual_singlefile.zip"
KERN_2024 = Wish(("06029",), 2024, 2024)
KERN_2021 = Wish(("06029",), 2021, 2021)


@pytest.fixture
def bls():
    with bls_server() as running:
        yield running


@pytest.fixture
def settings(bls, tmp_path):
    quick = Patience(attempts=3, pause=0.01, longest_pause=0.05, silence=5)
    return Settings(StoreFolder(tmp_path / "store"), Source(bls.address, bls.address), quick)


def jobs(settings, year, area="06029", industry="2111"):
    """The private jobs that the store holds of a cell."""
    wanted = Selection(areas=frozenset({area}), first_year=year, last_year=year)
    rows = next(
        content.annual for content in stored_contents(settings.store, wanted) if content.annual is not None
    )
    return rows.loc[rows["industry_code"].eq(industry) & rows["own_code"].eq("5"), "annual_avg_emplvl"].item()


def nothing_broken(settings):
    """Every file that the catalogue names is there, with where it came from, and no other."""
    store = settings.store
    raw = {store.root / file.raw for file in read_catalogue(store).files}
    named = raw | {origin_of(path) for path in raw}
    named |= {store.root / one.parquet for one in read_catalogue(store).rows}
    there = {
        path
        for folder in ("rows", "raw", "tables")
        for path in (store.root / folder).rglob("*")
        if path.is_file()
    }
    return named == there and not list(store.loading.glob("*"))


def test_a_county_comes_with_its_state_the_nation_names_and_prices(settings):
    report = get_data(KERN_2024, EMAIL, settings)
    assert sorted(report.fetched) == [
        "2024.annual 06000.csv", "2024.annual 06029.csv", "2024.annual US000.csv",
        "area_titles.csv", "cu.data.1.AllItems", "industry_titles.csv",
    ]  # fmt: skip
    assert jobs(settings, 2024) == 10 * 24 * 30


def test_a_year_without_slices_comes_as_a_whole_year(settings):
    report = get_data(Wish(("06029",), 2021, 2022), EMAIL, settings)
    assert "2021_annual_singlefile.zip" in report.fetched
    assert (jobs(settings, 2021), jobs(settings, 2022)) == (10 * 21 * 30, 10 * 22 * 30)


def test_a_withheld_cell_is_withheld_in_the_store(settings):
    get_data(KERN_2024, EMAIL, settings)
    content = stored_contents(settings.store, Selection(areas=frozenset({"06029"})))[0]
    withheld = content.annual[content.annual["industry_code"].eq("2131")]
    assert withheld["annual_avg_emplvl"].isna().all()
    assert withheld["status"].tolist() == ["withheld"]


def test_what_is_here_is_not_fetched_again(settings, bls):
    get_data(KERN_2024, EMAIL, settings)
    before = sum(bls.asked.values())
    report = get_data(KERN_2024, EMAIL, settings)
    assert report.fetched == []
    assert sum(bls.asked.values()) == before


def test_a_county_more_costs_only_that_county(settings, bls):
    get_data(KERN_2024, EMAIL, settings)
    assert get_data(Wish(("06031",), 2024, 2024), settings=settings).fetched == ["2024.annual 06031.csv"]


def test_the_e_mail_address_is_remembered(settings):
    get_data(KERN_2024, EMAIL, settings)
    assert "2023.annual 06029.csv" in get_data(Wish(("06029",), 2023, 2023), settings=settings).fetched


def test_without_an_e_mail_address_the_refusal_says_what_to_do(settings):
    with pytest.raises(FetchError, match=r"403.*--email"):
        get_data(KERN_2024, "", settings)
    assert nothing_broken(settings)
    assert get_data(KERN_2024, EMAIL, settings).fetched


def test_a_year_that_is_not_out_yet_is_told_and_the_others_come(settings):
    report = get_data(Wish(("06029",), 2024, 2025), EMAIL, settings)
    assert report.not_out == ["2025"]
    assert jobs(settings, 2024) == 10 * 24 * 30


def test_an_area_that_is_not_on_the_list_of_areas_is_refused_before_its_rows_are_asked_for(settings, bls):
    with pytest.raises(UnknownArea, match=r"no area '06028'.*Did you mean '06029'"):
        get_data(Wish(("06028",), 2024, 2024), EMAIL, settings)
    assert [path for path in bls.asked if "/2024/" in path] == []


def test_an_area_on_the_list_without_rows_in_any_year_is_refused(settings, bls):
    bls.files["/cew/doc/titles/area/area_titles.csv"] += b'"06999","Unknown, California"\n'
    with pytest.raises(UnknownArea, match="no rows of the area '06999' from 2023 to 2024"):
        get_data(Wish(("06029", "06999"), 2023, 2024), EMAIL, settings)
    assert jobs(settings, 2024) == 10 * 24 * 30


def test_an_area_that_lacks_some_of_the_years_is_a_note(settings, bls):
    del bls.files["/cew/data/api/2023/a/area/06029.csv"]
    report = get_data(Wish(("06029",), 2023, 2024), EMAIL, settings)
    assert report.failed == ["06029 in 2023: BLS has no such area"]


def test_a_connection_cut_in_the_middle_is_taken_up_where_it_broke(settings, bls):
    bls.faults[SLICE] = ["cut"]
    get_data(KERN_2024, EMAIL, settings)
    half = len(area_slice(2024, "06029")) // 2
    assert bls.ranges == [f"bytes={half}-"]
    assert jobs(settings, 2024) == 10 * 24 * 30


def test_a_connection_cut_again_and_again_is_told_and_a_later_try_goes_on(settings, bls):
    bls.faults[SLICE] = ["cut"] * 3
    with pytest.raises(FetchError, match=r"could not be brought in 3 attempts.*what has arrived is kept"):
        get_data(KERN_2024, EMAIL, settings)
    assert nothing_broken(settings)
    get_data(KERN_2024, EMAIL, settings)
    assert jobs(settings, 2024) == 10 * 24 * 30
    assert len(bls.ranges) == 3


def test_a_file_that_changes_between_two_attempts_is_not_pasted_together(settings, bls):
    bls.faults[SLICE] = ["cut"] * 3
    with pytest.raises(FetchError):
        get_data(KERN_2024, EMAIL, settings)
    bls.publish(SLICE, area_slice(2024, "06029").replace(b",7200,", b",7300,"))
    get_data(KERN_2024, EMAIL, settings)
    assert jobs(settings, 2024) == 7300


def test_a_truncated_zip_is_told_and_the_next_try_works(settings, bls):
    bls.faults[YEAR] = ["half"] * 3
    with pytest.raises(FetchError, match="the archive is cut short"):
        get_data(KERN_2021, EMAIL, settings)
    assert nothing_broken(settings)
    get_data(KERN_2021, EMAIL, settings)
    assert jobs(settings, 2021) == 10 * 21 * 30


def test_a_zip_with_a_damaged_byte_is_told_and_the_next_try_works(settings, bls):
    content = bytearray(whole_year(2021))
    content[len(content) // 2] ^= 0xFF
    bls.files[YEAR] = bytes(content)
    with pytest.raises(DataError, match=r"damaged|cut short"):
        get_data(KERN_2021, EMAIL, settings)
    assert nothing_broken(settings)
    bls.publish(YEAR, whole_year(2021))
    get_data(KERN_2021, EMAIL, settings)
    assert jobs(settings, 2021) == 10 * 21 * 30


def test_a_web_page_in_place_of_data_is_told_and_the_next_try_works(settings, bls):
    bls.faults[SLICE] = ["page"]
    with pytest.raises(FetchError, match=r"a page \(text/html\) in place of data"):
        get_data(KERN_2024, EMAIL, settings)
    assert nothing_broken(settings)
    assert get_data(KERN_2024, EMAIL, settings).fetched == ["2024.annual 06029.csv"]


@pytest.mark.parametrize(
    ("path", "content", "wish"),
    [(YEAR, whole_year(2020), KERN_2021), (SLICE, area_slice(2023, "06029"), KERN_2024),
     (SLICE, area_slice(2024, "06031"), KERN_2024)],
)  # fmt: skip
def test_a_file_of_another_year_or_area_than_was_asked_for_is_refused(settings, bls, path, content, wish):
    bls.publish(path, content)
    with pytest.raises(DataError, match="was asked for"):
        get_data(wish, EMAIL, settings)
    assert nothing_broken(settings)


def test_a_file_with_text_in_a_number_is_told_with_its_line_and_stays_out(settings, bls):
    bls.publish(SLICE, area_slice(2024, "06029").replace(b",7200,", b",many,"))
    with pytest.raises(DataError, match=r"annual_avg_emplvl is 'many'.*2024\.annual 06029\.csv, line 5"):
        get_data(KERN_2024, EMAIL, settings)
    assert nothing_broken(settings)


def test_a_server_that_is_busy_is_asked_again(settings, bls):
    bls.faults[SLICE] = ["busy", "busy"]
    get_data(KERN_2024, EMAIL, settings)
    assert bls.asked[f"GET {SLICE}"] == 3


def test_a_server_that_stays_silent_is_asked_again(settings, bls):
    bls.faults[SLICE] = ["slow"]
    impatient = Settings(settings.store, settings.source, Patience(3, 0.01, 0.05, silence=0.3))
    get_data(KERN_2024, EMAIL, impatient)
    assert jobs(settings, 2024) == 10 * 24 * 30


def test_progress_tells_bytes_here_and_bytes_in_all(settings):
    told = []
    get_data(KERN_2024, EMAIL, settings, lambda name, done, of: told.append((name, done, of)))
    size = len(area_slice(2024, "06029"))
    assert ("2024.annual 06029.csv", size, size) in told


_ANOTHER = """
import sys
from pathlib import Path
from industry_clusters.fetch.source import Source
from industry_clusters.store.folder import StoreFolder
from industry_clusters.store.load import load_file
from industry_clusters.store.ownership import origin_of
from industry_clusters.workflows.data import Settings, Wish, get_data
base, folder = sys.argv[1:]
get_data(Wish(("06029",), 2021, 2024), "a@b.example", Settings(StoreFolder(Path(folder)), Source(base, base)))
"""


def test_two_programs_at_once_fetch_every_file_once(settings, bls):
    command = [sys.executable, "-c", _ANOTHER, bls.address, str(settings.store.root)]
    both = [
        subprocess.Popen(command, env=os.environ.copy(), stderr=subprocess.PIPE, text=True) for _ in range(2)
    ]
    errors = [program.communicate(timeout=60)[1] for program in both]
    assert ([program.returncode for program in both], errors) == ([0, 0], ["", ""])
    files = [path for path in bls.asked if path.split()[1] in bls.files]
    assert [path for path in files if bls.asked[path] > 1] == []
    assert nothing_broken(settings)
    assert jobs(settings, 2021) == 10 * 21 * 30


def test_update_fetches_what_is_newer_and_only_that(settings, bls):
    get_data(KERN_2024, EMAIL, settings)
    bls.publish(SLICE, area_slice(2024, "06029").replace(b",7200,", b",7300,"))
    report = update_data(settings)
    assert (report.newer, report.fetched) == (["2024.annual 06029.csv"], ["2024.annual 06029.csv"])
    assert jobs(settings, 2024) == 7300
    assert nothing_broken(settings)


def test_looking_for_updates_changes_nothing(settings, bls):
    get_data(KERN_2024, EMAIL, settings)
    bls.publish(SLICE, area_slice(2024, "06029").replace(b",7200,", b",7300,"))
    assert update_data(settings, only_look=True).newer == ["2024.annual 06029.csv"]
    assert jobs(settings, 2024) == 7200


@pytest.fixture
def mirror(settings):
    """A mirror of what the store was fetched from, under a folder of its own."""
    with bls_server() as running:
        running.files = {f"/bls{path}": content for path, content in running.files.items()}
        yield running, replace(settings, source=Source(f"{running.address}/bls", f"{running.address}/bls"))


def test_what_came_from_bls_is_brought_up_to_date_from_a_mirror(settings, mirror):
    get_data(KERN_2024, EMAIL, settings)
    server, at_mirror = mirror
    server.publish(f"/bls{SLICE}", area_slice(2024, "06029").replace(b",7200,", b",7300,"))
    assert update_data(at_mirror).fetched == ["2024.annual 06029.csv"]
    assert jobs(settings, 2024) == 7300
    assert nothing_broken(settings)


def test_an_update_from_a_mirror_asks_nobody_else(settings, mirror, bls):
    get_data(KERN_2024, EMAIL, settings)
    before = bls.asked.total()
    assert update_data(mirror[1]).current == 6
    assert bls.asked.total() == before


def test_what_came_from_bls_is_not_fetched_again_from_a_mirror(settings, mirror):
    get_data(KERN_2024, EMAIL, settings)
    assert get_data(KERN_2024, EMAIL, mirror[1]).fetched == []


def test_update_tells_that_the_next_year_is_out(settings, bls):
    get_data(Wish(("06029",), 2023, 2023), EMAIL, settings)
    assert update_data(settings).next_year == 2024


def test_a_file_that_is_gone_at_the_source_stays_in_the_store(settings, bls):
    get_data(KERN_2024, EMAIL, settings)
    del bls.files[SLICE]
    assert update_data(settings).gone == ["2024.annual 06029.csv"]
    assert jobs(settings, 2024) == 7200


def test_a_year_that_is_removed_is_gone_and_can_be_fetched_again(settings):
    get_data(Wish(("06029",), 2023, 2024), EMAIL, settings)
    remove_data([], [2024], settings.store)
    assert {year for file in list_files(settings.store) for year in file.years} == {2023}
    assert nothing_broken(settings)
    assert "2024.annual 06029.csv" in get_data(KERN_2024, settings=settings).fetched


def test_a_file_of_one_area_goes_by_the_area_whatever_its_name(settings, tmp_path):
    (tmp_path / "kern.csv").write_bytes(area_slice(2024, "06029"))
    load_file(settings.store, tmp_path / "kern.csv")
    assert remove_data(["06029"], store=settings.store) == ["kern.csv"]


def test_an_area_in_a_file_of_many_is_not_removed_alone(settings):
    get_data(KERN_2021, EMAIL, settings)
    with pytest.raises(
        BadSetting, match=r"only in files that hold other areas too: 2021_annual_singlefile.zip"
    ):
        remove_data(["06029"], store=settings.store)
    assert jobs(settings, 2021) == 10 * 21 * 30


@pytest.mark.parametrize("word", ["csv", "annual", "area_titles"])
def test_a_part_of_a_name_removes_nothing(settings, word):
    get_data(KERN_2024, EMAIL, settings)
    with pytest.raises(BadSetting, match="the data store has no"):
        remove_data([word], store=settings.store)


def test_a_year_in_the_name_of_a_file_is_not_the_year_of_its_rows(settings, tmp_path):
    (tmp_path / "export 2022.csv").write_bytes(area_slice(2024, "06029"))
    load_file(settings.store, tmp_path / "export 2022.csv")
    with pytest.raises(BadSetting, match="has no '2022'"):
        remove_data([], [2022], settings.store)


def test_removing_what_is_not_there_is_told(settings):
    with pytest.raises(BadSetting, match="has no '1999'"):
        remove_data([], [1999], settings.store)


@pytest.mark.parametrize(
    ("areas", "first", "last", "words"),
    [((), 2024, 2024, "no area"), (("6029",), 2024, 2024, "'6029' is no area code"),
     (("06029",), 2024, 2023, "earlier year first"), (("06029",), 1980, 1990, "begin with 1990")],
)  # fmt: skip
def test_a_wish_that_cannot_be_is_refused_before_anything_is_asked(areas, first, last, words):
    with pytest.raises(BadSetting, match=words):
        Wish(areas, first, last)
