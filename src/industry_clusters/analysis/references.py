"""Reference areas: rows of the files, and areas that a person puts together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from industry_clusters.analysis.industries.areas import area_label
from industry_clusters.analysis.industries.cells import FARM_SECTOR, area_cells
from industry_clusters.analysis.industries.figures import cut_offs_of, likely_jobs
from industry_clusters.analysis.withheld.region import region_known
from industry_clusters.errors import BadSetting, UnknownArea
from industry_clusters.industry_codes import SECTOR_LEVEL, level_of
from industry_clusters.ingest.lookups import naics_titles
from industry_clusters.measures.margins import grade
from industry_clusters.own_areas import OwnKind
from industry_clusters.panel import US
from industry_clusters.study import BaseTotal, Ownership, Reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.industries.industry_table import RegionFigures
    from industry_clusters.own_areas import OwnReference
    from industry_clusters.panel import Panel
    from industry_clusters.study import Study

_PLACE = "reference"
_STATE_DIGITS = 2
_NOT_A_PLACE = ("996", "997", "998", "999")
"""Counties that stand for no place: foreign, several counties, out of the state, unknown."""


@dataclass(frozen=True)
class Reference:
    """What the region is compared with: its cells as the study reads them, and how far each number may be off.

    Tables of industries (rows) by years (columns), in jobs. ``published`` is what is published; ``low`` and ``high`` are
    certain bounds, the number itself where it is published; ``best``, ``likely_low`` and ``likely_high`` the best value
    and where it lies about nine times in ten. All are missing where nothing tells of an industry. ``read`` is what the
    study's reading makes of them. ``summed`` has, by base and year, the totals (jobs) that the files do not
    have and in whose place the sum of the sectors stands: all of them are published.
    """

    cells: Cells
    published: pd.DataFrame
    low: pd.DataFrame
    high: pd.DataFrame
    best: pd.DataFrame
    likely_low: pd.DataFrame
    likely_high: pd.DataFrame
    read: ReadReference
    summed: Mapping[BaseTotal, Mapping[int, float]]

    @cached_property
    def is_ranged(self) -> bool:
        """Whether a number of it is known as a range."""
        return bool((self.published.isna() & self.high.notna()).any(axis=None))


@dataclass(frozen=True)
class ReadReference:
    """A reference's jobs by the reading mode, as :class:`~industry_clusters.analysis.industries.figures.Figures` are the region's.

    Tables of industries by years. Where a number is published its bounds are the number: a quotient's range is then the
    region's own. ``grade`` is missing where the number is.
    """

    best: pd.DataFrame
    low: pd.DataFrame
    high: pd.DataFrame
    likely_low: pd.DataFrame
    likely_high: pd.DataFrame
    grade: pd.DataFrame


def references_of(
    study: Study,
    data: tuple[Panel, Panel],
    here: RegionFigures,
    areas: Sequence[str],
    years: Sequence[int],
) -> dict[str, Reference]:
    """Every reference of a study, by area code or by its own name.

    Parameters
    ----------
    study, data
        The study; its data down to its level, and down to the finest, which tell of what is not disclosed.
    here
        What is known of the region.
    areas, years
        The region's areas, and the years of the data.

    Raises
    ------
    UnknownArea
        Where an area is not among the data.
    BadSetting
        Where the region would be compared with itself, or be taken from a whole that it does not lie in.
    """
    own = {each.name: each for each in study.own_references}
    return {
        name: _made(own[name], study, data, here, areas, years)
        if name in own
        else _summed(area_label(data[0], name), (name,), study, data, areas, years)
        for name in study.references
    }


def _summed(
    label: str,
    parts: Sequence[str],
    study: Study,
    data: tuple[Panel, Panel],
    areas: Sequence[str],
    years: Sequence[int],
) -> Reference:
    panel, finest = data
    held = set(panel.areas)
    if missing := [code for code in parts if code not in held]:
        raise UnknownArea(
            f"the reference area {', '.join(area_label(panel, code) for code in missing[:5])} is not in the data",
            place=_PLACE,
            next_step="Add its files, or choose another reference area.",
        )
    _refuse_itself(label, parts, areas)
    cells, summed = _with_summed_totals(
        panel, area_cells(panel, label, parts, study.ownership, years), parts, study
    )
    hidden = cells.withheld.gt(0) & cells.present if len(parts) == 1 else cells.withheld.gt(0)
    if not hidden.any(axis=None):
        jobs = cells.employment
        return _read(cells, study, dict.fromkeys(_TABLES, jobs), summed)
    known = region_known(finest, cells, parts, study)
    ends = likely_jobs(known.best, known.known, known.variance, known.low, known.high)
    tables = (cells.employment, known.low, known.high, known.best, *ends)
    there = cells.withheld.notna() & (cells.present if len(parts) == 1 else True)
    named = {name: table.where(there) for name, table in zip(_TABLES, tables, strict=True)}
    payroll = known.best_payroll if study.reading is Reading.USUAL else cells.payroll
    return _read(replace(cells, payroll=payroll), study, named, summed)


_TABLES = ("published", "low", "high", "best", "likely_low", "likely_high")


def _read(
    cells: Cells,
    study: Study,
    tables: Mapping[str, pd.DataFrame],
    summed: Mapping[BaseTotal, Mapping[int, float]],
) -> Reference:
    """Read a reference's jobs as the study wants them read."""
    published, low, high = (tables[name] for name in ("published", "low", "high"))
    if study.reading is Reading.USUAL:
        best, ends = tables["best"], (tables["likely_low"], tables["likely_high"])
    elif study.reading is Reading.CERTAIN:
        best, ends = (low + high) / 2, (low, high)
    else:
        best, ends = published, (published, published)
    grades = grade(best, *ends, published.notna(), cut_offs_of(study))
    graded = pd.DataFrame(grades, best.index, best.columns).mask(best.isna())
    read = ReadReference(best, low, high, *ends, graded)
    return Reference(replace(cells, employment=best), **tables, read=read, summed=summed)


