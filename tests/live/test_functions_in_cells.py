"""Our functions typed into cells of a real spreadsheet program, which calls our Python.

Calc hands a single blank cell over as 0, which Excel does not: what a blank does is seen here in ranges.
"""

import numpy as np
import pytest
import xlwings

from industry_clusters.functions.calling import evaluate
from industry_clusters.functions.declared import FUNCTIONS

ROWS = 2000


@pytest.fixture
def sheet(calc_with_functions):
    return xlwings.Book().sheets[0]


def shown(cells):
    return cells.options(err_to_str=True).value


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_the_example_of_each_function_shows_what_it_says(sheet, function):
    sheet["A1"].formula = function.example.formula
    value = sheet["A1"].value
    if isinstance(value, str):
        assert value == function.example.shown
    else:
        assert value == pytest.approx(float(function.example.shown), rel=1e-9)


@pytest.mark.parametrize(
    ("formula", "error"),
    [
        ("=LQ(50,1000,0,4000)", "#DIV/0!"),
        ('=LQ("many",1000,100,4000)', "#VALUE!"),
        ("=LQ(NA(),1000,100,4000)", "#N/A"),
        ("=AAGR(0,10,5)", "#DIV/0!"),
        ("=AAGR(-1,2,2)", "#NUM!"),
        ("=NAICSTITLE(98)", "#N/A"),
    ],
)
def test_what_has_no_result_is_an_error_of_the_cell(sheet, formula, error):
    sheet["A1"].formula = formula
    assert shown(sheet["A1"]) == error


def test_a_sum_over_an_error_is_that_error(sheet):
    sheet["A1"].formula = "=LQ(50,1000,0,4000)"
    sheet["A2"].formula = "=SUM(A1,1)"
    assert shown(sheet["A2"]) == "#DIV/0!"


def test_a_blank_in_a_range_has_no_quotient(sheet):
    sheet["A1"].value = [[50], [None], [100]]
    sheet["B1:B3"].formula_array = "=LQ(A1:A3,1000,100,4000)"
    assert shown(sheet["B1:B3"]) == [2, "#N/A", 4]


def test_three_effects_stand_beside_one_another(sheet):
    sheet["A1:C1"].formula_array = "=SHIFTSHARE(100,130,1000,1200,10000,11000)"
    assert sum(sheet["A1:C1"].value) == pytest.approx(30)


def test_a_changed_input_shows_at_once(sheet):
    sheet["A1"].value = [50, 1000, 100, 4000, "=LQ(A1,B1,C1,D1)"]
    sheet["A1"].value = 100
    assert sheet["E1"].value == 4


def test_two_thousand_cells_agree_with_python(sheet):
    jobs = np.random.default_rng(1).integers(1, 10_000, (ROWS, 4)).astype(float)
    sheet["A1"].value = jobs.tolist()
    sheet["E1"].resize(ROWS).formula = "=LQ(A1,B1,C1,D1)"
    sheet["F1"].resize(ROWS).formula = "=AAGR(A1,B1,13)"
    sheet["A1"].value = changed = (jobs + 1).tolist()
    found = np.array(sheet["E1"].resize(ROWS, 2).value)
    expected = [[evaluate("LQ", row), evaluate("AAGR", [*row[:2], 13])] for row in changed]
    np.testing.assert_allclose(found, expected, rtol=1e-12)


def test_formulas_that_a_file_holds_calculate_when_it_is_opened(sheet, tmp_path):
    sheet["A1"].formula = "=LQ(50,1000,100,4000)"
    sheet.book.save(tmp_path / "with functions.xlsx")
    sheet.book.close()
    assert xlwings.Book(tmp_path / "with functions.xlsx").sheets[0]["A1"].value == 2
