"""Step 8: all sheets of the interviews, in the order in which a team works with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.interviews import interview_tables
from industry_clusters.views.interviews.coverage import coverage_sheet, workings_sheet
from industry_clusters.views.interviews.log import contacts_sheet, log_sheet
from industry_clusters.views.interviews.protocol import protocol_sheet
from industry_clusters.views.interviews.quotes import quotes_sheet
from industry_clusters.views.interviews.themes import themes_sheet

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Sheet


def interview_sheets(analysis: Analysis) -> tuple[Sheet, ...]:
    """Protocol, log, themes, coverage, quotes, contacts, and what the coverage is worked out from."""
    tables = interview_tables(analysis)
    makers = (
        protocol_sheet,
        log_sheet,
        themes_sheet,
        coverage_sheet,
        quotes_sheet,
        contacts_sheet,
        workings_sheet,
    )
    return tuple(make(analysis, tables) for make in makers)
