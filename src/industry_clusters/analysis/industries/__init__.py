"""Cells of a region, their parts and why some are absent; the industry table and what is read from it."""
