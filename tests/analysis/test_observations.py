"""Top and bottom lists take the sign seriously, and what is known as a range only is in no list of changes."""

import pandas as pd
import pytest

from industry_clusters.analysis.industries.observations import RANKINGS, ranked

NAN = float("nan")
BY_KEY = {ranking.key: ranking for ranking in RANKINGS}


def table(*rows):
    """Industry groups by code, each with a best value, its likely ends, and the number that is shown, of one column."""
    column = rows[0]["column"]
    return pd.DataFrame(
        [
            {
                "industry_code": row["code"], "excluded": 0, "best_employment_first": 100, "best_employment_last": 100,
                column: row["shown"], f"best_{column}": row["best"],
                f"likely_low_{column}": row["best"] - row["off"], f"likely_high_{column}": row["best"] + row["off"],
            }
            for row in rows
        ]
    )  # fmt: skip


def group(code, best, off=0.0, *, column="employment_change", shown=True):
    return {"code": code, "best": best, "off": off, "column": column, "shown": best if shown else NAN}


def listed(key, *rows):
    return ranked(table(*rows), BY_KEY[key], 50)["industry_code"].tolist()


def test_most_jobs_lost_holds_only_losers():
    assert listed("lost", group("A", 5), group("B", -5), group("C", -9)) == ["C", "B"]


def test_most_jobs_gained_holds_only_winners():
    assert listed("gained", group("A", 5), group("B", -5), group("C", 0)) == ["A"]


def test_who_may_have_gained_is_not_among_those_who_lost():
    assert listed("lost", group("A", -5, 10), group("B", -20, 10)) == ["B"]


def test_where_nobody_lost_the_list_is_empty_and_its_caption_says_so():
    assert listed("lost", group("A", 5)) == []
    assert BY_KEY["lost"].none == "no industry group is known to have lost jobs"


def test_a_change_that_is_known_as_a_range_only_is_not_listed():
    assert listed("lost", group("A", -500, 100, shown=False), group("B", -5)) == ["B"]


def test_jobs_that_are_known_as_a_range_only_are_listed_by_their_best_value():
    rows = [
        group("A", 500, 300, column="employment_last", shown=False),
        group("B", 100, column="employment_last"),
    ]
    assert listed("largest", *rows) == ["A", "B"]


@pytest.mark.parametrize(
    "ranking", [ranking for ranking in RANKINGS if ranking.sign], ids=lambda ranking: ranking.key
)
def test_each_list_of_one_sign_says_when_it_is_empty(ranking):
    assert ranking.none.startswith("no ")
