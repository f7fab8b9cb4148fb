"""All sheets of a study's workbook, in the order a reader meets them: Start, and the registry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.views.matrix.matrix_sheet import OWN_POINTS_RANGE
from industry_clusters.views.region.data_sheets import year_headers
from industry_clusters.views.registry import entries_of
from industry_clusters.views.start import start_sheet
from industry_clusters.views.vocabulary.model import Workbook

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis


def workbook_view(analysis: Analysis) -> Workbook:
    """The whole workbook as a value."""
    sheets = (
        start_sheet(analysis),
        *(replace(entry.make(analysis), hidden=not entry.shown(analysis)) for entry in entries_of(analysis)),
    )
    title = f"Industry clusters of opportunity: {analysis.region.label}"
    names = {"data_years": year_headers(analysis), "own_points": OWN_POINTS_RANGE}
    return Workbook(title, sheets, names)
