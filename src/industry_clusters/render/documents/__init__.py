"""Documents that a person can go on editing in Word, on a template that an office can replace.

A document is a composition of blocks (:mod:`industry_clusters.views.vocabulary.document_model`): ``blocks`` and ``grids``
write each as Word has it, ``styles`` finds or brings along how it looks, ``template`` places it, ``kept`` reads what a
person typed into an earlier one.

It may use pictures; it knows no workbook and no slide.
"""

from industry_clusters.render.documents.kept import kept_texts
from industry_clusters.render.documents.writer import write_document, write_letter

__all__ = ["kept_texts", "write_document", "write_letter"]
