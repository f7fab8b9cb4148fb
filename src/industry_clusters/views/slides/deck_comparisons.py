"""The slides on all clusters together: bubbles, bars and the decision matrix, drawn at best values."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.clusters.cluster_reasons import with_cluster_reasons
from industry_clusters.analysis.clusters.matrix import AT_HIGH, AT_LOW, COMPARED
from industry_clusters.analysis.compared import Compared
from industry_clusters.analysis.comparisons import Claim, Comparison, First
from industry_clusters.analysis.rows import records
from industry_clusters.plain_text import cut_inside
from industry_clusters.study import MatrixCriterion
from industry_clusters.views.clusters.chart_bubbles import CORNERS
from industry_clusters.views.matrix.matrix_text import criterion_text, number_text
from industry_clusters.views.slides.deck_words import (
    brief_said,
    comparison,
    drawn_words,
    missing_words,
    number,
    short,
)
from industry_clusters.views.vocabulary.deck_model import (
    DeckBubbles,
    DeckCell,
    DeckChart,
    DeckSeries,
    DeckTable,
    Slide,
)
from industry_clusters.views.vocabulary.drawn import Bubble
from industry_clusters.views.vocabulary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis

_COLORS = {3: "green", 2: "yellow", 1: "red", 0: ""}
HALF = 0.5
"""The share of all weightings from which on a cluster counts as firm."""
_LONGEST_IN_MATRIX = 34
"""Letters of a cluster's name that stand on one line of the matrix, so that all rows fit on a slide."""
_SECOND = "quotient_second"


def comparing_slides(analysis: Analysis, source: str) -> Iterator[Slide]:
    """All clusters together; nothing where no cluster has a best value."""
    summary = with_cluster_reasons(analysis.clusters.summary, analysis.study)
    if not summary["best_employment_last"].notna().any():
        return
    summary = summary.sort_values("best_employment_last", ascending=False, kind="stable")
    yield _bubbles(analysis, summary, "quotient_last", brief_said(analysis.reference.label), source)
    if analysis.second is not None:
        beside = summary.assign(**{f"best_{_SECOND}": summary[_SECOND]})
        yield _bubbles(analysis, beside, _SECOND, brief_said(analysis.second.label), source)
    yield from _bars(analysis, summary, source)
    yield _matrix(analysis, source)


def _bubbles(analysis: Analysis, summary: pd.DataFrame, quotient: str, reference: str, source: str) -> Slide:
    study = analysis.study
    sentence = (
        f"{ahead(analysis, summary, quotient)} Bubble area: jobs in {study.last_year}; LQ compared with {short(reference)}."
        f"{drawn_words(summary, 'growth', Unit.PERCENT)}"
    )
    body = bubbles_of(analysis, summary, quotient, reference)
    return Slide("Growth and concentration", sentence, body, source)


def bubbles_of(analysis: Analysis, summary: pd.DataFrame, quotient: str, reference: str) -> DeckBubbles:
    """The bubble chart of clusters' growth and quotient, drawn at best values; those without both are not in it."""
    study, growth = analysis.study, analysis.marks.region_growth
    drawn = summary[summary["best_growth"].notna() & summary[f"best_{quotient}"].notna()]
    points = tuple(
        Bubble(
            short(row["cluster"]), *(row[f"best_{name}"] for name in ("growth", quotient, "employment_last"))
        )
        for row in records(drawn)
    )
    return DeckBubbles(
        points,
        f"Annual growth in jobs, {study.first_year} to {study.last_year}",
        f"LQ {study.last_year} compared with {short(reference)}",
        growth if math.isfinite(growth) else 0.0,
        1.0,
        tuple(int(slot) for slot in drawn.index),
        CORNERS,
    )


def ahead(analysis: Analysis, summary: pd.DataFrame, quotient: str) -> str:
    """How many are concentrated and grow faster than the region, where its own growth is disclosed."""
    study, growth = analysis.study, analysis.marks.region_growth
    if math.isnan(growth):
        return "The region's own growth is not disclosed, so no cluster is compared with it."
    grown = comparison(summary, "growth", Unit.PERCENT)
    said = comparison(summary, quotient, Unit.QUOTIENT).counted_with(
        Claim.AHEAD, 1, grown, growth, (study.first_year, study.last_year)
    )
    return f"{said} The region: {number(growth, '{:.1%}')} a year."


