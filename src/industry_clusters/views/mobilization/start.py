"""The first page: steps with their sheets and state, and what has to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.mobilization.follow_up import states
from industry_clusters.views.mobilization.tables import SOURCE, cell, word
from industry_clusters.views.vocabulary.model import (
    WHERE_SHOWN,
    Column,
    Fields,
    Formula,
    Heading,
    Kind,
    Link,
    Number,
    Paragraph,
    Role,
    Sheet,
    Table,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.mobilization.tables import Mobilization
    from industry_clusters.views.mobilization.workbook import SheetEntry
    from industry_clusters.views.vocabulary.model import Block

START_SHEET = "Start"


def start_sheet(view: Mobilization, entries: Sequence[SheetEntry]) -> Sheet:
    """The way through the workbook."""
    region = view.analysis.region.label
    warnings = tuple(
        Paragraph(Formula(f'"{words}"', words), "note", alert=WHERE_SHOWN) for words in _warnings(view)
    )
    today = word(view, "mobilize_as_of", "Look at it as of", Unit.DATE, "Leave it empty for today.",
                 Number(32_874, 73_050, message="A day, such as 2026-03-12."))  # fmt: skip
    blocks: tuple[Block, ...] = (
        Paragraph(
            "From clusters to action: leadership, choice of clusters, recruiting, three meetings, plans, launch, follow-up. Figures come from "
            "the study; yellow cells are yours and stay when this workbook is built again. It holds people's names: see 'Privacy'."
        ),
        *warnings,
        Fields(
            (
                word(view, "mobilize_about", "About this file", help_="Who convenes, and for which years."),
                today,
                word(view, "mobilize_now", "Today", Unit.DATE),
                word(view, "mobilize_today", "Dates are held against", Unit.DATE),
            )
        ),
        Heading("The steps"),
        _steps(view, entries),
    )
    return Sheet(START_SHEET, f"Mobilizing clusters: {region}", Role.GUIDE, blocks, SOURCE, landscape=False)


def _warnings(view: Mobilization) -> list[str]:
    if not view.gone:
        return []
    names = ", ".join(view.gone).replace('"', "'")
    return [f"No longer clusters of the study: {names}. See 'What changed'."[:250]]


def _steps(view: Mobilization, entries: Sequence[SheetEntry]) -> Table:
    states_ = states()
    said = [cell(view, states_[one.state]) if one.state else one.words for one in entries]
    return Table(
        "start_steps",
        (
            Column("step", "Step", [one.step for one in entries], width=28.0),
            Column("where", "Sheet", [Link(one.name, one.name) for one in entries], width=24.0),
            Column("state", "Status", said, Unit.LONG_TEXT, Kind.DERIVED, width=54.0),
        ),
    )
