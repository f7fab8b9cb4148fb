"""Which consumer price index is nearest to a region, beside that of the nation."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_STATES = {
    "CUUR0100SA0": "09 23 25 33 34 36 42 44 50",  # Northeast
    "CUUR0200SA0": "17 18 19 20 26 27 29 31 38 39 46 55",  # Midwest
    "CUUR0300SA0": "01 05 10 11 12 13 21 22 24 28 37 40 45 47 48 51 54",  # South
    "CUUR0400SA0": "02 04 06 08 15 16 30 32 35 41 49 53 56",  # West
}
"""CPI-U of the Census regions, by the states that they are made of (FIPS)."""
SERIES_OF_STATE = MappingProxyType(
    {state: series for series, states in _STATES.items() for state in states.split()}
)


def nearest_price_index(areas: Iterable[str], at_hand: Iterable[str]) -> str | None:
    """The index of the Census region that all areas lie in, where the data hold it.

    BLS publishes indexes of some metropolitan areas too; which counties they cover is not known here.

    Examples
    --------
    >>> nearest_price_index(["39049", "39041"], ["CUUR0000SA0", "CUUR0200SA0"])
    'CUUR0200SA0'
    """
    found = {SERIES_OF_STATE.get(area[:2]) for area in areas}
    series = found.pop() if len(found) == 1 else None
    return series if series in set(at_hand) else None
