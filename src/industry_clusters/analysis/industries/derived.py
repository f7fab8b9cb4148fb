"""What is made of jobs and pay, each with its ranges: growth, changes and quotients of industries and of clusters alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    scaled_range,
)
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.margins import Grade, margin
from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    import pandas as pd
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
        (jobs) and ``pay_…`` (dollars of the dollar year), ``grade_…``, and ``reference_…`` (jobs).
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
    table = table.assign(**dict(_best(table, marks)))
    for ends in (CERTAIN, LIKELY_ENDS):
        table = table.assign(**dict(_ranges(table, ends, marks)))
    return table.assign(**dict(_shown(table, rough)))


def _factors(table: pd.DataFrame, marks: Benchmarks) -> dict[str, NDArray[np.float64]]:
    """What a job adds to the quotient of its year."""
    return {
        "first": location_quotient(
            1.0, marks.region_total_first, table["reference_first"], marks.reference_total_first
        ),
        "last": location_quotient(
            1.0, marks.region_total_last, table["reference_last"], marks.reference_total_last
        ),
    }


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

    first, last, factors = of("employment_first"), of("employment_last"), _factors(table, marks)
    quotients = [
        Ends(*scaled_range(jobs, factors[year])) for jobs, year in ((first, "first"), (last, "last"))
    ]
    yield from named("growth", growth_range(first, last, marks.span))
    yield from named("employment_change", change_range(first, last))
    for year, quotient in zip(YEARS, quotients, strict=True):
        yield from zip((f"{end}_quotient_{year}" for end in ends), quotient, strict=True)
    yield from named("quotient_change", change_range(*quotients))
    yield from named("quotient_percent_change", percent_change_range(*quotients))
    yield from named("pay_change", percent_change_range(of("pay_first"), of("pay_last")))


def _shown(table: pd.DataFrame, rough: float) -> Iterator[tuple[str, pd.Series]]:
    numbers = {year: table[f"grade_{year}"].lt(Grade.RANGE_ONLY) for year in YEARS}
    for year in YEARS:
        for figure in ("employment", "quotient"):
            yield f"{figure}_{year}", table[f"best_{figure}_{year}"].where(numbers[year])
        pay = table[f"best_pay_{year}"]
        width = margin(pay, table[f"likely_low_pay_{year}"], table[f"likely_high_pay_{year}"])
        numbers[f"pay_{year}"] = numbers[year] & (width <= rough)
        yield f"pay_{year}", pay.where(numbers[f"pay_{year}"])
    both = numbers["first"] & numbers["last"]
    for figure in BOTH:
        if figure == "pay_change":
            both = numbers["pay_first"] & numbers["pay_last"]
        yield figure, table[f"best_{figure}"].where(both)
