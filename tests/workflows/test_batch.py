"""Many regions in one run: each as if it were built alone, and none stopped by another."""

import multiprocessing
import os
import re
import signal
import sys
import threading

import pytest

from industry_clusters.errors import BadSetting
from industry_clusters.ingest.study.batch_file import batch_from_text
from industry_clusters.study import Region, Study
from industry_clusters.workflows.batch.regions import file_names, studies_of
from industry_clusters.workflows.batch.run import run_batch, usual_jobs
from industry_clusters.workflows.build import build
from industry_clusters.workflows.data import add_files
from support.many_regions import BATCH, region, write_batch, write_data
from support.qcew_files import write
from support.recalculate import open_book


@pytest.fixture(scope="module")
def six(tmp_path_factory):
    """The batch of six, of which two fail."""
    return run_batch(write_batch(tmp_path_factory.mktemp("six")), jobs=2)


def outcome_of(report, name):
    return next(outcome for outcome in report.outcomes if outcome.region == name)


def built(report):
    return {outcome.region for outcome in report.outcomes if outcome.failure is None}


def values(path):
    """Every value that a workbook shows, by sheet and cell; paths as seen from the batch file's folder."""
    return {
        (sheet.title, cell.coordinate): str(cell.value).removeprefix("../")
        for sheet in open_book(path, data_only=True)
        if sheet.title != "_study"
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def expanded(wish, folder, only=()):
    batch = batch_from_text(f"{BATCH}[[region]]\n{wish}\n", "regions.toml")
    return {one.study.region.area_fips[0]: one.study.region.name for one in studies_of(batch, folder, only)}


def test_regions_that_can_be_built_are_though_two_fail(six):
    assert built(six) == {"Ash", "Birch", "Cedar and fir", "Fir"}
    assert sorted(path.name for path in six.folder.glob("*.xlsx")) == [
        "Ash.xlsx", "Birch.xlsx", "Cedar and fir.xlsx", "Fir.xlsx", "summary.xlsx",
    ]  # fmt: skip


def test_a_failure_says_what_is_wrong_and_what_to_do(six):
    code, year = (outcome_of(six, name).failure for name in ("No such code", "Only 2020"))
    assert code.what == "the region's area 01998 is not in the data"
    assert year.what == "the first year 2010 is not in the region's data"
    assert year.next_step == (
        "Elm County, Alabama (01009) has rows of 2020 only, and none in 2010. Add its files, choose years that it has, "
        "or take it out of the region. The data hold 2020; choose two of them or add files."
    )


def test_outcomes_are_in_the_order_of_the_file(six):
    assert [outcome.region for outcome in six.outcomes] == [
        "Ash", "Birch", "No such code", "Cedar and fir", "Only 2020", "Fir",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Birch", "Cedar and fir"])  # with a withheld group; of two counties
def test_each_workbook_equals_the_one_that_is_built_alone(six, name, tmp_path):
    alone = build(six.folder / "studies" / f"{name}.toml", six.folder.parent / f"{name} alone.xlsx").path
    assert values(six.folder / f"{name}.xlsx") == values(alone)


def test_figures_are_those_of_the_regions_workbook(six):
    figures = outcome_of(six, "Ash").figures
    analysis = build(six.folder / "studies" / "Ash.toml", six.folder.parent / "Ash again.xlsx").analysis
    food = analysis.clusters.summary.iloc[0]
    assert figures.employment_last == analysis.marks.region_total_last
    assert figures.clusters[0].row["quotient_last"] == food["quotient_last"]
    assert figures.clusters[0].competitive_effect == food["competitive_effect"]


def test_what_was_typed_stays_when_the_batch_is_built_again(tmp_path):
    batch = write_batch(tmp_path, region("Ash", "01001"))
    run_batch(batch, jobs=1)
    path = tmp_path / "regions" / "Ash.xlsx"
    book = open_book(path)
    sheet, cell = next(iter(book.defined_names["list_minimum"].destinations))
    book[sheet][cell.replace("$", "")] = 77
    book.save(path)
    run_batch(batch, jobs=1)
    assert values(path).items() >= {(sheet, cell.replace("$", "")): "77"}.items()
    assert list(path.parent.glob("Ash (before *).xlsx"))


def test_only_the_named_region_is_built_and_the_summary_stays(tmp_path):
    report = run_batch(write_batch(tmp_path), jobs=1, only=["fir"])
    assert (built(report), report.summary) == ({"Fir"}, None)
    assert not (report.folder / "summary.xlsx").exists()


def test_a_name_that_is_no_region_is_refused(tmp_path):
    with pytest.raises(BadSetting, match=r"the batch has no region 'Ashe'.*Did you mean 'Ash'"):
        run_batch(write_batch(tmp_path), only=["Ashe"])


def test_slides_are_made_where_they_are_wanted(tmp_path):
    report = run_batch(write_batch(tmp_path, region("Ash", "01001")), jobs=1, slides=True)
    assert (report.folder / "Ash.pptx").stat().st_size > 10_000


def test_two_batches_at_once_into_different_folders_do_not_meet(tmp_path):
    batch = write_batch(tmp_path, region("Ash", "01001") + region("Fir", "01007"))
    reports = []
    both = [
        threading.Thread(target=lambda out=out: reports.append(run_batch(batch, out, 1)))
        for out in (tmp_path / "one", tmp_path / "two")
    ]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert [built(report) for report in reports] == [{"Ash", "Fir"}] * 2
    assert values(tmp_path / "one" / "Ash.xlsx") == values(tmp_path / "two" / "Ash.xlsx")


class Killer:
    """Kills a process of the batch as soon as a region is in hand, once."""

    def __init__(self):
        self.started_regions = []
        self.killed = False

    def begins(self, regions, jobs):
        """Nothing yet."""

    def started(self, name):
        self.started_regions.append(name)
        workers = multiprocessing.active_children()
        if len(self.started_regions) == 2 and not self.killed:
            os.kill(workers[0].pid, signal.SIGKILL)
            self.killed = True

    def ended(self, outcome):
        """Nothing more."""

    def stopping(self):
        """Nothing more."""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_process_that_is_killed_costs_no_region(tmp_path):
    killer = Killer()
    regions = region("Ash", "01001") + region("Birch", "01003") + region("Fir", "01007")
    report = run_batch(write_batch(tmp_path, regions), jobs=2, watcher=killer)
    assert killer.killed
    assert built(report) == {"Ash", "Birch", "Fir"}
    assert not [path for path in report.folder.iterdir() if path.name.startswith(".")]


class Stopper(Killer):
    """Presses Ctrl-C when the first region is built."""

    def started(self, name):
        """Nothing."""

    def ended(self, _outcome):
        if not self.killed:
            self.killed = True
            signal.raise_signal(signal.SIGINT)


def test_ctrl_c_leaves_what_is_built_and_tells_what_is_not(tmp_path):
    report = run_batch(write_batch(tmp_path), jobs=1, watcher=Stopper())
    assert report.stopped
    assert "Ash" in built(report)
    assert outcome_of(report, "Fir").failure.what == "the batch was stopped before it was built"
    assert (report.folder / "Ash.xlsx").exists()
    assert not (report.folder / "Fir.xlsx").exists()


def test_counties_of_a_state_are_those_that_the_data_hold_without_the_unknown_one(tmp_path):
    assert expanded('counties_of = "01"', write_data(tmp_path)) == {
        "01001": "Ash County, Alabama",
        "01003": "Birch County, Alabama",
        "01005": "Cedar County, Alabama",
        "01007": "Doug/Fir County, Alabama",
        "01009": "Elm County, Alabama",
    }


def test_metropolitan_areas_of_a_state_reach_into_it(tmp_path):
    assert expanded('msas_of = "13"', write_data(tmp_path)) == {"C5678": "Pineburg, AL-GA MSA"}
    assert set(expanded('msas_of = "01"', tmp_path)) == {"C1234", "C5678"}


def test_all_metropolitan_areas_are_those_of_the_nation_without_combined_ones(tmp_path):
    assert set(expanded("all_msas = true", write_data(tmp_path))) == {"C1234", "C5678", "C9999"}


def test_a_metropolitan_area_is_built_from_its_own_rows(tmp_path):
    report = run_batch(write_batch(tmp_path, '[[region]]\nmsas_of = "13"\n'), jobs=1)
    assert built(report) == {"Pineburg, AL-GA MSA"}


def test_a_state_of_which_the_data_hold_nothing_is_told_with_its_line(tmp_path):
    with pytest.raises(BadSetting, match=r"the data hold no county of Ohio \(regions\.toml, line 9\)"):
        expanded('counties_of = "39"', write_data(tmp_path))


def test_counties_come_out_of_the_store(tmp_path, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    folder = write_data(tmp_path)
    add_files(sorted((folder / "data").iterdir()))
    text = re.sub(r"\[\[common\.data\]\]\npath = .*\n", "", BATCH) + '[[region]]\ncounties_of = "01"\n'
    report = run_batch(write(folder, "stored.toml", text), jobs=2)
    assert built(report) == {f"{name} County, Alabama" for name in ("Ash", "Birch", "Cedar", "Doug/Fir")}
    from_files = run_batch(write(folder, "files.toml", BATCH + region("Ash", "01001")), jobs=1)
    stored, read = outcome_of(report, "Ash County, Alabama").figures, from_files.outcomes[0].figures
    assert (stored.clusters, stored.growth, stored.published) == (read.clusters, read.growth, read.published)


def test_regions_of_one_name_have_files_of_their_own():
    assert names_of(("Orange", "06059"), ("orange", "12095"), ("Kern", "06029")) == [
        "Orange (06059)",
        "orange (12095)",
        "Kern",
    ]


def test_the_same_region_twice_has_two_files():
    assert names_of(("Kern", "06029"), ("Kern", "06029")) == ["Kern (06029)", "Kern (06029) 2"]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Doug/Fir: north", "Doug Fir north"),
        ("..\\..\\up", "up"),
        ("CON", "CON region"),
        ("com1.x", "com1 region.x"),
        ("Summary", "Summary (06029)"),
        ("???", "region"),
        ("Kern. ", "Kern"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_files_name_is_one_that_any_system_takes(name, stem):
    assert names_of((name, "06029")) == [stem]


def test_as_many_are_built_at_a_time_as_there_are_processors_and_memory():
    assert 1 <= usual_jobs() <= (os.cpu_count() or 1)


def names_of(*regions):
    return file_names([Study(Region(name, (code,)), 2010, 2020) for name, code in regions])
