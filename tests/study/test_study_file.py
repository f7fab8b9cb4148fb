"""A study as a file: what is written is read back, and what cannot be is named with its line."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from industry_clusters.errors import BadSetting, WorkbookError
from industry_clusters.ingest.study.study_file import mapping_from_text, read_study, study_from_text
from industry_clusters.ingest.study.study_writer import mapping_text, study_text, write_study
from industry_clusters.study import (
    AcrossBreaks,
    BaseTotal,
    ColumnMapping,
    Criterion,
    DataSource,
    DefinitionSet,
    MatrixCriterion,
    MatrixMethod,
    Member,
    MemberRole,
    OwnCriterion,
    Ownership,
    Reading,
    Region,
    Study,
)

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
    clusters=st.lists(
        st.builds(Member, words, words, st.none() | st.sampled_from(MemberRole), words), max_size=3
    ).map(tuple),
    library=st.lists(
        st.builds(
            DefinitionSet,
            words.filter(str.strip),
            st.lists(st.builds(Member, words, words), max_size=2).map(tuple),
            words,
            st.integers(0, 2100),
        ),
        max_size=2,
        unique_by=lambda one: one.name.casefold(),
    ).map(tuple),
    reading=st.sampled_from(Reading),
    grade_close=st.floats(0, 1),
    grade_rough=st.floats(0, 1),
    grade_floor=st.floats(0, 1000),
    across_breaks=st.sampled_from(AcrossBreaks),
    matrix_method=st.sampled_from(MatrixMethod),
    weights=st.dictionaries(st.sampled_from(MatrixCriterion), st.floats(0, 10)),
    own_criteria=st.lists(
        st.builds(
            OwnCriterion, words, st.floats(0, 10), st.dictionaries(words, st.integers(1, 3), max_size=2)
        ),
        max_size=2,
    ).map(tuple),
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
FULL = (
    PLAIN
    + '[definitions]\nrows = [["a", "1111", "support", "x"]]\n[cut_offs]\npay = 1\n'
    + '[[data]]\npath = "x"\n[data.mapping]\ncolumns = {year = "Y"}\n[notes]\nnote_a = """x\n"""\n'
)


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


@given(studies, studies)
def test_a_study_written_over_another_is_the_study_that_is_read(tmp_path_factory, before, study):
    path = tmp_path_factory.mktemp("over") / "study.toml"
    write_study(before, path)
    write_study(study, path)
    assert read_study(path) == study


def test_a_new_file_says_beside_its_tables_what_may_stand_there(tmp_path):
    write_study(study_from_text(PLAIN), tmp_path / "kern.toml")
    assert "# ownership: private, all;" in (tmp_path / "kern.toml").read_text(encoding="utf-8")


def test_a_comment_beside_the_data_stays(tmp_path):
    path = tmp_path / "kern.toml"
    path.write_text(PLAIN + '[[data]]\npath = "qcew"  # from the state\n', encoding="utf-8")
    write_study(study_from_text(PLAIN.replace("1990", "1991") + '[[data]]\npath = "qcew"'), path)
    assert "# from the state" in path.read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(WorkbookError, match=r"cannot write 'kern\.toml'"):
        write_study(study_from_text(PLAIN), tmp_path / "nowhere" / "kern.toml")


@given(st.integers(0, 400), st.integers(0, 9), st.text("[]{}=\"'\\.,#\n 01abz:-_\0", max_size=6))
def test_a_file_damaged_anywhere_is_a_study_or_an_error_of_ours(at, cut, put):
    with contextlib.suppress(BadSetting):
        study_from_text(FULL[:at] + put + FULL[at + cut :])


@pytest.mark.parametrize("text", ["5", '"x"', "[1]", "{", "{a = 1}", "{columns = 5}", "{}\nb = 1", ""])
def test_a_line_that_is_no_column_mapping_is_refused(text):
    with pytest.raises(BadSetting, match="Setup"):
        mapping_from_text(text, "Setup, cell F3")


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        (PLAIN.replace("first = 1990", 'first = "1990"'), 7, "not a whole number"),
        (PLAIN.replace("private", "privat"), 11, "Did you mean 'private'"),
        (PLAIN.replace("ownership =", "owner ="), 11, "unknown key 'owner'"),
        (PLAIN.replace("[years]", "[yeers]"), 6, "Did you mean 'years'"),
        (PLAIN.replace('areas = ["06029"]', "areas = [6029]"), 4, "not text"),
        (PLAIN + "\n[cut_offs]\ngrowth = 'two'\n", 14, "not a number"),
        (PLAIN + "\n[cut_offs]\ngrowth = nan\n", 14, "not a number"),
        (PLAIN + "\n[reference]\narea = 6\n", 14, "reference.area is 6"),
        (PLAIN + "list_minimum = -5", 12, "less than none"),
        (PLAIN + "industry_level = 9", 12, "industry level 9"),
        (PLAIN.replace("2016", "1980"), 7, "is not before"),
        (PLAIN + '[[data]]\npath = "a"\n[[data]]\npath = 5\n', 15, "data.path is 5"),
        (PLAIN + '[[data]]\npath = "a"\nmapping = 5\n', 14, "column mapping is 5"),
        (PLAIN + '[[data]]\npath = "a"\n[data.mapping]\nheader_row = 0\n', 15, "counted from 1"),
        (PLAIN + '[[data]]\npath = "a"\n[data.mapping]\ncolumns = {year = 5}\n', 15, "columns.year is 5"),
        (PLAIN + "[definitions]\nrows = 5\n", 13, "definitions.rows is 5"),
        (PLAIN + "[matrix]\nown = 5\n", 13, "matrix.own is no list"),
        (PLAIN + "[matrix.weights]\nsize = -1\n", 13, "matrix.weights.size is -1"),
        (PLAIN + "[matrix.weights]\nsise = 1\n", 13, "Did you mean 'size'"),
        (PLAIN + '[[matrix.own]]\nname = "ripe"\npoints = 3\n', 14, "matrix.own.points is 3"),
        (PLAIN + '[notes]\nnote_a = """\n[years]\n"""\nnote_b = 5\n', 16, "notes.note_b is 5"),
        (
            'region.name = "K"\nregion.areas = ["06029"]\nyears.first = 1990\nyears.last = "x"\n',
            4,
            "years.last",
        ),
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
        (PLAIN.replace('areas = ["06029"]', ""), "names no county and no CBSA"),
        (PLAIN.replace("Kern County", " "), "no name"),
        (PLAIN.replace("last = 2016", ""), "no last year"),
        ("[region", "not TOML"),
        ("", "no first year"),
    ],
)
def test_a_study_that_cannot_be_is_refused(wrong, said):
    with pytest.raises(BadSetting, match=said):
        study_from_text(wrong, "kern.toml")


@pytest.mark.parametrize("retired", ['[measure]\nwithheld = "estimate"', '[definitions]\nbasis = "known"'])
def test_a_key_that_earlier_versions_wrote_is_passed_over(retired):
    plain = PLAIN.replace('[measure]\nownership = "private"\n', "")
    assert study_from_text(plain + retired) == study_from_text(plain)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadSetting, match=r"nowhere\.toml"):
        read_study(tmp_path / "nowhere.toml")
