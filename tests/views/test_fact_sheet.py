"""A page on a cluster for its employers: figures as they are known, and what the team asks."""

from dataclasses import replace
from datetime import date

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.interviews import STARTER_QUESTIONS, Interviews, Question
from industry_clusters.study import Member, Reading
from industry_clusters.views.letter.fact_sheet import fact_sheet
from industry_clusters.views.vocabulary.document_model import DocumentTable, Points, Text
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

WITHHELD = DATA.replace("01001 5 3113 2020  1  100  4000000", "01001 5 3113 2020  1    N        N")
CLUSTERS = (
    Member("Food", "3111"),
    Member("Food", "3113"),
    Member("Grain", "3111"),
    Member("Nothing", "9999"),
)


def body_of(name="Food", data=WITHHELD, **changes):
    analysis = analyse(study(clusters=CLUSTERS, **changes), panel_of(data), PRICES)
    document = fact_sheet(analysis, name, date(2021, 3, 4))
    return next(place.blocks for place in document.places if place.name == "body")


def test_no_code_of_an_area_is_in_a_fact_sheet():
    analysis = analyse(
        study(clusters=CLUSTERS), panel_of(DATA, area_titles={"US000": "United States"}), PRICES
    )
    assert "as in the United States" in str(fact_sheet(analysis, "Food", date(2021, 3, 4)))
    assert "US000" not in str(fact_sheet(analysis, "Food", date(2021, 3, 4)))


def figures(body):
    return {row[0]: row[1:] for row in next(block for block in body if isinstance(block, DocumentTable)).rows}


def asked(body):
    return [line[0] for block in body if isinstance(block, Points) for line in block.lines]


def words(body):
    return " ".join(
        str(getattr(piece, "text", piece))
        for block in body
        if isinstance(block, Text)
        for piece in block.line
    )


def test_size_growth_pay_and_concentration_are_there_with_how_well_they_are_known():
    rows = figures(body_of())
    assert [label.split(",")[0].split(" since")[0] for label in rows] == [
        "Jobs", "Annual growth", "Average annual pay", "Concentration (location quotient)"
    ]  # fmt: skip
    assert rows["Jobs, 2020"][1] == "close"


def test_published_figures_are_said_to_be_published():
    body = body_of("Grain")
    assert figures(body)["Jobs, 2020"] == ("200", "published")
    assert "All of these figures come from published numbers." in words(body)
    assert "are estimates" not in words(body)


def test_of_a_cluster_without_industries_the_reason_is_in_the_place_of_each_figure():
    rows = figures(body_of("Nothing"))
    assert {row[0] for row in rows.values()} == {"no industry group in the data"}


def test_of_published_numbers_alone_what_is_not_disclosed_is_said_to_be_so():
    assert figures(body_of(reading=Reading.PUBLISHED))["Jobs, 2020"][0] == "not disclosed"


def test_it_asks_what_the_team_asks():
    own = Interviews(questions=(*STARTER_QUESTIONS, Question("own_1", ask="Do you own your site?")))
    assert asked(body_of(interviews=own))[-1] == "Do you own your site?"


def test_a_long_list_of_questions_is_named_in_one_paragraph_so_that_the_page_holds_it():
    many = tuple(Question(f"own_{at}", name=f"Topic {at}", ask="Why? " * 40) for at in range(1, 31))
    body = body_of(interviews=Interviews(questions=many))
    assert asked(body) == []
    assert "We ask about: Topic 1; Topic 2;" in words(body)


def test_minutes_beyond_those_of_an_interview_are_not_promised():
    long = replace(STARTER_QUESTIONS[0], minutes="300")
    assert "for about 45 to 60 minutes" in words(body_of(interviews=Interviews(questions=(long,))))


@pytest.mark.parametrize("name", ["x" * 80, "=1+1"])
def test_a_cluster_of_any_name_has_its_page(name):
    analysis = analyse(study(clusters=(Member(name, "3111"),)), panel_of(DATA), PRICES)
    assert fact_sheet(analysis, name, date(2021, 3, 4)).title == name
