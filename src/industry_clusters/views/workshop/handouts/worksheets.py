"""Worksheets on paper for steps 5 to 9, a page a step: what a team talks over before it types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.sheet_names import (
    DEFINITIONS_SHEET,
    MATRIX_SHEET,
    OBSERVATIONS_SHEET,
    SUMMARY_SHEET,
)
from industry_clusters.study import MatrixCriterion, MemberRole
from industry_clusters.views.industries.observations import QUESTIONS
from industry_clusters.views.interviews.question_list import LONGEST, SHORTEST
from industry_clusters.views.vocabulary.document_model import DocumentTable, Heading, Text, WriteIn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.views.vocabulary.document_model import Block, Document
    from industry_clusters.views.workshop.handouts.kit import Kit

_HAND = 0.34
"""Height of a line for handwriting, in inches."""
_QUESTION = 0.62


def worksheets(kit: Kit) -> tuple[Document, ...]:
    """The pages of steps 5 to 9, each with where its answers go."""
    pages = (
        ("Step 5: What do the numbers say?", _typed_into(OBSERVATIONS_SHEET), _observations()),
        ("Step 6: Our clusters", _typed_into(DEFINITIONS_SHEET), _clusters()),
        ("Step 7: Our story in one minute", f"Look at the sheet '{SUMMARY_SHEET}' together; one of you tells the room.", _story(kit)),
        ("Step 8: Whom do we interview?", "Keep this page: the interviews come after the workshop.", _interviews(kit)),
        ("Step 9: Which clusters come first?", _typed_into(MATRIX_SHEET), _decision()),
    )  # fmt: skip
    return tuple(kit.document(title, (Text((words,)), *blocks)) for title, words, blocks in pages)


def _typed_into(sheet: str) -> str:
    return f"Talk first and write here; then type what you agree on into the sheet '{sheet}'."


def _observations() -> list[Block]:
    blocks: list[Block] = []
    for head, questions in QUESTIONS.items():
        blocks.append(Heading(head, 2))
        blocks.append(
            _form(
                ("Question", "What we see"), [(words, "") for _, words in questions], (0.48, 0.52), _QUESTION
            )
        )
    return blocks


def _clusters() -> list[Block]:
    roles = ", ".join(role.value for role in MemberRole)
    return [
        Text((f"One row for each cluster on the wall. Roles are: {roles}. Note the cards that you could not agree on at the end.",)),
        _form(("Cluster", "Main industry groups (NAICS)", "Why they belong together"), [("", "", "")] * 9, (0.24, 0.4, 0.36), 0.56),
        WriteIn("Cards that we could not agree on, and what would settle it", 1.1),
    ]  # fmt: skip


def _story(kit: Kit) -> list[Block]:
    return [
        WriteIn(f"The chart that says most about {kit.region}, and what it says in one sentence", 1.3),
        WriteIn("The cluster that we would show first: its jobs, growth, LQ and pay (say 'about' where the number is an estimate)", 1.5),
        WriteIn("What surprises people who know the region", 1.3),
        WriteIn("What the numbers cannot tell, and whom we would ask", 1.3),
    ]  # fmt: skip


def _interviews(kit: Kit) -> list[Block]:
    asked = {one.head: one.ask for one in reversed(kit.known.study.interviews.questions_used) if one.is_asked}
    rows = [(head, ask, "") for head, ask in reversed(asked.items())]
    return [
        Text((f"Ten to fifteen employers for each cluster, {SHORTEST} to {LONGEST} minutes each: large and small, core and support.",)),
        _form(("Employer", "Cluster and role", "Who of us asks, by when"), [("", "", "")] * 5, (0.38, 0.3, 0.32), _HAND),
        Heading("What we ask, in our words", 2),
        _form(("Head", "A question to begin with", "Our question"), rows, (0.17, 0.5, 0.33), 0.36),
    ]  # fmt: skip


def _decision() -> list[Block]:
    names = [one.label for one in MatrixCriterion if one.default_weight]
    return [
        Text(("Set the weights before you look at the ranks. Ten points in all; a criterion with none does not count.",)),
        _form(("Criterion", "Points", "Why"), [(name, "", "") for name in (*names, "", "")], (0.34, 0.14, 0.52), _HAND),
        Heading("What we choose", 2),
        _form(("Cluster", "For it", "Against it", "Yes, no, later"), [("", "", "", "")] * 5, (0.26, 0.28, 0.28, 0.18), 0.5),
        WriteIn("Would another weighting change the first three? What does that say?", 0.9),
    ]  # fmt: skip


def _form(
    header: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[float, ...], height: float
) -> DocumentTable:
    """A table with room to write by hand."""
    return DocumentTable(header, tuple(rows), widths, row_height=height, framed=True)
