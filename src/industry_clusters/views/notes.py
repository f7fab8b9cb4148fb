"""The last sheet: what words mean, which sheets are hidden and how to see them, and the rows of the files behind the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.sheet_names import NOTES_SHEET
from industry_clusters.views.industries.lines_sheet import line_blocks
from industry_clusters.views.region.glossary import glossary_table
from industry_clusters.views.vocabulary.model import Column, Heading, Paragraph, Role, Sheet, Table, Unit
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.entries import SheetEntry
    from industry_clusters.views.vocabulary.model import Block

HIDDEN = "hidden_sheets"
_HOW = (
    "These sheets hold data and workings, and further results. They are hidden to keep the tabs few. To see one, right-click any tab, "
    "choose Unhide, and pick it; in the tab 'Industry Clusters' the button 'Show data sheets' shows all of them and hides them again. "
    "Links do not lead to a hidden sheet."
)


def notes_sheet(analysis: Analysis, hidden: Sequence[SheetEntry], sources: Sequence[Block]) -> Sheet:
    """Words, each hidden sheet with what it holds, and the blocks of the sources."""
    blocks: tuple[Block, ...] = (
        Heading("What words mean"),
        glossary_table(analysis),
        Heading("Hidden sheets"),
        Paragraph(_HOW),
        Table(
            HIDDEN,
            (
                Column("name", "Sheet", [entry.name for entry in hidden]),
                Column("purpose", "What it holds", [entry.purpose for entry in hidden], Unit.LONG_TEXT),
            ),
        ),
        Heading("Sources"),
        *sources,
        *line_blocks(analysis),
    )
    return Sheet(
        NOTES_SHEET, "Notes: words, hidden sheets and sources", Role.GUIDE, blocks, source_line(analysis)
    )
