"""The worksheet functions as xlwings calls them: Excel's own values in, words for errors out."""

import inspect

import pytest

from industry_clusters.functions.declared import FUNCTIONS
from industry_clusters.hosts import excel_functions

NOT_AVAILABLE, DIVISION_BY_ZERO = -2146826246, -2146826281


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.name)
def test_each_function_has_the_names_of_its_arguments_and_no_type_hints(function):
    python = getattr(excel_functions, function.name.lower())
    assert list(inspect.signature(python).parameters) == [one.name for one in function.parameters]
    assert python.__annotations__ == {}


def test_a_range_comes_as_rows_and_goes_back_as_rows():
    assert excel_functions.avgpay(((100.0,), (None,)), ((4.0,), (2.0,))) == [(25.0,), ("#N/A",)]


@pytest.mark.parametrize(("code", "shown"), [(NOT_AVAILABLE, "#N/A"), (DIVISION_BY_ZERO, "#DIV/0!")])
def test_an_error_of_another_cell_is_passed_on(code, shown):
    assert excel_functions.lq(code, 1000.0, 100.0, 4000.0) == shown


def test_a_number_is_a_number():
    assert excel_functions.lq(50.0, 1000.0, 100.0, 4000.0) == 2.0
