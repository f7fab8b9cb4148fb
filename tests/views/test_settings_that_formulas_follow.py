"""A setting that says that formulas follow it: typed into the workbook, every cell is what a build would have written."""

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.render.workbook import write_workbook
from industry_clusters.study import AcrossBreaks, Criterion, MatrixCriterion, MatrixMethod, Member
from industry_clusters.study.registry import SETTINGS
from industry_clusters.views.workbook import workbook_view
from support.panels import panel_of
from support.recalculate import open_book, recalculated, same_value, with_inputs
from support.small_study import DATA, PRICES, study

CLUSTERS = {"clusters": tuple(Member(name, code) for name, code in (("Food", "3111"), ("Drink", "3112"), ("Feed", "3113")))}  # fmt: skip
CHANGES = {
    "list_minimum": (150, {"list_minimum": 150}),
    "cut_offs": ({Criterion.PAY: 30000.0, Criterion.GROWTH: 0.05}, {"cut_off_pay": 30000, "cut_off_growth": 0.05}),
    "across_breaks": (AcrossBreaks.BRIDGE, {"across_breaks": AcrossBreaks.BRIDGE.label}),
    "matrix_method": (MatrixMethod.THIRDS, {"matrix_method": MatrixMethod.THIRDS.label}),
    "weights": ({MatrixCriterion.PAY: 3.0}, {"weight_pay": 3}),
}  # fmt: skip
"""By setting, its value in a study, and what a person types."""


def book_of(path, **changes):
    write_workbook(workbook_view(analyse(study(**CLUSTERS, **changes), panel_of(DATA), PRICES)), path)
    return path


def cells_of(book):
    """Every cell that shows something, but for the hidden sheets."""
    return {
        (page.title, cell.coordinate): cell.value
        for page in book.worksheets
        if not page.title.startswith("_")
        for row in page.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def test_every_setting_that_says_so_is_tried():
    assert {setting.name for setting in SETTINGS if setting.follows} == set(CHANGES)


@pytest.fixture(scope="module")
def sides(tmp_path_factory):
    """All of them at once, typed into a workbook and built; both calculated, so that nothing but the typing tells them apart."""
    folder = tmp_path_factory.mktemp("follow")
    typed = {name: value for _, cells in CHANGES.values() for name, value in cells.items()}
    plain = with_inputs(book_of(folder / "plain.xlsx"), folder / "typed.xlsx", **typed)
    built = book_of(folder / "built.xlsx", **{name: value for name, (value, _) in CHANGES.items()})
    names = [page.title for page in open_book(built).worksheets if not page.title.startswith("_")]
    return cells_of(recalculated(plain, folder, *names)), cells_of(recalculated(built, folder, *names))


def test_what_is_typed_shows_what_a_build_would_write(sides):
    typed, built = sides
    differ = {
        place: (typed.get(place), built.get(place))
        for place in {*typed, *built}
        if not same_value(built.get(place), typed.get(place), 1e-9)
    }
    assert differ == {}
