"""The one table of data: a row per area, ownership, industry and year.

Counts keep BLS's names. A withheld count is NaN, never 0, and ``status`` says that it was withheld; a row that
no file holds is not in the panel, and :mod:`industry_clusters.analysis.industries.cells` decides what its absence means.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from industry_clusters.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import pandas as pd

KEYS = ("area_fips", "own_code", "industry_code", "year")
COUNTS = ("annual_avg_estabs", "annual_avg_emplvl", "total_annual_wages")
COLUMNS = (*KEYS, *COUNTS, "status", "source_id", "line")

COMMUTING = ("home", "work", "workers")
"""County of residence, county of work (FIPS), and how many workers go from the one to the other."""

PUBLISHED = "published"
WITHHELD = "withheld"

TOTAL_INDUSTRY = "10"
US = "US000"
QCEW = "QCEW"
"""The publisher of files as BLS and the states offer them: the Quarterly Census of Employment and Wages."""


@dataclass(frozen=True)
class SourceFile:
    """Where rows came from.

    ``name`` is the file's own name (``archive.zip/member.csv`` for a member), ``layout`` the layout's key,
    ``rows`` its data rows, ``withheld`` how many of them are withheld, ``sha256`` of the file as it lies on
    disk, ``vintage`` what the file says of its own age, or the day it was last changed (ISO date).
    ``marks_withheld`` tells whether the layout has a place to say that a row is withheld.
    ``absent_is_zero`` is the user's word, for a table of their own, that a row that is not there means none.
    ``publisher`` is who published the numbers, as every source line says it.
    """

    name: str
    layout: str
    rows: int
    first_year: int
    last_year: int
    areas: int
    withheld: int
    sha256: str
    vintage: str
    marks_withheld: bool
    absent_is_zero: bool = False
    publisher: str = QCEW


def publishers_of(sources: Iterable[SourceFile]) -> str:
    """Name who published the rows of some files; several are joined, none is the QCEW."""
    return " and ".join(dict.fromkeys(source.publisher for source in sources)) or QCEW


@dataclass(frozen=True)
class Remark:
    """Something a reader of the data should know: rows left out, a duplicate, a contradiction."""

    place: str
    text: str


@dataclass(frozen=True)
class Panel:
    """Checked rows and where they came from.

    ``table`` has the columns of :data:`COLUMNS`: codes as text, ``year`` int, counts float (NaN is missing;
    wages in dollars), ``status`` :data:`PUBLISHED` or :data:`WITHHELD`, ``source_id`` the index in
    ``sources``, ``line`` the line in that file (1 is the header). ``cbsa_counties`` maps a CBSA code to the
    county codes that make it up, where a county-to-CBSA table was among the files. ``gone`` are (area, year) pairs of
    which it is certain that the area was not there: others hold its land, and it adds nothing.
    ``commuting`` has the columns of :data:`COMMUTING`, a row for each pair of counties, where a file of commuting was among the files.

    Raises
    ------
    BadValue
        Where a key occurs twice, a count is negative or a withheld row has employment.
    """

    table: pd.DataFrame
    sources: tuple[SourceFile, ...] = ()
    area_titles: Mapping[str, str] = field(default_factory=dict)
    industry_titles: Mapping[str, str] = field(default_factory=dict)
    cbsa_counties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    gone: frozenset[tuple[str, int]] = frozenset()
    commuting: pd.DataFrame | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        rows = self.table.loc[:, list(COLUMNS)].reset_index(drop=True)
        _check(rows, self.sources)
        object.__setattr__(self, "table", rows)
        for name in ("area_titles", "industry_titles", "cbsa_counties"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))

    @property
    def rows(self) -> pd.DataFrame:
        """A view of the rows; writing to it leaves the panel as it is."""
        return self.table.copy(deep=False)

    @cached_property
    def held(self) -> Mapping[str, frozenset[int]]:
        """The years that each area has rows of."""
        pairs = self.table[["area_fips", "year"]].drop_duplicates()
        years: dict[str, set[int]] = {}
        for area, year in zip(pairs["area_fips"].tolist(), pairs["year"].tolist(), strict=True):
            years.setdefault(area, set()).add(year)
        return MappingProxyType({area: frozenset(own) for area, own in years.items()})

    @cached_property
    def classified(self) -> Mapping[int, frozenset[str]]:
        """The industry codes that each year has rows of, in whatever area."""
        pairs = self.table[["year", "industry_code"]].drop_duplicates()
        codes = pairs["industry_code"].groupby(pairs["year"])
        return MappingProxyType({int(str(year)): frozenset(own) for year, own in codes})

    @property
    def areas(self) -> list[str]:
        """The area codes, sorted."""
        return sorted(self.held)

    @property
    def years(self) -> list[int]:
        """The years, ascending."""
        return sorted(set().union(*self.held.values()))

    @cached_property
    def publishers(self) -> str:
        """Who published the rows: the word for a source line; several are joined."""
        used = (int(place) for place in sorted(self.table["source_id"].unique()))
        return publishers_of(self.sources[place] for place in used if place < len(self.sources))

    def of_industries(self, wanted: Callable[[str], bool]) -> Panel:
        """The same with the rows of some industries only, by their code."""
        chosen = {code for code in self.table["industry_code"].unique() if wanted(code)}
        return replace(self, table=self.table[self.table["industry_code"].isin(chosen)])

    def area_title(self, area_fips: str) -> str:
        """The area's name, or its code where no file named it."""
        return self.area_titles.get(area_fips, area_fips)

    def industry_title(self, industry_code: str) -> str:
        """The industry's name, or its code where no file named it."""
        return self.industry_titles.get(industry_code, industry_code)


def _check(rows: pd.DataFrame, sources: tuple[SourceFile, ...]) -> None:
    withheld = rows["status"].eq(WITHHELD)
    faults = {
        "the row occurs twice": rows.duplicated(list(KEYS)),
        "a count is negative": rows[list(COUNTS)].lt(0).any(axis=1),
        "a row that is not disclosed carries employment": withheld & rows["annual_avg_emplvl"].notna(),
    }
    for what, fault in faults.items():
        if fault.any():
            row = rows[fault].iloc[0]
            key = ", ".join(f"{name} {row[name]}" for name in KEYS)
            name = sources[int(row["source_id"])].name if int(row["source_id"]) < len(sources) else "a table"
            raise BadValue(f"{what}: {key}", place=f"{name}, line {row['line']}", next_step="Mend the file.")
