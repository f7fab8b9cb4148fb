"""A consumer price index: one number a year, and the name it goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class PriceIndex:
    """Annual averages of one series.

    ``values`` holds year -> index, only for years that have an annual average. ``source`` names the file.
    ``constructed`` is True where the numbers are an example's, not a statistical office's.
    """

    series_id: str
    title: str
    values: Mapping[int, float]
    source: str
    constructed: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))
