"""A number is shown as precisely as it is known."""

import math

import pytest

from industry_clusters.views.vocabulary.figures import SHOWN_UNITS, figure_text, shown_formula, shown_text
from industry_clusters.views.vocabulary.model import Unit

PUBLISHED, CLOSE, ROUGH, RANGE_ONLY = 1, 2, 3, 4
NAN = float("nan")


def jobs(best, low, high, grade):
    return shown_text(best, low, high, grade, Unit.JOBS)


def test_a_published_number_is_shown_whole():
    assert jobs(12345, 12345, 12345, PUBLISHED) == "12,345"


def test_a_close_number_has_three_figures():
    assert jobs(12345, 12000, 12700, CLOSE) == "≈ 12,300"


def test_a_number_that_is_known_more_closely_has_more_figures():
    assert jobs(119440, 119270, 119620, CLOSE) == "≈ 119,400"


def test_growth_whose_sign_is_open_is_a_range():
    assert shown_text(0.001, -0.0213, 0.0461, ROUGH, Unit.PERCENT) == "-2.2% to 4.7%"


def test_a_rough_number_has_two_figures():
    assert jobs(437, 380, 520, ROUGH) == "about 440"


def test_a_range_has_two_figures_of_its_width_rounded_outward():
    assert jobs(210, 124, 336, RANGE_ONLY) == "120 to 340"


def test_a_narrow_range_of_few_jobs_keeps_whole_jobs():
    assert jobs(31, 30.2, 33.1, RANGE_ONLY) == "30 to 34"


def test_a_range_from_zero_is_up_to_its_end():
    assert jobs(21, 3, 336, RANGE_ONLY) == "up to 340"


def test_a_range_without_width_is_its_number():
    assert jobs(31, 31, 31, RANGE_ONLY) == "31"


def test_a_range_is_shown_where_there_is_no_best_value():
    assert jobs(NAN, 124, 336, RANGE_ONLY) == "120 to 340"


@pytest.mark.parametrize("numbers", [(NAN, 1, 2, CLOSE), (1, NAN, 2, RANGE_ONLY), (1, 1, 1, NAN)])
def test_what_is_missing_is_said_in_the_words_given(numbers):
    assert shown_text(*numbers, Unit.JOBS, "not disclosed") == "not disclosed"


@pytest.mark.parametrize("nothing", [NAN, math.inf])
def test_a_range_that_nothing_limits_has_its_lower_end_alone(nothing):
    assert shown_text(0.2, 0.0129, nothing, RANGE_ONLY, Unit.PERCENT) == "1.2% or more"


def test_dollars_lose_figures_as_jobs_do():
    assert shown_text(45678, 44000, 47000, CLOSE, Unit.DOLLARS) == "≈ $45,700"


@pytest.mark.parametrize(
    ("best", "text"), [(1.234, "about 1.2"), (0.456, "about 0.46"), (12.34, "about 12.3")]
)
def test_a_rough_quotient_of_one_and_more_has_one_decimal(best, text):
    assert shown_text(best, best * 0.8, best * 1.2, ROUGH, Unit.QUOTIENT) == text


def test_a_close_quotient_keeps_two_decimals():
    assert shown_text(1.234, 1.2, 1.27, CLOSE, Unit.QUOTIENT) == "≈ 1.23"


def test_growth_says_how_many_points_it_may_be_off():
    assert shown_text(0.032, 0.021, 0.046, ROUGH, Unit.PERCENT) == "about 3.2% (±1.4 points)"


def test_a_published_growth_has_no_margin():
    assert shown_text(0.032, 0.032, 0.032, PUBLISHED, Unit.PERCENT) == "3.2%"


def test_growth_known_as_a_range_shows_both_ends():
    assert shown_text(0.032, -0.0213, 0.0461, RANGE_ONLY, Unit.PERCENT) == "-2.2% to 4.7%"


def test_a_change_that_is_close_says_how_many_jobs_it_may_be_off():
    assert shown_text(1234, 620, 1850, CLOSE, Unit.CHANGE) == "≈ +1,200 (±700)"


def test_a_change_whose_sign_is_open_keeps_both_signs():
    assert shown_text(100, -312, 512, RANGE_ONLY, Unit.CHANGE) == "-320 to +520"


def test_no_change_has_no_sign():
    assert shown_text(0, 0, 0, PUBLISHED, Unit.CHANGE) == "0"


def test_a_loss_that_rounds_to_nothing_has_no_minus():
    assert shown_text(-0.0004, -0.0004, -0.0004, PUBLISHED, Unit.PERCENT) == "0.0%"


@pytest.mark.parametrize("unit", SHOWN_UNITS)
def test_a_range_as_shown_holds_the_whole_range(unit):
    low, high = 0.123456, 0.789012
    ends = shown_text(NAN, low, high, RANGE_ONLY, unit).replace("up to", "0 to").split(" to ")
    numbers = [float(end.strip("$%+").replace(",", "")) / (100 if "%" in end else 1) for end in ends]
    assert numbers[0] <= low <= high <= numbers[1]


def test_a_figure_of_a_row_is_shown_by_the_grade_of_its_year():
    row = {"pay_last": 45678, "grade_first": 4, "grade_last": 2, "reason": ""}
    row |= {"best_pay_last": 45678, "likely_low_pay_last": 44000, "likely_high_pay_last": 47000}
    assert figure_text(row, "pay_last", Unit.DOLLARS) == "≈ $45,700"


def test_a_change_is_shown_by_the_worse_grade_of_both_years():
    row = {"growth": 0.03, "grade_first": 1, "grade_last": 3, "grade": 3, "reason": ""}
    row |= {"best_growth": 0.03, "likely_low_growth": 0.02, "likely_high_growth": 0.04}
    assert figure_text(row, "growth", Unit.PERCENT) == "about 3.0% (±1.0 points)"


def test_pay_that_is_known_less_well_than_its_jobs_is_a_range():
    row = {"pay_last": NAN, "grade_last": 2, "reason": ""}
    row |= {"best_pay_last": 45678, "likely_low_pay_last": 30000, "likely_high_pay_last": 60000}
    assert figure_text(row, "pay_last", Unit.DOLLARS) == "$30,000 to $60,000"


def test_a_figure_that_does_not_exist_is_its_reason():
    row = dict.fromkeys(
        ("pay_last", "grade_last", "best_pay_last", "likely_low_pay_last", "likely_high_pay_last"), NAN
    )
    assert figure_text(row | {"reason": "not in this NAICS"}, "pay_last", Unit.DOLLARS) == "not in this NAICS"


@pytest.mark.parametrize("unit", SHOWN_UNITS)
def test_no_formula_is_long(unit):
    assert len(shown_formula("$AA1234", "$AB1234", "$AC1234", "$AD1234", unit)) < 800


def test_the_words_for_what_is_missing_are_the_caller_s():
    assert shown_formula("A1", "B1", "C1", "D1", Unit.JOBS, "E1").endswith(",E1)")
