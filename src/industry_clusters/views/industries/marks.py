"""Italics: figures that are not published, and known closely or roughly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.model import Highlight

if TYPE_CHECKING:
    from collections.abc import Collection

_REST_ON = {
    "grade_first": ("employment_first", "quotient_first", "pay_first"),
    "grade_last": ("employment_last", "quotient_last", "pay_last"),
}
REST_ON_BOTH = ("employment_change", "growth", "quotient_change", "quotient_percent_change", "pay_change")


def estimate_marks(columns: Collection[str]) -> tuple[Highlight, ...]:
    """Figures of these columns that are not published are set in italics."""
    rests: dict[str, tuple[str, ...]] = {
        f"IFERROR([{grade}]>1,FALSE)": names for grade, names in _REST_ON.items()
    }
    rests["IFERROR((MAX([grade_first],[grade_last])>1)*(MAX([grade_first],[grade_last])<4)>0,FALSE)"] = (
        REST_ON_BOTH
    )
    return tuple(
        Highlight(tuple(name for name in names if name in columns), test, "estimated")
        for test, names in rests.items()
    )
