"""Charts as pictures, for documents: drawn by Matplotlib, which needs no other program.

No build loads it. Where it cannot be loaded a document has the same numbers as a table, and a slide the same chart as one of
PowerPoint's own.

It knows no file format: blocks in, pictures out.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from industry_clusters.views.vocabulary.chart_model import Chart

__all__ = ["can_draw", "picture_of"]


def can_draw() -> bool:
    """Whether what draws pictures is there."""
    return find_spec("matplotlib") is not None


def picture_of(chart: Chart, width: float, height: float | None = None, points: float = 8.0) -> bytes | None:
    """A chart as a PNG.

    Parameters
    ----------
    chart
        What is shown.
    width, height
        Size on paper in inches; the height follows from what is shown where left out.
    points
        Size of letters.

    Returns
    -------
    bytes or None
        None where what draws is not there, or the chart has nothing to draw.
    """
    if not can_draw():
        return None
    from industry_clusters.render.pictures.draw import drawn  # noqa: PLC0415  it loads matplotlib

    return drawn(chart, width, height, points)
