"""What the matrix shows in a cell: the rank or level by the best value, and what its likely range leaves open.

Each text is said twice, as Python works it out and as a formula over the numbers of the workings. No formula reads it.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.analysis.clusters.matrix import AT_HIGH, AT_LOW, LETTERS, LEVELS
from industry_clusters.study import MatrixCriterion
from industry_clusters.views.vocabulary.words import as_excel_rounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    Row = Mapping[Any, Any]

DASH = "\N{EN DASH}"
NONE = "- -"
"""Stands where a cluster has no value of a criterion."""
PATTERNS = {
    "rank": ("0", "{:.0f}"),
    "score": ("0.00", "{:.2f}"),
    "place": ("0", "{:.0f}"),
    "stable": ("0%", "{:.0%}"),
}
"""How a number is written by Excel and by Python."""
_BY_CLASS = "/".join(reversed(LETTERS[1:]))


def criterion_text(criterion: MatrixCriterion, row: Row) -> str:
    """A criterion's cell, from a row of the decision matrix.

    Examples
    --------
    >>> criterion_text(MatrixCriterion.PAY, {"class_pay": 3, "low_class_pay": 2, "high_class_pay": 3})
    'High G/Y'
    """
    klass = int(row[f"class_{criterion}"])
    if not klass:
        return NONE
    text = LEVELS[klass] if criterion is MatrixCriterion.PAY else number_text(f"rank_{criterion}", row)
    return f"{text} {_letters(int(row[f'low_class_{criterion}']), int(row[f'high_class_{criterion}']))}"


def criterion_formula(criterion: MatrixCriterion, of_work: Callable[[str], str]) -> str:
    """The same as a formula; ``of_work`` is the formula of one cell of the workings."""
    klass, low, high = (of_work(f"{end}class_{criterion}") for end in ("", AT_LOW, AT_HIGH))
    letters = f'MID("{_BY_CLASS}",7-2*{high},1+2*({high}-{low}))'
    if criterion is MatrixCriterion.PAY:
        levels = ",".join(f'"{level}"' for level in LEVELS[1:])
        text = f"CHOOSE({klass},{levels})"
    else:
        text = number_formula(f"rank_{criterion}", of_work)
    return f'IF({klass}=0,"{NONE}",{text}&" "&{letters})'


def number_text(column: str, row: Row) -> str:
    """A number and, where its range reads differently, the range in brackets; empty where it is missing."""
    pattern = PATTERNS[column.partition("_")[0]][1]
    best, low, high = (
        "" if math.isnan(value) else pattern.format(as_excel_rounds(value, pattern))
        for value in (row[f"{end}{column}"] for end in ("", AT_LOW, AT_HIGH))
    )
    return best if low == high else f"{best} ({low.removesuffix('%')}{DASH}{high})"


def number_formula(column: str, of_work: Callable[[str], str]) -> str:
    """The same as a formula, of a number that is there."""
    pattern = PATTERNS[column.partition("_")[0]][0]
    best, low, high = (f'TEXT({of_work(f"{end}{column}")},"{pattern}")' for end in ("", AT_LOW, AT_HIGH))
    first = f'SUBSTITUTE({low},"%","")' if pattern.endswith("%") else low
    return f'{best}&IF({low}={high},""," ("&{first}&"{DASH}"&{high}&")")'


def _letters(lowest: int, highest: int) -> str:
    """Those of all classes from the highest to the lowest."""
    return "/".join(LETTERS[klass] for klass in range(highest, lowest - 1, -1))
