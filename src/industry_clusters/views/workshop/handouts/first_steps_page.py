"""The first-steps template on paper, for each team: the training's third result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.mobilization.seeds import FIRST_STEP_AREAS
from industry_clusters.sheet_names import FIRST_STEPS_SHEET
from industry_clusters.views.mobilization.first_steps import first_steps_blocks
from industry_clusters.views.vocabulary.document_model import Text

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.document_model import Document
    from industry_clusters.views.workshop.handouts.kit import Kit


def first_steps_page(kit: Kit) -> tuple[Document, ...]:
    """The empty grid of first steps, with ideas to begin with."""
    blocks = first_steps_blocks([(area, "", "") for area in FIRST_STEP_AREAS])
    last = Text(
        (
            f"Type what you agree on into the sheet '{FIRST_STEPS_SHEET}' of your workbook, and save it for the trainer.",
        )
    )
    return (kit.document("First steps", (*blocks, last)),)
