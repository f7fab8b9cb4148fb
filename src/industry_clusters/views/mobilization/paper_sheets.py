"""The team's own words for the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.mobilization.tables import SOURCE, typed_table
from industry_clusters.views.vocabulary.model import Paragraph, Role, Sheet

if TYPE_CHECKING:
    from industry_clusters.analysis.mobilization.tables import Mobilization


def paper_words_sheet(view: Mobilization, name: str) -> Sheet:
    """A row for each place of a paper that a team may word itself."""
    words = (
        "Papers take figures, charts, quotes and lists from the study and this workbook. What you type here is in them as well, and stays "
        "when numbers change: 'industry-clusters papers' writes them."
    )
    return Sheet(
        name,
        "Words for the papers",
        Role.INPUT,
        (Paragraph(words), typed_table(view, "paper_words", freeze=2)),
        SOURCE,
    )
