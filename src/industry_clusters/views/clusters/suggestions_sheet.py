"""What is suggested for each industry group, and on what evidence: looked up by the sheet on which clusters are defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.sheet_names import SUGGESTIONS_SHEET
from industry_clusters.views.clusters.definitions import SUGGESTIONS
from industry_clusters.views.vocabulary.model import Column, Paragraph, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import header, source_line

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis


def suggestions_sheet(analysis: Analysis) -> Sheet:
    """A row for each industry group."""
    found = analysis.suggestions.table
    titles = dict(
        zip(analysis.naics_table["industry_code"], analysis.naics_table["industry_title"], strict=True)
    )
    score = found["score"].astype(object).where(found["score"].notna(), None)
    words = Paragraph(
        "What the evidence says of each industry group, as the clusters were when the workbook was built. A score adds the similarity of "
        "staffing patterns (up to 1), the correlation of locations (a quarter) and the agreement of other sets of definitions (a half).",
        "note",
    )
    table = Table(
        SUGGESTIONS,
        (
            Column(
                "industry_code", header("industry_code", analysis), found["industry_code"].tolist(), Unit.CODE
            ),
            Column(
                "industry_title",
                header("industry_title", analysis),
                [titles[code] for code in found["industry_code"]],
                Unit.TEXT,
            ),
            Column("suggested", "Suggested cluster", found["suggested"].tolist(), Unit.TEXT),
            Column("score", "Score", score.tolist(), Unit.QUOTIENT),
            Column("second", "Next", found["second"].tolist(), Unit.TEXT),
            Column("evidence", "Evidence", found["evidence"].tolist(), Unit.TEXT, width=90.0),
        ),
        filters=True,
        freeze_columns=2,
    )
    return Sheet(SUGGESTIONS_SHEET, "Suggested clusters", Role.DATA, (words, table), source_line(analysis))
