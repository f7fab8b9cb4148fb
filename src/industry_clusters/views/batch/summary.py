"""Many regions in one workbook: side by side, cluster by cluster, the strongest, and what failed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.analysis.batch.tables import (
    CLUSTER_RANKED,
    cluster_table,
    fewest_jobs,
    region_table,
    strongest,
)
from industry_clusters.measures.margins import Grade
from industry_clusters.terms import TERMS
from industry_clusters.views.batch.chart import batch_chart_sheet
from industry_clusters.views.batch.places import (
    CLUSTERS,
    FEWEST,
    SHORT,
    STRONGEST,
    known,
    looked_up,
    place_columns,
)
from industry_clusters.views.batch.sources import Common, batch_sources_sheet
from industry_clusters.views.vocabulary.criteria import above
from industry_clusters.views.vocabulary.figures import grade_words, shown_column
from industry_clusters.views.vocabulary.model import (
    Column,
    Field,
    Fields,
    FileLink,
    Heading,
    Highlight,
    Kind,
    Number,
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
    from industry_clusters.views.vocabulary.model import Block, Cell

REGIONS = "regions"
PLACES = 5
_BROKEN = (
    "Red: NAICS changed what some of the cluster's groups stand for between the two years, and growth is in part that change; "
    "'Classification changed' counts them."
)
_NAME_WIDTH, _RANK_WIDTH = 38.0, 8.0


def batch_summary_view(outcomes: Sequence[RegionOutcome]) -> Workbook:
    """The summary of a batch as a value."""
    common = Common.of(outcomes)
    regions, clusters = region_table(outcomes), cluster_table(outcomes)
    sheets = (
        _regions_sheet(regions, common),
        _clusters_sheet(clusters, fewest_jobs(outcomes), common),
        _strongest_sheet(clusters, common),
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


def _clusters_sheet(rows: pd.DataFrame, fewest: float, common: Common) -> Sheet:
    words = (
        "Every cluster in every region that was built, at its best values; the grade says how well its jobs are known. A rank is the "
        "region's place within the cluster, 1 for the largest; a figure that is not known is #N/A and has no rank. Clusters are compared by their name. "
        f"Numbers shown: {common.basis}. 'Known' says how many of the groups are published. 'Competitive' is the shift-share effect: jobs "
        f"beyond the industries' own pace in the reference area. {_BROKEN}"
    )
    jobs = Field(
        FEWEST,
        "Fewest jobs",
        fewest,
        Unit.JOBS,
        validation=Number(low=0),
        help="Regions with fewer in both years have no place on 'Strongest'. For good: list_minimum in the batch file.",
    )
    blocks: tuple[Block, ...] = (Paragraph(words, "note"), Fields((jobs,)))
    if len(rows):
        red = Highlight(("growth", "rank_growth"), "[broken]>0", "broken")
        columns = _cluster_columns(rows, common)
        blocks = (*blocks, Table(CLUSTERS, columns, filters=True, freeze_columns=2, highlights=(red,)))
    return Sheet("Clusters", "Clusters across regions", Role.RESULT, blocks, common.source)


def _graded(rows: pd.DataFrame) -> tuple[Column, ...]:
    """The last year's jobs as they are known, and how well; nothing where all are published."""
    if not (rows["grade_last"] > Grade.PUBLISHED).any():
        return ()
    shown = shown_column(rows, "employment_last", "grade_last", Unit.JOBS, best="")
    return (
        Column("shown_last", "Jobs, as known", shown, width=20.0),
        Column("graded_last", "Grade", grade_words(rows["grade_last"]), width=12.0),
    )


def _cluster_columns(rows: pd.DataFrame, common: Common) -> tuple[Column, ...]:
    def figure(name: str) -> Column:
        return Column(name, common.label(name), rows[name].tolist(), Unit(TERMS[name].unit), note=note(name))

    def hidden(name: str, header: str, formula: str | None = None) -> Column:
        kind = Kind.DERIVED if formula else Kind.DATA
        return Column(name, header, rows[name].tolist(), Unit.COUNT, kind, formula, hidden=True)

    graded = _graded(rows)
    larger = "MAX(IFERROR([employment_first],0),IFERROR([employment_last],0))"
    return (
        Column("cluster", "Cluster", rows["cluster"].tolist(), width=30.0),
        Column("region", "Region", rows["region"].tolist(), width=30.0),
        figure("members"),
        figure("known"),
        replace(figure("broken"), width=13.0),
        figure("employment_first"),
        figure("employment_last"),
        *graded,
        _place_in_cluster(rows, "employment_last"),
        figure("growth"),
        _place_in_cluster(rows, "growth"),
        figure("quotient_last"),
        _place_in_cluster(rows, "quotient_last"),
        figure("pay_last"),
        figure("competitive_effect"),
        hidden("size", "Jobs of the greater year", larger),
        hidden("slot", "Number of the cluster"),
        hidden("position", "Row of the table", f"ROW()-ROW({{{CLUSTERS}#cluster}})"),
    )


def _place_in_cluster(rows: pd.DataFrame, name: str) -> Column:
    rank = f"IF(ISNUMBER([{name}]),COUNTIFS({_own(name)},{above(f'[{name}]')})+1,NA())"
    values = rows[f"rank_{name}"].tolist()
    label = f"Rank by {SHORT[name]}"
    return Column(f"rank_{name}", label, values, Unit.COUNT, Kind.DERIVED, rank, width=_RANK_WIDTH)


def _own(name: str) -> str:
    """The figures of the row's cluster, as a condition waits for its bound."""
    return f"{{{CLUSTERS}.slot}},[slot],{{{CLUSTERS}.{name}}}"


def _strongest_sheet(clusters: pd.DataFrame, common: Common) -> Sheet:
    rows = strongest(clusters, PLACES)
    words = (
        f"The first {PLACES} regions of each cluster by location quotient, by jobs and by growth. Only regions whose figure is "
        "published have a place; where fewer are named, that of the others is withheld, too small, or they have no such industry. "
        f"Follows the sheet Clusters. {_BROKEN}"
    )
    blocks: tuple[Block, ...] = (Paragraph(words, "note"),)
    if len(rows):
        red = Highlight(("value_growth", "region_growth"), "N([broken_growth])>0", "broken")
        columns = _strongest_columns(rows, common)
        blocks = (*blocks, Table(STRONGEST, columns, freeze_columns=2, highlights=(red,)))
    return Sheet("Strongest", "The strongest regions of each cluster", Role.RESULT, blocks, common.source)


def _strongest_columns(rows: pd.DataFrame, common: Common) -> tuple[Column, ...]:
    found = {name: place_columns(rows, name, common) for name in CLUSTER_RANKED}
    broken = rows["broken_growth"].tolist()
    formula = looked_up("broken", "growth", '""')
    return (
        Column("cluster", "Cluster", rows["cluster"].tolist(), width=30.0),
        Column("place", "Place", rows["place"].tolist(), Unit.COUNT, width=7.0),
        *(column for columns in found.values() for column in columns[:2]),
        Column("broken_growth", TERMS["broken"].label, known(broken), Unit.COUNT, Kind.DERIVED, formula, width=13.0),
        *(columns[2] for columns in found.values()),
        Column("slot", "Number of the cluster", rows["slot"].tolist(), Unit.COUNT, hidden=True),
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
