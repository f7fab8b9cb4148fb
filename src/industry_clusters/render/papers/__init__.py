"""A file of a kit is written by what it holds: documents, slides, an e-mail, a list.

It may use documents and slides; it knows no workbook.
"""

from industry_clusters.render.papers.writer import kind_of, write_paper

__all__ = ["kind_of", "write_paper"]
