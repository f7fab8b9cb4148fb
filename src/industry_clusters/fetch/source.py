"""Where BLS publishes what.

Addresses as BLS documents them (QCEW open data access; CPI time series). Slices of one area exist for recent years
only, and BLS moves that limit; whole years reach back to 1990. So an area is asked for first, and its whole year where
BLS has no slice.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from industry_clusters.errors import FetchError

EMAIL_SETTING = "INDUSTRY_CLUSTERS_EMAIL"
BLS_SETTING = "INDUSTRY_CLUSTERS_BLS"
SERIES_SETTING = "INDUSTRY_CLUSTERS_BLS_SERIES"


_EMPLOYMENT_PATH = re.compile(r"/cew/.*")
_SERIES_PATH = re.compile(r"/pub/time\.series/.*")


def published_path(address: str) -> str:
    """Return where BLS publishes a file, whichever server it came from: BLS or a mirror. An address of another kind stays whole.

    Examples
    --------
    >>> published_path("https://mirror.example/bls/cew/data/api/2024/a/area/06029.csv")
    '/cew/data/api/2024/a/area/06029.csv'
    """
    found = _EMPLOYMENT_PATH.search(address) or _SERIES_PATH.search(address)
    return found[0] if found else address


def _is_address(base: str) -> bool:
    """Whether a text is where a server can be asked.

    Examples
    --------
    >>> _is_address("http://localhost:8080/bls"), _is_address("file:///etc"), _is_address("http://a:b")
    (True, False, False)
    """
    try:
        parts = urlsplit(base)
        port = parts.port
    except ValueError:
        return False
    plain = base.isascii() and base.isprintable() and " " not in base
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0


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

    def __post_init__(self) -> None:
        for base in (self.employment, self.series):
            if not _is_address(base):
                raise FetchError(
                    f"{base!r} is no address of a server",
                    place="source",
                    next_step="Give one that begins with https:// or http://, such as https://data.bls.gov.",
                )

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

    def its_address(self, address: str) -> str:
        """Where this source has the file that came from an address, perhaps from another server.

        Examples
        --------
        >>> Source("https://mirror.example").its_address("https://data.bls.gov/cew/doc/titles/area/area_titles.csv")
        'https://mirror.example/cew/doc/titles/area/area_titles.csv'
        """
        path = published_path(address)
        if _EMPLOYMENT_PATH.fullmatch(path):
            return self.employment + path
        return self.series + path if _SERIES_PATH.fullmatch(path) else address

    @property
    def tables(self) -> tuple[str, ...]:
        """What goes along with the rows: names and prices."""
        return (self.area_titles(), self.industry_titles(), self.consumer_prices())


def default_source() -> Source:
    """Return BLS's own addresses, or the bases that the environment names (a mirror of an agency's own).

    A mirror that is named for employment and wages has the prices too, unless the environment names another place for them.
    """
    plain = Source()
    mirror = os.environ.get(BLS_SETTING, "")
    return Source(
        (mirror or plain.employment).rstrip("/"),
        (os.environ.get(SERIES_SETTING) or mirror or plain.series).rstrip("/"),
    )
