"""Names and the index that come with the package; what files say stands above them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from industry_clusters.price_index import PriceIndex

_LOOKUPS = "industry_clusters.ingest.lookups"


def _lookups() -> Any:
    return import_module(_LOOKUPS) if find_spec(_LOOKUPS) else None


def area_titles() -> dict[str, str]:
    """Return the names of the nation and the states, by code."""
    lookups = _lookups()
    return dict(lookups.state_titles()) if lookups else {"US000": "United States"}


def industry_titles() -> dict[str, str]:
    """Return the names of industries, by code."""
    lookups = _lookups()
    return dict(lookups.naics_titles()) if lookups else {}


def price_indexes() -> dict[str, PriceIndex]:
    """Return the U.S. index, by its series."""
    lookups = _lookups()
    index = lookups.us_price_index() if lookups else None
    return {index.series_id: index} if index else {}
