"""The sheet behind Start: how clusters stand, lists of names, and the figures of the first few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.sheet_names import START_WORKINGS_SHEET
from industry_clusters.views.dashboard.first_clusters import first_numbers
from industry_clusters.views.dashboard.name_lists import name_lists
from industry_clusters.views.dashboard.standing import standing
from industry_clusters.views.vocabulary.model import Paragraph, Role, Sheet
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis


def workings_sheet(analysis: Analysis) -> Sheet:
    """A row for each cluster, one of lists, and a row for each of the first few by score."""
    guide = "What the sentences and the list on Start are worked out from. 2 certain, 1 likely, 0 open, -1 likely not, -2 certainly not."
    blocks = (Paragraph(guide, "note"), standing(analysis), name_lists(analysis), first_numbers(analysis))
    return Sheet(START_WORKINGS_SHEET, "Workings of Start", Role.DATA, blocks, source_line(analysis))
