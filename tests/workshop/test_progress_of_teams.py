"""What the board says of a team's decision."""

from dataclasses import replace

import pytest

from industry_clusters.study import MatrixCriterion
from industry_clusters.workshop.progress import DONE, NOT_BEGUN, STEPS
from support.returned_teams import returned

pytestmark = pytest.mark.quick
GIVEN = {"size": 1.0, "concentration": 1.0, "growth": 1.0, "pay": 1.0, "career potential": 0.0}


def decision(**weights):
    return STEPS["Decision"](replace(returned("Oak"), weights=GIVEN | weights)).stage


def test_the_weights_of_these_tests_are_named_as_a_workbooks():
    assert set(GIVEN) == {one.label for one in MatrixCriterion}


def test_weights_that_nobody_changed_are_no_decision():
    assert decision() == NOT_BEGUN


def test_one_criterion_for_another_is_a_decision():
    assert decision(**{"size": 0.0, "career potential": 1.0}) == DONE
