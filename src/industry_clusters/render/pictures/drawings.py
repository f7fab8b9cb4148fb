"""A drawing as a picture, with the same shapes and words as on a slide."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from matplotlib.patches import FancyArrowPatch, Polygon

from industry_clusters.views.vocabulary.drawing import Form
from industry_clusters.views.vocabulary.palette import STYLES

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.drawing import Arrow, Drawing, Shape

_ON_A_SLIDE = 12.1
"""The width of a drawing on a slide in inches, for which sizes of letters are given."""
_WORDS_SHARE, _SMALLEST = 0.8, 6.0
_A_LETTER = 0.58
"""How wide a letter is, in its size."""
_LINE_HEIGHT = 1.25
_POINT = 0.18
"""How much of a step's height its point takes."""


def draw_drawing(figure: Any, body: Drawing) -> None:
    """Draw shapes and arrows over the whole figure."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, 1)
    axes.set_ylim(1, 0)
    axes.axis("off")
    wide, tall = figure.get_size_inches()
    for shape in body.shapes:
        _shape(axes, shape, float(wide), float(tall))
    for arrow in body.arrows:
        _arrow(axes, arrow)


def _shape(axes: Any, shape: Shape, wide: float, tall: float) -> None:
    look = STYLES[shape.style]
    left, right, top, foot = shape.x, shape.x + shape.width, shape.y, shape.y + shape.height
    corners = [(left, top), (right, top), (right, foot), (left, foot)]
    if shape.form is Form.STEP:
        neck = right - _POINT * shape.height * tall / wide
        corners = [(left, top), (neck, top), (right, (top + foot) / 2), (neck, foot), (left, foot)]
    if look.fill:
        axes.add_patch(Polygon(corners, closed=True, facecolor=f"#{look.fill}", edgecolor="none"))
    title = max(_SMALLEST, shape.size * wide / _ON_A_SLIDE)
    words = max(_SMALLEST, title * _WORDS_SHARE)
    room = shape.width * wide * 72 * 0.92
    lines = [
        (line, title, "bold") for line in textwrap.wrap(shape.title, max(int(room / (title * _A_LETTER)), 4))
    ]
    for text in shape.words:
        lines += [
            (line, words, "normal") for line in textwrap.wrap(text, max(int(room / (words * _A_LETTER)), 4))
        ]
    high = sum(size for _, size, _ in lines) * _LINE_HEIGHT / 72 / tall
    at = (top + foot - high) / 2
    for line, size, weight in lines:
        step = size * _LINE_HEIGHT / 72 / tall
        axes.text((left + right) / 2, at + step / 2, line, fontsize=size, fontweight=weight, ha="center", va="center",
                  color=f"#{look.font or '262626'}")  # fmt: skip
        at += step


def _arrow(axes: Any, arrow: Arrow) -> None:
    style = "<|-|>" if arrow.is_two_way else "-|>"
    axes.add_patch(
        FancyArrowPatch(
            (arrow.x, arrow.y), (arrow.to_x, arrow.to_y), arrowstyle=style, color="#6E6E6E", mutation_scale=9,
            linewidth=1.2, shrinkA=0, shrinkB=0,
        )
    )  # fmt: skip
