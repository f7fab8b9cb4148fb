"""Every sheet of a study's workbook, in the order in which a reader meets them, and all that is known of each beside it.

The workbook, the steps on Start, the buttons of the ribbon and the list of sheets in the docs are walks over it. A new sheet is a file in
its room and a row here. Start itself is made from these rows and stands before them.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from industry_clusters import sheet_names as tab
from industry_clusters.views.cluster_map.map_sheet import map_sheet, maps_state
from industry_clusters.views.cluster_map.map_workings import map_workings_sheet
from industry_clusters.views.clusters.chart_sheet import chart_sheet
from industry_clusters.views.clusters.cluster_sheets import clusters_state, summary_sheet
from industry_clusters.views.clusters.cluster_tables import tables_sheet
from industry_clusters.views.clusters.define_sheet import definitions_sheet
from industry_clusters.views.clusters.library_sheet import has_library, library_sheet
from industry_clusters.views.clusters.ranges_sheet import ranges_sheet
from industry_clusters.views.clusters.shift_share_sheet import shift_share_sheet
from industry_clusters.views.clusters.suggestions_sheet import suggestions_sheet
from industry_clusters.views.dashboard import next_steps as go_on
from industry_clusters.views.dashboard.workings import workings_sheet
from industry_clusters.views.industries.bridge_sheet import bridge_sheet
from industry_clusters.views.industries.highlights import highlights_sheet
from industry_clusters.views.industries.industry_sheets import (
    has_sectors,
    naics_sheet,
    naics_state,
    sectors_sheet,
)
from industry_clusters.views.industries.observations import observations_sheet, observations_state
from industry_clusters.views.industries.overview import read_overview, sectors_overview
from industry_clusters.views.industries.review_sheet import review_sheet
from industry_clusters.views.interviews import coverage, log
from industry_clusters.views.interviews.protocol import protocol_sheet
from industry_clusters.views.interviews.question_list import questions_sheet
from industry_clusters.views.interviews.quotes import quotes_sheet
from industry_clusters.views.interviews.sheets import has_interviews, of_interviews
from industry_clusters.views.interviews.themes import themes_sheet
from industry_clusters.views.matrix.matrix_sheet import matrix_inputs_sheet, matrix_sheet
from industry_clusters.views.matrix.matrix_workings import matrix_workings_sheet
from industry_clusters.views.notes import notes_sheet
from industry_clusters.views.occupations import member_sheets as members
from industry_clusters.views.occupations import staffing_sheets as staffing
from industry_clusters.views.occupations.cluster_occupations import cluster_occupations_sheet
from industry_clusters.views.occupations.ladder_sheets import ladders_sheet, shared_sheet
from industry_clusters.views.occupations.occupation_levels import levels_sheet
from industry_clusters.views.occupations.occupation_sheets import (
    files_to_add_sheet,
    has_occupations,
    lacks_occupations,
    occupations_state,
)
from industry_clusters.views.region.data_sheets import (
    classification_sheet,
    has_ranged_reference,
    known_sheet,
    prices_sheet,
    reference_ranges_sheet,
    reference_sheet,
    region_sheet,
    totals_sheet,
    wider_sheet,
)
from industry_clusters.views.region.sources import sources_sheet
from industry_clusters.views.region.trends import trends_sheet
from industry_clusters.views.setup import areas_named, setup_sheet, setup_workings_sheet
from industry_clusters.views.vocabulary.composed import together
from industry_clusters.views.vocabulary.entries import SheetEntry, Step, always, never
from industry_clusters.views.vocabulary.model import Link, Navigation
from industry_clusters.views.workshop.exercise_sheet import after_exercise, exercise_sheet, exercise_state
from industry_clusters.views.workshop.first_steps import (
    after_first_steps,
    first_steps_sheet,
    first_steps_state,
)
from industry_clusters.views.workshop.teams import has_exercise, of_team

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell, Sheet

    Make = Callable[[Analysis], Sheet]

_STEP = re.compile(r"(\d+(?:-\d+)?) ")
STUDY, TABLE, CLUSTERS, PEOPLE, DATA = "Study", "Table", "Clusters", "People", "Data"


def _says(words: str) -> Callable[[Analysis], Cell]:
    """A state that is the same for every study."""
    return lambda _analysis: words


def _beneath(first: Make, *others: Make, new_page: bool = False) -> Make:
    """A sheet with others beneath it."""
    return lambda analysis: together(
        first(analysis), *(other(analysis) for other in others), new_page=new_page
    )


def _region(name: str, purpose: str) -> SheetEntry:
    return SheetEntry(name, partial(region_sheet, name), DATA, purpose=purpose)


def _known(name: str, purpose: str) -> SheetEntry:
    return SheetEntry(name, partial(known_sheet, name), DATA, purpose=purpose)


def _reference(name: str, purpose: str) -> SheetEntry:
    return SheetEntry(name, partial(reference_sheet, name), DATA, purpose=purpose)


def _region_and_data(analysis: Analysis) -> Sheet:
    trends = () if "trends" in analysis.study.parts_left_out else (trends_sheet(analysis),)
    sectors = (sectors_overview(analysis),) if has_sectors(analysis) else ()
    return together(setup_sheet(analysis), *trends, *sectors, read_overview(analysis))


def _notes(analysis: Analysis) -> Sheet:
    hidden = [entry for entry in entries_of(analysis) if not is_shown(entry, analysis)]
    return notes_sheet(analysis, hidden, sources_sheet(analysis).blocks)


ENTRIES: tuple[SheetEntry, ...] = (
    SheetEntry(tab.SETUP_SHEET, _region_and_data, STUDY, Step(1, "1-2  Name the region, add data", areas_named, go_on.after_region), shown=always,
               purpose="Say which counties make up the region and why, what it is compared with, and which files the numbers come from."),
    SheetEntry(tab.EXERCISE_SHEET, exercise_sheet, STUDY, Step(2, "Exercise by hand", exercise_state, after_exercise), needs=has_exercise, shown=has_exercise,
               purpose="Work out growth, LQ and pay of ten industry groups by hand; a check says how each answer is.", part="exercise"),
    SheetEntry(tab.NAICS_SHEET, naics_sheet, TABLE, Step(3, "3-4  Look at the industries", naics_state, go_on.after_industries), "naics_table", shown=always,
               purpose="See every industry group of the region: jobs, growth, concentration and pay, with what stands out marked."),
    SheetEntry(tab.OBSERVATIONS_SHEET, _beneath(observations_sheet, review_sheet), TABLE,
               Step(5, "5  Write down observations", observations_state, go_on.after_observations), "observations", shown=always,
               purpose="Write down what the lists say about the region, and decide on numbers that look unusual."),
    SheetEntry(tab.DEFINITIONS_SHEET, definitions_sheet, CLUSTERS, Step(6, "6  Group industries into clusters", clusters_state, go_on.after_definitions), shown=always,
               purpose="Group industries into clusters; move a code, and every table and chart follows."),
    SheetEntry(tab.CLUSTER_SETS_SHEET, library_sheet, CLUSTERS, needs=has_library, shown=has_library,
               purpose="Compare cluster definitions of other studies with yours, code by code."),
    SheetEntry(tab.SUMMARY_SHEET, _beneath(summary_sheet, tables_sheet), CLUSTERS,
               Step(6.5, "6  Compare the clusters", go_on.results_state, go_on.after_results), "cluster_tables", shown=always,
               purpose="Compare the clusters with each other, and see the industries of each."),
    SheetEntry(tab.CHARTS_SHEET, chart_sheet, CLUSTERS, Step(7, "7  Show them", go_on.charts_state, go_on.after_charts), "charts", shown=always,
               purpose="Show the clusters in charts that can be edited and copied.", part="charts"),
    SheetEntry(tab.LOG_SHEET, of_interviews(log.log_sheet), PEOPLE, Step(8, "8  Interview employers", log.interviews_state, go_on.after_interviews), "interviews", shown=always,
               purpose="Keep a row for each interview with an employer.", part="interviews"),
    SheetEntry(tab.PROTOCOL_SHEET, of_interviews(protocol_sheet), PEOPLE, shown=has_interviews,
               purpose="Print the questions of an interview on one page.", part="interviews"),
    SheetEntry(tab.QUESTIONS_SHEET, of_interviews(questions_sheet), PEOPLE, shown=has_interviews,
               purpose="Change and add questions of the interviews.", part="interviews"),
    SheetEntry(tab.CONTACTS_SHEET, of_interviews(log.contacts_sheet), PEOPLE, shown=has_interviews,
               purpose="Keep the names of companies and people here, and nowhere else.", part="interviews"),
    SheetEntry(tab.THEMES_SHEET, of_interviews(themes_sheet), PEOPLE, shown=has_interviews,
               purpose="Count what employers bring up, by cluster.", part="interviews"),
    SheetEntry(tab.COVERAGE_SHEET, of_interviews(coverage.coverage_sheet), PEOPLE, shown=has_interviews,
               purpose="See which clusters, roles and industries no interview covers yet.", part="interviews"),
    SheetEntry(tab.QUOTES_SHEET, of_interviews(quotes_sheet), PEOPLE, shown=has_interviews,
               purpose="Pick what employers said for the briefing paper.", part="interviews"),
    SheetEntry(tab.MATRIX_SHEET, _beneath(matrix_sheet, matrix_inputs_sheet, new_page=True), CLUSTERS, Step(9, "9  Decide", go_on.decide_state, go_on.after_decision), "decision_matrix", shown=always,
               purpose="Rank the clusters by the region's own criteria and weights."),
    SheetEntry(tab.OCCUPATIONS_SHEET, files_to_add_sheet, PEOPLE, Step(10, "10  See who works in them", occupations_state, go_on.after_occupations),
               needs=lacks_occupations, shown=always,
               purpose="See which occupations each cluster employs, at what pay and with what outlook.", part="occupations"),
    SheetEntry(tab.OCCUPATIONS_SHEET, cluster_occupations_sheet, PEOPLE, Step(10, "10  See who works in them", occupations_state, go_on.after_occupations), "occupations",
               needs=has_occupations, shown=always,
               purpose="See which occupations each cluster employs, at what pay and with what outlook.", part="occupations"),
    SheetEntry(tab.LEVELS_SHEET, levels_sheet, PEOPLE, needs=has_occupations, shown=has_occupations,
               purpose="See how many jobs of each cluster are at high, mid and entry pay, and set the limits.", part="occupations"),
    SheetEntry(tab.LADDERS_SHEET, ladders_sheet, PEOPLE, needs=has_occupations, shown=has_occupations,
               purpose="See which steps lead from entry jobs to better paid ones.", part="occupations"),
    SheetEntry(tab.SHARED_SHEET, shared_sheet, PEOPLE, needs=has_occupations, shown=has_occupations,
               purpose="See which occupations several clusters need.", part="occupations"),
    SheetEntry(tab.WEIGHTS_SHEET, members.weights_sheet, PEOPLE, needs=has_occupations, shown=has_occupations,
               purpose="Choose which industries of a cluster count for its occupations.", part="occupations"),
    SheetEntry(tab.MAP_SHEET, map_sheet, PEOPLE, Step(11, "11  Draw each cluster's page", maps_state, go_on.after_pages), "cluster_map", shown=always,
               purpose="Put what is known of each cluster on one page that prints; the box on infrastructure is yours.", part="cluster pages"),
    SheetEntry(tab.FIRST_STEPS_SHEET, first_steps_sheet, PEOPLE, Step(12, "First steps after the workshop", first_steps_state, after_first_steps), needs=of_team, shown=of_team,
               purpose="Say what the team does first, and what each person commits to."),
    SheetEntry(tab.NOTES_SHEET, _notes, STUDY,
               Step(15, "Look up a word", _says("every column heading carries its definition as a note, too"), go_on.after_notes), shown=always,
               purpose="Look up a word, a source, or a sheet that is hidden."),
    SheetEntry(tab.SECTORS_SHEET, sectors_sheet, TABLE, needs=has_sectors,
               purpose="The industry table by sector."),
    SheetEntry(tab.HIGHLIGHTS_SHEET, highlights_sheet, TABLE, button="highlights",
               purpose="Industry groups that meet the most criteria, as ranked lists.", part="highlights"),
    SheetEntry(tab.SHIFT_SHARE_SHEET, shift_share_sheet, CLUSTERS,
               purpose="Why jobs changed: national growth, industry mix, and what is left to the region.", part="shift-share"),
    SheetEntry(tab.BRIDGE_SHEET, bridge_sheet, TABLE,
               purpose="Growth of industry groups whose NAICS codes changed what they stand for."),
    _region(tab.REGION_EMPLOYMENT_SHEET, "Jobs in the region by industry and year, as published."),
    _region(tab.REGION_PAYROLL_SHEET, "Payroll in the region by industry and year, as published."),
    _region(tab.REGION_PUBLISHED_SHEET, "The disclosed part of the region's jobs by industry and year."),
    _region(tab.NOT_DISCLOSED_SHEET, "How many county numbers are not disclosed, by industry and year."),
    _known(tab.REGION_BOUNDS_SHEET, "Lower and upper bounds of jobs that are not disclosed."),
    _known(tab.REGION_BEST_SHEET, "Best values of jobs, with their likely ranges."),
    _known(tab.REGION_PAY_KNOWN_SHEET, "What is known of payroll that is not disclosed."),
    _known(tab.REGION_PAY_VARIANCE_SHEET, "How uncertain pay is, by industry and year."),
    _known(tab.REGION_ROWS_SHEET, "Whether the files have a row, by industry and year."),
    SheetEntry(tab.WIDER_SHEET, wider_sheet, DATA,
               purpose="Wider industries, used in the bounds of clusters."),
    SheetEntry(tab.SUGGESTIONS_SHEET, suggestions_sheet, DATA,
               purpose="Which cluster each industry group could belong to, and the evidence."),
    SheetEntry(tab.RANGES_SHEET, ranges_sheet, DATA,
               purpose="Bounds of each cluster's jobs."),
    _reference(tab.REFERENCE_EMPLOYMENT_SHEET, "Jobs in the reference areas by industry and year."),
    _reference(tab.REFERENCE_PAYROLL_SHEET, "Payroll in the reference areas by industry and year."),
    SheetEntry(tab.REFERENCE_RANGES_SHEET, reference_ranges_sheet, DATA, needs=has_ranged_reference,
               purpose="Ranges of jobs in the reference areas that are not disclosed."),
    SheetEntry(tab.TOTALS_SHEET, totals_sheet, DATA,
               purpose="Total jobs and payroll of every area by year."),
    SheetEntry(tab.PRICES_SHEET, prices_sheet, DATA,
               purpose="The price index that turns dollars of one year into those of another."),
    SheetEntry(tab.CLASSIFICATION_SHEET, classification_sheet, DATA,
               purpose="NAICS codes that changed between the years."),
    SheetEntry(tab.MATRIX_WORKINGS_SHEET, matrix_workings_sheet, DATA,
               purpose="How ranks and colors of the decision matrix come about."),
    SheetEntry(tab.SETUP_WORKINGS_SHEET, setup_workings_sheet, DATA,
               purpose="What other sheets work out from the settings."),
    SheetEntry(tab.START_WORKINGS_SHEET, workings_sheet, DATA,
               purpose="What the figures and sentences on Start are made of."),
    SheetEntry(tab.JOBS_SHEET, staffing.jobs_sheet, DATA, needs=has_occupations,
               purpose="All occupations of each cluster with their jobs."),
    SheetEntry(tab.PATTERNS_SHEET, staffing.patterns_sheet, DATA, needs=has_occupations,
               purpose="Staffing patterns: which occupations an industry employs."),
    SheetEntry(tab.STAFFING_WORKINGS_SHEET, members.staffing_workings, DATA, needs=has_occupations,
               purpose="How jobs by occupation and level come about."),
    SheetEntry(tab.MAP_WORKINGS_SHEET, map_workings_sheet, DATA,
               purpose="How the lists on the cluster pages come about."),
    SheetEntry(tab.INTERVIEW_WORKINGS_SHEET, of_interviews(coverage.workings_sheet), DATA,
               purpose="How interviews are counted by cluster and role."),
)  # fmt: skip


START_PURPOSE = "See where the study is, and what to do next."


_SELF_CONTAINED = {"interviews": (tab.INTERVIEW_WORKINGS_SHEET,), "cluster pages": (tab.MAP_WORKINGS_SHEET,)}
"""Parts on whose sheets no other rests, each with its workings."""


def entries_of(analysis: Analysis) -> tuple[SheetEntry, ...]:
    """The sheets that a study's tables have what to show for.

    A team's workbook is without those of parts that are left out and on which nothing rests, so that it is slim; in any other they are hidden.
    """
    left_out = analysis.study.parts_left_out
    slim = left_out & set(_SELF_CONTAINED) if of_team(analysis) else frozenset()
    workings = {name for part in slim for name in _SELF_CONTAINED[part]}
    return tuple(
        entry
        for entry in ENTRIES
        if entry.needs(analysis)
        and not (entry.part in left_out and entry.shown is never)
        and not (entry.part in slim or entry.name in workings)
    )


def hidden_sheets() -> frozenset[str]:
    """The sheets of data, workings and further results, which a person unhides."""
    return frozenset(entry.name for entry in ENTRIES if entry.shown is never)


def waiting_sheets() -> frozenset[str]:
    """The sheets that are hidden only as long as there is nothing in them, such as the protocol before the first interview."""
    return frozenset(entry.name for entry in ENTRIES if entry.shown is has_interviews)


def is_shown(entry: SheetEntry, analysis: Analysis) -> bool:
    """Whether a sheet's tab is to be seen: there is something in it, and the study does not leave its part out."""
    return entry.shown(analysis) and entry.part not in analysis.study.parts_left_out


