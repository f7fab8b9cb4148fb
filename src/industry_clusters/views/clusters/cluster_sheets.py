"""Step 6: the summary of all clusters, and one table for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.industries.industry_table import LIMITS
from industry_clusters.study import ClusterBasis
from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.definitions import CLUSTER_LIST, DEFINITIONS, SLOTS, clusters_in
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.region.data_sheets import is_estimated, title_column
from industry_clusters.views.vocabulary.model import (
    Column,
    Formula,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.room import ROOM
from industry_clusters.views.vocabulary.words import header, live_text, names_of, note, source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Cell

SUMMARY_SHEET, TABLES_SHEET = "Cluster summary", "Cluster tables"
SUMMARY = "summary"
_SUMMARY_COLUMNS = (
    "cluster", "members", "known", "employment_first", "employment_last", "employment_change", "growth", "pay_first",
    "pay_last", "pay_change", "quotient_first", "quotient_last", "quotient_percent_change", *LIMITS, "broken",
)  # fmt: skip
_TABLE_COLUMNS = (
    "employment_first", "employment_last", "growth", "pay_first", "pay_last", "quotient_first", "quotient_last",
)  # fmt: skip
_PARTS = ("payroll_first", "payroll_last", "reference_first", "reference_last")


def summary_rows(analysis: Analysis) -> int:
    """How many clusters the summary has rows for."""
    return min(SLOTS, len(analysis.clusters.names) + ROOM.get().clusters)


def summary_formulas(*, second: bool = False, estimated: bool = False) -> dict[str, str]:
    """The live formula of every column of the summary."""

    def of_sum(column: str) -> str:
        return f'IF([members]=0,"",SUMIFS({{{DEFINITIONS}.{column}}},{{{DEFINITIONS}.slot}},[slot]))'

    def of_amounts(column: str) -> str:
        none = f'(cluster_basis="{ClusterBasis.KNOWN.label}")*([known]=0)'
        return f'IF([members]=0,"",IF({none},NA(),SUMIFS({{{DEFINITIONS}.used_{column}}},{{{DEFINITIONS}.slot}},[slot])))'

    def worked(formula: str) -> str:
        return f'IF([members]=0,"",IFERROR({formula},NA()))'

    jobs = of_amounts("estimated_jobs")
    further = (
        {"estimated_last": f'IF([members]=0,"",IFERROR({jobs}/[employment_last],NA()))'} if estimated else {}
    )
    further |= {"expected_last": of_amounts("expected_last")}
    further |= {"second_last": of_amounts("second_last")} if second else {}
    quotient = "([employment_{0}]/region_total_{0})/([reference_{0}]/reference_total_{0})"
    return {
        "cluster": f'INDEX({{{CLUSTER_LIST}.name}},[slot])&""',
        "members": f'IF([cluster]="",0,SUMIFS({{{DEFINITIONS}.counted}},{{{DEFINITIONS}.slot}},[slot]))',
        "known": of_sum("known"),
        **{name: of_amounts(name) for name in ("employment_first", "employment_last", *_PARTS)},
        **{name: of_sum(name) for name in (*LIMITS, "broken")},
        "employment_change": worked("[employment_last]-[employment_first]"),
        "growth": worked("([employment_last]/[employment_first])^(1/span)-1"),
        "pay_first": worked("[payroll_first]/[employment_first]"),
        "pay_last": worked("[payroll_last]/[employment_last]"),
        "pay_change": worked("[pay_last]/[pay_first]-1"),
        "quotient_first": worked(quotient.format("first")),
        "quotient_last": worked(quotient.format("last")),
        "quotient_percent_change": worked("[quotient_last]/[quotient_first]-1"),
        "remark": (
            'IF([cluster]="","",IF([members]=0,"No industry group of the region",IF([known]<[members],'
            '[known]&" of "&[members]&" industry groups are known in both years","")))'
        ),
        **further,
    }


def summary_sheet(analysis: Analysis) -> Sheet:
    """One row a cluster, from sums."""
    guide = live_text(
        "Sums over the members of each cluster; pay is payroll over jobs in dollars of {dollar_year}, and the quotient "
        "compares with {reference}. Basis: {cluster_basis}. #N/A: a member is withheld; 'at least' is the published part.",
        names_of(analysis),
    )
    title = f"Clusters of {analysis.region.label}"
    blocks = (Paragraph(guide, "note"), _summary_table(analysis))
    return Sheet(SUMMARY_SHEET, title, Role.RESULT, blocks, source_line(analysis))


def _summary_table(analysis: Analysis) -> Table:
    rows = shown_summary(analysis)
    second = analysis.second is not None
    estimated = is_estimated(analysis)
    formulas = summary_formulas(second=second, estimated=estimated)

    def derived(name: str, *, hidden: bool = False) -> Column:
        label = header(name, analysis) if name in TERMS else name.replace("_", " ").capitalize()
        unit = Unit(TERMS[name].unit) if name in TERMS else Unit.COUNT
        comment = note(name) if name in TERMS else ""
        width = 34.0 if name == "cluster" else None
        return Column(
            name,
            label,
            rows[name].tolist(),
            unit,
            Kind.DERIVED,
            formulas[name],
            note=comment,
            hidden=hidden,
            width=width,
        )

    return Table(
        SUMMARY,
        (
            *(derived(name) for name in _SUMMARY_COLUMNS),
            *([derived("estimated_last")] if estimated else []),
            derived("remark"),
            Column("slot", "Number", rows["slot"].tolist(), Unit.COUNT, hidden=True),
            Column(
                "position",
                "Position",
                list(range(1, len(rows) + 1)),
                Unit.COUNT,
                Kind.DERIVED,
                f"ROW()-ROW({{{SUMMARY}#cluster}})",
                hidden=True,
            ),
            *(
                derived(name, hidden=True)
                for name in (*_PARTS, "expected_last", *(("second_last",) if second else ()))
            ),
        ),
        filters=True,
        freeze_columns=1,
    )


def shown_summary(analysis: Analysis) -> pd.DataFrame:
    """The summary as the sheet shows it: an empty cluster and a spare row have empty cells, not missing ones."""
    summary = analysis.clusters.summary
    rows = summary.reindex(range(summary_rows(analysis))).astype(object)
    rows["slot"] = range(1, len(rows) + 1)
    rows["cluster"] = [*analysis.clusters.names, *[""] * (len(rows) - len(summary))]
    rows["members"] = rows["members"].where(rows["members"].notna(), 0)
    told = zip(rows["cluster"], rows["members"], rows["known"], strict=True)
    rows["remark"] = [_remark(*row) for row in told]
    empty = rows["members"].eq(0)
    rows.loc[empty, [name for name in rows if name not in ("slot", "cluster", "members", "remark")]] = ""
    return rows


def _remark(cluster: str, members: float, known: float) -> str:
    if not cluster:
        return ""
    if members == 0:
        return "No industry group of the region"
    return (
        f"{int(known)} of {int(members)} industry groups are known in both years" if known < members else ""
    )


def tables_sheet(analysis: Analysis) -> Sheet:
    """One table for each cluster: its industry groups, and the cluster's own row."""
    guide = live_text(
        "Each table follows the definitions. Pay is in dollars of {dollar_year}; the last row is the cluster, from sums.",
        names_of(analysis),
    )
    blocks: list[Block] = [Paragraph(guide, "note")]
    summary = shown_summary(analysis)
    for slot in range(1, len(analysis.clusters.names) + 1):
        blocks += _cluster_blocks(analysis, slot, summary.iloc[slot - 1])
    return Sheet(
        TABLES_SHEET, "Industry groups of each cluster", Role.RESULT, tuple(blocks), source_line(analysis)
    )


