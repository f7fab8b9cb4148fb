"""What is said where the region's areas changed between the two years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.vocabulary.model import Paragraph

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis


def broken_areas(analysis: Analysis) -> bool:
    """Whether every growth compares different areas."""
    return any(not found.together for found in analysis.area_breaks)


def area_warnings(analysis: Analysis) -> tuple[Paragraph, ...]:
    """A warning for each change that is not counted together, to stand above a table with growth."""
    return tuple(
        Paragraph(found.sentence, "note", alert="TRUE")
        for found in analysis.area_breaks
        if not found.together
    )


def area_sentence(analysis: Analysis) -> str:
    """The same for a slide, without what can be done; nothing where no area changed."""
    changes = [found.words for found in analysis.area_breaks if not found.together]
    return f"{'. '.join(changes)}. Growth compares different areas." if changes else ""
