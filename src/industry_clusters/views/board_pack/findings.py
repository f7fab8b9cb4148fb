"""What the numbers say of clusters side by side: a headline that its bounds carry, what has to be said beside it, a picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.clusters.cluster_reasons import with_cluster_reasons
from industry_clusters.analysis.compared import Compared
from industry_clusters.analysis.comparisons import Claim, Comparison, First, pace_words
from industry_clusters.analysis.industries.trends import in_study
from industry_clusters.analysis.rows import records
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.margins import Grade
from industry_clusters.views.board_pack.wishes import is_chosen, shown_clusters
from industry_clusters.views.slides.deck_comparisons import bubbles_of
from industry_clusters.views.slides.deck_words import brief_area, brief_said, drawn_words, number, short
from industry_clusters.views.vocabulary.chart_model import RangeBar, RangeBars
from industry_clusters.views.vocabulary.deck_model import DeckChart, DeckSeries
from industry_clusters.views.vocabulary.document_model import DocumentTable, Picture
from industry_clusters.views.vocabulary.figures import figure_text, grade_of
from industry_clusters.views.vocabulary.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from industry_clusters.analysis.said import Said
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.board_pack.wishes import Wishes

RANGES_WORDS = "Thick lines are likely ranges (about nine times in ten), thin ones certain bounds; what is known only as a range has no bar."
_OF_CHOSEN = " of the clusters chosen"
_LONGEST_TEXT = 26
_NO_NUMBER = "not known"
_MOST_SAID = 12
_LINES = ("region", "reference_1", "reference_2", "reference_3")


@dataclass(frozen=True)
class Finding:
    """A topic, what is found, what has to be said beside it, and what shows it; ``key`` is its name."""

    key: str
    topic: str
    headline: str
    rest: str
    picture: Picture


def compared(analysis: Analysis, wishes: Wishes) -> pd.DataFrame:
    """The clusters that are shown, with the reasons of missing figures, in the order of their best values of jobs."""
    summary = with_cluster_reasons(analysis.clusters.summary, analysis.study)
    rows = summary[summary["cluster"].isin(shown_clusters(analysis, wishes))]
    return rows.sort_values("best_employment_last", ascending=False, kind="stable")


def findings(analysis: Analysis, wishes: Wishes) -> Iterator[Finding]:
    """Jobs, growth, concentration, growth beside concentration, pay; those of which nothing can be drawn are left out."""
    rows = compared(analysis, wishes)
    study = analysis.study
    years = (study.first_year, study.last_year)
    scope = _OF_CHOSEN if is_chosen(analysis, wishes) else ""

    def side_by_side(column: str, unit: Unit) -> Comparison:
        made = (Compared.of(row, column, short(row["cluster"]), figure_text(row, column, unit)) for row in records(rows))  # fmt: skip
        if scope:
            return Comparison(made, "cluster chosen", "clusters chosen", scope, names_one=True)
        return Comparison(made, names_one=True)

    jobs = side_by_side("employment_last", Unit.JOBS)
    gained = side_by_side("employment_change", Unit.CHANGE).counted(Claim.GAINED_JOBS, 0, years)
    quotient = side_by_side("quotient_last", Unit.QUOTIENT)
    growth = analysis.marks.region_growth
    reference = brief_area(analysis.reference.label)
    bars = (
        ("jobs", "Jobs", jobs.first(First.LARGEST), "employment_last", f"Jobs in {years[1]}", Unit.JOBS, math.nan, ""),
        ("growth", "Growth", gained, "growth", f"Annual growth in jobs, {years[0]} to {years[1]}", Unit.PERCENT,
         growth, f"Region: {number(growth, '{:.1%}')}"),
        ("concentration", "Concentration", quotient.counted(Claim.CONCENTRATED, 1, years), "quotient_last",
         f"Location quotient {years[1]} compared with {brief_said(analysis.reference.label)}", Unit.QUOTIENT, 1.0, f"{reference}: 1"),
        ("pay", "Pay", side_by_side("pay_last", Unit.DOLLARS).first(First.PAYS_MOST), "pay_last",
         f"Average annual pay {years[1]} ({study.dollar_year} dollars)", Unit.DOLLARS, math.nan, ""),
    )  # fmt: skip
    for key, topic, said, column, axis, unit, mark, mark_name in bars:
        drawn = _bars(rows, column, axis, unit, mark, mark_name)
        if drawn is not None:
            yield Finding(key, topic, said.headline, said.rest or f"{axis}.", drawn)
    if math.isfinite(growth):
        ahead = quotient.counted_with(Claim.AHEAD, 1, side_by_side("growth", Unit.PERCENT), growth, years)
        yield from _bubbles(analysis, rows, ahead)


def _bars(
    rows: pd.DataFrame, column: str, axis: str, unit: Unit, mark: float, mark_name: str
) -> Picture | None:
    """Clusters by one figure, the greatest best value first; None where no cluster has anything to draw."""
    rows = rows.sort_values(f"best_{column}", ascending=False, kind="stable")
    bars = tuple(_bar(row, column, unit) for row in records(rows))
    if not any(math.isfinite(bar.best) or math.isfinite(bar.likely_high) for bar in bars):
        return None
    shown = tuple((short(row["cluster"]), figure_text(row, column, unit)) for row in records(rows))
    table = DocumentTable(("Cluster", axis), shown, (0.5, 0.5), words=1, title=axis)
    beside = f" A line marks {mark_name}." if mark_name and math.isfinite(mark) else ""
    ranges = any(bar.low < bar.high or bar.likely_low < bar.likely_high for bar in bars)
    beside += f" {RANGES_WORDS}" if ranges else ""
    alt = f"Bar chart: {axis}, {len(bars)} cluster{'s' * (len(bars) != 1)}. {_read_out(shown)}{beside}"
    return Picture(RangeBars(bars, axis, unit, mark, mark_name), alt, table)


def _bar(row: Mapping[Any, Any], column: str, unit: Unit) -> RangeBar:
    text = figure_text(row, column, unit)
    ends = (float(row[f"{end}_{column}"]) for end in ("best", "low", "high", "likely_low", "likely_high"))
    best, low, high, likely_low, likely_high = ends
    if math.isnan(likely_low) and math.isnan(likely_high):  # nothing is known: its bounds say nothing either
        best = low = high = math.nan
    if grade_of(row, column) == Grade.RANGE_ONLY:
        best = math.nan
    known = text if len(text) <= _LONGEST_TEXT else _NO_NUMBER
    return RangeBar(short(row["cluster"]), known, best, low, high, likely_low, likely_high)


def _read_out(rows: tuple[tuple[str, str], ...]) -> str:
    """The first of a picture's names and numbers, for those who do not see it."""
    said = "; ".join(f"{name} {text}" for name, text in rows[:_MOST_SAID])
    more = len(rows) - _MOST_SAID
    return f"{said}; and {more} more." if more > 0 else f"{said}."


