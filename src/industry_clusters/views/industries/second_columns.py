"""The quotient beside a second reference area, as a column: there where the study holds one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.derived import YEARS
from industry_clusters.analysis.industries.second_reference import ENDS
from industry_clusters.analysis.rows import numbers_in
from industry_clusters.measures.margins import Grade
from industry_clusters.sheet_names import SETUP_SHEET
from industry_clusters.views.industries.known_formulas import grade_formula
from industry_clusters.views.region.data_sheets import (
    REFERENCE_BEST,
    REFERENCE_EMPLOYMENT,
    REFERENCE_HIGH,
    REFERENCE_LIKELY_HIGH,
    REFERENCE_LIKELY_LOW,
    REFERENCE_LOW,
    years_of,
)
from industry_clusters.views.vocabulary.measured import quotient
from industry_clusters.views.vocabulary.model import Column, Kind, Unit
from industry_clusters.views.vocabulary.words import live_text, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.industries.known_formulas import At
    from industry_clusters.views.vocabulary.model import Cell, Formula

_NOTE = (
    f"Location quotient compared with the second of the reference areas on '{SETUP_SHEET}': it is named there under 'Worked out'. "
    "The base total is the same."
)


def second_header(analysis: Analysis) -> str | Formula:
    """How the quotient is called."""
    return live_text("LQ {last_year}, second reference", names_of(analysis))


def second_column(analysis: Analysis, values: Sequence[Cell], jobs: str, there: str) -> Column:
    """The column; ``jobs`` and ``there`` are formulas of the jobs here and in the second reference area."""
    formula = quotient(jobs, there, "last", "second")
    label = second_header(analysis)
    return Column("quotient_second", label, list(values), Unit.QUOTIENT, Kind.DERIVED, formula, note=_NOTE)


def _is_ranged(analysis: Analysis) -> bool:
    return analysis.second is not None and analysis.reference_is_ranged


def second_formulas(analysis: Analysis, at: At) -> dict[str, str]:
    """What is known of an industry's jobs in the second reference area; nothing where no reference area has ranges."""
    if not _is_ranged(analysis):
        return {}

    def of(table: str) -> str:
        return at(table, "second_row", "last_column")

    best, low, high = "[second_last]", "[low_second_last]", "[high_second_last]"
    published, ends = of(REFERENCE_EMPLOYMENT), ("[likely_low_second_last]", "[likely_high_second_last]")
    graded = grade_formula(best, *ends, f"ISNUMBER({published})")
    return {
        "second_last": f"CHOOSE(reading_mode,{published},({low}+{high})/2,{of(REFERENCE_BEST)})",
        "low_second_last": of(REFERENCE_LOW),
        "high_second_last": of(REFERENCE_HIGH),
        "likely_low_second_last": f"CHOOSE(reading_mode,{best},{low},{of(REFERENCE_LIKELY_LOW)})",
        "likely_high_second_last": f"CHOOSE(reading_mode,{best},{high},{of(REFERENCE_LIKELY_HIGH)})",
        "grade_second_last": f"IF(ISNUMBER({best}),{graded},NA())",
    }


SECOND_AMOUNTS = ("second_last", *(f"{end}_second_last" for end in ENDS))
"""Jobs in the second reference area, and their ranges."""


def second_columns(analysis: Analysis) -> dict[str, Unit]:
    """The hidden columns of a table of industries that these are."""
    if not _is_ranged(analysis):
        return {}
    return {
        "second_row": Unit.COUNT,
        **dict.fromkeys(SECOND_AMOUNTS, Unit.JOBS),
        "grade_second_last": Unit.COUNT,
    }


def reference_columns(analysis: Analysis) -> dict[str, Unit]:
    """The hidden columns of the reference area's ranges; none where it has none."""
    if not analysis.reference_is_ranged:
        return {}
    return {
        f"{name}_{year}": unit
        for year in YEARS
        for name, unit in (
            *((f"{end}_reference", Unit.JOBS) for end in ENDS),
            ("grade_reference", Unit.COUNT),
            ("grade_quotient", Unit.COUNT),
        )
    }


def second_of_industries(analysis: Analysis, values: Sequence[Cell]) -> tuple[Column, ...]:
    """The column of a table of industries; none without a second reference area."""
    if analysis.second is None:
        return ()
    if analysis.reference_is_ranged:
        column = second_column(analysis, values, "[employment_last]", "[second_last]")
        return (replace(column, formula=_where_known(str(column.formula))),)
    place = f'MATCH(second_reference&"|"&[industry_code],{{{REFERENCE_EMPLOYMENT}.key}},0)'
    there = f"INDEX({years_of(REFERENCE_EMPLOYMENT, analysis)},{place},last_column)"
    return (second_column(analysis, values, "[employment_last]", there),)


def _where_known(quotient: str) -> str:
    """The quotient, where the second reference's jobs are known as a number."""
    return f"IF(IFERROR([grade_second_last],0)<4,{quotient},NA())"


def shown_quotients(rows: pd.DataFrame) -> pd.Series:
    """The quotient of each cluster beside the second reference area; missing where it is known as a range only."""
    known = numbers_in(rows, ("grade_second", "quotient_second"))
    return known["quotient_second"].where(known["grade_second"].lt(Grade.RANGE_ONLY)).astype(object)


def second_of_clusters(analysis: Analysis, rows: pd.DataFrame) -> tuple[Column, ...]:
    """The column of the summary of clusters; empty in a row without members."""
    if analysis.second is None:
        return ()
    shown = shown_quotients(rows).where(rows["members"].ne(0), "")
    column = second_column(analysis, shown.tolist(), "[employment_last]", "[second_last]")
    formula = _where_known(str(column.formula)) if analysis.reference_is_ranged else column.formula
    return (replace(column, formula=f'IF([members]=0,"",{formula})'),)
