"""Every sheet of a study's workbook, in the order in which a reader meets them, and all that is known of each beside it.

The workbook, the steps on Start, the buttons of the ribbon and the list of sheets in the docs are walks over it. A new sheet is a file in
its room and a row here. Start itself is made from these rows and stands before them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from industry_clusters import sheet_names as tab
from industry_clusters.views.cluster_map.map_sheet import map_sheet, maps_state
from industry_clusters.views.cluster_map.map_workings import map_workings_sheet
from industry_clusters.views.clusters.chart_sheet import chart_sheet
from industry_clusters.views.clusters.cluster_sheets import clusters_state, summary_sheet, tables_sheet
from industry_clusters.views.clusters.definitions import definitions_sheet
from industry_clusters.views.clusters.ranges_sheet import ranges_sheet
from industry_clusters.views.clusters.shift_share_sheet import shift_share_sheet
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
from industry_clusters.views.industries.lines_sheet import lines_sheet
from industry_clusters.views.industries.observations import observations_sheet, observations_state
from industry_clusters.views.industries.review_sheet import review_sheet
from industry_clusters.views.interviews import coverage, log
from industry_clusters.views.interviews.protocol import protocol_sheet
from industry_clusters.views.interviews.quotes import quotes_sheet
from industry_clusters.views.interviews.sheets import has_interviews, of_interviews
from industry_clusters.views.interviews.themes import themes_sheet
from industry_clusters.views.matrix.matrix_sheet import matrix_inputs_sheet, matrix_sheet
from industry_clusters.views.matrix.matrix_workings import matrix_workings_sheet
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
from industry_clusters.views.region.glossary import glossary_sheet
from industry_clusters.views.region.overview import read_overview, sectors_overview
from industry_clusters.views.region.sources import sources_sheet
from industry_clusters.views.region.trends import trends_sheet
from industry_clusters.views.setup import areas_named, setup_sheet, setup_workings_sheet
from industry_clusters.views.vocabulary.composed import together
from industry_clusters.views.vocabulary.entries import SheetEntry, Step, always, never

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell, Sheet

    Make = Callable[[Analysis], Sheet]

STUDY, TABLE, CLUSTERS, PEOPLE, DATA = "Study", "Table", "Clusters", "People", "Data"


def _says(words: str) -> Callable[[Analysis], Cell]:
    """A state that is the same for every study."""
    return lambda _analysis: words


def _beneath(first: Make, *others: Make) -> Make:
    """A sheet with others beneath it."""
    return lambda analysis: together(first(analysis), *(other(analysis) for other in others))


def _region(name: str) -> SheetEntry:
    return SheetEntry(name, partial(region_sheet, name), DATA)


def _known(name: str) -> SheetEntry:
    return SheetEntry(name, partial(known_sheet, name), DATA)


def _reference(name: str) -> SheetEntry:
    return SheetEntry(name, partial(reference_sheet, name), DATA)


def _region_and_data(analysis: Analysis) -> Sheet:
    sectors = (sectors_overview(analysis),) if has_sectors(analysis) else ()
    return together(setup_sheet(analysis), trends_sheet(analysis), *sectors, read_overview(analysis))


ENTRIES: tuple[SheetEntry, ...] = (
    SheetEntry(tab.SETUP_SHEET, _region_and_data, STUDY, Step(1, "1-2  Define the region and gather its data", areas_named, go_on.after_region), shown=always),
    SheetEntry(tab.NAICS_SHEET, naics_sheet, TABLE, Step(3, "3-4  Look at the industries", naics_state, go_on.after_industries), "naics_table", shown=always),
    SheetEntry(tab.OBSERVATIONS_SHEET, _beneath(observations_sheet, review_sheet), TABLE,
               Step(5, "5  Write down observations", observations_state, go_on.after_observations), "observations", shown=always),
    SheetEntry(tab.DEFINITIONS_SHEET, definitions_sheet, CLUSTERS, Step(6, "6  Group industries into clusters", clusters_state, go_on.after_definitions), shown=always),
    SheetEntry(tab.SUMMARY_SHEET, _beneath(summary_sheet, tables_sheet), CLUSTERS,
               Step(6.5, "6  Compare the clusters", go_on.results_state, go_on.after_results), "cluster_tables", shown=always),
    SheetEntry(tab.CHARTS_SHEET, chart_sheet, CLUSTERS, Step(7, "7  Show them", go_on.charts_state, go_on.after_charts), "charts", shown=always),
    SheetEntry(tab.LOG_SHEET, of_interviews(log.log_sheet), PEOPLE, Step(8, "8  Interview employers", log.interviews_state, go_on.after_interviews), "interviews", shown=always),
    SheetEntry(tab.PROTOCOL_SHEET, of_interviews(protocol_sheet), PEOPLE, shown=has_interviews),
    SheetEntry(tab.CONTACTS_SHEET, of_interviews(log.contacts_sheet), PEOPLE, shown=has_interviews),
    SheetEntry(tab.THEMES_SHEET, of_interviews(themes_sheet), PEOPLE, shown=has_interviews),
    SheetEntry(tab.COVERAGE_SHEET, of_interviews(coverage.coverage_sheet), PEOPLE, shown=has_interviews),
    SheetEntry(tab.QUOTES_SHEET, of_interviews(quotes_sheet), PEOPLE, shown=has_interviews),
    SheetEntry(tab.MATRIX_SHEET, _beneath(matrix_sheet, matrix_inputs_sheet), CLUSTERS, Step(9, "9  Decide", go_on.decide_state, go_on.after_decision), "decision_matrix", shown=always),
    SheetEntry(tab.OCCUPATIONS_SHEET, files_to_add_sheet, PEOPLE, Step(10, "10  See who works in them", occupations_state, go_on.after_occupations),
               needs=lacks_occupations, shown=always),
    SheetEntry(tab.OCCUPATIONS_SHEET, cluster_occupations_sheet, PEOPLE, Step(10, "10  See who works in them", occupations_state, go_on.after_occupations), "occupations",
               needs=has_occupations, shown=always),
    SheetEntry(tab.LEVELS_SHEET, levels_sheet, PEOPLE, needs=has_occupations, shown=has_occupations),
    SheetEntry(tab.LADDERS_SHEET, ladders_sheet, PEOPLE, needs=has_occupations, shown=has_occupations),
    SheetEntry(tab.SHARED_SHEET, shared_sheet, PEOPLE, needs=has_occupations, shown=has_occupations),
    SheetEntry(tab.WEIGHTS_SHEET, staffing.weights_sheet, PEOPLE, needs=has_occupations, shown=has_occupations),
    SheetEntry(tab.MAP_SHEET, map_sheet, PEOPLE, Step(11, "11  Draw each cluster's page", maps_state, go_on.after_pages), "cluster_map", shown=always),
    SheetEntry(tab.NOTES_SHEET, _beneath(glossary_sheet, sources_sheet), STUDY,
               Step(15, "Look up a word", _says("every column heading carries its definition as a note, too"), go_on.after_notes), shown=always),
    SheetEntry(tab.SECTORS_SHEET, sectors_sheet, TABLE, needs=has_sectors),
    SheetEntry(tab.HIGHLIGHTS_SHEET, highlights_sheet, TABLE, button="highlights"),
    SheetEntry(tab.SHIFT_SHARE_SHEET, shift_share_sheet, CLUSTERS),
    SheetEntry(tab.BRIDGE_SHEET, bridge_sheet, TABLE),
    _region(tab.REGION_EMPLOYMENT_SHEET),
    _region(tab.REGION_PAYROLL_SHEET),
    _region(tab.REGION_PUBLISHED_SHEET),
    _region(tab.NOT_DISCLOSED_SHEET),
    _known(tab.REGION_BOUNDS_SHEET),
    _known(tab.REGION_BEST_SHEET),
    _known(tab.REGION_PAY_KNOWN_SHEET),
    _known(tab.REGION_PAY_VARIANCE_SHEET),
    _known(tab.REGION_ROWS_SHEET),
    SheetEntry(tab.WIDER_SHEET, wider_sheet, DATA),
    SheetEntry(tab.RANGES_SHEET, ranges_sheet, DATA),
    _reference(tab.REFERENCE_EMPLOYMENT_SHEET),
    _reference(tab.REFERENCE_PAYROLL_SHEET),
    SheetEntry(tab.REFERENCE_RANGES_SHEET, reference_ranges_sheet, DATA, needs=has_ranged_reference),
    SheetEntry(tab.TOTALS_SHEET, totals_sheet, DATA),
    SheetEntry(tab.PRICES_SHEET, prices_sheet, DATA),
    SheetEntry(tab.CLASSIFICATION_SHEET, classification_sheet, DATA),
    SheetEntry(tab.MATRIX_WORKINGS_SHEET, matrix_workings_sheet, DATA),
    SheetEntry(tab.SETUP_WORKINGS_SHEET, setup_workings_sheet, DATA),
    SheetEntry(tab.START_WORKINGS_SHEET, workings_sheet, DATA),
    SheetEntry(tab.JOBS_SHEET, staffing.jobs_sheet, DATA, needs=has_occupations),
    SheetEntry(tab.PATTERNS_SHEET, staffing.patterns_sheet, DATA, needs=has_occupations),
    SheetEntry(tab.STAFFING_WORKINGS_SHEET, staffing.staffing_workings, DATA, needs=has_occupations),
    SheetEntry(tab.MAP_WORKINGS_SHEET, map_workings_sheet, DATA),
    SheetEntry(tab.INTERVIEW_WORKINGS_SHEET, of_interviews(coverage.workings_sheet), DATA),
    SheetEntry(tab.LINES_SHEET, lines_sheet, DATA),
)  # fmt: skip


def entries_of(analysis: Analysis) -> tuple[SheetEntry, ...]:
    """The sheets that a study's tables have what to show for."""
    return tuple(entry for entry in ENTRIES if entry.needs(analysis))


def hidden_sheets() -> frozenset[str]:
    """The sheets of data, workings and further results, which a person unhides."""
    return frozenset(entry.name for entry in ENTRIES if entry.shown is never)


def sheet_of_button(key: str) -> str | None:
    """The sheet that a button shows; none of a button that is an act of its own."""
    return next((entry.name for entry in ENTRIES if entry.button == key), None)
