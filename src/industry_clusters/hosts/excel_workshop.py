"""The trainer's buttons: team workbooks, progress board, comparison; teams' workbooks are only read."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from industry_clusters.errors import WorkbookError
from industry_clusters.hosts.excel_places import path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    Ask = Callable[[], Sequence[Path]]

_MOST = 12


def _team_workbooks(_app: Any, ask: Ask) -> str:
    """Make the workbooks of the plan that a person chooses."""
    from industry_clusters.workflows.workshop.workbooks import make_workshop

    made = make_workshop(_plan(ask), jobs=1)
    good = len(made.teams) - len(made.failed)
    failed = [f"{one.team}: {one.failure}" for one in made.failed]
    return "\n".join(
        [
            f"Made {good} of {len(made.teams)} team workbooks and {made.trainer.name} in {made.folder}.",
            *failed,
        ]
    )


def _plan(ask: Ask) -> Path:
    """The plan that a person chooses."""
    chosen = [path for path in ask() if path.suffix.lower() == ".toml"]
    if not chosen:
        raise WorkbookError(
            "no plan was chosen",
            next_step="Choose the workshop's plan, a .toml file: workshop new PLAN writes one.",
        )
    return chosen[0]


def _handouts(_app: Any, ask: Ask) -> str:
    """Write what is printed for the plan that a person chooses."""
    from industry_clusters.workflows.workshop.handouts import make_handouts

    made = make_handouts(_plan(ask))
    failed = [f"{team}: {words}" for team, words in made.failed]
    return "\n".join([f"Wrote {len(made.files)} handouts in {made.folder}.", *failed, *made.remarks])


def _progress_board(app: Any, _ask: Ask) -> str:
    """Make the board anew, and open it."""
    from industry_clusters.workflows.workshop.returns import BOARD_FILE, collect

    folder = path_of(app.books.active).parent
    _close(app, folder / BOARD_FILE)
    report = collect(folder)
    app.books.open(str(report.path))
    return ""


def _compare_teams(app: Any, _ask: Ask) -> str:
    """Compare, and open the comparison."""
    from industry_clusters.workflows.workshop.compare import COMPARISON_FILE, compare_teams

    folder = path_of(app.books.active).parent
    _close(app, folder / COMPARISON_FILE)
    report = compare_teams(folder)
    app.books.open(str(report.files[0]))
    odd = [f"{file}: {words}" for file, words in report.comparison.returns.odd[:_MOST]]
    return "\n".join([f"Wrote {', '.join(path.name for path in report.files)}.", *odd])


def _close(app: Any, path: Path) -> None:
    """Close one of our own results where it is open, so that it can be written; nobody types in it."""
    for book in list(app.books):
        with suppress(WorkbookError):  # a workbook that was never saved has no place
            if path_of(book) == path:
                book.close()


ACTS: Mapping[str, Callable[[Any, Ask], str]] = {
    "team_workbooks": _team_workbooks,
    "workshop_handouts": _handouts,
    "progress_board": _progress_board,
    "compare_teams": _compare_teams,
}
