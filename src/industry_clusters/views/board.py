"""The pages that a board is handed, out of the whole workbook: a dozen, and nothing empty."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.sheet_names import (
    CHARTS_SHEET,
    MAP_SHEET,
    MATRIX_SHEET,
    START_SHEET,
    SUMMARY_SHEET,
)
from industry_clusters.views.cluster_map.map_sheet import map_sheet
from industry_clusters.views.vocabulary.model import Heading
from industry_clusters.views.workbook import workbook_view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block, Sheet, Workbook

BOARD = (START_SHEET, SUMMARY_SHEET, CHARTS_SHEET, MATRIX_SHEET, MAP_SHEET)
"""Sheets that a board is handed; of results and decisions the first part, of cluster pages those of the strongest."""
STRONGEST = 5


def board_view(analysis: Analysis) -> Workbook:
    """The workbook with all but the board's sheets hidden, so that 'print the whole workbook' prints just its pages.

    Every sheet is there, so that formulas find what they look at.
    """
    view = workbook_view(analysis)
    return replace(view, sheets=tuple(_for_board(sheet, analysis) for sheet in view.sheets))


def _for_board(sheet: Sheet, analysis: Analysis) -> Sheet:
    if sheet.name not in BOARD:
        return replace(sheet, hidden=True, printed_blocks=0)
    if sheet.name == MAP_SHEET:
        chosen = strongest(analysis)
        return replace(sheet, blocks=map_sheet(analysis, chosen).blocks, hidden=not chosen)
    if sheet.name in (SUMMARY_SHEET, MATRIX_SHEET):
        return replace(sheet, printed_blocks=_first_part(sheet.blocks))
    return sheet


def strongest(analysis: Analysis) -> tuple[int, ...]:
    """The numbers of the clusters with the first ranks in the decision matrix, those with jobs only; best first."""
    ranked = analysis.matrix.sort_values("place", kind="stable", na_position="last")
    return tuple(int(slot) for slot in ranked["slot"].head(STRONGEST))


def _first_part(blocks: Sequence[Block]) -> int:
    """How many blocks stand before the first heading: a sheet's own part, before others beneath it."""
    return next((at for at, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
