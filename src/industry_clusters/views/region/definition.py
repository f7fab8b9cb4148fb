"""Step 1: why the region is what it is, in the team's words: reasons, earlier studies, and where people work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.model import Column, Heading, NoteBox, Paragraph, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Block

REASONS_NOTE, STUDIES_NOTE, COMMUTE_NOTE = "note_region_reasons", "note_region_studies", "note_region_commute"
_REASONS = (
    "Why these areas? For instance: people commute between them, one workforce board or plan covers them, employers "
    "see them as one place."
)
_STUDIES = "Earlier cluster studies and plans: one to a line, with year, who made it, its clusters, and where it is (a file or a link)."
_COMMUTE = "Commute shed: where do workers live and work, and what does that say of the region's borders?"
_NO_COMMUTING = (
    "The data hold no file of commuting. The Census Bureau's county-to-county flows among the data files show how many people "
    "both live and work here."
)


def definition_blocks(analysis: Analysis) -> Iterator[Block]:
    """The areas by name, and a space for each of the three."""
    notes, panel, areas = analysis.study.notes, analysis.panel, analysis.region_areas
    yield Heading("The region, and why")
    yield Table(
        "region_areas_named",
        (
            Column("area", "Area", [panel.area_title(code) for code in areas], width=32.0),
            Column("code", "Code", list(areas), Unit.CODE),
        ),
    )
    yield NoteBox(REASONS_NOTE, _REASONS, notes.get(REASONS_NOTE, ""))
    yield NoteBox(STUDIES_NOTE, _STUDIES, notes.get(STUDIES_NOTE, ""), lines=6)
    yield Heading("Where workers live and work")
    sentences = (_NO_COMMUTING,) if analysis.commute is None else analysis.commute.sentences
    yield from (Paragraph(text) for text in sentences)
    yield NoteBox(COMMUTE_NOTE, _COMMUTE, notes.get(COMMUTE_NOTE, ""), lines=3)
