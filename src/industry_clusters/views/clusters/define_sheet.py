"""Step 6: the sheet on which clusters are defined: totals by cluster, and beneath them every industry group with its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.sheet_names import DEFINITIONS_SHEET
from industry_clusters.terms import TERMS
from industry_clusters.views.clusters.cluster_sheets import SUMMARY, shown_summary
from industry_clusters.views.clusters.definitions import (
    CLUSTER_LIST,
    DEFINITIONS,
    KNOWN_LABEL,
    STATE,
    WIDTHS,
    cluster_slots,
    clusters_in,
    definition_columns,
    definitions_table,
)
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.vocabulary.model import (
    Column,
    Heading,
    Kind,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import header, source_line
from industry_clusters.views.vocabulary.worked import padded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell


def definitions_sheet(analysis: Analysis) -> Sheet:
    """The clusters with their totals, and beneath them every industry group with its figures and its cluster."""
    blocks = (
        Paragraph(
            "One row for each industry group, in a cluster or in none. Choose a cluster and a role in the yellow cells: the totals "
            "above the list, the summary, the charts and the matrix follow at once. Sort and filter the list as you like. In the empty rows at "
            "its end, put a code into a second cluster or add a code of another NAICS vintage."
        ),
        Paragraph(_of_suggestions(analysis), "note"),
        _state(analysis),
        Heading("Clusters"),
        _cluster_list(analysis),
        Heading("Industry groups"),
        definitions_table(analysis),
    )
    return Sheet(
        DEFINITIONS_SHEET, "Define clusters", Role.INPUT, blocks, source_line(analysis), full_width=True
    )


def _of_suggestions(analysis: Analysis) -> str:
    kinds = analysis.suggestions.kinds
    if not kinds:
        return (
            "No suggestions: they need staffing patterns (OEWS files), counties of a state or the nation in the data store, or another "
            "set of definitions, and there are none of them."
        )
    return (
        f"Suggested clusters rest on {' and '.join(kinds)}, and on the members that clusters had when the workbook was built; "
        "the evidence is beside each. Jobs known as a range only are not shown; they sort by their best value."
    )


def _state(analysis: Analysis) -> Table:
    """How far the sorting is, in the list's first columns."""
    counts = clusters_in(analysis)
    noted = sum(bool(text) for text in definition_columns(analysis)["note"].values)
    return Table(
        STATE,
        (
            Column("none", "Industry groups in no cluster", [int(counts.eq(0).sum())], Unit.COUNT, Kind.DERIVED,
                   f"COUNTIF({{{NAICS}.clusters_in}},0)"),
            Column("several", "In several", [int(counts.gt(1).sum())], Unit.COUNT, Kind.DERIVED,
                   f'COUNTIF({{{NAICS}.clusters_in}},">1")'),
            Column("noted", "Rows with a note", [noted], Unit.COUNT, Kind.DERIVED, f'SUMPRODUCT(--({{{DEFINITIONS}.note}}<>""))'),
        ),
    )  # fmt: skip


_TOTALS: Mapping[str, tuple[str, str, Unit]] = {
    "jobs": ("shown_last", "employment_last", Unit.TEXT),
    "growth": ("shown_growth", "growth", Unit.TEXT),
    "quotient": ("quotient_last", "quotient_last", Unit.QUOTIENT),
    "pay": ("pay_last", "pay_last", Unit.DOLLARS),
    "known": ("graded_last", "", Unit.TEXT),
}
"""Columns of a cluster's totals: of the summary, the term of its heading, and its unit."""


def _cluster_list(analysis: Analysis) -> Table:
    """The clusters' names, and their totals in the columns of the list's own figures."""
    names, size = list(analysis.clusters.names), cluster_slots(analysis)
    summary = shown_summary(analysis)
    members = [int(count) for count in summary["members"]]

    place = f"MATCH([slot],{{{SUMMARY}.slot}},0)"
    published = [
        "" if count == "" else f"{count:.0f} of {number}"
        for count, number in zip(summary["known"], members, strict=True)
    ]

    def total(key: str) -> Column:
        name, term, unit = _TOTALS[key]
        kept = "+0" if unit in (Unit.QUOTIENT, Unit.DOLLARS) else '&""'
        values: list[Cell] = summary[name].where(summary[name].notna(), "").tolist()
        formula = f'IFERROR(INDEX({{{SUMMARY}.{name}}},{place}){kept},"")'
        label = header(term, analysis) if term else KNOWN_LABEL
        return Column(
            f"total_{key}",
            label,
            values,
            unit,
            Kind.DERIVED,
            formula,
            width=WIDTHS["grade" if key == "known" else key],
        )

    return Table(
        CLUSTER_LIST,
        (
            Column("name", TERMS["cluster"].label, padded(names, size, None), Unit.TEXT, Kind.INPUT, width=WIDTHS["cluster"]),
            Column("slot", "Number", list(range(1, size + 1)), Unit.COUNT),
            Column("members", TERMS["members"].label, members, Unit.COUNT, Kind.DERIVED,
                   f"SUMIFS({{{DEFINITIONS}.counted}},{{{DEFINITIONS}.slot}},[slot])"),
            Column("gap_source", "", [], gap=True),
            Column("gap_listed", "", [], gap=True),
            Column("published", "Published in both years", published, Unit.TEXT, Kind.DERIVED,
                   f'IF([members]=0,"",IFERROR(INDEX({{{SUMMARY}.known}},{place})&" of "&[members],""))', width=WIDTHS["industry_title"]),
            *(total(key) for key in _TOTALS),
        ),
        name_range="cluster_names",
    )  # fmt: skip
