"""The add-in on a user's machine."""

import os
import re
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from industry_clusters.errors import AddinError
from industry_clusters.export import addin_package
from industry_clusters.export.addin_package import Mode
from industry_clusters.export.settings_sheet import read_settings
from industry_clusters.hosts.cli import main
from industry_clusters.workflows.addin.install import (
    ADDIN_FILE,
    build_addin,
    excel_start_folder,
    install_addin,
    uninstall_addin,
)
from industry_clusters.workflows.addin.status import addin_status

THIS_PYTHON = Path(sys.executable)


def wrong(findings):
    return [finding for finding in findings if not finding.ok]


def test_a_build_is_the_add_in_its_tooltips_and_its_licences(tmp_path):
    names = [path.name for path in build_addin(tmp_path / "new folder")]
    assert names == [
        "industry-clusters.xlam",
        "industry-clusters.intellisense.xml",
        "industry-clusters.licences.txt",
    ]


def test_two_builds_are_equal(tmp_path):
    first, second = build_addin(tmp_path / "a"), build_addin(tmp_path / "b")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_an_installed_add_in_starts_the_python_that_installed_it(tmp_path):
    installed = install_addin(tmp_path)
    assert read_settings(installed.path)["INTERPRETER_WIN"] == str(THIS_PYTHON)


