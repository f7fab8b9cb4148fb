"""Ways up within a family of occupations, and occupations that clusters share."""

import pandas as pd

from industry_clusters.analysis.occupations.career_ladders import career_ladders, shared_occupations

JOBS = """
A 31-1131 100 entry Service;Listening
A 31-1132  50 mid   Listening;Science
A 31-2021  40 high  Science
A 29-1141 300 high  Science
A 29-2061  90 mid   Listening
A 29-1999   9 entry Service
A 51-3091 500 entry Hands
"""


def jobs_of(text=JOBS):
    rows = []
    for line in filter(str.strip, text.splitlines()):
        cluster, soc, employment, level, *skills = line.split()
        words = "; ".join("".join(skills).split(";"))
        rows.append((cluster, soc, soc, float(employment), level, words))
    return pd.DataFrame(rows, columns=["cluster", "soc_code", "soc_title", "employment", "level", "skills"])


def test_a_ladder_leads_upwards_within_a_minor_group():
    ladders = career_ladders(jobs_of(), {})
    own = ladders[ladders["family"].eq("31-1")]
    assert own["soc_code"].tolist() == ["31-1131", "31-1132"]


def test_a_major_group_stands_in_where_its_minor_groups_have_one_level_each():
    ladders = career_ladders(jobs_of(), {})
    assert ladders.loc[ladders["family"].eq("29-"), "soc_code"].tolist() == ["29-2061", "29-1141"]


def test_new_skills_are_those_that_the_rung_below_does_not_need():
    ladders = career_ladders(jobs_of(), {}).set_index("soc_code")
    assert (ladders.loc["31-1131", "new_skills"], ladders.loc["31-1132", "new_skills"]) == ("", "Science")


def test_a_family_of_one_level_is_no_ladder():
    assert "51-3" not in set(career_ladders(jobs_of(), {})["family"])


def test_the_ladder_with_most_jobs_stands_first():
    assert career_ladders(jobs_of(), {})["family"].iloc[0] == "29-"


def test_occupations_with_ten_jobs_in_two_clusters_are_shared():
    staffing = pd.DataFrame({"A": [10.0, 100.0, 5.0], "B": [10.0, None, 500.0]}, index=["x", "y", "z"])
    assert shared_occupations(staffing).index.tolist() == ["x"]
