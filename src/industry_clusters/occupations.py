"""What files tell of occupations: who works in an industry, what they earn, what is to come, what they need.

Four tables beside the panel. Codes are text; a number that its source does not give is NaN, and a mark beside it
says why: :data:`WITHHELD` (``**``, jobs not published), :data:`UNAVAILABLE` (``*``, pay not published),
:data:`TOP_CODED` (``#``, pay at or above the most that the source prints).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

WITHHELD = "**"
UNAVAILABLE = "*"
TOP_CODED = "#"

HOURS_PER_YEAR = 2080
"""Hours of a year's full work, by which OEWS makes annual pay of hourly pay."""

PERCENTILES = (10, 25, 50, 75, 90)
ALL_OCCUPATIONS = "00-0000"

STAFFING_COLUMNS = (
    "industry_code",  # NAICS without the zeros that fill it up: "622", "31-33", "10" for all industries
    "industry_title",
    "own_code",  # as the file has it: "5", "1235", "57"
    "soc_code",
    "soc_title",
    "soc_level",  # "total", "major", "minor", "broad" or "detailed"
    "employment",
    "employment_mark",
    "annual_mean_wage",
    "wage_mark",
    "source_id",
    "line",
)
WAGE_COLUMNS = (
    "area_fips",  # QCEW's code: US000, 06000, 06029, C4014
    "area_title",
    "period",  # "2024", or "2024 Q1"
    "soc_code",
    "soc_title",
    "soc_level",
    "employment",
    "employment_mark",
    *(f"hourly_{name}" for name in ("mean", *(f"pct{p}" for p in PERCENTILES))),
    *(f"annual_{name}" for name in ("mean", *(f"pct{p}" for p in PERCENTILES))),
    "wage_mark",
    "source_id",
    "line",
)
PROJECTION_COLUMNS = (
    "area_fips",
    "area_title",
    "first_year",
    "last_year",
    "soc_code",
    "soc_title",
    "soc_level",
    "employment_first",  # jobs, not thousands
    "employment_last",
    "growth",  # over the whole period, as a fraction
    "openings",  # a year, on average
    "median_annual_wage",
    "education",
    "experience",
    "training",
    "source_id",
    "line",
)
PROFILE_COLUMNS = ("soc_code", "soc_title", "job_zone", "education", "source_id")
ELEMENT_COLUMNS = ("soc_code", "kind", "element", "importance", "source_id")
"""``kind`` is "skill" or "knowledge"; ``importance`` is O*NET's scale from 1 to 5."""


def _empty(columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame(columns=list(columns))


@dataclass(frozen=True)
class OccupationSource:
    """A file of occupations: its name, what it is, its period or vintage, and its SOC system ("2018", "2010")."""

    name: str
    layout: str
    rows: int
    period: str
    sha256: str
    soc_vintage: str = ""


@dataclass(frozen=True)
class Occupations:
    """Tables of what the files hold, each empty where no file holds it.

    ``staffing`` has :data:`STAFFING_COLUMNS`, one row per industry, ownership and occupation as published (summary
    rows are there, told apart by ``soc_level``); ``wages`` :data:`WAGE_COLUMNS`, one row per area, period and
    occupation; ``projections`` :data:`PROJECTION_COLUMNS`; ``profiles`` :data:`PROFILE_COLUMNS` and ``elements``
    :data:`ELEMENT_COLUMNS`, one row per six-digit SOC code (and element). ``source_id`` is the index in ``sources``,
    ``line`` the line in that file.
    """

    staffing: pd.DataFrame = field(default_factory=lambda: _empty(STAFFING_COLUMNS))
    wages: pd.DataFrame = field(default_factory=lambda: _empty(WAGE_COLUMNS))
    projections: pd.DataFrame = field(default_factory=lambda: _empty(PROJECTION_COLUMNS))
    profiles: pd.DataFrame = field(default_factory=lambda: _empty(PROFILE_COLUMNS))
    elements: pd.DataFrame = field(default_factory=lambda: _empty(ELEMENT_COLUMNS))
    sources: tuple[OccupationSource, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no file told anything of occupations."""
        return not self.sources
