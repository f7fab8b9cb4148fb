"""A region of thirty-three industry groups: a cluster of thirty, one of three, and occupations for all."""

from industry_clusters.analysis.tables import analyse
from industry_clusters.study import Member, MemberRole
from support.occupation_frames import occupations_of
from support.panels import panel_of
from support.small_study import PRICES, study

LARGE, SMALL = "Everything that is made, moved and mended in the county", "Farms"
MADE = [f"{number:04d}" for number in range(3111, 3120)] + [f"{number:04d}" for number in range(3321, 3330)]
MADE += [f"{number:04d}" for number in range(4231, 4240)] + ["8111", "8112", "8113"]
FARMS = ["1111", "1112", "1113"]
WITHHELD = ("3119", "3329")


def _rows(year):
    yield f"01001 0 10 {year} 400 900000 40000000\n01001 5 10 {year} 400 900000 40000000\n"
    yield f"US000 0 10 {year} 400 9000000 400000000\n"
    for number, code in enumerate([*MADE, *FARMS], 1):
        hidden = code in WITHHELD and year == 2020
        yield f"01001 5 {code} {year} 9 {'N N' if hidden else f'{number * (year - 1950)} {number * 3000000}'}\n"
        yield f"US000 5 {code} {year} 90 {number * 900} {number * 30000000}\n"


DATA = "".join(row for year in (2010, 2020) for row in _rows(year))
_ROLES = (MemberRole.EXPORT, MemberRole.SERVING, MemberRole.SUPPORT)
CLUSTERS = (
    *(Member(LARGE, code, MemberRole.SUPPORT if code[0] == "8" else MemberRole.EXPORT) for code in MADE),
    *(Member(SMALL, code, role) for code, role in zip(FARMS, _ROLES, strict=True)),
)
STAFFING = "".join(
    f"{code} 5 00-0000 total 1000 50000\n{code} 5 11-1021 detailed 100 98000 Managers\n"
    f"{code} 5 51-2090 detailed 500 38000 Assemblers\n{code} 5 53-7062 detailed 400 21000 Movers\n"
    for code in [*MADE, *FARMS]
)
WAGES = "01000 00-0000 24000 35000 48900 Alabama\n01000 11-1021 1 98000 2\n01000 51-2090 1 38000 2\n01000 53-7062 1 21000 2\n"


def many_members(occupations=None, **changes):
    """The analysis of the region; ``occupations`` False leaves them out."""
    frames = () if occupations is False else (occupations_of(STAFFING, WAGES),)
    return analyse(study(**{"clusters": CLUSTERS} | changes), panel_of(DATA), PRICES, *frames)
