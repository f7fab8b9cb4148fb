"""What teams give back: collected from a folder by what is inside, and shown on a board. Workbooks are only read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from industry_clusters.errors import IndustryClustersError, WorkbookError
from industry_clusters.ingest.workshop.plan_file import read_plan
from industry_clusters.ingest.workshop.returned_workbook import read_returned, refuse_no_folder
from industry_clusters.outputs import BOARD, COMPARISON, TRAINER, check_output, in_place
from industry_clusters.render.workbook import write_workbook
from industry_clusters.views.workshop.board import board_view
from industry_clusters.workshop.progress import Returns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from industry_clusters.workshop.plan import Plan
    from industry_clusters.workshop.returned import Returned

BOARD_FILE = "Board.xlsx"
_ENDINGS = (".xlsx", ".xlsm")
_OF_PROGRAMS = ("~$", ".")
"""Beginnings of files by which programs say that they have one open, and of hidden ones."""


@dataclass(frozen=True)
class Collected:
    """The board that was written, and what it shows."""

    path: Path
    returns: Returns


def collect(folder: Path, plan: Path | None = None, out: Path | None = None) -> Collected:
    """Look through a folder, and write the progress board; that of before is written over.

    Parameters
    ----------
    folder
        Where the teams' workbooks are, at any depth and under any name.
    plan
        The workshop's plan; that beside the folder, of its name, where there is one.
    out
        The board to write; in the folder if left out.

    Raises
    ------
    IndustryClustersError
        Where the folder or the plan cannot be read, or has no team, or the board cannot be written.
    """
    refuse_no_folder(folder)
    out = out or folder / BOARD_FILE
    check_output(out, BOARD)
    returns = gather(folder, plan)
    if not (returns.teams or returns.missing or returns.odd):
        raise WorkbookError(
            f"there is no team's workbook in {str(folder)!r}",
            next_step="Name the folder with the teams' workbooks, or make them: workshop make PLAN.",
        )
    with in_place(out) as temporary:
        write_workbook(
            board_view(returns, out.resolve().parent, datetime.now().astimezone()), temporary, BOARD
        )
    return Collected(out, returns)


def gather(folder: Path, plan: Path | None = None) -> Returns:
    """Read the workbooks of a folder: of each team the latest counts, and the others are listed as odd.

    A file that cannot be read stops no other.

    Raises
    ------
    IndustryClustersError
        Where the folder or the plan cannot be read.
    """
    known = plan_of(folder, plan)
    found: list[Returned] = []
    odd: list[tuple[str, str]] = []
    for path in _workbooks(folder):
        try:
            one = read_returned(path)
        except IndustryClustersError as error:
            odd.append((path.name, str(error)))
            continue
        if one is None:
            odd.append((path.name, "it is no team's workbook; it is left out"))
        else:
            found.append(one)
    return _sorted_out(found, odd, known)


def plan_of(folder: Path, plan: Path | None) -> Plan | None:
    """The plan that is named, else that beside the folder, of its name; None where there is none.

    Raises
    ------
    IndustryClustersError
        Where the folder or the plan cannot be read.
    """
    refuse_no_folder(folder)
    whole = folder.resolve()
    beside = whole.with_name(f"{whole.name}.toml")
    return read_plan(plan) if plan else read_plan(beside) if beside.exists() else None


def _workbooks(folder: Path) -> Iterator[Path]:
    """Every workbook of the folder but the trainer's own."""
    for path in sorted(folder.resolve().rglob("*")):
        is_book = (
            path.suffix.lower() in _ENDINGS and path.is_file() and not path.name.startswith(_OF_PROGRAMS)
        )
        if is_book and not any(kind.made(path) for kind in (BOARD, TRAINER, COMPARISON)):
            yield path


def _sorted_out(found: list[Returned], odd: list[tuple[str, str]], plan: Plan | None) -> Returns:
    names = Counter(one.workshop for one in found)
    workshop = plan.name if plan else names.most_common(1)[0][0] if names else ""
    mine: dict[str, list[Returned]] = {}
    for one in found:
        if _folded(one.workshop) == _folded(workshop):
            mine.setdefault(_folded(one.team), []).append(one)
        else:
            odd.append((one.path.name, f"it is of another workshop, {one.workshop!r}; it is left out"))
    planned = {_folded(team.name): team.name for team in plan.teams} if plan else {}
    teams = []
    for key in sorted(
        mine, key=lambda key: (list(planned).index(key) if key in planned else len(planned), key)
    ):
        *earlier, latest = sorted(
            mine[key], key=lambda one: (one.saved.timestamp() if one.saved else 0.0, one.path.name)
        )
        odd += [
            (one.path.name, f"an earlier file of team {one.team!r}; {latest.path.name!r} is later and counts")
            for one in earlier
        ]
        odd += [(latest.path.name, words) for words in latest.oddities]
        if planned and key not in planned:
            odd.append((latest.path.name, f"the plan has no team {latest.team!r}; it is shown all the same"))
        teams.append(latest)
    missing = tuple(name for key, name in planned.items() if key not in mine)
    return Returns(workshop or "Workshop", tuple(teams), missing, tuple(odd))


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
