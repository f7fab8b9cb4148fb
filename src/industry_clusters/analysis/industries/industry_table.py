"""The NAICS table of step 3, and the highlights of step 4: one row per industry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.breaks import vintages_across
from industry_clusters.industry_codes import sector_of
from industry_clusters.measures.concentration import (
    location_quotient,
    location_quotient_change,
    location_quotient_percent_change,
)
from industry_clusters.measures.growth import average_annual_growth_rate
from industry_clusters.measures.pay import average_pay
from industry_clusters.measures.ratio import ratio
from industry_clusters.study import Criterion

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from industry_clusters.analysis.industries.benchmarks import Benchmarks
    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.withheld.region import Withheld
    from industry_clusters.study import Study

JUDGED = {
    Criterion.EMPLOYMENT: "employment_last",
    Criterion.GROWTH: "growth",
    Criterion.QUOTIENT: "quotient_last",
    Criterion.QUOTIENT_CHANGE: "quotient_change",
    Criterion.PAY: "pay_last",
}
"""The column that each criterion looks at."""

LETTERS = {
    Criterion.EMPLOYMENT: "E",
    Criterion.GROWTH: "G",
    Criterion.QUOTIENT: "L",
    Criterion.QUOTIENT_CHANGE: "C",
    Criterion.PAY: "P",
}
NOT_MET, UNKNOWN = "\N{MIDDLE DOT}", "?"


def industry_table(
    codes: Sequence[str],
    titles: Sequence[str],
    region: Cells,
    reference: Cells,
    study: Study,
    marks: Benchmarks,
) -> pd.DataFrame:
    """Work out the table's rows.

    Parameters
    ----------
    codes, titles
        The industries, in order.
    region, reference
        The areas' cells; industries that one of them lacks are missing there.
    study
        First and last year.
    marks
        Totals and deflators.

    Returns
    -------
    DataFrame
        Columns named as in :mod:`industry_clusters.terms`; jobs, dollars of the dollar year, fractions.
    """
    own, other = region.at(codes), reference.at(codes)
    first, last = study.first_year, study.last_year
    table = pd.DataFrame({"industry_code": list(codes), "industry_title": list(titles)})
    table["sector"] = [sector_of(code) for code in codes]
    for name, cells, year in (
        ("employment_first", own, first),
        ("employment_last", own, last),
        ("reference_first", other, first),
        ("reference_last", other, last),
    ):
        table[name] = cells.employment[year].to_numpy()
    for name, year in (("withheld_first", first), ("withheld_last", last)):
        table[name] = own.withheld[year].to_numpy()
    table["disclosed_last"] = own.disclosed[last].to_numpy()
    _add_measures(table, own, study, marks)
    table["remark"] = [_remark(row, study, own.parts) for row in table.to_dict("records")]
    return table


def _add_measures(table: pd.DataFrame, own: Cells, study: Study, marks: Benchmarks) -> None:
    jobs_first, jobs_last = table["employment_first"], table["employment_last"]
    table["employment_change"] = jobs_last - jobs_first
    table["growth"] = average_annual_growth_rate(jobs_first, jobs_last, marks.span)
    table["quotient_first"] = location_quotient(
        jobs_first, marks.region_total_first, table["reference_first"], marks.reference_total_first
    )
    table["quotient_last"] = location_quotient(
        jobs_last, marks.region_total_last, table["reference_last"], marks.reference_total_last
    )
    table["quotient_change"] = location_quotient_change(table["quotient_first"], table["quotient_last"])
    table["quotient_percent_change"] = location_quotient_percent_change(
        table["quotient_first"], table["quotient_last"]
    )
    table["pay_first"] = (
        average_pay(own.payroll[study.first_year].to_numpy(), jobs_first) * marks.deflator_first
    )
    table["pay_last"] = average_pay(own.payroll[study.last_year].to_numpy(), jobs_last) * marks.deflator_last
    table["pay_change"] = ratio(table["pay_last"], table["pay_first"]) - 1


def _remark(row: Mapping[Hashable, Any], study: Study, parts: int) -> str:
    counts = {study.first_year: row["withheld_first"], study.last_year: row["withheld_last"]}
    if unknown := [str(year) for year, count in counts.items() if np.isnan(count)]:
        return f"No such code in {' and '.join(unknown)}"
    if withheld := [f"{int(count)} of {parts} in {year}" for year, count in counts.items() if count]:
        return f"Cells withheld: {' and '.join(withheld)}"
    if row["employment_first"] == 0:
        return "" if row["employment_last"] == 0 else f"New since {study.first_year}"
    return f"Gone by {study.last_year}" if row["employment_last"] == 0 else ""


ESTIMATED_MARK = " e"
"""Follows a name wherever its jobs are in part estimated."""

LIMITS = ("at_least_last", "at_most_last")
"""Bounds of the last year's jobs."""


def add_limits(table: pd.DataFrame, withheld: Withheld, study: Study, level: int) -> pd.DataFrame:
    """Add the bounds of the last year's jobs, what share of each year's is estimated, and breaks of the classification."""
    codes = table["industry_code"]
    columns = {
        "at_least_last": withheld.at_least[study.last_year],
        "at_most_last": withheld.at_most[study.last_year],
        "estimated_first": withheld.estimated[study.first_year],
        "estimated_last": withheld.estimated[study.last_year],
    }
    across = vintages_across(codes.tolist(), study.first_year, study.last_year, level)
    table = table.assign(classification=across)
    table = table.assign(**{name: values.reindex(codes).to_numpy() for name, values in columns.items()})
    rests = table["estimated_first"].gt(0) | table["estimated_last"].gt(0)
    titles = zip(table["industry_title"], rests, strict=True)
    return table.assign(
        marked_title=[f"{title}{ESTIMATED_MARK if marked else ''}" for title, marked in titles]
    )


def add_highlights(table: pd.DataFrame, cut_offs: Mapping[Criterion, float]) -> pd.DataFrame:
    """Add the letters of the criteria that each row meets, and their count.

    A criterion whose number is missing earns ``?`` and does not count. ``standing`` orders rows by criteria
    met, then by jobs; it is missing where the jobs are.
    """
    marked = table.copy()
    letters = pd.DataFrame(
        {
            criterion: np.select(
                [table[column].isna(), table[column] > cut_offs[criterion]],
                [UNKNOWN, LETTERS[criterion]],
                NOT_MET,
            )
            for criterion, column in JUDGED.items()
        }
    )
    marked["marks"] = letters.agg("".join, axis=1) if len(letters) else ""
    marked["criteria_met"] = (~letters.isin([UNKNOWN, NOT_MET])).sum(axis=1)
    marked["standing"] = marked["criteria_met"] + marked["employment_last"] / 10**9
    return marked
