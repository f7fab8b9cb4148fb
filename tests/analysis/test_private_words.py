"""Names of contacts are found however they are written, and words of the field are left alone."""

import pytest

from industry_clusters.analysis.interviews.private_words import PrivateWords
from industry_clusters.interviews import Contact

WORDS = PrivateWords.of(
    [
        Contact("1", "Brook & Vale Milling, Inc.", "Ann Price", "Owner", "+1 (555) 555-0101", "a.price@bv.example", "Sam Kern"),
        Contact("2", "X", "", phone="12"),
    ],
    public=["Kern County"],
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Brook & Vale Milling, Inc.",
        "BROOK AND VALE MILLING",
        "brook_vale_milling",
        "Price, Ann",
        "ann  price",
        "A.Price@BV.example",
        "555.555.0101",
        "15555550101",
        "(555)555-0101",
    ],
)
def test_a_name_is_found_in_every_way_it_may_be_written(text):
    assert WORDS.found(f"we met {text} today") is not None
    assert WORDS.without(text, typed=False)[:1] == "["


@pytest.mark.parametrize(
    "text", ["Price index", "Annual price", "Kern County", "Brookvale", "5555550101222", "Valet Milling"]
)
def test_words_that_only_look_alike_are_left(text):
    assert (WORDS.found(text), WORDS.without(text, typed=False)) == (None, text)


def test_a_single_name_is_taken_out_of_what_people_typed_and_of_nothing_else():
    assert WORDS.without("Ms. Price said so in Kern", typed=True) == "Ms. [name] said so in Kern"
    assert WORDS.without("Ms. Price said so", typed=False) == "Ms. Price said so"


def test_any_address_and_any_telephone_is_taken_out_of_what_people_typed():
    assert WORDS.without("joe@x.example, 555-0199, 1990-2003", typed=True) == "[e-mail], [phone], 1990-2003"


def test_a_name_that_is_too_short_to_look_for_is_told():
    assert WORDS.too_short == ("X",)
