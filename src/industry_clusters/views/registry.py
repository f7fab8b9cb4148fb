"""Every sheet of a study's workbook, in the order in which a reader meets them, and all that is known of each beside it.

The workbook, the steps on Start, the buttons of the ribbon and the list of sheets in the docs are walks over it. A new sheet is a file in
its room and a row here. Start itself is made from these rows and stands before them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from industry_clusters.ingest.study.lines_in_workbook import LINES_SHEET
from industry_clusters.views.cluster_map.map_sheet import MAP_SHEET, map_sheet, maps_state
from industry_clusters.views.cluster_map.map_workings import MAP_WORKINGS_SHEET, map_workings_sheet
from industry_clusters.views.clusters.chart_sheet import CHARTS_SHEET, chart_sheet
from industry_clusters.views.clusters.cluster_sheets import (
    SUMMARY_SHEET,
    TABLES_SHEET,
    clusters_state,
    summary_sheet,
    tables_sheet,
)
from industry_clusters.views.clusters.define_sheet import definitions_sheet
from industry_clusters.views.clusters.definitions import DEFINITIONS_SHEET
from industry_clusters.views.clusters.library_sheet import LIBRARY_SHEET, has_library, library_sheet
from industry_clusters.views.clusters.ranges_sheet import RANGES_SHEET, ranges_sheet
from industry_clusters.views.clusters.shift_share_sheet import SHIFT_SHARE_SHEET, shift_share_sheet
from industry_clusters.views.clusters.suggestions_sheet import SUGGESTIONS_SHEET, suggestions_sheet
from industry_clusters.views.industries.bridge_sheet import BRIDGE_SHEET, bridge_sheet
from industry_clusters.views.industries.highlights import HIGHLIGHTS_SHEET, highlights_sheet, highlights_state
from industry_clusters.views.industries.industry_sheets import (
    NAICS_SHEET,
    SECTORS_SHEET,
    has_sectors,
    naics_sheet,
    naics_state,
    sectors_sheet,
)
from industry_clusters.views.industries.lines_sheet import lines_sheet
from industry_clusters.views.industries.observations import (
    OBSERVATIONS_SHEET,
    observations_sheet,
    observations_state,
)
from industry_clusters.views.industries.review_sheet import REVIEW_SHEET, review_sheet, review_state
from industry_clusters.views.interviews import coverage, log
from industry_clusters.views.interviews.protocol import PROTOCOL_SHEET, protocol_sheet
from industry_clusters.views.interviews.quotes import QUOTES_SHEET, quotes_sheet
from industry_clusters.views.interviews.sheets import of_interviews
from industry_clusters.views.interviews.themes import THEMES_SHEET, themes_sheet
from industry_clusters.views.matrix.matrix_sheet import (
    INPUTS_SHEET,
    MATRIX_SHEET,
    matrix_inputs_sheet,
    matrix_sheet,
    matrix_state,
)
from industry_clusters.views.matrix.matrix_workings import WORKINGS_SHEET, matrix_workings_sheet
from industry_clusters.views.occupations import staffing_sheets as staffing
from industry_clusters.views.occupations.cluster_occupations import (
    OCCUPATIONS_SHEET,
    cluster_occupations_sheet,
)
from industry_clusters.views.occupations.ladder_sheets import (
    LADDERS_SHEET,
    SHARED_SHEET,
    ladders_sheet,
    shared_sheet,
)
from industry_clusters.views.occupations.occupation_levels import LEVELS_SHEET, levels_sheet
from industry_clusters.views.occupations.occupation_sheets import (
    files_to_add_sheet,
    has_occupations,
    lacks_occupations,
    occupations_state,
)
from industry_clusters.views.region.data_sheets import (
    CLASSIFICATION_SHEET,
    PRICES_SHEET,
    TOTALS_SHEET,
    WIDER_SHEET,
    classification_sheet,
    known_sheet,
    prices_sheet,
    reference_sheet,
    region_sheet,
    totals_sheet,
    wider_sheet,
)
from industry_clusters.views.region.glossary import GLOSSARY_SHEET, glossary_sheet
from industry_clusters.views.region.sources import SOURCES_SHEET, data_state, sources_sheet
from industry_clusters.views.region.trends import TRENDS_SHEET, trends_sheet, trends_state
from industry_clusters.views.setup import SETUP_SHEET, areas_named, setup_sheet
from industry_clusters.views.vocabulary.entries import SheetEntry, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

STUDY, TABLE, CLUSTERS, PEOPLE, DATA = "Study", "Table", "Clusters", "People", "Data"


def _says(words: str) -> Callable[[Analysis], Cell]:
    """A state that is the same for every study."""
    return lambda _analysis: words


def _region(name: str) -> SheetEntry:
    return SheetEntry(name, partial(region_sheet, name), DATA)


def _known(name: str) -> SheetEntry:
    return SheetEntry(name, partial(known_sheet, name), DATA)


def _reference(name: str) -> SheetEntry:
    return SheetEntry(name, partial(reference_sheet, name), DATA)


ENTRIES: tuple[SheetEntry, ...] = (
    SheetEntry(SETUP_SHEET, setup_sheet, STUDY, Step(1, "1  Define the region", areas_named)),
    SheetEntry(NAICS_SHEET, naics_sheet, TABLE, Step(3, "3  Build the NAICS table", naics_state), "naics_table"),
    SheetEntry(SECTORS_SHEET, sectors_sheet, TABLE, needs=has_sectors),
    SheetEntry(HIGHLIGHTS_SHEET, highlights_sheet, TABLE, Step(4, "4  Highlight what stands out", highlights_state), "highlights"),
    SheetEntry(OBSERVATIONS_SHEET, observations_sheet, TABLE, Step(5, "5  Write down observations", observations_state), "observations"),
    SheetEntry(REVIEW_SHEET, review_sheet, TABLE, Step(3.5, "   Look at what is strange", review_state)),
    SheetEntry(DEFINITIONS_SHEET, definitions_sheet, CLUSTERS, Step(6, "6  Group industries into clusters", clusters_state)),
    SheetEntry(LIBRARY_SHEET, library_sheet, CLUSTERS, needs=has_library),
    SheetEntry(SUMMARY_SHEET, summary_sheet, CLUSTERS,
               Step(6.5, "   Compare the clusters", _says("one row a cluster, from sums; 'Cluster tables' has their members")), "cluster_tables"),
    SheetEntry(TABLES_SHEET, tables_sheet, CLUSTERS),
    SheetEntry(CHARTS_SHEET, chart_sheet, CLUSTERS, Step(7, "7  Show them", _says("bubble chart and bars, ready to copy")), "charts"),
    SheetEntry(PROTOCOL_SHEET, of_interviews(protocol_sheet), PEOPLE),
    SheetEntry(log.LOG_SHEET, of_interviews(log.log_sheet), PEOPLE, Step(8, "8  Talk to employers", log.interviews_state), "interviews"),
    SheetEntry(THEMES_SHEET, of_interviews(themes_sheet), PEOPLE),
    SheetEntry(coverage.COVERAGE_SHEET, of_interviews(coverage.coverage_sheet), PEOPLE,
               Step(8.5, "   See whom to talk to next", _says("by cluster, role and industry"))),
    SheetEntry(QUOTES_SHEET, of_interviews(quotes_sheet), PEOPLE),
    SheetEntry(log.CONTACTS_SHEET, of_interviews(log.contacts_sheet), PEOPLE),
    SheetEntry(MATRIX_SHEET, matrix_sheet, CLUSTERS, Step(9, "9  Decide", matrix_state), "decision_matrix"),
    SheetEntry(INPUTS_SHEET, matrix_inputs_sheet, CLUSTERS),
    SheetEntry(OCCUPATIONS_SHEET, files_to_add_sheet, PEOPLE, Step(10, "10  See who works in them", occupations_state), needs=lacks_occupations),
    SheetEntry(LEVELS_SHEET, levels_sheet, PEOPLE, Step(10, "10  See who works in them", occupations_state), needs=has_occupations),
    SheetEntry(OCCUPATIONS_SHEET, cluster_occupations_sheet, PEOPLE, button="occupations", needs=has_occupations),
    SheetEntry(LADDERS_SHEET, ladders_sheet, PEOPLE, needs=has_occupations),
    SheetEntry(SHARED_SHEET, shared_sheet, PEOPLE, needs=has_occupations),
    SheetEntry(staffing.WEIGHTS_SHEET, staffing.weights_sheet, PEOPLE, needs=has_occupations),
    SheetEntry(MAP_SHEET, map_sheet, PEOPLE, Step(11, "11  Draw each cluster's map", maps_state), "cluster_map"),
    SheetEntry(SHIFT_SHARE_SHEET, shift_share_sheet, CLUSTERS,
               Step(12, "Ask what a change is made of", _says("national growth, industry mix, and what is left to the region"))),
    SheetEntry(BRIDGE_SHEET, bridge_sheet, TABLE,
               Step(13, "Compare across a change of codes", _says("growth of codes that changed what they stand for"))),
    SheetEntry(TRENDS_SHEET, trends_sheet, STUDY, Step(14, "See it over time", trends_state)),
    _region("Region employment"),
    _region("Region payroll"),
    _region("Region published"),
    _region("Withheld cells"),
    _known("Region bounds"),
    _known("Region best"),
    _known("Region pay known"),
    _known("Region pay variance"),
    _known("Region rows"),
    SheetEntry(WIDER_SHEET, wider_sheet, DATA),
    SheetEntry(SUGGESTIONS_SHEET, suggestions_sheet, DATA),
    SheetEntry(RANGES_SHEET, ranges_sheet, DATA),
    _reference("Reference employment"),
    _reference("Reference payroll"),
    SheetEntry(TOTALS_SHEET, totals_sheet, DATA),
    SheetEntry(PRICES_SHEET, prices_sheet, DATA),
    SheetEntry(CLASSIFICATION_SHEET, classification_sheet, DATA),
    SheetEntry(WORKINGS_SHEET, matrix_workings_sheet, DATA),
    SheetEntry(staffing.JOBS_SHEET, staffing.jobs_sheet, DATA, needs=has_occupations),
    SheetEntry(staffing.PATTERNS_SHEET, staffing.patterns_sheet, DATA, needs=has_occupations),
    SheetEntry(staffing.WORKINGS_SHEET, staffing.staffing_workings, DATA, needs=has_occupations),
    SheetEntry(MAP_WORKINGS_SHEET, map_workings_sheet, DATA),
    SheetEntry(coverage.WORKINGS_SHEET, of_interviews(coverage.workings_sheet), DATA),
    SheetEntry(LINES_SHEET, lines_sheet, DATA),
    SheetEntry(SOURCES_SHEET, sources_sheet, STUDY, Step(2, "2  Gather the data", data_state)),
    SheetEntry(GLOSSARY_SHEET, glossary_sheet, STUDY,
               Step(15, "Look up a word", _says("every column heading carries its definition as a note, too"))),
)  # fmt: skip


def entries_of(analysis: Analysis) -> tuple[SheetEntry, ...]:
    """The sheets that a study's tables have what to show for."""
    return tuple(entry for entry in ENTRIES if entry.needs(analysis))


def sheet_of_button(key: str) -> str | None:
    """The sheet that a button shows; none of a button that is an act of its own."""
    return next((entry.name for entry in ENTRIES if entry.button == key), None)