def _cluster_blocks(analysis: Analysis, slot: int, row: pd.Series[Any]) -> Iterator[Block]:
    members = analysis.clusters.members
    own = members[members["slot"].eq(slot) & members["counted"].eq(1)]
    name = analysis.clusters.names[slot - 1]
    yield Table(
        f"cluster_{slot}",
        _member_columns(analysis, slot, own),
        caption=Formula(f"INDEX({{{CLUSTER_LIST}.name}},{slot})", name),
    )
    yield Table(f"cluster_{slot}_sum", _sum_columns(analysis, slot, row))


def _member_columns(analysis: Analysis, slot: int, own: pd.DataFrame) -> tuple[Column, ...]:
    size = len(own) + ROOM.get().members
    found = analysis.naics_table.iloc[own["row"].astype(int) - 1]
    place = f"AGGREGATE(15,6,{{{DEFINITIONS}.position}}/(({{{DEFINITIONS}.slot}}={slot})*({{{DEFINITIONS}.counted}}=1)),[number])"
    positions = _positions(analysis, own)

    def filled(values: list[Cell]) -> list[Cell]:
        return [*values, *[""] * (size - len(values))]

    def of_naics(name: str) -> Column:
        formula = f'IF([place]="","",INDEX({{{NAICS}.{name}}},INDEX({{{DEFINITIONS}.row}},[place])))'
        width = 46.0 if name.endswith("_title") else None
        return Column(
            name,
            header(name, analysis),
            filled(found[name].tolist()),
            Unit(TERMS[name].unit),
            Kind.DERIVED,
            formula,
            width=width,
        )

    role = f'IF([place]="","",INDEX({{{DEFINITIONS}.role}},[place])&"")'
    return (
        of_naics("industry_code"),
        of_naics(title_column(analysis)),
        Column(
            "role",
            header("role", analysis),
            filled(own["role"].tolist()),
            Unit.TEXT,
            Kind.DERIVED,
            role,
            width=20.0,
        ),
        *(of_naics(name) for name in _TABLE_COLUMNS),
        Column("number", "Number", list(range(1, size + 1)), Unit.COUNT, hidden=True),
        Column(
            "place",
            "Row of the definitions",
            filled(list(positions)),
            Unit.COUNT,
            Kind.DERIVED,
            f'IFERROR({place},"")',
            hidden=True,
        ),
    )


