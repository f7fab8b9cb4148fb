"""The agenda of one day, and of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.days import said_day
from industry_clusters.views.vocabulary.document_model import DocumentTable
from industry_clusters.views.workshop.handouts.sessions import ONE_DAY, TWO_DAYS, end_of, timed

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.document_model import Document
    from industry_clusters.views.workshop.handouts.kit import Kit

_ROW = 0.36
"""Height of a row in inches: room for a note, and a day still fits on a page."""
Day = tuple[tuple[str, int], ...]


def one_day(kit: Kit) -> tuple[Document, ...]:
    """The agenda of a workshop of one day, on a page."""
    return (_page(kit, "Agenda", ONE_DAY[0], kit.plan.dates[0] if len(kit.plan.dates) == 1 else ""),)


def two_days(kit: Kit) -> tuple[Document, ...]:
    """The agenda of a workshop of two days, a page a day."""
    dates = kit.plan.dates if len(kit.plan.dates) == len(TWO_DAYS) else ("",) * len(TWO_DAYS)
    return tuple(
        _page(kit, f"Agenda, day {number}", day, date)
        for number, (day, date) in enumerate(zip(TWO_DAYS, dates, strict=True), 1)
    )


def agenda_table(kit: Kit, day: Day) -> DocumentTable:
    """A day's sessions with their times."""
    rows = [(time, one.title, one.teams, one.sheet) for time, one in timed(day, kit.plan)]
    rows.append((end_of(day, kit.plan), "End", "", ""))
    breaks = {(number, 1): "total" for number, row in enumerate(rows) if not row[2]}
    return DocumentTable(
        ("Time", "Session", "What teams do", "Sheet"), tuple(rows), (0.09, 0.25, 0.46, 0.2),
        styles=breaks, title="Agenda", row_height=_ROW, framed=True,
    )  # fmt: skip


def _page(kit: Kit, title: str, day: Day, date: str) -> Document:
    return kit.document(title, (agenda_table(kit, day),), said_day(date))
