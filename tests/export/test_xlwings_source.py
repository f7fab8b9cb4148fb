"""xlwings' VBA: taken from the pinned version, changed where it is not safe, and nothing else."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from industry_clusters.errors import AddinError
from industry_clusters.export import xlwings_source
from industry_clusters.export.xlwings_patches import patches
from industry_clusters.export.xlwings_source import XLWINGS_VERSION, patched, xlwings_module

PROJECT = "industry-clusters"
ALL = patches(PROJECT)
each_patch = pytest.mark.parametrize("patch", ALL, ids=lambda patch: patch.name)


@pytest.fixture(scope="module")
def original():
    return xlwings_source._text(None, "xlwings_custom_addin.bas")


@pytest.fixture(scope="module")
def module():
    return xlwings_module(PROJECT)


def code(text):
    """Lines of code, comments left out."""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("'")]


@each_patch
def test_a_changed_xlwings_stops_the_build_and_names_the_patch(patch, original):
    with pytest.raises(AddinError, match=re.escape(repr(patch.name))):
        patched(original.replace(patch.old, "", 1), ALL)


@each_patch
def test_a_passage_that_is_there_twice_stops_the_build(patch, original):
    with pytest.raises(AddinError):
        patched(original + patch.old, ALL)


def test_an_xlwings_of_another_version_is_refused(monkeypatch):
    monkeypatch.setattr(xlwings_source, "installed_xlwings", lambda: "0.99.0")
    with pytest.raises(AddinError, match=re.escape(f"pip install xlwings=={XLWINGS_VERSION}")):
        xlwings_module(PROJECT)


def test_an_xlwings_without_its_vba_is_refused(tmp_path):
    with pytest.raises(AddinError, match="xlwings_custom_addin"):
        xlwings_module(PROJECT, tmp_path)


def test_the_version_is_that_which_the_package_asks_for():
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"xlwings=={XLWINGS_VERSION}" in project["project"]["dependencies"]


def test_xlwings_is_found_without_being_imported():
    statement = (
        f"from industry_clusters.export.xlwings_source import xlwings_module; xlwings_module('{PROJECT}')"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {statement}; print('xlwings' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"


class TestNothingIsTakenFromAWorkbook:
    """The active workbook may come from anyone."""

    def test_the_active_workbook_is_only_handed_on_by_name_or_shown_an_error(self, module):
        assert [line for line in code(module) if "ActiveWorkbook" in line] == [
            'XLPy.SetAttr XLPy.Module("xlwings._xlwindows"), "BOOK_CALLER", ActiveWorkbook',
            'ParameterString = ParameterString + "|" + ActiveWorkbook.Name',
            '" --wb=" & """" & ActiveWorkbook.Name & """ --from_xl=1" & " --app=" & Chr(34) & _',
            'If SheetExists(ActiveWorkbook, "Error") = False Then',
            "Set ErrorSheet = ActiveWorkbook.Sheets.Add()",
            'Set ErrorSheet = ActiveWorkbook.Sheets("Error")',
        ]

    def test_settings_come_from_the_add_in_and_the_users_own_file(self, module):
        get_config = module.partition("Function GetConfig(")[2].partition("End Function")[0]
        assert re.findall(r"GetConfigFrom\w+\((\w+)", get_config) == [
            "ThisWorkbook",
            "ThisWorkbook",
            "GetConfigFilePath",
        ]

    def test_a_sheet_named_like_code_changes_nothing(self, module):
        assert (".py" in module, "LICENSE_KEY." in module) == (False, False)

    def test_no_code_is_written_into_a_workbook(self, module):
        assert "VBProject" not in module

    def test_the_folder_of_a_workbook_is_not_searched_unless_the_user_says_so(self, module):
        assert re.findall(r'GetConfig\("ADD_WORKBOOK_TO_PYTHONPATH", "(\w+)"\)', module) == ["false", "false"]

    def test_a_cell_cannot_call_what_starts_programs(self, module):
        assert module.splitlines()[1] == "Option Private Module"


class TestAModulePlantedBesideAWorkbook:
    """Excel's current folder may be that of the workbook opened last."""

    @pytest.fixture
    def folder(self, tmp_path):
        for name in ("numpy.py", "planted.py"):
            (tmp_path / name).write_text("print('planted')")
        return tmp_path

    def start(self, options, paths, folder, module="numpy"):
        command = f"import xlwings.utils;xlwings.utils.prepare_sys_path('{paths}');import {module}"
        return subprocess.run(
            [sys.executable, *options, "-B", "-c", command],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        ).stdout.strip()

    def test_is_not_imported_with_the_options_and_paths_of_the_add_in(self, module, folder):
        options = re.findall(r'" (-P )?-B -c ""', module)
        ends = re.findall(r'GetConfig\("SHAREPOINT_WIN"\)(.*)$', module, re.MULTILINE)
        in_excel = [end for end in ends if "PYTHONPATH" not in end]
        assert (options, in_excel) == (["-P ", "-P "], ["", ""])
        assert self.start(["-P"], "false;x.xlam;x.xlam;;;", folder) == ""

    def test_is_imported_with_those_of_xlwings_so_that_this_check_can_fail(self, folder):
        assert self.start([], "false;x.xlsx;x.xlam;;;;", folder) == "planted"

    def test_is_imported_where_only_the_empty_path_remains(self, folder):
        assert self.start(["-P"], "false;x.xlsx;x.xlam;;;;", folder, "planted") == "planted"


def test_python_and_dll_are_not_searched_for(module):
    load = module.partition("Sub XLPyLoadDLL()")[2].partition("End Sub")[0]
    assert (
        load.index('If InStr(PYTHON_WIN, "\\") = 0 Then')
        < load.index("Err.Raise")
        < load.index("LoadLibrary")
    )


def test_one_command_serves_all_workbooks(module):
    command = module.partition("Function XLPyCommand()")[2].partition("End Function")[0]
    assert ("ThisWorkbook.FullName" in command, "ActiveWorkbook" in command) == (True, False)


def test_the_command_is_made_once(module):
    command = module.partition("Function XLPyCommand()")[2].partition("End Function")[0]
    assert command.index("Static madeBefore") < command.index("Exit Function") < command.index("GetConfig")


def test_nothing_is_called_that_was_taken_out(module):
    gone = (
        "GetUdfModules",
        "ImportPythonUDFs",
        "ImportXlwingsUdfsModule",
        "GetDirectoryConfigFilePath",
        "uses_embedded_code =",
    )
    assert [name for name in gone if name in module] == []


def test_the_settings_have_the_projects_name(module):
    assert re.findall(r'PROJECT_NAME As String = "(.*)"', module) == [PROJECT]
