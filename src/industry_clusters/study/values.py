"""What a study's settings are made of, where they are more than a number or a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated

from industry_clusters.errors import BadSetting
from industry_clusters.study.choices import MemberRole
from industry_clusters.study.setting import Reads, Setting


@dataclass(frozen=True)
class Member:
    """A row of the cluster definitions: an industry group, its cluster, its role, and where the row came from.

    A code may stand in two clusters. ``industry_code`` is kept as it was written, also where it is unknown.
    """

    cluster: str
    industry_code: str
    role: MemberRole | None = None
    source: str = ""


@dataclass(frozen=True)
class DefinitionSet:
    """Definitions to compare with: those of an earlier study, a state, a benchmark; with where they came from and of which year.

    ``year`` is 0 where it is not known. Rows are as they were written, of whatever vintage and level.
    """

    name: str
    members: tuple[Member, ...]
    source: str = ""
    year: int = 0

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadSetting(
                "a set of definitions has no name",
                place="library",
                next_step="Give it one, such as 'State 2019'.",
            )
        object.__setattr__(self, "members", in_cluster_order(self.members))

    @property
    def label(self) -> str:
        """Its name, with the year where that is known."""
        return f"{self.name} ({self.year})" if self.year and str(self.year) not in self.name else self.name

    def clusters_of(self, industry_code: str) -> tuple[str, ...]:
        """The clusters that hold a code.

        Examples
        --------
        >>> DefinitionSet("State", (Member("Food", "3111"), Member("Trade", "3111"))).clusters_of("3111")
        ('Food', 'Trade')
        """
        found = (
            member.cluster
            for member in self.members
            if member.industry_code == industry_code and member.cluster
        )
        return tuple(dict.fromkeys(found))


def in_cluster_order(members: Iterable[Member]) -> tuple[Member, ...]:
    """Definitions cluster by cluster, in the order in which clusters first appear, and by code within a cluster.

    However a person sorts the rows, they say the same. A cluster without codes keeps one row, which holds its place; rows
    that name no cluster come last.

    Examples
    --------
    >>> [(one.cluster, one.industry_code) for one in in_cluster_order([Member("B", ""), Member("A", "2"), Member("B", "3"), Member("B", "1")])]
    [('B', '1'), ('B', '3'), ('A', '2')]
    """
    rows = list(members)
    order = {
        name: place for place, name in enumerate(dict.fromkeys(row.cluster for row in rows if row.cluster))
    }
    coded = [row for row in rows if row.industry_code]
    filled = {row.cluster for row in coded}
    alone = [row for row in dict.fromkeys(rows) if not row.industry_code and row.cluster not in filled]
    if order or coded:
        alone = [row for row in alone if row.cluster]
    last = len(order)
    return tuple(sorted([*alone, *coded], key=lambda row: (order.get(row.cluster, last), row.industry_code)))


@dataclass(frozen=True)
class OwnCriterion:
    """A criterion of the region's own, for instance ripeness: 1 to 3 points for a cluster, typed by the team."""

    name: str
    weight: float = 1.0
    points: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", MappingProxyType(dict(self.points)))


@dataclass(frozen=True)
class Region:
    """The region's name and the areas that make it up: county FIPS, or one CBSA code.

    ``cbsa`` stands for the metropolitan area's own rows where the data holds them, else for its counties,
    which then have to come from a county-to-CBSA table among the data.
    """

    name: Annotated[
        str,
        Setting("region", "name", label="Region", help="As it stands in titles.", cell="region_name", always=True,
                needs_data=True, reads=Reads.SPECIAL, form=True),
    ]  # fmt: skip
    area_fips: Annotated[
        tuple[str, ...],
        Setting("region", "areas", label="Areas", unit="code", cell="region_areas", always=True, needs_data=True, form=True,
                help="County codes (FIPS), separated by commas. Leave empty for a CBSA.",
                remark="areas: county codes (FIPS); or cbsa: the code of one metropolitan area"),
    ] = ()  # fmt: skip
    cbsa: Annotated[
        str | None,
        Setting("region", "cbsa", label="CBSA", unit="code", cell="region_cbsa", always=True, needs_data=True,
                reads=Reads.SPECIAL, form=True, help="Code of a metropolitan area, instead of counties."),
    ] = None  # fmt: skip

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadSetting("the region has no name", place="region name", next_step="Give it one.")
        if bool(self.area_fips) == bool(self.cbsa):
            both = f"has counties ({', '.join(self.area_fips)}) and the CBSA {self.cbsa}"
            raise BadSetting(
                f"the region {both if self.cbsa else 'names no county and no CBSA'}",
                place="region",
                next_step="Give county codes or one CBSA code, and not both.",
            )


WITHHELD_MARKS = (
    "N",
    "D",
    "(D)",
    "*",
    "**",
    "ND",
    "(ND)",
    "S",
    "(S)",
    "Insf. Data",
    "not disclosed",
    "suppressed",
    "confidential",
)
"""What states, the Census Bureau and vendors write for a count that they do not disclose; ``<10`` is one too."""


@dataclass(frozen=True)
class ColumnMapping:
    """How a table of the user's own is read; ``docs/your-own-data.md`` says it with examples.

    ``columns`` maps a panel column (``area_fips``, ``industry_code``, ``year``, ``annual_avg_emplvl``,
    ``total_annual_wages``, ``avg_annual_pay``, …) to the table's header; ``{year}`` in a header stands for the year of a
    column a year, and the header ``{heading}`` for the heading that stands above a block of rows. ``constants`` gives
    columns that the table leaves out (``own_code``, ``area_fips``, ``year``, ``state``). In a wide table
    ``value_column`` says which count the columns headed by a year alone hold. ``sheet`` names a sheet, or every sheet whose
    name is a year: ``{year}``. The header stands in ``header_row``, over ``header_rows`` rows. ``withheld_marks`` are the texts
    that stand for a withheld count. ``decimal`` is the decimal sign where the file leaves it open, ``wages_in`` the dollars
    of one unit of wages (1000 where payroll is in thousands), ``fractions`` that jobs may be parts of one, as estimates are.
    ``source`` is who published the numbers, ``checked`` the checks of plausibility that a person has answered.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    header_row: int = 1
    header_rows: int = 1
    value_column: str | None = None
    withheld_marks: tuple[str, ...] = WITHHELD_MARKS
    absent_is_zero: bool = False
    decimal: str = ""
    wages_in: int = 1
    fractions: bool = False
    source: str = ""
    checked: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", MappingProxyType(dict(self.columns)))
        object.__setattr__(self, "constants", MappingProxyType(dict(self.constants)))


_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+:")
"""How an address begins; one letter and a colon are a drive."""
STORE = "store:"
"""How a study names the data store of the computer it is built on."""


@dataclass(frozen=True)
class DataSource:
    """A file, zip or folder of data, and how to read it where it is a table of the user's own.

    The path :data:`STORE` is no file: it stands for the data store of this computer.
    """

    path: str
    mapping: ColumnMapping | None = None

    @property
    def is_store(self) -> bool:
        """Whether it is the data store."""
        return self.path.strip().casefold() == STORE

    @property
    def is_on_network(self) -> bool:
        r"""Whether it is a place on the network: ``\\server\share``, ``//server/share``, ``file://`` or another address."""
        plain = self.path.strip().replace("\\", "/").casefold()
        here = plain.startswith("//?/") and not plain.startswith("//?/unc/")  # a long path of Windows
        there = plain.startswith("//") or _ADDRESS.match(plain) is not None
        return there and not here and not self.is_store
