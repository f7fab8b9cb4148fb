"""What was claimed of clusters when they were chosen, and what the figures say now; every claim asks the bounds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from industry_clusters.analysis.mobilization.figures import ClusterFigures, Figure
    from industry_clusters.analysis.tables import Analysis

HOLDS, FAILS, OPEN = "yes", "no", "not known"
CLAIMS = {
    "growth": "Jobs grew faster than the region's",
    "concentration": "More concentrated here than in the reference area (LQ above 1)",
    "pay": "Pays more than the region's average",
}


@dataclass(frozen=True)
class Claim:
    """What was said of a cluster when it was chosen, and what the figures say now."""

    cluster: str
    claim: str
    then: str
    now: str

    @property
    def says(self) -> str:
        """What has become of it."""
        if not self.then:
            return "new: not looked at before"
        if self.now == self.then:
            return {HOLDS: "still so", FAILS: "still not so", OPEN: "still not known"}[self.now]
        return {HOLDS: "now so", FAILS: "no longer so", OPEN: "not known any more"}[self.now]


def claims_of(figures: Sequence[ClusterFigures], analysis: Analysis) -> dict[str, dict[str, str]]:
    """What each cluster's figures say of the three claims; a claim that its range leaves open is not known."""
    marks = _marks(analysis)
    return {one.cluster: {key: _holds(one.figures[key], marks[key]) for key in CLAIMS} for one in figures}


def is_bounded(figure: Figure, key: str, analysis: Analysis) -> bool:
    """Whether a claim's figure and its mark are known at all, if only within a range."""
    mark = _marks(analysis)[key]
    return not math.isnan(mark) and None not in _ends(figure)


def _marks(analysis: Analysis) -> dict[str, float]:
    """What each claim's figure is held against; NaN where that is not known."""
    return {"growth": analysis.marks.region_growth, "concentration": 1.0, "pay": analysis.marks.region_pay}


def _ends(figure: Figure) -> tuple[float | None, float | None]:
    """The likely range; the number itself where it has none."""
    return (
        figure.low if figure.low is not None else figure.best,
        figure.high if figure.high is not None else figure.best,
    )


def _holds(figure: Figure, mark: float) -> str:
    low, high = _ends(figure)
    if math.isnan(mark) or low is None or high is None:
        return OPEN
    if low > mark:
        return HOLDS
    return FAILS if high <= mark else OPEN


def compared(then: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, str]]) -> Iterator[Claim]:
    """Every claim of the clusters that are, and of those that were."""
    for cluster in dict.fromkeys([*now, *then]):
        for key, words in CLAIMS.items():
            after = now.get(cluster, {}).get(key)
            yield Claim(cluster, words, then.get(cluster, {}).get(key, ""), OPEN if after is None else after)
