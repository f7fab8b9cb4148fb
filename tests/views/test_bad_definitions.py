"""Definitions and weights as a hurried person types them: shown as what they are, and nothing breaks."""

from dataclasses import replace
from itertools import takewhile

import pytest

from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import DEFINITIONS_SHEET, MATRIX_SHEET, SUMMARY_SHEET
from industry_clusters.study import Member, Reading
from industry_clusters.views.workbook import workbook_view
from industry_clusters.workflows.build import build
from industry_clusters.workflows.opening import read_study_data, tables_of
from industry_clusters.workflows.study_source import with_definitions
from support.example import example_in
from support.libreoffice import needs_libreoffice
from support.recalculate import disagreements, read_book, recalculated, with_inputs

LONG = "A cluster whose name somebody pasted from a paragraph " * 4
BAD = (
    Member("=1+1", "6221"),
    Member("Trade/transport: [north]", "4841"),
    Member(LONG[:200], "5411"),
    Member("Twins one", "6111"),
    Member("Twins two", "6111"),
    Member("Health", "6211"),
    Member("Health", "6211"),
    Member("Health", "9999"),
    Member("Health", "62111"),
    Member("Nobody", "9999"),
)


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return example_in(tmp_path_factory.mktemp("bad") / "study")


def built(folder, name, members, **changes):
    study = with_definitions(read_study(folder / "study.toml"), folder)
    path = folder / f"{name}.toml"
    write_study(replace(study, clusters=members, definitions_file=None, **changes), path)
    return build(path).path


@pytest.fixture(scope="module")
def bad(example):
    return built(example, "bad", BAD)


def notes(path):
    page = read_book(path, data_only=True)[DEFINITIONS_SHEET]
    rows = [row for row in page.iter_rows(values_only=True) if row[1] in {one.industry_code for one in BAD}]
    return [(row[0], row[1], row[13] or "") for row in rows]


def test_each_row_says_what_is_wrong_with_it(bad):
    found = notes(bad)
    assert ("Health", "9999", "Not among the region's industries") in found
    assert ("Health", "62111", "Not among the region's industries") in found
    assert ("Health", "6211", "Twice in this cluster") in found
    assert ("Twins one", "6111", "Also in another cluster") in found


def test_a_name_that_looks_like_a_formula_stays_text(bad):
    cells = [
        cell for row in read_book(bad)[DEFINITIONS_SHEET].iter_rows() for cell in row if cell.value == "=1+1"
    ]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_cluster_without_an_industry_group_of_the_region_says_so(bad):
    rows = {row[0]: row for row in read_book(bad, data_only=True)[SUMMARY_SHEET].iter_rows(values_only=True)}
    assert "No industry group of the region" in rows["Nobody"]


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_every_formula_over_bad_definitions_agrees_with_libreoffice(bad, tmp_path):
    assert disagreements(bad, tmp_path) == []


@needs_libreoffice[0]
@needs_libreoffice[1]
@pytest.mark.parametrize("reading", list(Reading))
def test_one_cluster_alone_is_compared_with_nobody(example, tmp_path, reading):
    path = built(example, f"one_{reading}", (Member("Alone", "622"),), reading=reading, industry_level=3)
    assert disagreements(path, tmp_path) == []


def of_clusters(row):
    """What a row of the matrix says of each cluster: up to the empty column before the workings."""
    return list(takewhile(bool, row[1:]))


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_a_weight_below_zero_or_of_words_counts_as_zero(bad, tmp_path):
    weights = {"weight_size": -2, "weight_concentration": "much", "weight_growth": 0, "weight_pay": 1}
    book = recalculated(with_inputs(bad, tmp_path / "typed.xlsx", **weights), tmp_path, MATRIX_SHEET)
    rows = {row[0]: row for row in book[MATRIX_SHEET].iter_rows(values_only=True) if row[0]}
    pay = next(row for name, row in rows.items() if name.startswith("Pay"))
    points = {"High": 3, "Medium": 2, "Low": 1}
    by_pay = [points[cell.split()[0]] for cell in of_clusters(pay)]
    assert [float(cell) for cell in of_clusters(rows["Weighted score (1 to 3)"])] == by_pay


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_weights_that_are_all_zero_give_no_score(bad, tmp_path):
    weights = dict.fromkeys(("weight_size", "weight_concentration", "weight_growth", "weight_pay"), 0)
    book = recalculated(with_inputs(bad, tmp_path / "typed.xlsx", **weights), tmp_path, MATRIX_SHEET)
    rows = {row[0]: row for row in book[MATRIX_SHEET].iter_rows(values_only=True) if row[0]}
    names = of_clusters(rows["Criterion"])
    assert names
    assert not any(rows["Weighted score (1 to 3)"][1 : 1 + len(names)])


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_a_study_without_clusters_has_all_its_other_sheets(example, tmp_path):
    study = with_definitions(read_study(example / "study.toml"), example)
    tables = analyse_of(replace(study, clusters=(), industry_level=2), example)
    write_workbook(workbook_view(tables), tmp_path / "none.xlsx")
    assert disagreements(tmp_path / "none.xlsx", tmp_path) == []


def analyse_of(study, folder):
    return tables_of(*read_study_data(study, folder))
