"""The first-steps template as blocks of a document: filled, or to write on by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.mobilization.after_sheets import PROMPTS
from industry_clusters.views.vocabulary.document_model import DocumentTable, Heading, Points, Run, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.views.vocabulary.document_model import Block

_ROOM = 0.72
"""Height of a row for handwriting, in inches."""


def first_steps_blocks(rows: Sequence[tuple[str, str, str]]) -> tuple[Block, ...]:
    """The grid of both levels: area, what the team does, what each person commits to; "" is room to write by hand."""
    return (
        Text(("Level 1 puts information into decisions; level 2 mobilizes clusters. What will the team do, and what does each person commit to?",)),
        DocumentTable(
            ("Where", "Team actions", "Individual commitments (who, what, by when)"), tuple(rows), (0.24, 0.38, 0.38),
            title="First steps", row_height=_ROOM, framed=True,
        ),
        Heading("Ideas to begin with", 2),
        Points(tuple((Run(f"{level}: ", bold=True), words) for level, words in PROMPTS)),
    )  # fmt: skip
