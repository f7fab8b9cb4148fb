"""The pack's first slide: the region in large figures, and beneath them what it is compared with, its clusters and its areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.views.board_pack.wishes import shown_clusters
from industry_clusters.views.slides.deck import area_table
from industry_clusters.views.slides.deck_clusters import clipped
from industry_clusters.views.slides.deck_words import brief_area, number
from industry_clusters.views.vocabulary.deck_model import DeckMap, DeckPanel
from industry_clusters.views.vocabulary.figures import figure_text
from industry_clusters.views.vocabulary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.board_pack.wishes import Wishes

_CLUSTERS, _AREAS, _LONGEST = 8, 24, 38
"""Clusters and areas that there is room for, and letters of a cluster's name."""


def region_map(analysis: Analysis, wishes: Wishes) -> DeckMap:
    """Jobs, growth and pay of the region by its published totals; its largest clusters as they are known; its areas by name."""
    study, marks = analysis.study, analysis.marks
    change = marks.region_total_last - marks.region_total_first
    figures = (
        (f"jobs in {study.last_year}", number(marks.region_total_last, "{:,.0f}")),
        (f"jobs since {study.first_year}", number(change, "{:+,.0f}")),
        ("annual growth in jobs", number(marks.region_growth, "{:.1%}")),
        (f"average annual pay ({study.dollar_year} dollars)", number(marks.region_pay, "${:,.0f}")),
    )
    return DeckMap(figures, (tuple(_panels(analysis, wishes)),))


def _panels(analysis: Analysis, wishes: Wishes) -> Iterator[DeckPanel]:
    rows = tuple((row[0].text, row[3].text, row[4].text) for row in area_table(analysis).rows)
    yield DeckPanel("Annual growth and average pay, compared", rows, share=3)
    clusters = tuple(_largest(analysis, wishes))
    if clusters:
        yield DeckPanel(f"Clusters in the order of their jobs, {analysis.study.last_year}", clusters, share=3)
    names = [brief_area(analysis.panel.area_title(code)) for code in analysis.region_areas]
    listed = [(clipped(name),) for name in names[:_AREAS]]
    more = [(f"and {len(names) - _AREAS} more",)] if len(names) > _AREAS else []
    yield DeckPanel("Areas of the region", (*listed, *more), share=2)


def _largest(analysis: Analysis, wishes: Wishes) -> Iterator[tuple[str, str]]:
    """The largest of the clusters by their best values, each as it is known."""
    summary = analysis.clusters.summary
    rows = summary[summary["cluster"].isin(shown_clusters(analysis, wishes))]
    rows = rows.sort_values("best_employment_last", ascending=False, kind="stable")
    for row in rows.head(_CLUSTERS).to_dict("records"):
        yield clipped(row["cluster"], _LONGEST), figure_text(row, "employment_last", Unit.JOBS)
