"""Whether an area that is asked for is one: by BLS's list of areas, and by what came of it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from industry_clusters.errors import UnknownArea, did_you_mean
from industry_clusters.panel import US
from industry_clusters.store.catalogue import read_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from industry_clusters.store.folder import StoreFolder

_LIST = "area_titles.csv"
_LOOK_UP = (
    "Look its code up in BLS's list, https://www.bls.gov/cew/classifications/areas/qcew-area-titles.htm."
)


def check_area_codes(store: StoreFolder, areas: Sequence[str]) -> None:
    """Refuse a code that is not on BLS's list of areas, where the store has the list.

    Raises
    ------
    UnknownArea
        With the codes that are close to it.
    """
    known = _listed(store)
    for area in areas:
        if known and area not in known:
            raise UnknownArea(
                f"there is no area {area!r} on BLS's list of areas",
                place=_LIST,
                next_step=" ".join(filter(None, (did_you_mean(area, known), _LOOK_UP))),
            )


def _listed(store: StoreFolder) -> tuple[str, ...]:
    """The codes of BLS's list; none where the store does not have it."""
    raw = next((file.raw for file in read_catalogue(store).tables if file.name == _LIST), None)
    if raw is None:
        return ()
    with (store.root / raw).open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return tuple(row[0] for row in csv.reader(lines) if row)[1:]


def check_that_areas_came(store: StoreFolder, areas: Sequence[str], years: range) -> None:
    """Refuse an area that has no row in any of the years of which the store has the nation's.

    Raises
    ------
    UnknownArea
        For the first such area; what came of the others is in the store.
    """
    here = {(area, file.year) for file in read_catalogue(store).rows for area in file.areas}
    out = [year for year in years if (US, year) in here]
    for area in areas:
        if out and not any((area, year) in here for year in out):
            raise UnknownArea(
                f"BLS has no rows of the area {area!r} from {out[0]} to {out[-1]}",
                place="areas",
                next_step=f"The rest is in the data store. {_LOOK_UP}",
            )
