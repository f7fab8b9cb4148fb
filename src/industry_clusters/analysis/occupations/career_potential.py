"""Career potential of a cluster: jobs at mid pay that people reach with short training, and ways up to them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.measures.staffing import MID, career_share

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT, LONG, UNKNOWN = 1, 0, -1
_LONG_WORDS = ("associate", "bachelor", "master", "doctor", "professional degree")
_SHORT_WORDS = ("high school", "no formal", "less than", "some college", "nondegree", "certificate")
_SHORT_ZONE = 2
NO_JOBS = "no jobs published by occupation"
NO_CUTS = "no wages to compare with"
NO_TRAINING = "training not known for any job at mid pay"
CAREER_COLUMNS = ("cluster", "ladders", "mid", "short", "unknown", "known", "whole", "best", "low", "high", "reason")  # fmt: skip


def training_length(education: str, zone: float) -> int:
    """Whether an occupation takes less than an associate degree: 1, 0, or -1 where that is not known.

    ``education`` decides where there is one, else O*NET's job ``zone`` (1 and 2 need little or some preparation).

    Examples
    --------
    >>> training_length("Postsecondary nondegree award", 3), training_length("Certificate after the bachelor's", 3)
    (1, 0)
    >>> training_length("", 2), training_length("", 4), training_length("", float("nan"))
    (1, 0, -1)
    """
    words = education.casefold()
    if any(word in words for word in _LONG_WORDS):
        return LONG
    if any(word in words for word in _SHORT_WORDS):
        return SHORT
    return UNKNOWN if math.isnan(zone) else SHORT if zone <= _SHORT_ZONE else LONG


def training_lengths(occupations: pd.DataFrame) -> list[int]:
    """The same of each row of the occupations."""
    return [
        training_length(str(education), float(zone))
        for education, zone in zip(occupations["education"], occupations["job_zone"], strict=True)
    ]


def career_potential(jobs: pd.DataFrame, coverage: pd.DataFrame, ladders: pd.DataFrame) -> pd.DataFrame:
    """Work out each cluster's share of jobs at mid pay that take short training.

    Parameters
    ----------
    jobs, coverage, ladders
        Those of the clusters' occupations.

    Returns
    -------
    DataFrame
        A row for each cluster, :data:`CAREER_COLUMNS`: how many career ladders it has; jobs at ``mid`` pay, those of
        them that take ``short`` training and those whose training is ``unknown``; jobs whose pay level is ``known``, and
        the ``whole`` that has a staffing pattern; the share by its ``best`` value and the ends that the unknown jobs
        leave it (fractions); and the ``reason`` where it is missing ("" where it is not).
    """
    rows = jobs.assign(training=training_lengths(jobs))
    mid = rows[rows["level"].eq(MID)]
    names = coverage["cluster"]
    sums = pd.DataFrame(
        {
            "mid": _sums(mid, names),
            "short": _sums(mid[mid["training"].eq(SHORT)], names),
            "unknown": _sums(mid[mid["training"].eq(UNKNOWN)], names),
            "known": _sums(rows[rows["level"].ne("")], names),
        }
    ).set_axis(coverage.index)
    uncut = coverage["low"].isna() | coverage["high"].isna()
    none = ~coverage["published"].gt(0)
    sums = sums.mask(uncut | none)
    whole = coverage[["covered", "published"]].max(axis=1)
    best, low, high = career_share(sums["short"], sums["unknown"], sums["mid"], sums["known"], whole)
    reasons = np.select([none, uncut, np.isnan(best)], [NO_JOBS, NO_CUTS, NO_TRAINING], "")
    found = pd.DataFrame(
        {"cluster": names, "ladders": _ladders(ladders, names), **sums, "whole": whole, "best": best, "low": low, "high": high}
    )  # fmt: skip
    return found.assign(reason=reasons)[list(CAREER_COLUMNS)]


def _sums(rows: pd.DataFrame, names: Iterable[str]) -> list[float]:
    found = rows.groupby("cluster")["employment"].sum()
    return [float(found.get(name, 0.0)) for name in names]


def _ladders(ladders: pd.DataFrame, names: Iterable[str]) -> list[int]:
    found = ladders.groupby("cluster")["ladder"].nunique()
    return [int(found.get(name, 0)) for name in names]


def with_careers(summary: pd.DataFrame, careers: pd.DataFrame, *, published_only: bool) -> pd.DataFrame:
    """The cluster summary with the share by cluster, and its ends; as it was where there are no occupations.

    Where only published numbers are shown, the ends are the best value.
    """
    if careers.empty:
        return summary
    own = careers.set_index("cluster").reindex(summary["cluster"])
    ends = ("best", "best") if published_only else ("low", "high")
    return summary.assign(
        best_careers=own["best"].to_numpy(np.float64),
        careers=own["best"].to_numpy(np.float64),
        likely_low_careers=own[ends[0]].to_numpy(np.float64),
        likely_high_careers=own[ends[1]].to_numpy(np.float64),
    )
