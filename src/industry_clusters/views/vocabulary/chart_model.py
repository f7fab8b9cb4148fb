"""Charts that are drawn as pictures, as values; :mod:`industry_clusters.render.pictures` draws them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.deck_model import DeckBubbles, DeckChart, DeckMap

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.model import Unit


@dataclass(frozen=True)
class RangeBar:
    """A bar with its value as a reader sees it, and how well that is known.

    ``low`` to ``high`` is certain, ``likely_low`` to ``likely_high`` where the truth lies about nine times in ten. NaN is
    missing: a bar without a best value has only its range, one without any says its text.
    """

    name: str
    text: str
    best: float
    low: float
    high: float
    likely_low: float
    likely_high: float


@dataclass(frozen=True)
class RangeBars:
    """Bars from top to bottom, with thin whiskers for what is certain and thick ones for what is likely.

    ``mark`` is a value that bars are held against, called ``mark_name`` (none where NaN).
    """

    bars: tuple[RangeBar, ...]
    axis: str
    number: Unit
    mark: float = float("nan")
    mark_name: str = ""


Chart = RangeBars | DeckBubbles | DeckChart | DeckMap
"""What a picture can show: bars with ranges, bubbles, lines over years, or a map of panels."""
