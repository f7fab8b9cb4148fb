"""Interviews typed into the workbook: checked at once, counted by formula, kept through a rebuild whatever they are."""

import shutil
from datetime import date

import pytest

from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.interviews import (
    CONTACTS_RANGE,
    LOG_RANGE,
    QUESTIONS_RANGE,
    STARTER_QUESTIONS,
    THEMES_RANGE,
    Contact,
    Head,
    Interview,
    Question,
)
from industry_clusters.sheet_names import COVERAGE_SHEET, LOG_SHEET, PROTOCOL_SHEET
from industry_clusters.workflows.build import build
from support.example import BY_SECTOR, demo_in
from support.libreoffice import needs_libreoffice
from support.recalculate import disagreements, open_book, read_book, recalculated
from support.room import whole_room
from support.typed_interviews import place_of, seen, type_row

HEALTH = "Health and Biomedicine"
GOOD = {"number": "20", "cluster": HEALTH, "industry_code": "6211", "role": "population-serving",
        "size": "10 to 49 jobs", "date": date(2005, 5, 2), "theme_1": "Child care"}  # fmt: skip
STATES = (
    ({}, "complete"),
    ({"cluster": "Space Mining"}, "cluster not in the definitions"),
    ({"date": None, "role": None}, "half filled: role, date missing"),
    ({"date": "in spring"}, "date is text"),
    ({"industry_code": "9999"}, "NAICS not in the study"),
    ({"industry_code": "4841"}, "industry not in this cluster"),
    ({"role": "visitor"}, "role unknown"),
    ({"theme_1": "Moon dust"}, "theme not in the list"),
    ({"requirement": "luck"}, "need unknown"),
    ({"number": "1"}, "number used twice"),
    ({"number": None, "theme_1": None}, "half filled: number, theme missing"),
    ({"number": "2?"}, "complete"),
)
FIRST_FREE = 8
pytestmark = [pytest.mark.filterwarnings("ignore::UserWarning")]


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return demo_in(tmp_path_factory.mktemp("interviews"))


@pytest.fixture(scope="module")
def typed(demo):
    """The demo with good and bad rows typed into it, one beneath the table's room, themes and contacts."""
    book = open_book(demo)
    for row, (changes, _) in enumerate(STATES):
        number = {} if "number" in changes else {"number": str(20 + row)}
        type_row(book, LOG_RANGE, FIRST_FREE + row, **(GOOD | number | changes))
    _, _, top, bottom = place_of(book, LOG_RANGE)
    type_row(book, LOG_RANGE, bottom - top + 2, number="beneath", workforce="Welders", quote="=1+1")
    type_row(book, CONTACTS_RANGE, 8, number="20", company="Acme, Inc.", phone="(555) 555-0199")
    type_row(book, CONTACTS_RANGE, 9, number="nobody's", company="Lost & Found")
    type_row(book, CONTACTS_RANGE, 10, number="2?", company="Doubt & Sons")
    type_row(book, THEMES_RANGE, 21, theme="Noise at night")
    type_row(
        book,
        QUESTIONS_RANGE,
        len(STARTER_QUESTIONS) + 1,
        head="Workforce",
        ask="Who is about to retire?",
        minutes=3,
    )
    type_row(book, QUESTIONS_RANGE, 1, ask="How did you start?")
    type_row(book, LOG_RANGE, FIRST_FREE, own_1="Half of the welders", stage="Mature")
    _, _, top, bottom = place_of(book, QUESTIONS_RANGE)
    type_row(book, QUESTIONS_RANGE, bottom - top + 2, ask="What did you pay for power?")
    path = demo.with_name("typed.xlsx")
    book.save(path)
    return path


@pytest.fixture(scope="module")
def rebuilt(typed):
    path = typed.with_name("rebuilt.xlsx")
    shutil.copyfile(typed, path)
    build(path)
    return path


def test_every_row_is_kept_through_a_rebuild_as_it_was_typed(typed, rebuilt):
    assert read_study_from_workbook(rebuilt).interviews == read_study_from_workbook(typed).interviews


def test_a_row_beneath_the_table_is_taken_in(rebuilt):
    log = read_study_from_workbook(rebuilt).interviews.log
    assert log[-1] == Interview("beneath", quote="=1+1", answers={Head.WORKFORCE: "Welders"})


def test_what_looks_like_a_formula_stays_text(rebuilt):
    book = read_book(rebuilt)
    assert seen(book, LOG_RANGE, FIRST_FREE + len(STATES), "quote") == "=1+1"
    page, *_ = place_of(book, LOG_RANGE)
    assert [
        cell.coordinate
        for row in page.iter_rows()
        for cell in row
        if cell.value == "=1+1" and cell.data_type == "f"
    ] == []


def test_an_unknown_contact_is_kept_and_pointed_out(rebuilt):
    book = read_book(rebuilt, data_only=True)
    assert Contact("nobody's", "Lost & Found") in read_study_from_workbook(rebuilt).interviews.contacts
    assert seen(book, CONTACTS_RANGE, 9, "Note") == "no such interview in the log"


