"""Step 7: the study as slides. Sentences say what the numbers say, and name no causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.benchmarks import benchmarks
from industry_clusters.analysis.industries.trends import in_study
from industry_clusters.formulas import GROWTH
from industry_clusters.measures.margins import Grade
from industry_clusters.study import Reading
from industry_clusters.views.region.area_words import area_sentence
from industry_clusters.views.slides.deck_clusters import cluster_slides
from industry_clusters.views.slides.deck_comparisons import comparing_slides
from industry_clusters.views.slides.deck_words import (
    brief_area,
    brief_said,
    empty_clusters,
    number,
    plain_area,
    said_area,
    short,
    slide_source,
)
from industry_clusters.views.vocabulary.deck_model import (
    Bullets,
    Deck,
    DeckCell,
    DeckChart,
    DeckSeries,
    DeckTable,
    Slide,
)
from industry_clusters.views.vocabulary.model import Unit
from industry_clusters.views.vocabulary.words import published_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.tables import Analysis

_LINES = ("region", "reference_1", "reference_2", "reference_3")


def deck_view(analysis: Analysis) -> Deck:
    """All slides: the region, each chart with a sentence, the matrix, a page a cluster, method and sources."""
    study = analysis.study
    return Deck(
        f"Industry clusters of {plain_area(analysis.region.label)}",
        f"{study.first_year} to {study.last_year}, compared with {said_area(analysis.reference.label)}",
        tuple(_slides(analysis)),
    )


def _slides(analysis: Analysis) -> Iterator[Slide]:
    source = slide_source(analysis)
    yield _glance(analysis, source)
    yield from _trends(analysis, source)
    yield from comparing_slides(analysis, source)
    empty = empty_clusters(analysis)
    for name in analysis.clusters.names:
        if name in empty:
            continue
        yield from cluster_slides(analysis, name, source)
    yield _method(analysis, source)


def _glance(analysis: Analysis, source: str) -> Slide:
    """The region and its reference areas: jobs, growth and pay; and of how many industry groups there are numbers."""
    words = (area_sentence(analysis), how_known(analysis), _clusters_words(analysis))
    return Slide("The region at a glance", " ".join(filter(None, words)), area_table(analysis), source)


def area_table(analysis: Analysis) -> DeckTable:
    """The region and its reference areas, by their published totals."""
    study = analysis.study
    areas = (analysis.region, *analysis.references.values())
    header = (
        "Area",
        f"Jobs {study.first_year}",
        f"Jobs {study.last_year}",
        "Annual growth",
        f"Average annual pay {study.last_year} ({study.dollar_year} dollars)",
    )
    return DeckTable(header, tuple(_area_row(analysis, area) for area in areas))


def how_known(analysis: Analysis) -> str:
    """Of how many industry groups jobs are shown, as what, and why of the others not."""
    table, year = analysis.naics_table, analysis.study.last_year
    grades = table["grade_last"]
    if grades.eq(Grade.PUBLISHED).all():
        return f"Jobs of all {len(table)} industry groups are disclosed for {year}."
    numbers = grades.lt(Grade.RANGE_ONLY)
    ranges = ~numbers & table["likely_low_employment_last"].notna()
    reasons = table.loc[~numbers & ~ranges, "reason"].replace("", "not known").value_counts()
    parts = [
        f"{int(numbers.sum())} shown ({int(grades.eq(Grade.PUBLISHED).sum())} as disclosed)",
        *([f"{int(ranges.sum())} as ranges"] if ranges.any() else []),
        *(f"{count} not ({reason})" for reason, count in reasons.items()),
    ]
    return f"Jobs of {len(table)} industry groups in {year}: {', '.join(parts)}."


def _clusters_words(analysis: Analysis) -> str:
    """How many clusters there are, and which of them have no industry group in the data."""
    names, empty = analysis.clusters.names, empty_clusters(analysis)
    if not names:
        return ""
    without = f", of which {', '.join(map(short, empty))} {'has' if len(empty) == 1 else 'have'} no industry group whose jobs are known"
    return f"{len(names)} cluster{'s' * (len(names) != 1)}{without if empty else ''}."


def _area_row(analysis: Analysis, area: Cells) -> tuple[DeckCell, ...]:
    marks = benchmarks(area, area, analysis.study, analysis.prices)
    numbers = (
        (marks.region_total_first, "{:,.0f}"),
        (marks.region_total_last, "{:,.0f}"),
        (marks.region_growth, "{:.1%}"),
        (marks.region_pay, "${:,.0f}"),
    )
    return (
        DeckCell(brief_area(area.label)),
        *(DeckCell(number(value, pattern)) for value, pattern in numbers),
    )


def _trends(analysis: Analysis, source: str) -> Iterator[Slide]:
    trends = in_study(analysis.trends, analysis.study)
    years = tuple(str(year) for year in trends[0].index)
    labels = [brief_area(area.label) for area in (analysis.region, *analysis.references.values())]
    jobs = trends[0]["employment"]
    first, last = (float(jobs[year]) for year in (analysis.study.first_year, analysis.study.last_year))
    change = f"{number(last - first, '{:+,.0f}')} jobs from {analysis.study.first_year} to {analysis.study.last_year}"
    yield Slide("Jobs over time", f"{labels[0]}: {change}.",
                DeckChart("line", years, (DeckSeries(labels[0], jobs.tolist(), "region"),), "Year", "Jobs", Unit.JOBS), source)  # fmt: skip
    for title, column, axis, unit in (
        (
            f"Job growth vs. {brief_said(analysis.reference.label)}",
            "employment_index",
            f"Jobs, {analysis.study.first_year} = 100",
            Unit.INDEX,
        ),
        (
            "Pay over time",
            "real_pay",
            f"Average annual pay ({analysis.study.dollar_year} dollars)",
            Unit.DOLLARS,
        ),
    ):
        series = tuple(
            DeckSeries(label, trend[column].tolist(), style)
            for label, trend, style in zip(labels, trends, _LINES, strict=False)
        )
        ends = [float(trend[column][analysis.study.last_year]) for trend in trends]
        pattern = "${:,.0f}" if unit is Unit.DOLLARS else "{:.1f}"
        ending = "; ".join(
            f"{label}: {number(end, pattern)}" for label, end in zip(labels, ends, strict=True)
        )
        yield Slide(
            title,
            f"In {analysis.study.last_year}, {ending}.",
            DeckChart("line", years, series, "Year", axis, unit),
            source,
        )


def estimates_words(analysis: Analysis) -> str:
    """How numbers that are not disclosed are read."""
    study = analysis.study
    if study.reading is Reading.PUBLISHED:
        return "Numbers that are not disclosed are not zero: they are left out of every figure that would need them"
    how = {
        Reading.USUAL: "are estimated so that they add up to every disclosed total",
        Reading.CERTAIN: "are limited by what disclosed totals allow",
    }[study.reading]
    return (
        f'Numbers that are not disclosed {how}: "\N{ALMOST EQUAL TO}" stands for within {study.grade_close:.0%}, "about" for within '
        f"{study.grade_rough:.0%}; what is less sure, and what is under {study.grade_floor:,.0f} jobs, is shown as a range"
    )


def _method(analysis: Analysis, source: str) -> Slide:
    study, prices = analysis.study, analysis.prices
    lines = (
        f"Annual growth: {GROWTH.said(first='jobs first', last='jobs last', years='years between')}",
        f"Location quotient: share of the region's jobs over share of the jobs of {said_area(analysis.reference.label)}; base {study.base_total.label.lower()}",
        f"Pay: payroll over jobs, in {study.dollar_year} dollars by {prices.title}",
        "Clusters: figures are made of sums over industry groups, never of averages",
        estimates_words(analysis),
        "Statements that rest on estimates are called likely where they hold about nine times in ten; less sure ones are not made",
        f"Data: {len(analysis.panel.sources):,} file{'s' * (len(analysis.panel.sources) != 1)} of: {published_by(analysis)}",
    )
    return Slide("Method and sources", "How the numbers were made.", Bullets(lines), source)
