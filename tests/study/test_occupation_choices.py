"""Choices on occupations: written to the file and read back, typed into the workbook and read back."""

import pytest

from industry_clusters.analysis.tables import analyse
from industry_clusters.errors import BadCell, BadSetting
from industry_clusters.ingest.study.study_file import study_from_text
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.ingest.study.study_writer import study_text
from industry_clusters.occupations import Occupations
from industry_clusters.render.workbook import write_workbook
from industry_clusters.study import LevelBasis, Member
from industry_clusters.views.workbook import workbook_view
from support.occupation_frames import occupations_of
from support.panels import panel_of
from support.recalculate import open_book, with_inputs
from support.small_study import DATA, PRICES, study

CHOSEN = {
    "wage_area": "C4014",
    "level_basis": LevelBasis.CLUSTER,
    "level_low": 20000.0,
    "level_high": 50000.0,
    "left_out": (("Food", "3112"), ("Gone", "9999")),
}
OCCUPATIONS = occupations_of(
    "311 5 00-0000 total 100 1\n311 5 11-1011 detailed 90 1\n",
    "C4014 00-0000 20000 30000 40000 Riverside\n01000 00-0000 20000 30000 40000 Alabama\n",
)
MEMBERS = (Member("Food", "3111"), Member("Food", "3112"))


def chosen_in(one):
    return {name: getattr(one, name) for name in CHOSEN}


def built(folder, occupations=OCCUPATIONS, **changes):
    one = study(clusters=MEMBERS, **changes)
    path = folder / "book.xlsx"
    write_workbook(workbook_view(analyse(one, panel_of(DATA), PRICES, occupations)), path)
    return path


def test_the_file_keeps_every_choice():
    assert chosen_in(study_from_text(study_text(study(**CHOSEN)))) == CHOSEN


def test_a_study_without_choices_says_nothing_of_them():
    assert "occupations" not in study_text(study())


@pytest.mark.parametrize("occupations", [OCCUPATIONS, Occupations()])
def test_the_workbook_keeps_every_choice_with_data_and_without(tmp_path, occupations):
    assert chosen_in(read_study_from_workbook(built(tmp_path, occupations, **CHOSEN))) == CHOSEN


def test_what_is_typed_in_the_workbook_is_read(tmp_path):
    typed = with_inputs(
        built(tmp_path),
        tmp_path / "typed.xlsx",
        wage_area="Riverside (C4014)",
        level_basis="Quartiles of each cluster's own jobs",
        level_low="$21,000",
        level_high=60000,
    )
    found = read_study_from_workbook(typed)
    assert (found.wage_area, found.level_basis, found.level_low, found.level_high) == (
        "C4014",
        LevelBasis.CLUSTER,
        21000,
        60000,
    )


def test_a_member_that_is_set_to_no_is_left_out(tmp_path):
    book = open_book(built(tmp_path))
    row = next(row for row in book["Staffing weights"].iter_rows() if row[1].value == "3112")
    row[2].value = "No"
    book.save(tmp_path / "typed.xlsx")
    assert read_study_from_workbook(tmp_path / "typed.xlsx").left_out == (("Food", "3112"),)


def test_a_word_where_a_cut_off_should_be_names_its_cell(tmp_path):
    typed = with_inputs(built(tmp_path), tmp_path / "typed.xlsx", level_low="low")
    with pytest.raises(BadCell, match="level_low is 'low'"):
        read_study_from_workbook(typed)


def test_cut_offs_the_wrong_way_round_are_told():
    with pytest.raises(BadSetting, match=r"60,000, is above that for high pay, 50,000"):
        study(level_low=60000, level_high=50000)


@pytest.mark.parametrize(
    ("line", "told"),
    [("basis = 'states'", "basis is 'states'"), ("low = 'x'", "low is 'x'"), ("left_out = ['a']", "left_out holds 'a'")],
)  # fmt: skip
def test_the_file_names_the_line_of_a_choice_that_cannot_be(line, told):
    text = study_text(study()) + f"\n[occupations]\n{line}\n"
    with pytest.raises(BadSetting, match=told) as raised:
        study_from_text(text, "study.toml")
    assert "line" in raised.value.place
