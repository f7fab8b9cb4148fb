"""Columns that many lists have: a person, a cluster, a plan."""

from __future__ import annotations

from industry_clusters.mobilization.columns import Holds, TypedColumn
from industry_clusters.mobilization.method import NO, YES

PERSON, CLUSTER = "{people.name}", "{groups.cluster}"
YES_NO = (YES, NO)


def cluster_column(heading: str = "Cluster") -> TypedColumn:
    """One of the clusters that are decided on."""
    return TypedColumn("cluster", heading, Holds.LONG_TEXT, 26.0, CLUSTER)


def person_column(key: str, heading: str, note: str = "") -> TypedColumn:
    """Somebody of the register."""
    return TypedColumn(key, heading, Holds.LONG_TEXT, 22.0, PERSON, note)


def plan_column() -> TypedColumn:
    """The number of a plan."""
    note = "The number of the plan on 'Action plans'."
    return TypedColumn("plan", "Plan", width=9.0, choices="{plans.number}", note=note)
