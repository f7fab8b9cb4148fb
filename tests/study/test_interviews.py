"""Interviews in a study file: kept as they were typed, and never lost between file and workbook."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.errors import BadSetting
from industry_clusters.ingest.study.study_file import study_from_text
from industry_clusters.ingest.study.study_writer import study_text
from industry_clusters.interviews import STARTER_QUESTIONS, Contact, Head, Interview, Interviews, Question
from industry_clusters.study import Region, Study
from industry_clusters.workflows.merge import merge_studies

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20)
filled = words.filter(str.strip)
interviews = st.builds(
    Interviews,
    st.lists(
        st.builds(
            Interview,
            words,
            words,
            words,
            date=words,
            themes=st.lists(filled, max_size=4).map(tuple),
            quote=words,
            answers=st.dictionaries(st.sampled_from((*Head, "own_7")), filled, max_size=3),
        ),
        max_size=3,
    ).map(tuple),
    st.lists(st.builds(Contact, words, words, phone=words), max_size=2).map(tuple),
    st.lists(filled, max_size=3).map(tuple),
    st.lists(
        st.builds(
            Question, st.sampled_from(("history", "stage", "own_1", "own_12")), words, words, words, words
        ),
        max_size=3,
        unique_by=lambda one: one.key,
    ).map(tuple),
)
PLAIN = Study(Region("Here", ("01001",)), 1990, 2003)
HALF = Interview("7", "No such cluster", "", date="some time in May")


def with_log(*log, contacts=()):
    return replace(PLAIN, interviews=Interviews(tuple(log), tuple(contacts)))


@given(interviews)
def test_interviews_that_are_written_are_the_interviews_that_are_read(said):
    study = replace(PLAIN, interviews=said)
    assert study_from_text(study_text(study)) == study


def test_an_unknown_key_is_named_with_its_line():
    text = study_text(with_log(HALF)).replace("cluster =", "clutser =")
    with pytest.raises(
        BadSetting, match=r"unknown key 'clutser' \(study, line \d+\)\. Did you mean 'cluster'"
    ):
        study_from_text(text)


def test_an_unknown_question_is_named():
    text = study_text(with_log(replace(HALF, answers={Head.WORKFORCE: "Welders"})))
    with pytest.raises(BadSetting, match="unknown question 'workforces'"):
        study_from_text(text.replace("workforce =", "workforces ="))


def test_rows_of_file_and_workbook_stand_together():
    file, workbook = with_log(Interview("1"), Interview("2")), with_log(Interview("1"), HALF)
    merged, told = merge_studies(with_log(Interview("1")), file, workbook)
    assert [row.number for row in merged.interviews.log] == ["1", "7", "2"]
    assert told == []


def test_of_a_row_that_both_changed_the_workbooks_is_kept_and_told():
    base, file, workbook = (
        with_log(Interview("1", text)) for text in ("old", "of the file", "of the workbook")
    )
    merged, told = merge_studies(base, file, workbook)
    assert merged.interviews.log == (Interview("1", "of the workbook"),)
    assert told == ["interview '1': the workbook's was kept over the study file's"]


def test_a_row_that_was_taken_out_of_the_workbook_is_gone():
    base = with_log(Interview("1"), HALF, contacts=[Contact("7", "Acme")])
    merged, _ = merge_studies(base, base, with_log(Interview("1")))
    assert merged.interviews == Interviews((Interview("1"),))


def test_two_rows_with_one_number_both_stay():
    base = with_log(Interview("1", "a"), Interview("1", "b"))
    assert merge_studies(None, base, base)[0].interviews == base.interviews


def asking(*questions, log=()):
    return replace(PLAIN, interviews=Interviews(tuple(log), questions=(*STARTER_QUESTIONS, *questions)))


def test_new_questions_of_file_and_workbook_both_stay_each_with_its_answers():
    file = asking(
        Question("own_1", ask="Who owns the site?"), log=[Interview("1", answers={"own_1": "A fund"})]
    )
    workbook = asking(Question("own_1", ask="Do you export?"), log=[Interview("2", answers={"own_1": "No"})])
    said = merge_studies(PLAIN, file, workbook)[0].interviews
    asked = {one.key: one.ask for one in said.questions}
    answered = {asked[key]: text for row in said.log for key, text in row.answers.items()}
    assert answered == {"Do you export?": "No", "Who owns the site?": "A fund"}


def test_a_question_that_was_cleared_in_the_workbook_is_gone():
    cleared = replace(PLAIN, interviews=Interviews(questions=STARTER_QUESTIONS[1:]))
    assert merge_studies(PLAIN, PLAIN, cleared)[0].interviews.questions == STARTER_QUESTIONS[1:]


def test_of_a_question_that_both_changed_the_workbooks_is_kept_and_told():
    ways = (replace(STARTER_QUESTIONS[0], ask=text) for text in ("of the file", "of the workbook"))
    file, workbook = (replace(PLAIN, interviews=Interviews(questions=(one,))) for one in ways)
    merged, told = merge_studies(PLAIN, file, workbook)
    assert merged.interviews.questions[0].ask == "of the workbook"
    assert told == ["question 'The firm and its history': the workbook's was kept over the study file's"]


def test_the_list_to_start_with_takes_no_longer_than_an_interview_and_has_every_head():
    assert sum(one.time for one in STARTER_QUESTIONS) + 5 <= 60
    assert {one.head for one in STARTER_QUESTIONS} == {head.label for head in Head}


def test_answers_to_a_question_that_is_no_longer_asked_have_a_column_still():
    said = Interviews((Interview("1", answers={"own_4": "Kept"}),))
    assert "own_4" in said.answer_keys


def test_two_questions_with_one_key_are_refused():
    text = study_text(asking(Question("own_1", ask="First?"), Question("own_2", ask="Second?")))
    with pytest.raises(BadSetting, match="two questions have the key 'own_1'"):
        study_from_text(text.replace('key = "own_2"', 'key = "own_1"'))
