"""What a panel says of itself: which areas, years and codes it has rows of."""

import pytest

from industry_clusters.analysis import tables
from support.many_members import many_members
from support.panels import panel_of

pytestmark = pytest.mark.quick

ROWS = """
01001 5 3111 2010 9 90 900
01001 5 3112 2020 9 90 900
01003 5 3111 2020 9 N N
"""


def test_each_area_tells_the_years_that_it_has_rows_of():
    assert panel_of(ROWS).held == {"01001": {2010, 2020}, "01003": {2020}}


def test_each_year_tells_the_codes_that_some_area_has():
    assert panel_of(ROWS).classified == {2010: {"3111"}, 2020: {"3111", "3112"}}


def test_a_panel_of_fewer_industries_tells_of_its_own_rows_only():
    whole = panel_of(ROWS)
    assert whole.areas == ["01001", "01003"]
    assert whole.of_industries(lambda code: code == "3112").areas == ["01001"]


@pytest.mark.parametrize("what", ["suggest", "review"])
def test_what_may_belong_where_and_what_is_strange_are_worked_out_for_who_asks_and_once(monkeypatch, what):
    asked, real = [], getattr(tables, what)

    def noted(*given, **named):
        asked.append(what)
        return real(*given, **named)

    monkeypatch.setattr(tables, what, noted)
    analysis = many_members()
    before = len(asked)
    for _ in range(2):
        assert analysis.suggestions is not None
        assert analysis.review is not None
    assert (before, asked) == (0, [what])
