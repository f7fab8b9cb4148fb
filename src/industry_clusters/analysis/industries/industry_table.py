"""The NAICS table of step 3, and the highlights of step 4: one row per industry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.breaks import vintages_across
from industry_clusters.analysis.industries.derived import add_derived
from industry_clusters.analysis.industries.reasons import with_reasons
from industry_clusters.analysis.rows import records
from industry_clusters.industry_codes import level_of, sector_of
from industry_clusters.measures.derived_ranges import Ends, Range, ratio_range, spread_range
from industry_clusters.measures.margins import LIKELY
from industry_clusters.measures.pay import average_pay
from industry_clusters.study import Criterion, Reading

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from numpy.typing import NDArray

    from industry_clusters.analysis.industries.benchmarks import Benchmarks
    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.industries.figures import Figures
    from industry_clusters.analysis.references import Reference
    from industry_clusters.analysis.withheld.region import Known
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
    region: RegionFigures,
    reference: Reference,
    study: Study,
    marks: Benchmarks,
) -> pd.DataFrame:
    """Work out the table's rows.

    Parameters
    ----------
    codes, titles
        The industries, in order.
    region
        What is known of the region, and how the study reads it.
    reference
        What is known of the reference area; industries that it lacks are missing there.
    study
        First and last year, and the cut-offs of the grades.
    marks
        Totals and deflators.

    Returns
    -------
    DataFrame
        Columns named as in :mod:`industry_clusters.terms`; jobs, dollars of the dollar year, fractions. For each figure
        ``best_``, ``low_``, ``high_``, ``likely_low_`` and ``likely_high_`` as in
        :func:`~industry_clusters.analysis.industries.derived.add_derived`.
    """
    published = region.published.at(codes)
    table = pd.DataFrame({"industry_code": list(codes), "industry_title": list(titles)})
    table["sector"] = [sector_of(code) for code in codes]
    wanted = pd.Index(table["industry_code"])
    columns: dict[str, Any] = {}
    for end, year in (("first", study.first_year), ("last", study.last_year)):
        columns |= _reference(reference, wanted, end, year)
        columns[f"withheld_{end}"] = published.withheld[year].to_numpy()
        columns[f"rows_{end}"] = published.present[year].to_numpy().astype(int)
        columns |= _jobs(region, wanted, end, year)
        columns |= _pay(region, wanted, (end, year), study, marks)
    table = table.assign(**columns, disclosed_last=published.disclosed[study.last_year].to_numpy())
    table = add_derived(table, marks, study.grade_rough)
    across = vintages_across(list(codes), study.first_year, study.last_year, study_level(codes, study))
    table = table.assign(classification=across)
    table = with_reasons(table, marks)
    return table.assign(
        remark=[_remark(row, study, published.parts) for row in records(table[list(_REMARKED)])]
    )


def study_level(codes: Sequence[str], study: Study) -> int:
    """The level of a table's industries: sectors stand beside those of the study."""
    return level_of(codes[0]) if codes else study.industry_level


@dataclass(frozen=True)
class RegionFigures:
    """The region three ways: its published cells, what is known of it, and that as the study reads it."""

    published: Cells
    known: Known
    figures: Figures


def _reference(reference: Reference, codes: pd.Index, end: str, year: int) -> dict[str, Any]:
    """Jobs in the reference area: best value, ranges, grade."""
    read = reference.read
    tables = {
        f"{name}_reference": getattr(read, name) for name in ("low", "high", "likely_low", "likely_high")
    }
    tables |= {"reference": read.best, "grade_reference": read.grade}
    return {f"{name}_{end}": table[year].reindex(codes).to_numpy() for name, table in tables.items()}


def _jobs(region: RegionFigures, codes: pd.Index, end: str, year: int) -> dict[str, Any]:
    """Jobs: best value, ranges, grade; and the published part and the variance, of which ranges of sums are made."""
    tables = {
        f"{name}_employment": getattr(region.figures, name)
        for name in ("best", "low", "high", "likely_low", "likely_high")
    }
    tables |= {"grade": region.figures.grade, "known": region.known.known, "variance": region.known.variance}
    return {f"{name}_{end}": table[year].reindex(codes).to_numpy() for name, table in tables.items()}


