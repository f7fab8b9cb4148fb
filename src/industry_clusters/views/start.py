"""The first page: what this is, the region at a glance, and the method's steps with their state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.measures.ratio import ratio
from industry_clusters.study import BaseTotal, Ownership
from industry_clusters.views.cluster_map.map_sheet import MAP_SHEET, infrastructure_key
from industry_clusters.views.clusters.chart_sheet import CHARTS_SHEET
from industry_clusters.views.clusters.cluster_sheets import SUMMARY, SUMMARY_SHEET
from industry_clusters.views.clusters.definitions import DEFINITIONS_SHEET, clusters_in
from industry_clusters.views.clusters.shift_share_sheet import SHIFT_SHARE_SHEET
from industry_clusters.views.industries.bridge_sheet import BRIDGE_SHEET
from industry_clusters.views.industries.highlights import HIGHLIGHTS_SHEET
from industry_clusters.views.industries.industry_sheets import NAICS, NAICS_SHEET
from industry_clusters.views.industries.observations import OBSERVATIONS_SHEET, QUESTIONS
from industry_clusters.views.industries.review_sheet import REVIEW_SHEET, listed_findings
from industry_clusters.views.interviews.coverage import COVERAGE_SHEET
from industry_clusters.views.interviews.log import LOG_SHEET, interviews_state
from industry_clusters.views.matrix.matrix_sheet import MATRIX_SHEET
from industry_clusters.views.occupations.cluster_occupations import OCCUPATIONS_SHEET
from industry_clusters.views.occupations.occupation_levels import LEVELS_SHEET
from industry_clusters.views.region.data_sheets import REGION, REGION_EMPLOYMENT, TOTALS, data_codes, years_of
from industry_clusters.views.region.glossary import GLOSSARY_SHEET
from industry_clusters.views.region.sources import SOURCES_SHEET
from industry_clusters.views.region.trends import TRENDS_SHEET
from industry_clusters.views.setup import SETUP_SHEET
from industry_clusters.views.vocabulary.model import (
    Cell,
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

START_SHEET = "Start"
_AREAS_NAMED = 4


def start_sheet(analysis: Analysis) -> Sheet:
    """The way through the workbook."""
    blocks = (
        Paragraph(
            "This workbook follows the method of industry clusters of opportunity, from employment data to what stands "
            "out. Every derived number is a formula: change a year or a cut-off on Setup and all sheets follow. Yellow "
            "cells are yours; they stay when the workbook is built again."
        ),
        Paragraph(_all_withheld(analysis), "note", alert="glance_known=0"),
        Heading("The region at a glance"),
        Fields(_glance(analysis)),
        Heading("The steps"),
        _steps(analysis),
    )
    title = f"Industry clusters of opportunity: {analysis.region.label}"
    return Sheet(START_SHEET, title, Role.GUIDE, blocks, source_line(analysis), landscape=False)


def _all_withheld(analysis: Analysis) -> Formula:
    """A warning where no industry group's jobs are published."""
    words = "Every industry group of the region is withheld: read 'at least' and 'at most', or ask for estimates on Setup."
    known = analysis.naics_table["employment_last"].notna().any()
    return Formula(f'IF(glance_known=0,"{words}","")', "" if known else words)


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
         "Base total chosen on Setup."),
        ("glance_growth", "Growth a year", Formula("region_growth", marks.region_growth), Unit.PERCENT, "Base total."),
        ("glance_pay", "Average pay in the last year", Formula("region_pay", marks.region_pay), Unit.DOLLARS,
         "In dollars of the dollar year."),
        ("glance_groups", "Industry groups", Formula(f"ROWS({{{NAICS}.industry_code}})", len(table)), Unit.COUNT,
         "With at least one establishment in a year of the data."),
        ("glance_known", "of which the last year's jobs are known",
         Formula(f"COUNT({{{NAICS}.employment_last}})", known), Unit.COUNT, "The others are withheld, at least in part."),
        ("glance_visible", "Visible share of jobs",
         Formula(f"IFERROR(SUM({{{NAICS}.disclosed_last}})/{total},NA())", float(ratio(table["disclosed_last"].sum(), own_total))),
         Unit.PERCENT, f"Published jobs of all industry groups over the region's {own.label.lower()} total."),
    )  # fmt: skip
    return tuple(
        Field(key, label, value, unit, Kind.DERIVED, help=text) for key, label, value, unit, text in rows
    )


