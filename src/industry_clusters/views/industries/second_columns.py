"""The quotient beside a second reference area, as a column: there where the study holds one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.views.region.data_sheets import REFERENCE_EMPLOYMENT, years_of
from industry_clusters.views.vocabulary.measured import quotient
from industry_clusters.views.vocabulary.model import Column, Kind, Unit
from industry_clusters.views.vocabulary.words import live_text, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.views.vocabulary.model import Cell

_NOTE = (
    "Location quotient beside the second of the reference areas that Setup holds: it is named there under 'Worked out'. "
    "The base total is the same."
)


def second_column(analysis: Analysis, values: Sequence[Cell], jobs: str, there: str) -> Column:
    """The column; ``jobs`` and ``there`` are formulas of the jobs here and in the second reference area."""
    formula = quotient(jobs, there, "last", "second")
    label = live_text("LQ {last_year}, second reference", names_of(analysis))
    return Column("quotient_second", label, list(values), Unit.QUOTIENT, Kind.DERIVED, formula, note=_NOTE)


def second_of_industries(analysis: Analysis, values: Sequence[Cell]) -> tuple[Column, ...]:
    """The column of a table of industries; none without a second reference area."""
    if analysis.second is None:
        return ()
    place = f'MATCH(second_reference&"|"&[industry_code],{{{REFERENCE_EMPLOYMENT}.key}},0)'
    there = f"INDEX({years_of(REFERENCE_EMPLOYMENT, analysis)},{place},last_column)"
    return (second_column(analysis, values, "[employment_last]", there),)


def second_of_clusters(analysis: Analysis, rows: pd.DataFrame) -> tuple[Column, ...]:
    """The column of the summary of clusters; empty in a row without members."""
    if analysis.second is None:
        return ()
    known = pd.to_numeric(rows["employment_last"].replace("", None)).notna()
    quotients = rows["quotient_second"].where(known | rows["members"].eq(0), float("nan"))
    column = second_column(analysis, quotients.tolist(), "[employment_last]", "[second_last]")
    return (replace(column, formula=f'IF([members]=0,"",{column.formula})'),)
