"""The exercise by hand: what each answer should be, and the mistakes that people make, each as a formula.

A check compares the value that was typed with each formula's, so that any way to the right value counts.
"""

from __future__ import annotations

import ast
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.formulas import AVERAGE_PAY, GROWTH, Written

if TYPE_CHECKING:
    from collections.abc import Mapping

RIGHT, ROUNDED, NOT_YET = "right", "right, rounded", "not yet: check each part"
NO_NUMBER, NO_FORMULA = "type a number or a formula", "Excel gives an error here"
LINKED = "from another sheet: work it out"
UPSIDE_DOWN, YEARS, BASE = "upside down", "wrong number of years", "wrong base"
PERCENT, NOMINAL = "percent: 8% is 0.08", "nominal pay, not real"
MEAN_RATES, MEAN_QUOTIENTS, MEAN_PAYS, MEAN_JOBS = (
    "mean of rates: use sums", "mean of quotients: use sums", "mean of pays: use sums", "mean: add the jobs",
)  # fmt: skip
ALL_YEARS, NOT_COMPOUND, FIRST_YEAR, SHARE = (
    "all years, not one year", "divided, not compounded", "jobs of the first year", "a share, not a quotient",
)  # fmt: skip
NOT_PER_JOB, PERCENT_CHANGE, PRICES = "not per job", "percent change of the LQ", "prices upside down"

WORDS = {
    UPSIDE_DOWN: "First and last year, or region and reference, changed places.",
    YEARS: "The years between the two: subtract the first year from the last; do not count both.",
    BASE: "Divided by the wrong total, or by the last year in place of the first.",
    PERCENT: "Type 8% or 0.08; 8 is 800%.",
    ALL_YEARS: "This is the growth of all years together. Growth per year needs the root.",
    NOT_COMPOUND: "Growth of all years divided by the years leaves out that growth compounds: take the root.",
    SHARE: "The region's share alone; compare it with the share in the reference area.",
    PERCENT_CHANGE: "The change asked for is the last LQ minus the first.",
    NOMINAL: "Pay of the first year in its own dollars: multiply by the price index of the dollar year over that of the first year.",
    PRICES: "The two price indexes changed places.",
    NOT_PER_JOB: "Divide the payroll by the jobs.",
    MEAN_RATES: "Add the jobs of the groups first, then work out one rate.",
    MEAN_QUOTIENTS: "Add region and reference jobs first, then work out one LQ.",
    MEAN_PAYS: "Add payroll and jobs first, then divide.",
    MEAN_JOBS: "A cluster's jobs are the sum of its groups.",
    FIRST_YEAR: "These are figures of the first year.",
    LINKED: "The formula takes a figure of another sheet. All that you need is on this one.",
    NO_FORMULA: "#NAME? means that the add-in is not there: use plain arithmetic, such as =E9/D9.",
}
"""What each kind of mistake is, in a sentence that shows no answer."""


@dataclass(frozen=True)
class Mistake:
    """A kind of mistake, and the value that it leads to."""

    kind: str
    gives: Written


@dataclass(frozen=True)
class Task:
    """One answer to type: its key and heading, what it should be, and mistakes in the order in which they are looked for.

    ``exact`` is how near a typed formula comes, ``near`` a value rounded as it is shown. ``unit`` is a value of
    :class:`industry_clusters.views.vocabulary.model.Unit`.
    """

    key: str
    heading: str
    right: Written
    mistakes: tuple[Mistake, ...]
    unit: str
    exact: float
    near: float