def _steps(analysis: Analysis) -> Table:
    notes = [key for questions in QUESTIONS.values() for key, _ in questions]
    written = sum(bool(analysis.study.notes.get(key)) for key in notes)
    filled = "+".join(f'({key}<>"")' for key in notes)
    groups = len(analysis.naics_table)
    most = int(analysis.naics_table["criteria_met"].max())
    cells = f"COUNT({years_of(REGION_EMPLOYMENT, analysis)})"
    shown = int(analysis.region.at(data_codes(analysis)).employment.notna().to_numpy().sum())
    rows: tuple[tuple[str, str, Cell], ...] = (
        ("1  Define the region", SETUP_SHEET, _areas(analysis)),
        ("2  Gather the data", SOURCES_SHEET,
         Formula(f'TEXT({cells},"#,##0")&" employment figures are known"', f"{shown:,} employment figures are known")),
        ("3  Build the NAICS table", NAICS_SHEET,
         Formula(f'ROWS({{{NAICS}.industry_code}})&" industry groups"', f"{groups} industry groups")),
        ("   Look at what is strange", REVIEW_SHEET,
         Formula('review_found&" figures to look at, "&review_excluded&" excluded"', _review(analysis))),
        ("4  Highlight what stands out", HIGHLIGHTS_SHEET,
         Formula(f'"up to "&MAX({{{NAICS}.criteria_met}})&" of 5 criteria met"', f"up to {most} of 5 criteria met")),
        ("5  Write down observations", OBSERVATIONS_SHEET,
         Formula(f'{filled}&" of {len(notes)} questions answered"', f"{written} of {len(notes)} questions answered")),
        ("6  Group industries into clusters", DEFINITIONS_SHEET,
         Formula(f'SUMPRODUCT(--({{{SUMMARY}.members}}>0))&" clusters, "&definitions_none&" industry groups in none"', _clusters(analysis))),
        ("   Compare the clusters", SUMMARY_SHEET, "one row a cluster, from sums; 'Cluster tables' has their members"),
        ("7  Show them", CHARTS_SHEET, "bubble chart and bars, ready to copy"),
        ("8  Talk to employers", LOG_SHEET,
         Formula('"interviews done: "&interviews_done&"; rows of the log to look at: "&interviews_noted', interviews_state(analysis))),
        ("   See whom to talk to next", COVERAGE_SHEET, "by cluster, role and industry"),
        ("9  Decide", MATRIX_SHEET, Formula('"parted by "&LOWER(matrix_method)', f"parted by {analysis.study.matrix_method.label.lower()}")),
        ("10  See who works in them", _occupation_place(analysis), _occupation_state(analysis)),
        ("11  Draw each cluster's map", MAP_SHEET, _maps(analysis)),
        ("Ask what a change is made of", SHIFT_SHARE_SHEET, "national growth, industry mix, and what is left to the region"),
        ("Compare across a change of codes", BRIDGE_SHEET, "growth of codes that changed what they stand for"),
        ("See it over time", TRENDS_SHEET, f"{len(analysis.years)} years, {analysis.years[0]} to {analysis.years[-1]}"),
        ("Look up a word", GLOSSARY_SHEET, "every column heading carries its definition as a note, too"),
    )  # fmt: skip
    return Table(
        "steps",
        (
            Column("what", "What to do", [row[0] for row in rows]),
            Column("where", "Sheet", [Link(row[1], row[1]) for row in rows]),
            Column("state", "State", [row[2] for row in rows], Unit.LONG_TEXT, Kind.DERIVED),
        ),
    )


def _occupation_place(analysis: Analysis) -> str:
    return OCCUPATIONS_SHEET if analysis.occupations.is_empty else LEVELS_SHEET


def _occupation_state(analysis: Analysis) -> str:
    found = analysis.occupations
    if found.is_empty:
        return "no staffing patterns among the data: the sheet says which files to add"
    return f"{len(found.occupations)} occupations by level of pay, with outlook, skills and ladders"


def _maps(analysis: Analysis) -> str | Formula:
    """How many maps say what their cluster rests on."""
    names = analysis.clusters.names
    if not names:
        return "a page for each cluster, once there are some"
    written = sum(bool(analysis.study.infrastructure.get(name)) for name in names)
    filled = "+".join(f'({infrastructure_key(slot)}<>"")' for slot in range(1, len(names) + 1))
    rest = f" of {len(names)} pages have the team's words on infrastructure"
    return Formula(f'{filled}&"{rest}"', f"{written}{rest}")


def _review(analysis: Analysis) -> str:
    excluded = int(analysis.naics_table["excluded"].sum())
    return f"{len(listed_findings(analysis))} figures to look at, {excluded} excluded"


def _clusters(analysis: Analysis) -> str:
    filled = int((analysis.clusters.summary["members"] > 0).sum())
    free = int(clusters_in(analysis).eq(0).sum())
    return f"{filled} clusters, {free} industry groups in none"


def _areas(analysis: Analysis) -> str:
    names = [analysis.panel.area_title(code) for code in analysis.region_areas]
    rest = f" and {len(names) - _AREAS_NAMED} more" if len(names) > _AREAS_NAMED else ""
    return ", ".join(names[:_AREAS_NAMED]) + rest
