"""What adds up to what: industries, ownerships and areas.

A sum is *complete* where its parts are all there are: then they add up to the total. Where that is not proven, they
do not exceed it, and no more is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from industry_clusters.analysis.industries.absence import accounted_for
from industry_clusters.analysis.industries.parts import OWN_CODES, Parts
from industry_clusters.industry_codes import SECTOR_LEVEL, level_of, parent_of
from industry_clusters.measures.intervals import Sums
from industry_clusters.panel import US

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from industry_clusters.measures.intervals import Flags

AREA, OWNERSHIP, INDUSTRY = 0, 1, 2
_Value = TypeVar("_Value", bound=np.generic)
_NOTHING_LEFT = 1.0
_ONE_MAY_PAY_NOTHING = 1.0
_NOT_IN_US_TOTAL = ("72", "78")  # Puerto Rico and the Virgin Islands


@dataclass(frozen=True)
class Addition:
    """Sums along one axis of a year's cells, an array of shape (area, ownership, industry).

    ``complete`` has the axis last, one place a total; so has ``heard``: whether the data speak of the sum at all.
    ``crowded`` tells, likewise, where a total is no more than its published parts although others have
    establishments (as where somebody added up the rows of a file): such a sum is not heard.
    """

    axis: int
    sums: Sums
    complete: Flags
    heard: Flags
    crowded: Flags | None = None

    def along(self, values: NDArray[_Value]) -> NDArray[_Value]:
        """A view of the cells with the axis of the sums last."""
        return np.moveaxis(values, self.axis, -1)


def additions(parts: Parts, cbsa_counties: Mapping[str, Sequence[str]]) -> list[Addition]:
    """The sums of one year, those of the smallest parts first.

    Parameters
    ----------
    parts
        The cells of a single year.
    cbsa_counties
        County codes by CBSA code.
    """
    return [*_by_industry(parts), _by_ownership(parts), *_by_area(parts, cbsa_counties)]


def _by_industry(parts: Parts) -> list[Addition]:
    place = {code: position for position, code in enumerate(parts.codes)}
    by_level: dict[int, dict[int, list[int]]] = {}
    for code in parts.codes[1:]:
        if (parent := place.get(parent_of(code))) is not None and parent != place[code]:
            by_level.setdefault(level_of(code), {}).setdefault(parent, []).append(place[code])
    return [_industries(parts, by_level[level]) for level in sorted(by_level, reverse=True)]


def _industries(parts: Parts, children: dict[int, list[int]]) -> Addition:
    establishments = parts.establishments[:, :, 0]
    told = [
        accounted_for(establishments[..., total], establishments[..., own]) for total, own in children.items()
    ]
    complete: Flags = np.stack(told, axis=-1) & parts.marked[:, :, None] | parts.declared[:, :, None]
    sums = Sums.of(children)
    heard = np.ones_like(complete)
    present = parts.present[:, :1, 0]
    heard[:, :1] = present[..., sums.totals] & (sums.added(present) > 0)
    crowded = _crowded(parts, sums)
    return Addition(INDUSTRY, sums, complete, heard & ~crowded, crowded)


def _crowded(parts: Parts, sums: Sums) -> Flags:
    """Where published parts leave neither payroll nor jobs for others that have more than one establishment.

    Both must be used up: of a total that leaves jobs, the payroll is what nobody knew (as where a file has none).
    """
    payroll, jobs, present = parts.payroll[:, :, 0], parts.employment[:, :, 0], parts.present[:, :, 0]
    lost = present & np.isnan(payroll)
    establishments = sums.added(np.where(lost, np.nan_to_num(parts.establishments[:, :, 0]), 0.0))
    left = payroll[..., sums.totals] - sums.added(np.nan_to_num(payroll))
    jobs_left = jobs[..., sums.totals] - sums.added(np.nan_to_num(jobs))
    rounding = (1 + sums.added(present & ~np.isnan(jobs))) / 2
    used_up = (np.abs(left) <= _NOTHING_LEFT) & (np.abs(jobs_left) <= rounding)
    crowded: Flags = used_up & (establishments > _ONE_MAY_PAY_NOTHING)
    return crowded


def _by_ownership(parts: Parts) -> Addition:
    """All ownerships are the sum of federal, state, local and private, where at least one of these has a row."""
    present = parts.present[:, :, 0]
    complete: Flags = np.any(present[:, 1:], axis=1)
    sums = Sums.of({0: range(1, len(OWN_CODES))})
    return Addition(OWNERSHIP, sums, complete[..., None], present[:, 0, :, None])


def _by_area(parts: Parts, cbsa_counties: Mapping[str, Sequence[str]]) -> list[Addition]:
    place = {area: position for position, area in enumerate(parts.areas)}
    found = []
    for whole in (_counties_of_states(parts.areas), _counties_of_cbsas(cbsa_counties), _states(parts.areas)):
        groups = {
            place[area]: sorted({place[part] for part in inner if part in place})
            for area, inner in whole.items()
            if area in place
        }
        if groups := {area: inner for area, inner in groups.items() if inner}:
            sums = Sums.of(groups)
            heard = np.moveaxis(parts.present[:, :, 0], AREA, -1)[..., sums.totals]
            told = np.array([_areas_complete(parts, area, inner) for area, inner in groups.items()])
            found.append(Addition(AREA, sums, np.broadcast_to(told, heard.shape), heard))
    return found


def _counties_of_states(areas: Sequence[str]) -> dict[str, list[str]]:
    counties = [area for area in areas if area.isdigit() and not area.endswith("000")]
    return {
        area: [county for county in counties if county[:2] == area[:2]]
        for area in areas
        if area.isdigit() and area.endswith("000")
    }


def _counties_of_cbsas(cbsa_counties: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """By the code that QCEW gives the area: ``C`` and the first four digits."""
    return {f"C{code[:4]}": list(counties) for code, counties in cbsa_counties.items()}


def _states(areas: Sequence[str]) -> dict[str, list[str]]:
    states = [area for area in areas if area.isdigit() and area.endswith("000")]
    return {US: [state for state in states if state[:2] not in _NOT_IN_US_TOTAL]}


def _areas_complete(parts: Parts, whole: int, inner: Sequence[int]) -> bool:
    """Whether areas make up the whole: the largest payroll that all of them publish adds up to the whole's.

    Payrolls are published to the dollar, so that one that fits is proof: no area with such a payroll is left out.
    """
    broad = [position for position, code in enumerate(parts.codes) if level_of(code) <= SECTOR_LEVEL]
    payroll = parts.payroll[:, :, 0][..., broad]
    both = np.where(np.isnan(payroll[list(inner)].sum(axis=0)), np.nan, payroll[whole])
    if not np.nanmax(both, initial=0.0):
        return False
    largest = np.unravel_index(np.nanargmax(both), both.shape)
    gap = abs(payroll[whole][largest] - payroll[list(inner)].sum(axis=0)[largest])
    return bool(gap <= (1 + len(inner)) / 2)


def helpful_areas(
    panel_areas: Sequence[str], areas: Sequence[str], cbsa_counties: Mapping[str, Sequence[str]]
) -> list[str]:
    """The areas and those whose figures bear on them: the wholes that they lie in, with all that lies in these."""
    held = set(panel_areas)
    helpful = set(areas)
    for whole in (_counties_of_states(panel_areas), _counties_of_cbsas(cbsa_counties)):
        for area, inner in whole.items():
            if area in held and helpful & set(inner):
                helpful |= {area, *inner}
    return [*areas, *sorted(helpful & held - set(areas))]
