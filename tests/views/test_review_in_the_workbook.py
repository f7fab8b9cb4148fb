"""A decision typed on Review changes lists and clusters at once, and stays through a rebuild."""

import math
import re

import pytest

from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.sheet_names import OBSERVATIONS_SHEET, SUMMARY_SHEET
from industry_clusters.workflows.build import build
from support.example import demo_in
from support.libreoffice import needs_libreoffice
from support.recalculate import disagreements, read_book, recalculated, with_inputs

HEALTH, SIZE_OF_6216 = "Health and Biomedicine", 9_080
TYPED = {"note_decision_6216": "exclude", "note_review_6216": "Classified anew in 1994"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return demo_in(tmp_path_factory.mktemp("review"))


def jobs_of(book, cluster):
    rows = book[SUMMARY_SHEET].iter_rows(values_only=True)
    return next(row for row in rows if row[0] == cluster)[4]


def test_the_examples_two_odd_rows_come_first(demo):
    page = read_book(demo, data_only=True)[OBSERVATIONS_SHEET]
    labels = [str(row[0]) for row in page.iter_rows(values_only=True) if re.match(r"\d{4} ", str(row[0]))]
    assert [label[:4] for label in labels[:2]] == ["6216", "3254"]


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_an_exclusion_leaves_the_cluster_at_once(demo, tmp_path):
    before = jobs_of(read_book(demo, data_only=True), HEALTH)
    typed = recalculated(with_inputs(demo, tmp_path / "typed.xlsx", **TYPED), tmp_path, SUMMARY_SHEET)
    assert math.isclose(jobs_of(typed, HEALTH), before - SIZE_OF_6216)


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_it_stays_through_a_rebuild_and_every_formula_agrees(demo, tmp_path):
    again = with_inputs(demo, demo.with_name("again.xlsx"), **TYPED)
    build(again)
    notes = read_study_from_workbook(again).notes
    assert {key: notes[key] for key in TYPED} == TYPED
    assert disagreements(again, tmp_path) == []
