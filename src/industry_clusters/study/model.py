"""The study itself: every setting is a field, with what file, workbook and forms have to know of it beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated

from industry_clusters.errors import BadSetting, did_you_mean
from industry_clusters.interviews import Interviews
from industry_clusters.own_areas import Continuation, OwnReference
from industry_clusters.panel import US
from industry_clusters.sheet_names import LEVELS_SHEET, MATRIX_SHEET
from industry_clusters.study.choices import (
    PARTS,
    AcrossBreaks,
    BaseTotal,
    Criterion,
    LevelBasis,
    MatrixCriterion,
    MatrixMethod,
    Ownership,
    Protection,
    Reading,
)
from industry_clusters.study.setting import Reads, Setting
from industry_clusters.study.values import (
    DataSource,
    DefinitionSet,
    Member,
    OwnCriterion,
    Region,
    in_cluster_order,
)

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
    the top and bottom ones. ``clusters`` are the rows of the cluster definitions, cluster by cluster, ``definitions_file`` where they
    are read from while there are none, ``library`` further sets of definitions, each with its own name. ``weights`` are those of the
    decision matrix; a criterion that is not in it has its default weight. ``wage_area`` is the area whose wages part occupations into
    levels ("" is the region's state), ``level_basis`` whether they do, ``level_low`` and ``level_high`` cut-offs of the
    user's own in dollars a year; ``left_out`` are the (cluster, industry) pairs that occupations leave out. ``infrastructure`` is what
    a cluster rests on, in the team's words, by the cluster's name. ``notes`` are words typed into the workbook, by the name of their cell,
    ``board`` is whom reports are for, ``interviews`` what employers said. ``without`` names :data:`PARTS` of the workbook to leave out.
    ``workshop`` and ``team`` are whose workbook it is where several teams work side by side; nothing elsewhere.
    ``continues`` are areas whose land is that of others before them, ``own_references``
    what ``reference`` and ``references`` may name beside area codes.

    Raises
    ------
    BadSetting
        Where a value cannot be.
    """

    region: Region
    first_year: Annotated[
        int,
        Setting("years", "first", label="First year", help="Y0: growth and change start here.", unit="year",
                cell="first_year", always=True, form=True, form_help="Growth and change start here."),
    ]  # fmt: skip
    last_year: Annotated[
        int,
        Setting("years", "last", label="Last year", help="Yi: later than the first year.", unit="year",
                cell="last_year", always=True, form=True, form_help="Later than the first year."),
    ]  # fmt: skip
    dollar_year: Annotated[
        int,
        Setting("years", "dollars", label="Dollar year", help="Every real pay is in dollars of this year.", unit="year",
                cell="dollar_year", always=True, form=True,
                form_help="Real pay is in dollars of this year; often the last one.",
                remark="dollars: the year whose dollars real pay is in"),
    ] = 0  # fmt: skip
    reference: Annotated[
        str,
        Setting("reference", "area", label="Reference area", help="What location quotients compare the region with.",
                cell="reference", always=True, reads=Reads.AREA, form=True,
                form_help="What to compare with: US000 is the United States, 06000 California.",
                remark="area: what the region is compared with"),
    ] = US  # fmt: skip
    references: Annotated[
        tuple[str, ...],
        Setting("reference", "also", label="Reference areas to hold",
                help="Codes, separated by semicolons: US000 is the United States, 06000 California.", unit="code",
                cell="references", always=True, needs_data=True, reads=Reads.AREAS, form=True,
                form_help="Codes to choose from later, separated by semicolons; your state, for instance.",
                remark="also: further areas to choose from in the workbook"),
    ] = ()  # fmt: skip
    own_references: Annotated[
        tuple[OwnReference, ...],
        Setting("reference", "own", label="References of your own", unit="long_text", reads=Reads.LINES,
                help="Rest of Ohio = 39000 without the region; Neighbors = 39035 + 39043; Counties = all areas. Then name it as a "
                "reference area.",
                cell="own_references", needs_data=True, only_own=True, remark="own: Rest of Ohio = 39000 without the region"),
    ] = ()  # fmt: skip
    continues: Annotated[
        tuple[Continuation, ...],
        Setting("region", "continues", label="Areas that continue others", unit="long_text", reads=Reads.LINES,
                help="The new codes, an equals sign and the old ones, where the land is the same: 46102 = 46113.",
                cell="continues", needs_data=True, only_own=True, remark="continues: 46102 = 46113, where the land is the same"),
    ] = ()  # fmt: skip
    ownership: Annotated[
        Ownership,
        Setting("measure", "ownership", label="Ownership",
                help="Private, or the sum of federal, state, local and private.",
                cell="ownership", always=True, needs_data=True, form=True),
    ] = Ownership.PRIVATE  # fmt: skip
    base_total: Annotated[
        BaseTotal,
        Setting("measure", "base_total", label="Base total", message="Choose one of the three.",
                help="What an industry's jobs are a share of. BLS uses total covered, the guide non-farm.",
                cell="base_total", always=True, form=True),
    ] = BaseTotal.TOTAL_COVERED  # fmt: skip
    industry_level: Annotated[
        int,
        Setting("measure", "industry_level", label="NAICS digits", unit="count", message="2 to 6.",
                help="Four are the method's industry groups; two are sectors.", least=2, most=6,
                cell="industry_level", always=True, needs_data=True, form=True, remark="industry_level: NAICS digits"),
    ] = 4  # fmt: skip
    reading: Annotated[
        Reading,
        Setting("measure", "reading", label="Numbers to show", message="Choose one of the three.", cell="reading",
                help="Published only; certain: within the bounds that published numbers allow; usual: the best value, with how far it may be off."),
    ] = Reading.USUAL  # fmt: skip
    grade_close: Annotated[
        float,
        Setting("measure", "grade_close", label="Close: margin up to", unit="percent", least=0, most=1,
                help="Half the likely range as a share of the best value, of a number that counts as close.",
                message="A share from 0% to 100%.", cell="grade_close", only_own=True),
    ] = 0.05  # fmt: skip
    grade_rough: Annotated[
        float,
        Setting("measure", "grade_rough", label="Rough: margin up to", unit="percent", least=0, most=1,
                help="The same of a number that counts as rough; wider ones are shown as a range.",
                message="A share from 0% to 100%.", cell="grade_rough", only_own=True),
    ] = 0.25  # fmt: skip
    grade_floor: Annotated[
        float,
        Setting("measure", "grade_floor", label="Range only below (jobs)", unit="jobs", least=0,
                help="Numbers of fewer jobs that are not published are shown as a range.",
                message="A number of jobs, 0 or more.", cell="grade_floor", only_own=True),
    ] = 50.0  # fmt: skip
    definitions_file: Annotated[
        str | None,
        Setting("definitions", "file", needs_data=True, remark="file: a CSV or XLSX of cluster definitions"),
    ] = None  # fmt: skip
    clusters: Annotated[tuple[Member, ...], Setting("definitions", "rows")] = ()
    library: Annotated[tuple[DefinitionSet, ...], Setting("library")] = ()
    across_breaks: Annotated[
        AcrossBreaks,
        Setting("measure", "across_breaks", label="Growth where a code changed", message="Choose one of the two.",
                help="NAICS changes what codes stand for; a comparable industry group is the smallest set of codes that can be compared.",
                cell="across_breaks", follows=True),
    ] = AcrossBreaks.OWN  # fmt: skip
    list_minimum: Annotated[
        float,
        Setting("measure", "list_minimum", label="Smallest group to list (jobs)", unit="jobs", least=0,
                help="Top and bottom lists leave out groups with fewer jobs in both years.",
                message="A number of jobs, 0 or more.", cell="list_minimum", always=True, follows=True),
    ] = 50  # fmt: skip
    price_index: Annotated[
        str,
        Setting("prices", "index", label="Price index", cell="price_index", always=True, needs_data=True,
                reads=Reads.SERIES, form=True,
                form_help="The U.S. index comes along; a regional one is read from a CPI file among the data.",
                remark="index: a CPI-U series; CUUR0000SA0 is the U.S. city average"),
    ] = CPI_U_US  # fmt: skip
    cut_offs: Annotated[
        Mapping[Criterion, float], Setting("cut_offs", follows=True, remark="your own; what is left out has its default; 0.02 is 2 %")
    ] = field(default_factory=dict)  # fmt: skip
    data: Annotated[tuple[DataSource, ...], Setting("data", needs_data=True)] = ()
    without: Annotated[
        str,
        Setting("workbook", "without", label="Parts left out", unit="long_text", cell="parts_left_out", needs_data=True, only_own=True,
                help=f"Their tabs are hidden, and what was typed on them stays. Any of: {', '.join(PARTS)}.",
                remark=f"without: parts to leave out, separated by commas, of {', '.join(PARTS)}; protection: on, off"),
    ] = ""  # fmt: skip
    protection: Annotated[
        Protection,
        Setting("workbook", "protection", label="Protection of sheets", message="On or Off.", cell="sheet_protection", needs_data=True,
                only_own=True,
                help="On: only cells to type in can be changed, except on lists that people sort. No password: Review > Unprotect Sheet lifts it."),
    ] = Protection.ON  # fmt: skip
    matrix_method: Annotated[
        MatrixMethod,
        Setting("matrix", "method", label="Group clusters by",
                help="Natural breaks are where values lie far apart; thirds go by rank.",
                sheet=MATRIX_SHEET, cell="matrix_method", follows=True, lost="the choices of the decision matrix"),
    ] = MatrixMethod.NATURAL_BREAKS  # fmt: skip
    weights: Annotated[
        Mapping[MatrixCriterion, float],
        Setting("matrix", "weights", follows=True, remark="weights: of size, concentration, growth, pay, 1 if left out; of careers, 0 if left out"),
    ] = field(default_factory=dict)  # fmt: skip
    own_criteria: Annotated[tuple[OwnCriterion, ...], Setting("matrix", "own")] = ()
    level_basis: Annotated[
        LevelBasis,
        Setting("occupations", "basis", label="Cut-offs follow", message="Choose one of the two.",
                help="The area's wages show how a cluster pays compared with all jobs; its own quartiles split it evenly, whatever it pays.",
                sheet=LEVELS_SHEET, cell="level_basis", only_own=True, lost="the cut-offs"),
    ] = LevelBasis.AREA  # fmt: skip
    level_low: Annotated[
        float | None,
        Setting("occupations", "low", label="Entry is below", unit="dollars", least=0, expects="dollars a year, 0 or more",
                help="Dollars a year. Empty: the 25th percentile of all wages of the area.",
                message="Dollars a year, or leave the cell empty.",
                sheet=LEVELS_SHEET, cell="level_low", only_own=True, lost="the cut-offs",
                remark="low, high: your own cut-offs, dollars a year"),
    ] = None  # fmt: skip
    level_high: Annotated[
        float | None,
        Setting("occupations", "high", label="High is from", unit="dollars", least=0, expects="dollars a year, 0 or more",
                help="Dollars a year. Empty: the 75th percentile of all wages of the area.",
                message="Dollars a year, or leave the cell empty.",
                sheet=LEVELS_SHEET, cell="level_high", only_own=True, lost="the cut-offs"),
    ] = None  # fmt: skip
    wage_area: Annotated[
        str,
        Setting("occupations", "wage_area", label="Wage area", needs_data=True, reads=Reads.CODE,
                help="Empty: the region's state, else the area that there is. A change shows after the next build.",
                sheet=LEVELS_SHEET, cell="wage_area", only_own=True, lost="the wage area",
                remark="wage_area: whose wages part levels"),
    ] = ""  # fmt: skip
    left_out: Annotated[
        tuple[tuple[str, str], ...],
        Setting("occupations", "left_out", only_own=True, remark="left_out: members that occupations leave out"),
    ] = ()  # fmt: skip
    infrastructure: Annotated[
        Mapping[str, str], Setting("infrastructure", remark="what each cluster rests on, by its name")
    ] = field(default_factory=dict)
    notes: Annotated[Mapping[str, str], Setting("notes", remark="words typed into the workbook")] = field(
        default_factory=dict
    )
    board: Annotated[
        str,
        Setting("board", "name", label="Name of your board", reads=Reads.TEXT,
                help="Stands on the board pack's first slide and page; may stay empty.", cell="board", only_own=True),
    ] = ""  # fmt: skip
    workshop: Annotated[
        str,
        Setting("workshop", "name", label="Workshop", reads=Reads.TEXT, cell="workshop_name", only_own=True),
    ] = ""  # fmt: skip
    team: Annotated[
        str,
        Setting("workshop", "team", label="Team", reads=Reads.TEXT, cell="workshop_team", only_own=True),
    ] = ""  # fmt: skip
    interviews: Annotated[
        Interviews, Setting("interviews", remark="what employers said; names stand under contacts only")
    ] = Interviews()  # noqa: RUF009  frozen

    @property
    def parts_left_out(self) -> frozenset[str]:
        """The parts of the workbook that the study does without."""
        return frozenset(filter(None, (part.strip().casefold() for part in re.split("[,;]", self.without))))

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
        for part in sorted(self.parts_left_out - set(PARTS)):
            raise BadSetting(
                f"there is no part {part!r} to leave out",
                place="parts left out",
                next_step=f"{did_you_mean(part, PARTS)} They are: {', '.join(PARTS)}.".strip(),
            )
        object.__setattr__(self, "left_out", tuple(sorted(set(self.left_out))))
        object.__setattr__(self, "clusters", in_cluster_order(self.clusters))
        names = [one.name.casefold() for one in self.library]
        for name in {name for name in names if names.count(name) > 1}:
            raise BadSetting(
                f"two sets of definitions are called {name!r}",
                place="library",
                next_step="Give one another name.",
            )
        every = tuple(dict.fromkeys((self.reference, *self.references)))
        object.__setattr__(self, "references", every)
        object.__setattr__(self, "dollar_year", self.dollar_year or self.last_year)
        object.__setattr__(self, "cut_offs", MappingProxyType(dict(self.cut_offs)))
        object.__setattr__(self, "weights", MappingProxyType(dict(self.weights)))
        object.__setattr__(self, "infrastructure", MappingProxyType(dict(self.infrastructure)))
        object.__setattr__(self, "notes", MappingProxyType(dict(self.notes)))
