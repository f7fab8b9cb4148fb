"""How much room a workbook has for what people add: rows that wait, with their formulas."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

MOST_CLUSTERS = 30
"""Clusters that a workbook has room for at most."""


@dataclass(frozen=True)
class Room:
    """Rows of each table that people fill in.

    A table has ``interviews`` rows or ``further_interviews`` more than are filled, whichever is more; themes and quotes
    likewise. Definitions, clusters and a cluster's members have so many more than are filled.
    """

    interviews: int = 200
    further_interviews: int = 50
    themes: int = 40
    further_themes: int = 10
    quotes: int = 24
    further_quotes: int = 10
    definitions: int = 60
    clusters: int = 4
    members: int = 6

    @classmethod
    def small(cls) -> Room:
        """Room for a try: a workbook that is made and opened in less than half the time."""
        return cls(
            interviews=30, further_interviews=10, themes=26, quotes=14, further_quotes=6, definitions=20
        )


ROOM: ContextVar[Room] = ContextVar("ROOM", default=Room())  # noqa: B039  a Room cannot change
"""The room of workbooks that are made from now on."""
