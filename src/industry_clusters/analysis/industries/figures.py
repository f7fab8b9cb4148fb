"""The numbers that a reader is shown, by the reading mode: the best value, how far it may be off, and its grade."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.measures.margins import GradeCutOffs, grade, likely_range
from industry_clusters.study import Reading

if TYPE_CHECKING:
    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.withheld.region import Known
    from industry_clusters.study import Study


@dataclass(frozen=True)
class Figures:
    """Jobs by the reading mode: tables of industries (rows) by years (columns).

    ``best`` is missing where a mode shows no single number or none can be made, ``likely_low`` and ``likely_high``
    where nothing limits it; ``grade`` is 1 published, 2 close, 3 rough, 4 range only, and missing where the year's
    classification has no such code. ``cells`` are the region's cells with ``best`` in the place of its jobs.
    """

    best: pd.DataFrame
    low: pd.DataFrame
    high: pd.DataFrame
    likely_low: pd.DataFrame
    likely_high: pd.DataFrame
    grade: pd.DataFrame
    cells: Cells


def cut_offs_of(study: Study) -> GradeCutOffs:
    """The study's own cut-offs of the grades."""
    return GradeCutOffs(study.grade_close, study.grade_rough, study.grade_floor)


def figures(published: Cells, known: Known, study: Study) -> Figures:
    """Read what is known as the study wants it read.

    Published only: the published number or none. Certain: the middle of the certain bounds, which are also the likely
    ones. Usual: the best value, and where it lies about nine times in ten.
    """
    best, payroll = _best(published, known, study.reading)
    low, high = known.low, known.high
    if study.reading is Reading.USUAL:
        ends = likely_jobs(best, known.known, known.variance, low, high)
    elif study.reading is Reading.CERTAIN:
        ends = (low, high)
    else:
        ends = (best, best)
    likely_low, likely_high = (pd.DataFrame(end, best.index, best.columns) for end in ends)
    sure = published.employment.notna()
    grades = grade(best, likely_low, likely_high, sure, cut_offs_of(study))
    graded = pd.DataFrame(grades, best.index, best.columns).mask(published.withheld.isna())
    cells = replace(published, employment=best, payroll=payroll)
    return Figures(best, low, high, likely_low, likely_high, graded, cells)


def likely_jobs(
    best: pd.DataFrame, known: pd.DataFrame, variance: pd.DataFrame, low: pd.DataFrame, high: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Where jobs lie about nine times in ten; missing where nothing limits them."""
    rest = np.maximum(best - known, 0.0)
    ends = likely_range(known, rest, variance, low, high)
    lower, upper = (
        pd.DataFrame(end, best.index, best.columns).mask(high.isna() | best.isna()) for end in ends
    )
    return lower, upper


def _best(published: Cells, known: Known, reading: Reading) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Jobs and payroll."""
    if reading is Reading.USUAL:
        return known.best, known.best_payroll
    if reading is Reading.CERTAIN:
        middle = (known.low + known.high) / 2, (known.low_payroll + known.high_payroll) / 2
        absent = published.withheld.isna()
        return middle[0].mask(absent), middle[1].mask(absent)
    return published.employment, published.payroll
