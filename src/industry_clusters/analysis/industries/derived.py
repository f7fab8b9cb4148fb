"""What is made of jobs and pay, each with its ranges: growth, changes and quotients of industries and of clusters alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from industry_clusters.measures.concentration import (
    location_quotient,
    location_quotient_change,
    location_quotient_percent_change,
)
from industry_clusters.measures.derived_ranges import (
    Ends,
    change_range,
    growth_range,
    percent_change_range,
)
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.margins import Grade, margin
from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from industry_clusters.analysis.industries.benchmarks import Benchmarks
    from industry_clusters.measures.derived_ranges import Range

YEARS = ("first", "last")
CERTAIN, LIKELY_ENDS = ("low", "high"), ("likely_low", "likely_high")
BOTH = (
    "growth",
    "employment_change",
    "quotient_change",
    "quotient_percent_change",
    "pay_change",
)
"""What needs both years."""


def add_derived(table: pd.DataFrame, marks: Benchmarks, rough: float) -> pd.DataFrame:
    """Add what follows from jobs and pay.

    Parameters
    ----------
    table
        For each of :data:`YEARS`: ``best_``, ``low_``, ``high_``, ``likely_low_``, ``likely_high_`` of ``employment_…``
        (jobs) and ``pay_…`` (dollars of the dollar year), ``grade_…``, ``reference_…`` (jobs there, their ranges and grade).
    marks
        Totals and the span.
    rough
        The widest margin, a fraction, at which pay is shown as a number.

    Returns
    -------
    DataFrame
        With ``grade``, the worse of both years', and for each figure its best value, its certain and its likely range,
        and under its plain name the number that is shown: missing where its jobs are known as a range only.
    """
    table = table.assign(grade=table[["grade_first", "grade_last"]].max(axis=1, skipna=False))
    for year in YEARS:  # a quotient is no better known than the worse of its two numbers
        graded = table[[f"grade_{year}", f"grade_reference_{year}"]].max(axis=1)
        table = table.assign(**{f"grade_quotient_{year}": graded.where(table[f"grade_{year}"].notna())})
    both = [f"grade_quotient_{year}" for year in YEARS]
    table = table.assign(grade_quotient=table[both].max(axis=1, skipna=False))
    table = _with(table, _best(table, marks))
    for ends in (CERTAIN, LIKELY_ENDS):
        table = _with(table, _ranges(table, ends, marks))
    return _with(table, _shown(table, rough))


def _with(
    table: pd.DataFrame, columns: Iterator[tuple[str, pd.Series | NDArray[np.float64]]]
) -> pd.DataFrame:
    """Add columns in one piece: a table of many pieces is slow."""
    return pd.concat([table, pd.DataFrame(dict(columns), index=table.index)], axis=1)


def _quotient_of_a_job(table: pd.DataFrame, marks: Benchmarks, year: str, there: str) -> NDArray[np.float64]:
    """What a job adds to the quotient of its year, beside these jobs in the reference area."""
    totals = {
        "first": (marks.region_total_first, marks.reference_total_first),
        "last": (marks.region_total_last, marks.reference_total_last),
    }
    here, total = totals[year]
    return location_quotient(1.0, here, table[f"{there}_{year}"], total)


def _best(table: pd.DataFrame, marks: Benchmarks) -> Iterator[tuple[str, pd.Series | NDArray[np.float64]]]:
    first, last = table["best_employment_first"], table["best_employment_last"]
    quotients = {
        "first": location_quotient(
            first, marks.region_total_first, table["reference_first"], marks.reference_total_first
        ),
        "last": location_quotient(
            last, marks.region_total_last, table["reference_last"], marks.reference_total_last
        ),
    }
    yield "best_employment_change", last - first
    yield "best_growth", average_annual_growth_rate(first, last, marks.span)
    for year, quotient in quotients.items():
        yield f"best_quotient_{year}", quotient
    yield "best_quotient_change", location_quotient_change(quotients["first"], quotients["last"])
    yield (
        "best_quotient_percent_change",
        location_quotient_percent_change(quotients["first"], quotients["last"]),
    )
    yield "best_pay_change", ratio(table["best_pay_last"], table["best_pay_first"]) - 1


def _ranges(
    table: pd.DataFrame, ends: tuple[str, str], marks: Benchmarks
) -> Iterator[tuple[str, pd.Series | np.ndarray]]:
    def of(name: str) -> Ends:
        return Ends(*(table[f"{end}_{name}"] for end in ends))

    def named(name: str, values: Range) -> Iterator[tuple[str, np.ndarray]]:
        for end, value in zip(ends, values, strict=True):
            yield f"{end}_{name}", value

    first, last = of("employment_first"), of("employment_last")
    quotients = [_quotient_range(table, ends, marks, year) for year in YEARS]
    yield from named("growth", growth_range(first, last, marks.span))
    yield from named("employment_change", change_range(first, last))
    for year, quotient in zip(YEARS, quotients, strict=True):
        yield from zip((f"{end}_quotient_{year}" for end in ends), quotient, strict=True)
    yield from named("quotient_change", change_range(*quotients))
    yield from named("quotient_percent_change", percent_change_range(*quotients))
    yield from named("pay_change", percent_change_range(of("pay_first"), of("pay_last")))


def _quotient_range(table: pd.DataFrame, ends: tuple[str, str], marks: Benchmarks, year: str) -> Ends:
    """The fewest jobs beside the most in the reference area, and the most beside the fewest."""
    least, most = (table[f"{end}_employment_{year}"] for end in ends)
    fewest, greatest = (
        _quotient_of_a_job(table, marks, year, f"{end}_reference") for end in (ends[1], ends[0])
    )
    return Ends(np.asarray(least, np.float64) * fewest, np.asarray(most, np.float64) * greatest)


def _shown(table: pd.DataFrame, rough: float) -> Iterator[tuple[str, pd.Series]]:
    numbers = {year: table[f"grade_{year}"].lt(Grade.RANGE_ONLY) for year in YEARS}
    beside = {year: table[f"grade_quotient_{year}"].lt(Grade.RANGE_ONLY) for year in YEARS}
    for year in YEARS:
        yield f"employment_{year}", table[f"best_employment_{year}"].where(numbers[year])
        yield f"quotient_{year}", table[f"best_quotient_{year}"].where(beside[year])
        pay = table[f"best_pay_{year}"]
        width = margin(pay, table[f"likely_low_pay_{year}"], table[f"likely_high_pay_{year}"])
        numbers[f"pay_{year}"] = numbers[year] & (width <= rough)
        yield f"pay_{year}", pay.where(numbers[f"pay_{year}"])
    both = {
        "quotient": beside["first"] & beside["last"],
        "pay": numbers["pay_first"] & numbers["pay_last"],
    }
    jobs = numbers["first"] & numbers["last"]
    for figure in BOTH:
        yield figure, table[f"best_{figure}"].where(both.get(figure.partition("_")[0], jobs))
