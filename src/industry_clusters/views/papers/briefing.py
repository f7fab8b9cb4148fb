"""The briefing paper of a cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.document_model import Heading, Text, report
from industry_clusters.views.vocabulary.paper_model import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.papers.case import Case


def briefing(case: Case) -> Iterator[Paper]:
    """The briefing paper of the case's cluster."""
    body = (Heading(case.cluster), Text((f"A cluster of {case.region}.",)))
    yield Paper(
        "Briefing paper",
        (report(case.cluster, f"Briefing paper: {case.region}", case.board, case.date_words, body),),
    )
