"""One cluster across regions as bars: the cluster is chosen in the workbook."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from industry_clusters.terms import TERMS
from industry_clusters.views.batch.places import CLUSTERS, large, row_of
from industry_clusters.views.vocabulary.drawn import Chart, ChartKind, Series
from industry_clusters.views.vocabulary.model import (
    Choice,
    Column,
    Field,
    Fields,
    Formula,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.views.batch.sources import Common
    from industry_clusters.views.vocabulary.model import Block

MOST_BARS = 30
_SHOWN, _CHOSEN, _SLOT = "shown", "chosen_cluster", "chosen_slot"
_FIGURES = ("employment_last", "quotient_last", "growth")
_ROWS_AROUND = 8


def batch_chart_sheet(clusters: pd.DataFrame, common: Common) -> Sheet:
    """Bars of jobs and of quotients for the chosen cluster, over a table that follows the choice.

    Parameters
    ----------
    clusters
        Of :func:`~industry_clusters.analysis.batch.tables.cluster_table`, at least one row.
    """
    names = tuple(dict.fromkeys(clusters["cluster"]))
    drawn = clusters[_is_drawn(clusters)].groupby("slot").size()
    first = int(str(drawn.idxmax())) if len(drawn) else 1  # the one that shows most
    bars = int(min(max(drawn.max() if len(drawn) else 1, 1), MOST_BARS))
    slot = f"SUMPRODUCT(MAX(({{{CLUSTERS}.cluster}}={_CHOSEN})*{{{CLUSTERS}.slot}}))"
    choice = Field(
        _CHOSEN,
        "Cluster",
        names[first - 1],
        validation=Choice(names),
        help="Choose another; the charts follow.",
    )
    words = (
        f"Up to {bars} regions with the most jobs in the cluster, at their best values; 'Clusters' says how well each is known. "
        "Regions with fewer jobs than that sheet asks for, or of which nothing is known, are not drawn."
    )
    blocks: tuple[Block, ...] = (
        Paragraph(words, "note"),
        Fields((choice, Field(_SLOT, "Its number", Formula(slot, first), Unit.COUNT, Kind.DERIVED))),
        _bars("jobs", "employment_last", "Jobs", bars, common),
        _bars(
            "quotient",
            "quotient_last",
            f"LQ beside {common.of_all('reference', 'the reference area')}",
            bars,
            common,
        ),
        Heading("The numbers behind the charts"),
        _numbers(clusters[clusters["slot"].eq(first)], bars, common),
    )
    return Sheet(
        "One cluster", "One cluster across regions", Role.RESULT, blocks, common.source, landscape=False
    )


def _is_drawn(rows: pd.DataFrame) -> pd.Series[bool]:
    return rows["large"] & rows["best_employment_last"].notna()


def _bars(key: str, name: str, axis: str, bars: int, common: Common) -> Chart:
    label = common.label(name)
    series = Series(label, f"{{{_SHOWN}.region}}", f"{{{_SHOWN}.{name}}}", "region")
    title = f"{label} of the chosen cluster, by region"
    rows = _ROWS_AROUND + max(bars, 4)
    return Chart(
        f"one_cluster_{key}", ChartKind.BAR, title, "", axis, (series,), Unit(TERMS[name].unit), rows=rows
    )


def _numbers(rows: pd.DataFrame, bars: int, common: Common) -> Table:
    drawn = (
        rows[_is_drawn(rows)].sort_values("best_employment_last", ascending=False, kind="stable").head(bars)
    )
    missing = bars - len(drawn)
    size = f"AGGREGATE(14,6,{{{CLUSTERS}.best_employment_last}}/{large(_SLOT)},[place])"
    tie = f"SUMPRODUCT(({{{_SHOWN}.place}}<=[place])*({{{_SHOWN}.ordered}}=[ordered]))"
    row = row_of("employment_last", large(_SLOT), "[ordered]", tie)

    def hidden(name: str, header: str, values: pd.Series, formula: str) -> Column:
        filled = [*values.tolist(), *[None] * missing]
        return Column(name, header, filled, Unit.JOBS, Kind.DERIVED, f'IFERROR({formula},"")', hidden=True)

    def figure(name: str) -> Column:
        values = [*drawn[f"best_{name}"].tolist(), *[math.nan] * missing]
        formula = f"IFERROR(INDEX({{{CLUSTERS}.best_{name}}},[row]),NA())"
        return Column(name, common.label(name), values, Unit(TERMS[name].unit), Kind.DERIVED, formula)

    names = [*drawn["region"].tolist(), *[""] * missing]
    named = f'IFERROR(INDEX({{{CLUSTERS}.region}},[row]),"")'
    return Table(
        _SHOWN,
        (
            Column("region", "Region", names, Unit.TEXT, Kind.DERIVED, named, width=34.0),
            *(figure(name) for name in _FIGURES),
            Column("place", "Place", list(range(1, bars + 1)), Unit.COUNT),
            hidden("ordered", "Jobs, in order", drawn["best_employment_last"], size),
            hidden("row", "Row of the table", drawn["position"], row),
        ),
    )
