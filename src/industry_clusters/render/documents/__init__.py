"""Documents that a person can go on editing in Word, on a template that an office can replace."""

from industry_clusters.render.documents.writer import write_letter

__all__ = ["write_letter"]
