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


def estimate_marks(columns: Collection[str], *, ranged: bool) -> tuple[Highlight, ...]:
    """Figures of these columns that are not published are set in italics.

    ``ranged`` tells that quotients rest on jobs of a reference area that have grades of their own.
    """
    rests: dict[str, tuple[str, ...]] = {}
    for kind in ("", "quotient_") if ranged else ("",):
        for grade, names in (*_REST_ON.items(), ("", REST_ON_BOTH)):
            own = tuple(name for name in names if not ranged or name.startswith("quotient") == bool(kind))
            rests[_estimated(kind, grade)] = own
    return tuple(
        Highlight(tuple(name for name in names if name in columns), test, "estimated")
        for test, names in rests.items()
    )


def _estimated(kind: str, grade: str) -> str:
    """Whether a number of a year, or of both where ``grade`` names none, is an estimate."""
    if grade:
        return f"IFERROR([{grade.replace('grade_', f'grade_{kind}')}]>1,FALSE)"
    both = f"MAX([grade_{kind}first],[grade_{kind}last])"
    return f"IFERROR(({both}>1)*({both}<4)>0,FALSE)"
