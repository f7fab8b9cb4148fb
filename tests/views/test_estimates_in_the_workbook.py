"""The example in certain figures: every formula agrees, what is not published is seen to be no plain number, and the choice stays."""

from dataclasses import replace

import pytest

from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.sheet_names import NAICS_SHEET
from industry_clusters.study import Reading
from industry_clusters.workflows.build import build
from support.example import example_in
from support.libreoffice import needs_libreoffice
from support.recalculate import disagreements, read_book


@pytest.fixture(scope="module")
def certain(tmp_path_factory):
    folder = example_in(tmp_path_factory.mktemp("certain") / "study")
    write_study(replace(read_study(folder / "study.toml"), reading=Reading.CERTAIN), folder / "study.toml")
    return build(folder / "study.toml").path


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_every_formula_agrees_with_libreoffice(certain, tmp_path):
    assert disagreements(certain, tmp_path) == []


def test_the_choice_stays_with_the_workbook(certain):
    assert read_study_from_workbook(certain).reading is Reading.CERTAIN


def test_figures_that_are_not_published_are_set_apart(certain):
    rules = read_book(certain)[NAICS_SHEET].conditional_formatting
    italic = [
        rule for ranges in rules for rule in ranges.rules if rule.dxf and rule.dxf.font and rule.dxf.font.i
    ]
    assert italic


def test_no_name_of_an_industry_carries_a_letter(certain):
    rows = list(read_book(certain, data_only=True)[NAICS_SHEET].iter_rows(values_only=True))
    assert not [row for row in rows if str(row[1]).endswith(" e")]
