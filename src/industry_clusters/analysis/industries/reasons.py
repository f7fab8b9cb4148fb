"""Why a number is missing: exactly one reason for each."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.derived import BOTH, YEARS
from industry_clusters.analysis.rows import records
from industry_clusters.measures.margins import Grade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from industry_clusters.analysis.industries.benchmarks import Benchmarks


class Reason(StrEnum):
    """Why a number is missing."""

    NOT_DISCLOSED = "not disclosed"
    NO_CODE = "no such code in this year's NAICS"
    NO_ROW = "no row in the files"
    NO_AREA = "area did not exist"
    NO_YEAR = "year not in the files"
    TWO_QUARTERS = "two quarters only"
    NO_PRICE_INDEX = "price index missing"
    DIVIDED_BY_ZERO = "divided by zero"


def reason_for(row: Mapping[Any, Any], figure: str, marks: Benchmarks) -> str:
    """Why a row of the NAICS table does not show a figure.

    Parameters
    ----------
    row
        A row of the NAICS table.
    figure
        Its column, such as ``pay_last`` or ``growth``.
    marks
        Totals and deflators.

    Returns
    -------
    str
        One of :class:`Reason`; "" where the number is shown.
    """
    if figure in row and not pd.isna(row[figure]):
        return ""
    years = YEARS if figure in BOTH else (figure.rpartition("_")[2],)
    return next(reason for reason, holds in _tests(row, figure, years, marks) if holds)


def _tests(
    row: Mapping[Any, Any], figure: str, years: Sequence[str], marks: Benchmarks
) -> Iterator[tuple[Reason, bool]]:
    """Reasons in the order in which they are asked: the first that holds is the one."""
    pay, unknown = (
        figure.startswith("pay"),
        [year for year in years if row[f"grade_{year}"] == Grade.RANGE_ONLY],
    )
    nothing = any(row[f"best_employment_{year}"] == 0 for year in years)
    yield Reason.NO_CODE, any(np.isnan(row[f"withheld_{year}"]) for year in years)
    yield Reason.NO_PRICE_INDEX, pay and bool(np.isnan([marks.deflator_first, marks.deflator_last]).any())
    yield Reason.NO_ROW, any(row[f"rows_{year}"] == 0 for year in unknown)
    yield Reason.NOT_DISCLOSED, bool(unknown) or (pay and not nothing)
    if figure.startswith("quotient"):
        totals = {"first": marks.reference_total_first, "last": marks.reference_total_last}
        yield Reason.NO_YEAR, any(np.isnan(totals[year]) for year in years)
        yield Reason.NO_ROW, any(np.isnan(row[f"reference_{year}"]) for year in years)
    yield Reason.DIVIDED_BY_ZERO, True


def with_reasons(table: pd.DataFrame, marks: Benchmarks) -> pd.DataFrame:
    """Add ``reason``: why the last year's jobs are not shown as a number; "" where they are."""
    return table.assign(reason=[reason_for(row, "employment_last", marks) for row in records(table)])
