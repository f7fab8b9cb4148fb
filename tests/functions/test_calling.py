"""A call from a cell: ranges spill, and what has no value is an error of the cell, never text or zero."""

import subprocess
import sys

import pytest

from industry_clusters.functions.calling import BY_NAME, evaluate
from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.functions.model import Takes

LQ = [50, 1000, 100, 4000]
NAMES = [function.name for function in FUNCTIONS]


def test_a_column_gives_a_column():
    assert evaluate("LQ", [[[50], [25]], 1000, 100, 4000]) == [(2.0,), (1.0,)]


def test_a_column_and_a_row_give_a_table():
    assert evaluate("AVGPAY", [[[100], [200]], [[10, 20]]]) == [(10.0, 5.0), (20.0, 10.0)]


def test_ranges_that_do_not_go_together_are_a_wrong_value():
    assert evaluate("AVGPAY", [[[1], [2], [3]], [[1], [2]]]) == "#VALUE!"


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize(
    ("cell", "shown"), [(None, "#N/A"), ("", "#N/A"), (float("nan"), "#N/A"), ("N", "#VALUE!"), ("12", "#VALUE!"),
                        (True, "#VALUE!"), ("#DIV/0!", "#DIV/0!"), ("#N/A", "#N/A")]
)  # fmt: skip
def test_an_argument_that_is_no_number_shows_as_what_it_is(place, cell, shown):
    assert evaluate("LQ", [*LQ[:place], cell, *LQ[place + 1 :]]) == shown
    assert evaluate("LQ", [*LQ[:place], [[cell], [LQ[place]]], *LQ[place + 1 :]]) == [(shown,), (2.0,)]


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_quotient_over_zero_is_a_division_by_zero(place):
    assert evaluate("LQ", [*LQ[:place], 0, *LQ[place + 1 :]]) == "#DIV/0!"


def test_a_quotient_of_no_jobs_is_zero():
    assert evaluate("LQ", [0, 1000, 100, 4000]) == 0.0


def test_a_rate_from_zero_is_an_error_and_a_rate_to_zero_is_minus_one():
    assert evaluate("AAGR", [[[0], [10]], [[5], [0]], 3]) == [("#DIV/0!",), (-1.0,)]


def test_a_rate_from_below_zero_is_no_number():
    assert evaluate("AAGR", [-5, 10, 3]) == "#NUM!"


def test_the_first_arguments_error_is_shown():
    assert evaluate("LQ", ["text", None, 100, 4000]) == "#VALUE!"
    assert evaluate("LQ", [None, "text", 100, 4000]) == "#N/A"


def test_shift_share_stands_in_three_cells_that_add_up_to_the_change():
    row = evaluate("SHIFTSHARE", [100, 130, 1000, 1200, 10000, 11000])
    assert row == [(pytest.approx(10), pytest.approx(10), pytest.approx(10))]


def test_shift_share_of_a_column_has_a_row_for_each():
    rows = evaluate("SHIFTSHARE", [[[100], [None]], [[130], [5]], 1000, 1200, 10000, 11000])
    assert sum(rows[0]) == pytest.approx(30)
    assert rows[1] == ("#N/A",) * 3


def test_classes_keep_the_shape_of_their_range_and_what_is_missing_has_none():
    values = [[1, 2], [10, None], [20, 21], ["text", 11]]
    assert evaluate("NATURALBREAKS", [values]) == [(1, 1), (2, "#N/A"), (3, 3), ("#VALUE!", 2)]


def test_a_cluster_with_a_withheld_member_has_no_quotient():
    assert evaluate("CLUSTERLQ", [[[20], [30]], 1000, [[60], [40]], 4000]) == 2.0
    assert evaluate("CLUSTERLQ", [[[20], [None]], 1000, [[60], [40]], 4000]) == "#N/A"
    assert evaluate("CLUSTERLQ", [[[20], [30]], 1000, [[60]], 4000]) == "#VALUE!"
    assert evaluate("CLUSTERLQ", [[[20], [30]], 1000, [[0], [0]], 4000]) == "#DIV/0!"


def test_a_code_may_be_a_number_or_text_and_one_that_is_none_is_not_available():
    assert evaluate("NAICSTITLE", [622.0]) == evaluate("NAICSTITLE", ["622"]) == "Hospitals"
    assert evaluate("NAICSTITLE", [[[9998], [None]]]) == [("#N/A",), ("#N/A",)]


def test_an_index_that_does_not_come_along_is_not_available():
    assert evaluate("CPIU", ["US", 2020]) == 258.811
    assert evaluate("CPIU", ["Gotham", 2020]) == "#N/A"
    assert evaluate("CPIU", ["US", 1850]) == "#N/A"


def test_a_pay_is_placed_among_others_that_need_not_hold_it():
    pays = [[20, 21, 31, 32, 48, 50]]
    assert evaluate("WAGELEVEL", [[[48], [33], [None]], pays]) == [("High",), ("Medium",), ("#N/A",)]


def test_a_wrong_number_of_arguments_is_told():
    with pytest.raises(TypeError, match="LQ takes 4 arguments, not 1"):
        evaluate("LQ", [1])


@pytest.mark.parametrize("name", NAMES)
def test_a_call_of_nothing_but_blanks_is_not_available(name):
    given = [[[None]] if one.takes is Takes.RANGE else None for one in BY_NAME[name].parameters]
    shown = evaluate(name, given)
    assert {"#N/A"} == ({shown} if isinstance(shown, str) else {cell for row in shown for cell in row})


@pytest.mark.parametrize("name", NAMES)
def test_names_can_be_typed_into_a_cell_and_are_no_address(name):
    assert name.isalpha()
    assert (
        len(name) > 3 or name == "LQ"
    )  # three letters and digits would be an address; letters alone are not


def test_loading_the_functions_loads_no_table_library():
    code = "import sys, industry_clusters.functions.calling; print({'numpy', 'pandas', 'scipy', 'xlwings'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
