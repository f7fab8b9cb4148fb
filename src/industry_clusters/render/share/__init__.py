"""A copy of a workbook to give away: without one sheet, without names, and read again before anyone has it.

It may use what is kept; it knows no study's data.
"""

from industry_clusters.render.share.copy import Left, write_copy

__all__ = ["Left", "write_copy"]
