"""Regions side by side, and clusters across regions: ranks by best values, with the ranks that they may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.batch.region_figures import CLUSTER_RANKED, ClusterFigures, Spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from industry_clusters.analysis.batch.region_figures import RegionOutcome
    from industry_clusters.measures.intervals import Amounts

REGION_RANKED = ("employment_last", "growth", "average_pay")
"""What regions are ranked by, the largest first."""
PLACES = 5
"""So many regions of a cluster are named among the strongest, at most."""
KEY_OF_CLUSTER = 100_000
"""More than there are regions: a row's key is its cluster's number times this, and its place among the regions."""
CERTAIN, LIKELY, MAY_BE, TOO_SMALL, OTHERS = 2, 1, 0, -1, -2
"""Whether a region is among the first of its cluster: it is, it likely is, nobody can say, it has too few jobs, it is not."""
NO_LIMIT = 1e9
"""Stands for the high end of a figure that nothing limits."""
LEAST = {"employment_last": 0.0, "growth": -1.0, "quotient_last": 0.0}
"""A figure is not less, whatever is known."""
_OF_REGION = (
    "first_year",
    "last_year",
    "employment_first",
    "employment_last",
    "growth",
    "average_pay",
    "groups",
    "published",
    "shown",
    "ranges",
)
_MISSING = Spread(*[np.nan] * 5)
_NOTHING = ClusterFigures(
    "", 0, 0, 0, np.nan, np.nan, _MISSING, _MISSING, _MISSING, np.nan, np.nan, np.nan, np.nan
)
_OF_CLUSTER = tuple(_NOTHING.row)


def region_table(outcomes: Sequence[RegionOutcome]) -> pd.DataFrame:
    """Set regions side by side, in their order.

    Returns
    -------
    DataFrame
        A row for each: ``number`` from 1, ``region``, ``workbook``, ``status``, its figures (jobs, fractions, dollars),
        ``published_share``, the number of its ``clusters``, and ``rank_…``, 1 for the largest. What is withheld, and
        everything of a region that was not built, is missing and has no rank; regions with the same figure have the
        same rank.
    """
    table = pd.DataFrame(
        [
            {
                "number": number,
                "region": outcome.region,
                "workbook": outcome.workbook,
                "status": outcome.status.value,
                **{name: getattr(outcome.figures, name, np.nan) for name in _OF_REGION},
                "clusters": len(outcome.figures.clusters) if outcome.figures else np.nan,
            }
            for number, outcome in enumerate(outcomes, start=1)
        ]
    )
    for name in (*_OF_REGION, "clusters"):
        table[name] = _as_a_cell_holds(table[name])
    table["published_share"] = table["published"] / table["groups"]
    for name in REGION_RANKED:
        table[f"rank_{name}"] = table[name].rank(method="min", ascending=False)
    return table


def fewest_jobs(outcomes: Sequence[RegionOutcome]) -> float:
    """Return how many jobs a cluster of a region needs to be named among the strongest: the most that any study asks for."""
    return max((outcome.figures.list_minimum for outcome in outcomes if outcome.figures), default=0.0)


def cluster_table(outcomes: Sequence[RegionOutcome]) -> pd.DataFrame:
    """Set the regions of each cluster side by side; a cluster is known by its name.

    Returns
    -------
    DataFrame
        A row for each cluster and region, by cluster in the order in which they first occur: ``slot``, the cluster's
        number from 1, ``region``, ``number`` of the region, the cluster's figures
        (:class:`~industry_clusters.analysis.batch.region_figures.ClusterFigures`), ``position``, the row from 1, and ``size``, the
        jobs of the greater year. By each of what clusters are ranked by: ``rank_…`` of the best values, ``first_rank_…`` and
        ``last_rank_…``, the ranks that it may have within the likely ranges; ``among_…``, whether it is one of the first
        :data:`PLACES` of those that have :func:`fewest_jobs`; and ``key_…`` of those that certainly or likely are:
        :data:`KEY_OF_CLUSTER` times the slot plus the place by best value, equal ones in the regions' order.
    """
    rows = [
        {"region": outcome.region, "number": number, **cluster.row}
        for number, outcome in enumerate(outcomes, start=1)
        for cluster in (outcome.figures.clusters if outcome.figures else ())
    ]
    table = pd.DataFrame(rows, columns=["region", "number", *_OF_CLUSTER])
    slots = {name: slot for slot, name in enumerate(dict.fromkeys(table["cluster"]), start=1)}
    table.insert(0, "slot", table["cluster"].map(slots).astype("int64"))
    table = table.sort_values(["slot", "number"], kind="stable", ignore_index=True)
    for name in _OF_CLUSTER[1:]:
        table[name] = _as_a_cell_holds(table[name])
    for name in CLUSTER_RANKED:
        table = table.assign(**_limits(table, name))
    table["position"] = table.index + 1
    best = table[["best_employment_first", "best_employment_last"]]
    table["size"] = best.max(axis=1).fillna(0.0)
    table["large"] = table["size"].ge(fewest_jobs(outcomes)) | best.isna().all(axis=1)
    for name in CLUSTER_RANKED:
        table = table.assign(**_ranks(table, name))
    return table


def _limits(table: pd.DataFrame, name: str) -> dict[str, pd.Series]:
    """Ends of a figure that has a best value: what nothing limits may be anything, so that it may have any rank."""
    there = table[f"best_{name}"].notna()
    ends = {"low": LEAST[name], "high": NO_LIMIT}
    names = {f"{sure}{end}_{name}": limit for end, limit in ends.items() for sure in ("", "likely_")}
    return {end: table[end].mask(table[end].isna() & there, limit) for end, limit in names.items()}


def _ranks(table: pd.DataFrame, name: str) -> dict[str, pd.Series]:
    """A figure's ranks, and who is among the first."""
    slots, best = table["slot"], table[f"best_{name}"]
    first, last = rank_range(table, name, slots)
    of_large = slots.where(table["large"])
    best_case, worst_case = rank_range(table, name, of_large)
    _, worst = rank_range(table, name, of_large, likely=False)
    among = pd.Series(
        np.select(
            [~table["large"], best_case.isna(), worst <= PLACES, worst_case <= PLACES, best_case <= PLACES],
            [TOO_SMALL, np.where(table["members"] > 0, MAY_BE, OTHERS), CERTAIN, LIKELY, MAY_BE],
            OTHERS,
        ),
        table.index,
    )
    places = best.where(among >= LIKELY).groupby(slots).rank(method="first", ascending=False)
    return {
        f"rank_{name}": best.groupby(slots).rank(method="min", ascending=False),
        f"first_rank_{name}": first,
        f"last_rank_{name}": last,
        f"among_{name}": among,
        f"key_{name}": slots * KEY_OF_CLUSTER + places,
    }


