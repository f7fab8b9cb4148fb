"""A workshop's plan: what it says, and what is refused, by line."""

import pytest

from industry_clusters.errors import BadSetting
from industry_clusters.ingest.workshop.plan_file import plan_from_text

pytestmark = pytest.mark.quick

PLAN = """[workshop]
name = "Spring"
dates = ["2026-03-12"]

[common]
region = { name = "Kern", areas = ["06029"] }
years = { first = 2022, last = 2024 }

[[team]]
name = "Maple"

[[team]]
name = "Oak"
region = { name = "Fresno", areas = ["06019"] }
"""


def test_a_team_has_its_own_region_or_the_shared_one():
    assert [team.study.region.name for team in plan_from_text(PLAN).teams] == ["Kern", "Fresno"]


def test_a_study_knows_workshop_and_team():
    study = plan_from_text(PLAN).teams[0].study
    assert (study.workshop, study.team) == ("Spring", "Maple")


def test_teams_have_a_slim_workbook_where_the_plan_says_nothing():
    assert "interviews" in plan_from_text(PLAN).teams[0].study.parts_left_out


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[[team]]", "[[teams]]", "unknown key 'teams'"),
        ('"Oak"', '"maple"', "two teams are called 'maple'"),
        ('"Oak"', '"Trainer"', "cannot be called 'Trainer'"),
        ('"Oak"', '""', "name is ''"),
        ('"Oak"', '"a\\u0000b"', "letters that can be seen"),
        ('"Oak"', '"\\u202ekaO"', "letters that can be seen"),
        ('name = "Spring"', "", "name is None"),
        ("first = 2022", 'first = "x"', "plan, line 7"),
        ('dates = ["2026-03-12"]', 'exercise = "yes"', "exercise is 'yes'"),
        ('region = { name = "Kern", areas = ["06029"] }', "", "team 'Maple' has no region"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(old, new, words):
    with pytest.raises(BadSetting, match=words):
        plan_from_text(PLAN.replace(old, new))


def test_teams_whose_files_would_have_one_name_are_refused_by_both_names():
    text = PLAN.replace('"Maple"', '"a/b"').replace('"Oak"', '"a:b"')
    with pytest.raises(BadSetting, match="teams 'a/b' and 'a:b' would have the same file name"):
        plan_from_text(text)


def test_a_plan_without_a_team_is_refused():
    with pytest.raises(BadSetting, match="names no team"):
        plan_from_text(PLAN.partition("[[team]]")[0])


def test_more_teams_than_fit_are_refused():
    with pytest.raises(BadSetting, match="26 teams"):
        plan_from_text(PLAN + "".join(f"[[team]]\nname = 'T{number}'\n" for number in range(24)))
