"""Every Word document that a study gives: a further one is a row here and a file with its maker.

Command line and ribbon follow from the rows; ``key`` is what both call it, a button of that key is in :mod:`.buttons`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.views.board_pack.report import board_report

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
    """

    key: str
    name: str
    make: Callable[[Analysis, Wishes], Document]
    says: str
    with_occupations: bool = True

    @property
    def command(self) -> str:
        """What the command line calls it."""
        return self.key.replace("_", "-")


DOCUMENTS = (
    DocumentEntry(
        "board_report", "board report", board_report, "What a board reads before it decides: 8 to 12 pages."
    ),
)
BY_COMMAND = {entry.command: entry for entry in DOCUMENTS}
