"""Kits of Part II: letters, lists, slides and sheets of a cluster group, as values."""

import pytest

from industry_clusters.analysis.mobilization.agenda import AGENDAS
from industry_clusters.mobilization.method import CO_CHAIR
from industry_clusters.views.kits.kits import meeting_1_kit, meeting_2_kit, meeting_3_kit, recruiting_kit
from industry_clusters.views.kits.spoken import SPOKEN
from industry_clusters.views.kits.training import training_kit
from industry_clusters.views.papers.case import Choices
from industry_clusters.views.vocabulary.document_model import Cards, MergeField, within
from industry_clusters.views.vocabulary.drawing import Drawing
from industry_clusters.views.vocabulary.paper_model import Mail, open_places
from support.kit_case import CHAIR, CLUSTER, HIDDEN, OPEN, case_of, paper, person, texts_of

MEETINGS = {1: meeting_1_kit, 2: meeting_2_kit, 3: meeting_3_kit}
KITS = (recruiting_kit, training_kit, *MEETINGS.values())


@pytest.fixture(scope="module")
def case():
    return case_of()


@pytest.fixture(scope="module")
def recruiting(case):
    return list(recruiting_kit(case))


@pytest.fixture(scope="module")
def meetings(case):
    return {at: list(make(case)) for at, make in MEETINGS.items()}


def said(content):
    return "\n".join(texts_of(content))


def slides_of(papers):
    return paper(papers, "Slides").content.slides


def test_every_invitee_has_a_letter_with_the_name_in_its_salutation(recruiting):
    letters = paper(recruiting, "Invitation letters").content
    assert [f"Dear \n{name}\n:" in said(letter) for letter, name in zip(letters, (OPEN, HIDDEN), strict=True)] == [True, True]  # fmt: skip


def test_a_co_chair_on_the_list_of_invitees_gets_no_letter_that_they_sign():
    rows = [{"person": name, "cluster": CLUSTER, "came_1": "yes"} for name in (OPEN, CHAIR)]
    sent = [one for kit in (recruiting_kit, meeting_1_kit) for one in kit(case_of(invitees=rows))]
    assert [one.name for one in sent if isinstance(one.content, Mail) and CHAIR in one.name and "training" not in one.name] == []  # fmt: skip
    letters = paper(sent, "Invitation letters").content + paper(sent, "Invitations to meeting 2").content
    assert len(letters) == 2


def test_a_person_invited_twice_has_one_letter():
    twice = case_of(
        invitees=[{"person": OPEN, "cluster": CLUSTER}, {"person": OPEN.upper(), "cluster": CLUSTER}]
    )
    assert len(paper(recruiting_kit(twice), "Invitation letters").content) == 1


def test_letters_apart_are_a_file_each_in_a_folder_of_their_own():
    papers = recruiting_kit(case_of(choices=Choices(letters_apart=True)))
    found = [(one.folder, one.name) for one in papers if one.folder == "Invitation letters"]
    assert found == [("Invitation letters", OPEN), ("Invitation letters", HIDDEN)]


def test_the_reply_is_asked_for_three_weeks_before_meeting_1(recruiting):
    assert "February 19, 2026" in said(paper(recruiting, "Invitation letters").content)


def test_the_letter_for_words_mail_merge_asks_for_columns_of_its_list(recruiting):
    asked = {
        one.name for one in within(paper(recruiting, "Invitation for Word's mail merge").content, MergeField)
    }
    header = paper(recruiting, "List for Word's mail merge").content.header
    assert (len(asked), asked - set(header)) == (3, set())


def test_the_contact_list_has_only_those_who_agreed(recruiting):
    contacts = paper(recruiting, "Contact list")
    assert [row[0] for row in contacts.content.rows] == [CHAIR, OPEN]


def test_the_contact_list_says_how_many_are_left_out_and_not_who(recruiting):
    (remark,) = paper(recruiting, "Contact list").remarks
    assert ("1 person" in remark, HIDDEN in remark) == (True, False)


def test_the_sheet_at_the_door_has_a_blank_line_for_who_is_not_listed(recruiting):
    words = said(paper(recruiting, "Attendance sheet").content)
    assert (OPEN in words, HIDDEN in words) == (True, False)


@pytest.mark.parametrize("meeting", MEETINGS)
def test_papers_that_others_see_name_nobody_who_did_not_agree(meetings, meeting):
    own = (
        "Name tents",
        "Invitations to meeting 2",
        "Invitations to meeting 3",
        "Invitations to launch event",
    )
    shown = [one for one in meetings[meeting] if one.name not in own and not isinstance(one.content, Mail)]
    assert [one.name for one in shown if HIDDEN in said(one.content)] == []


def test_a_summary_in_an_invitation_names_no_champion_who_did_not_agree(meetings):
    letter = paper(meetings[1], "Invitations to meeting 2").content[0]
    assert ("Priority with one dot: More bakers." in said(letter), HIDDEN in said(letter)) == (True, False)


def test_a_co_chair_who_is_not_listed_is_a_place_beneath_the_letter():
    case = case_of(roles=[{"person": HIDDEN, "role": CO_CHAIR, "cluster": CLUSTER}])
    letter = paper(recruiting_kit(case), "Invitation letters").content[0]
    assert "[name of the co-chair]" in list(open_places(letter, {}))


