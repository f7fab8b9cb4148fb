"""The command line as a person meets it."""

import os
import shutil
import subprocess
import sys

import pytest
from click.testing import CliRunner
from pptx import Presentation

from industry_clusters import __version__
from industry_clusters.hosts.cli import main
from support.example import BY_SECTOR, demo_in


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    return folder, run("demo", "--out", folder)


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """A study of fewer years, with its workbook."""
    return demo_in(tmp_path_factory.mktemp("few")).parent


@pytest.fixture(scope="module")
def sectors(tmp_path_factory):
    """A study of less, with its workbook."""
    return demo_in(tmp_path_factory.mktemp("sectors"), **BY_SECTOR).parent


def test_the_demo_leaves_a_workbook_its_study_and_its_data(demo):
    folder, result = demo
    assert result.exit_code == 0, result.output
    made = {path.name for path in folder.iterdir()}
    assert made == {"Sample region.xlsx", "sample-region.toml", "sample-region-data"}


def test_the_demo_says_that_its_numbers_are_constructed(demo):
    assert "constructed" in demo[1].output


def test_new_writes_a_study_with_the_years_of_the_data(demo, tmp_path):
    data = demo[0] / "sample-region-data"
    result = run(
        "new", "Our region", "--areas", "99001,99003", "--data", data, "--out", tmp_path / "ours.toml"
    )
    assert result.exit_code == 0, result.output
    assert "Our region, 1990 to 2003" in result.output


def test_new_without_the_reference_area_says_to_add_it_before_the_build(demo, tmp_path):
    data = demo[0] / "sample-region-data"
    made = run(
        "new",
        "Our",
        "--areas",
        "99001",
        "--reference",
        "06000",
        "--data",
        data,
        "--out",
        tmp_path / "ours.toml",
    )
    assert made.exit_code == 0, made.output
    last = made.output.strip().splitlines()[-1]
    assert last.startswith("Next: add files of")
    assert "06000" in last


def test_new_sees_the_data_from_where_it_was_called(few, tmp_path, monkeypatch):
    monkeypatch.chdir(few)
    made = run(
        "new", "Our", "--areas", "99001", "--data", "sample-region-data", "--out", tmp_path / "ours.toml"
    )
    assert made.exit_code == 0, made.output
    assert run("build", tmp_path / "ours.toml").exit_code == 0


def test_new_makes_a_file_name_of_any_region_name(demo, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("new", "A/B: the region?", "--areas", "99001", "--data", demo[0] / "sample-region-data")
    assert [path.name for path in tmp_path.iterdir()] == ["A B the region.toml"]


def test_a_name_that_the_console_cannot_show_is_no_error(demo, tmp_path):
    words = ["new", "\u017b\u00f3\u0142w", "--areas", "99001", "--data", demo[0] / "sample-region-data"]
    command = [sys.executable, "-m", "industry_clusters.hosts.cli", *words, "--out", tmp_path / "ours.toml"]
    done = subprocess.run(
        command, check=False, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, capture_output=True
    )
    assert done.returncode == 0, done.stderr


def test_new_never_overwrites_a_study(demo, tmp_path):
    (tmp_path / "ours.toml").write_text("mine")
    result = run(
        "new",
        "Our",
        "--areas",
        "99001",
        "--data",
        demo[0] / "sample-region-data",
        "--out",
        tmp_path / "ours.toml",
    )
    assert (result.exit_code, (tmp_path / "ours.toml").read_text()) == (1, "mine")


def test_a_county_that_the_data_lack_is_named(demo, tmp_path):
    data = demo[0] / "sample-region-data"
    result = run("new", "Our", "--areas", "06029", "--data", data, "--out", tmp_path / "ours.toml")
    assert result.exit_code == 1
    assert "06029" in result.output
    assert not (tmp_path / "ours.toml").exists()


def test_build_from_a_workbook_builds_it_again(sectors, tmp_path):
    result = run("build", sectors / "Sample region.xlsx", "--out", tmp_path / "again.xlsx")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "again.xlsx").exists()


def test_slides_are_written_beside_the_workbook(few):
    result = run("slides", few / "Sample region.xlsx")
    assert result.exit_code == 0, result.output
    assert len(Presentation(str(few / "Sample region.pptx")).slides) > 15


def test_one_study_that_fails_does_not_stop_the_others(sectors, tmp_path):
    other = sectors / "other.toml"
    shutil.copy(sectors / "sample-region.toml", other)
    result = run("build", tmp_path / "none.toml", other)
    assert (result.exit_code, other.with_suffix(".xlsx").exists()) == (1, True)
    assert "1 of 2 failed" in result.output


