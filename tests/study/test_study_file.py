"""A study as a file: what is written is read back, and what cannot be is named with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.errors import BadSetting
from industry_clusters.ingest.study_file import mapping_from_text, read_study, study_from_text
from industry_clusters.ingest.study_writer import mapping_text, study_text, write_study
from industry_clusters.study import BaseTotal, ColumnMapping, Criterion, DataSource, Ownership, Region, Study

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip)
codes = st.lists(st.from_regex(r"[0-9]{5}", fullmatch=True), min_size=1, max_size=4, unique=True).map(tuple)
mappings = st.builds(
    ColumnMapping,
    columns=st.dictionaries(st.sampled_from(["industry_code", "year", "annual_avg_emplvl"]), words),
    constants=st.dictionaries(st.sampled_from(["area_fips", "own_code"]), words),
    sheet=st.none() | words,
    header_row=st.integers(1, 9),
    absent_is_zero=st.booleans(),
)
studies = st.builds(
    lambda name, areas, cbsa, first, span, **more: Study(
        Region(name, () if cbsa else areas, cbsa), first, first + span, **more
    ),
    words,
    codes,
    st.none() | st.from_regex(r"[0-9]{5}", fullmatch=True),
    st.integers(1900, 2050),
    st.integers(1, 60),
    references=codes,
    ownership=st.sampled_from(Ownership),
    base_total=st.sampled_from(BaseTotal),
    industry_level=st.integers(2, 6),
    cut_offs=st.dictionaries(st.sampled_from(Criterion), st.floats(-10, 10)),
    data=st.lists(st.builds(DataSource, words, st.none() | mappings), max_size=3).map(tuple),
    notes=st.dictionaries(st.from_regex(r"note_[a-z]{1,8}", fullmatch=True), words),
)
PLAIN = """
[region]
name = "Kern County"
areas = ["06029"]

[years]
first = 1990
last = 2016

[measure]
ownership = "private"
"""


@given(studies)
def test_a_study_that_is_written_is_the_study_that_is_read(study):
    assert study_from_text(study_text(study)) == study


@given(mappings)
def test_a_column_mapping_survives_its_one_line(mapping):
    assert mapping_from_text(mapping_text(mapping), "here") == mapping


def test_a_persons_comments_stay_when_a_study_is_written_again(tmp_path):
    path = tmp_path / "kern.toml"
    path.write_text(
        "# our county\n" + PLAIN.replace("first = 1990", "first = 1990  # SIC before"), encoding="utf-8"
    )
    write_study(read_study(path), path)
    text = path.read_text(encoding="utf-8")
    assert ("# our county" in text, "# SIC before" in text) == (True, True)


def test_a_text_that_looks_like_a_formula_is_text(tmp_path):
    path = tmp_path / "study.toml"
    write_study(study_from_text(PLAIN.replace("Kern County", "=1+1")), path)
    assert read_study(path).region.name == "=1+1"


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        (PLAIN.replace("first = 1990", 'first = "1990"'), 7, "not a whole number"),
        (PLAIN.replace("private", "privat"), 11, "Did you mean 'private'"),
        (PLAIN.replace("ownership =", "owner ="), 11, "unknown key 'owner'"),
        (PLAIN.replace("[years]", "[yeers]"), 6, "Did you mean 'years'"),
        (PLAIN.replace('areas = ["06029"]', "areas = [6029]"), 4, "not text"),
        (PLAIN + "\n[cut_offs]\ngrowth = 'two'\n", 14, "not a number"),
    ],
)
def test_what_cannot_be_is_named_with_its_line(wrong, line, said):
    with pytest.raises(BadSetting) as error:
        study_from_text(wrong, "kern.toml")
    assert f"kern.toml, line {line}" in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (PLAIN.replace("last = 2016", "last = 1990"), "is not before"),
        (PLAIN.replace('areas = ["06029"]', ""), "areas \\[\\] and CBSA None"),
        (PLAIN.replace("Kern County", " "), "no name"),
        (PLAIN.replace("last = 2016", ""), "no last year"),
        ("[region", "not TOML"),
        ("", "no first year"),
    ],
)
def test_a_study_that_cannot_be_is_refused(wrong, said):
    with pytest.raises(BadSetting, match=said):
        study_from_text(wrong, "kern.toml")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadSetting, match=r"nowhere\.toml"):
        read_study(tmp_path / "nowhere.toml")