def rank_range(
    table: pd.DataFrame, name: str, slots: pd.Series, *, likely: bool = True
) -> tuple[pd.Series, pd.Series]:
    """The best and the worst rank that a row may have within its slot; missing where its range is, or the slot.

    Those that are certainly (or likely) above it come before it, whatever is true; those that may be above it may.
    """
    lows, highs = (table[f"likely_{end}_{name}" if likely else f"{end}_{name}"] for end in ("low", "high"))
    there = slots.notna() & lows.notna() & highs.notna()
    first, last = (pd.Series(np.nan, table.index) for _ in range(2))
    for rows in table[there].groupby(slots[there]).groups.values():
        low, high = lows[rows].to_numpy(), highs[rows].to_numpy()
        first[rows] = 1 + _above(low, high)
        last[rows] = 1 + _above(high, low) - (high > _beyond(low))
    return first, last


def _above(values: Amounts, limits: Amounts) -> Amounts:
    """How many of the values are above each limit."""
    return np.asarray(
        len(values) - np.searchsorted(np.sort(values), _beyond(limits), side="right"), np.float64
    )


def _beyond(limits: Amounts) -> Amounts:
    """What counts as above: the digits beyond those that a condition of Excel compares are left out."""
    return limits + np.abs(limits) * 1e-12


def strongest(table: pd.DataFrame, places: int) -> pd.DataFrame:
    """Name the first regions of each cluster by each figure, as far as they certainly or likely are among the first.

    Parameters
    ----------
    table
        Of :func:`cluster_table`.
    places
        How many, at most.

    Returns
    -------
    DataFrame
        A row for each cluster and place from 1, at least one: ``slot``, ``cluster``, ``place``, and by each figure ``region_…`` (empty
        where fewer regions can be named), ``value_…`` (the best), ``among_…``, ``broken_…`` and ``row_…``, its row in the table
        from 1; and ``left_row_…``, the row of the place's region of those that may be among the first and are not named.
    """
    rows = [row for _, own in table.groupby("cluster", sort=False) for row in _places_of(own, places)]
    return pd.DataFrame(
        rows,
        columns=[
            "slot",
            "cluster",
            "place",
            *(f"{part}_{name}" for name in CLUSTER_RANKED for part in _OF_PLACE),
        ],
    )


_OF_PLACE = ("region", "value", "among", "broken", "row", "left_row")


def _places_of(own: pd.DataFrame, places: int) -> Iterator[dict[str, Any]]:
    slot, cluster = int(own["slot"].iloc[0]), own["cluster"].iloc[0]
    left = {name: own[own[f"among_{name}"].eq(MAY_BE)]["position"].tolist() for name in CLUSTER_RANKED}
    known = [int(own[f"best_{name}"].notna().sum()) for name in CLUSTER_RANKED]
    most = max(*known, *map(len, left.values()))  # also those too small, who may yet be wanted
    for place in range(1, max(min(places, most), 1) + 1):
        row = {"slot": slot, "cluster": cluster, "place": place}
        for name in CLUSTER_RANKED:
            there = own[own[f"key_{name}"].eq(slot * KEY_OF_CLUSTER + place)]
            found = there.iloc[0] if len(there) else None
            row[f"region_{name}"] = "" if found is None else found["region"]
            for part, column in (
                ("value", f"best_{name}"),
                ("among", f"among_{name}"),
                ("broken", "broken"),
                ("row", "position"),
            ):
                row[f"{part}_{name}"] = np.nan if found is None else float(found[column])
            row[f"left_row_{name}"] = left[name][place - 1] if len(left[name]) >= place else np.nan
        yield row


def _as_a_cell_holds(values: pd.Series) -> pd.Series:
    """Numbers with the fifteen digits that a spreadsheet has, so that it ranks them as we do."""
    return values.astype("float64").map(lambda value: float(f"{value:.15g}"))
