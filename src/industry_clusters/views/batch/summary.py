"""Many regions in one workbook: side by side, cluster by cluster, the strongest, and what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.batch.tables import cluster_table, fewest_jobs, region_table
from industry_clusters.terms import TERMS
from industry_clusters.views.batch.chart import batch_chart_sheet
from industry_clusters.views.batch.clusters import clusters_sheet, strongest_sheet, with_texts
from industry_clusters.views.batch.places import SHORT
from industry_clusters.views.batch.sources import Common, batch_sources_sheet
from industry_clusters.views.vocabulary.criteria import above
from industry_clusters.views.vocabulary.model import (
    Column,
    FileLink,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
    Workbook,
)
from industry_clusters.views.vocabulary.words import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from industry_clusters.analysis.batch.region_figures import RegionOutcome
    from industry_clusters.views.vocabulary.model import Cell

REGIONS = "regions"
_NAME_WIDTH, _RANK_WIDTH = 38.0, 8.0


def batch_summary_view(outcomes: Sequence[RegionOutcome]) -> Workbook:
    """The summary of a batch as a value."""
    common = Common.of(outcomes)
    regions, clusters = region_table(outcomes), with_texts(cluster_table(outcomes))
    sheets = (
        _regions_sheet(regions, common),
        clusters_sheet(clusters, fewest_jobs(outcomes), common),
        strongest_sheet(clusters, common),
        *([batch_chart_sheet(clusters, common)] if len(clusters) else []),
        _failures_sheet(outcomes, common),
        batch_sources_sheet(outcomes, common),
    )
    return Workbook("Regions side by side", sheets)


def _regions_sheet(rows: pd.DataFrame, common: Common) -> Sheet:
    failed = int(rows["status"].ne("built").sum())
    words = (
        f"{len(rows) - failed} of {len(rows)} regions are built"
        + (f"; why {failed} are not is on the sheet Failures" if failed else "")
        + ". A region's name opens its workbook, which lies beside this one. Ranks are formulas; 1 is the largest. A figure that is "
        "not disclosed is #N/A and has no rank: it is not zero. Jobs are those of the base total; pay is in dollars of one year."
    )
    table = Table(REGIONS, _region_columns(rows, common), filters=True, freeze_columns=1)
    title = "Regions side by side"
    return Sheet("Regions", title, Role.RESULT, (Paragraph(words, "note"), table), common.source)


def _region_columns(rows: pd.DataFrame, common: Common) -> tuple[Column, ...]:
    names: list[Cell] = [
        FileLink(region, workbook) if workbook else region
        for region, workbook in zip(rows["region"], rows["workbook"], strict=True)
    ]
    states = ["link" if workbook else "" for workbook in rows["workbook"]]

    def figure(name: str) -> Column:
        return Column(name, common.label(name), rows[name].tolist(), Unit(TERMS[name].unit), note=note(name))

    years = [] if common.same_years else [_plain(rows, "first_year", "First year", Unit.YEAR), _plain(rows, "last_year", "Last year", Unit.YEAR)]  # fmt: skip
    return (
        Column("region", "Region", names, Unit.TEXT, states=states, width=_NAME_WIDTH),
        Column("status", "Status", rows["status"].tolist(), width=9.0),
        *years,
        figure("employment_first"),
        figure("employment_last"),
        _rank(rows, "employment_last"),
        figure("growth"),
        _rank(rows, "growth"),
        figure("average_pay"),
        _rank(rows, "average_pay"),
        _plain(rows, "groups", "Industry groups", Unit.COUNT),
        _plain(rows, "shown", "Groups shown", Unit.COUNT),
        _plain(rows, "ranges", "As ranges only", Unit.COUNT),
        _plain(rows, "published", "Groups published", Unit.COUNT),
        Column("published_share", "Share published", rows["published_share"].tolist(), Unit.PERCENT, Kind.DERIVED,
               "IFERROR([published]/[groups],NA())",
               note="Industry groups of which every cell of the last year is published, as a share of all the region has."),
        _plain(rows, "clusters", "Clusters", Unit.COUNT),
    )  # fmt: skip


def _plain(rows: pd.DataFrame, name: str, header: str, unit: Unit) -> Column:
    return Column(name, header, rows[name].tolist(), unit)


def _rank(rows: pd.DataFrame, name: str) -> Column:
    """A region's rank among all that have the figure."""
    formula = f"IF(ISNUMBER([{name}]),COUNTIFS({{{REGIONS}.{name}}},{above(f'[{name}]')})+1,NA())"
    header = f"Rank by {SHORT[name]}"
    return Column(
        f"rank_{name}",
        header,
        rows[f"rank_{name}"].tolist(),
        Unit.COUNT,
        Kind.DERIVED,
        formula,
        width=_RANK_WIDTH,
    )


def _failures_sheet(outcomes: Sequence[RegionOutcome], common: Common) -> Sheet:
    failed = [(outcome, outcome.failure) for outcome in outcomes if outcome.failure]
    title = "Regions that are not built"
    if not failed:
        words = Paragraph("Every region was built.")
        return Sheet("Failures", title, Role.RESULT, (words,), common.source)
    table = Table(
        "failures",
        (
            Column("failed", "Region", [outcome.region for outcome, _ in failed], width=_NAME_WIDTH),
            Column(
                "failed_areas",
                "Areas",
                [", ".join(outcome.areas) for outcome, _ in failed],
                Unit.LONG_TEXT,
                width=18.0,
            ),
            Column("what", "What is wrong", [failure.what for _, failure in failed], Unit.LONG_TEXT),
            Column("where", "Where", [failure.place for _, failure in failed], Unit.LONG_TEXT, width=26.0),
            Column("next_step", "What to do", [failure.next_step for _, failure in failed], Unit.LONG_TEXT),
        ),
    )
    blocks = (
        Paragraph("The other regions do not depend on these.", "note"),
        Heading("What went wrong"),
        table,
    )
    return Sheet("Failures", title, Role.RESULT, blocks, common.source)
