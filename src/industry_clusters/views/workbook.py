"""All sheets of a study's workbook, in the order a reader meets them: Start, and the registry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.study import Protection
from industry_clusters.views.matrix.matrix_sheet import OWN_POINTS_RANGE
from industry_clusters.views.region.data_sheets import year_headers
from industry_clusters.views.registry import entries_of, is_shown, navigations
from industry_clusters.views.start import start_sheet
from industry_clusters.views.vocabulary.composed import unfolded_where_shown
from industry_clusters.views.vocabulary.model import Table, Workbook
from industry_clusters.views.workshop.teams import for_team

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Sheet


def workbook_view(analysis: Analysis) -> Workbook:
    """The whole workbook as a value."""
    there = navigations(analysis)
    made = (
        start_sheet(analysis),
        *(
            replace(unfolded_where_shown(entry.make(analysis)), hidden=not is_shown(entry, analysis))
            for entry in entries_of(analysis)
        ),
    )
    guarded = analysis.study.protection is Protection.ON
    sheets = tuple(
        replace(sheet, navigation=there[sheet.name], protected=guarded and not _is_sorted(sheet))
        for sheet in made
    )
    if analysis.study.team:
        sheets = tuple(for_team(sheet, analysis.study.team, guarded=guarded) for sheet in sheets)
    title = f"Industry clusters of opportunity: {analysis.region.label}"
    names = {"data_years": year_headers(analysis), "own_points": OWN_POINTS_RANGE}
    return Workbook(title, sheets, names)


def _is_sorted(sheet: Sheet) -> bool:
    """Whether people sort a list of the sheet: Excel does not sort a range that holds locked cells."""
    return any(isinstance(block, Table) and block.filters for block in sheet.blocks)
