"""Step 10 on the constructed example: the guide's 31, 44 and 25 % of Health, through the product's own reader."""

from importlib.resources import as_file, files

import pytest

from industry_clusters.ingest.study.study_file import read_study
from industry_clusters.occupations import TOP_CODED, UNAVAILABLE
from industry_clusters.sheet_names import (
    JOBS_SHEET,
    LADDERS_SHEET,
    LEVELS_SHEET,
    OCCUPATIONS_SHEET,
    PATTERNS_SHEET,
    SHARED_SHEET,
    STAFFING_WORKINGS_SHEET,
    WEIGHTS_SHEET,
)
from industry_clusters.views.registry import entries_of
from industry_clusters.views.slides.deck import deck_view
from industry_clusters.workflows.opening import read_study_data, tables_of
from industry_clusters.workflows.study_source import with_definitions
from support.example import whole_demo_in
from support.libreoffice import needs_libreoffice
from support.recalculate import disagreements, read_book

HEALTH = "Health and Biomedicine"
SHEETS = (
    OCCUPATIONS_SHEET,
    LEVELS_SHEET,
    LADDERS_SHEET,
    SHARED_SHEET,
    WEIGHTS_SHEET,
    JOBS_SHEET,
    PATTERNS_SHEET,
    STAFFING_WORKINGS_SHEET,
)
WHOLE = ("high", "mid", "entry")


@pytest.fixture(scope="module")
def data():
    with as_file(files("industry_clusters.example")) as folder:
        return read_study_data(with_definitions(read_study(folder / "study.toml"), folder), folder)


@pytest.fixture(scope="module")
def analysis(data):
    return tables_of(*data)


@pytest.fixture(scope="module")
def found(analysis):
    return analysis.occupations


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    return whole_demo_in(tmp_path_factory.mktemp("demo"))


def shares_of(found, cluster):
    own = found.levels[found.levels["cluster"].eq(cluster)].set_index("level")
    return own["share"]


def test_healths_jobs_divide_as_in_the_guide(found):
    shares = shares_of(found, HEALTH)
    assert [f"{shares[level]:.0%}" for level in WHOLE] == ["31%", "44%", "25%"]
    assert shares[list(WHOLE)].tolist() == pytest.approx([0.31, 0.44, 0.25], abs=1e-4)
    assert shares[""] == 0


def test_they_divide_alike_when_the_jobs_that_are_not_published_count_in_the_whole(found):
    own = found.levels[found.levels["cluster"].eq(HEALTH)].set_index("level")["employment"]
    covered = found.coverage.set_index("cluster").loc[HEALTH, "covered"]
    assert [f"{own[level] / covered:.0%}" for level in WHOLE] == ["31%", "44%", "25%"]


def test_the_cut_offs_are_the_states_percentiles_near_those_of_the_guide(found):
    cuts = found.cut_offs
    assert (cuts.area_fips, cuts.period) == ("99000", "2003")
    assert (cuts.low, cuts.high) == (pytest.approx(24_000, abs=100), pytest.approx(48_900, abs=100))


def test_every_cluster_divides_in_its_own_way(found):
    names = list(found.coverage["cluster"])
    splits = {tuple(round(shares_of(found, name)[level], 2) for level in WHOLE) for name in names}
    assert len(splits) == len(names) == 11


def test_published_and_not_published_jobs_add_up_to_those_that_have_a_pattern(found):
    cover = found.coverage
    assert cover["not_published"].gt(0).all()
    assert (cover["published"] + cover["not_published"]).tolist() == pytest.approx(cover["covered"].tolist())
    by_level = found.levels.groupby("cluster")["employment"].sum()
    assert by_level[cover["cluster"]].tolist() == pytest.approx(cover["published"].tolist())


def test_the_jobs_of_health_are_those_of_figure_6a(found):
    health = found.coverage.set_index("cluster").loc[HEALTH]
    assert (health["region_jobs"], health["covered"]) == (66_370, 66_370)


def test_some_patterns_are_of_three_digits_and_one_member_has_none(found):
    members = found.members.set_index("industry_code")["pattern_digits"]
    assert (members["6221"], members["6231"], members["6115"]) == (4, 3, 0)


def test_each_mark_of_the_files_is_there_to_be_seen(found):
    assert found.patterns.shares.isna().any(axis=None)
    assert {TOP_CODED, UNAVAILABLE, ""} <= set(found.occupations["pay_mark"])


def test_all_occupations_have_their_outlook_and_skills(found):
    every = found.occupations
    assert every[["growth", "openings", "job_zone"]].notna().all(axis=None)
    assert every[["education", "skills"]].ne("").all(axis=None)
    assert set(found.ladders["cluster"]) == set(found.coverage["cluster"])


def test_every_pattern_adds_up_to_its_industry(data):
    _, read = data
    rows = read.occupations.staffing
    rows = rows[rows["industry_code"].ne("10")]
    by_level = rows.groupby(["industry_code", "soc_level"])["employment"].sum().unstack()
    assert (by_level["major"] == by_level["total"]).all()
    whole = rows[rows.groupby("industry_code")["employment_mark"].transform(lambda marks: marks.eq("").all())]
    sums = whole.groupby(["industry_code", "soc_level"])["employment"].sum().unstack()
    assert len(sums) > 10
    assert (sums["detailed"] == sums["total"]).all()


def test_every_sheet_of_occupations_says_that_its_data_are_constructed(analysis):
    sheets = [entry.make(analysis) for entry in entries_of(analysis) if entry.name in SHEETS]
    assert tuple(sheet.name for sheet in sheets) == SHEETS
    assert all("constructed" in sheet.source for sheet in sheets)


def test_every_slide_on_a_cluster_says_it_too(analysis):
    slides = [slide for slide in deck_view(analysis).slides if slide.title.startswith(HEALTH)]
    assert len(slides) == 3
    assert all("constructed" in slide.source for slide in slides)


def test_every_map_carries_the_teams_words(analysis):
    assert set(analysis.study.infrastructure) == set(analysis.clusters.names)
    assert all("constructed" in words for words in analysis.study.infrastructure.values())


def test_the_demo_has_the_sheets_of_occupations(demo):
    assert set(SHEETS) <= set(read_book(demo).sheetnames)


@needs_libreoffice[0]
@needs_libreoffice[1]
def test_every_value_of_the_demo_is_what_libreoffice_works_out(demo, tmp_path):
    assert disagreements(demo, tmp_path) == []
