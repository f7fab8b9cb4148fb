"""Step 7: the study as slides. Sentences say what the numbers say, and name no causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from industry_clusters.analysis.clusters.matrix import COMPARED, LETTERS, LEVELS
from industry_clusters.analysis.industries.benchmarks import benchmarks
from industry_clusters.analysis.industries.industry_table import ESTIMATED_MARK
from industry_clusters.study import MatrixCriterion
from industry_clusters.views.region.data_sheets import is_estimated
from industry_clusters.views.slides.deck_clusters import cluster_slides
from industry_clusters.views.vocabulary.deck_model import (
    Bullets,
    Deck,
    DeckBubbles,
    DeckCell,
    DeckChart,
    DeckSeries,
    DeckTable,
    Slide,
)
from industry_clusters.views.vocabulary.model import Bubble, Unit
from industry_clusters.views.vocabulary.words import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.tables import Analysis

_LINES = ("region", "reference_1", "reference_2", "reference_3")
_COLOURS = {3: "green", 2: "yellow", 1: "red", 0: ""}
_CORNERS = (
    "Concentrated, growing more slowly",
    "Concentrated, growing faster",
    "Not concentrated, growing more slowly",
    "Not concentrated, growing faster",
)
_MOST_MEMBERS, _LONGEST, _FIRM = 10, 60, 0.5


def deck_view(analysis: Analysis) -> Deck:
    """All slides: the region, each chart with a sentence, the matrix, a page a cluster, method and sources."""
    study = analysis.study
    return Deck(
        f"Industry clusters of {analysis.region.label}",
        f"{study.first_year} to {study.last_year}, compared with {analysis.reference.label}",
        tuple(_slides(analysis)),
    )


def _slides(analysis: Analysis) -> Iterator[Slide]:
    source = source_line(analysis)
    yield _glance(analysis, source)
    yield from _trends(analysis, source)
    drawn = _drawn(analysis)
    source = f"{source}; clusters: {analysis.study.cluster_basis.label.lower()}"
    if is_estimated(analysis):
        source += "; e: in part estimated, as cells are withheld"
    if len(drawn):
        yield _bubbles(analysis, drawn, "quotient_last", analysis.reference.label, source)
        if analysis.second is not None:
            yield _bubbles(analysis, drawn, "quotient_second", analysis.second.label, source)
        yield from _bars(analysis, drawn, source)
        yield _matrix(analysis, source)
    for name in analysis.clusters.names:
        yield _cluster(analysis, name, source)
        yield from cluster_slides(analysis, name, source)
    yield _method(analysis, source)


def _drawn(analysis: Analysis) -> pd.DataFrame:
    summary = analysis.clusters.summary
    return summary[summary["employment_last"].notna()].sort_values(
        "employment_last", ascending=False, kind="stable"
    )


def _short(text: object) -> str:
    words = str(text)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _shown(value: float, pattern: str) -> str:
    return "not known" if np.isnan(value) else pattern.format(value)


def _glance(analysis: Analysis, source: str) -> Slide:
    """The region beside its reference areas: jobs, growth and pay."""
    study, table = analysis.study, analysis.naics_table
    known = int(table["employment_last"].notna().sum())
    sentence = (
        f"{len(table)} industry groups in {len(analysis.clusters.names)} clusters; jobs of {known} groups are published "
        f"for {study.last_year}. Base: {study.base_total.label.lower()}."
    )
    areas = (analysis.region, *analysis.references.values())
    header = (
        "Area",
        f"Jobs {study.first_year}",
        f"Jobs {study.last_year}",
        "Growth a year",
        f"Pay {study.last_year}, in {study.dollar_year} dollars",
    )
    return Slide(
        "The region at a glance",
        sentence,
        DeckTable(header, tuple(_area_row(analysis, area) for area in areas)),
        source,
    )


def _area_row(analysis: Analysis, area: Cells) -> tuple[DeckCell, ...]:
    marks = benchmarks(area, area, analysis.study, analysis.prices)
    numbers = (
        (marks.region_total_first, "{:,.0f}"),
        (marks.region_total_last, "{:,.0f}"),
        (marks.region_growth, "{:.1%}"),
        (marks.region_pay, "${:,.0f}"),
    )
    return (DeckCell(_short(area.label)), *(DeckCell(_shown(value, pattern)) for value, pattern in numbers))


def _trends(analysis: Analysis, source: str) -> Iterator[Slide]:
    years = tuple(str(year) for year in analysis.years)
    labels = [analysis.region.label, *(cells.label for cells in analysis.references.values())]
    jobs = analysis.trends[0]["employment"]
    first, last = (float(jobs[year]) for year in (analysis.study.first_year, analysis.study.last_year))
    change = f"{_shown(last - first, '{:+,.0f}')} jobs from {analysis.study.first_year} to {analysis.study.last_year}"
    yield Slide("Jobs over time", f"{analysis.region.label}: {change}.",
                DeckChart("line", years, (DeckSeries(labels[0], jobs.tolist(), "region"),), "Year", "Jobs", Unit.JOBS), source)  # fmt: skip
    for title, column, axis, unit in (
        (
            "Jobs beside the reference",
            "employment_index",
            f"Jobs, {analysis.study.first_year} = 100",
            Unit.INDEX,
        ),
        (
            "Pay over time",
            "real_pay",
            f"Dollars of {analysis.study.dollar_year} a job and year",
            Unit.DOLLARS,
        ),
    ):
        series = tuple(
            DeckSeries(label, trend[column].tolist(), style)
            for label, trend, style in zip(labels, analysis.trends, _LINES, strict=False)
        )
        ends = [float(trend[column][analysis.study.last_year]) for trend in analysis.trends]
        pattern = "${:,.0f}" if unit is Unit.DOLLARS else "{:.1f}"
        told = "; ".join(f"{label}: {_shown(end, pattern)}" for label, end in zip(labels, ends, strict=True))
        yield Slide(
            title,
            f"In {analysis.study.last_year}, {told}.",
            DeckChart("line", years, series, "Year", axis, unit),
            source,
        )


def _bubbles(analysis: Analysis, drawn: pd.DataFrame, quotient: str, reference: str, source: str) -> Slide:
    study, growth = analysis.study, analysis.marks.region_growth
    points = tuple(
        Bubble(_short(row["shown"]), row["growth"], row[quotient], row["employment_last"])
        for row in drawn.to_dict("records")
        if np.isfinite(row["growth"]) and np.isfinite(row[quotient])
    )
    ahead = sum(point.x > growth and point.y > 1 for point in points)
    sentence = (
        f"Beside {_short(reference)}, {ahead} of {len(points)} clusters are above LQ 1 and grow faster than the region, "
        f"{_shown(growth, '{:.1%}')} a year. The area of a bubble is jobs in {study.last_year}."
    )
    body = DeckBubbles(
        points,
        f"Growth in jobs a year, {study.first_year} to {study.last_year}",
        f"LQ {study.last_year} beside {_short(reference)}",
        growth if np.isfinite(growth) else 0.0,
        1.0,
        _CORNERS,
    )
    return Slide("Growth and concentration", sentence, body, source)


def _bars(analysis: Analysis, drawn: pd.DataFrame, source: str) -> Iterator[Slide]:
    study = analysis.study
    names = tuple(_short(name) for name in drawn["shown"])
    gained = int((drawn["employment_change"] > 0).sum())
    best = drawn.sort_values("pay_last", ascending=False).iloc[0]
    above = int((drawn["quotient_last"] > 1).sum())

    def bars(title: str, sentence: str, axis: str, unit: Unit, *columns: tuple[str, str, str]) -> Slide:
        series = tuple(DeckSeries(name, drawn[column].tolist(), style) for column, name, style in columns)
        return Slide(title, sentence, DeckChart("bar", names, series, "", axis, unit), source)

    yield bars("Jobs by cluster", _largest_and_smallest(drawn), f"Jobs in {study.last_year}", Unit.JOBS,
               ("employment_last", str(study.last_year), "region"))  # fmt: skip
    yield bars("Net change in jobs", f"{gained} of {len(drawn)} clusters have more jobs in {study.last_year} than in {study.first_year}.",
               "Change in jobs", Unit.CHANGE, ("employment_change", "Change", "region"))  # fmt: skip
    yield bars("Pay by cluster", f"{_short(best['shown'])} pays most: {_shown(best['pay_last'], '${:,.0f}')} a job.",
               f"Dollars of {study.dollar_year} a job and year", Unit.DOLLARS, ("pay_last", str(study.last_year), "region"))  # fmt: skip
    yield bars("Concentration then and now", f"{above} of {len(drawn)} clusters are above LQ 1 in {study.last_year}.",
               f"LQ beside {analysis.reference.label}", Unit.QUOTIENT, ("quotient_first", str(study.first_year), "earlier"),
               ("quotient_last", str(study.last_year), "region"))  # fmt: skip


def _largest_and_smallest(drawn: pd.DataFrame) -> str:
    first, last = drawn.iloc[0], drawn.iloc[-1]
    if len(drawn) == 1:
        return f"{_short(first['shown'])} has {first['employment_last']:,.0f} jobs; the jobs of no other cluster are known."
    return (
        f"{_short(first['shown'])} is the largest with {first['employment_last']:,.0f} jobs, "
        f"{_short(last['shown'])} the smallest with {last['employment_last']:,.0f}."
    )


def _matrix(analysis: Analysis, source: str) -> Slide:
    table = analysis.matrix
    header = ("Cluster", "Size", "Concentration", "Growth", "Pay", "Score", "Place", "In the first three")
    rows = tuple(_matrix_row(row) for row in table.to_dict("records"))
    firm = table[table["stable"] >= _FIRM]["shown"].tolist()
    named = ", ".join(_short(name) for name in firm) or "no cluster"
    sentence = f"Parted by {analysis.study.matrix_method.label.lower()}. In at least half of all weightings among the first three: {named}."
    return Slide("Decision matrix", sentence, DeckTable(header, rows), source)


def _matrix_row(row: dict[object, float]) -> tuple[DeckCell, ...]:
    cells = [DeckCell(_short(row["shown"]))]
    for criterion in COMPARED:
        klass = int(row[f"class_{criterion}"])
        rank = "-" if np.isnan(row[f"rank_{criterion}"]) else f"{row[f'rank_{criterion}']:.0f}"
        text = LEVELS[klass] if criterion is MatrixCriterion.PAY else rank
        cells.append(DeckCell(f"{text} {LETTERS[klass]}", _COLOURS[klass]))
    numbers = ((row["score"], "{:.2f}"), (row["place"], "{:.0f}"), (row["stable"], "{:.0%}"))
    return (
        *cells,
        *(DeckCell("" if np.isnan(value) else pattern.format(value)) for value, pattern in numbers),
    )


def _cluster(analysis: Analysis, name: str, source: str) -> Slide:
    summary = analysis.clusters.summary
    row = summary[summary["cluster"].eq(name)].iloc[0]
    members = analysis.clusters.members
    own = members[members["cluster"].eq(name) & members["counted"].eq(1)]
    rows = analysis.naics_table.iloc[own["row"].astype(int) - 1].sort_values(
        "employment_last", ascending=False, kind="stable"
    )
    shown = rows.head(_MOST_MEMBERS)
    more = (
        f" Shown are the {len(shown)} largest of {len(rows)} industry groups."
        if len(rows) > len(shown)
        else ""
    )
    sentence = (
        f"Jobs {_shown(row['employment_last'], '{:,.0f}')}, growth {_shown(row['growth'], '{:.1%} a year')}, LQ "
        f"{_shown(row['quotient_last'], '{:.2f}')}, pay {_shown(row['pay_last'], '${:,.0f}')}. "
        f"{_published(int(row['known']), int(row['members']), row['estimated_last'])}{more}"
    )
    if row["broken"]:
        sentence += f" Growth of {int(row['broken'])} is across a change of the industry classification."
    study = analysis.study
    header = (
        "NAICS",
        "Industry",
        f"Jobs {study.first_year}",
        f"Jobs {study.last_year}",
        "Growth a year",
        f"LQ {study.last_year}",
        "Pay",
    )
    body = DeckTable(header, tuple(_member_row(item) for item in shown.to_dict("records")), words=2)
    return Slide(_short(row["shown"]), sentence, body, source)


def _published(known: int, members: int, estimated: float) -> str:
    if estimated > 0:
        return f"Of the jobs {estimated:.0%} are estimated (e)."
    if known == members:
        return f"All {members} industry groups are published in both years."
    return f"Published in both years: {known} of {members} industry groups."


def _member_row(row: dict[object, float]) -> tuple[DeckCell, ...]:
    numbers = (
        ("employment_first", "{:,.0f}", ("first",)),
        ("employment_last", "{:,.0f}", ("last",)),
        ("growth", "{:.1%}", ("first", "last")),
        ("quotient_last", "{:.2f}", ("last",)),
        ("pay_last", "${:,.0f}", ("last",)),
    )
    cells = [_figure(row, name, pattern, ends) for name, pattern, ends in numbers]
    return (DeckCell(str(row["industry_code"])), DeckCell(_short(row["industry_title"])), *cells)


def _figure(row: dict[object, float], name: str, pattern: str, ends: tuple[str, ...]) -> DeckCell:
    """A number, with its mark where it rests on an estimate; or a word where there is none."""
    if np.isnan(row[name]):
        withheld = any(np.isnan(row[f"employment_{end}"]) for end in ends)
        return DeckCell("withheld" if withheld else "not known", "withheld")
    estimated = any(row[f"estimated_{end}"] > 0 for end in ends)
    text = pattern.format(row[name])
    return DeckCell(f"{text}{ESTIMATED_MARK}", "estimated") if estimated else DeckCell(text)


def _withheld_words(analysis: Analysis) -> str:
    if is_estimated(analysis):
        return "Withheld numbers are estimated within the bounds that published totals leave, and marked e"
    return "Withheld numbers are not zero: they are left out of every figure that would need them, and said to be"


def _method(analysis: Analysis, source: str) -> Slide:
    study, prices = analysis.study, analysis.prices
    lines = (
        "Growth a year: (jobs last / jobs first) ^ (1 / years between) - 1",
        f"Location quotient: share of the region's jobs over share of the jobs of {analysis.reference.label}; base {study.base_total.label.lower()}",
        f"Pay: payroll over jobs, in dollars of {study.dollar_year} by {prices.title}",
        f"Clusters: {study.cluster_basis.label.lower()}; figures are made of sums",
        _withheld_words(analysis),
        f"Data: {len(analysis.panel.sources)} files of the Quarterly Census of Employment and Wages; the workbook lists each",
    )
    return Slide("Method and sources", "How the numbers were made.", Bullets(lines), source)
