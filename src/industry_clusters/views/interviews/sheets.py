"""Step 8: the sheets of the interviews, each from the tables that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.interviews.interviews import interview_tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from industry_clusters.analysis.interviews.interviews import InterviewTables
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Sheet


def has_interviews(analysis: Analysis) -> bool:
    """Whether an interview or a contact was typed, so that the further sheets have something in them."""
    interviews = analysis.study.interviews
    return bool(interviews.log or interviews.contacts)


def of_interviews(make: Callable[[Analysis, InterviewTables], Sheet]) -> Callable[[Analysis], Sheet]:
    """A sheet of interviews as one of a study; their tables take some milliseconds."""
    return lambda analysis: make(analysis, interview_tables(analysis))
