"""Names and numbers that come with the package; what a study's own files say stands above them.

Titles of industries are our own short ones, made to fit a chart; ``vintages`` says which NAICS vintages have the
code (U.S. Census Bureau). The price index is BLS's CPI-U, U.S. city average, all items, not seasonally adjusted,
annual averages.

It knows no other room.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from industry_clusters.price_index import PriceIndex
from industry_clusters.study import CPI_U_US

if TYPE_CHECKING:
    from collections.abc import Mapping

SWITCHES = MappingProxyType({2007: 2007, 2012: 2011, 2017: 2017, 2022: 2022})
"""The first year of QCEW that is coded in each NAICS vintage; earlier years are in that of 2002, or rebuilt in it."""
FIRST_VINTAGE = 2002


def vintage_of(year: int) -> int:
    """Return the NAICS vintage that a year of QCEW is coded in.

    Examples
    --------
    >>> vintage_of(1990), vintage_of(2011), vintage_of(2021), vintage_of(2024)
    (2002, 2012, 2017, 2022)
    """
    return max((vintage for vintage, first in SWITCHES.items() if first <= year), default=FIRST_VINTAGE)


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines()))


@cache
def naics_titles() -> Mapping[str, str]:
    """Return a short title for every code of two, three and four digits, of NAICS 2002 to 2022.

    Examples
    --------
    >>> naics_titles()["6216"]
    'Home health care'
    """
    return MappingProxyType(
        {"10": "All industries"} | {row["code"]: row["title"] for row in _rows("naics.csv")}
    )


@cache
def naics_vintages() -> Mapping[str, frozenset[int]]:
    """Return the NAICS vintages that have each code.

    Examples
    --------
    >>> sorted(naics_vintages()["4461"])
    [2002, 2007, 2012, 2017]
    """
    return MappingProxyType(
        {row["code"]: frozenset(int(year) for year in row["vintages"].split()) for row in _rows("naics.csv")}
    )


@cache
def state_titles() -> Mapping[str, str]:
    """Return the names of the nation and the states by area code.

    Examples
    --------
    >>> state_titles()["06000"]
    'California'
    """
    return MappingProxyType({row["area_fips"]: row["title"] for row in _rows("areas.csv")})


@cache
def county_titles() -> Mapping[str, str]:
    """Return the names of counties, parishes, boroughs and Connecticut's planning regions by area code, each with its state.

    The U.S. Census Bureau's lists of 2000 to 2022, in the public domain; codes that are no longer in use are among them.

    Examples
    --------
    >>> county_titles()["39049"], county_titles()["51510"]
    ('Franklin County, Ohio', 'Alexandria city, Virginia')
    """
    states = state_titles()
    named = ((row["area_fips"], row["county"]) for row in _rows("counties.csv"))
    return MappingProxyType(
        {
            code: county if county == states[f"{code[:2]}000"] else f"{county}, {states[f'{code[:2]}000']}"
            for code, county in named
        }
    )


@cache
def postal_codes() -> Mapping[str, str]:
    """Return the postal codes of the nation and the states by area code.

    Examples
    --------
    >>> postal_codes()["06000"]
    'CA'
    """
    return MappingProxyType({row["area_fips"]: row["postal"] for row in _rows("areas.csv")})


@cache
def us_price_index() -> PriceIndex:
    """Return the U.S. consumer price index, annual averages.

    Examples
    --------
    >>> us_price_index().values[2003]
    184.0
    """
    values = {int(row["year"]): float(row["index"]) for row in _rows("cpi_u_us.csv")}
    return PriceIndex(CPI_U_US, "U.S. city average", values, "BLS, CPI-U, with the package")


@cache
def naics_moves() -> tuple[tuple[int, str, str], ...]:
    """Return which content moved between four-digit codes: the new vintage, the old code, the new code.

    From the U.S. Census Bureau's concordances of six-digit codes; a pair stands here where any part moved.

    Examples
    --------
    >>> [move for move in naics_moves() if move[1] == "4461"]
    [(2022, '4461', '4561')]
    """
    return tuple((int(row["vintage"]), row["old_code"], row["new_code"]) for row in _rows("naics_moves.csv"))


@dataclass(frozen=True)
class AreaChange:
    """A change of counties: the codes before and after hold the same land together, not one by one.

    ``effective`` is the day (ISO), ``kind`` one of renamed, split, merged, created, boundary, replaced.
    """

    effective: str
    kind: str
    old_codes: tuple[str, ...]
    new_codes: tuple[str, ...]
    words: str
    source: str

    @property
    def year(self) -> int:
        """The year of the day; a file may have taken the change up a year or two later."""
        return int(self.effective[:4])


@cache
def area_changes() -> tuple[AreaChange, ...]:
    """Return the changes of counties since 1990 that QCEW's codes show, in order of their days.

    Examples
    --------
    >>> [change.new_codes for change in area_changes() if change.old_codes == ("46113",)]
    [('46102',)]
    """
    return tuple(
        AreaChange(
            row["effective"], row["kind"], tuple(row["old_codes"].split()), tuple(row["new_codes"].split()), row["words"],
            row["source"],
        )
        for row in _rows("area_changes.csv")
    )  # fmt: skip


@dataclass(frozen=True)
class MetroChange:
    """A metropolitan or micropolitan area whose code stands for other counties than before.

    By the delineation of July 2023 (OMB Bulletin 23-01) against that of February 2013 (13-01): the counties that left,
    came and stayed.
    """

    cbsa: str
    title: str
    left: tuple[str, ...]
    came: tuple[str, ...]
    stayed: tuple[str, ...]


@cache
def metro_changes() -> Mapping[str, MetroChange]:
    """Return the areas whose counties changed, by CBSA code; counties that were only renamed do not count.

    Examples
    --------
    >>> metro_changes()["47900"].left, "18140" in metro_changes()
    (('24009',), False)
    """
    return MappingProxyType(
        {
            row["cbsa"]: MetroChange(
                row["cbsa"], row["title"], *(tuple(row[name].split()) for name in ("left", "came", "stayed"))
            )
            for row in _rows("metro_changes.csv")
        }
    )
