"""Papers say what the numbers and the team say, however little that is; what a person has to add is listed."""

import re
from datetime import date
from functools import cache

import pytest

from industry_clusters.analysis.mobilization.seeds import seeded
from industry_clusters.analysis.mobilization.tables import Remembered, mobilization
from industry_clusters.analysis.tables import analyse
from industry_clusters.interviews import Contact, Interview, Interviews
from industry_clusters.mobilization.method import CO_CHAIR_ALL
from industry_clusters.mobilization.paper_lists import EVOLUTION
from industry_clusters.mobilization.typed import Typed
from industry_clusters.study import Member
from industry_clusters.views.paper_registry import NAMES, PAPERS
from industry_clusters.views.papers.blueprint import blueprint
from industry_clusters.views.papers.briefing import briefing
from industry_clusters.views.papers.case import Case
from industry_clusters.views.papers.first_steps import first_steps
from industry_clusters.views.papers.launch import (
    launch_invitation,
    launch_slides,
    program,
    recognition,
    sign_up,
)
from industry_clusters.views.papers.summaries import leadership_reports, summaries
from industry_clusters.views.vocabulary.document_model import Blank, DocumentTable, Heading, KeptText, Picture
from industry_clusters.views.vocabulary.paper_model import Mail, open_places
from support.constructed import STRANGE, constructed_typed
from support.kit_case import texts_of
from support.panels import panel_of
from support.small_study import DATA, PRICES, study

pytestmark = pytest.mark.quick
FOOD, STRANGE_CLUSTER = "Food", "Café & {{ x }}"
MEMBERS = (Member(FOOD, "3111"), Member(STRANGE_CLUSTER, "3112"), Member("Feed", "3113"))
DAY = date(2026, 10, 1)
SAID = Interviews(
    contacts=(Contact("1", "Acme Mills", "Zebedee Quark"),),
    log=(
        Interview(
            number="1", cluster=FOOD, industry_code="3111", role="support", size="10 to 49 jobs", date="2021-03-04",
            themes=("Child care",), quote="Quark said: we lack millers.", picked="yes", requirement="workforce",
        ),
    ),
)  # fmt: skip


WITHOUT_PACE = "".join(line for line in DATA.splitlines(keepends=True) if "US000 5 3111 2010" not in line)
"""The nation lacks an industry group in the first year."""


@cache
def analysis_of(*, spoken=False):
    changes = {"interviews": SAID} if spoken else {}
    return analyse(study(clusters=MEMBERS, board="County Board", **changes), panel_of(DATA), PRICES)


def case_of(typed=None, cluster=FOOD, *, spoken=False):
    analysis = analysis_of(spoken=spoken)
    typed = constructed_typed(FOOD) if typed is None else typed
    typed = seeded(typed, analysis.clusters.names, analysis.study.interviews.themes_used, None)
    return Case(analysis, mobilization(analysis, typed, DAY, Remembered()), DAY, cluster)


def text_of(papers):
    return "\n".join(texts_of([paper.content for paper in papers]))


def blocks_of(paper):
    return [block for place in paper.content[0].places for block in place.blocks]


def documents(papers):
    return [paper for paper in papers if isinstance(paper.content, tuple)]


def test_a_briefing_paper_has_its_six_parts_in_their_order():
    (paper,) = briefing(case_of())
    headings = [block.text for block in blocks_of(paper) if isinstance(block, Heading) and block.level == 1]
    assert [text[:2] for text in headings[:6]] == [f"{number}." for number in range(1, 7)]


def test_every_picture_of_a_briefing_paper_is_said_in_words_and_has_a_table():
    (paper,) = briefing(case_of())
    pictures = [block for block in blocks_of(paper) if isinstance(block, Picture)]
    assert pictures
    assert all(one.alt and one.table.rows for one in pictures)


def test_a_briefing_paper_of_the_constructed_team_has_nothing_left_to_fill_in():
    (paper,) = briefing(case_of())
    assert list(open_places(paper.content, {})) == []


def test_quotes_name_nobody():
    text = text_of(briefing(case_of(spoken=True)))
    assert "we lack millers" in text
    assert "Quark" not in text


def test_a_cluster_without_interviews_and_occupations_says_so():
    text = text_of(briefing(case_of()))
    assert "No interviews of employers in this cluster are in the study yet." in text
    assert "no staffing patterns" in text


