"""Sorting cards: one an industry group, to lay on a table or put on a wall, and empty ones for the clusters' names."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.industries.reasons import Reason, reason_for
from industry_clusters.analysis.rows import records
from industry_clusters.measures.margins import Grade
from industry_clusters.views.vocabulary.document_model import (
    BARE,
    CARDS_TO_SORT,
    Card,
    Cards,
    Document,
    Place,
)
from industry_clusters.views.vocabulary.figures import figure_text
from industry_clusters.views.vocabulary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from industry_clusters.views.workshop.handouts.kit import Kit

_FIGURES = (
    ("employment_last", "Jobs {last}", Unit.JOBS),
    ("growth", "Growth/year", Unit.PERCENT),
    ("quotient_last", "LQ {last}", Unit.QUOTIENT),
    ("pay_last", "Pay ({dollars} $)", Unit.DOLLARS),
)
EMPTY_CARDS = CARDS_TO_SORT.rows * CARDS_TO_SORT.columns
"""Cards of one sheet, for the names of clusters."""
_CLUSTER = "Cluster name"
_BRIEF = {
    Reason.NO_CODE.value: "changed code",
    Reason.NO_ROW.value: "none in {first}",
    Reason.NO_PRICE_INDEX.value: "no prices",
}
"""Reasons in words that a card has room for."""


def sorting_cards(kit: Kit) -> tuple[Document, ...]:
    """A card for each industry group that has jobs, those with most jobs first; the last sheet is for the clusters' names."""
    made = tuple(industry_cards(kit))
    empty = (Card("", head=_CLUSTER, foot=_foot(kit)),) * (EMPTY_CARDS + -len(made) % CARDS_TO_SORT.columns)
    body = Place("body", (Cards((*made, *empty), CARDS_TO_SORT),))
    return (Document(f"Sorting cards: {kit.region}", (body,), template=BARE),)


def industry_cards(kit: Kit) -> Iterator[Card]:
    """The cards of industry groups; one of which nothing says that it had a job in the last year has none."""
    table = kit.known.naics_table.sort_values("best_employment_last", ascending=False, kind="stable")
    for row in records(table):
        most = float(row["likely_high_employment_last"])
        if math.isnan(float(row["grade_last"])) or most <= 0:
            continue
        yield Card(
            str(row["industry_title"]),
            head=f"NAICS {row['industry_code']}",
            figures=tuple(_figures(kit, row)),
            foot=f"{_known(row)} \N{MIDDLE DOT} {_foot(kit)}",
        )


def _figures(kit: Kit, row: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    study, marks = kit.known.study, kit.known.marks
    reasons = {f"reason_{name}": reason_for(row, name, marks) for name, _, _ in _FIGURES}
    for name, label, unit in _FIGURES:
        text = figure_text({**row, **reasons}, name, unit)
        text = _BRIEF.get(text, text).format(first=study.first_year)
        yield text, label.format(last=study.last_year, dollars=study.dollar_year)


def _known(row: Mapping[Any, Any]) -> str:
    """How well the jobs are known."""
    return f"Jobs: {Grade(int(row['grade_last'])).label}"


def _foot(kit: Kit) -> str:
    return " \N{MIDDLE DOT} ".join((f"Team {kit.team}", kit.plan.name))
