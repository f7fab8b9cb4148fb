"""Career potential in the summary of clusters: its columns and their formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.tables import Analysis

CAREERS = "careers"
"""The column of the summary, and the table that it is looked up in."""
_BEFORE = "pay_change"


def with_careers(columns: Sequence[str], analysis: Analysis) -> tuple[str, ...]:
    """The columns of the summary that a reader sees, with career potential where occupations are known."""
    if CAREERS not in analysis.clusters.summary:
        return tuple(columns)
    at = columns.index(_BEFORE) + 1
    return (*columns[:at], CAREERS, *columns[at:])


def career_formulas(analysis: Analysis) -> dict[str, str]:
    """Career potential and its ends, looked up by cluster; nothing where the study has no occupations."""
    if CAREERS not in analysis.clusters.summary:
        return {}

    def of_careers(name: str) -> str:
        return f"IFERROR(INDEX({{{CAREERS}.{name}}},[slot])+0,NA())"

    return {
        f"best_{CAREERS}": of_careers("best"),
        f"likely_low_{CAREERS}": f"IF(reading_mode=1,[best_{CAREERS}],{of_careers('low')})",
        f"likely_high_{CAREERS}": f"IF(reading_mode=1,[best_{CAREERS}],{of_careers('high')})",
        CAREERS: f"[best_{CAREERS}]",
    }
