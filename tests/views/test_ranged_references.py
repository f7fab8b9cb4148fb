"""A quotient's range carries the reference area's own: live in every reading mode, and beside a second reference area."""

import math
from dataclasses import replace

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.own_areas import OwnReference
from industry_clusters.render.refs import Addresses
from industry_clusters.render.workbook import write_workbook
from industry_clusters.study import Member, Reading, Region, Study
from industry_clusters.views.clusters.cluster_sheets import SUMMARY
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.matrix.matrix_workings import WORK
from industry_clusters.views.workbook import workbook_view
from support.libreoffice import needs_libreoffice
from support.panels import panel_of
from support.recalculate import disagreements, recalculated, with_inputs
from support.small_study import PRICES

pytestmark = needs_libreoffice

REGION = "{area} 0 10 {year} 400 9000 9000\n{area} 5 10 {year} 400 9000 9000\n{area} 5 31-33 {year} 250 {made} {made}\n"
GROUPS = "{area} 5 {code} {year} {places} {jobs} {jobs}\n"
JOBS = {
    "39001": {"311": 2400, "3111": 1200, "3112": 800, "3113": 400, "312": 900, "3121": 900},
    "39003": {"311": 3000, "3111": 1500, "3112": "N", "3113": "N", "312": 1000, "3121": 1000},
    "39005": {"311": 1800, "3111": "N", "3112": "N", "3113": 300, "312": "N", "3121": "N"},
    "US000": {"311": 90000, "3111": 40000, "3112": 30000, "3113": 20000, "312": 60000, "3121": 60000},
}
PLACES = {"311": 60, "3111": 30, "3112": 20, "3113": 10, "312": 15, "3121": 15}
PANEL = panel_of(
    "".join(
        REGION.format(area=area, year=year, made=6000 if area == "39001" else 5500)
        + "".join(
            GROUPS.format(area=area, code=code, year=year, places=PLACES[code], jobs=jobs)
            for code, jobs in of_area.items()
        )
        for year in (2010, 2020)
        for area, of_area in JOBS.items()
    )
)
CLUSTERS = (Member("Food", "3111"), Member("Food", "3112"), Member("Sweets", "3113"), Member("Drink", "3121"))
STUDY = Study(
    Region("Here", ("39001",)), 2010, 2020, reference="Near", references=("US000",), price_index="X",
    own_references=(OwnReference.of("Near = 39003 + 39005"),), clusters=CLUSTERS,
)  # fmt: skip
COLUMNS = {
    NAICS: ("reference_last", "likely_low_reference_last", "likely_high_reference_last", "grade_reference_last",
            "grade_quotient_last", "quotient_first", "quotient_last", "quotient_change", "quotient_second", "marks"),
    SUMMARY: ("quotient_last", "best_quotient_last", "likely_low_quotient_last", "likely_high_quotient_last",
              "grade_quotient_last", "quotient_percent_change", "quotient_second"),
    WORK: ("low_value_concentration", "value_concentration", "high_value_concentration", "second"),
}  # fmt: skip


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("built") / "study.xlsx"
    write_workbook(workbook_view(analyse(STUDY, PANEL, PRICES)), path)
    return path


def cells(book, view):
    """The columns, by table, as LibreOffice or Python has them."""
    places = Addresses.of(view).tables
    for table, columns in COLUMNS.items():
        sheet = next(sheet for sheet in view.sheets if sheet.name == places[table].sheet)
        made = next(block for block in sheet.blocks if getattr(block, "key", "") == table)
        for column in columns:
            wanted = next(each for each in made.columns if each.key == column).values
            for row, value in enumerate(wanted):
                place = places[table]
                found = book[place.sheet].cell(place.first_row + row + 1, place.columns[column] + 1).value
                yield f"{table}.{column} row {row}", value, found


def same(wanted, found):
    if isinstance(found, int | float):
        return not isinstance(wanted, str) and math.isclose(wanted, found, rel_tol=1e-9, abs_tol=1e-9)
    missing = isinstance(wanted, float) and math.isnan(wanted)
    return found == "#N/A" if missing else (wanted or "") == (found or "")


@pytest.mark.parametrize("mode", Reading)
def test_every_reading_mode_typed_on_setup_gives_what_python_makes_of_it(mode, workbook, tmp_path):
    book = recalculated(with_inputs(workbook, tmp_path / "typed.xlsx", reading=mode.label), tmp_path)
    view = workbook_view(analyse(replace(STUDY, reading=mode), PANEL, PRICES))
    wrong = [each for each in cells(book, view) if not same(each[1], each[2])]
    assert not wrong


def test_the_other_reference_chosen_on_setup_gives_what_python_makes_of_it(workbook, tmp_path):
    book = recalculated(with_inputs(workbook, tmp_path / "typed.xlsx", reference="US000"), tmp_path)
    other = replace(STUDY, reference="US000", references=("Near",))
    view = workbook_view(analyse(other, PANEL, PRICES))
    wrong = [each for each in cells(book, view) if not same(each[1], each[2])]
    assert not wrong


def test_no_formula_of_the_workbook_disagrees_with_libreoffice(workbook, tmp_path):
    assert not disagreements(workbook, tmp_path)
