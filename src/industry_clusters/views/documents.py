"""Every Word document that a study gives: a further one is a row here and a file with its maker.

Command line and ribbon follow from the rows; ``key`` is what both call it, a button of that key is in :mod:`.buttons`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.outputs import DOCUMENT, FACT_SHEET, OutputKind
from industry_clusters.views.board_pack.report import board_report
from industry_clusters.views.letter.fact_sheet import fact_sheet

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.board_pack.wishes import Wishes
    from industry_clusters.views.vocabulary.document_model import Document


@dataclass(frozen=True)
class DocumentEntry:
    """A document: what it is called, what makes it, and what it is for.

    Attributes
    ----------
    key
        Words joined by ``_``, as the ribbon calls it; the command line writes ``-``.
    name
        What stands after the study's name in the file's.
    make
        Makes it of a study's tables.
    says
        What it is, in a sentence.
    with_occupations
        Whether it needs the tables of occupations, which take about a third of the time.
    for_each_cluster
        Whether each cluster has one of its own: then ``make`` gets one cluster at a time.
    kind
        What its files are known by, so that a file of another kind is not written over.
    """

    key: str
    name: str
    make: Callable[[Analysis, Wishes], Document]
    says: str
    with_occupations: bool = True
    for_each_cluster: bool = False
    kind: OutputKind = DOCUMENT

    @property
    def command(self) -> str:
        """What the command line calls it."""
        return self.key.replace("_", "-")


DOCUMENTS = (
    DocumentEntry(
        "board_report", "board report", board_report, "What a board reads before it decides: 8 to 12 pages."
    ),
    DocumentEntry(
        "fact_sheets",
        "fact sheet",
        lambda analysis, wishes: fact_sheet(analysis, wishes.clusters[0], wishes.day),
        "What an employer gets before an interview: a page on the cluster, and what the team would like to ask.",
        with_occupations=False,
        for_each_cluster=True,
        kind=FACT_SHEET,
    ),
)
BY_COMMAND = {entry.command: entry for entry in DOCUMENTS}