def _refuse_itself(label: str, parts: Sequence[str], areas: Sequence[str]) -> None:
    if set(parts) == set(areas):
        raise BadSetting(
            f"the reference {label} is the region itself",
            place=_PLACE,
            next_step="Compared with itself every quotient is 1 and says nothing; choose a larger area, such as its state.",
        )


def _made(
    own: OwnReference,
    study: Study,
    data: tuple[Panel, Panel],
    here: RegionFigures,
    areas: Sequence[str],
    years: Sequence[int],
) -> Reference:
    if own.kind is OwnKind.REST:
        (whole,) = own.areas
        _check_inside(own, areas)
        rest = _rest(_summed(whole, own.areas, study, data, areas, years), here, study)
        return replace(rest, cells=replace(rest.cells, label=own.name))
    parts = own.areas if own.kind is OwnKind.LIST else every_county(data[0])
    return _summed(own.name, parts, study, data, areas, years)


def every_county(panel: Panel) -> tuple[str, ...]:
    """The counties of the data; the states where it has none."""
    numbered = [code for code in panel.areas if code.isdigit() and not code.endswith(_NOT_A_PLACE)]
    counties = tuple(code for code in numbered if not code.endswith("000"))
    return counties or tuple(numbered)


def _check_inside(own: OwnReference, areas: Sequence[str]) -> None:
    """See that the region lies in the whole that it is taken from: a state, or the nation."""
    (whole,) = own.areas
    outside = [code for code in areas if whole != US and code[:_STATE_DIGITS] != whole[:_STATE_DIGITS]]
    if outside or not whole.endswith("000"):
        raise BadSetting(
            f"{own.text}: {', '.join(outside[:5]) or whole} is not {'in ' + whole if outside else 'a state or the nation'}",
            place=_PLACE,
            next_step="The region can be taken only from its own state (39000) or the nation (US000).",
        )


def _rest(whole: Reference, here: RegionFigures, study: Study) -> Reference:
    """The whole without the region: a number where both are, and between what their bounds leave.

    The region's fewest jobs go with the rest's most, so that a quotient of the two takes the rest's ``high`` with the
    region's ``low``: its range is exact where the whole is published.
    """
    one, region, known = whole.cells, here.figures.cells, here.known
    codes = list(one.employment.index.intersection(region.employment.index))
    inner, outer = region.at(codes), one.at(codes)
    cells = replace(
        one,
        payroll=_less(outer.payroll, inner.payroll),
        disclosed=_less(outer.disclosed, inner.disclosed),
        withheld=outer.withheld + inner.withheld,
        present=outer.present,
        parts=one.parts + region.parts,
        totals={base: _less(totals, region.totals[base]) for base, totals in one.totals.items()},
    )
    likely_low, likely_high = likely_jobs(known.best, known.known, known.variance, known.low, known.high)
    parts = {
        "published": here.published.employment, "low": known.high, "high": known.low, "best": known.best,
        "likely_low": likely_high, "likely_high": likely_low,
    }  # fmt: skip
    tables = {
        name: _less(getattr(whole, name).reindex(codes), part.reindex(codes)) for name, part in parts.items()
    }
    summed = {
        base: {year: jobs for year in years if (jobs := float(cells.totals[base]["employment"][year])) >= 0}
        for base, years in whole.summed.items()
    }
    return _read(cells, study, tables, summed)