def test_a_group_with_all_dates_leaves_only_the_boards_name_to_fill_in(meetings):
    places = {place for one in meetings[1] for place in open_places(one.content, {})}
    assert places == {"[your board or office]"}


def test_a_meeting_without_a_date_has_a_place_for_it():
    assert "[date of meeting 1]" in list(
        open_places(paper(meeting_1_kit(case_of(events=[])), "Agenda").content, {})
    )


@pytest.mark.parametrize("make", KITS)
def test_a_cluster_of_which_nothing_is_known_has_a_kit_all_the_same(make):
    assert len(list(make(case_of().about("Nowhere")))) > 2


@pytest.mark.parametrize(
    ("meeting", "words"), [(2, "No results of the meeting"), (3, "No results of the meeting")]
)
def test_a_meeting_without_results_says_so_on_its_handouts(meeting, words):
    empty = case_of(cards=[], priorities=[], plans=[], votes=[])
    assert words in said(paper(MEETINGS[meeting](empty), "Handouts").content)


def test_a_meeting_without_results_asks_for_the_kit_again_after_it():
    empty = case_of(cards=[], priorities=[], plans=[], votes=[])
    (remark,) = paper(meeting_1_kit(empty), "Invitations to meeting 2").remarks
    assert "make this kit again" in remark


def test_a_cluster_without_interviews_has_no_slide_of_them(meetings):
    assert [one.title for one in slides_of(meetings[1]) if one.title.startswith("Employers named")] == []


def test_meeting_1_has_the_three_drawings(meetings):
    drawn = [one.title for one in slides_of(meetings[1]) if isinstance(one.body, Drawing)]
    assert drawn == ["Eight steps lead from figures to results", "Three teams share the work", "Engagement grows with each step"]  # fmt: skip


@pytest.mark.parametrize(("meeting", "step"), [(1, "4  Meeting 1"), (2, "5  Meeting 2"), (3, "6  Meeting 3")])
def test_the_step_of_the_meeting_stands_out_in_the_process(meetings, meeting, step):
    drawing = next(one.body for one in slides_of(meetings[meeting]) if isinstance(one.body, Drawing))
    assert [shape.title for shape in drawing.shapes if shape.style == "header"] == [step]


def test_every_drawing_says_in_words_what_it_shows(meetings):
    drawings = [
        one.body for papers in meetings.values() for one in slides_of(papers) if isinstance(one.body, Drawing)
    ]
    assert all(one.alt for one in drawings)


def test_shapes_lie_within_their_drawing(meetings):
    shapes = [shape for papers in meetings.values() for one in slides_of(papers) if isinstance(one.body, Drawing) for shape in one.body.shapes]  # fmt: skip
    edges = [edge for one in shapes for edge in (one.x, one.y, one.x + one.width, one.y + one.height)]
    assert 0 <= min(edges) <= max(edges) <= 1.001


def test_cards_are_the_vision_in_front_and_the_requirements_behind(meetings):
    ((place,),) = [one.places for one in paper(meetings[1], "Cards 5 by 7 inches").content]
    (cards,) = [block for block in place.blocks if isinstance(block, Cards)]
    assert [card.foot for card in cards.cards] == ["Vision", "Vision", "Requirements", "Requirements"]


def test_the_agendas_times_follow_the_groups_date(meetings):
    assert "8:15 a.m." in said(paper(meetings[1], "Agenda").content)


def test_the_agenda_for_all_leaves_out_what_is_before_the_meeting(meetings):
    assert "Co-chairs and facilitators meet" not in said(paper(meetings[1], "Agenda").content)


def test_every_item_of_every_meeting_has_words_to_use():
    items = {(at, item.what) for at, name in enumerate(AGENDAS, 1) for item in AGENDAS[name]}
    assert set(SPOKEN) == items


def test_who_came_is_thanked_and_who_did_not_is_missed():
    rows = [{"person": OPEN, "cluster": CLUSTER, "came_1": "yes"}, {"person": HIDDEN, "cluster": CLUSTER}]
    first, second = paper(meeting_1_kit(case_of(invitees=rows)), "Invitations to meeting 2").content
    assert ("Thank you for taking part" in said(first), "We missed you" in said(second)) == (True, True)


def test_nobody_is_missed_where_attendance_was_not_noted():
    rows = [{"person": OPEN, "cluster": CLUSTER}]
    (letter,) = paper(meeting_1_kit(case_of(invitees=rows)), "Invitations to meeting 2").content
    assert "We invite you to the next step" in said(letter)


def test_who_said_no_is_not_invited_again():
    rows = [{"person": OPEN, "cluster": CLUSTER, "reply": "no"}]
    assert [one.name for one in meeting_1_kit(case_of(invitees=rows)) if "nvitation" in one.name] == []


def test_the_brainstorm_sheet_counts_who_is_invited_from_each_industry():
    people = [person(OPEN, industry_code="3111")]
    sheet = paper(training_kit(case_of(people=people)), "Brainstorm sheet for invitees").content
    rows = next(
        block for block in sheet[0].places[-1].blocks if getattr(block, "title", "") == "Industries"
    ).rows
    assert [row[1] for row in rows] == ["1"]


def test_emails_as_a_list_have_a_row_for_each_person_with_an_address():
    papers = recruiting_kit(case_of(choices=Choices(mails_as_list=True)))
    rows = paper(papers, "E-mails, invitation").content.rows
    assert [row[0] for row in rows] == [OPEN, HIDDEN]
