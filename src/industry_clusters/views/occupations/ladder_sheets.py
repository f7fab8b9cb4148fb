"""Step 10: career ladders within each cluster, and occupations that clusters share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.occupations.career_ladders import LEAST_JOBS
from industry_clusters.analysis.occupations.career_potential import NO_CUTS, NO_JOBS, NO_TRAINING
from industry_clusters.sheet_names import JOBS_SHEET, LADDERS_SHEET, MATRIX_SHEET, SHARED_SHEET
from industry_clusters.views.clusters.career_columns import CAREERS
from industry_clusters.views.clusters.definitions import CLUSTER_LIST
from industry_clusters.views.occupations.cluster_occupations import level_formula
from industry_clusters.views.occupations.occupation_levels import COVERAGE
from industry_clusters.views.occupations.occupation_words import LEVEL_WORDS, occupation_source, outlook_words
from industry_clusters.views.occupations.staffing_sheets import (
    JOBS,
    jobs_key,
    shown_jobs,
    shown_pay,
)
from industry_clusters.views.vocabulary.criteria import dollars_below, dollars_from
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import note

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

SHARED = "shared_occupations"
MOST_SHARED = 35
_ACROSS_WIDTH = 12.0


def ladders_sheet(analysis: Analysis) -> Sheet:
    """A table for each cluster that has a ladder, a row a step."""
    words = Paragraph(
        "Steps from entry over mid to high pay within one family of occupations (a minor group of the SOC, else a major one): at "
        "each level the family's occupation with most jobs in the cluster. A line names a family at its lowest step. Steps were "
        f"chosen at the last build; jobs and levels follow at once. {outlook_words(analysis)}",
        "note",
    )
    none = Paragraph("No cluster has a family of occupations with two levels of pay whose jobs are known.")
    ladders = analysis.occupations.ladders
    slots = [
        slot for slot, name in enumerate(analysis.clusters.names, 1) if ladders["cluster"].eq(name).any()
    ]
    blocks: tuple[Block, ...] = (
        Heading("Career potential of each cluster"),
        Paragraph(_CAREER_WORDS, "note"),
        _careers(analysis),
        *(_ladders(analysis, slot) for slot in slots),
        *(() if slots else (none,)),
    )
    title = f"Career ladders in the clusters of {analysis.region.label}"
    return Sheet(LADDERS_SHEET, title, Role.RESULT, (words, *blocks), occupation_source(analysis))


_CAREER_WORDS = (
    "Share of a cluster's jobs that are at mid pay in occupations which typically take less than an associate degree. Lowest and highest: "
    "with the jobs left out, or counted, whose occupation, pay or training is not known. Jobs without a staffing pattern are in none of it. "
    f"'{MATRIX_SHEET}' has its weight."
)


def _careers(analysis: Analysis) -> Table:
    """A row for each cluster; the summary and the decision matrix look the shares up here."""
    rows = analysis.occupations.careers
    slots = list(range(1, len(rows) + 1))
    every = [_career_formulas(slot) for slot in slots]

    def column(
        name: str, label: str, unit: Unit, width: float | None = 12.0, *, hidden: bool = False
    ) -> Column:
        return Column(name, label, rows[name].tolist(), unit, Kind.DERIVED, formulas=[one[name] for one in every],
                      width=width, hidden=hidden)  # fmt: skip

    return Table(
        CAREERS,
        (
            Column("cluster", "Cluster", rows["cluster"].tolist(), Unit.LONG_TEXT, Kind.DERIVED,
                   formulas=[f'INDEX({{{CLUSTER_LIST}.name}},{slot})&""' for slot in slots]),
            column("best", "Career potential", Unit.PERCENT),
            column("low", "Lowest", Unit.PERCENT),
            column("high", "Highest", Unit.PERCENT),
            column("mid", "Jobs at mid pay", Unit.JOBS),
            column("short", "of them with short training", Unit.JOBS),
            Column("ladders", "Career ladders, at the last build", rows["ladders"].tolist(), Unit.COUNT, width=12.0, note=note("ladders")),
            column("reason", "Why it is missing", Unit.LONG_TEXT, 34.0),
            column("unknown", "Training not known", Unit.JOBS, hidden=True),
            column("known", "Pay known", Unit.JOBS, hidden=True),
            column("whole", "Jobs with a staffing pattern", Unit.JOBS, hidden=True),
        ),
    )  # fmt: skip


def _career_formulas(slot: int) -> dict[str, str]:
    """The live formula of every column of a cluster's row."""
    jobs, pay, training = (f"{{{JOBS}.{name}}}" for name in (jobs_key(slot), "compared", "training"))
    low, high, published, covered = (
        f"INDEX({{{COVERAGE}.{name}}},{slot})" for name in ("low", "high", "published", "covered")
    )
    at_mid = f"{jobs},{pay},{dollars_from(low)},{pay},{dollars_below(high)}"
    cut = f"ISNUMBER({low})*ISNUMBER({high})"

    def parted(text: str) -> str:
        return f"IF(({published}>0)*{cut}=1,{text},NA())"

    of_mid = "IF([mid]>0,IF([mid]-[unknown]>0.000001,[short]/([mid]-[unknown]),NA()),0)"
    return {
        "mid": parted(f"SUMIFS({at_mid})"),
        "short": parted(f"SUMIFS({at_mid},{training},1)"),
        "unknown": parted(f"SUMIFS({at_mid},{training},-1)"),
        "known": parted(f'SUMIFS({jobs},{pay},">=0")'),
        "whole": f"MAX({covered},{published})",
        "best": f"IFERROR([mid]/[known]*{of_mid},NA())",
        "low": "IF(ISNUMBER([best]),IFERROR([short]/[whole],NA()),NA())",
        "high": "IF(ISNUMBER([best]),IFERROR(([short]+[unknown]+MAX([whole]-[known],0))/[whole],NA()),NA())",
        "reason": (
            f'IF(NOT({published}>0),"{NO_JOBS}",IF({cut}=0,"{NO_CUTS}",IF(ISNUMBER([best]),"","{NO_TRAINING}")))'
        ),
    }


