"""The house: a command loads the libraries that it uses, and no other."""

import subprocess
import sys

import pytest

FETCHES = {"httpx", "truststore", "tenacity", "rich"}
STORES = {"duckdb", "isal", "filelock"}
READS_WORKBOOKS = {"openpyxl", "python_calamine", "lxml", "PIL"}
WRITES_DOCUMENTS = {"docx", "docxtpl", "jinja2", "pptx"}
HEAVY = FETCHES | STORES | READS_WORKBOOKS | WRITES_DOCUMENTS | {"scipy", "xlwings"}
"""What a workbook from files, without a workbook before it, is made without."""
TABLES = {"numpy", "pandas", "xlsxwriter", "jenkspy", "tomlkit"}
"""What it is made with."""


def loaded(arguments, folder):
    """Packages in memory when a command line is done."""
    code = (
        "import sys, runpy; sys.argv = ['industry-clusters', *sys.argv[1:]]\n"
        "try: runpy.run_module('industry_clusters.hosts.cli', run_name='__main__')\n"
        "finally: print('loaded', *{name.split('.')[0] for name in sys.modules})"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    return set(done.stdout.rpartition("loaded ")[2].split())


@pytest.mark.parametrize(
    "command", [[], ["demo"], ["build"], ["data", "get"], ["share"], ["slides"], ["letter"]]
)
def test_help_is_told_without_any_library_but_that_of_the_command_line(tmp_path, command):
    assert loaded([*command, "--help"], tmp_path) & (HEAVY | TABLES) == set()


def test_a_build_that_may_find_nothing_to_do_begins_without_tables():
    code = (
        "import sys, industry_clusters.workflows.build; print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & (HEAVY | TABLES) == {"tomlkit"}


def test_what_a_workbook_is_made_with_is_what_it_needs():
    code = "import sys, industry_clusters.workflows.making as it; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & (HEAVY | TABLES) == TABLES


def test_a_workbook_is_made_without_what_belongs_to_functions_and_mobilization():
    code = "import sys, industry_clusters.workflows.making as it; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rooms = (
        "industry_clusters.functions",
        "industry_clusters.export.lambda_names",
        "industry_clusters.mobilization",
    )
    assert [name for name in done.stdout.split() if name.startswith(rooms)] == []


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The folder of a demo, and the packages in memory when it was made."""
    folder = tmp_path_factory.mktemp("demo")
    return folder, loaded(["demo"], folder)


@pytest.mark.build
def test_a_new_workbook_is_made_without_what_fetches_stores_reads_workbooks_or_writes_documents(demo):
    folder, packages = demo
    assert packages & (HEAVY | TABLES) == TABLES
    assert (folder / "Sample region.xlsx").exists()


@pytest.mark.build
def test_a_workbook_is_built_again_without_what_fetches_stores_reads_any_workbook_or_writes_documents(demo):
    folder, _ = demo
    packages = loaded(["build", "--again", "Sample region.xlsx"], folder)
    assert packages & HEAVY == {"lxml"}