def test_only_the_add_in_goes_where_excel_opens_whatever_lies_there(tmp_path):
    install_addin(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [ADDIN_FILE]


def test_an_add_in_of_ours_is_replaced_and_the_version_before_is_told(tmp_path):
    install_addin(tmp_path)
    assert install_addin(tmp_path).replaced == read_settings(tmp_path / ADDIN_FILE)["VERSION"]


def test_a_file_that_is_not_ours_is_kept(tmp_path):
    (tmp_path / ADDIN_FILE).write_bytes(b"someone else's")
    with pytest.raises(AddinError, match="--replace"):
        install_addin(tmp_path)
    assert (tmp_path / ADDIN_FILE).read_bytes() == b"someone else's"


def test_a_file_that_is_not_ours_is_replaced_when_asked_for(tmp_path):
    (tmp_path / ADDIN_FILE).write_bytes(b"someone else's")
    install_addin(tmp_path, replace=True)
    assert "VERSION" in read_settings(tmp_path / ADDIN_FILE)


def test_a_python_that_is_not_there_is_not_written_into_an_add_in(tmp_path):
    with pytest.raises(AddinError, match="no Python"):
        install_addin(tmp_path, tmp_path / "python.exe")


def test_uninstalling_takes_away_what_was_installed(tmp_path):
    installed = install_addin(tmp_path)
    assert (installed.path in uninstall_addin(tmp_path), list(tmp_path.iterdir())) == (True, [])


def test_uninstalling_nothing_is_told(tmp_path):
    assert [path for path in uninstall_addin(tmp_path) if path.parent == tmp_path] == []


def test_uninstalling_keeps_a_file_that_is_not_ours(tmp_path):
    (tmp_path / ADDIN_FILE).write_bytes(b"someone else's")
    with pytest.raises(AddinError, match="not written by"):
        uninstall_addin(tmp_path)


def test_on_windows_the_start_folder_is_the_users_own():
    folder = excel_start_folder("win32", {"APPDATA": os.fspath(Path("profile", "Roaming"))})
    assert folder == Path("profile", "Roaming", "Microsoft", "Excel", "XLSTART")


def test_on_a_mac_the_start_folder_is_that_of_office():
    assert excel_start_folder("darwin").parts[-2:] == ("Startup.localized", "Excel")


def test_a_system_without_excel_is_told_what_to_do():
    with pytest.raises(AddinError, match="Build the add-in here"):
        excel_start_folder("linux", {})


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory, monkeypatch):
    """What builds keep is this test's own, and so is the place of programs."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("INDUSTRY_CLUSTERS_CACHE", str(folder / "kept"))
    monkeypatch.setattr(
        "industry_clusters.workflows.addin.install.program_place", lambda **_: folder / "Programs"
    )
    return folder


def test_uninstalling_leaves_nothing_of_what_builds_kept(tmp_path, own_cache):
    (own_cache / "kept").mkdir()
    (own_cache / "kept" / "estimates-1.npz").write_bytes(b"")
    install_addin(tmp_path / "start")
    uninstall_addin(tmp_path / "start")
    assert [path for path in own_cache.rglob("*") if path.is_file()] == []


@pytest.fixture
def one_folder(tmp_path, monkeypatch):
    """The one-folder program as it was unpacked."""
    folder = tmp_path / "Downloads" / "industry-clusters"
    folder.mkdir(parents=True)
    (folder / "industry-clusters.exe").write_bytes(b"program")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "industry-clusters.exe"))
    return folder


def test_the_one_folder_program_may_be_moved_after_the_add_in_was_installed(one_folder, own_cache, tmp_path):
    installed = install_addin(tmp_path / "start")
    one_folder.rename(tmp_path / "elsewhere")
    assert installed.interpreter == own_cache / "Programs" / "industry-clusters.exe"
    assert installed.interpreter.read_bytes() == b"program"


def test_a_newer_one_folder_program_takes_the_place_of_the_older(one_folder, own_cache, tmp_path):
    install_addin(tmp_path / "start")
    (one_folder / "industry-clusters.exe").write_bytes(b"newer")
    assert install_addin(tmp_path / "start").interpreter.read_bytes() == b"newer"
    assert [path.name for path in own_cache.iterdir()] == ["Programs"]


def test_uninstalling_takes_the_one_folder_program_away(one_folder, own_cache, tmp_path):
    install_addin(tmp_path / "start")
    uninstall_addin(tmp_path / "start")
    assert list(own_cache.iterdir()) == []


def test_a_folder_that_is_not_the_programs_is_not_replaced(one_folder, own_cache, tmp_path):
    (own_cache / "Programs").mkdir()
    (own_cache / "Programs" / "letter.docx").write_bytes(b"")
    with pytest.raises(AddinError, match="something else"):
        install_addin(tmp_path / "start")


def test_on_windows_the_start_folder_of_all_users_is_in_excels_own(tmp_path):
    office = tmp_path / "Microsoft Office" / "root" / "Office16"
    office.mkdir(parents=True)
    (office / "EXCEL.EXE").write_bytes(b"")
    assert excel_start_folder("win32", {"PROGRAMFILES": str(tmp_path)}, all_users=True) == office / "XLSTART"


def test_where_excels_own_folder_is_not_found_it_is_asked_for(tmp_path):
    with pytest.raises(AddinError, match="--folder"):
        excel_start_folder("win32", {"PROGRAMFILES": str(tmp_path)}, all_users=True)


@pytest.mark.parametrize("mode", list(Mode))
def test_an_add_in_says_who_works_functions_out_and_is_as_it_was_written(tmp_path, mode):
    installed = install_addin(tmp_path, mode=mode)
    assert read_settings(installed.path)["FUNCTIONS"] == mode.value
    assert wrong(addin_status(tmp_path, "linux")) == []


def test_the_command_line_chooses_who_works_functions_out(tmp_path):
    done = CliRunner().invoke(main, ["addin", "install", "--folder", str(tmp_path), "--functions", "vba"])
    assert (done.exit_code, read_settings(tmp_path / ADDIN_FILE)["FUNCTIONS"]) == (0, "vba")


class TestStatus:
    def test_an_add_in_that_is_not_there_is_told_with_the_command(self, tmp_path):
        assert [finding.next_step for finding in addin_status(tmp_path)] == [
            "Run: industry-clusters addin install"
        ]

    def test_an_installed_add_in_has_nothing_wrong(self, tmp_path):
        install_addin(tmp_path)
        assert wrong(addin_status(tmp_path, "linux")) == []

    def test_a_changed_add_in_is_told(self, tmp_path):
        path = install_addin(tmp_path).path
        path.write_bytes(path.read_bytes().replace(b"Industry Clusters", b"Industry clusters"))
        assert "changed since" in wrong(addin_status(tmp_path, "linux"))[0].what

    def test_an_add_in_of_another_version_is_told(self, tmp_path, monkeypatch):
        with monkeypatch.context() as before:
            before.setattr(addin_package, "__version__", "0.0.1")
            install_addin(tmp_path)
        assert "version 0.0.1" in wrong(addin_status(tmp_path, "linux"))[0].what

    def test_a_python_that_is_gone_is_told(self, tmp_path):
        python = tmp_path / "python.exe"
        python.write_bytes(b"")
        install_addin(tmp_path / "start", python)
        python.unlink()
        assert str(python) in wrong(addin_status(tmp_path / "start", "linux"))[0].what

    def test_a_python_without_the_package_is_told_with_the_command(self, tmp_path):
        python = tmp_path / "python"
        python.write_text("#!/bin/sh\nexit 1\n")
        python.chmod(0o755)
        install_addin(tmp_path / "start", python)
        assert "Install the program again" in wrong(addin_status(tmp_path / "start", "linux"))[0].next_step

    def test_on_windows_a_missing_dll_is_told_by_its_name(self, tmp_path):
        install_addin(tmp_path)
        assert "xlwings64-0.37.8.dll" in wrong(addin_status(tmp_path, "win32"))[0].what

    def test_on_windows_a_dll_above_the_interpreter_is_found(self, tmp_path):
        scripts = tmp_path / "venv" / "Scripts"
        scripts.mkdir(parents=True)
        (scripts / "python").write_text(f'#!/bin/sh\nexec "{THIS_PYTHON}" "$@"\n')
        (scripts / "python").chmod(0o755)
        (tmp_path / "venv" / "xlwings64-0.37.8.dll").write_bytes(b"")
        install_addin(tmp_path / "start", scripts / "python")
        assert wrong(addin_status(tmp_path / "start", "win32")) == []

    def test_where_excel_is_of_32_bits_its_dll_is_named_with_what_works_without(self, tmp_path):
        install_addin(tmp_path)
        (finding,) = wrong(addin_status(tmp_path, "win32", lambda: "x86"))
        assert "xlwings32-0.37.8.dll" in finding.what
        assert "Functions are worked out in VBA" in finding.next_step


def test_nothing_advises_to_install_from_an_index_where_the_name_is_not_ours():
    root = Path(__file__).parents[2]
    texts = [
        *root.glob("*.md"),
        *(root / "docs").rglob("*.md"),
        *(root / "addin").rglob("*"),
        *(root / "src").rglob("*.py"),
    ]
    advises = re.compile(r"(pip|pipx|uv|uvx)( tool)? (install|run) (-\S+ )*[\"']?industry-clusters")
    assert [
        path.name for path in texts if path.is_file() and advises.search(path.read_text("utf-8", "ignore"))
    ] == []
