"""What one page on a cluster shows: its members by what they do, the largest first, and as many as fit.

The rule, which the page states: members rank by jobs in the last year, at their best values; where not all
fit, the last line says how many more there are, and their jobs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, cast

import numpy as np
import pandas as pd

from industry_clusters.measures.margins import Grade
from industry_clusters.study import MemberRole

if TYPE_CHECKING:
    from industry_clusters.analysis.clusters.clusters import Clusters


class MapPart(StrEnum):
    """The lists of a page: the three roles of the method, and members that were given none."""

    EXPORT = MemberRole.EXPORT.value
    SERVING = MemberRole.SERVING.value
    SUPPORT = MemberRole.SUPPORT.value
    NO_ROLE = "no role"


@dataclass(frozen=True)
class Listed:
    """A line of a list: a member (``place``, its row of ``map_members``), or what is said of the rest.

    ``jobs`` are the best value, NaN where nothing is known of a member, or of all of the rest; None where the line has none.
    """

    title: str
    jobs: float | None = None
    place: int | None = None


BEST_VALUES = ", at their best values"
FIGURES = ("employment_last", "growth", "quotient_last")
"""What a list shows of a member."""
_OF_TABLE = (
    "industry_title",
    "grade_last",
    "grade",
    "reason",
    *(f"{end}{name}" for name in FIGURES for end in ("", "best_", "likely_low_", "likely_high_")),
)


def map_members(clusters: Clusters, table: pd.DataFrame) -> pd.DataFrame:
    """Rank the members of each list.

    Parameters
    ----------
    clusters
        The study's clusters.
    table
        The NAICS table.

    Returns
    -------
    pandas.DataFrame
        A row for each row of the definitions that has a code: ``slot`` (number of its cluster, 0 for none), ``part``
        ("" where the row does not count), ``jobs`` of the last year at their best value (NaN: nothing is known), ``rank`` in its list
        from 1 (0: not counted), and of the NAICS table ``industry_title``, ``grade_last``, and of :data:`FIGURES` the number
        that is shown, the best value and the likely ends.
    """
    rows = clusters.members[clusters.members["industry_code"].ne("")].reset_index(drop=True)
    counted = rows["counted"].eq(1)
    found = table.set_index("industry_code").reindex(rows["industry_code"])
    role = rows["role"].str.strip().str.lower()
    part = role.where(role.isin(list(MapPart)), MapPart.NO_ROLE.value).where(counted, "")
    members = pd.DataFrame(
        {
            "slot": rows["slot"].fillna(0).astype(int),
            "part": part,
            "jobs": found["best_employment_last"].to_numpy(),
            **{name: found[name].to_numpy() for name in _OF_TABLE},
        }
    )
    order = members["jobs"].fillna(-1.0)
    rank = order.groupby([members["slot"], members["part"]]).rank(method="first", ascending=False)
    return members.assign(rank=rank.where(counted, 0).fillna(0).astype(int))


def by_list(members: pd.DataFrame) -> dict[tuple[int, str], pd.DataFrame]:
    """Return the members of each list, by number of the cluster and part, in the order of their ranks; a list without any is not there."""
    ordered = members.sort_values("rank", kind="stable").groupby(["slot", "part"])
    return {cast("tuple[int, str]", place): own for place, own in ordered}


def listed(own: pd.DataFrame | None, lines: int) -> list[Listed]:
    """Return the lines of a list: its members by rank, and in the last line what does not fit.

    Parameters
    ----------
    own
        The list's members as :func:`by_list` gives them, None for none.
    lines
        How many lines the list has.

    Examples
    --------
    >>> two = pd.DataFrame({"slot": 1, "part": "support", "jobs": [5.0, 9.0], "rank": [2, 1], "grade_last": 1.0,
    ...                     "industry_title": ["Repair", "Trucks"]})
    >>> [line.title for line in listed(by_list(two)[1, MapPart.SUPPORT], 3)]
    ['Trucks', 'Repair', '']
    """
    if own is None:
        return [Listed("none"), *[Listed("")] * (lines - 1)]
    fitting = own if len(own) <= lines else own.head(lines - 1)
    shown = [
        Listed(str(title), float(jobs), int(place))
        for place, title, jobs in zip(fitting.index, fitting["industry_title"], fitting["jobs"], strict=True)
    ]
    if len(fitting) < len(own):
        shown.append(_rest(own.iloc[len(fitting) :]))
    return [*shown, *[Listed("")] * (lines - len(shown))]


def _rest(rows: pd.DataFrame) -> Listed:
    jobs, unknown = rows["jobs"], int(rows["jobs"].isna().sum())
    estimated = BEST_VALUES if rows["grade_last"].gt(Grade.PUBLISHED).any() else ""
    words = f", {unknown} not disclosed: at least" if unknown else estimated
    total = np.nan if unknown == len(jobs) else float(jobs.sum())
    return Listed(f"and {len(jobs)} more{words}", total)
