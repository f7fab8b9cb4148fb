"""The first page: what this is, the region at a glance, and the method's steps with their state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.geography import span_note
from industry_clusters.analysis.modes import what_is_known
from industry_clusters.measures.margins import Grade
from industry_clusters.measures.ratio import ratio
from industry_clusters.sheet_names import SETUP_SHEET, START_SHEET
from industry_clusters.study import BaseTotal, Ownership
from industry_clusters.views.industries.industry_sheets import NAICS
from industry_clusters.views.region.area_words import area_warnings
from industry_clusters.views.region.data_sheets import REGION, TOTALS, years_of
from industry_clusters.views.registry import entries_of
from industry_clusters.views.vocabulary.model import (
    Column,
    Field,
    Fields,
    Formula,
    Heading,
    Kind,
    Link,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)
from industry_clusters.views.vocabulary.words import live_text, names_of, source_line

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

_MOST_GAPS = 6


def start_sheet(analysis: Analysis) -> Sheet:
    """The way through the workbook."""
    blocks: tuple[Block, ...] = (
        Paragraph(
            "This workbook follows the method of industry clusters of opportunity, from employment data to what stands "
            f"out. Every derived number is a formula: change a year or a cut-off on '{SETUP_SHEET}' and all sheets follow. Yellow "
            "cells are yours; they stay when the workbook is built again."
        ),
        *_missing(analysis),
        *_changes(analysis),
        *_known(analysis),
        Heading("The region at a glance"),
        Fields(_glance(analysis)),
        Heading("The steps"),
        _steps(analysis),
    )
    title = f"Industry clusters of opportunity: {analysis.region.label}"
    return Sheet(START_SHEET, title, Role.GUIDE, blocks, source_line(analysis), landscape=False)


def _missing(analysis: Analysis) -> tuple[Paragraph, ...]:
    """What the data lack, each with its reason and the next step; as of the last build."""
    return tuple(Paragraph(f"Missing: {gap}", "note", alert="TRUE") for gap in analysis.gaps[:_MOST_GAPS])


def _changes(analysis: Analysis) -> tuple[Paragraph, ...]:
    """What stands between the two years: areas that changed, totals that lack, few years."""
    notes = (
        *(found.sentence for found in analysis.area_breaks if found.together),
        span_note(analysis.study, analysis.years),
    )
    return (
        *area_warnings(analysis),
        *(Paragraph(text, "note", alert="TRUE") for text in analysis.missing_totals),
        *(Paragraph(text, "note") for text in notes if text),
    )


def _known(analysis: Analysis) -> tuple[Paragraph, ...]:
    """What the numbers shown rest on: how many groups are shown, live, and what each mode would show."""
    modes, groups = what_is_known(analysis)
    if analysis.naics_table["grade"].eq(Grade.PUBLISHED).all():
        return ()
    grades = f"{{{NAICS}.grade_last}}"
    absent, ranges = f"SUMPRODUCT(--ISNA({grades}))", f"COUNTIF({grades},{Grade.RANGE_ONLY:d})"
    total = f"ROWS({grades})"
    live = (
        f'"Of "&{total}&" industry groups: "&({total}-{absent}-{ranges})&" shown"'
        f'&IF({ranges}>0,", "&{ranges}&" as ranges","")&IF({absent}>0,", "&{absent}&" not in the NAICS of "&last_year,"")&"."'
    )
    note = f"{modes} Choose what is shown on '{SETUP_SHEET}'; this count is of the last build."
    return (
        Paragraph(Formula(live, groups), alert="glance_known=0"),
        Paragraph(note, "note"),
        *(Paragraph(text, "note") for text in _methods(analysis)),
    )


def _methods(analysis: Analysis) -> tuple[str, ...]:
    """How the best values were made, where counties were estimated in different ways."""
    methods = analysis.known.methods
    if len(methods) < 2:  # noqa: PLR2004  one way needs no words here
        return ()
    parts = ", ".join(f"{name}: {count}" for name, count in methods.items())
    return (f"Counties by how their best values were made: {parts}.",)


def _glance(analysis: Analysis) -> tuple[Field, ...]:
    marks, table = analysis.marks, analysis.naics_table
    last_year = analysis.study.last_year
    own = BaseTotal.PRIVATE if analysis.study.ownership is Ownership.PRIVATE else BaseTotal.TOTAL_COVERED
    own_total = analysis.region.totals[own]["employment"][last_year]
    total = f'INDEX({years_of(TOTALS, analysis)},MATCH("{REGION}|{own.label}|Employment",{{{TOTALS}.key}},0),last_column)'
    known = int(table["employment_last"].notna().sum())
    rows = (
        ("glance_years", "Years compared", live_text("{first_year} to {last_year}", names_of(analysis)), Unit.TEXT, ""),
        ("glance_jobs", "Jobs in the last year", Formula("region_total_last", marks.region_total_last), Unit.JOBS,
         f"Base total chosen on '{SETUP_SHEET}'."),
        ("glance_growth", "Growth a year", Formula("region_growth", marks.region_growth), Unit.PERCENT, "Base total."),
        ("glance_pay", "Average pay in the last year", Formula("region_pay", marks.region_pay), Unit.DOLLARS,
         "In dollars of the dollar year."),
        ("glance_groups", "Industry groups", Formula(f"ROWS({{{NAICS}.industry_code}})", len(table)), Unit.COUNT,
         "With at least one establishment in a year of the data."),
        ("glance_known", "of which the last year's jobs are shown",
         Formula(f"COUNT({{{NAICS}.employment_last}})", known), Unit.COUNT, "The others are known as a range only, or are not in that year's NAICS."),
        ("glance_visible", "Visible share of jobs",
         Formula(f"IFERROR(SUM({{{NAICS}.disclosed_last}})/{total},NA())", float(ratio(table["disclosed_last"].sum(), own_total))),
         Unit.PERCENT, f"Published jobs of all industry groups over the region's {own.label.lower()} total."),
    )  # fmt: skip
    return tuple(
        Field(key, label, value, unit, Kind.DERIVED, help=text) for key, label, value, unit, text in rows
    )


def _steps(analysis: Analysis) -> Table:
    steps = [(entry.name, entry.step) for entry in entries_of(analysis) if entry.step]
    steps.sort(key=lambda step: step[1].order)
    return Table(
        "steps",
        (
            Column("what", "What to do", [step.words for _, step in steps]),
            Column("where", "Sheet", [Link(name, name) for name, _ in steps]),
            Column(
                "state", "Status", [step.state(analysis) for _, step in steps], Unit.LONG_TEXT, Kind.DERIVED
            ),
        ),
    )