def _pay(
    region: RegionFigures, codes: pd.Index, when: tuple[str, int], study: Study, marks: Benchmarks
) -> dict[str, Any]:
    """Pay a job in dollars of the dollar year: best, certain and likely."""
    (end, year), known, figures = when, region.known, region.figures

    def at(table: pd.DataFrame) -> Any:
        return table[year].reindex(codes).to_numpy()

    deflator = marks.deflator_first if end == "first" else marks.deflator_last
    best = average_pay(at(figures.cells.payroll), at(figures.best)) * deflator
    certain = ratio_range(
        Ends(at(known.low_payroll), at(known.high_payroll)), Ends(at(figures.low), at(figures.high))
    )
    ends = Range(*(value * deflator for value in certain))
    sure = ~np.isnan(at(region.published.payroll) + at(region.published.employment))
    ends = Range(*(np.where(sure, best, value) for value in ends))
    variance = at(known.pay_variance)
    likely = {
        Reading.PUBLISHED: Range(best, best),
        Reading.CERTAIN: ends,
        Reading.USUAL: spread_range(best, variance, LIKELY),
    }[study.reading]
    names = ("low", "high", "likely_low", "likely_high")
    ranges = zip(names, (*ends, *likely), strict=True)
    return {
        f"best_pay_{end}": best,
        **{f"{name}_pay_{end}": value for name, value in ranges},
        f"pay_variance_{end}": variance,
        f"low_payroll_{end}": at(known.low_payroll) * deflator,
        f"high_payroll_{end}": at(known.high_payroll) * deflator,
    }


_REMARKED = tuple(f"{name}_{end}" for name in ("withheld", "rows", "employment") for end in ("first", "last"))


def _remark(row: Mapping[Hashable, Any], study: Study, parts: int) -> str:
    counts = {study.first_year: row["withheld_first"], study.last_year: row["withheld_last"]}
    if unknown := [str(year) for year, count in counts.items() if np.isnan(count)]:
        return f"No such code in {' and '.join(unknown)}"
    rows = {study.first_year: row["rows_first"], study.last_year: row["rows_last"]}
    if no_row := [str(year) for year, count in counts.items() if count and not rows[year]]:
        return f"No row in the files for {' and '.join(no_row)}"
    if withheld := [f"{int(count)} of {parts} in {year}" for year, count in counts.items() if count]:
        return f"Cells not disclosed: {' and '.join(withheld)}"
    if row["employment_first"] == 0:
        return "" if row["employment_last"] == 0 else f"New since {study.first_year}"
    return f"Gone by {study.last_year}" if row["employment_last"] == 0 else ""


def add_highlights(table: pd.DataFrame, cut_offs: Mapping[Criterion, float]) -> pd.DataFrame:
    """Add the letters of the criteria that each row meets, and their count.

    A criterion is met where all of the likely range is above the cut-off, and may be met (a small letter, which does
    not count) where a part of it is; one whose number is missing earns ``?``. ``standing`` orders rows by criteria met,
    then by jobs; it is missing where the jobs are.
    """
    marked = table.copy()
    letters = pd.DataFrame(
        {criterion: _letters(table, criterion, cut_offs[criterion]) for criterion in JUDGED}
    )
    marked["marks"] = letters.agg("".join, axis=1) if len(letters) else ""
    marked["criteria_met"] = letters.isin(list(LETTERS.values())).sum(axis=1)
    marked["standing"] = marked["criteria_met"] + marked["employment_last"] / 10**9
    return marked


def _letters(table: pd.DataFrame, criterion: Criterion, cut_off: float) -> NDArray[np.str_]:
    column, letter = JUDGED[criterion], LETTERS[criterion]
    low, high = table[f"likely_low_{column}"], table[f"likely_high_{column}"]
    unknown = table[column].isna() | np.isnan(cut_off)
    return np.select([unknown, low > cut_off, high > cut_off], [UNKNOWN, letter, letter.lower()], NOT_MET)
