"""What is drawn over a sheet, as values: charts over ranges of cells, and diagrams of boxes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.model import Formula, Unit

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.bubble_places import Frame, Placed


class ChartKind(StrEnum):
    """The chart's form."""

    LINE = "line"
    BAR = "bar"
    COLUMN = "column"


@dataclass(frozen=True)
class Series:
    """One line or set of bars; ``categories`` and ``values`` are references (``{trends.region}``).

    ``name`` is a text, whatever stands in it; with ``name_cell``, a reference to one cell, the series is called what
    that cell says. A ``mark`` is no bar but a tick across each bar, such as a value that all are compared with.
    """

    name: str
    categories: str
    values: str
    style: str
    name_cell: str = ""
    mark: bool = False


@dataclass(frozen=True)
class Chart:
    """A native chart over ranges of its own sheet; ``rows`` is its height in sheet rows.

    ``stacked`` puts the series, shares of a whole, one after the other in one bar, each with its value written in it.
    ``labeled`` writes each value at the end of its bar. Only the first ``drawn`` rows are drawn, where that is not all.
    Axes of jobs, dollars and quotients begin at zero. Lines go over ``years``, from the first to the last.
    """

    key: str
    kind: ChartKind
    title: str
    x_title: str
    y_title: str
    series: tuple[Series, ...]
    number: Unit = Unit.JOBS
    rows: int = 20
    alt_text: str = ""
    stacked: bool = False
    labeled: bool = False
    drawn: int | None = None
    years: tuple[int, int] | None = None


@dataclass(frozen=True)
class Bubble:
    """One point of a bubble chart as it stands at the build; what is missing is NaN."""

    name: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Unseen:
    """A bubble without a face, by references to columns whose first row is its own: a word, or what the others are measured against.

    ``side`` is where its name is written; nowhere where it is empty.
    """

    name: str
    x: str
    y: str
    size: str
    side: str = ""


@dataclass(frozen=True)
class BubbleChart:
    """A bubble for each row of columns of its own sheet, or of ``another_sheet``: ``labels``, ``x``, ``y``, ``sizes`` are references to them.

    The rows are in the order in which they are drawn, so that large bubbles lie beneath small ones. The axes cross at
    ``crossing_x`` and ``crossing_y``. Axes (``frame``) and sides of the names (``placed``) are chosen for ``points``, the values of the
    build; a later change moves the bubbles and leaves the axes as they are. ``colors`` are places in the palette; ``unseen`` are the
    words of the quadrants, and a bubble so large that all others are small enough. ``width`` is in dots.
    """

    key: str
    title: str
    x_title: str
    y_title: str
    labels: str
    x: str
    y: str
    sizes: str
    points: tuple[Bubble, ...]
    placed: tuple[Placed, ...]
    frame: Frame
    colors: tuple[int, ...]
    unseen: tuple[Unseen, ...]
    crossing_x: float
    crossing_y: float
    width: int = 860
    rows: int = 32
    alt_text: str = ""
    another_sheet: bool = False


@dataclass(frozen=True)
class Box:
    """A box of a diagram over some of its columns (the first and the last, from 0): a text under a heading, which may be empty.

    The text is a cell of the sheet and a text box over it that is linked to the cell: a person can copy the box, and it follows.
    ``style`` is the palette's for the box, ``centered`` its text.
    """

    title: str | Formula
    text: Formula
    columns: tuple[int, int]
    style: str = "box"
    centered: bool = False


@dataclass(frozen=True)
class Layer:
    """Boxes side by side, ``lines`` tall; with ``arrow`` what is above rests on them."""

    boxes: tuple[Box, ...]
    lines: int
    arrow: bool = False

    @property
    def has_titles(self) -> bool:
        """Whether a row of headings is above the boxes."""
        return any(box.title for box in self.boxes)

    @property
    def rows(self) -> int:
        """Rows of the sheet: arrow, headings, boxes."""
        return self.arrow + self.has_titles + self.lines


@dataclass(frozen=True)
class Diagram:
    """Layers of boxes over ``columns`` equal columns of the sheet; ``key`` begins the names of its boxes.

    Where it ``rests`` on the block beneath, an arrow leads up from there.
    """

    key: str
    layers: tuple[Layer, ...]
    columns: int = 12
    width: float = 11.0
    rests: bool = False

    @property
    def rows(self) -> int:
        """Rows of the sheet, with a narrow one between two layers that no arrow joins."""
        gaps = sum(not layer.arrow for layer in self.layers[1:])
        return sum(layer.rows for layer in self.layers) + gaps + self.rests
