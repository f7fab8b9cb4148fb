"""A sentence that compares is carried by bounds: certain, likely and worded so, or not made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.analysis.compared import Compared
from industry_clusters.analysis.comparisons import Claim, Comparison, First

NAN = float("nan")
YEARS = (2020, 2023)


def exact(name, number):
    return Compared(name, f"{number:,.0f}", number, number, number, number, number)


def estimated(name, number, likely, certain):
    """A number with a likely and a certain range of so much on either side."""
    return Compared(
        name, f"≈ {number:,.0f}", number, number - certain, number + certain, number - likely, number + likely
    )


def unknown(name, reason="not disclosed"):
    return Compared(name, "", NAN, NAN, NAN, NAN, NAN, reason)


def gained(*rows):
    return Comparison(rows).counted(Claim.GAINED_JOBS, 0, YEARS)


def largest(*rows):
    return Comparison(rows).first(First.LARGEST)


def test_where_all_is_published_the_count_is_plain():
    assert gained(exact("A", 5), exact("B", -5)) == "1 of 2 clusters has more jobs in 2023 than in 2020."


def test_no_jobs_gained_are_not_more_jobs():
    assert gained(exact("A", 0)) == "0 of 1 clusters have more jobs in 2023 than in 2020."


def test_what_is_only_likely_is_counted_apart_and_said_to_be_likely():
    said = gained(exact("A", 5), estimated("B", 50, 40, 60))
    assert said == "At least 1 of 2 clusters has more jobs in 2023 than in 2020, and 1 more likely does."


def test_where_nothing_is_certain_the_count_itself_is_likely():
    assert gained(estimated("A", 50, 40, 60)) == "1 of 1 clusters likely has more jobs in 2023 than in 2020."


def test_likely_stands_after_a_form_of_to_be():
    said = Comparison([estimated("A", 1.3, 0.2, 0.5)]).counted(Claim.CONCENTRATED, 1, YEARS)
    assert said == "1 of 1 clusters is likely above LQ 1 in 2023."


def test_whose_range_allows_both_is_named_and_not_counted():
    said = gained(exact("A", 5), estimated("B", 10, 40, 60))
    assert said == "At least 1 of 2 clusters has more jobs in 2023 than in 2020. Too uncertain to say: B."


def test_where_nothing_can_be_said_no_number_is_given():
    assert gained(estimated("A", 10, 40, 60)) == (
        "No cluster is known to have more jobs in 2023 than in 2020. Too uncertain to say: A."
    )


def test_who_has_no_range_is_left_out_of_the_count_and_the_reason_is_given():
    said = gained(exact("A", 5), unknown("B", "no such code in this year's NAICS"))
    assert said == (
        "1 of 1 clusters has more jobs in 2023 than in 2020. Left out: B (no such code in this year's NAICS)."
    )


def test_two_conditions_are_as_certain_as_the_less_certain_one():
    quotients = Comparison([exact("A", 2), exact("B", 2), exact("C", 0.5)])
    growth = Comparison([exact("A", 0.05), estimated("B", 0.05, 0.01, 0.1), exact("C", 0.05)])
    assert quotients.counted_with(Claim.AHEAD, 1, growth, 0.02, YEARS) == (
        "At least 1 of 3 clusters is above LQ 1 and grows faster than the region, and 1 more likely does."
    )


def test_two_conditions_leave_out_who_is_left_out_of_either():
    quotients, growth = (
        Comparison([exact("A", 2), exact("B", 2)]),
        Comparison([exact("A", 0.1), unknown("B")]),
    )
    assert quotients.counted_with(Claim.AHEAD, 1, growth, 0, YEARS).endswith(" Left out: B (not disclosed).")


def test_the_largest_is_named_with_its_number():
    assert largest(exact("A", 9), exact("B", 5)) == "A is the largest with 9 jobs."


def test_the_largest_by_likely_ranges_alone_is_likely_the_largest():
    assert largest(estimated("A", 900, 100, 600), estimated("B", 600, 100, 600)) == (
        "A is likely the largest with ≈ 900 jobs."
    )


def test_an_estimate_whose_bounds_exceed_all_others_is_the_largest():
    assert largest(estimated("A", 900, 10, 20), exact("B", 600)) == "A is the largest with ≈ 900 jobs."


def test_two_whose_likely_ranges_meet_are_both_named():
    assert largest(estimated("A", 900, 100, 100), estimated("B", 850, 100, 100), exact("C", 1)) == (
        "A (≈ 900) or B (≈ 850) is the largest."
    )


def test_two_of_several_possible_ones_are_likely():
    said = largest(estimated("A", 900, 60, 60), estimated("B", 850, 60, 60), estimated("C", 700, 50, 300))
    assert said == "A (≈ 900) or B (≈ 850) is likely the largest."


def test_of_many_that_could_be_first_none_is_said_to_be():
    said = largest(*(estimated(name, 900, 100, 100) for name in "ABCD"))
    assert said == "Any of 4 clusters could be the largest (A, B, C and D)."


def test_equal_published_numbers_share_the_first_place():
    assert largest(exact("A", 9), exact("B", 9)) == "A and B are the largest with 9 jobs each."


def test_nobody_is_first_where_nothing_is_known():
    assert largest(unknown("A")) == "No cluster can be compared. Left out: A (not disclosed)."


def test_pay_is_said_of_one_likely_and_of_either():
    one = Comparison([estimated("A", 90, 1, 50), exact("B", 80)])
    two = Comparison([estimated("A", 90, 20, 20), exact("B", 80)])
    assert [each.first(First.PAYS_MOST) for each in (one, two)] == [
        "A likely pays most: ≈ 90 a job.",
        "A (≈ 90) or B (80) pays most.",
    ]


def test_both_ends_share_a_sentence_where_both_are_certain():
    assert Comparison([exact("A", 9), exact("B", 5)]).largest_and_smallest() == (
        "A is the largest with 9 jobs, B the smallest with 5."
    )


def test_an_end_that_is_only_likely_has_a_sentence_of_its_own():
    rows = [exact("A", 900), estimated("B", 50, 20, 49), estimated("C", 100, 20, 90)]
    assert Comparison(rows).largest_and_smallest() == (
        "A is the largest with 900 jobs. B is likely the smallest with ≈ 50 jobs."
    )


def test_one_alone_is_neither_the_largest_nor_the_smallest():
    assert Comparison([exact("A", 9)]).largest_and_smallest() == "A has 9 jobs."


def test_a_list_of_the_first_is_called_the_largest_where_all_others_are_smaller():
    rows = [exact("A", 9), exact("B", 5), estimated("C", 2, 1, 2)]
    assert Comparison(rows, "group", "groups").listed(2) == "Shown are the 2 largest of 3 groups."


def test_a_list_that_is_likely_right_says_so():
    rows = [exact("A", 9), exact("B", 5), estimated("C", 2, 1, 20)]
    assert Comparison(rows, "group", "groups").listed(2) == "Shown are 2 of 3 groups, likely the largest."


@pytest.mark.parametrize("last", [estimated("C", 4, 3, 3), unknown("C")])
def test_a_list_that_others_may_belong_to_is_not_called_the_largest(last):
    rows = [exact("A", 9), exact("B", 5), last]
    assert Comparison(rows, "group", "groups").listed(2) == (
        "Shown are 2 of 3 groups, in the order of their best values."
    )


def test_names_with_commas_are_parted_by_semicolons():
    said = Comparison([unknown("A, B"), unknown("C"), unknown("D")]).left_out_words()
    assert said == " Left out: A, B; C; D (not disclosed)."


def test_of_many_names_the_rest_are_counted():
    said = Comparison([unknown(name) for name in "ABCDEFGHIJKLMN"]).left_out_words()
    assert said == " Left out: A, B, C, D, E, F, G, H, I, J, K, L and 2 more (not disclosed)."


def test_who_is_left_out_is_listed_by_reason():
    rows = [unknown("A"), unknown("B", "not in this NAICS"), unknown("C")]
    assert Comparison(rows).left_out_words() == " Left out: A and C (not disclosed); B (not in this NAICS)."


def test_who_is_above_is_named_with_what_is_only_likely_apart():
    rows = [exact("A", 0.5), estimated("B", 0.9, 0.1, 0.9), estimated("C", 0.5, 0.1, 0.2), exact("D", 0.1)]
    assert Comparison(rows).named(Claim.FIRM, 0.5) == (
        "In the top 3 by at least half of all weights: A; likely: B. Too uncertain to say: C."
    )


def test_where_all_who_are_above_are_only_likely_the_sentence_begins_so():
    assert Comparison([estimated("B", 0.9, 0.1, 0.9)]).named(Claim.FIRM, 0.5) == (
        "Likely in the top 3 by at least half of all weights: B."
    )


sizes = st.floats(1, 1e5)


@given(
    st.lists(st.tuples(sizes, st.floats(0, 0.5), st.floats(0, 0.5), st.floats(0, 1)), min_size=2, max_size=6)
)
def test_nothing_that_is_called_certain_is_false_of_any_truth_within_the_bounds(numbers):
    """Truths are drawn anywhere inside the bounds; the one called largest is the largest of them."""
    rows = [
        Compared(
            chr(65 + place),
            "x",
            best,
            best * (1 - wide),
            best * (1 + wide),
            best * (1 - wide * part),
            best * (1 + wide * part),
        )
        for place, (best, wide, part, _) in enumerate(numbers)
    ]
    truths = [row.low + (row.high - row.low) * where for row, (*_, where) in zip(rows, numbers, strict=True)]
    said = Comparison(rows).first(First.LARGEST)
    if " is the largest with " in said:
        assert truths["ABCDEF".index(said[0])] == max(truths)


@given(st.floats(-100, 100), st.floats(0, 50), st.floats(0, 1), st.floats(0, 1), st.floats(-100, 100))
def test_no_count_called_certain_is_false_of_any_truth_within_the_bounds(best, wide, part, where, value):
    row = Compared("A", "x", best, best - wide, best + wide, best - wide * part, best + wide * part)
    truth = row.low + (row.high - row.low) * where
    verdict = row.above(value).name
    assert not (verdict == "CERTAIN" and truth < value)
    assert not (verdict == "NOT" and truth > value)


def test_one_alone_is_not_said_to_be_the_largest():
    assert (
        largest(exact("Food", 200), unknown("Wood")) == "Food has 200 jobs. Left out: Wood (not disclosed)."
    )


def test_where_nobody_has_a_range_nothing_is_counted():
    assert gained(unknown("Food")) == "No cluster can be compared. Left out: Food (not disclosed)."


def test_names_with_an_and_of_their_own_are_kept_apart():
    said = Comparison([unknown("Wood and paper"), unknown("Food")]).left_out_words()
    assert said == " Left out: Wood and paper; Food (not disclosed)."
