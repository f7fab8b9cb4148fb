"""Where BLS publishes what.

Addresses as BLS documents them (QCEW open data access; CPI time series). Slices of one area exist for recent years
only, and BLS moves that limit; whole years reach back to 1990. So an area is asked for first, and its whole year where
BLS has no slice.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

EMAIL_SETTING = "INDUSTRY_CLUSTERS_EMAIL"
BLS_SETTING = "INDUSTRY_CLUSTERS_BLS"
SERIES_SETTING = "INDUSTRY_CLUSTERS_BLS_SERIES"


@dataclass(frozen=True)
class Source:
    """The addresses of files, under two bases that can be set: employment and wages, and time series of prices.

    Examples
    --------
    >>> Source().area_slice(2024, "06029")
    'https://data.bls.gov/cew/data/api/2024/a/area/06029.csv'
    """

    employment: str = "https://data.bls.gov"
    series: str = "https://download.bls.gov"

    def area_slice(self, year: int, area_fips: str) -> str:
        """One area's annual rows."""
        return f"{self.employment}/cew/data/api/{year}/a/area/{area_fips}.csv"

    def whole_year(self, year: int) -> str:
        """Every area's annual rows, zipped."""
        return f"{self.employment}/cew/data/files/{year}/csv/{year}_annual_singlefile.zip"

    def area_titles(self) -> str:
        """Names of areas."""
        return f"{self.employment}/cew/doc/titles/area/area_titles.csv"

    def industry_titles(self) -> str:
        """Names of industries."""
        return f"{self.employment}/cew/doc/titles/industry/industry_titles.csv"

    def consumer_prices(self) -> str:
        """Consumer price indexes, all items, of every area that has one."""
        return f"{self.series}/pub/time.series/cu/cu.data.1.AllItems"

    @property
    def tables(self) -> tuple[str, ...]:
        """What goes along with the rows: names and prices."""
        return (self.area_titles(), self.industry_titles(), self.consumer_prices())


def default_source() -> Source:
    """Return BLS's own addresses, or the bases that the environment names (a mirror of an agency's own)."""
    plain = Source()
    return Source(
        os.environ.get(BLS_SETTING, plain.employment).rstrip("/"),
        os.environ.get(SERIES_SETTING, plain.series).rstrip("/"),
    )
