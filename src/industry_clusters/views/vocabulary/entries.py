"""What is known of a sheet beside what stands on it: its name, its step of the method, its button, and when it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell, Sheet


@dataclass(frozen=True)
class Step:
    """A line of the way through the workbook on Start.

    ``order`` is its place there; steps of the method have their number. ``state`` says how far the study is, ``next`` what
    to do now.
    """

    order: float
    words: str
    state: Callable[[Analysis], Cell]
    next: Callable[[Analysis], Cell]


def always(_analysis: Analysis) -> bool:
    """Whether a sheet is made that every workbook has."""
    return True


def never(_analysis: Analysis) -> bool:
    """Whether a sheet of data or workings is shown before a person unhides it."""
    return False


@dataclass(frozen=True)
class SheetEntry:
    """One sheet of a study's workbook.

    Attributes
    ----------
    name
        As its tab says; ``make`` gives the sheet under this name.
    make
        From the tables to the sheet.
    group
        The part of the work it belongs to: a group of the ribbon, or ``Data``.
    step
        Its line on Start, where it has one.
    button
        The key of the button that builds the workbook and shows it, where it has one.
    purpose
        What it holds, and what for, in a sentence.
    part
        The part of the work that a study may leave out with it.
    needs
        Whether a study's tables have what it shows.
    shown
        Whether its tab is to be seen; a sheet that is hidden can be unhidden, and no link leads to it.
    """

    name: str
    make: Callable[[Analysis], Sheet]
    group: str
    step: Step | None = None
    button: str = ""
    purpose: str = ""
    part: str = ""
    needs: Callable[[Analysis], bool] = always
    shown: Callable[[Analysis], bool] = never
