"""What one file told of occupations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from industry_clusters.occupations import OccupationSource

STAFFING, WAGES, PROJECTIONS, ELEMENTS = "staffing", "wages", "projections", "elements"
TITLES, JOB_ZONES, EDUCATION = "titles", "job_zones", "education"


@dataclass(frozen=True)
class OccupationRows:
    """Frames of one file, by what they are, and where they come from.

    ``staffing``, ``wages``, ``projections`` and ``elements`` have the columns of :mod:`industry_clusters.occupations`
    but for ``source_id``; ``titles``, ``job_zones`` and ``education`` have ``soc_code`` and one column more.
    ``in_words`` tells that ``area_fips`` holds names of areas, for which codes are still to be found.
    """

    source: OccupationSource
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    in_words: bool = False
