"""Whether a region is one labor market: who both lives and works in it, and which county would make it more so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from industry_clusters.measures.ratio import ratio

if TYPE_CHECKING:
    from collections.abc import Collection

    import pandas as pd

    from industry_clusters.panel import Panel

_NEIGHBORS = 5


@dataclass(frozen=True)
class Neighbor:
    """A county outside, how many workers it exchanges with the region, and the share inside if it were added (0 to 1)."""

    area_fips: str
    title: str
    share_with: float
    exchanged: float


@dataclass(frozen=True)
class CommuteShed:
    """What commuting says of a region.

    ``share`` is, of all workers who live or work in it, the part that does both; ``of_residents`` of those who live in it,
    ``of_jobs`` of those who work in it; each from 0 to 1, NaN where there are none. ``neighbors`` are those that would raise
    ``share`` most, of the workers who live or work in the region now, the best first. ``metropolitan`` says how the counties stand to metropolitan areas ("" where that is unknown).
    """

    workers: float
    share: float
    of_residents: float
    of_jobs: float
    neighbors: tuple[Neighbor, ...]
    metropolitan: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a reader of Setup is told."""
        first = (
            f"Of the {self.workers:,.0f} workers who live or work in the region, {self.share:.0%} do both: {self.of_residents:.0%} of the "
            f"workers who live here work here, and {self.of_jobs:.0%} of those who work here live here."
        )
        said = [first]
        if self.neighbors:
            listed = "; ".join(
                f"{one.title} ({one.area_fips}) to {one.share_with:.0%}" for one in self.neighbors
            )
            said.append(f"With one county more, of the same workers would live and work inside: {listed}.")
        return (*said, *((self.metropolitan,) if self.metropolitan else ()))


def commute_shed(panel: Panel, areas: Collection[str]) -> CommuteShed | None:
    """Return what commuting says of some counties; None where no file of commuting has them.

    Parameters
    ----------
    areas
        County codes; a metropolitan area's code stands for its counties.
    """
    flows = panel.commuting
    counties = {county for area in areas for county in _counties(panel, area)}
    if flows is None or not (flows["home"].isin(counties) | flows["work"].isin(counties)).any():
        return None
    home, work = flows["home"].isin(counties), flows["work"].isin(counties)
    inside, living, working = (
        float(flows.loc[which, "workers"].sum()) for which in (home & work, home, work)
    )
    workers = living + working - inside
    return CommuteShed(
        workers,
        float(ratio(inside, workers)),
        float(ratio(inside, living)),
        float(ratio(inside, working)),
        _neighbors(panel, flows, counties, inside, workers),
        _metropolitan(panel, counties),
    )


def _counties(panel: Panel, area: str) -> tuple[str, ...]:
    if area in panel.cbsa_counties:
        return panel.cbsa_counties[area]
    found = [cbsa for cbsa in panel.cbsa_counties if area == f"C{cbsa[:4]}"]
    return panel.cbsa_counties[found[0]] if found else (area,)


def _neighbors(
    panel: Panel, flows: pd.DataFrame, counties: set[str], inside: float, workers: float
) -> tuple[Neighbor, ...]:
    """The counties that most of the region's own workers come from or go to.

    The share is that of the same workers: the many who both live and work in a large county next door say nothing of the region.
    """
    outside = flows[flows["home"].isin(counties) != flows["work"].isin(counties)]
    other = outside["home"].where(~outside["home"].isin(counties), outside["work"])
    exchanged = outside.groupby(other)["workers"].sum().sort_values(ascending=False).head(_NEIGHBORS)
    return tuple(
        Neighbor(
            str(code), panel.area_title(str(code)), float(ratio(inside + number, workers)), float(number)
        )
        for code, number in zip(exchanged.index, exchanged.tolist(), strict=True)
    )


def _metropolitan(panel: Panel, counties: set[str]) -> str:
    """How counties stand to metropolitan and micropolitan areas, by the table among the data."""
    for cbsa, members in panel.cbsa_counties.items():
        name = panel.area_titles.get(f"C{cbsa[:4]}", cbsa)
        if set(members) == counties:
            return f"The counties are exactly the metropolitan or micropolitan area {name} ({cbsa})."
        if counties < set(members):
            return f"The counties are a part of the metropolitan or micropolitan area {name} ({cbsa}), which has {len(members)}."
    whole = [cbsa for cbsa, members in panel.cbsa_counties.items() if set(members) <= counties]
    if whole:
        return f"The counties hold {len(whole)} whole metropolitan or micropolitan area{'s' * (len(whole) > 1)} ({', '.join(whole)}) and more."
    return (
        "The counties are no metropolitan or micropolitan area, nor part of one."
        if panel.cbsa_counties
        else ""
    )
