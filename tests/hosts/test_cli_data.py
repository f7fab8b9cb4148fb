"""The data store as a person meets it on the command line."""

import pytest
from click.testing import CliRunner

from industry_clusters.hosts.cli import main
from support.bls_server import area_slice, bls_server

GET = ("data", "get", "--area", "06029", "--email", "you@region.example")


@pytest.fixture
def bls(tmp_path, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_STORE", str(tmp_path / "store"))
    with bls_server() as running:
        monkeypatch.setenv("INDUSTRY_CLUSTERS_BLS", running.address)
        monkeypatch.setenv("INDUSTRY_CLUSTERS_BLS_SERIES", running.address)
        yield running


def run(*words, answer=None):
    return CliRunner().invoke(main, [str(word) for word in words], input=answer)


def test_get_says_what_was_fetched_and_what_comes_next(bls):
    result = run(*GET, "--years", "2023-2024")
    assert result.exit_code == 0, result.output
    assert "Fetched 9 files; here already: 0." in result.output
    assert "--areas 06029 --also 06000" in result.output


def test_what_is_said_to_come_next_works(bls, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run(*GET, "--years", "2021-2024")
    made = run("new", "Kern", "--areas", "06029", "--also", "06000")
    assert made.exit_code == 0, made.output
    built = run("build", "Kern.toml")
    assert (built.exit_code, (tmp_path / "Kern.xlsx").exists()) == (0, True), built.output


def test_a_figure_of_a_study_of_the_store_is_followed_to_the_line_of_the_raw_file(bls, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run(*GET, "--years", "2022-2024")
    run("new", "Kern", "--areas", "06029")
    told = run("trace", "Kern.toml", "2111").output
    assert "7,200 jobs  <- 2024.annual 06029.csv, line 6, of 2025-09-03" in told
    (raw,) = (tmp_path / "store" / "raw" / "2024").glob("*/2024.annual 06029.csv")
    assert ",7200," in raw.read_text(encoding="utf-8").splitlines()[5]


def test_a_year_that_is_not_out_is_a_note(bls):
    assert "note: 2025 is not out yet" in run(*GET, "--years", "2024-2025").output


def test_a_mirror_takes_the_place_of_bls(bls, monkeypatch):
    monkeypatch.setenv("INDUSTRY_CLUSTERS_BLS", "http://127.0.0.1:9")
    assert run(*GET, "--years", "2024", "--source", bls.address).exit_code == 0


def test_a_refusal_is_one_sentence_and_exit_code_1(bls):
    result = run("data", "get", "--area", "06029", "--years", "2024")
    assert result.exit_code == 1
    assert "Error: the server refuses (403)" in result.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--years", "90-24"), "'90-24' is not a year, or two with a hyphen"),
        (("--years", "2024", "--email", "nobody"), "'nobody' is no e-mail address"),
        (("--years", "2024", "--email", "you@x.example\r\nX: y"), "is no e-mail address"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_asked(bls, words, told):
    result = run("data", "get", "--area", "06029", *words)
    assert told in result.output
    assert not bls.asked


def test_list_tells_files_years_rows_and_where_the_store_is(bls, tmp_path):
    run(*GET, "--years", "2024")
    listed = run("data", "list").output
    assert f"The store is the folder {tmp_path / 'store'}" in listed
    assert "2024.annual 06029.csv                2024                       9 rows      1 area " in listed
    assert listed.splitlines()[-1].startswith("6 files,")


def test_update_with_check_only_says_what_is_newer(bls):
    run(*GET, "--years", "2024")
    bls.publish("/cew/data/api/2024/a/area/06029.csv", area_slice(2024, "06029") + b"\n")
    assert "newer at the source: 2024.annual 06029.csv" in run("data", "update", "--check").output


def test_update_says_that_a_later_year_is_out(bls):
    run(*GET, "--years", "2023")
    assert "2024 is out" in run("data", "update").output


def test_files_that_a_person_has_are_added(bls, tmp_path):
    file = tmp_path / "kern.csv"
    file.write_bytes(area_slice(2024, "06029"))
    assert "kern.csv" in run("data", "add", file).output
    assert "kern.csv" in run("data", "list").output


def test_remove_asks_first(bls):
    run(*GET, "--years", "2024")
    assert run("data", "remove", "06029", answer="n\n").exit_code == 1
    assert "06029.csv" in run("data", "list").output


def test_what_is_removed_is_no_longer_listed(bls):
    run(*GET, "--years", "2024")
    assert "Removed 2024.annual 06029.csv" in run("data", "remove", "06029", "--yes").output
    assert "06029.csv" not in run("data", "list").output


def test_a_folder_is_added_with_every_file_of_data_in_it(bls, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "2023.annual 06029.csv").write_bytes(area_slice(2023, "06029"))
    (folder / "notes.docx").write_text("ours", encoding="utf-8")
    added = run("data", "add", folder)
    assert (added.exit_code, added.output.count("06029.csv ...")) == (0, 1), added.output


def test_a_folder_without_data_is_refused_in_a_sentence(bls, tmp_path):
    (tmp_path / "empty").mkdir()
    refused = run("data", "add", tmp_path / "empty")
    assert (refused.exit_code, "empty holds no file of data" in refused.output) == (1, True), refused.output


def test_six_digit_definitions_come_into_a_study_of_the_store(bls, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run(*GET, "--years", "2021-2024")
    run("new", "Kern", "--areas", "06029")
    (tmp_path / "six.csv").write_text("cluster,naics\nOil,211120\n", encoding="utf-8")
    brought = run("clusters", "import", "Kern.toml", "six.csv", "--six-digit")
    assert brought.exit_code == 0, brought.output
