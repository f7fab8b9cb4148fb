"""A workbook may come from anybody: a place on the network that it names is not opened."""

import pytest
from click.testing import CliRunner

from industry_clusters.hosts.cli import main
from industry_clusters.ingest.files import files
from industry_clusters.sheet_names import SETUP_SHEET
from industry_clusters.study import DataSource
from industry_clusters.workflows.study_source import SHARES
from support.recalculate import open_book
from support.small_files import small_study_in

PLACES = [
    r"\\server\share\data.csv",
    "//server/share/data.csv",
    r"\\?\UNC\server\share\data.csv",
    r"\\.\pipe\data",
    "file://server/share/data.csv",
    "file:///etc/passwd",
    "https://example.org/data.csv",
    " //server/share",
    r"/\server/share",
]


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def workbook(tmp_path, monkeypatch):
    small_study_in(tmp_path)
    assert run("build", tmp_path / "here.toml").exit_code == 0
    opened = []
    plain = files._entries

    def entries(path, *rest, **more):
        opened.append(str(path))
        return plain(path, *rest, **more)

    monkeypatch.setattr(files, "_entries", entries)
    return tmp_path / "here.xlsx", opened


def put(workbook, place):
    book = open_book(workbook)
    ((sheet, cells),) = book.defined_names["data_files"].destinations
    book[sheet][cells.replace("$", "").split(":")[0]].value = place
    book.save(workbook)


@pytest.mark.parametrize("place", PLACES)
def test_a_place_on_the_network_is_told_from_a_file_of_this_computer(place):
    assert DataSource(place).is_on_network


@pytest.mark.parametrize(
    "place", ["store:", "data.csv", r"C:\data\a.csv", "/home/me/a.csv", r"..\a.csv", r"\\?\C:\long\a.csv", "d/a.csv"]
)  # fmt: skip
def test_a_file_of_this_computer_is_none(place):
    assert not DataSource(place).is_on_network


@pytest.mark.parametrize("command", ["build", "slides", "letter"])
def test_every_command_refuses_it_in_a_sentence_and_opens_nothing(workbook, command):
    path, opened = workbook
    put(path, PLACES[0])
    result = run(command, path)
    assert result.exit_code == 1
    assert "a place on the network" in result.output
    assert f"sheet {SETUP_SHEET!r}" in result.output
    assert opened == []


def test_tracing_and_suggesting_refuse_it_too(workbook):
    path, opened = workbook
    put(path, PLACES[1])
    for words in (
        ("trace", path, "3111"),
        ("clusters", "suggest", path),
        ("build", path.with_suffix(".toml")),
    ):
        result = run(*words)
        assert (result.exit_code, "a place on the network" in result.output) == (1, True)
    assert opened == []


def test_a_place_that_the_persons_own_study_file_names_or_that_is_allowed_is_opened(workbook, monkeypatch):
    path, opened = workbook
    study = path.with_suffix(".toml")
    study.write_text(study.read_text(encoding="utf-8").replace('path = "data.csv"', 'path = "//server/share/data.csv"'), encoding="utf-8")  # fmt: skip
    assert "there is no file 'data.csv'" in run("build", study).output
    put(path, r"\\Server\Share\data.csv")
    monkeypatch.setenv(SHARES, "//server/share; //other")
    assert "a place on the network" not in run("build", path).output
    assert opened