_OF_OCCUPATION = ("annual_pay", "pay_mark", "education", "skills")
"""What a ladder tells of an occupation."""


def ladders_key(slot: int) -> str:
    """The table of a cluster's ladders."""
    return f"career_ladders_{slot}"


def _ladders(analysis: Analysis, slot: int) -> Table:
    name = analysis.clusters.names[slot - 1]
    every, ladders = analysis.occupations.occupations, analysis.occupations.ladders
    rows = ladders[ladders["cluster"].eq(name)]
    places = (every.index.get_indexer(rows.set_index("soc_code").index) + 1).tolist()
    own = every[list(_OF_OCCUPATION)].loc[rows["soc_code"]]
    families = rows["family_title"].mask(rows["ladder"].duplicated(), "").tolist()
    return Table(
        ladders_key(slot),
        (
            Column("family", "Family of occupations", families, Unit.LONG_TEXT, width=44.0),
            Column("level", "Level", rows["level"].map(LEVEL_WORDS).tolist(), Unit.TEXT, Kind.DERIVED,
                   formulas=[level_formula(str(at), slot) for at in places], width=8.0),
            Column("soc_title", "Occupation", rows["soc_title"].tolist(), Unit.LONG_TEXT, width=32.0),
            Column("soc_code", "SOC", rows["soc_code"].tolist(), Unit.CODE, width=10.0),
            Column("jobs", f"Jobs {analysis.study.last_year}", rows["employment"].tolist(), Unit.JOBS, Kind.DERIVED,
                   formulas=[f"INDEX({{{JOBS}.{jobs_key(slot)}}},{at})" for at in places], width=9.0),
            Column("pay", "Annual pay", shown_pay(own, "annual_pay"), Unit.DOLLARS, Kind.DERIVED,
                   formulas=[f"INDEX({{{JOBS}.annual_pay}},{at})" for at in places], width=10.0),
            Column("education", "Typical education", own["education"].tolist(), Unit.LONG_TEXT, width=24.0),
            Column("skills", "Most important skills", own["skills"].tolist(), Unit.LONG_TEXT, width=44.0),
            Column("new_skills", "New skills at this step", rows["new_skills"].tolist(), Unit.LONG_TEXT, width=34.0),
        ),
        caption=Formula(f'INDEX({{{CLUSTER_LIST}.name}},{slot})&""', name),
    )  # fmt: skip


def shared_sheet(analysis: Analysis) -> Sheet:
    """Occupations that several clusters have, with the jobs in each."""
    rows = analysis.occupations.shared
    left = len(rows) - MOST_SHARED
    words = Paragraph(
        f"Occupations with at least {LEAST_JOBS} jobs in two clusters or more: a course or an apprenticeship in one of them serves "
        "several clusters. Listed by jobs in all clusters at the last build; an industry group that is in two clusters counts "
        f"in both. ** not disclosed.{f' And {left} more, in {JOBS_SHEET!r}.' if left > 0 else ''}",
        "note",
    )
    none = Paragraph("No occupation has so many jobs in two clusters.")
    block: Block = none if rows.empty else _shared(analysis)
    title = f"Occupations that clusters of {analysis.region.label} share"
    return Sheet(SHARED_SHEET, title, Role.RESULT, (words, block), occupation_source(analysis))


def _shared(analysis: Analysis) -> Table:
    every = analysis.occupations.occupations
    rows = analysis.occupations.shared.head(MOST_SHARED)
    own = every.loc[rows.index]
    places = (every.index.get_indexer(rows.index) + 1).tolist()
    names = analysis.clusters.names
    across = f"[c1]:[c{len(names)}]"
    clusters = (
        Column(
            f"c{slot}",
            Formula(f'INDEX({{{CLUSTER_LIST}.name}},{slot})&""', name),
            shown_jobs(rows[name]),
            Unit.JOBS,
            Kind.DERIVED,
            formulas=[f"INDEX({{{JOBS}.{jobs_key(slot)}}},{at})" for at in places],
            width=_ACROSS_WIDTH,
        )
        for slot, name in enumerate(names, 1)
    )
    return Table(
        SHARED,
        (
            Column("soc_title", "Occupation", own["soc_title"].tolist(), Unit.LONG_TEXT, width=38.0),
            Column("soc_code", "SOC", rows.index.tolist(), Unit.CODE, width=10.0),
            Column("pay", "Annual pay", shown_pay(own, "annual_pay"), Unit.DOLLARS, Kind.DERIVED,
                   formulas=[f"INDEX({{{JOBS}.annual_pay}},{at})" for at in places], width=10.0),
            Column("clusters", "Clusters", rows["clusters"].tolist(), Unit.COUNT, Kind.DERIVED,
                   f'COUNTIF({across},">={LEAST_JOBS}")', width=9.0),
            Column("jobs", "Jobs in all", rows["employment"].tolist(), Unit.JOBS, Kind.DERIVED, f"SUM({across})", width=9.0),
            *clusters,
        ),
        freeze_columns=1,
    )  # fmt: skip
