"""Helper columns from one description: a formula, and the values that Excel would show beside it."""

import math

import pytest

from industry_clusters.views.vocabulary.worked import (
    Worked,
    cases,
    found,
    here,
    is_above,
    is_equal,
    is_number,
    joined,
    place_in,
    product,
    unless_error,
)

CODES = Worked("{list.code}", ["3111", "3112", "3111"])


def test_of_equal_values_the_first_is_found():
    assert place_in(CODES, here("code", ["3111"])).values == [1]


def test_a_text_is_found_whatever_its_case():
    assert place_in(Worked("{list.name}", ["Food"]), here("name", ["FOOD"])).values == [1]


def test_what_is_looked_up_at_a_place_that_is_an_error_is_an_error():
    (value,) = found(CODES, place_in(CODES, here("code", ["9999"]))).values
    assert math.isnan(value)


def test_a_place_beyond_the_column_is_an_error():
    (value,) = found(CODES, here("place", [4])).values
    assert math.isnan(value)


def test_a_case_whose_condition_is_an_error_is_an_error():
    (value,) = cases((is_above(here("jobs", [math.nan]), 0), "some"), otherwise="none").values
    assert math.isnan(value)


def test_an_error_in_a_case_that_is_not_taken_does_no_harm():
    first = place_in(CODES, here("code", [""]))
    assert cases((is_equal(here("code", [""]), ""), ""), otherwise=first).values == [""]


def test_a_missing_number_and_a_text_are_no_numbers():
    assert is_number(here("jobs", [3, 0.5, math.nan, "not disclosed", ""])).values == [
        True,
        True,
        False,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("worked", "text"),
    [
        (unless_error(found(CODES, here("row", [1])), None), "IFERROR(INDEX({list.code},[row]),NA())"),
        (joined(here("slot", [1]), "|", here("code", ["3111"])), '[slot]&"|"&[code]'),
        (is_equal(product(here("a", [1]), is_equal(here("b", [0]), 0)), 1), "[a]*([b]=0)=1"),
        (cases((is_equal(here("a", [1]), 'x"'), False), otherwise=0), 'IF([a]="x""",FALSE,0)'),
    ],
    ids=["look-up", "key", "conditions", "quotes"],
)  # fmt: skip
def test_the_formula_says_the_same(worked, text):
    assert worked.text == text
