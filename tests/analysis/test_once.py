"""What follows from an analysis is worked out once for it."""

from types import SimpleNamespace

import pytest

from industry_clusters.analysis.once import once

pytestmark = pytest.mark.quick


@pytest.fixture
def asked():
    """A function that notes what it was asked for."""
    calls = []

    @once
    def work(analysis, slot):
        calls.append((analysis.name, slot))
        return [slot]

    return work, calls


def an_analysis(name):
    return SimpleNamespace(name=name, worked_out={})


def test_a_second_sheet_gets_what_the_first_one_got(asked):
    work, calls = asked
    one = an_analysis("Kern")
    assert work(one, 3) is work(one, 3)
    assert calls == [("Kern", 3)]


def test_another_argument_is_another_question(asked):
    work, _ = asked
    one = an_analysis("Kern")
    assert (work(one, 3), work(one, 4)) == ([3], [4])


def test_another_analysis_is_another_question(asked):
    work, calls = asked
    work(an_analysis("Kern"), 3)
    work(an_analysis("Columbus"), 3)
    assert calls == [("Kern", 3), ("Columbus", 3)]
