"""Many regions in one workbook: side by side, cluster by cluster, the strongest, and what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.batch_tables import (
    CLUSTER_RANKED,
    KEY_OF_CLUSTER,
    cluster_table,
    region_table,
    strongest,
)
from industry_clusters.terms import TERMS
from industry_clusters.views.batch_sources import Common, batch_sources_sheet
from industry_clusters.views.model import (
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
from industry_clusters.views.words import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from industry_clusters.analysis.region_figures import RegionOutcome
    from industry_clusters.views.model import Cell

REGIONS, CLUSTERS, STRONGEST = "regions", "clusters", "strongest"
PLACES = 5
NONE = "none published"
_NAME_WIDTH, _RANK_WIDTH = 38.0, 8.0
_SHORT = {"quotient_last": "LQ", "employment_last": "jobs", "growth": "growth", "average_pay": "pay"}


def batch_summary_view(outcomes: Sequence[RegionOutcome]) -> Workbook:
    """The summary of a batch as a value."""
    common = Common.of(outcomes)
    regions, clusters = region_table(outcomes), cluster_table(outcomes)
    sheets = (
        _regions_sheet(regions, common),
        _clusters_sheet(clusters, common),
        _strongest_sheet(clusters, common),
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
        "withheld is #N/A and has no rank: it is not zero. Jobs are those of the base total; pay is in dollars of one year."
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
    formula = f'IF(ISNUMBER([{name}]),COUNTIFS({{{REGIONS}.{name}}},">"&[{name}])+1,NA())'
    header = f"Rank by {_SHORT[name]}"
    return Column(
        f"rank_{name}",
        header,
        rows[f"rank_{name}"].tolist(),
        Unit.COUNT,
        Kind.DERIVED,
        formula,
        width=_RANK_WIDTH,
    )


def _clusters_sheet(rows: pd.DataFrame, common: Common) -> Sheet:
    words = (
        "Every cluster in every region that was built. A rank is the region's place within the cluster, 1 for the largest; where a "
        "member of the cluster is withheld the figure is #N/A and has no rank. Clusters are set side by side by their name; "
        f"figures are those of {common.basis}. 'Competitive' is the shift-share effect: jobs beyond the industries' own pace in the "
        "reference area."
    )
    blocks: tuple[Paragraph | Table, ...] = (Paragraph(words, "note"),)
    if len(rows):
        blocks = (*blocks, Table(CLUSTERS, _cluster_columns(rows, common), filters=True, freeze_columns=2))
    return Sheet("Clusters", "Clusters across regions", Role.RESULT, blocks, common.source)


def _cluster_columns(rows: pd.DataFrame, common: Common) -> tuple[Column, ...]:
    def figure(name: str) -> Column:
        return Column(name, common.label(name), rows[name].tolist(), Unit(TERMS[name].unit), note=note(name))

    estimated = [figure("estimated_last")] if (rows["estimated_last"] > 0).any() else []
    ranked = [
        column for name in ("employment_last", "growth", "quotient_last") for column in _placed(rows, name)
    ]
    return (
        Column("cluster", "Cluster", rows["cluster"].tolist(), width=30.0),
        Column("region", "Region", rows["region"].tolist(), width=30.0),
        figure("members"),
        figure("known"),
        figure("employment_first"),
        figure("employment_last"),
        *estimated,
        ranked[0],
        figure("growth"),
        ranked[2],
        figure("quotient_last"),
        ranked[4],
        figure("pay_last"),
        figure("competitive_effect"),
        ranked[1],
        ranked[3],
        ranked[5],
        Column("slot", "Number of the cluster", rows["slot"].tolist(), Unit.COUNT, hidden=True),
        Column("number", "Number of the region", rows["number"].tolist(), Unit.COUNT, hidden=True),
    )


def _placed(rows: pd.DataFrame, name: str) -> tuple[Column, Column]:
    """A region's rank within the cluster, and the hidden key by which 'Strongest' finds it."""
    own = f"{{{CLUSTERS}.slot}},[slot],{{{CLUSTERS}.{name}}}"
    rank = f'IF(ISNUMBER([{name}]),COUNTIFS({own},">"&[{name}])+1,NA())'
    before = f'COUNTIFS({own},[{name}],{{{CLUSTERS}.number}},"<"&[number])'
    key = f"IF(ISNUMBER([{name}]),[slot]*{KEY_OF_CLUSTER}+[rank_{name}]+{before},NA())"
    label = f"Rank by {_SHORT[name]}"
    return (
        Column(f"rank_{name}", label, rows[f"rank_{name}"].tolist(), Unit.COUNT, Kind.DERIVED, rank, width=_RANK_WIDTH),
        Column(f"key_{name}", f"Place by {_SHORT[name]}", rows[f"key_{name}"].tolist(), Unit.COUNT, Kind.DERIVED, key, hidden=True),
    )  # fmt: skip


def _strongest_sheet(clusters: pd.DataFrame, common: Common) -> Sheet:
    rows = strongest(clusters, PLACES)
    words = (
        f"The first {PLACES} regions of each cluster by location quotient, by jobs and by growth. Only regions whose figure is "
        "published have a place; where fewer are named, that of the others is withheld or they have no such industry. Follows the "
        "sheet Clusters."
    )
    blocks: tuple[Paragraph | Table, ...] = (Paragraph(words, "note"),)
    if len(rows):
        blocks = (*blocks, Table(STRONGEST, _strongest_columns(rows, common), filters=True, freeze_columns=2))
    return Sheet("Strongest", "The strongest regions of each cluster", Role.RESULT, blocks, common.source)


def _strongest_columns(rows: pd.DataFrame, common: Common) -> tuple[Column, ...]:
    pairs = [column for name in CLUSTER_RANKED for column in _found(rows, name, common)]
    return (
        Column("cluster", "Cluster", rows["cluster"].tolist(), width=30.0),
        Column("place", "Place", rows["place"].tolist(), Unit.COUNT, width=7.0),
        *pairs,
        Column("slot", "Number of the cluster", rows["slot"].tolist(), Unit.COUNT, hidden=True),
    )


def _found(rows: pd.DataFrame, name: str, common: Common) -> tuple[Column, Column]:
    place = f"MATCH([slot]*{KEY_OF_CLUSTER}+[place],{{{CLUSTERS}.key_{name}}},0)"
    value = f'IFERROR(INDEX({{{CLUSTERS}.{name}}},{place}),"")'
    regions = [
        region or (NONE if first else "")
        for region, first in zip(rows[f"region_{name}"], rows["place"].eq(1), strict=True)
    ]
    shown = [None if number != number else number for number in rows[f"value_{name}"].tolist()]  # noqa: PLR0124  NaN
    return (
        Column(f"region_{name}", f"By {_SHORT[name]}", regions, Unit.TEXT, Kind.DERIVED,
               f'IFERROR(INDEX({{{CLUSTERS}.region}},{place}),IF([place]=1,"{NONE}",""))', width=30.0),
        Column(f"value_{name}", common.label(name), shown, Unit(TERMS[name].unit), Kind.DERIVED, value),
    )  # fmt: skip


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