_QUOTIENT = "(last / region_last) / (reference_last / total_last)"
_QUOTIENT_FIRST = "(first / region_first) / (reference_first / total_first)"
_GROWTH_MISTAKES = (
    Mistake(UPSIDE_DOWN, Written("(first / last) ^ (1 / years) - 1")),
    Mistake(YEARS, Written("(last / first) ^ (1 / (years + 1)) - 1")),
    Mistake(YEARS, Written("(last / first) ^ (1 / (years - 1)) - 1")),
    Mistake(ALL_YEARS, Written("last / first - 1")),
    Mistake(NOT_COMPOUND, Written("(last / first - 1) / years")),
    Mistake(BASE, Written("1 - first / last")),
    Mistake(PERCENT, Written("((last / first) ^ (1 / years) - 1) * 100")),
)
_QUOTIENT_MISTAKES = (
    Mistake(UPSIDE_DOWN, Written("(reference_last / total_last) / (last / region_last)")),
    Mistake(BASE, Written("(last / total_last) / (reference_last / region_last)")),
    Mistake(BASE, Written("(last / region_first) / (reference_last / total_first)")),
    Mistake(BASE, Written("last / reference_last")),
    Mistake(SHARE, Written("last / region_last")),
    Mistake(FIRST_YEAR, Written(_QUOTIENT_FIRST)),
    Mistake(PERCENT, Written(f"({_QUOTIENT}) * 100")),
)
GROUP_TASKS = (
    Task("growth", "Annual growth", GROWTH, _GROWTH_MISTAKES, "percent", 1e-7, 5.1e-4),
    Task("quotient", "LQ, last year", Written(_QUOTIENT), _QUOTIENT_MISTAKES, "quotient", 1e-6, 5.1e-3),
    Task("change", "Change in LQ", Written(f"({_QUOTIENT}) - ({_QUOTIENT_FIRST})"), (
        Mistake(UPSIDE_DOWN, Written(f"({_QUOTIENT_FIRST}) - ({_QUOTIENT})")),
        Mistake(PERCENT_CHANGE, Written(f"(({_QUOTIENT}) / ({_QUOTIENT_FIRST})) - 1")),
        Mistake(BASE, Written("((last / region_first) / (reference_last / total_first)) - ((first / region_first) / (reference_first / total_first))")),
        Mistake(PERCENT, Written(f"(({_QUOTIENT}) - ({_QUOTIENT_FIRST})) * 100")),
    ), "difference", 1e-6, 5.1e-3),
    Task("pay", "Real pay, first year", Written("payroll_first / first * base_index / index"), (
        Mistake(NOMINAL, Written("payroll_first / first")),
        Mistake(PRICES, Written("payroll_first / first * index / base_index")),
        Mistake(NOT_PER_JOB, Written("payroll_first * base_index / index")),
        Mistake(BASE, Written("payroll_first / last * base_index / index")),
    ), "dollars", 5e-3, 0.51),
)  # fmt: skip
"""What is asked of each industry group."""
CLUSTER_TASKS = (
    Task("sum", "Jobs, last year", Written("last + 0"), (
        Mistake(MEAN_JOBS, Written("last / count")), Mistake(FIRST_YEAR, Written("first + 0")),
    ), "jobs", 1e-3, 0.51),
    Task("sum_growth", "Annual growth", GROWTH, (Mistake(MEAN_RATES, Written("mean_growth + 0")), *_GROWTH_MISTAKES), "percent", 1e-7, 5.1e-4),
    Task("sum_quotient", "LQ, last year", Written(_QUOTIENT),
         (Mistake(MEAN_QUOTIENTS, Written("mean_quotient + 0")), *_QUOTIENT_MISTAKES), "quotient", 1e-6, 5.1e-3),
    Task("sum_pay", "Average pay, last year", Written(AVERAGE_PAY.formula.replace("payroll", "payroll_last").replace("employment", "last")), (
        Mistake(MEAN_PAYS, Written("mean_pay + 0")),
        Mistake(BASE, Written("payroll_last / first")),
        Mistake(NOT_PER_JOB, Written("payroll_last + 0")),
    ), "dollars", 5e-3, 0.51),
)  # fmt: skip
"""What is asked of each cluster, from sums over its groups."""


def verdict(task: Task, typed: float, values: Mapping[str, float]) -> str:
    """What the check says of a value: the same in the same order as the worksheet's formula.

    Examples
    --------
    >>> verdict(GROUP_TASKS[0], 0.1, {"first": 100, "last": 121, "years": 2})
    'right'
    >>> verdict(GROUP_TASKS[0], 10, {"first": 100, "last": 121, "years": 2})
    'percent: 8% is 0.08'
    """
    cases = [(RIGHT, task.right, 1.0), *((one.kind, one.gives, scale(one)) for one in task.mistakes)]
    for within, right in ((task.exact, RIGHT), (task.near, ROUNDED)):
        for kind, written, factor in cases:
            if abs(typed - worked(written, values)) <= within * factor:
                return right if kind == RIGHT else kind
    return NOT_YET


def scale(mistake: Mistake) -> float:
    """How much wider a mistake's value may differ: a percentage typed as a whole number is rounded a hundred times as coarsely."""
    return 100.0 if mistake.kind == PERCENT else 1.0


def worked(written: Written, values: Mapping[str, float]) -> float:
    """A formula's value; NaN where it divides by zero, has no real value, or a value is missing.

    Examples
    --------
    >>> worked(GROWTH, {"first": 100, "last": 121, "years": 2})
    0.10000000000000009
    """
    try:
        found = _worked(ast.parse(written.formula.replace("^", "**"), mode="eval").body, values)
    except (ZeroDivisionError, OverflowError, KeyError):
        return math.nan
    return math.nan if isinstance(found, complex) else found


def _worked(node: ast.AST, values: Mapping[str, float]) -> float:
    if isinstance(node, ast.Name):
        return values[node.id]
    if isinstance(node, ast.Constant):
        return float(str(node.value))
    assert isinstance(node, ast.BinOp)
    left, right = _worked(node.left, values), _worked(node.right, values)
    if isinstance(node.op, ast.Pow):
        return float(left**right) if left > 0 else math.nan
    if isinstance(node.op, ast.Div):
        return left / right
    if isinstance(node.op, ast.Mult):
        return left * right
    return left + right if isinstance(node.op, ast.Add) else left - right
