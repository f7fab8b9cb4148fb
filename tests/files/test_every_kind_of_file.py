"""Every kind of file that the product writes, held to what Excel, Word and PowerPoint want of it."""

import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from industry_clusters.hosts.cli import main
from industry_clusters.render.workbook import write_workbook
from industry_clusters.workflows.batch.run import run_batch
from support.example import whole_demo_in
from support.excel_rules import broken_rules
from support.many_regions import region, write_batch
from support.real_data import REAL
from support.recalculate import with_inputs
from support.sample_view import sample_view
from support.small_files import small_study_in

ANOTHER_FOLDER = "a folder of its own"
KINDS = {
    "a view with every kind of block": "sample.xlsx",
    "a new workbook": "new.xlsx",
    "a workbook built again after something was typed": "here.xlsx",
    "a workbook with functions as names": "lambda.xlsx",
    "functions as names": "functions.xlsx",
    "a copy to share": "here (to share).xlsx",
    "definitions": "definitions.xlsx",
    "slides": "here.pptx",
    "a letter": "here - data request.docx",
    "a letter's enclosure": "here - NAICS codes.xlsx",
    "an add-in": "industry-clusters.xlam",
    "a workbook of a batch": "regions/Ash.xlsx",
    "a batch's summary": "regions/summary.xlsx",
    "the demo": "Sample region.xlsx",
}

SEEN_IN_OTHERS = ("the demo", "a new workbook", "a workbook of a batch", "functions as names")
"""What has no kind of content that another file of the list lacks; the other rules take seconds for each."""

VALIDATE, OTHER_RULES = REAL.parent / "ooxml" / "validate", REAL.parent / "ooxml" / "excel_rules"
AS_MEANT = {"external relationship", "first sheet hidden", "macro part"}
"""What the other rules name though it is meant: a summary's links to the workbooks beside it, a sheet that says it is
visible, and the macros of an add-in."""
beside_the_data = pytest.mark.skipif(
    not (VALIDATE.exists() and OTHER_RULES.exists()),
    reason="the schemas are not beside INDUSTRY_CLUSTERS_REAL_DATA",
)


def _run(*words):
    done = CliRunner().invoke(main, list(words))
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One file of each kind, each from the smallest study that writes it."""
    made, before = tmp_path_factory.mktemp("files"), os.getcwd()  # noqa: PTH109  to go back to as it was
    os.chdir(made)
    try:
        _write_all(made)
    finally:
        os.chdir(before)
    return made


def _write_all(made):
    small_study_in(made)
    write_workbook(sample_view(), made / "sample.xlsx")
    _run("build", "here.toml")
    (made / "here.xlsx").rename(made / "new.xlsx")
    _run("build", "here.toml", "--with-lambda-functions")
    (made / "here.xlsx").rename(made / "lambda.xlsx")
    with_inputs(made / "new.xlsx", made / "here.xlsx", list_minimum=77)
    _run("build", "here.xlsx", "--again")  # formulas follow what was typed, so it would be left as it is
    _run("slides", "here.xlsx")
    _run("letter", "here.xlsx")
    _run("share", "here.xlsx")
    _run("clusters", "export", "here.xlsx", "definitions.xlsx")
    _run("addin", "build", "--out", ".")
    _run("functions")
    (made / ANOTHER_FOLDER).mkdir()
    batch = write_batch(made / ANOTHER_FOLDER, region("Ash", "01001") + region("Birch", "01003"))
    run_batch(batch, jobs=1).folder.rename(made / "regions")
    whole_demo_in(made)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_each_kind_breaks_no_rule(folder, kind):
    assert broken_rules(folder / KINDS[kind]) == {}


def _said(program, files):
    return subprocess.run([sys.executable, program, *files], capture_output=True, text=True, check=False)


@pytest.mark.real_data
@beside_the_data
def test_every_kind_of_file_is_valid_by_the_iso_schemas(folder):
    said = _said(VALIDATE, [folder / name for name in KINDS.values()])
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.real_data
@beside_the_data
def test_other_rules_find_nothing_either(folder):
    files = [folder / name for kind, name in KINDS.items() if kind not in SEEN_IN_OTHERS]
    said = _said(OTHER_RULES, files)
    assert said.stdout.count("=====") == len(files), said.stderr
    assert set(re.findall(r"^  \* (.*?) \d+ e\.g\.", said.stdout, re.MULTILINE)) <= AS_MEANT, said.stdout
