"""The single cells: every area, ownership, year and industry, with what is published and what absence proves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from industry_clusters.analysis.industries.absence import proven_zero
from industry_clusters.industry_codes import level_of
from industry_clusters.panel import TOTAL_INDUSTRY, WITHHELD

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from numpy.typing import NDArray

    from industry_clusters.panel import Panel

    Amounts = NDArray[np.float64]
    Flags = NDArray[np.bool_]

OWN_CODES = ("0", "1", "2", "3", "5")
AMOUNTS = ("annual_avg_emplvl", "total_annual_wages")


@dataclass(frozen=True)
class Parts:
    """The single cells: arrays of shape (area, ownership, year, industry).

    ``employment`` and ``payroll`` are NaN where withheld or absent, zero where ``proven_zero`` says that a row
    that is not there means none. ``establishments`` are those published, NaN where no row says. ``present``
    tells where a row is. ``known``, of shape (year, industry), tells where some area of the data has the code.
    ``marked`` and ``declared``, of shape (area, year), tell where the data mark what is withheld and where
    their owner says that absence is zero.
    """

    areas: list[str]
    codes: list[str]
    years: list[int]
    known: Flags
    present: Flags
    establishments: Amounts
    employment: Amounts
    payroll: Amounts
    proven_zero: Flags
    marked: Flags
    declared: Flags

    @classmethod
    def of(cls, panel: Panel, areas: Sequence[str], years: Sequence[int]) -> Parts:
        """The cells of some areas and years; every industry of the panel, sorted by level and code."""
        every = panel.table
        held = {TOTAL_INDUSTRY}.union(*panel.classified.values())
        codes = sorted(held, key=lambda code: (level_of(code), code))
        rows = every[every["area_fips"].isin(areas) & every["year"].isin(years)]
        present, establishments, *amounts = _placed(rows, (areas, OWN_CODES, years, codes))
        marked, declared = _absence_speaks(panel, rows, areas, years)
        zero = _zeros(codes, present, establishments, marked, declared)
        zero |= _flagged(panel.gone, areas, years)[:, None, :, None] & ~present
        known = _flagged(
            ((year, code) for year in years for code in panel.classified.get(year, ())), years, codes
        )
        employment, payroll = (np.where(zero & known, 0.0, amount) for amount in amounts)
        return cls(
            list(areas), codes, list(years), known, present, establishments, employment, payroll, zero, marked, declared
        )  # fmt: skip


def _placed(rows: pd.DataFrame, axes: Sequence[Sequence[str] | Sequence[int]]) -> tuple[Any, ...]:
    """Where rows are, and the values of each count, NaN where no row is."""
    rows = rows[rows["own_code"].isin(OWN_CODES)]
    keys = ("area_fips", "own_code", "year", "industry_code")
    places = tuple(
        pd.Index(axis).get_indexer(pd.Index(rows[key])) for axis, key in zip(axes, keys, strict=True)
    )
    shape = [len(axis) for axis in axes]
    present = np.zeros(shape, dtype=np.bool_)
    present[places] = True
    counts = []
    for name in ("annual_avg_estabs", *AMOUNTS):
        counts.append(np.full(shape, np.nan))
        counts[-1][places] = rows[name]
    return present, *counts


def _flagged(
    pairs: Iterable[tuple[Hashable, Hashable]], rows: Sequence[Hashable], columns: Sequence[Hashable]
) -> Flags:
    """The pairs of a row and a column that are there, as flags."""
    found = set(pairs)
    flags = [[(row, column) in found for column in columns] for row in rows]
    return np.array(flags, dtype=np.bool_).reshape(len(rows), len(columns))


def _zeros(
    codes: Sequence[str], present: Flags, establishments: Amounts, marked: Flags, declared: Flags
) -> Flags:
    """Where absence means zero; never for all ownerships together, which are a sum."""
    counted = np.where(present, np.nan_to_num(establishments), np.nan)
    zero = np.zeros_like(present)
    own_total = counted[:, 0, :, codes.index(TOTAL_INDUSTRY)]
    said = declared[:, None, :, None] & ~present[:, 1:]
    zero[:, 1:] = proven_zero(codes, counted[:, 1:], own_total, marked) | said
    return zero


def _absence_speaks(
    panel: Panel, rows: pd.DataFrame, areas: Sequence[str], years: Sequence[int]
) -> tuple[Flags, Flags]:
    """By area and year: do the data mark withheld rows, and does their owner say that absence is zero."""
    has_place = {number for number, source in enumerate(panel.sources) if source.marks_withheld}
    declares = {number for number, source in enumerate(panel.sources) if source.absent_is_zero}
    every = panel.table
    marking_years = set(every.loc[every["status"].eq(WITHHELD) & every["source_id"].isin(has_place), "year"])

    told = rows[["area_fips", "year", "source_id"]].drop_duplicates().to_numpy(object).tolist()

    def flags(source_ids: set[int], in_years: set[int]) -> Flags:
        pairs = ((area, year) for area, year, source in told if source in source_ids and year in in_years)
        return _flagged(pairs, areas, years)

    return flags(has_place, marking_years), flags(declares, set(years))
