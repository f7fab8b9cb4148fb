"""What slides share: texts that fit, figures with their ranges, comparisons, the source line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from industry_clusters.analysis.comparisons import Compared, Comparison
from industry_clusters.measures.margins import Grade
from industry_clusters.study import Reading
from industry_clusters.views.vocabulary.figures import figure_text, grade_of, shown_text
from industry_clusters.views.vocabulary.words import published_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Unit

_LONGEST = 60
_ESTIMATES = {
    Reading.USUAL: "\N{ALMOST EQUAL TO}, about and ranges: estimated, as some numbers are not disclosed",
    Reading.CERTAIN: "\N{ALMOST EQUAL TO}, about and ranges: as far as disclosed numbers say",
    Reading.PUBLISHED: "disclosed numbers only",
}


def short(text: object) -> str:
    """A text that fits, with an ellipsis where it was longer."""
    words = str(text)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def number(value: float, pattern: str) -> str:
    """A number of the whole region, which has no range: disclosed or not."""
    return "not disclosed" if np.isnan(value) else pattern.format(value)


def with_range(row: Mapping[Any, Any], column: str, unit: Unit) -> str:
    """A figure as it is shown, and where it is an estimate the range in which it likely lies."""
    text = figure_text(row, column, unit)
    if grade_of(row, column) not in (Grade.CLOSE, Grade.ROUGH) or "\N{PLUS-MINUS SIGN}" in text:
        return text
    ends = (float(row[f"{end}_{column}"]) for end in ("likely_low", "likely_high"))
    return f"{text} ({shown_text(np.nan, *ends, Grade.RANGE_ONLY, unit)})"


def comparison(table: pd.DataFrame, column: str, unit: Unit) -> Comparison:
    """Clusters side by side by one figure."""
    rows = table.to_dict("records")
    return Comparison(
        Compared.of(row, column, short(row["cluster"]), figure_text(row, column, unit)) for row in rows
    )


def drawn_words(table: pd.DataFrame, column: str, unit: Unit) -> str:
    """Which of those drawn are known as a range only; "" where none is."""
    rows = table[table[f"best_{column}"].notna()].to_dict("records")
    ranges = [
        f"{short(row['cluster'])} ({figure_text(row, column, unit)})"
        for row in rows
        if grade_of(row, column) == Grade.RANGE_ONLY
    ]
    return f" Drawn at best values, known only as ranges: {'; '.join(ranges)}." if ranges else ""


def slide_source(analysis: Analysis) -> str:
    """Where a slide's numbers come from, in one line that makes sense alone."""
    study, sources = analysis.study, analysis.panel.sources
    file = f", {sources[0].name}" if len(sources) == 1 else ""
    line = (
        f"Source: {published_by(analysis)}, {study.first_year} and {study.last_year}{file}; "
        f"{study.ownership.label.lower()}; compared with {analysis.reference.label}; "
        f"pay in {study.dollar_year} dollars ({analysis.prices.title})"
    )
    published = analysis.naics_table["grade"].eq(Grade.PUBLISHED).all()
    return line if published else f"{line}; {_ESTIMATES[study.reading]}"
