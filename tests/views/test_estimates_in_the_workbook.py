"""A workbook with estimates: every formula agrees, and every estimate shows as one."""

from dataclasses import replace

import pytest

from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.ingest.study.study_writer import write_study
from industry_clusters.study import Treatment
from industry_clusters.workflows.build import build
from support.example import example_in
from support.libreoffice import needs_libreoffice
from support.recalculate import disagreements, read_book


@pytest.fixture(scope="module")
def estimated(tmp_path_factory):
    folder = example_in(tmp_path_factory.mktemp("estimated") / "study")
    write_study(
        replace(read_study(folder / "study.toml"), treatment=Treatment.ESTIMATE), folder / "study.toml"
    )
    return build(folder / "study.toml").path


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_every_formula_agrees_with_libreoffice(estimated, tmp_path):
    assert disagreements(estimated, tmp_path) == []


def test_the_choice_stays_with_the_workbook(estimated):
    assert read_study_from_workbook(estimated).treatment is Treatment.ESTIMATE


def test_the_table_says_what_share_of_each_industry_is_estimated(estimated):
    rows = list(read_book(estimated, data_only=True)["NAICS table"].iter_rows(values_only=True))
    header = next(row for row in rows if row[0] == "NAICS")
    share = header.index("Estimated 2003")
    found = [row[share] for row in rows if isinstance(row[share], int | float)]
    assert max(found) > 0
    assert min(found) == 0


def test_figures_that_rest_on_estimates_are_set_apart(estimated):
    rules = read_book(estimated)["NAICS table"].conditional_formatting
    italic = [
        rule for ranges in rules for rule in ranges.rules if rule.dxf and rule.dxf.font and rule.dxf.font.i
    ]
    assert italic


def test_an_industry_group_that_is_estimated_carries_its_letter(estimated):
    rows = list(read_book(estimated, data_only=True)["NAICS table"].iter_rows(values_only=True))
    header = next(row for row in rows if row[0] == "NAICS")
    marked, first, last = (
        header.index(text) for text in ("Industry, marked", "Estimated 1990", "Estimated 2003")
    )
    groups = [row for row in rows if isinstance(row[first], int | float)]
    assert any(row[marked].endswith(" e") for row in groups)
    assert all(row[marked].endswith(" e") == (row[first] + row[last] > 0) for row in groups)
