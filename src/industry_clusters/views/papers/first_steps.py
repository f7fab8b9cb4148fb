"""The first-steps template, filled: what the team does, and what each person commits to, for both levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.mobilization.seeds import FIRST_STEP_AREAS
from industry_clusters.views.mobilization.after_sheets import PROMPTS
from industry_clusters.views.vocabulary.document_model import (
    DocumentTable,
    Heading,
    Points,
    Run,
    Text,
    report,
)
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.papers.case import Case

_LINES = " ".join(("_" * 30,) * 3)
"""Lines to write on, as broad as a cell."""


def first_steps(case: Case) -> Iterator[Paper]:
    """The grid of first steps; a cell that nobody typed is left free to write in, and listed."""
    rows = [
        (row.get("area", ""), row.get("team", ""), row.get("individual", ""))
        for row in case.rows("first_steps")
    ]
    there = {area for area, *_ in rows}
    rows += [(area, "", "") for area in FIRST_STEP_AREAS if area not in there]
    cells = tuple((area, team or _LINES, own or _LINES) for area, team, own in rows)
    body = (
        Text(
            (
                "Level 1 puts information into decisions; level 2 mobilizes clusters. What will the team do, and what does each person commit to?",
            )
        ),
        DocumentTable(
            ("Where", "Team actions", "Individual commitments (who, what, by when)"),
            cells,
            (0.26, 0.37, 0.37),
            title="First steps",
        ),
        Heading("Ideas to begin with", 2),
        Points(tuple((Run(f"{level}: ", bold=True), words) for level, words in PROMPTS)),
    )
    gaps = [
        f"{area}: {what}"
        for area, *said in rows
        for what, text in zip(("team actions", "individual commitments"), said, strict=True)
        if not text
    ]
    document = report("First steps", case.region, case.board, case.date_words, body)
    yield Paper("First steps", (document,), tuple(gaps))
