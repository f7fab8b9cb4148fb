"""Interviews in a study file: kept as they were typed, and never lost between file and workbook."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.errors import BadSetting
from industry_clusters.ingest.study.study_file import study_from_text
from industry_clusters.ingest.study.study_writer import study_text
from industry_clusters.interviews import Contact, Head, Interview, Interviews
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
            answers=st.dictionaries(st.sampled_from(Head), filled, max_size=3),
        ),
        max_size=3,
    ).map(tuple),
    st.lists(st.builds(Contact, words, words, phone=words), max_size=2).map(tuple),
    st.lists(filled, max_size=3).map(tuple),
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


def test_an_unknown_head_is_named():
    text = study_text(with_log(replace(HALF, answers={Head.WORKFORCE: "Welders"})))
    with pytest.raises(BadSetting, match="unknown head 'workforces'"):
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
