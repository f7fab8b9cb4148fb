"""The command for many regions: what it prints, and its exit code."""

import signal

import pytest
from click.testing import CliRunner

from industry_clusters.hosts import cli_batch
from industry_clusters.hosts.cli import main
from support.many_regions import BATCH, region, write_batch
from support.qcew_files import write


def run(*words):
    return CliRunner().invoke(main, ["batch", *map(str, words)])


@pytest.fixture
def two(tmp_path):
    """A batch of a region that can be built, and one that cannot."""
    return write_batch(tmp_path, region("Ash", "01001") + region("Nowhere", "01998"))


def test_one_that_fails_is_told_and_the_exit_code_says_so(two):
    done = run(two, "--jobs", "2")
    assert done.exit_code == 1
    assert "Built 1 of 2 regions" in done.output
    assert (
        "failed: Nowhere: the region's area 01998 is not in the data (region). Add their files" in done.output
    )


def test_each_region_is_told_as_it_ends_where_there_is_no_terminal(two):
    done = run(two, "--jobs", "1")
    assert "2 regions, 1 at a time" in done.output
    assert "[1/2] built Ash" in done.output
    assert "[2/2] failed Nowhere" in done.output


def test_when_all_are_built_the_exit_code_is_zero_and_the_summary_is_named(tmp_path):
    done = run(write_batch(tmp_path, region("Ash", "01001")), "--out", tmp_path / "out")
    assert done.exit_code == 0
    assert "summary.xlsx" in done.output
    assert (tmp_path / "out" / "Ash.xlsx").exists()


def test_a_batch_file_that_cannot_be_read_is_one_sentence(tmp_path):
    done = run(write(tmp_path, "regions.toml", BATCH))
    assert done.exit_code == 1
    assert done.output.startswith("Error: the batch names no region (regions.toml).")


def test_a_folder_that_cannot_be_made_is_told(two, tmp_path):
    write(tmp_path, "taken", "")
    done = run(two, "--out", tmp_path / "taken")
    assert (done.exit_code, "cannot make the folder 'studies'" in done.output) == (1, True)


@pytest.mark.parametrize(
    ("presses", "words"), [(1, "Built 1 of 3 regions"), (2, "Ended at once: 1 regions were built")]
)
def test_ctrl_c_says_how_many_were_built(tmp_path, monkeypatch, presses, words):
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    plain = cli_batch._Lines.ended

    def ended(lines, outcome):
        plain(lines, outcome)
        for _ in range(presses if lines.done == 1 else 0):
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(cli_batch._Lines, "ended", ended)
    regions = region("Ash", "01001") + region("Ash too", "01001") + region("Ash also", "01001")
    done = run(write_batch(tmp_path, regions), "--jobs", "1")
    signal.signal(signal.SIGINT, before)
    assert done.exit_code == 130
    assert words in done.output
