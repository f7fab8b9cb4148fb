"""Cells of a region, their parts and why some are absent; the industry table and what is read from it.

It knows no cluster and no bounds but as values that it is given.
"""
