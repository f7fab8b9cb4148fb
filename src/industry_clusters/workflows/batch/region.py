"""One region of a batch, built in a process of its own: paths go in, small values come out."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path

from industry_clusters.analysis.batch.region_figures import (
    Failure,
    RegionFigures,
    RegionOutcome,
    region_figures,
)
from industry_clusters.errors import IndustryClustersError
from industry_clusters.render.deck import write_deck
from industry_clusters.views.slides.deck import deck_view
from industry_clusters.views.vocabulary.room import ROOM, Room
from industry_clusters.workflows.build import build


@dataclass(frozen=True)
class RegionTask:
    """A region, its study file, and the workbook to make; with its slides beside it where they are wanted.

    The workbook has the room that the one who asks for it has set, whichever process makes it.
    """

    region: str
    areas: tuple[str, ...]
    study: Path
    workbook: Path
    slides: bool = False
    room: Room = field(default_factory=ROOM.get)


def build_region(task: RegionTask) -> RegionOutcome:
    """Build a region; whatever goes wrong is told in its outcome, and the others go on."""
    start = time.perf_counter()
    failure, figures = None, None
    try:
        figures = _built(task)
    except IndustryClustersError as error:
        failure = Failure(error.what, error.place, error.next_step)
    except MemoryError:
        failure = Failure("there is not enough memory", "", "Try again with fewer at a time: --jobs 1.")
    except Exception as error:  # noqa: BLE001  one region's fault is not the others'
        failure = Failure(
            f"{type(error).__name__}: {error}", "", "This is a fault of the program; report it."
        )
    workbook = task.workbook.name if failure is None else ""
    seconds = time.perf_counter() - start
    return RegionOutcome(task.region, task.areas, workbook, figures, failure, seconds)


def died(task: RegionTask) -> RegionOutcome:
    """Tell of a region whose process was ended from outside, or by the system."""
    failure = Failure(
        "the process that built it was ended, twice",
        "",
        "Memory may have run out: try again with --jobs 1, or build it alone with --only.",
    )
    return RegionOutcome(task.region, task.areas, failure=failure)


def _built(task: RegionTask) -> RegionFigures | None:
    ROOM.set(task.room)
    analysis = build(task.study, task.workbook).analysis
    if analysis is None:
        return None
    if task.slides:
        write_deck(deck_view(analysis), task.workbook.with_suffix(".pptx"))
    return region_figures(analysis)
