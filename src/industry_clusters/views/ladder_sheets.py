"""Step 10: career ladders within each cluster, and occupations that clusters share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.career_ladders import LEAST_JOBS
from industry_clusters.views.cluster_occupations import level_formula
from industry_clusters.views.definitions import CLUSTER_LIST
from industry_clusters.views.model import Column, Formula, Kind, Paragraph, Role, Sheet, Table, Unit
from industry_clusters.views.occupation_words import LEVEL_WORDS, occupation_source
from industry_clusters.views.staffing_sheets import JOBS, JOBS_SHEET, jobs_key, shown_jobs, shown_pay

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.model import Block

LADDERS_SHEET, SHARED_SHEET = "Career ladders", "Shared occupations"
LADDERS, SHARED = "career_ladders", "shared_occupations"
MOST_SHARED = 40


def ladders_sheet(analysis: Analysis) -> Sheet:
    """Steps upwards, a row a rung."""
    words = Paragraph(
        "Steps from entry over mid to high pay within one family of occupations (a minor group of the SOC, else a major one): at "
        "each level the family's occupation with most jobs in the cluster. 'New skills' are among the most important ones of the "
        "rung and not of the one below. Rungs were chosen at the last build; jobs and levels follow at once.",
        "note",
    )
    none = Paragraph("No cluster has a family of occupations with two levels of pay whose jobs are known.")
    block: Block = none if analysis.occupations.ladders.empty else _ladders(analysis)
    title = f"Career ladders in the clusters of {analysis.region.label}"
    return Sheet(LADDERS_SHEET, title, Role.RESULT, (words, block), occupation_source(analysis))


def _ladders(analysis: Analysis) -> Table:
    rows = analysis.occupations.ladders
    every = analysis.occupations.occupations
    place = dict(zip(every.index, range(1, len(every) + 1), strict=True))
    slot_of = {name: slot for slot, name in enumerate(analysis.clusters.names, 1)}
    slots = [slot_of[name] for name in rows["cluster"]]
    places = [place[code] for code in rows["soc_code"]]
    own = every.loc[rows["soc_code"]]
    pairs = list(zip(slots, places, strict=True))
    skills = own["skills"].tolist()
    return Table(
        LADDERS,
        (
            Column("cluster", "Cluster", rows["cluster"].tolist(), Unit.LONG_TEXT, Kind.DERIVED,
                   formulas=[f'INDEX({{{CLUSTER_LIST}.name}},{slot})&""' for slot in slots], width=22.0),
            Column("family", "Family of occupations", rows["family_title"].tolist(), Unit.LONG_TEXT, width=26.0),
            Column("level", "Level", rows["level"].map(LEVEL_WORDS).tolist(), Unit.TEXT, Kind.DERIVED,
                   formulas=[level_formula(str(at), slot) for slot, at in pairs], width=9.0),
            Column("soc_title", "Occupation", rows["soc_title"].tolist(), Unit.LONG_TEXT, width=32.0),
            Column("soc_code", "SOC", rows["soc_code"].tolist(), Unit.CODE, width=10.0),
            Column("jobs", f"Jobs {analysis.study.last_year}", rows["employment"].tolist(), Unit.JOBS, Kind.DERIVED,
                   formulas=[f"INDEX({{{JOBS}.{jobs_key(slot)}}},{at})" for slot, at in pairs]),
            Column("pay", "Pay a year", shown_pay(own, "annual_pay"), Unit.DOLLARS, Kind.DERIVED,
                   formulas=[f"INDEX({{{JOBS}.annual_pay}},{at})" for at in places]),
            Column("education", "Typical education", own["education"].tolist(), Unit.LONG_TEXT, width=20.0),
            Column("skills", "Most important skills", skills, Unit.LONG_TEXT, width=40.0),
            Column("new_skills", "New skills beside the rung below", rows["new_skills"].tolist(), Unit.LONG_TEXT, width=36.0),
        ),
        freeze_columns=0,
    )  # fmt: skip


def shared_sheet(analysis: Analysis) -> Sheet:
    """Occupations that several clusters have, with the jobs in each."""
    rows = analysis.occupations.shared
    left = len(rows) - MOST_SHARED
    words = Paragraph(
        f"Occupations with at least {LEAST_JOBS} jobs in two clusters or more: a course or an apprenticeship in one of them serves "
        "several clusters. Listed by jobs in all clusters at the last build; an industry group that stands in two clusters counts "
        f"in both. ** withheld.{f' And {left} more, in {JOBS_SHEET!r}.' if left > 0 else ''}",
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
        )
        for slot, name in enumerate(names, 1)
    )
    return Table(
        SHARED,
        (
            Column("soc_title", "Occupation", own["soc_title"].tolist(), Unit.LONG_TEXT, width=52.0),
            Column("soc_code", "SOC", rows.index.tolist(), Unit.CODE, width=10.0),
            Column("pay", "Pay a year", shown_pay(own, "annual_pay"), Unit.DOLLARS, Kind.DERIVED,
                   formulas=[f"INDEX({{{JOBS}.annual_pay}},{at})" for at in places]),
            Column("clusters", "Clusters", rows["clusters"].tolist(), Unit.COUNT, Kind.DERIVED,
                   f'COUNTIF({across},">={LEAST_JOBS}")'),
            Column("jobs", "Jobs in all", rows["employment"].tolist(), Unit.JOBS, Kind.DERIVED, f"SUM({across})"),
            *clusters,
        ),
        freeze_columns=1,
    )  # fmt: skip
