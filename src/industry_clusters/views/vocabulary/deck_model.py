"""What a slide deck is made of, as values; :mod:`industry_clusters.render.deck` draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.document_model import Picture
    from industry_clusters.views.vocabulary.drawing import Drawing
    from industry_clusters.views.vocabulary.drawn import Bubble
    from industry_clusters.views.vocabulary.model import Unit


@dataclass(frozen=True)
class DeckSeries:
    """One line or set of bars; NaN is missing and leaves a gap. A ``mark`` is a tick across each bar instead of a bar."""

    name: str
    values: Sequence[float]
    style: str
    mark: bool = False


@dataclass(frozen=True)
class DeckChart:
    """A native chart of lines or bars (``line`` or ``bar``)."""

    kind: str
    categories: Sequence[str]
    series: tuple[DeckSeries, ...]
    x_title: str
    y_title: str
    number: Unit


@dataclass(frozen=True)
class DeckBubbles:
    """A native bubble chart, a series a cluster, with axes that cross inside."""

    points: tuple[Bubble, ...]
    """In the order in which they are drawn: the largest first."""
    x_title: str
    y_title: str
    crossing_x: float
    crossing_y: float
    colors: tuple[int, ...]
    """Each one's place in the palette, the same on the sheet and on slides."""
    corners: tuple[str, str, str, str]
    """What each quadrant means: upper left, upper right, lower left, lower right."""


@dataclass(frozen=True)
class DeckCell:
    """A cell of a table, already written out, with a style of the palette or none."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class DeckTable:
    """A table; what does not fit a slide goes on to the next."""

    header: tuple[str, ...]
    rows: tuple[tuple[DeckCell, ...], ...]
    words: int = 1
    """How many columns, from the left, hold words; numbers stand to the right of theirs."""
    points: float = 13.0
    """The size of letters."""


@dataclass(frozen=True)
class DeckPanel:
    """A part of a map: a heading, and lines of words and their figures; a line without a figure is running text."""

    title: str
    lines: tuple[tuple[str, ...], ...]
    share: int = 1
    """How wide it is beside the other panels of its layer."""


@dataclass(frozen=True)
class DeckMap:
    """A page on one thing: its figures (label and value) above layers of panels, each of which rests on the next."""

    figures: tuple[tuple[str, str], ...]
    layers: tuple[tuple[DeckPanel, ...], ...]


@dataclass(frozen=True)
class Bullets:
    """Short sentences."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Slide:
    """A title, one sentence that says what is seen, what is shown, and where it comes from."""

    title: str
    sentence: str
    body: DeckChart | DeckBubbles | DeckTable | DeckMap | Bullets | Picture | Drawing
    source: str


@dataclass(frozen=True)
class Deck:
    """A title slide and the slides after it."""

    title: str
    subtitle: str
    slides: tuple[Slide, ...]
