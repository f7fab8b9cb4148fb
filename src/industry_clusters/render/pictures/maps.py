"""A map of one thing as a picture: figures in a row above layers of panels that rest on each other."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from matplotlib.patches import Polygon, Rectangle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.views.vocabulary.deck_model import DeckMap, DeckPanel

_DARK, _PALE, _ARROW, _EDGE = "#1B3A57", "#EAF0F6", "#A6B8C9", "#C3CEDA"
_POINT = 1 / 72
_LINE, _HEADING, _FIGURE, _GAP, _UP = 0.155, 0.29, 0.54, 0.09, 0.2
"""Heights in inches at 8 points: of a line, a heading, the row of figures, the space between, an arrow."""
_A_LETTER, _A_BOLD = 0.064, 0.072
"""How wide a letter is, in inches at 8 points."""
_FEWEST_LINES, _FEWEST_LETTERS, _FIGURE_LETTERS, _LABEL_LETTERS = 2, 12, 13, 24


def map_height(body: DeckMap, width: float) -> float:
    """How tall a map is that is so wide, in inches."""
    layers = sum(_layer_height(layer, width) + _UP for layer in body.layers) - _UP
    return _FIGURE + _GAP + layers + 0.04


def draw_map(figure: Any, body: DeckMap) -> None:
    """Draw a map over the whole of a figure, in inches from its upper left."""
    width, height = (float(side) for side in figure.get_size_inches())
    scale = height / max(map_height(body, width), 0.1)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(-0.02, width + 0.02)
    axes.set_ylim(height, 0)
    _draw_figures(axes, body, width, scale)
    top = (_FIGURE + _GAP) * scale
    for number, layer in enumerate(body.layers):
        if number:
            middle, foot, tip = width / 2, top - 0.03, top - _UP * scale + 0.03
            axes.add_patch(
                Polygon([(middle, tip), (middle - 0.14, foot), (middle + 0.14, foot)], color=_ARROW)
            )
        tall = _layer_height(layer, width) * scale
        for panel, left, wide in _beside(layer, width):
            _draw_panel(axes, panel, (left, top, wide, tall))
        top += tall + _UP * scale


def _beside(layer: tuple[DeckPanel, ...], width: float) -> Iterator[tuple[DeckPanel, float, float]]:
    """Each panel with where it begins and how wide it is."""
    unit = (width - _GAP * (len(layer) - 1)) / max(sum(panel.share for panel in layer), 1)
    left = 0.0
    for panel in layer:
        yield panel, left, unit * panel.share
        left += unit * panel.share + _GAP


def _layer_height(layer: tuple[DeckPanel, ...], width: float) -> float:
    most = max(sum(len(one[0]) for one in _wrapped(panel, wide)) for panel, _, wide in _beside(layer, width))
    return _HEADING + _LINE * max(most, _FEWEST_LINES) + 0.12


def _wrapped(panel: DeckPanel, width: float) -> list[tuple[list[str], str]]:
    """The lines of a panel, broken where they are too long, each with its figure."""
    letters = int((width - 0.16) / _A_LETTER)
    made = []
    for line in panel.lines:
        value = line[1] if len(line) > 1 else ""
        room = max(letters - (len(value) + 2 if value else 0), _FEWEST_LETTERS)
        made.append((textwrap.wrap(line[0], room) or [""], value))
    return made


def _on_two_lines(text: str, letters: int) -> str:
    """A text on two lines, with an ellipsis where there is more."""
    return "\n".join(textwrap.wrap(text, letters, max_lines=2, placeholder="\N{HORIZONTAL ELLIPSIS}"))


def _draw_figures(axes: Any, body: DeckMap, width: float, scale: float) -> None:
    count = max(len(body.figures), 1)
    wide, tall = (width - _GAP * (count - 1)) / count, _FIGURE * scale
    for at, (label, value) in enumerate(body.figures):
        left = at * (wide + _GAP)
        axes.add_patch(Rectangle((left, 0), wide, tall, color=_PALE, linewidth=0))
        is_long = len(value) > _FIGURE_LETTERS
        axes.text(left + wide / 2, tall * 0.34, value, ha="center", va="center", color=_DARK,
                  fontweight="bold", fontsize="small" if is_long else "large")  # fmt: skip
        words = _on_two_lines(label, _LABEL_LETTERS)
        axes.text(
            left + wide / 2, tall * 0.75, words, ha="center", va="center", color="#595959", fontsize="x-small"
        )


def _draw_panel(axes: Any, panel: DeckPanel, box: tuple[float, float, float, float]) -> None:
    left, top, wide, tall = box
    axes.add_patch(Rectangle((left, top), wide, tall, facecolor="white", edgecolor=_EDGE, linewidth=0.8))
    axes.add_patch(Rectangle((left, top), wide, _HEADING, color=_DARK, linewidth=0))
    title = _on_two_lines(panel.title, max(int((wide - 0.12) / _A_BOLD), _FEWEST_LETTERS))
    axes.text(left + 0.08, top + _HEADING / 2, title, va="center", color="white", fontweight="bold",
              fontsize="small" if "\n" in title else "medium", linespacing=1.0)  # fmt: skip
    place = top + _HEADING + 0.07
    for words, value in _wrapped(panel, wide):
        axes.text(left + 0.08, place, "\n".join(words), va="top", linespacing=_LINE / (8 * _POINT * 1.2))
        if value:
            axes.text(left + wide - 0.08, place, value, va="top", ha="right")
        place += _LINE * len(words)
