"""Regions of which little is published: the workbook is whole, says what is not known, and LibreOffice agrees with it."""

import pytest

from industry_clusters.analysis.modes import what_is_known
from industry_clusters.analysis.tables import analyse
from industry_clusters.render.workbook import write_workbook
from industry_clusters.sheet_names import START_SHEET
from industry_clusters.study import Member, Reading
from industry_clusters.views.workbook import workbook_view
from support.libreoffice import needs_libreoffice
from support.panels import panel_of
from support.recalculate import disagreements, read_book
from support.small_study import DATA, PRICES, study

FOOD = tuple(Member("Food", code) for code in ("3111", "3112", "3113"))
ALL_WITHHELD = "\n".join(
    f"{' '.join(line.split()[:5])} N N" if line.startswith("01001 5 3") else line
    for line in DATA.splitlines()
)
WITHOUT_A_BASE = "\n".join(line for line in DATA.splitlines() if not line.startswith("US000 0 10   2010"))


def analysed(data, **changes):
    return analyse(study(clusters=FOOD, **changes), panel_of(data), PRICES)


@pytest.fixture(scope="module", params=[ALL_WITHHELD, WITHOUT_A_BASE], ids=["all withheld", "no reference"])
def workbook(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("built") / "study.xlsx"
    write_workbook(workbook_view(analysed(request.param)), path)
    return path


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_every_formula_agrees_with_libreoffice(workbook, tmp_path):
    assert disagreements(workbook, tmp_path) == []


def test_start_says_how_much_of_the_region_is_known(workbook):
    words = [
        str(cell)
        for row in read_book(workbook, data_only=True)[START_SHEET].iter_rows(values_only=True)
        for cell in row
    ]
    known = ("Of 3 industry groups: ", "None: all industry groups are shown as numbers.")
    assert any(text.startswith(known) for text in words)


@pytest.mark.parametrize("reading", list(Reading))
def test_a_region_of_which_all_is_withheld_has_bounds_in_every_mode_and_no_zero(reading):
    table = analysed(ALL_WITHHELD, reading=reading).naics_table
    assert (table["low_employment_last"] <= table["high_employment_last"]).all()
    assert not table["employment_last"].eq(0).any()


def test_a_region_of_which_all_is_withheld_is_told_to_be_known_in_no_published_number():
    modes, groups = what_is_known(analysed(ALL_WITHHELD, reading=Reading.PUBLISHED))
    assert "published only 0" in modes
    assert groups == "Of 3 industry groups: 0 shown, 3 as ranges."


def test_without_the_references_base_year_jobs_and_growth_stand_and_quotients_do_not():
    food = analysed(WITHOUT_A_BASE).clusters.summary.iloc[0]
    assert (food["employment_last"], food["quotient_first"] == food["quotient_first"]) == (700, False)
    assert food["growth"] > 0
