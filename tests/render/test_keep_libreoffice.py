"""A workbook that LibreOffice saved, in its own way, is carried from all the same."""

import pytest

from industry_clusters.render.keep import carry_own_sheets, memo
from industry_clusters.render.workbook import write_workbook
from support.libreoffice import needs_libreoffice
from support.own_sheets import OWN, add_own_sheets, package_faults
from support.recalculate import convert, disagreements, open_book
from support.sample_view import MEMO, sample_view

pytestmark = needs_libreoffice


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved")
    write_workbook(sample_view(), folder / "study.xlsx")
    return convert(add_own_sheets(folder / "study.xlsx", folder / "before.xlsx"), "xlsx", folder)


@pytest.fixture(scope="module")
def after(saved, tmp_path_factory):
    new = tmp_path_factory.mktemp("after") / "again.xlsx"
    write_workbook(sample_view(), new)
    carry_own_sheets(saved, new, [sheet.name for sheet in sample_view().sheets])
    return new


def test_the_package_is_whole(after):
    assert package_faults(after) == []


def test_values_of_formulas_are_kept(after):
    own = open_book(after, data_only=True)[OWN]
    assert (own["B2"].value, own["B3"].value, own["B5"].value) == (0.1, 40, 2)


def test_looks_are_kept(after):
    cell = open_book(after)[OWN]["A1"]
    assert (cell.font.b, cell.font.sz, cell.fill.fgColor.rgb) == (True, 18, "FFFFEEAA")


def test_comments_charts_and_tables_are_kept(after):
    own = open_book(after)[OWN]
    assert (own["A1"].comment.text.strip(), len(own._charts), list(own.tables)) == (
        "Ask Ann",
        1,
        ["Mine"],
    )


def test_every_formula_still_agrees(after, tmp_path):
    assert disagreements(after, tmp_path) == []


def test_the_memo_survives(saved):
    assert memo(saved) == MEMO
