"""The add-in on a user's machine."""

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from industry_clusters.errors import AddinError
from industry_clusters.export import addin_package
from industry_clusters.export.addin_package import Mode
from industry_clusters.export.settings_sheet import read_settings
from industry_clusters.hosts.cli import main
from industry_clusters.workflows.addin import (
    ADDIN_FILE,
    build_addin,
    excel_start_folder,
    install_addin,
    uninstall_addin,
)
from industry_clusters.workflows.addin_status import addin_status

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
    assert (uninstall_addin(tmp_path), list(tmp_path.iterdir())) == (installed.path, [])


def test_uninstalling_nothing_is_told(tmp_path):
    assert uninstall_addin(tmp_path) is None


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
        assert "pip install" in wrong(addin_status(tmp_path / "start", "linux"))[0].next_step

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
