"""What a layout is: a way to write a file, recognised by its header."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

from industry_clusters.panel import QCEW


class Kind(Enum):
    """What a layout's rows are; each kind has one reader."""

    BLS_ANNUAL = "annual employment, BLS columns"
    BLS_QUARTERLY = "quarterly employment, BLS columns"
    IN_WORDS = "employment, areas and ownership in words"
    AREA_TITLES = "names of areas"
    INDUSTRY_TITLES = "names of industries"
    COUNTIES = "counties of metropolitan areas"
    PRICES_LONG = "price index, a row a month"
    PRICES_WIDE = "price index, a column an area"
    PRICES_MONTHLY = "price index, one series"
    OEWS = "jobs and pay by occupation, OEWS columns"
    OEWS_QUERY = "jobs and pay by occupation of one area, OEWS query"
    CALIFORNIA_OEWS = "jobs and pay by occupation, areas in words"
    PROJECTIONS = "projected jobs by occupation"
    CALIFORNIA_PROJECTIONS = "projected jobs by occupation, areas in words"
    ONET_TITLES = "names of O*NET's occupations"
    ONET_JOB_ZONES = "job zones"
    ONET_EDUCATION = "required education"
    ONET_ELEMENTS = "skills or knowledge"
    ONET_LEGEND = "words of O*NET's scales"
    COMMUTING = "where people live and work, by block"
    CENSUS = "employment of County Business Patterns"
    REFUSED = "no rows for a panel"


@dataclass(frozen=True)
class Layout:
    """One way to write a file.

    ``needs`` maps our name of a column to the spellings it goes by, ``may_have`` likewise for columns that are
    read where they are there. ``marks_withheld`` tells whether a row can say that it is withheld. ``words`` is
    for a reader, ``refusal`` what to do with a layout that cannot be read, ``publisher`` who published the numbers.
    """

    key: str
    words: str
    kind: Kind
    needs: Mapping[str, tuple[str, ...]]
    may_have: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks_withheld: bool = False
    refusal: str = ""
    publisher: str = QCEW

    def columns(self, header: Sequence[str]) -> dict[str, int]:
        """Return where each of our columns stands in a header; a column that is not there is left out."""
        places = {folded(name): place for place, name in reversed(list(enumerate(header)))}
        spelled = {**self.needs, **self.may_have}
        found = {
            ours: next((folded(s) for s in names if folded(s) in places), None)
            for ours, names in spelled.items()
        }
        return {ours: places[name] for ours, name in found.items() if name is not None}

    def missing(self, header: Sequence[str]) -> list[str]:
        """Return the columns the layout needs and the header lacks, as the layout spells them first."""
        found = self.columns(header)
        return [names[0] for ours, names in self.needs.items() if ours not in found]


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """Return a header as it is compared: small letters, no blanks, underscores or footnote at its end.

    Examples
    --------
    >>> folded("Area Name") == folded("AreaName ") == folded("AREA_NAME (2)")
    True
    """
    return re.sub(r"[\s_\ufeff]+|\([0-9]*\)\s*$", "", name).casefold()
