"""Slides that a person can go on editing: native charts and tables on a template that an office can replace.

It may use pictures; it knows no workbook and no document.
"""

from industry_clusters.render.deck.writer import write_deck

__all__ = ["write_deck"]
