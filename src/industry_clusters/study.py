"""What a person decides: region, reference, years, dollars, cut-offs, words.

A study is a value. :mod:`industry_clusters.ingest.study.study_file` reads and writes it as TOML and
:mod:`industry_clusters.ingest.study.study_workbook` reads it from a workbook's Setup sheet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from industry_clusters.errors import BadSetting
from industry_clusters.interviews import Interviews
from industry_clusters.panel import US


class Ownership(StrEnum):
    """Whose jobs are counted."""

    PRIVATE = "private"
    ALL = "all"

    @property
    def own_codes(self) -> tuple[str, ...]:
        """BLS ownership codes whose sum this is."""
        return ("5",) if self is Ownership.PRIVATE else ("1", "2", "3", "5")

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "Private" if self is Ownership.PRIVATE else "All ownerships"


class Treatment(StrEnum):
    """What is done about cells that are withheld."""

    LEAVE = "leave"
    ESTIMATE = "estimate"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "Left withheld" if self is Treatment.LEAVE else "Estimated, and marked e"


class AcrossBreaks(StrEnum):
    """Which growth is shown where the classification changed between the two years."""

    OWN = "own"
    BRIDGE = "bridge"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "The code's own, in red" if self is AcrossBreaks.OWN else "That of its bridge group"


class BaseTotal(StrEnum):
    """What an industry's employment is a share of, in every quotient."""

    TOTAL_COVERED = "total_covered"
    PRIVATE = "private"
    NON_FARM = "non_farm"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return {"total_covered": "Total covered", "private": "Private", "non_farm": "Non-farm"}[self.value]


class Criterion(StrEnum):
    """The five highlights of step 4."""

    EMPLOYMENT = "employment"
    GROWTH = "growth"
    QUOTIENT = "quotient"
    QUOTIENT_CHANGE = "quotient_change"
    PAY = "pay"


class MemberRole(StrEnum):
    """What an industry group does in its cluster."""

    EXPORT = "export-oriented"
    SERVING = "population-serving"
    SUPPORT = "support"


@dataclass(frozen=True)
class Member:
    """A row of the cluster definitions: an industry group, its cluster, its role, and where the row came from.

    A code may stand in two clusters. ``industry_code`` is kept as it was written, also where it is unknown.
    """

    cluster: str
    industry_code: str
    role: MemberRole | None = None
    source: str = ""


class ClusterBasis(StrEnum):
    """Which members of a cluster its figures are made of."""

    ALL = "all"
    KNOWN = "known"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "All members" if self is ClusterBasis.ALL else "Members known in both years"


class MatrixCriterion(StrEnum):
    """What the decision matrix compares clusters by."""

    SIZE = "size"
    CONCENTRATION = "concentration"
    GROWTH = "growth"
    PAY = "pay"


class MatrixMethod(StrEnum):
    """How the decision matrix parts clusters into green, yellow and red."""

    NATURAL_BREAKS = "natural_breaks"
    THIRDS = "thirds"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "Natural breaks" if self is MatrixMethod.NATURAL_BREAKS else "Thirds"