def _bubbles(analysis: Analysis, rows: pd.DataFrame, said: Said) -> Iterator[Finding]:
    chart = bubbles_of(analysis, rows, "quotient_last", brief_said(analysis.reference.label))
    if not chart.points:
        return
    study, growth = analysis.study, analysis.marks.region_growth
    figures = tuple(
        (short(row["cluster"]), *(figure_text(row, name, unit) for name, unit in _OF_BUBBLES.items()))
        for row in records(rows)
    )
    table = DocumentTable(
        ("Cluster", "Annual growth", "LQ", "Jobs"), figures, words=1, title="Growth and concentration"
    )
    said_rows = tuple((name, f"growth {grown}, LQ {quotient}") for name, grown, quotient, _ in figures)
    alt = (
        f"Bubble chart: annual growth across, location quotient upward, bubble area is jobs in {study.last_year}; the lines "
        f"cross at the region's growth and LQ 1. {_read_out(said_rows)}"
    )
    rest = (
        f"{said.rest} The region: {number(growth, '{:.1%}')} a year. Bubble area: jobs in {study.last_year}."
        f"{drawn_words(rows, 'growth', Unit.PERCENT)}"
    )
    yield Finding("both", "Growth and concentration", said.headline, rest.strip(), Picture(chart, alt, table))


_OF_BUBBLES = {"growth": Unit.PERCENT, "quotient_last": Unit.QUOTIENT, "employment_last": Unit.JOBS}


def area_growth(analysis: Analysis) -> str:
    """How the region's jobs grew beside those of the area that it is compared with; both are published totals."""
    marks, study = analysis.marks, analysis.study
    own = marks.region_growth
    other = float(
        average_annual_growth_rate(marks.reference_total_first, marks.reference_total_last, marks.span)
    )
    region, reference = brief_area(analysis.region.label), brief_said(analysis.reference.label)
    if not math.isfinite(own):
        return f"{region}: no published growth from {study.first_year} to {study.last_year}"
    if not math.isfinite(other):
        return f"{region}: jobs {number(own, '{:+.1%}')} a year from {study.first_year} to {study.last_year}"
    verb, beside = pace_words(own, other)
    return f"{region}'s jobs {verb} {beside} those of {reference}: {number(own, '{:.1%}')} and {number(other, '{:.1%}')} a year"


def has_a_line(picture: Picture) -> bool:
    """Whether a picture of years has two neighboring numbers of one area, so that it shows a change."""
    chart = picture.chart
    return isinstance(chart, DeckChart) and any(
        math.isfinite(one) and math.isfinite(next_one)
        for series in chart.series
        for one, next_one in pairwise(series.values)
    )


def trend_pictures(analysis: Analysis) -> Iterator[Picture]:
    """Jobs as an index and real pay over the study's years, of the region and its references."""
    study = analysis.study
    trends = in_study(analysis.trends, study)
    years = tuple(map(str, trends[0].index))
    labels = [
        brief_area(label)
        for label in (analysis.region.label, *(cells.label for cells in analysis.references.values()))
    ]
    for column, axis, unit, pattern in (
        ("employment_index", f"Jobs, {study.first_year} = 100", Unit.INDEX, "{:.1f}"),
        ("real_pay", f"Average annual pay ({study.dollar_year} dollars)", Unit.DOLLARS, "${:,.0f}"),
    ):
        series = tuple(
            DeckSeries(label, trend[column].tolist(), style)
            for label, trend, style in zip(labels, trends, _LINES, strict=False)
        )
        if not any(math.isfinite(value) for one in series for value in one.values):
            continue
        rows = tuple(
            (year, *(number(one.values[place], pattern) for one in series))
            for place, year in enumerate(years)
        )
        table = DocumentTable(("Year", *(one.name for one in series)), rows, words=1, title=axis)
        ends = "; ".join(
            f"{one.name} {number(one.values[0], pattern)} in {years[0]} and {number(one.values[-1], pattern)} in {years[-1]}"
            for one in series
        )
        yield Picture(
            DeckChart("line", years, series, "Year", axis, unit), f"Line chart: {axis}. {ends}.", table
        )
