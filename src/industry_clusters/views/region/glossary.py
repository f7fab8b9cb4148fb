"""The dictionary of terms, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.panel import QCEW
from industry_clusters.terms import BLS_QCEW, TERMS
from industry_clusters.views.vocabulary.model import Column, Table, Unit
from industry_clusters.views.vocabulary.words import header

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.terms import Term


def glossary_table(analysis: Analysis) -> Table:
    """Every term with its definition, formula and source."""
    terms = list(TERMS.values())
    return Table(
        "glossary",
        (
            Column("word", "Word", [header(term.key, analysis) for term in terms], width=30),
            Column(
                "definition", "What it means", [term.definition for term in terms], Unit.LONG_TEXT, width=70
            ),
            Column("formula", "Formula", [term.formula or None for term in terms], Unit.LONG_TEXT, width=38),
            Column("source", "Source", [_source(term, analysis) for term in terms], Unit.LONG_TEXT, width=34),
        ),
        printed_through="source",
    )


def _source(term: Term, analysis: Analysis) -> str:
    """Where a term's numbers come from: those that are QCEW's by custom are of whoever published this study's."""
    publishers = analysis.panel.publishers
    return publishers if term.source == BLS_QCEW and publishers != QCEW else term.source
