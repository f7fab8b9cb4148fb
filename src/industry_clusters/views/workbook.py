"""All sheets of a study's workbook, in the order a reader meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.cluster_map.map_sheet import map_sheet
from industry_clusters.views.cluster_map.map_workings import map_workings_sheet
from industry_clusters.views.clusters.chart_sheet import chart_sheet
from industry_clusters.views.clusters.cluster_sheets import summary_sheet, tables_sheet
from industry_clusters.views.clusters.definitions import definitions_sheet
from industry_clusters.views.clusters.shift_share_sheet import shift_share_sheet
from industry_clusters.views.industries.bridge_sheet import bridge_sheet
from industry_clusters.views.industries.highlights import highlights_sheet
from industry_clusters.views.industries.industry_sheets import industry_sheets
from industry_clusters.views.industries.lines_sheet import lines_sheet
from industry_clusters.views.industries.observations import observations_sheet
from industry_clusters.views.industries.review_sheet import review_sheet
from industry_clusters.views.interviews.sheets import interview_sheets
from industry_clusters.views.matrix.matrix_sheet import OWN_POINTS_RANGE, matrix_inputs_sheet, matrix_sheet
from industry_clusters.views.matrix.matrix_workings import matrix_workings_sheet
from industry_clusters.views.occupations.occupation_sheets import occupation_data_sheets, occupation_sheets
from industry_clusters.views.region.data_sheets import data_sheets, year_headers
from industry_clusters.views.region.glossary import glossary_sheet
from industry_clusters.views.region.sources import sources_sheet
from industry_clusters.views.region.trends import trends_sheet
from industry_clusters.views.setup import setup_sheet
from industry_clusters.views.start import start_sheet
from industry_clusters.views.vocabulary.model import Workbook

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis


def workbook_view(analysis: Analysis) -> Workbook:
    """The whole workbook as a value."""
    *interviews, interview_workings = interview_sheets(analysis)
    sheets = (
        start_sheet(analysis),
        setup_sheet(analysis),
        *industry_sheets(analysis),
        highlights_sheet(analysis),
        observations_sheet(analysis),
        review_sheet(analysis),
        definitions_sheet(analysis),
        summary_sheet(analysis),
        tables_sheet(analysis),
        chart_sheet(analysis),
        *interviews,
        matrix_sheet(analysis),
        matrix_inputs_sheet(analysis),
        *occupation_sheets(analysis),
        map_sheet(analysis),
        shift_share_sheet(analysis),
        bridge_sheet(analysis),
        trends_sheet(analysis),
        *data_sheets(analysis),
        matrix_workings_sheet(analysis),
        *occupation_data_sheets(analysis),
        map_workings_sheet(analysis),
        interview_workings,
        lines_sheet(analysis),
        sources_sheet(analysis),
        glossary_sheet(analysis),
    )
    title = f"Industry clusters of opportunity: {analysis.region.label}"
    names = {"data_years": year_headers(analysis), "own_points": OWN_POINTS_RANGE}
    return Workbook(title, sheets, names)
