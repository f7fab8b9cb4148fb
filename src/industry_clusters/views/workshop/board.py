"""The progress board: a row for each team, a column for each step, and what is odd with the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.model import (
    Column,
    FileLink,
    Heading,
    Legend,
    LegendEntry,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
    Workbook,
)
from industry_clusters.workshop.progress import BEGUN, DONE, NOT_BEGUN, STEPS

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from industry_clusters.views.vocabulary.model import Block, Cell
    from industry_clusters.workshop.progress import Returns, State

SOURCE = "Source: the workbooks of the teams, as they were last saved"
_STYLES = {NOT_BEGUN: "", BEGUN: "yellow", DONE: "green"}
_NOTHING = "no workbook yet"


def board_view(returns: Returns, folder: Path, now: datetime) -> Workbook:
    """The board on one sheet; made again it shows what has been saved since."""
    count = len(returns.teams) + len(returns.missing)
    words = (
        f"As of {now:%Y-%m-%d %H:%M}: {len(returns.teams)} of {count} teams have a workbook here. Only what a team has saved is seen; "
        "collect again for the next look. The workbooks are only read."
    )
    blocks: list[Block] = [Paragraph(words), _teams(returns, folder), _legend(), Heading("What is odd")]
    blocks.append(odd_table(returns) if returns.odd else Paragraph("Nothing."))
    sheet = Sheet(
        "Progress", f"Progress: {returns.workshop}", Role.RESULT, tuple(blocks), SOURCE, full_width=True
    )
    return Workbook(f"Progress: {returns.workshop}", (sheet,))


def _teams(returns: Returns, folder: Path) -> Table:
    missing = len(returns.missing)
    states = {step: [look(team) for team in returns.teams] for step, look in STEPS.items()}
    links: list[Cell] = [FileLink(one.path.name, _seen(one.path, folder)) for one in returns.teams]
    return Table(
        "progress",
        (
            Column("team", "Team", [*(one.team for one in returns.teams), *returns.missing], width=20.0),
            Column("saved", "Last saved", [*(f"{one.saved:%Y-%m-%d %H:%M}" if one.saved else "" for one in returns.teams), *[_NOTHING] * missing], width=18.0),
            *(_step(step, found, missing) for step, found in states.items()),
            Column("region", "Works on", [*(one.region for one in returns.teams), *[""] * missing], width=28.0),
            Column("file", "Workbook", [*links, *[""] * missing], states=[*["link"] * len(links), *[""] * missing], width=28.0),
        ),
        freeze_columns=1,
    )  # fmt: skip


def _seen(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def _step(step: str, found: list[State], missing: int) -> Column:
    return Column(
        step.lower().replace(" ", "_"),
        step,
        [*(state.words for state in found), *[""] * missing],
        Unit.LONG_TEXT,
        states=[*(_STYLES[state.stage] for state in found), *[""] * missing],
        width=24.0,
    )


def _legend() -> Legend:
    return Legend(
        (
            LegendEntry(
                "green",
                "G",
                "Done: all questions answered, all answers right, or changed from what the workbook came with",
            ),
            LegendEntry("yellow", "Y", "Begun"),
        )
    )


def odd_table(returns: Returns) -> Table:
    """Files with what is unusual about them."""
    return Table(
        "odd",
        (
            Column("odd_file", "File", [file for file, _ in returns.odd], width=20.0),
            Column("odd_words", "What is odd", [words for _, words in returns.odd], Unit.LONG_TEXT, span=4),
        ),
    )
