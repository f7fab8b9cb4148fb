"""The first-steps template, filled: what the team does, and what each person commits to, for both levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.mobilization.seeds import FIRST_STEP_AREAS
from industry_clusters.views.mobilization.first_steps import first_steps_blocks
from industry_clusters.views.vocabulary.document_model import report
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.papers.case import Case


def first_steps(case: Case) -> Iterator[Paper]:
    """The grid of first steps; a cell that nobody typed is left free to write in, and listed."""
    rows = [
        (row.get("area", ""), row.get("team", ""), row.get("individual", ""))
        for row in case.rows("first_steps")
    ]
    there = {area for area, *_ in rows}
    rows += [(area, "", "") for area in FIRST_STEP_AREAS if area not in there]
    gaps = [
        f"{area}: {what}"
        for area, *said in rows
        for what, text in zip(("team actions", "individual commitments"), said, strict=True)
        if not text
    ]
    document = report("First steps", case.region, case.board, case.date_words, first_steps_blocks(rows))
    yield Paper("First steps", (document,), tuple(gaps))
