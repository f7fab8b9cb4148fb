"""A copy of a workbook to give away: without one sheet, without names, and read again before anyone has it."""

from industry_clusters.render.share.copy import Left, write_copy

__all__ = ["Left", "write_copy"]
