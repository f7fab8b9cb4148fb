"""Reference areas: rows of the files, and areas that a person puts together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from industry_clusters.analysis.industries.areas import area_label
from industry_clusters.analysis.industries.cells import area_cells
from industry_clusters.analysis.industries.figures import figures
from industry_clusters.analysis.withheld.region import region_known
from industry_clusters.errors import BadSetting, UnknownArea
from industry_clusters.own_areas import OwnKind
from industry_clusters.panel import US

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from industry_clusters.analysis.industries.cells import Cells
    from industry_clusters.analysis.industries.figures import Figures
    from industry_clusters.own_areas import OwnReference
    from industry_clusters.panel import Panel
    from industry_clusters.study import Study

_PLACE = "reference"
_STATE_DIGITS = 2
_NOT_A_PLACE = ("996", "997", "998", "999")
"""Counties that stand for no place: foreign, several counties, out of the state, unknown."""


@dataclass(frozen=True)
class Reference:
    """What the region is compared with: its cells as the study reads them, and the certain bounds of its jobs.

    ``low`` and ``high`` are tables of industries (rows) by years (columns), the number itself where it is published;
    of a row of the files they are known no further.
    """

    cells: Cells
    low: pd.DataFrame
    high: pd.DataFrame


def references_of(
    study: Study,
    data: tuple[Panel, Panel],
    here: tuple[Cells, Figures],
    areas: Sequence[str],
    years: Sequence[int],
) -> dict[str, Reference]:
    """Every reference of a study, by area code or by its own name.

    Parameters
    ----------
    study, data
        The study; its data down to its level, and down to the finest, which tell of what is not disclosed.
    here
        The region's cells as the study reads them, and their bounds.
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
    cells = area_cells(panel, label, parts, study.ownership, years)
    if len(parts) == 1 or not cells.withheld.gt(0).any(axis=None):  # a row is as it is published
        return Reference(cells, cells.employment, cells.employment)
    made = figures(cells, region_known(finest, cells, parts, study), study)
    return Reference(made.cells, made.low, made.high)


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
    here: tuple[Cells, Figures],
    areas: Sequence[str],
    years: Sequence[int],
) -> Reference:
    if own.kind is OwnKind.REST:
        (whole,) = own.areas
        _check_inside(own, areas)
        rest = _rest(_summed(whole, own.areas, study, data, areas, years), *here)
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


def _rest(whole: Reference, region: Cells, bounds: Figures) -> Reference:
    """The whole without the region: a number where both are, and between what their bounds leave."""
    one = whole.cells
    codes = list(one.employment.index.intersection(region.employment.index))
    inner, outer = region.at(codes), one.at(codes)
    cells = replace(
        one,
        employment=_less(outer.employment, inner.employment),
        payroll=_less(outer.payroll, inner.payroll),
        disclosed=_less(outer.disclosed, inner.disclosed),
        withheld=outer.withheld + inner.withheld,
        present=outer.present,
        parts=one.parts + region.parts,
        totals={base: _less(totals, region.totals[base]) for base, totals in one.totals.items()},
    )
    low = _less(whole.low.reindex(codes), bounds.high.reindex(codes))
    return Reference(cells, low, _less(whole.high.reindex(codes), bounds.low.reindex(codes)))


def _less(whole: pd.DataFrame, part: pd.DataFrame) -> pd.DataFrame:
    """A difference; rounding and a revision in one of the two never make it less than nothing."""
    return (whole - part).clip(lower=0)


def missing_totals(study: Study, references: Mapping[str, Reference]) -> tuple[str, ...]:
    """Sentences on references whose base total is not known, with the sum of their sectors where all of it is published."""
    return tuple(
        _missing_total(study, each.cells, year)
        for each in references.values()
        for year in (study.first_year, study.last_year)
        if each.cells.totals[study.base_total]["employment"].isna()[year]
    )


def _missing_total(study: Study, cells: Cells, year: int) -> str:
    sectors = [code for code in cells.employment.index if "-" in code or len(code) == _STATE_DIGITS]
    here = cells.at([code for code in sectors if code != "10"])
    known = here.withheld[year].eq(0).all() and here.employment[year].notna().all()
    words = f"{cells.label} has no {study.base_total.label.lower()} employment in {year}: no quotient can be computed"
    if known and len(here.employment):
        jobs = float(here.employment[year].sum())
        words += f"; its sectors, all published, add up to {jobs:,.0f} jobs ({study.ownership.label.lower()})"
    return f"{words}."
