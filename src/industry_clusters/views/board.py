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
        return _strongest_first(sheet, strongest(analysis))
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


def _strongest_first(sheet: Sheet, slots: Sequence[int]) -> Sheet:
    """The pages of some clusters before the others, which stay off the paper."""
    first = _first_part(sheet.blocks)
    pages: list[list[Block]] = []
    for block in sheet.blocks[first:]:
        if isinstance(block, Heading):
            pages.append([])
        pages[-1].append(block)
    chosen = [slot - 1 for slot in slots if slot <= len(pages)]
    order = [*chosen, *(at for at in range(len(pages)) if at not in chosen)]
    ordered = [_opened(pages[at], is_first=number == 0) for number, at in enumerate(order)]
    printed = first + sum(len(page) for page in ordered[: len(chosen)])
    return replace(
        sheet,
        blocks=(*sheet.blocks[:first], *(block for page in ordered for block in page)),
        printed_blocks=printed,
        hidden=not chosen,
    )


def _opened(page: Sequence[Block], *, is_first: bool) -> list[Block]:
    """A cluster's page, on a new sheet of paper unless it is the first."""
    heading, *rest = page
    assert isinstance(heading, Heading)
    return [replace(heading, new_page=not is_first), *rest]