def _less(whole: pd.DataFrame, part: pd.DataFrame) -> pd.DataFrame:
    """A difference; rounding and a revision in one of the two never make it less than nothing."""
    return (whole - part).clip(lower=0)


_UNCLASSIFIED, _GOVERNMENT = "99", "92"
"""Sectors without which the others make a total all the same: the first is a fraction of a percent, the second public."""


def _with_summed_totals(
    panel: Panel, cells: Cells, parts: Sequence[str], study: Study
) -> tuple[Cells, dict[BaseTotal, dict[int, float]]]:
    """Put the sum of the sectors in the place of a base total that is missing, in years in which each is published."""
    totals, summed = dict(cells.totals), {}
    for base in BaseTotal:
        gaps = [int(year) for year in totals[base].index if pd.isna(totals[base]["employment"][year])]
        if not gaps:
            continue
        owned = Ownership.PRIVATE if base is BaseTotal.PRIVATE else Ownership.ALL
        every = cells if owned is study.ownership else area_cells(panel, cells.label, parts, owned, gaps)
        totals[base], summed[base] = _of_sectors(every, base, totals[base], gaps)
    return replace(cells, totals=totals), summed


def _of_sectors(
    every: Cells, base: BaseTotal, totals: pd.DataFrame, gaps: Sequence[int]
) -> tuple[pd.DataFrame, dict[int, float]]:
    """A base total with its gaps filled where they can be, and the jobs that fill them, by year."""
    sectors = {code for code in every.employment.index if level_of(code) == SECTOR_LEVEL}
    if _needed_sectors(base) - sectors:
        return totals, {}
    left_out = {FARM_SECTOR} if base is BaseTotal.NON_FARM else set()
    there, made = every.at(sorted(sectors - left_out)), totals.copy()
    full = [
        year for year in gaps if there.employment[year].notna().all() and there.withheld[year].eq(0).all()
    ]
    for year in full:
        made.loc[year] = [there.employment[year].sum(), there.payroll[year].sum(skipna=False)]
    return made, {year: float(made["employment"][year]) for year in full}


def _needed_sectors(base: BaseTotal) -> set[str]:
    """The sectors that a total is the sum of."""
    every = {code for code in naics_titles() if level_of(code) == SECTOR_LEVEL} - {_UNCLASSIFIED}
    return every - {
        BaseTotal.PRIVATE: {_GOVERNMENT}, BaseTotal.NON_FARM: {FARM_SECTOR}, BaseTotal.TOTAL_COVERED: set(),
    }[base]  # fmt: skip


def missing_totals(study: Study, references: Mapping[str, Reference]) -> tuple[str, ...]:
    """Sentences on references whose base total the files do not have: what stands in its place, or what is published of it."""
    return tuple(
        _missing_total(study, each, year)
        for each in references.values()
        for year in (study.first_year, study.last_year)
        if year in each.summed.get(study.base_total, {})
        or each.cells.totals[study.base_total]["employment"].isna()[year]
    )


def _missing_total(study: Study, reference: Reference, year: int) -> str:
    cells, summed = reference.cells, reference.summed.get(study.base_total, {})
    words = f"{cells.label} has no {study.base_total.label.lower()} employment in {year}"
    if year in summed:
        return (
            f"{words}: the sum of its sectors, all published, stands in its place ({summed[year]:,.0f} jobs)."
        )
    here = cells.at([code for code in cells.employment.index if level_of(code) == SECTOR_LEVEL])
    jobs = float(reference.published[year].reindex(here.employment.index).sum())
    words += ": no quotient can be computed"
    if jobs:
        words += (
            f"; its published sectors add up to {jobs:,.0f} jobs ({study.ownership.label.lower()}), "
            "which cannot stand in its place, since not every sector is in the files and published"
        )
    return f"{words}."