def _bars(analysis: Analysis, summary: pd.DataFrame, source: str) -> Iterator[Slide]:
    study = analysis.study
    years = (study.first_year, study.last_year)
    pay = analysis.marks.region_pay

    def bars(
        title: str,
        sentence: str,
        axis: str,
        unit: Unit,
        *columns: tuple[str, str, str],
        mark: tuple[str, float] = ("", math.nan),
    ) -> Iterator[Slide]:
        last = columns[0][0]
        drawn = summary[summary[f"best_{last}"].notna()]
        drawn = drawn.sort_values(f"best_{last}", ascending=False, kind="stable")
        if drawn.empty:  # no chart is made of nothing, such as quotients without a total to take shares of
            return
        series = tuple(
            DeckSeries(name, drawn[f"best_{column}"].tolist(), style) for column, name, style in columns
        )
        if math.isfinite(mark[1]):
            series = (
                *series,
                DeckSeries(f"{mark[0]} (red ticks)", [mark[1]] * len(drawn), "mark", mark=True),
            )
        chart = DeckChart("bar", tuple(map(short, drawn["cluster"])), series, "", axis, unit)
        yield Slide(title, sentence + drawn_words(summary, last, unit), chart, source)

    yield from bars("Jobs by cluster", comparison(summary, "employment_last", Unit.JOBS).largest_and_smallest(),
               f"Jobs in {study.last_year}", Unit.JOBS, ("employment_last", str(study.last_year), "region"))  # fmt: skip
    yield from bars("Net change in jobs", comparison(summary, "employment_change", Unit.CHANGE).counted(Claim.GAINED_JOBS, 0, years),
               "Change in jobs", Unit.CHANGE, ("employment_change", "Change", "region"))  # fmt: skip
    yield from bars("Pay by cluster", comparison(summary, "pay_last", Unit.DOLLARS).first(First.PAYS_MOST),
               f"Average annual pay ({study.dollar_year} dollars)", Unit.DOLLARS, ("pay_last", str(study.last_year), "region"),
               mark=(f"The region: {number(pay, '${:,.0f}')}", pay))  # fmt: skip
    yield from bars(f"Concentration (LQ), {study.first_year} and {study.last_year}",
               comparison(summary, "quotient_last", Unit.QUOTIENT).counted(Claim.CONCENTRATED, 1, years)
               + missing_words(summary[summary["best_quotient_last"].notna()], "quotient_first", f"LQ of {study.first_year}"),
               f"LQ compared with {brief_said(analysis.reference.label)}", Unit.QUOTIENT, ("quotient_last", str(study.last_year), "region"),
               ("quotient_first", str(study.first_year), "earlier"), mark=("LQ 1", 1.0))  # fmt: skip


def _matrix(analysis: Analysis, source: str) -> Slide:
    sentence = (
        f"Grouped by {analysis.study.matrix_method.label.lower()}. {firm(analysis).named(Claim.FIRM, HALF)}"
    )
    return Slide("Decision matrix", sentence, matrix_table(analysis, analysis.matrix), source)


def matrix_table(analysis: Analysis, matrix: pd.DataFrame) -> DeckTable:
    """Rows of the decision matrix as a table."""
    criteria = _criteria(analysis)
    names = (criterion.label.capitalize() for criterion in criteria)
    header = ("Cluster", *names, "Score", "Rank", "How often in the top 3")
    return DeckTable(header, tuple(_matrix_row(row, criteria) for row in records(matrix)))


def firm(analysis: Analysis, names: Collection[str] | None = None) -> Comparison:
    """How often clusters (those named, else all) are in the top 3; where a number is estimated nothing of it is certain."""
    matrix, rows = analysis.matrix, []
    ranges = any(
        matrix[f"{AT_LOW}value_{criterion}"].lt(matrix[f"{AT_HIGH}value_{criterion}"]).any()
        for criterion in COMPARED
    )
    shown = matrix if names is None else matrix[matrix["cluster"].isin(names)]
    for row in records(shown):
        low, high = row[f"{AT_LOW}stable"], row[f"{AT_HIGH}stable"]
        least, most = (0.0, 1.0) if ranges else (low, high)
        text = number_text("stable", row)
        rows.append(Compared(short(row["cluster"]), text, row["stable"], least, most, low, high))
    return Comparison(rows)


def _criteria(analysis: Analysis) -> tuple[MatrixCriterion, ...]:
    """The method's four, and career potential where it counts."""
    weight = analysis.study.weights.get(MatrixCriterion.CAREERS, MatrixCriterion.CAREERS.default_weight)
    counts = weight > 0 and f"class_{MatrixCriterion.CAREERS}" in analysis.matrix
    return (*COMPARED, *((MatrixCriterion.CAREERS,) if counts else ()))


def _matrix_row(row: Mapping[Hashable, Any], criteria: Iterable[MatrixCriterion]) -> tuple[DeckCell, ...]:
    cells = (DeckCell(criterion_text(criterion, row), _shade(row, criterion)) for criterion in criteria)
    numbers = (
        DeckCell("" if math.isnan(row[name]) else number_text(name, row))
        for name in ("score", "place", "stable")
    )
    return (DeckCell(cut_inside(row["cluster"], _LONGEST_IN_MATRIX)), *cells, *numbers)


def _shade(row: Mapping[Hashable, Any], criterion: str) -> str:
    """The class's color; none where the likely range reaches over a break: the letters then say which are possible."""
    low, high = (int(row[f"{end}class_{criterion}"]) for end in (AT_LOW, AT_HIGH))
    return _COLORS[low] if low == high else ""