def shown_entries(analysis: Analysis) -> tuple[SheetEntry, ...]:
    """The sheets whose tabs are to be seen."""
    return tuple(entry for entry in entries_of(analysis) if is_shown(entry, analysis))


def navigations(analysis: Analysis) -> dict[str, Navigation]:
    """By sheet its links and its purpose: from a visible one to the next and the one before, from a hidden one to Start and the notes."""
    shown = [tab.START_SHEET, *(entry.name for entry in shown_entries(analysis))]
    purposes = {
        tab.START_SHEET: START_PURPOSE,
        **{entry.name: _purpose(entry) for entry in entries_of(analysis)},
    }
    return {name: Navigation(_links(name, shown), purpose) for name, purpose in purposes.items()}


def _purpose(entry: SheetEntry) -> str:
    number = _STEP.match(entry.name)
    return f"Step {number[1]}: {entry.purpose[0].lower()}{entry.purpose[1:]}" if number else entry.purpose


def _links(name: str, shown: Sequence[str]) -> tuple[Link, ...]:
    start = [Link("Start", tab.START_SHEET)] if name != tab.START_SHEET else []
    if name not in shown:
        return (*start, Link(tab.NOTES_SHEET, tab.NOTES_SHEET))
    at = shown.index(name)
    before = [Link(f"< {one}", one) for one in shown[max(at - 1, 0) : at] if one != tab.START_SHEET]
    after = [Link(f"{one} >", one) for one in shown[at + 1 : at + 2]]
    return (*start, *before, *after)


def sheet_of_button(key: str) -> str | None:
    """The sheet that a button shows; none of a button that is an act of its own."""
    return next((entry.name for entry in ENTRIES if entry.button == key), None)
