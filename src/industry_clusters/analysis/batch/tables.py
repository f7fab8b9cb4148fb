"""Regions side by side, and clusters across regions: ranks that pass over what is missing."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.batch.region_figures import ClusterFigures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.batch.region_figures import RegionOutcome

REGION_RANKED = ("employment_last", "growth", "average_pay")
"""What regions are ranked by, the largest first."""
CLUSTER_RANKED = ("quotient_last", "employment_last", "growth")
"""What a cluster's regions are ranked by, the largest first."""
KEY_OF_CLUSTER = 100_000
"""More than there are regions: a row's key is its cluster's number times this, and its place among the regions."""
_OF_REGION = (
    "first_year",
    "last_year",
    "employment_first",
    "employment_last",
    "growth",
    "average_pay",
    "groups",
    "published",
)
_OF_CLUSTER = tuple(one.name for one in fields(ClusterFigures))


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
        number from 1, ``region``, ``number`` of the region, the cluster's figures, ``rank_…`` among its regions as in
        :func:`region_table`, ``position``, the row from 1, ``size``, the jobs of the greater year as far as they are published, and ``key_…``:
        :data:`KEY_OF_CLUSTER` times the slot plus the place among the regions that have :func:`fewest_jobs`, equal figures
        in the regions' order.
    """
    rows = [
        {"region": outcome.region, "number": number, **asdict(cluster)}
        for number, outcome in enumerate(outcomes, start=1)
        for cluster in (outcome.figures.clusters if outcome.figures else ())
    ]
    table = pd.DataFrame(rows, columns=["region", "number", *_OF_CLUSTER])
    slots = {name: slot for slot, name in enumerate(dict.fromkeys(table["cluster"]), start=1)}
    table.insert(0, "slot", table["cluster"].map(slots).astype("int64"))
    table = table.sort_values(["slot", "number"], kind="stable", ignore_index=True)
    for name in _OF_CLUSTER[1:]:
        table[name] = _as_a_cell_holds(table[name])
    table["position"] = table.index + 1
    table["size"] = table[["employment_first", "employment_last"]].max(axis=1).fillna(0.0)
    for name in CLUSTER_RANKED:
        grouped = table.groupby("slot")[name]
        table[f"rank_{name}"] = grouped.rank(method="min", ascending=False)
        large = table[name].where(table["size"] >= fewest_jobs(outcomes)).groupby(table["slot"])
        table[f"key_{name}"] = table["slot"] * KEY_OF_CLUSTER + large.rank(method="first", ascending=False)
    return table


def strongest(table: pd.DataFrame, places: int) -> pd.DataFrame:
    """Name the first regions of each cluster by each figure.

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
        where fewer regions have one), ``value_…``, ``broken_…`` and ``row_…``, its row in the table from 1.
    """
    rows = []
    for cluster, own in table.groupby("cluster", sort=False):
        slot = int(own["slot"].iloc[0])
        most = int(
            own[list(CLUSTER_RANKED)].notna().sum().max()
        )  # also those too small, who may yet be wanted
        for place in range(1, max(min(places, most), 1) + 1):
            row = {"slot": slot, "cluster": cluster, "place": place}
            for name in CLUSTER_RANKED:
                there = own[own[f"key_{name}"].eq(slot * KEY_OF_CLUSTER + place)]
                row[f"region_{name}"] = there["region"].iloc[0] if len(there) else ""
                row[f"value_{name}"] = there[name].iloc[0] if len(there) else np.nan
                row[f"broken_{name}"] = there["broken"].iloc[0] if len(there) else np.nan
                row[f"row_{name}"] = there.index[0] + 1 if len(there) else np.nan
            rows.append(row)
    columns = [
        "slot",
        "cluster",
        "place",
        *(f"{part}_{name}" for name in CLUSTER_RANKED for part in ("region", "value", "broken", "row")),
    ]
    return pd.DataFrame(rows, columns=columns)


def _as_a_cell_holds(values: pd.Series) -> pd.Series:
    """Numbers with the fifteen digits that a spreadsheet has, so that it ranks them as we do."""
    return values.astype("float64").map(lambda value: float(f"{value:.15g}"))
