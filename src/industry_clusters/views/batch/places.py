"""Who has a place in a cluster: columns that find the first, second, third ... row of the table of clusters, live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.terms import TERMS
from industry_clusters.views.vocabulary.model import Column, Kind, Unit

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.views.batch.sources import Common
    from industry_clusters.views.vocabulary.model import Cell

CLUSTERS, STRONGEST = "clusters", "strongest"
FEWEST = "fewest_jobs"
NONE = "none to name"
SHORT = {"quotient_last": "LQ", "employment_last": "jobs", "growth": "growth", "average_pay": "pay"}


def place_columns(rows: pd.DataFrame, name: str, common: Common) -> tuple[Column, Column, Column]:
    """The region that has the row's place by a figure, the figure, and (hidden) its row in the table of clusters.

    Parameters
    ----------
    rows
        Of :func:`~industry_clusters.analysis.batch.tables.strongest`; the view's table has the columns ``place`` and
        ``slot`` too.
    """
    regions = [
        region or (NONE if first else "")
        for region, first in zip(rows[f"region_{name}"], rows["place"].eq(1), strict=True)
    ]
    named = looked_up("region", name, f'IF([place]=1,"{NONE}","")')
    value = f'IFERROR(AGGREGATE(14,6,{{{CLUSTERS}.{name}}}/{large("[slot]")},[place]),"")'
    tie = f"SUMPRODUCT(({{{STRONGEST}.slot}}=[slot])*({{{STRONGEST}.place}}<=[place])*({{{STRONGEST}.value_{name}}}=[value_{name}]))"
    row = row_of(name, "[slot]", f"[value_{name}]", tie)
    return (
        Column(f"region_{name}", f"By {SHORT[name]}", regions, Unit.TEXT, Kind.DERIVED, named, width=30.0),
        Column(f"value_{name}", common.label(name), known(rows[f"value_{name}"].tolist()), Unit(TERMS[name].unit),
               Kind.DERIVED, value, width=13.0),
        Column(f"row_{name}", f"Row by {SHORT[name]}", known(rows[f"row_{name}"].tolist()), Unit.COUNT, Kind.DERIVED,
               f'IFERROR({row},"")', hidden=True),
    )  # fmt: skip


def large(slot: str) -> str:
    """One for the rows of a cluster that are large enough to be named, and zero, by which nothing can be divided."""
    return f"(({{{CLUSTERS}.slot}}={slot})*({{{CLUSTERS}.size}}>={FEWEST}))"


def row_of(name: str, slot: str, value: str, tie: str) -> str:
    """The row of a cluster that has a figure; where several have it, the first, second ... of them as ``tie`` says."""
    same = f"({{{CLUSTERS}.{name}}}={value})"
    return f"AGGREGATE(15,6,{{{CLUSTERS}.position}}/({large(slot)}*{same}),{tie})"


def looked_up(figure: str, by: str, otherwise: str) -> str:
    """A figure of the row that has the place."""
    return f"IFERROR(INDEX({{{CLUSTERS}.{figure}}},[row_{by}]),{otherwise})"


def known(values: list[float]) -> list[Cell]:
    """Numbers, and empty cells for those that are missing."""
    return [None if value != value else value for value in values]  # noqa: PLR0124  NaN
