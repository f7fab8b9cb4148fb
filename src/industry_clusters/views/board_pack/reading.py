"""How a reader who has nothing but the paper reads its numbers, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.slides.deck import estimates_words
from industry_clusters.views.slides.deck_words import price_words, said_area
from industry_clusters.views.vocabulary.document_model import Heading, Points
from industry_clusters.views.vocabulary.words import published_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.document_model import Block

_LIKELY = "Statements called likely hold about nine times in ten; less sure ones are not made"


def how_to_read(analysis: Analysis) -> tuple[str, ...]:
    """What the words and signs beside numbers mean, and how the measures are made."""
    study, reference = analysis.study, said_area(analysis.reference.label)
    quotient = (
        f"Location quotient (LQ): an industry's share of the region's jobs over its share of the jobs of {reference}. At 1, the "
        "region has its share; above 1, the industry is concentrated in it"
    )
    return (
        estimates_words(analysis),
        _LIKELY,
        quotient,
        f"Annual growth is from {study.first_year} to {study.last_year}, compounded",
        f"Pay is payroll over jobs, full and part time together, in {study.dollar_year} dollars ({price_words(analysis)})",
        "A cluster is a set of related industry groups; its figures are made of their sums",
    )


def sources(analysis: Analysis) -> tuple[str, ...]:
    """Who published what, of which years of the study."""
    study, panel = analysis.study, analysis.panel
    years = [int(year) for file in panel.sources for year in (file.first_year, file.last_year) if year]
    first, last = (min(years), max(years)) if years else (0, 0)
    span = f", {max(first, study.first_year)} to {min(last, study.last_year)}" if years else ""
    jobs = f"Jobs and pay: {published_by(analysis)}{span}, annual averages; {study.ownership.label.lower()}"
    prices = f"Prices: {price_words(analysis)}"
    found = analysis.occupations
    if found.is_empty:
        return jobs, prices
    names = ", ".join(dict.fromkeys(filter(None, (file.period for file in found.files))))
    return jobs, prices, f"Occupations: national staffing patterns{f' ({names})' if names else ''}"


def reading_blocks(analysis: Analysis, title: str = "Sources", more: tuple[str, ...] = ()) -> Iterator[Block]:
    """The end of a document: how to read its numbers, then the sources, with ``more`` beneath."""
    yield Heading("How to read these numbers")
    yield Points(tuple((line,) for line in how_to_read(analysis)))
    yield Heading(title)
    yield Points(tuple((line,) for line in (*sources(analysis), *more)))
