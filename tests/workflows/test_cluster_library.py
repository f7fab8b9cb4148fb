"""Other sets of definitions beside a study's own: kept in file and workbook, compared, adopted whole or in part."""

import pytest

from industry_clusters.errors import BadSetting
from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.ingest.study.study_workbook import read_study_from_workbook
from industry_clusters.sheet_names import CLUSTER_SETS_SHEET
from industry_clusters.workflows.build import build
from industry_clusters.workflows.cluster_library import add_set, adopt, compare, library_of, remove_set
from support.example import example_in
from support.recalculate import read_book

STATE = (
    "cluster,industry_code,role,source\nMoney,5221,support,state\nMoney,5222,,state\nCare,6211,,state\nCare,6212,,state\n"
    "Care,6216,,state\nOld,5133,,state\n"
)
SIX = "Cluster,NAICS\n" + "".join(f"Banks,5221{number}0\n" for number in (1, 2, 3, 9)) + "Banks,522291\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = example_in(tmp_path_factory.mktemp("library") / "study")
    (folder / "state.csv").write_text(STATE, encoding="utf-8")
    (folder / "six.csv").write_text(SIX, encoding="utf-8")
    return folder


@pytest.fixture
def study(folder):
    """The study's file, as it was before each test."""
    path = folder / "study.toml"
    text = path.read_text(encoding="utf-8")
    yield path
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def with_state(study):
    add_set(study, study.with_name("state.csv"), name="State", origin="State labor office", year=2019)
    return study


def test_a_set_is_kept_with_its_source_and_year(with_state):
    (one,) = library_of(with_state)
    assert (one.label, one.source, len(one.members)) == ("State (2019)", "State labor office", 6)


def test_a_set_of_the_same_name_takes_its_place_and_a_set_can_be_removed(with_state):
    add_set(with_state, with_state.with_name("state.csv"), name="state", year=2021)
    assert [one.label for one in library_of(with_state)] == ["state (2021)"]
    remove_set(with_state, "STATE")
    assert library_of(with_state) == ()


def test_six_digit_codes_are_brought_to_industry_groups(study):
    one = add_set(study, study.with_name("six.csv"))
    assert [member.industry_code for member in one.members] == ["5221", "5222"]
    assert "100% of the group" in one.members[0].source


def test_two_sets_are_compared_and_codes_of_another_vintage_listed(with_state):
    found = compare(with_state, "study", "State")
    assert (found.answers["Finance"], found.answers["Health and Biomedicine"]) == ("Money", "Care")
    assert found.unknown["State"] == ("5133",)


def test_a_set_that_is_not_there_is_named_with_those_that_are(with_state):
    with pytest.raises(BadSetting, match="no set of definitions is called 'Stat'") as told:
        compare(with_state, "study", "Stat")
    assert "State" in told.value.next_step


def test_a_part_that_is_adopted_takes_its_codes_and_leaves_the_rest(with_state):
    before = read_study(with_state)
    adopt(with_state, "State", ["Money"])
    now = {row.industry_code: row.cluster for row in read_study(with_state).clusters if row.industry_code}
    assert (now["5221"], now["5222"], now["6211"]) == ("Money", "Money", "Health and Biomedicine")
    assert before.clusters == ()  # they came from a file


def test_what_the_study_had_is_kept_in_the_library(with_state):
    _, before = adopt(with_state, "State")
    assert {row.cluster for row in read_study(with_state).clusters} == {"Money", "Care", "Old"}
    assert [one.name for one in library_of(with_state)] == ["State", before.name]
    adopt(with_state, before.name)
    assert {"Finance", "Oil and Gas"} <= {row.cluster for row in read_study(with_state).clusters}


def test_a_cluster_that_the_set_lacks_is_refused(with_state):
    with pytest.raises(BadSetting, match="'State' has no cluster 'Mony'"):
        adopt(with_state, "State", ["Mony"])


def test_a_workbook_holds_the_sets_side_by_side_and_reads_them_back(with_state):
    path = build(with_state).path
    try:
        assert read_study_from_workbook(path).library == read_study(with_state).library
        rows = {
            row[0]: row
            for row in read_book(path, data_only=True)[CLUSTER_SETS_SHEET].iter_rows(values_only=True)
        }
        assert rows["5221"][2:5] == ("Finance", "Money", "same")
        assert rows["6213"][2:5] == ("Health and Biomedicine", None, "only in this study")
        assert build(path, only_if_needed=True).is_up_to_date
    finally:
        path.unlink()