class LevelBasis(StrEnum):
    """What parts high, mid and entry pay of occupations."""

    AREA = "area"
    CLUSTER = "cluster"

    @property
    def label(self) -> str:
        """As a reader sees it."""
        return "Wages of the area" if self is LevelBasis.AREA else "Quartiles of each cluster's own jobs"


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

    name: str
    area_fips: tuple[str, ...] = ()
    cbsa: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadSetting("the region has no name", place="region name", next_step="Give it one.")
        if bool(self.area_fips) == bool(self.cbsa):
            raise BadSetting(
                f"the region has areas {list(self.area_fips)} and CBSA {self.cbsa!r}",
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


INDUSTRY_LEVELS = (2, 3, 4, 5, 6)
CPI_U_US = "CUUR0000SA0"


@dataclass(frozen=True)
class Study:
    """One region's study.

    ``reference`` is the area in use; ``references`` every area that the workbook carries to choose from
    (the U.S., the state). ``industry_level`` is the number of NAICS digits of an industry group; level 2
    are sectors. ``treatment`` says whether withheld cells of the region stay so or are estimated, ``across_breaks`` which growth
    stands where a code changed what it means. ``dollar_year`` is the year whose dollars real pay is in; ``price_index`` a series id.
    ``cut_offs`` hold the user's own; a criterion that is not in it has its default, computed in the workbook.
    ``list_minimum`` is the number of jobs, in either year, below which an industry group is not listed among
    the top and bottom ones. ``clusters`` are the rows of the cluster definitions, ``definitions_file`` where they
    are read from while there are none. ``cluster_basis`` says whether a cluster's figures are those of all its
    members (missing where one is withheld) or of those that are known in both years. ``weights`` are those of the
    decision matrix; a criterion that is not in it weighs 1. ``wage_area`` is the area whose wages part occupations into
    levels ("" is the region's state), ``level_basis`` whether they do, ``level_low`` and ``level_high`` cut-offs of the
    user's own in dollars a year; ``left_out`` are the (cluster, industry) pairs that occupations leave out. ``infrastructure`` is what
    a cluster rests on, in the team's words, by the cluster's name. ``notes`` are words typed into the workbook, by the name of their cell,
    ``interviews`` what employers said.

    Raises
    ------
    BadSetting
        Where a value cannot be.
    """

    region: Region
    first_year: int
    last_year: int
    reference: str = US
    references: tuple[str, ...] = ()
    ownership: Ownership = Ownership.PRIVATE
    base_total: BaseTotal = BaseTotal.TOTAL_COVERED
    industry_level: int = 4
    treatment: Treatment = Treatment.LEAVE
    across_breaks: AcrossBreaks = AcrossBreaks.OWN
    dollar_year: int = 0
    price_index: str = CPI_U_US
    cut_offs: Mapping[Criterion, float] = field(default_factory=dict)
    list_minimum: float = 50
    clusters: tuple[Member, ...] = ()
    definitions_file: str | None = None
    cluster_basis: ClusterBasis = ClusterBasis.ALL
    data: tuple[DataSource, ...] = ()
    matrix_method: MatrixMethod = MatrixMethod.NATURAL_BREAKS
    weights: Mapping[MatrixCriterion, float] = field(default_factory=dict)
    own_criteria: tuple[OwnCriterion, ...] = ()
    wage_area: str = ""
    level_basis: LevelBasis = LevelBasis.AREA
    level_low: float | None = None
    level_high: float | None = None
    left_out: tuple[tuple[str, str], ...] = ()
    infrastructure: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    interviews: Interviews = Interviews()  # noqa: RUF009  frozen

    def __post_init__(self) -> None:
        if self.first_year >= self.last_year:
            raise BadSetting(
                f"first year {self.first_year} is not before last year {self.last_year}",
                place="years",
                next_step="Growth needs two different years, the earlier one first.",
            )
        if self.industry_level not in INDUSTRY_LEVELS:
            raise BadSetting(
                f"industry level {self.industry_level} is not one of {INDUSTRY_LEVELS}",
                place="industry level",
                next_step="Four digits is the method's choice.",
            )
        if None not in (self.level_low, self.level_high) and self.level_low > self.level_high:  # type: ignore[operator]  # neither is None
            raise BadSetting(
                f"the cut-off for entry pay, {self.level_low:,.0f}, is above that for high pay, {self.level_high:,.0f}",
                place="cut-offs of occupations",
                next_step="Give the lower one first.",
            )
        object.__setattr__(self, "left_out", tuple(sorted(set(self.left_out))))
        every = tuple(dict.fromkeys((self.reference, *self.references)))
        object.__setattr__(self, "references", every)
        object.__setattr__(self, "dollar_year", self.dollar_year or self.last_year)
        object.__setattr__(self, "cut_offs", MappingProxyType(dict(self.cut_offs)))
        object.__setattr__(self, "weights", MappingProxyType(dict(self.weights)))
        object.__setattr__(self, "infrastructure", MappingProxyType(dict(self.infrastructure)))
        object.__setattr__(self, "notes", MappingProxyType(dict(self.notes)))
