"""The teams' results compared: a workbook, a consensus set that can be imported, and slides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.analysis.workshop.comparison import Comparison, compare
from industry_clusters.ingest.definitions import write_definitions
from industry_clusters.outputs import (
    COMPARISON,
    DEFINITIONS,
    SLIDES,
    check_output,
    in_place,
    keep_before,
    make_folder,
)
from industry_clusters.render.deck import write_deck
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.workshop.comparison import comparison_view
from industry_clusters.views.workshop.comparison_deck import comparison_deck
from industry_clusters.workflows.workshop.returns import gather, plan_of

if TYPE_CHECKING:
    from pathlib import Path

COMPARISON_FILE, CONSENSUS_FILE, DECK_FILE = "Comparison.xlsx", "Consensus.csv", "Comparison.pptx"


@dataclass(frozen=True)
class Compared:
    """What was found, and the files that show it."""

    comparison: Comparison
    files: tuple[Path, ...]


def compare_teams(folder: Path, plan: Path | None = None, out: Path | None = None) -> Compared:
    """Compare the workbooks of a folder.

    Parameters
    ----------
    folder
        Where the teams' workbooks are; they are only read.
    plan
        The workshop's plan, as for :func:`~industry_clusters.workflows.workshop.returns.collect`.
    out
        The folder to write to; that of the workbooks if left out. What is there of an earlier comparison is kept as a copy where it differs.

    Raises
    ------
    IndustryClustersError
        Where the folder or the plan cannot be read, no team has a cluster, or a file cannot be written.
    """
    returns = gather(folder, plan)
    found = compare(returns)
    out = out or folder
    make_folder(out)
    book, rows, deck = (out / name for name in (COMPARISON_FILE, CONSENSUS_FILE, DECK_FILE))
    for path, kind in ((book, COMPARISON), (rows, DEFINITIONS), (deck, SLIDES)):
        check_output(path, kind)
    with in_place(book) as temporary:
        write_workbook(comparison_view(found), temporary, COMPARISON)
        keep_before(book, temporary)
    with in_place(rows) as temporary:
        write_definitions(found.consensus, temporary)
        keep_before(rows, temporary)
    known = plan_of(folder, plan)
    write_deck(comparison_deck(found, known.dates if known else ()), deck)
    return Compared(found, (book, rows, deck))