def test_one_file_cannot_hold_the_workbooks_of_several_studies(demo, tmp_path):
    result = run("build", demo[0] / "a.toml", demo[0] / "b.toml", "--out", tmp_path / "one.xlsx")
    assert (result.exit_code, "with several sources leave it out" in result.output) == (2, True)


def test_definitions_that_were_exported_can_be_imported(demo, tmp_path):
    study = demo[0] / "third.toml"
    shutil.copy(demo[0] / "sample-region.toml", study)
    exported = run("clusters", "export", study, tmp_path / "own.csv")
    assert exported.exit_code == 0, exported.output
    table = (tmp_path / "own.csv").read_text(encoding="utf-8-sig").replace("Visitor Services", "Guests")
    (tmp_path / "own.csv").write_text(table, encoding="utf-8")
    imported = run("clusters", "import", study, tmp_path / "own.csv")
    assert imported.exit_code == 0, imported.output
    assert run("clusters", "export", study, tmp_path / "again.csv").exit_code == 0
    assert "Guests" in (tmp_path / "again.csv").read_text(encoding="utf-8-sig")


def test_what_is_in_no_cluster_is_suggested_with_its_evidence(demo):
    result = run("clusters", "suggest", demo[0] / "sample-region.toml")
    assert result.exit_code == 0, result.output
    assert result.output.startswith("Evidence: staffing patterns\n")
    assert "->  Information Technology: Staffed like 5171, 5172 (" in result.output


def test_inspect_tells_layout_years_areas_and_what_is_withheld(demo):
    result = run("inspect", demo[0] / "sample-region-data" / "example_data.zip")
    assert result.exit_code == 0, result.output
    for told in ("BLS annual averages", "1990", "counties 1", "undisclosed"):
        assert told in result.output


def test_an_error_is_one_sentence_with_exit_code_1():
    result = run("build", "nowhere.toml")
    assert result.exit_code == 1
    assert result.output.startswith("Error: there is no file 'nowhere.toml'")
    assert "Traceback" not in result.output


def test_a_wrong_call_has_exit_code_2():
    assert run("build").exit_code == 2


@pytest.mark.parametrize("command", ["demo", "new", "build", "inspect"])
def test_every_command_explains_itself_with_an_example(command):
    output = run(command, "--help").output
    assert "Example" in output
    assert f"industry-clusters {command}" in output


def test_every_help_text_can_be_shown_on_a_windows_console():
    for words in ([], ["demo"], ["new"], ["build"], ["inspect"]):
        run(*words, "--help").output.encode("cp437")


def test_the_version_is_told():
    assert __version__ in run("--version").output


def test_the_addin_is_built_installed_looked_at_and_taken_away(tmp_path):
    built = run("addin", "build", "--out", tmp_path / "dist", "--interpreter", sys.executable)
    assert (built.exit_code, len(list((tmp_path / "dist").iterdir()))) == (0, 3), built.output
    installed = run("addin", "install", "--folder", tmp_path / "start")
    assert sys.executable in installed.output
    assert run("addin", "status", "--folder", tmp_path / "start").exit_code == 0
    assert run("addin", "uninstall", "--folder", tmp_path / "start").exit_code == 0
    assert list((tmp_path / "start").iterdir()) == []


def test_a_missing_addin_is_told_with_what_to_do(tmp_path):
    result = run("addin", "status", "--folder", tmp_path)
    assert (result.exit_code, "industry-clusters addin install" in result.output) == (1, True)


def test_inspect_goes_on_after_a_file_that_cannot_be_read(demo, tmp_path):
    (tmp_path / "bad.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    result = run("inspect", tmp_path / "bad.csv", demo[0] / "sample-region-data" / "example_price_index.csv")
    assert (result.exit_code, "EXAMPLESA0" in result.output or "price index" in result.output.lower()) == (
        1,
        True,
    )


def test_what_nobody_foresaw_is_a_sentence_that_says_whose_fault_it_is(monkeypatch, tmp_path):
    def fails(*_anything):
        raise KeyError("sheet1")

    monkeypatch.setattr("industry_clusters.workflows.start.inspect_file", fails)
    result = CliRunner().invoke(main, ["inspect", str(tmp_path)])
    assert result.exit_code == 1
    assert result.output.startswith("Error: this is a fault of the program: KeyError: 'sheet1'. Report it")
    monkeypatch.setenv("INDUSTRY_CLUSTERS_TRACEBACK", "1")
    assert isinstance(CliRunner().invoke(main, ["inspect", str(tmp_path)]).exception, KeyError)


def test_output_that_nobody_reads_any_more_is_no_fault_of_the_program(tmp_path):
    command = [sys.executable, "-m", "industry_clusters.hosts.cli", "functions"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    ) as running:
        running.stdout.close()
        assert "fault of the program" not in running.stderr.read()
