"""What is known of a figure, in a line of text: bounds, likely range, best value, grade and reason."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.rows import records
from industry_clusters.views.vocabulary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

_PATTERNS = {Unit.PERCENT: "{:.1%}", Unit.QUOTIENT: "{:.2f}", Unit.DOLLARS: "${:,.0f}"}
_JOBS = "{:,.0f}"


def figures_told(known: pd.DataFrame) -> Iterator[str]:
    """A line for each figure of :func:`industry_clusters.analysis.trace.what_is_known`."""
    for row in records(known):
        yield f"{row['label']}: {_told(row, _PATTERNS.get(Unit(row['unit']), _JOBS))}"


def _told(row: Mapping[Any, Any], pattern: str) -> str:
    if math.isnan(row["best"]):
        return row["reason"] or "not known"
    if row["low"] == row["high"] or row["grade"] == "published":
        return f"{pattern.format(row['best'])} ({row['grade']})"
    reason = f"; not shown as a number: {row['reason']}" if row["reason"] else ""
    return f"{_ends(row, pattern)} ({row['grade']}{reason})"


def cell_told(row: Mapping[Any, Any] | None) -> str:
    """What is known of a cell that is not published; "" of one that is.

    Examples
    --------
    >>> cell_told({"low": 0.0, "likely_low": 12.0, "best": 20.0, "likely_high": 33.0, "high": 80.0,
    ...            "evidence": "a neighboring year", "two_answers": False})
    'low 0, likely low 12, best 20, likely high 33, high 80; estimated from: a neighboring year'
    """
    if row is None:
        return ""
    evidence = f"; estimated from: {row['evidence']}" if row["evidence"] else ""
    two = "; the data allow two answers" if row["two_answers"] else ""
    return f"{_ends(row, _JOBS)}{evidence}{two}"


def _ends(row: Mapping[Any, Any], pattern: str) -> str:
    names = {
        "low": "low",
        "likely_low": "likely low",
        "best": "best",
        "likely_high": "likely high",
        "high": "high",
    }
    return ", ".join(f"{label} {_number(row[name], pattern)}" for name, label in names.items())


def _number(value: float, pattern: str) -> str:
    return "not limited" if not math.isfinite(value) else pattern.format(value)