def test_words_of_the_team_stand_in_the_paper():
    typed = constructed_typed(FOOD)
    own = ({"cluster": FOOD, "place": EVOLUTION, "text": "First line.\nSecond line."},)
    (paper,) = briefing(case_of(typed.with_rows("paper_words", own)))
    kept = [block.text for block in blocks_of(paper) if isinstance(block, KeptText)]
    assert "First line.\nSecond line." in kept


def test_a_cluster_that_the_study_does_not_have_has_no_briefing_paper():
    assert list(briefing(case_of(cluster="Gone"))) == []


def test_a_cluster_of_any_name_has_its_briefing_paper():
    (paper,) = briefing(case_of(constructed_typed(STRANGE_CLUSTER), STRANGE_CLUSTER))
    assert STRANGE_CLUSTER in paper.content[0].title


def test_a_summary_tells_votes_and_teams_and_how_to_join():
    text = text_of(documents(summaries(case_of()))[:1])
    assert ["More nurses" in text, "18" in text, "To join a team" in text] == [True] * 3


def test_a_priority_that_was_merged_says_into_which():
    assert "went into 2" in text_of(documents(summaries(case_of()))[:1])


def test_a_champion_who_is_not_to_be_listed_is_not():
    assert "Person 002" not in text_of(documents(summaries(case_of()))[:1])


def test_an_empty_meeting_says_that_nothing_is_there():
    typed = constructed_typed(FOOD)
    for key in ("ballots", "priorities", "cards", "votes", "invitees"):
        typed = typed.with_rows(key, ())
    paper = next(summaries(case_of(typed)))
    assert "cards, priorities and votes are empty" in text_of([paper])
    assert paper.remarks


def test_cards_in_a_summary_name_nobody():
    typed = constructed_typed(FOOD)
    own = tuple(row | {"text": f"{row['text']}, as Zebulon Quark said"} for row in typed.of("cards"))
    people = ({"name": "Zebulon Quark", "consent": "no"}, *typed.of("people"))
    text = text_of(documents(summaries(case_of(typed.with_rows("cards", own).with_rows("people", people)))))
    assert "as [[name]] said" in text
    assert "Quark" not in text


def test_a_meeting_that_was_not_held_has_no_summary():
    typed = Typed({"groups": ({"cluster": FOOD, "decision": "mobilize now"},)})
    assert list(summaries(case_of(typed))) == []


def test_the_e_mail_goes_to_listed_co_chairs_and_hides_the_group_from_each_other():
    mail = next(paper.content for paper in summaries(case_of()) if isinstance(paper.content, Mail))
    assert (len(mail.to), len(mail.hidden), len({*mail.to, *mail.hidden})) == (2, 38, 40)


def test_a_co_chair_who_is_not_listed_is_named_to_nobody_in_the_e_mail():
    mail = next(paper.content for paper in summaries(case_of()) if isinstance(paper.content, Mail))
    assert "Person 002" not in f"{mail.to} {mail.subject} {mail.body}"


def test_leaders_who_are_not_listed_sign_neither_invitation_nor_thanks():
    typed = constructed_typed(FOOD)
    people = tuple({**row, "consent": "no"} for row in typed.of("people"))
    case = case_of(typed.with_rows("people", people))
    made = [*launch_invitation(case), *recognition(case)]
    letter, mail, thanks = (one.content for one in made)
    (place,) = thanks[0].places
    (cards,) = place.blocks
    words = f"{letter} {mail.body} {[card.foot for card in cards.cards]}"
    assert [name in words for name in case.holders(CO_CHAIR_ALL)] == [False, False]


def test_parts_of_the_change_that_are_not_known_have_their_reason():
    analysis = analyse(study(clusters=MEMBERS), panel_of(WITHOUT_PACE), PRICES)
    made = mobilization(analysis, constructed_typed(FOOD), DAY, Remembered())
    said = text_of(briefing(Case(analysis, made, DAY, FOOD)))
    assert ("not known" in said, "has no figure to compare with" in said) == (True, True)


def test_only_a_paper_with_interviews_speaks_of_lists_above():
    said = [text_of(briefing(case_of(spoken=spoken))) for spoken in (False, True)]
    assert ["The lists above" in one for one in said] == [False, True]


def test_a_cluster_typed_with_other_capitals_is_in_the_blueprint_once():
    (paper,) = blueprint(case_of(constructed_typed(FOOD.upper())))
    assert [block.text.casefold() for block in blocks_of(paper) if isinstance(block, Heading)].count(
        "food"
    ) == 1


def test_feedback_on_a_plan_is_not_one_of_its_outcomes():
    words = list(
        texts_of(next(one for one in summaries(case_of()) if one.name == "Summary of meeting 2").content)
    )
    assert words.index("What meeting 2 said of it") < words.index("Feedback: ")


