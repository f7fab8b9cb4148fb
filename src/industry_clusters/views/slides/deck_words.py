"""What slides share: texts that fit, figures with their ranges, comparisons, the source line."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from industry_clusters.analysis.compared import Compared
from industry_clusters.analysis.comparisons import Comparison
from industry_clusters.analysis.industries.areas import area_name, area_said
from industry_clusters.analysis.rows import records
from industry_clusters.measures.margins import Grade
from industry_clusters.plain_text import cut_inside
from industry_clusters.study import Reading
from industry_clusters.views.vocabulary.figures import figure_text, grade_of, shown_text
from industry_clusters.views.vocabulary.words import published_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Unit

_LONGEST = 60
_ADDITION = re.compile(r" \([^()]*\)$")
_ESTIMATES = {
    Reading.USUAL: "\N{ALMOST EQUAL TO}, about and ranges are estimates",
    Reading.CERTAIN: "\N{ALMOST EQUAL TO}, about and ranges: what disclosed numbers allow",
    Reading.PUBLISHED: "disclosed numbers only",
}


def short(text: object) -> str:
    """A text that fits, with an ellipsis inside where it was longer."""
    return cut_inside(str(text), _LONGEST)


def plain_area(label: str) -> str:
    """An area's name without its code, which readers of a slide have no use for.

    Examples
    --------
    >>> plain_area("United States (US000)"), plain_area("Kern (oil) region")
    ('United States', 'Kern (oil) region')
    """
    return short(area_name(label))


def said_area(label: str) -> str:
    """An area's name within a sentence.

    Examples
    --------
    >>> said_area("United States (US000)"), said_area("Ohio (39000)")
    ('the United States', 'Ohio')
    """
    return area_said(plain_area(label))


def brief_area(label: str) -> str:
    """An area's name in a headline or a chart, without what stands in parentheses at its end: title and source line have that.

    Examples
    --------
    >>> brief_area("Sample region (constructed example)"), brief_area("Kern (oil) region")
    ('Sample region', 'Kern (oil) region')
    """
    name = plain_area(label)
    return _ADDITION.sub("", name) or name


def brief_said(label: str) -> str:
    """The same within a sentence."""
    return area_said(brief_area(label))


def number(value: float, pattern: str) -> str:
    """A number of a whole area, which has no range; the files may lack it as well as not disclose it.

    Examples
    --------
    >>> number(12.0, "{:+,.0f}"), number(0.0, "{:+,.0f}"), number(-0.0001, "{:+.1%}")
    ('+12', '0', '0.0%')
    """
    if math.isnan(value):
        return "no published number"
    text = pattern.format(value)
    return text if any(digit in text for digit in "123456789") else text.lstrip("+-")  # nothing has no sign


def with_range(row: Mapping[Any, Any], column: str, unit: Unit) -> str:
    """A figure as it is shown, and where it is an estimate the range in which it likely lies."""
    text = figure_text(row, column, unit)
    low, high = (float(row[f"{end}_{column}"]) for end in ("likely_low", "likely_high"))
    ends = shown_text(math.nan, low, high, Grade.RANGE_ONLY, unit)
    is_level = "\N{PLUS-MINUS SIGN}" not in text and text != ends
    estimated = grade_of(row, column) in (Grade.CLOSE, Grade.ROUGH)
    return f"{text} ({ends})" if estimated and is_level and " to " in ends else text


def empty_clusters(analysis: Analysis) -> list[str]:
    """Clusters of which nothing is known: no industry group is in the region's data, or none has jobs that are known."""
    summary = analysis.clusters.summary
    nothing = summary["best_employment_last"].isna() & summary["likely_high_employment_last"].isna()
    return summary.loc[
        summary["members"].eq(0) | (nothing & ~_has_known_member(analysis)), "cluster"
    ].tolist()


def _has_known_member(analysis: Analysis) -> pd.Series[bool]:
    """For each cluster, whether jobs of one of its industry groups are known in one of the years, if only as a range."""
    members, table = analysis.clusters.members, analysis.naics_table
    ends = [f"likely_high_employment_{year}" for year in ("first", "last")]
    known = table[ends].notna().any(axis=1).to_numpy()
    own = members[members["counted"].eq(1) & members["row"].notna()]
    named = set(own.loc[known[own["row"].astype(int) - 1], "cluster"])
    return analysis.clusters.summary["cluster"].isin(named)


def comparison(table: pd.DataFrame, column: str, unit: Unit) -> Comparison:
    """Clusters side by side by one figure; those that have no industry group are not among them."""
    rows = records(table[table["members"].gt(0)])
    return Comparison(
        Compared.of(row, column, short(row["cluster"]), figure_text(row, column, unit)) for row in rows
    )


def drawn_words(table: pd.DataFrame, column: str, unit: Unit) -> str:
    """Which of those drawn are known as a range only; "" where none is."""
    rows = records(table[table[f"best_{column}"].notna()])
    ranges = [
        f"{short(row['cluster'])} ({figure_text(row, column, unit)})"
        for row in rows
        if grade_of(row, column) == Grade.RANGE_ONLY
    ]
    return f" Drawn at best values, known only as ranges: {'; '.join(ranges)}." if ranges else ""


def missing_words(table: pd.DataFrame, column: str, what: str) -> str:
    """Of whom a second figure of a chart is missing, and why; "" where it is there of all."""
    rows = [Compared.of(row, column, short(row["cluster"]), "") for row in records(table)]
    words = Comparison(rows).left_out_words().removeprefix(" Left out:")
    return f" No {what}:{words}" if words else ""


def price_words(analysis: Analysis) -> str:
    """The price index as a reader knows it."""
    prices = analysis.prices
    is_named = "price" in prices.title.lower() or "cpi" in prices.title.lower()
    return (
        prices.title
        if is_named or not prices.series_id.startswith("CU")
        else f"Consumer Price Index, {prices.title}"
    )


def slide_source(analysis: Analysis, *, published: bool | None = None) -> str:
    """Where a slide's numbers come from, in one line that makes sense alone.

    ``published`` says whether all of them are published; None where they are those of all industry groups.
    """
    study, sources = analysis.study, analysis.panel.sources
    file = f" ({sources[0].name})" if len(sources) == 1 else ""
    line = (
        f"Source: {published_by(analysis)}{file}, {study.first_year} and {study.last_year}; "
        f"{study.ownership.label.lower()}; compared with {said_area(analysis.reference.label)}; "
        f"pay in {study.dollar_year} dollars ({price_words(analysis)})"
    )
    if published is None:
        published = bool(analysis.naics_table["grade"].eq(Grade.PUBLISHED).all())
    return line if published else f"{line}; {_ESTIMATES[study.reading]}"
