"""Which rows of the files are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.industry_codes import level_of
from industry_clusters.panel import TOTAL_INDUSTRY

if TYPE_CHECKING:
    import pandas as pd

OWN_CODES = ("0", "1", "2", "3", "5")
MOST_DIGITS = 6


@dataclass(frozen=True)
class Selection:
    """Areas, years and depth that are wanted; None is all.

    ``most_digits`` is the longest industry code. Domains and supersectors (101, 1011, …) are another way to
    add up the same jobs, and ownerships other than 0, 1, 2, 3 and 5 are no longer published: neither is ever
    wanted.

    Examples
    --------
    >>> Selection(most_digits=4).wants_industry("31-33"), Selection().wants_industry("1013")
    (True, False)
    """

    areas: frozenset[str] | None = None
    first_year: int | None = None
    last_year: int | None = None
    most_digits: int = MOST_DIGITS

    def wants_industry(self, industry_code: str) -> bool:
        """Tell whether an industry is wanted."""
        return _is_industry(industry_code) and level_of(industry_code) <= self.most_digits

    def rows(self, rows: pd.DataFrame) -> pd.Series[bool]:
        """Tell which rows are wanted; a column that is not there decides nothing."""
        wanted = rows["industry_code"].isin(
            [code for code in rows["industry_code"].unique().tolist() if self.wants_industry(code)]
        )
        if "own_code" in rows:
            wanted &= rows["own_code"].isin(OWN_CODES)
        if self.areas is not None and "area_fips" in rows:
            wanted &= rows["area_fips"].isin(self.areas)
        if self.first_year is not None:
            wanted &= rows["year"] >= self.first_year
        if self.last_year is not None:
            wanted &= rows["year"] <= self.last_year
        return wanted


def _is_industry(industry_code: str) -> bool:
    return industry_code == TOTAL_INDUSTRY or not industry_code.startswith(TOTAL_INDUSTRY)


EVERYTHING = Selection()
