"""What is asked of the nation's numbers, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from industry_clusters.errors import BadSetting
from industry_clusters.panel import US
from industry_clusters.study import BaseTotal, Ownership

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pandas as pd

    YearDone = Callable[[int, int, int], None]


class RangesOf(Protocol):
    """Works out what is known of some areas' jobs from rows of a year."""

    def __call__(
        self,
        rows: pd.DataFrame,
        areas: Sequence[str],
        own_codes: Sequence[str],
        level: int,
        *,
        marks_withheld: bool,
    ) -> pd.DataFrame:
        """A row an area and industry: area_fips, industry_code, low, best, high, grade, reason."""


@dataclass(frozen=True)
class NationChoice:
    """What the table is to hold.

    ``level`` is the NAICS digits of its industries, ``areas`` what an area's code begins with (all areas where it is
    empty), ``reference`` the area that quotients compare with, on the base ``base``.
    """

    first_year: int
    last_year: int
    level: int = 4
    ownership: Ownership = Ownership.PRIVATE
    base: BaseTotal = BaseTotal.TOTAL_COVERED
    reference: str = US
    areas: str = ""

    def __post_init__(self) -> None:
        if self.first_year > self.last_year:
            raise BadSetting(
                f"the years {self.first_year} to {self.last_year} are the wrong way round",
                place="years",
                next_step="Give the earlier year first.",
            )


@dataclass(frozen=True)
class NationTable:
    """What was made: rows of the table, years in it, years asked for that the store does not hold, rows read."""

    rows: int
    years: tuple[int, ...]
    missing_years: tuple[int, ...]
    rows_read: int
