"""A person's files: their mode and marks stay, what a killed program left is cleared, and errors name them."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from industry_clusters import outputs
from industry_clusters.errors import WorkbookError
from industry_clusters.hosts.cli import main
from industry_clusters.ingest.files.files import find_files
from industry_clusters.ingest.study.input_homes import home_of
from industry_clusters.ingest.study.study_workbook import _NEEDED
from industry_clusters.outputs import in_place
from industry_clusters.sheet_names import (
    DEFINITIONS_SHEET,
    LOG_SHEET,
    MAP_SHEET,
    MATRIX_SHEET,
    OBSERVATIONS_SHEET,
    SETUP_SHEET,
)
from industry_clusters.study import DataSource
from support.recalculate import open_book
from support.small_files import small_study_in


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    small_study_in(folder)
    assert run("build", folder / "here.toml").exit_code == 0
    return folder


@pytest.fixture
def workbook(built, tmp_path):
    for path in built.iterdir():
        shutil.copy2(path, tmp_path / path.name)
    return tmp_path / "here.xlsx"


def run(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("given", [0o600, 0o640, 0o664])
def test_a_workbook_that_is_built_again_keeps_its_mode_and_so_does_the_copy(workbook, given):
    workbook.chmod(given)
    assert run("build", workbook, "--again").exit_code == 0
    (copy,) = workbook.parent.glob("here (before *).xlsx")
    assert (mode(workbook), mode(copy)) == (given, given)


@pytest.mark.parametrize("source", ["here.xlsx", "here.toml"])
def test_a_read_only_workbook_is_refused_in_a_sentence_and_stays(workbook, source):
    workbook.chmod(0o444)
    before = workbook.read_bytes()
    result = run("build", workbook.parent / source)
    assert result.exit_code == 1
    assert "here.xlsx is marked read-only" in result.output
    assert (workbook.read_bytes(), mode(workbook)) == (before, 0o444)
    assert list(workbook.parent.glob("here (before*")) == []


@pytest.mark.parametrize("words", [("slides", "here.xlsx"), ("clusters", "export", "here.xlsx", "c.csv"), ("letter", "here.xlsx")])  # fmt: skip
def test_other_outputs_that_are_read_only_are_refused_too(workbook, monkeypatch, words):
    monkeypatch.chdir(workbook.parent)
    assert run(*words).exit_code == 0
    for path in workbook.parent.iterdir():
        if path.suffix in (".pptx", ".docx") or path.name == "c.csv":
            path.chmod(0o444)
    result = run(*words)
    assert result.exit_code == 1
    assert "is marked read-only" in result.output


@pytest.mark.parametrize(
    ("lock", "program"), [("~$here.xlsx", "Excel"), (".~lock.here.xlsx#", "LibreOffice")]
)
def test_a_workbook_that_is_open_is_refused_by_name_of_the_program(workbook, lock, program):
    (workbook.parent / lock).write_bytes(b"somebody")
    result = run("build", workbook, "--again")
    assert result.exit_code == 1
    assert f"here.xlsx is open in {program}" in result.output


@pytest.mark.parametrize("lock", ["~$here.pptx", ".~lock.here.pptx#"])
def test_slides_that_are_open_are_refused(workbook, lock):
    assert run("slides", workbook).exit_code == 0
    (workbook.parent / lock).write_bytes(b"somebody")
    assert "here.pptx is open in" in run("slides", workbook).output


def test_a_workbook_behind_a_link_is_replaced_where_it_is(workbook, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "real.xlsx"
    workbook.replace(real)
    workbook.symlink_to(real)
    before = real.read_bytes()
    assert run("build", workbook.with_suffix(".toml"), "--again").exit_code == 0
    assert workbook.is_symlink()
    assert real.read_bytes() != before


def test_what_a_killed_build_left_is_cleared_by_the_next_and_nothing_else(workbook):
    code = (
        "import os, sys, pathlib\nfrom industry_clusters.outputs import in_place\n"
        "with in_place(pathlib.Path(sys.argv[1])) as temporary:\n"
        "    temporary.write_bytes(b'half a workbook, with contacts')\n    os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(workbook)], check=False)
    (left,) = workbook.parent.glob(".industry-clusters-*")
    others = [
        left.with_name(f"{outputs._prefix()[:-1]}.txt"),
        left.with_name(left.name.replace(left.name.split("-")[2], "00000000")),
        left.with_name(f".industry-clusters-{left.name.split('-')[2]}-{os.getppid()}-abc.xlsx"),
        left.with_name(".industry-clusters-notes.xlsx"),
        left.with_name(".abcdefgh.xlsx"),
    ]
    for path in others:
        path.write_bytes(b"not ours to clear")
    assert run("build", workbook, "--again").exit_code == 0
    assert not left.exists()
    assert [path.name for path in others if not path.exists()] == []


def test_a_temporary_file_that_is_being_written_is_not_cleared(tmp_path):
    with in_place(tmp_path / "one.xlsx") as first, in_place(tmp_path / "two.xlsx") as second:
        first.write_bytes(b"1")
        second.write_bytes(b"2")
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [b"1", b"2"]


@pytest.mark.parametrize("command", [("build", "--again"), ("slides",)])
def test_a_full_disk_is_told_with_the_persons_file_and_leaves_nothing(workbook, monkeypatch, command):
    before = workbook.read_bytes()
    monkeypatch.setattr(Path, "chmod", full)
    result = run(*command, workbook)
    named = workbook if command[0] == "build" else workbook.with_suffix(".pptx")
    assert result.exit_code == 1
    assert f"cannot write '{named.name}': No space left on device" in result.output
    assert "Free some space" in result.output
    assert workbook.read_bytes() == before
    assert list(workbook.parent.glob(".*")) == []


def full(*_anything, **_more):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_copy_that_finds_the_disk_full_leaves_no_half_of_it(workbook, monkeypatch):
    def half(source, target):
        Path(target).write_bytes(b"half")
        full()

    monkeypatch.setattr(shutil, "copy2", half)
    assert run("build", workbook, "--again").exit_code == 1
    assert list(workbook.parent.glob("here (before*")) == []


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        (
            OBSERVATIONS_SHEET,
            f"the sheet {OBSERVATIONS_SHEET!r} is gone, and the notes and decisions with it",
        ),
        (LOG_SHEET, f"the sheet {LOG_SHEET!r} is gone, and the interviews with it"),
        (
            DEFINITIONS_SHEET,
            f"the sheet {DEFINITIONS_SHEET!r} is gone, and clusters and their members with it",
        ),
        (SETUP_SHEET, f"the sheet {SETUP_SHEET!r} is gone"),
        (MAP_SHEET, f"the sheet {MAP_SHEET!r} is gone"),
        (MATRIX_SHEET, f"the sheet {MATRIX_SHEET!r} is gone"),
    ],
)
def test_a_sheet_that_was_deleted_is_named_as_a_person_knows_it(workbook, sheet, words):
    book = open_book(workbook)
    del book[sheet]
    book.save(workbook)
    result = run("build", workbook, "--again")
    assert result.exit_code == 1
    assert words in result.output
    assert "the input" not in result.output


def test_every_input_of_a_workbook_stands_on_the_sheet_that_an_error_would_name(workbook):
    book = open_book(workbook)
    read = ("cluster_", "infrastructure_", "interview_", "matrix_", "weight_", "own_", "note_", "level_basis", "wage_area", "staffing_", "data_files", "region_areas")  # fmt: skip
    wrong = {
        name: (sheet, home_of(name)[0])
        for name, defined in book.defined_names.items()
        if name.startswith(read) or name in _NEEDED
        for sheet, _cells in defined.destinations
        if sheet != home_of(name)[0]
    }
    assert wrong == {}


def test_owner_files_beside_the_data_are_passed_over(tmp_path):
    (tmp_path / "d").mkdir()
    for name in ("a.csv", "~$a.csv", ".~lock.a.csv#", ".a.csv"):
        (tmp_path / "d" / name).write_text("x", encoding="utf-8")
    assert [entry.name for entry in find_files([DataSource("d")], tmp_path)[0]] == ["a.csv"]


def test_a_folder_that_is_not_there_is_told_with_the_persons_file(tmp_path):
    with (
        pytest.raises(WorkbookError, match=r"cannot write 'one\.xlsx'"),
        in_place(tmp_path / "no" / "one.xlsx"),
    ):
        pass
