"""No text becomes a formula, a reference or a link, in any file that is written."""

import csv
import os

import pytest
from click.testing import CliRunner
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from industry_clusters.hosts.cli import main
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.plain_text import guarded, unguarded
from industry_clusters.sheet_names import NAICS_SHEET
from industry_clusters.workflows.build import build
from support.planted import (
    CLUSTERS,
    INDUSTRY,
    MARK,
    OTHER,
    REGION,
    cells_that_run,
    planted_data,
    planted_study_in,
    what_could_run,
)
from support.recalculate import open_book

OFFICE = (
    "planted.xlsx", "again.xlsx", "planted.pptx", "planted - data request.docx", "planted - NAICS codes.xlsx",
    "definitions.xlsx", "planted (to share).xlsx", "regions/summary.xlsx",
)  # fmt: skip
TABLES = ("definitions.csv", "regions/summary.csv", "regions/summary clusters.csv", "nation.csv")
BATCH = f'[common]\nyears = {{ first = 2010, last = 2020 }}\n[[common.data]]\npath = "data.csv"\n[[region]]\nname = "=1+{MARK}"\nareas = ["01001"]\n'
pytestmark = [pytest.mark.filterwarnings("ignore::UserWarning")]


def run(*words):
    done = CliRunner().invoke(main, list(words))
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """One file of each kind, made of planted texts."""
    made, before = tmp_path_factory.mktemp("planted"), os.getcwd()  # noqa: PTH109  to go back to as it was
    store, os.environ["INDUSTRY_CLUSTERS_STORE"] = (
        os.environ.get("INDUSTRY_CLUSTERS_STORE"),
        str(made / "store"),
    )
    os.chdir(made)
    try:
        _write_all(made)
    finally:
        os.chdir(before)
        del os.environ["INDUSTRY_CLUSTERS_STORE"]
        if store:
            os.environ["INDUSTRY_CLUSTERS_STORE"] = store
    return made


def _write_all(made):
    planted_study_in(made)
    build(made / "planted.toml")
    (made / "again.xlsx").write_bytes((made / "planted.xlsx").read_bytes())
    build(made / "again.xlsx")
    run("slides", "planted.xlsx")
    run("letter", "planted.xlsx")
    run("share", "planted.xlsx")
    for name in ("definitions.xlsx", "definitions.csv"):
        run("clusters", "export", "planted.xlsx", name)
    run("clusters", "export", "planted.xlsx", "raw.csv", "--for-machines")
    (made / "regions.toml").write_text(BATCH, encoding="utf-8")
    run("batch", "regions.toml", "--jobs", "1")
    for year in ("2010", "2020"):
        (made / f"{year}.csv").write_text(planted_data((year,)), encoding="utf-8")
        run("data", "add", f"{year}.csv")
    run("nation", "--years", "2010-2020", "--out", "nation.csv")
    run("nation", "--years", "2010-2020", "--out", "raw nation.csv", "--for-machines")


@pytest.mark.parametrize("name", OFFICE)
def test_no_planted_name_is_more_than_a_text(folder, name):
    assert list(what_could_run(folder / name)) == []


@pytest.mark.parametrize("name", TABLES)
def test_no_cell_of_a_table_begins_as_a_formula_whatever_parts_its_cells(folder, name):
    assert MARK in (folder / name).read_text(encoding="utf-8-sig")
    assert list(cells_that_run(folder / name)) == []


@pytest.mark.parametrize("name", ["raw.csv", "raw nation.csv"])
def test_a_table_for_machines_holds_texts_as_they_are(folder, name):
    assert list(cells_that_run(folder / name, ",")) != []


def test_the_planted_names_are_there_to_be_read(folder):
    assert read_study_from_workbook(folder / "again.xlsx").region.name == REGION
    assert {member.cluster for member in read_study_from_workbook(folder / "again.xlsx").clusters} == set(
        CLUSTERS
    )
    shown = {
        cell.value for row in open_book(folder / "planted.xlsx")[NAICS_SHEET].iter_rows() for cell in row
    }
    assert INDUSTRY in shown
    assert MARK in " ".join(p.text for p in Document(str(folder / OFFICE[3])).paragraphs)
    assert REGION in Presentation(folder / "planted.pptx").slides[0].shapes.title.text


def test_a_chart_names_its_lines_as_they_are_called_even_where_that_looks_like_a_reference(folder):
    import zipfile  # noqa: PLC0415

    with zipfile.ZipFile(folder / "planted.xlsx") as package:
        charts = b"".join(
            package.read(name) for name in package.namelist() if "charts/chart" in name
        ).decode()
    assert f"<c:tx><c:v>{REGION}" in charts.replace("&#39;", "'")


def test_definitions_come_back_from_a_guarded_table_as_they_were(folder):
    run("clusters", "import", str(folder / "planted.toml"), str(folder / "definitions.csv"))
    build(folder / "planted.toml", folder / "third.xlsx")
    sources = [member.source for member in read_study_from_workbook(folder / "third.xlsx").clusters]
    assert [text.strip() for text in sources] == [text.strip() for text in OTHER[:3]]


def test_a_guarded_table_opens_as_any_other(folder):
    with (folder / "definitions.csv").open(encoding="utf-8", newline="") as stream:
        assert next(csv.reader(stream)) == ["cluster", "industry_code", "role", "source"]


@given(st.text(st.sampled_from("=+-@'\t\r\n;,| aX1\uff1d")))
def test_whatever_is_guarded_can_be_had_back(text):
    assert unguarded(guarded(text)) == text
