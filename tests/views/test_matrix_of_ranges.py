"""The decision matrix shows what likely ranges leave open, live: LibreOffice works out what Python does."""

from dataclasses import replace

import pytest

from industry_clusters.analysis.clusters.matrix import COMPARED
from industry_clusters.render.refs import Addresses
from industry_clusters.render.workbook import write_workbook
from industry_clusters.study import MatrixCriterion, MatrixMethod
from industry_clusters.views.matrix.matrix_workings import WORK
from support.libreoffice import needs_libreoffice
from support.ranged_matrix import RANGES, ranged_analysis, ranged_view
from support.recalculate import disagreements, recalculated, with_inputs
from support.second_engine import differences

pytestmark = needs_libreoffice
TYPED = {"matrix_method": "Thirds", "weight_size": 3, "weight_pay": 0}
WEIGHTS = {MatrixCriterion.SIZE: 3.0, MatrixCriterion.PAY: 0.0}


def column(book, places, table, name):
    place = places[table]
    rows = range(place.first_row, place.last_row + 1)
    return [book[place.sheet].cell(row + 1, place.columns[name] + 1).value for row in rows]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("ranged") / "ranged.xlsx"
    write_workbook(ranged_view(ranged_analysis()), path)
    return path


@pytest.fixture(scope="module")
def changed(workbook, tmp_path_factory):
    """The workbook after a person chose thirds and other weights, and what Python makes of that."""
    folder = tmp_path_factory.mktemp("changed")
    analysis = ranged_analysis(matrix_method=MatrixMethod.THIRDS, weights=WEIGHTS)
    book = recalculated(with_inputs(workbook, folder / "typed.xlsx", **TYPED), folder)
    return book, analysis, Addresses.of(ranged_view(analysis)).tables


def test_every_formula_over_ranges_agrees_with_the_value_that_python_cached(workbook, tmp_path):
    assert disagreements(workbook, tmp_path) == []


def test_a_second_engine_agrees_too(workbook):
    assert differences(workbook)[0] == []


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_few_clusters_agree_too(count, tmp_path):
    few = ranged_analysis(dict(list(RANGES.items())[:count]))
    write_workbook(ranged_view(few), tmp_path / "few.xlsx")
    assert disagreements(tmp_path / "few.xlsx", tmp_path) == []


def test_a_planted_wrong_end_is_found(tmp_path):
    analysis = ranged_analysis()
    wrong = replace(analysis, matrix=analysis.matrix.assign(low_rank_size=7.0))
    write_workbook(ranged_view(wrong), tmp_path / "wrong.xlsx")
    assert "Matrix workings" in {one.sheet for one in disagreements(tmp_path / "wrong.xlsx", tmp_path)}


@pytest.mark.parametrize("end", ["", "low_", "high_"])
@pytest.mark.parametrize(
    "name", [*(f"class_{criterion}" for criterion in COMPARED), "score", "place", "stable"]
)
def test_another_method_and_other_weights_give_what_python_says(changed, name, end):
    book, analysis, places = changed
    found = column(book, places, WORK, f"{end}{name}")[: len(analysis.matrix)]
    assert found == pytest.approx(analysis.matrix[f"{end}{name}"].tolist())
