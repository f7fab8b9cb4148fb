"""A study that was changed in its file and in its workbook."""

from dataclasses import replace

from industry_clusters.study import Criterion, Region, Study
from industry_clusters.workflows.merge import merge_studies

BASE = Study(Region("Here", ("01001",)), 1990, 2003, cut_offs={Criterion.PAY: 1.0}, notes={"note_a": "old"})


def test_a_change_in_one_place_wins_over_none():
    merged, told = merge_studies(BASE, replace(BASE, first_year=1991), replace(BASE, last_year=2002))
    assert (merged.first_year, merged.last_year, told) == (1991, 2002, [])


def test_of_two_changes_the_workbooks_wins_and_is_told():
    merged, told = merge_studies(BASE, replace(BASE, first_year=1991), replace(BASE, first_year=1992))
    assert merged.first_year == 1992
    assert told == ["first year: the workbook's 1992 was kept over the study file's 1991"]


def test_a_cut_off_taken_away_in_the_workbook_is_gone():
    merged, _ = merge_studies(BASE, BASE, replace(BASE, cut_offs={}))
    assert merged.cut_offs == {}


def test_words_typed_in_the_workbook_stay_whatever_the_file_says():
    merged, _ = merge_studies(BASE, replace(BASE, notes={}), replace(BASE, notes={"note_a": "new"}))
    assert merged.notes == {"note_a": "new"}


def test_words_only_in_the_file_are_used():
    merged, _ = merge_studies(BASE, replace(BASE, notes={"note_a": "old", "note_b": "file"}), BASE)
    assert merged.notes == {"note_a": "old", "note_b": "file"}


def test_without_a_memory_of_the_build_the_workbook_wins():
    merged, _ = merge_studies(None, replace(BASE, first_year=1991), BASE)
    assert merged.first_year == 1990