@pytest.mark.parametrize(("row", "state"), list(enumerate(state for _, state in STATES)))
def test_the_state_of_a_row_says_in_words_what_is_wrong(rebuilt, row, state):
    told = seen(read_book(rebuilt, data_only=True), LOG_RANGE, FIRST_FREE + row, "Status")
    assert told == state


def test_a_theme_of_the_teams_own_joins_the_list(rebuilt):
    assert read_study_from_workbook(rebuilt).interviews.themes[-1] == "Noise at night"


def test_questions_of_the_teams_own_join_the_list_and_keep_their_answers(rebuilt):
    said = read_study_from_workbook(rebuilt).interviews
    assert said.questions[0].ask == "How did you start?"
    assert said.questions[-2] == Question("own_1", "Workforce", "", "Who is about to retire?", "3")
    assert said.questions[-1].ask == "What did you pay for power?"
    row = next(row for row in said.log if row.number == "20")
    assert row.answers == {"own_1": "Half of the welders", "stage": "Mature"}


def test_the_protocol_asks_what_the_team_asks(rebuilt):
    asked = [
        row[1] for row in read_book(rebuilt, data_only=True)["Interview protocol"].iter_rows(values_only=True)
    ]
    assert "How did you start?" in asked
    assert "Who is about to retire?" in asked


def test_the_log_heads_answers_as_the_list_names_the_question(rebuilt):
    book = read_book(rebuilt, data_only=True)
    page, _, top, _ = place_of(book, LOG_RANGE)
    heading = [cell.value for cell in page[top - 1]]
    assert {"Stage of development", "Who is about to retire?", "What did you pay for power?"} <= set(heading)


def test_themes_count_the_interviews_that_answer_a_question(rebuilt):
    rows = {
        row[0]: row
        for row in read_book(rebuilt, data_only=True)["Interview themes"].iter_rows(values_only=True)
    }
    assert rows["Who is about to retire?"][1] == 1
    assert rows["What did you pay for power?"][1] == 0


def test_the_log_has_room_for_two_hundred_rows_and_more_when_there_are_more(tmp_path):
    with whole_room():
        path = demo_in(tmp_path, **BY_SECTOR)
        book = open_book(path)
        _, _, top, bottom = place_of(book, LOG_RANGE)
        assert bottom - top + 1 == 200
        for row in range(8, 231):
            type_row(book, LOG_RANGE, row, **(GOOD | {"number": str(row)}))
        book.save(path)
        build(path)
    again = read_book(path)
    _, _, top, bottom = place_of(again, LOG_RANGE)
    assert bottom - top + 1 > 230
    assert len(read_study_from_workbook(path).interviews.log) == 230


def test_coverage_counts_what_was_done_and_names_who_was_not_heard(demo):
    rows = {
        row[0]: row for row in read_book(demo, data_only=True)[COVERAGE_SHEET].iter_rows(values_only=True)
    }
    health = rows[HEALTH]
    assert health[1:8] == ("3 of 10 to 15, 7 to go; nobody yet who is support", 3, 1, 2, 0, 20, 3)
    assert health[8] == 4
    assert health[9].startswith("3254 ")
    assert health[9].endswith("and 11 more")


def test_quotes_that_are_picked_stand_without_a_name(demo):
    rows = [
        row
        for row in read_book(demo, data_only=True)["Quotes"].iter_rows(min_row=11, values_only=True)
        if row[0]
    ]
    assert [row[5] for row in rows] == ["4", "6", "1", "2"]
    assert rows[0][:2] == ("Logistics", "The interchange costs every one of our trucks half an hour.")


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_every_formula_agrees_with_a_fresh_calculation(rebuilt, tmp_path):
    assert disagreements(rebuilt, tmp_path) == []


@pytest.fixture(scope="module")
def at_once(typed, tmp_path_factory):
    """What the sheets show before any rebuild."""
    return recalculated(typed, tmp_path_factory.mktemp("at once"), LOG_SHEET, COVERAGE_SHEET, PROTOCOL_SHEET)


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_before_the_rebuild_the_sheet_tells_the_same_at_once(at_once):
    told = [seen(at_once, LOG_RANGE, FIRST_FREE + row, "Status") for row in range(len(STATES))]
    assert told == [state for _, state in STATES]
    (beneath,) = (
        row[1]
        for row in at_once[COVERAGE_SHEET].iter_rows(values_only=True)
        if row[0] == "Rows beneath the table"
    )
    assert beneath == 1


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_a_new_question_is_on_the_protocol_and_heads_the_log_at_once(at_once):
    asked = [row[1] for row in at_once["Interview protocol"].iter_rows(values_only=True)]
    page, _, top, _ = place_of(at_once, LOG_RANGE)
    assert "Who is about to retire?" in asked
    assert "Who is about to retire?" in [cell.value for cell in page[top - 1]]


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_a_number_with_a_question_mark_is_no_pattern(at_once):
    row = FIRST_FREE + STATES.index(({"number": "2?"}, "complete"))
    assert seen(at_once, LOG_RANGE, FIRST_FREE, "Company") == "Acme, Inc."
    assert seen(at_once, LOG_RANGE, row, "Company") == "Doubt & Sons"
