"""Texts that follow Setup."""

from industry_clusters.views.vocabulary.model import Formula
from industry_clusters.views.vocabulary.words import followed, live_text, quoted


def test_a_text_without_a_place_stays_plain():
    assert live_text("Industry", {}) == "Industry"


def test_a_place_becomes_a_name_in_the_formula_and_a_value_in_the_cache():
    assert live_text("Jobs {last_year}, at least", {"last_year": 2003}) == Formula(
        '"Jobs "&last_year&", at least"', "Jobs 2003, at least"
    )


def test_a_place_with_a_unit_is_formatted_alike_in_both():
    text = live_text("above {cut|percent}", {"cut": 0.0213})
    assert text == Formula('"above "&IF(ISNUMBER(cut),TEXT(cut,"0.0%"),"not known")', "above 2.1%")


def test_a_missing_value_is_said_to_be_not_known():
    assert live_text("{cut|jobs}", {"cut": float("nan")}).value == "not known"


def test_quotation_marks_of_a_name_cannot_end_the_literal():
    assert quoted('a"&EVIL()&"b') == '"a""&EVIL()&""b"'


def test_no_literal_is_longer_than_excel_allows():
    pieces = quoted("x" * 1000).split("&")
    assert all(len(piece) <= 255 for piece in pieces)
    assert "".join(piece.strip('"') for piece in pieces) == "x" * 1000


def test_braces_in_a_name_from_a_file_are_no_places():
    label = followed("Area {first_year}", live_text(": pay in {dollar_year} dollars", {"dollar_year": 2003}))
    assert label.value == "Area {first_year}: pay in 2003 dollars"
    assert label.text.startswith('"Area {first_year}"&')
