"""The exercise by hand: each kind of mistake is named, and every right way counts."""

import pytest

from industry_clusters.workshop.checks import (
    CLUSTER_TASKS,
    GROUP_TASKS,
    NOT_YET,
    RIGHT,
    ROUNDED,
    WORDS,
    verdict,
    worked,
)

pytestmark = pytest.mark.quick

GROUP = {
    "first": 1000, "last": 1500, "reference_first": 90_000, "reference_last": 100_000, "payroll_first": 40e6, "payroll_last": 75e6,
    "region_first": 50_000, "region_last": 54_000, "total_first": 9e6, "total_last": 10e6, "years": 4, "index": 100, "base_index": 125,
}  # fmt: skip
CLUSTER = GROUP | {"count": 5, "mean_growth": 0.09, "mean_quotient": 2.2, "mean_pay": 47_000}
TASKS = {task.key: task for task in (*GROUP_TASKS, *CLUSTER_TASKS)}
MISTAKES = [(task, mistake) for task in TASKS.values() for mistake in task.mistakes]


@pytest.mark.parametrize("task", TASKS.values(), ids=TASKS)
def test_the_right_value_is_right(task):
    assert verdict(task, worked(task.right, CLUSTER), CLUSTER) == RIGHT


@pytest.mark.parametrize(
    ("task", "mistake"), MISTAKES, ids=[f"{task.key}: {one.kind}" for task, one in MISTAKES]
)
def test_a_mistake_is_called_by_its_kind(task, mistake):
    assert verdict(task, worked(mistake.gives, CLUSTER), CLUSTER) == mistake.kind


@pytest.mark.parametrize(
    ("key", "typed", "says"),
    [
        ("growth", 1.5**0.25 - 1, RIGHT),
        ("growth", 0.107, ROUNDED),
        ("growth", 10.7, "percent: 8% is 0.08"),
        ("growth", (1000 / 1500) ** 0.25 - 1, "upside down"),
        ("growth", 1.5**0.2 - 1, "wrong number of years"),
        ("pay", 50_000, RIGHT),
        ("pay", 40_000, "nominal pay, not real"),
        ("sum_pay", 47_000, "mean of pays: use sums"),
        ("sum_quotient", 2.2, "mean of quotients: use sums"),
        ("quotient", 3, NOT_YET),
    ],
)
def test_a_typed_value_is_judged_as_by_hand(key, typed, says):
    assert verdict(TASKS[key], typed, CLUSTER) == says


def test_every_kind_of_mistake_is_explained():
    assert {mistake.kind for _, mistake in MISTAKES} <= set(WORDS)
