"""What several sheets ask of an analysis is worked out once and kept with it.

An analysis is never changed, so neither is what follows from it alone. It is kept on the analysis itself and goes with it; a copy of an
analysis with other tables starts with nothing.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from industry_clusters.analysis.tables import Analysis

Rest = ParamSpec("Rest")
Found = TypeVar("Found")


def once(
    work: Callable[Concatenate[Analysis, Rest], Found],
) -> Callable[Concatenate[Analysis, Rest], Found]:
    """Keep what a function of an analysis returns, for each of its further arguments; who gets it does not change it."""

    @wraps(work)
    def kept(analysis: Analysis, /, *more: Rest.args, **named: Rest.kwargs) -> Found:
        place = cast("Hashable", (work, more, *named.items()))
        if place not in analysis.worked_out:
            analysis.worked_out[place] = work(analysis, *more, **named)
        return cast("Found", analysis.worked_out[place])

    return kept
