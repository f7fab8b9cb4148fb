"""What is taken from a region's study to be set beside other regions: small values, and no table."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from industry_clusters.analysis.rows import records
from industry_clusters.measures.margins import Grade

if TYPE_CHECKING:
    from industry_clusters.analysis.tables import Analysis
    from industry_clusters.panel import SourceFile


CLUSTER_RANKED = ("quotient_last", "employment_last", "growth")
"""What a cluster's regions are ranked by, the largest first."""


class Spread(NamedTuple):
    """A figure's best value, its certain bounds and its likely range; NaN is missing."""

    best: float
    low: float
    high: float
    likely_low: float
    likely_high: float


@dataclass(frozen=True)
class ClusterFigures:
    """One cluster in one region, named as in :mod:`industry_clusters.terms`; NaN where nothing is known.

    ``members`` industry groups of the region are in it, ``known`` of them published in both years; jobs, fractions,
    dollars of the dollar year. ``broken`` of the groups stand for something else in the last year than in the first. What is
    ranked has its :class:`Spread`; ``employment_first``, ``pay_last`` and ``competitive_effect`` are missing where they are
    known as ranges only. ``best_employment_first`` is the best value. ``grade_last`` and ``grade`` (of what needs both years) say how well jobs are known
    (:class:`industry_clusters.measures.margins.Grade`).
    """

    cluster: str
    members: int
    known: int
    broken: int
    employment_first: float
    best_employment_first: float
    employment_last: Spread
    growth: Spread
    quotient_last: Spread
    pay_last: float
    competitive_effect: float
    grade_last: float
    grade: float

    @property
    def row(self) -> dict[str, str | float]:
        """Its figures by the names of a table's columns: ``best_…``, the ends, and the number that is shown."""
        row: dict[str, str | float] = {}
        for name, value in vars(self).items():
            row |= self._spread(name) if isinstance(value, Spread) else {name: value}
        return row

    def _spread(self, name: str) -> dict[str, float]:
        spread: Spread = getattr(self, name)
        grade = self.grade if name == "growth" else self.grade_last
        shown = spread.best if grade < Grade.RANGE_ONLY else float("nan")
        return {name: shown, **{f"{end}_{name}": value for end, value in spread._asdict().items()}}


@dataclass(frozen=True)
class RegionFigures:
    """One region. Jobs are of the base total, pay is in dollars of the dollar year; what is withheld is NaN.

    ``list_minimum`` is the study's fewest jobs of what is listed among the strongest, ``groups`` the number of its industry groups, ``published`` of how many of them every cell of the last year is;
    ``shown`` have the last year's jobs as a number, ``ranges`` as a range only.
    """

    first_year: int
    last_year: int
    dollar_year: int
    reference: str
    ownership: str
    base_total: str
    reading: str
    price_index: str
    employment_first: float
    employment_last: float
    growth: float
    average_pay: float
    list_minimum: float
    groups: int
    published: int
    shown: int
    ranges: int
    clusters: tuple[ClusterFigures, ...]
    sources: tuple[SourceFile, ...]


@dataclass(frozen=True)
class Failure:
    """Why a region was not built: what is wrong, where, and what to do."""

    what: str
    place: str
    next_step: str

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place not in ("", ".") else ""
        return f"{self.what}{where}." + (f" {self.next_step}" if self.next_step else "")


class Status(StrEnum):
    """What became of a region."""

    BUILT = "built"
    FAILED = "failed"
    NOT_BEGUN = "not begun"


@dataclass(frozen=True)
class RegionOutcome:
    """What became of a region: figures and a workbook (its path from the summary's folder), or a failure."""

    region: str
    areas: tuple[str, ...]
    workbook: str = ""
    figures: RegionFigures | None = None
    failure: Failure | None = None
    seconds: float = 0.0
    begun: bool = True

    @property
    def status(self) -> Status:
        """In a word."""
        if not self.begun:
            return Status.NOT_BEGUN
        return Status.FAILED if self.failure else Status.BUILT


def region_figures(analysis: Analysis) -> RegionFigures:
    """Take a region's figures from its tables, as they stand there."""
    study, marks, groups = analysis.study, analysis.marks, analysis.naics_table
    return RegionFigures(
        first_year=study.first_year,
        last_year=study.last_year,
        dollar_year=study.dollar_year,
        reference=analysis.reference.label,
        ownership=study.ownership.label,
        base_total=study.base_total.label,
        reading=study.reading.label,
        price_index=analysis.prices.title,
        employment_first=float(marks.region_total_first),
        employment_last=float(marks.region_total_last),
        growth=float(marks.region_growth),
        average_pay=float(marks.region_pay),
        list_minimum=float(study.list_minimum),
        groups=len(groups),
        published=int(groups["withheld_last"].eq(0).sum()),
        shown=int(groups["grade_last"].lt(Grade.RANGE_ONLY).sum()),
        ranges=int(groups["grade_last"].eq(Grade.RANGE_ONLY).sum()),
        clusters=_cluster_figures(analysis),
        sources=analysis.panel.sources,
    )


def _cluster_figures(analysis: Analysis) -> tuple[ClusterFigures, ...]:
    counts = {"cluster": str, "members": int, "known": int, "broken": int}

    def value(row: dict[Any, Any], name: str) -> Any:
        if name in CLUSTER_RANKED:
            return Spread(*(float(row[f"{part}_{name}"]) for part in Spread._fields))
        return counts.get(name, float)(row[name])

    return tuple(
        ClusterFigures(**{one.name: value(row, one.name) for one in fields(ClusterFigures)})
        for row in records(analysis.clusters.summary)
    )