def _positions(analysis: Analysis, own: pd.DataFrame) -> list[int]:
    """Rows of the definitions sheet, where rows without a code are not written."""
    written = analysis.clusters.members["industry_code"].ne("")
    return [int(number) for number in written.cumsum()[own.index]]


def _sum_columns(analysis: Analysis, slot: int, row: pd.Series[Any]) -> tuple[Column, ...]:
    """The cluster's own figures, from its ``row`` of the summary."""

    def of_summary(name: str, label: str | Formula, unit: Unit) -> Column:
        formula = f"INDEX({{{SUMMARY}.{name}}},MATCH({slot},{{{SUMMARY}.slot}},0))"
        return Column(name, label, [row[name]], unit, Kind.DERIVED, formula)

    return (
        of_summary("members", header("members", analysis), Unit.COUNT),
        of_summary("cluster", header("cluster", analysis), Unit.TEXT),
        of_summary("remark", header("remark", analysis), Unit.TEXT),
        *(of_summary(name, header(name, analysis), Unit(TERMS[name].unit)) for name in _TABLE_COLUMNS),
    )


def clusters_state(analysis: Analysis) -> Formula:
    """How many clusters have members, and how many industry groups are in none."""
    filled = int((analysis.clusters.summary["members"] > 0).sum())
    free = int(clusters_in(analysis).eq(0).sum())
    live = (
        f'SUMPRODUCT(--({{{SUMMARY}.members}}>0))&" clusters, "&definitions_none&" industry groups in none"'
    )
    return Formula(live, f"{filled} clusters, {free} industry groups in none")