def test_nobody_signs_the_thanks_to_themselves():
    (thanks,) = recognition(case_of())
    cards = thanks.content[0].places[0].blocks[0].cards
    assert [one.title for one in cards if one.title.removeprefix("With thanks to ") in one.foot] == []


def test_a_sign_up_sheet_has_rows_high_enough_to_write_in():
    (sheet,) = sign_up(case_of())
    assert {block.row_height for block in blocks_of(sheet) if isinstance(block, DocumentTable)} == {0.35}


def test_a_manager_who_is_not_listed_is_a_place_to_fill_in():
    typed = constructed_typed(FOOD)
    people = tuple({**row, "consent": "no"} for row in typed.of("people"))
    assert isinstance(case_of(typed.with_rows("people", people)).reply_to(), Blank)


def test_people_without_an_e_mail_address_are_counted():
    typed = constructed_typed(FOOD)
    people = ({**typed.of("people")[0], "email": ""}, *typed.of("people")[1:])
    mail = next(
        paper
        for paper in summaries(case_of(typed.with_rows("people", people)))
        if isinstance(paper.content, Mail)
    )
    assert mail.remarks == ("No valid e-mail address on 'Register': 1 of 40 people.",)


def test_the_report_to_the_leadership_group_has_the_note_of_the_facilitators():
    assert "A good start." in text_of(leadership_reports(case_of(cluster="")))


def test_a_plan_that_is_not_approved_is_not_in_the_blueprint_and_that_is_said():
    (paper,) = blueprint(case_of(cluster=""))
    assert "Not ready yet" not in text_of([paper])
    assert paper.remarks == ("plan 3 is not in the blueprint: action plan.",)


def test_the_blueprint_has_statement_plans_commitments_and_thanks():
    text = text_of(blueprint(case_of(cluster="")))
    wanted = ("We stand behind these plans.", "Forty more nurses a year", "Two days a month", STRANGE)
    assert [one in text for one in wanted] == [True] * 4


def test_a_blueprint_without_a_statement_asks_for_it():
    typed = constructed_typed(FOOD)
    (paper,) = blueprint(case_of(Typed(typed.rows, {})))
    assert any("statement of support" in one for one in open_places(paper.content, {}))


def test_a_blueprint_without_an_approved_plan_says_so():
    typed = constructed_typed(FOOD).with_rows("reviews", ())
    (paper,) = blueprint(case_of(typed, ""))
    assert "No plan has been approved yet" in text_of([paper])


def test_the_program_counts_its_times_from_the_start():
    text = text_of(program(case_of(cluster="")))
    assert ["8:00 a.m." in text, "8:10 a.m." in text] == [True, True]


def test_every_approved_plan_has_a_sign_up_sheet_and_a_slide():
    case = case_of(cluster="")
    assert [text_of(make(case)).count("From aide to nurse") for make in (sign_up, launch_slides)] == [1, 1]


def test_every_volunteer_is_thanked_once():
    text = text_of(recognition(case_of(cluster="")))
    assert text.count(f"With thanks to {STRANGE}") == 1


def test_without_people_the_invitation_lists_what_is_missing():
    gaps = [
        place
        for paper in launch_invitation(case_of(Typed(), ""))
        for place in (*open_places(paper.content, {}), *paper.gaps)
    ]
    assert any("whom to reply to" in one for one in gaps)


def test_first_steps_list_what_nobody_typed():
    typed = constructed_typed(FOOD).with_rows(
        "first_steps", ({"area": "Level 1: strategic planning", "team": "A chapter"},)
    )
    (paper,) = first_steps(case_of(typed, ""))
    assert paper.gaps[0] == "Level 1: strategic planning: individual commitments"
    assert len(paper.gaps) == 11


@pytest.mark.parametrize("entry", PAPERS, ids=lambda entry: entry.key)
def test_every_paper_is_made_of_a_team_that_typed_nothing_but_its_choice(entry):
    typed = Typed({"groups": ({"cluster": FOOD, "decision": "mobilize now"},)})
    papers = list(entry.make(case_of(typed, FOOD if entry.each else "")))
    words = [text for paper in papers for text in texts_of([paper.name, paper.content])]
    assert [one for one in words if re.search(r"\b(None|nan|NaN)\b|  +[,.]|\{\w*\}", one)] == []


def test_no_two_papers_share_a_word_for_only():
    assert len({entry.key for entry in PAPERS}) == len(PAPERS)
    assert len(set(NAMES)) == len(NAMES)
