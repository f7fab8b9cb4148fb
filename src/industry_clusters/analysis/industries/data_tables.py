"""The tables that the workbook's data sheets show as they are: industries by year, and how each cell is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.breaks import changes
from industry_clusters.analysis.industries.figures import likely_jobs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.tables import Analysis


def changes_at(levels: Iterable[int]) -> pd.DataFrame:
    """Which codes of some levels each NAICS vintage changed, level by level (:func:`.breaks.changes`)."""
    return pd.concat([changes(level) for level in levels], ignore_index=True)


def known_table(analysis: Analysis, field: str, codes: list[str]) -> pd.DataFrame:
    """What is known of the region's jobs or pay, by industry and year.

    ``field`` is one of the tables of ``Analysis.known``, an end of the likely range, or ``rows``: 1 where the files have a row of the
    industry, published or not. What is not known of an industry is missing.
    """
    known, ends = analysis.known, ("likely_low", "likely_high")
    if field == "rows":
        return analysis.published.at(codes).present.astype(int)
    if field in ends:
        likely = likely_jobs(known.best, known.known, known.variance, known.low, known.high)
        table: pd.DataFrame = likely[ends.index(field)]
    else:
        table = getattr(known, field)
    found: pd.DataFrame = table.reindex(codes)
    return found


def reference_table(analysis: Analysis, field: str, codes: list[str]) -> pd.DataFrame:
    """Jobs or payroll of every reference area, one below the other, by industry and year."""
    areas = analysis.compared.values()
    tables = [each.cells.payroll if field == "payroll" else getattr(each, field) for each in areas]
    stacked: pd.DataFrame = pd.concat([table.reindex(codes) for table in tables])
    return stacked


def cell_states(cells: Cells) -> list[list[str]]:
    """How each cell is known, a list a year: "" published, ``partial``, ``withheld``, or ``missing`` where it has no row."""
    counts = cells.withheld.to_numpy()
    words = np.select(
        [np.isnan(counts), counts == 0, counts < cells.parts], ["missing", "", "partial"], default="withheld"
    )
    return [[str(word) for word in column] for column in words.T]
